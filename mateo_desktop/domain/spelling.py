"""Which words of a text are looked up in a dictionary, and which are none of its business."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_LETTER = "[^\\W\\d_\u00aa\u00ba]|[\u0300-\u036f]"
_WORD = re.compile(
    f"(?:{_LETTER})+(?:['\u2019](?:{_LETTER})+|[-\u2010\u2011](?:{_LETTER})+)*['\u2019]?"
)
#: Addresses, names of files, variables, code, and what has figures in it.
_NO_WORDS = re.compile(
    r"""
      [a-z][a-z0-9+.-]*://\S+ | www\.\S+               # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)*                      # mail addresses
    | \{[^{}\n]{0,80}\}+ | `[^`\n]*`                    # variables, code
    | (?<!\w)[#@/\\~][\w./\\-]+ | \w+(?:[/\\]\w+){2,}   # tags, paths
    | [^\W_]+(?:\.[^\W_]+)+                             # example.org, form.pdf
    | \w*[\d_]\w*(?:-\w+)*                              # 30er, under_score
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CAMEL = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
#: Behind the last letter that Latin scripts of Europe use, but for ẞ.
_LATIN_END = "\u024f"


class Word(NamedTuple):
    """A word as a dictionary has it, and where it stands in the text, in characters."""

    start: int
    end: int
    word: str


def words(text: str) -> Iterator[Word]:
    """The words of *text* that can be wrong, in order."""
    blanked = _NO_WORDS.sub(_blank, text) if _MAY_BE_OTHER.search(text) else text
    for found in _WORD.finditer(blanked):
        word = as_in_dictionary(found[0])
        if _is_checked(word):
            yield Word(found.start(), found.start() + len(found[0].rstrip("'\u2019")), word)


_MAY_BE_OTHER = re.compile(r"[\d_@/\\{`#~.]")


def _blank(found: re.Match[str]) -> str:
    # A full stop at the end of a sentence is no part of an address.
    return " " * len(found[0])


def as_in_dictionary(word: str) -> str:
    """*word* with plain apostrophes and hyphens, and letters in one piece."""
    word = word.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
    return unicodedata.normalize("NFC", word).strip("'")


def _is_checked(word: str) -> bool:
    if len(word) < 2 or word.isupper() or _CAMEL.search(word):
        return False
    return all(letter <= _LATIN_END or letter == "ẞ" for letter in word)


def parts(word: str) -> tuple[str, ...]:
    """What a word consists of that no dictionary has as a whole: all have to be right.

    Compounds with hyphens, each part for itself, and words with an 's.
    """
    word = re.sub(r"'s?$", "", word)
    pieces = re.split(r"-|'s-", word)
    return tuple(piece for piece in pieces if len(piece) > 1 and not piece.isupper())
