"""Words found in a text, as somebody who types them means it.

Case is folded unless it shall not be: then ß and ss are the same as well.
Umlauts are letters of their own (schon is not schön), however they are
encoded, a no-break space is a space, and a typographic apostrophe is one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

_SPACES = "[ \u00a0\u2007\u2009\u202f]"
_APOSTROPHES = "['\u2019\u02bc]"
_HYPHENS = "[-\u2010\u2011]"
_SAME = {" ": _SPACES, "'": _APOSTROPHES, "\u2019": _APOSTROPHES, "-": _HYPHENS}


def pattern(
    sought: str, *, match_case: bool = False, whole_words: bool = False
) -> re.Pattern[str] | None:
    """What finds *sought*; None for nothing to find."""
    sought = unicodedata.normalize("NFC", sought)
    if not sought:
        return None
    parts: list[str] = []
    at = 0
    while at < len(sought):
        letter = sought[at]
        if not match_case and sought[at : at + 2].lower() == "ss":
            parts.append("(?:ss|ß|ẞ)")
            at += 2
            continue
        parts.append(_one(letter, match_case=match_case))
        at += 1
    words = "".join(parts)
    if whole_words:
        before = r"(?<!\w)" if _is_word(sought[0]) else ""
        after = r"(?!\w)" if _is_word(sought[-1]) else ""
        words = f"{before}{words}{after}"
    return re.compile(words, 0 if match_case else re.IGNORECASE)


def _one(letter: str, *, match_case: bool) -> str:
    if letter in _SAME:
        return _SAME[letter]
    if letter in "ßẞ" and not match_case:
        return "(?:ss|ß|ẞ)"
    taken_apart = unicodedata.normalize("NFD", letter)
    if taken_apart != letter:
        return f"(?:{re.escape(letter)}|{re.escape(taken_apart)})"
    return re.escape(letter)


def _is_word(letter: str) -> bool:
    return re.match(r"\w", letter) is not None


class Positions:
    """Turns characters of a text into positions of a document, which counts UTF-16, and back."""

    def __init__(self, text: str) -> None:
        # Characters that take two positions, which are few if there are any.
        self._wide: list[int] = []
        if not text.isascii() and max(text, default="") > "\uffff":
            self._wide = [at for at, letter in enumerate(text) if letter > "\uffff"]

    def position(self, character: int) -> int:
        """The position of the character with that number."""
        return character + bisect_left(self._wide, character) if self._wide else character

    def blanked(self, text: str, ranges: list[tuple[int, int]]) -> str:
        """*text* with blanks in *ranges* of positions."""
        starts = [self.position(at) for at in range(len(text))] if self._wide else range(len(text))
        letters = list(text)
        for start, end in ranges:
            for at in range(bisect_left(starts, start), bisect_left(starts, end)):
                letters[at] = " "
        return "".join(letters)

    def ranges(self, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Ranges of characters as ranges of positions."""
        if not self._wide:
            return pairs
        return [(self.position(start), self.position(end)) for start, end in pairs]


def found(text: str, wanted: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where *wanted* stands in *text*: positions of a document, in order, none overlapping."""
    pairs = [match.span() for match in wanted.finditer(text)]
    return Positions(text).ranges(pairs)
