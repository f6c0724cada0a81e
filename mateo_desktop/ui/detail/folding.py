"""What of a long JSON text is laid out; the rest is in the copy, and the fold says so.

Laying out is what costs: a line of 200 kB takes seconds where it wraps, and
50,000 coloured lines take one. So long strings are cut inside their line, and
of many lines the middle is left out, which keeps lines and fields findable.
"""

from __future__ import annotations

import dataclasses
import re

_LONG_STRING = re.compile(r'"(?:[^"\\]|\\.){20000,}"')
#: No string at all, such as a million brackets: laying it out took minutes.
_LONG_LINE = re.compile(r"[^\n]{20000,}")
#: Looking for a string in such a line takes seconds and gigabytes.
_ENDLESS = 200_000
_SHOWN_OF_LONG = 400
_HEAD, _TAIL = 3_000, 1_000
#: Of a text without structure: so many characters, lines, and characters in a line.
_PARTED, _PARTED_LINES, _PARTED_LINE = 200_000, 4_000, 1_000


@dataclasses.dataclass(frozen=True, slots=True)
class Folded:
    """The text to show; *hidden* lines of the original follow line *head*."""

    text: str
    head: int = 0
    hidden: int = 0

    def shown_line(self, line: int) -> int | None:
        """Where *line* of the original is shown, None inside the fold."""
        if not self.hidden or line < self.head:
            return line
        return None if line < self.head + self.hidden else line - self.hidden + 1

    def meant_line(self, shown: int) -> int:
        """The line of the original that is shown as line *shown*."""
        if not self.hidden or shown < self.head:
            return shown
        return shown + self.hidden - 1 if shown > self.head else self.head


def folded(text: str, characters_more: str, lines_more: str) -> Folded:
    """*text* as it can be laid out at once.

    The two texts stand in a fold, with ``{count}`` for what it hides.
    """

    def short(found: re.Match[str]) -> str:
        left_out = len(found[0]) - _SHOWN_OF_LONG
        more = characters_more.replace("{count}", str(left_out))
        # Not in the middle of an escape: "\\u00" would tell of another character.
        kept = re.sub(r"\\[^\\]{0,5}$", "", found[0][:_SHOWN_OF_LONG])
        return f'{kept}{more}"'

    def cut(found: re.Match[str]) -> str:
        left_out = str(len(found[0]) - _SHOWN_OF_LONG)
        return f"{found[0][:_SHOWN_OF_LONG]}{characters_more.replace('{count}', left_out)}"

    def end(line: str) -> str:
        left_out = str(len(line) - _SHOWN_OF_LONG)
        more = characters_more.replace("{count}", left_out)
        closing = re.search(r'",?$', line[-2:])
        if closing is None:
            return f"{line[:_SHOWN_OF_LONG]}{more}"
        kept = re.sub(r"\\[^\\]{0,5}$", "", line[:_SHOWN_OF_LONG])
        return f"{kept}{more}{closing[0]}"

    if len(text) > _ENDLESS:
        # Cut by hand: a pattern takes 40 ms to see that twenty megabytes are one line.
        lines = text.split("\n")
        text = "\n".join(end(line) if len(line) >= _ENDLESS else line for line in lines)
    if len(text) > 20_000:
        text = _LONG_LINE.sub(cut, _LONG_STRING.sub(short, text))
    lines = text.split("\n")
    hidden = len(lines) - _HEAD - _TAIL
    if hidden <= 1:
        return Folded(text)
    fold = lines_more.replace("{count}", str(hidden))
    return Folded("\n".join([*lines[:_HEAD], fold, *lines[-_TAIL:]]), _HEAD, hidden)


def parted(text: str) -> tuple[str, int]:
    """The beginning of *text* in lines that can be laid out; how much is left out.

    A long line becomes several, at its blanks where it has some.
    """
    lines: list[str] = []
    taken = 0
    for line in text[:_PARTED].split("\n")[:_PARTED_LINES]:
        taken += len(line) + 1
        while len(line) > _PARTED_LINE:
            at = line.rfind(" ", _PARTED_LINE // 2, _PARTED_LINE) + 1 or _PARTED_LINE
            lines.append(line[:at])
            line = line[at:]
        lines.append(line)
    return "\n".join(lines), max(0, len(text) - taken)
