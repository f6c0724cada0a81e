"""What of a long JSON text is laid out; the rest is in the copy, and the fold says so.

Laying out is what costs: a line of 200 kB takes seconds where it wraps, and
50,000 coloured lines take one. So long strings are cut inside their line, and
of many lines the middle is left out, which keeps lines and fields findable.
"""

from __future__ import annotations

import dataclasses
import re

from mateo_desktop.ui.messages.counts import count_text

#: Takes what it has read for good, closed or not: one that looked for long strings
#: only began anew at each quote, and a hostile text held it for minutes.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?')
#: Such a string is cut; so is such a line without any, a million brackets: laying it
#: out took minutes.
_LONG = 20_000
#: Looking for a string in such a line takes seconds and gigabytes.
_ENDLESS = 200_000
_SHOWN_OF_LONG = 400
_HEAD, _TAIL = 3_000, 1_000
#: Of a text without structure: so many characters, lines, and characters in a line.
_PARTED, _PARTED_LINES, _PARTED_LINE = 100_000, 4_000, 1_000


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
    lines = text.split("\n")
    head = hidden = 0
    if len(lines) - _HEAD - _TAIL > 1:
        head, hidden = _HEAD, len(lines) - _HEAD - _TAIL
        fold = lines_more.replace("{count}", count_text(hidden))
        lines = [*lines[:_HEAD], fold, *lines[-_TAIL:]]
    shown = [line if len(line) < _LONG else _short(line, characters_more) for line in lines]
    return Folded("\n".join(shown), head, hidden)


def _short(line: str, more: str) -> str:
    """*line* with its long strings cut, or cut itself where these are not what is long."""
    if len(line) < _ENDLESS:
        pieces: list[str] = []
        done = 0
        for found in _STRING.finditer(line):
            begin, end = found.span()
            if end - begin > _LONG and line[end - 1] == '"':
                pieces += (line[done:begin], _cut_string(found[0], more), '"')
                done = end
        line = "".join((*pieces, line[done:]))
        return line if len(line) < _LONG else _cut(line, more)
    closing = re.search(r'",?$', line[-2:])
    return f"{_cut_string(line, more)}{closing[0]}" if closing else _cut(line, more)


def _cut_string(text: str, more: str) -> str:
    """As ``_cut``, but not in the middle of an escape, whose half tells of another character."""
    kept = re.sub(r"\\[^\\]{0,5}$", "", text[:_SHOWN_OF_LONG])
    return kept + _cut(text, more)[_SHOWN_OF_LONG:]


def _cut(text: str, more: str) -> str:
    """The beginning of *text*, and how much is left out."""
    left_out = count_text(len(text) - _SHOWN_OF_LONG)
    return f"{text[:_SHOWN_OF_LONG]}{more.replace('{count}', left_out)}"


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
