"""A piece of a long HTML text as plain text, whatever number its lists go on with.

An item more, and all items below it have another number: reading 500 kB of
them anew takes a fifth of a second. So a piece is read once, with gaps for the
numbers of the lists that are open before it, and for what is indented by them.
"""

from __future__ import annotations

import re

from mateo_desktop.domain import markup
from mateo_desktop.domain.text_flow import BLANKS, NUMBER, Box, State, unsaid_marker

_GAP = re.compile(f"({NUMBER}|{BLANKS})([0-9]+),(-?[0-9]+);")
# No line ends with blanks.
_LAST_BLANKS = re.compile(f"(?:{BLANKS}[^;]*;| )+$", re.MULTILINE)


class Piece:
    """The piece *source*; see ``markup.continued``."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._before: State | None = None
        self._text: str | None = None
        self._after = markup.BEGIN
        # The same with gaps: what is open before it, the text, its gaps and what is open behind.
        self._open_before: State | None = None
        self._form: str | None = None
        self._gaps: list[tuple[bool, int, int]] = []
        self._open_after = markup.BEGIN

    def after(self, before: State) -> tuple[str | None, State]:
        """Its lines, None for none, and what is open behind it; *before* is open before it."""
        if before == self._before:
            return self._text, self._after
        self._before = before
        opened, numbers = _without_numbers(before)
        if not numbers or any(sign in part for sign in (NUMBER, BLANKS) for part in self._words):
            lines, self._after = markup.continued(self._source, before)
            self._text = "\n".join(lines) if lines else None
            return self._text, self._after
        if opened != self._open_before:
            self._open_before = opened
            self._read(opened)
        if self._form is None:
            self._text = None
        else:
            self._text = self._form % tuple(
                " " * len(f"{numbers[which] + offset}. ") if blanks else numbers[which] + offset
                for blanks, which, offset in self._gaps
            )
        self._after = _with_numbers(self._open_after, numbers)
        return self._text, self._after

    @property
    def _words(self) -> tuple[str, str]:
        """All words that may be in its lines."""
        return self._source, self._before[1] if self._before else ""

    def _read(self, opened: State) -> None:
        lines, self._open_after = markup.continued(self._source, opened)
        if not lines:
            self._form, self._gaps = None, []
            return
        text = "\n".join(lines)
        if BLANKS in text:
            text = _LAST_BLANKS.sub("", text)
        self._gaps = [
            (sign == BLANKS, int(which), int(offset)) for sign, which, offset in _GAP.findall(text)
        ]
        self._form = _GAP.sub("%s", text.replace("%", "%%"))


def _without_numbers(state: State) -> tuple[State, dict[int, int]]:
    """*state* with gaps for the numbers that its lists go on with, and those numbers."""
    numbers: dict[int, int] = {}
    boxes: list[Box] = []
    # What the lines in the box around begin with, as it is and with gaps.
    around = around_open = ""
    number = 0
    for tag, first, rest, count, _ in state[0]:
        own = own_open = rest[len(around) :]
        first_open = first
        marker = f"{number - 1}. "
        if tag == "li" and number and (first, own) == (marker, " " * len(marker)):
            first_open, own_open = unsaid_marker(len(numbers), -1)
        number = count
        if count:
            numbers[len(numbers) + 1] = count
        around, around_open = rest, around_open + own_open
        box = tag, first_open, around_open, 0, len(numbers) if count else 0
        boxes.append(box)
    return (tuple(boxes), *state[1:]), numbers


def _with_numbers(state: State, numbers: dict[int, int]) -> State:
    """The contrary of :func:`_without_numbers`."""

    def said(found: re.Match[str]) -> str:
        number = numbers[int(found[2])] + int(found[3])
        return " " * len(f"{number}. ") if found[1] == BLANKS else str(number)

    boxes = [
        (
            tag,
            _GAP.sub(said, first),
            _GAP.sub(said, rest),
            count + numbers[unsaid] if unsaid else count,
            0,
        )
        for tag, first, rest, count, unsaid in state[0]
    ]
    return (tuple(boxes), *state[1:])
