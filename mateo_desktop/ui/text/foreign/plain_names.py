"""What a stranger's text may not do to the line it stands in.

Names, handles, file names and subjects arrive from outside. A control
character that turns the reading direction makes ``fdp.exe`` look like
``exe.pdf``, and one without width makes two different names look the same.
In a name every such character is shown; in running text the ones that
reorder are turned into isolates, which end where they should.
"""

from __future__ import annotations

import re
import unicodedata

from mateo_desktop.domain.late_pattern import late_pattern

# Characters that do nothing good anywhere: C0 and C1 but for tab and line
# feed, half surrogates, the marks Qt uses for frames and objects inside a
# document (U+FDD0.., U+FFFC), and the byte order mark.
_USELESS = late_pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]"
)

# Embeddings and overrides become isolates of the same direction: letters keep
# their own order inside, and nothing outside is touched.
_ISOLATES = {0x202A: 0x2066, 0x202D: 0x2066, 0x202B: 0x2067, 0x202E: 0x2067, 0x202C: 0x2069}
_TURNING = late_pattern("[\u202a-\u202e]")
_ISOLATING = late_pattern("[\u2066-\u2069]")
_CONTROLS_MAX = 200
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_TOWER = late_pattern(f"({_MARK}{{8}}){_MARK}+")
_FOOT, _TOP = late_pattern(f"{_MARK}+"), late_pattern(f"{_MARK}*$")
_TOWER_MAX = 8

# What is shown as a mark in a name. The two joiners are letters' business in
# Persian, Hindi or an emoji family: they stay between other characters.
_SHOWN = late_pattern(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS = late_pattern("[\u200c\u200d]")

#: A stack of marks taller than this is cut: it would paint over other lines.
_MARKS_IN_A_ROW = 4


def without_controls(text: str) -> str:
    """*text* without characters that carry no meaning and upset programs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return _USELESS.sub("", text) if _USELESS.search(text) else text


def isolated(text: str) -> str:
    """*text* with every bidi embedding and override turned into an isolate.

    Hundreds of them, and towers of marks, say nothing and cost the layout
    dearly: the former go, the latter are cut.
    """
    if text.isascii():
        return text
    if _TURNING.search(text):
        text = text.translate(_ISOLATES)
    if len(_ISOLATING.findall(text)) > _CONTROLS_MAX:
        text = _ISOLATING.sub("", text)
    return _TOWER.sub("\\1", text)


def escaped(text: str) -> str:
    """*text* with every control that reorders or hides written as JSON writes it.

    Inside of a JSON string that says the same. Line feeds and tabs stay.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and not _USELESS.search(text):
        return text
    return _JOINERS.sub(_joiner_escape, _SHOWN.sub(_escape, text))


class Flow:
    """A text that comes in pieces, each made harmless as :func:`isolated` does the whole.

    Tags between the pieces do not end a tower of marks, nor does the count of
    controls begin anew.
    """

    def __init__(self) -> None:
        self._controls = self._marks = 0

    def follow(self, text: str) -> str:
        """The next piece."""
        if text.isascii():
            self._marks = 0 if text else self._marks
            return text
        text = isolated(text)
        controls = len(_ISOLATING.findall(text))
        if controls and self._controls + controls > _CONTROLS_MAX:
            text = _ISOLATING.sub("", text)
        else:
            self._controls += controls
        foot = _FOOT.match(text)
        if foot is not None and self._marks + foot.end() > _TOWER_MAX:
            text = text[foot.end() - max(0, _TOWER_MAX - self._marks) :]
        top = _TOP.search(text)
        height = len(top[0]) if top else 0
        self._marks = height + (self._marks if height == len(text) else 0)
        return text


def plain_name(text: str, limit: int = 500) -> str:
    """A name from outside as one honest line.

    Line breaks become spaces; controls that reorder or hide are shown as
    ``[U+202E]``; the whole stands in an isolate when it holds letters that
    run from right to left, so that it cannot reorder what is around it.
    Longer than *limit* characters it is cut.
    """
    cut = text[:limit].replace("\r\n", " ")
    cut = re.sub("[\t\n\r\x0b\x0c\x85\u2028\u2029]", " ", cut)
    shown = _SHOWN.sub(_mark, cut)
    shown = _JOINERS.sub(_joiner, shown)
    if not shown.isascii():
        shown = _flattened(shown)
    if len(text) > limit or len(shown) > 2 * limit:
        # Five hundred marks are a wall that costs its label 60 ms.
        shown = shown[: 2 * limit] + "…"
    if any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in shown):
        return f"\u2068{shown}\u2069"
    return shown


def _mark(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in "\n\t":
        return sign
    code = ord(sign)
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _joiner_escape(found: re.Match[str]) -> str:
    return found[0] if _joiner(found) == found[0] else _escape(found)


def _joiner(found: re.Match[str]) -> str:
    text, at = found.string, found.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before and after and not (before + after).isascii() and not (before + after).isspace():
        return found[0]
    return _mark(found)


def _flattened(text: str) -> str:
    """*text* with at most a few combining marks on one letter."""
    row = 0
    kept = []
    for char in text:
        row = row + 1 if unicodedata.combining(char) else 0
        if row <= _MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)
