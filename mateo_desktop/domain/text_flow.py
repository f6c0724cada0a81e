"""Lines of plain text as they are laid out: quotes, lists and empty lines.

Where HTML has nested boxes, plain text has lines that begin with "> " or a
bullet. A flow knows which boxes are open and what each line begins with.
"""

from __future__ import annotations

import dataclasses
import re

#: Quotes and lists are indented up to this depth; without a cap a megabyte of
#: HTML makes gigabytes of text.
MAX_INDENTED = 20

#: Not a blank that stands alone: most are, and replacing them by themselves takes long.
_WHITESPACE = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")


@dataclasses.dataclass(slots=True)
class Container:
    """A quote, a list, an item or preformatted text that is still open."""

    tag: str
    first: str  # what its first line begins with
    rest: str  # what its other lines begin with, outer containers included
    number: int = 0  # of the next item, 0 in a list with bullets
    #: Whether ``number`` counts from one that is said later, and from which of those, from 1.
    unsaid: int = 0

    def next_item(self, number: int | None = None) -> tuple[str, str]:
        """What the first line of the next item begins with, and the others; *number* is its own."""
        if not self.number and not self.unsaid:
            return "- ", "  "
        if number is not None:
            self.number, self.unsaid = number, 0
        at, self.number = self.number, self.number + 1
        if self.unsaid:
            return unsaid_marker(self.unsaid, at)
        marker = f"{at}. "
        return marker, " " * len(marker)


#: Stand before a number that is said later, and before blanks as wide as one and what follows it.
NUMBER, BLANKS = "\x00", "\x01"


def unsaid_marker(which: int, offset: int) -> tuple[str, str]:
    """As ``next_item``: the number is the unsaid one called *which*, and *offset* more."""
    return f"{NUMBER}{which},{offset};. ", f"{BLANKS}{which},{offset};"


#: An open container, field by field.
Box = tuple[str, str, str, int, int]
#: The open containers, the words of the line that is open, and what is due before the next.
State = tuple[tuple[Box, ...], str, bool, int, bool, int, bool]


class Flow:
    """Lines that are being written: those of the text, or of one table cell."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.stack: list[Container] = []
        self._open: dict[str, int] = {}
        self._parts: list[str] = []
        self._space = True  # whether a blank here would follow a blank
        self._gap = 0  # 2: an empty line is due, 1: a new line is
        self._empty = False  # whether the last line was an empty one of its own
        self._low = 0  # containers that were there when the last line was written
        self._begun = False  # whether lines were written before those here

    def state(self) -> State:
        """All that what follows depends on."""
        stack = tuple((box.tag, box.first, box.rest, box.number, box.unsaid) for box in self.stack)
        begun = self._begun or bool(self.lines)
        rest = (self._space, self._gap, self._empty, self._low, begun)
        return (stack, "".join(self._parts), *rest)

    @classmethod
    def resumed(cls, state: State) -> Flow:
        """A flow that goes on after *state*, with no lines of its own yet."""
        flow = cls()
        boxes, part, flow._space, flow._gap, flow._empty, flow._low, flow._begun = state
        for box in boxes:
            flow.stack.append(Container(*box))
            flow._open[box[0]] = flow._open.get(box[0], 0) + 1
        flow._parts = [part] if part else []
        return flow

    def write(self, text: str) -> None:
        """Add words to the line, with blanks as a browser would show them."""
        if self._open.get("pre"):
            *full, last = text.split("\n")
            for line in full:
                self._parts.append(line)
                self.end_line()
            text = last
        else:
            text = _WHITESPACE.sub(" ", text)
            if self._space:
                text = text.lstrip(" ")
        if text:
            self._parts.append(text)
            self._space = text.endswith(" ")

    def end_line(self) -> None:
        """Write the line as it stands, even if it is empty."""
        line = "".join(self._parts).replace("\u00a0", " ").rstrip()
        self._parts.clear()
        self._space = True
        self.add_line(line)

    def add_line(self, line: str) -> None:
        """Write a line that is laid out already."""
        before = self._rest(self._low)
        # An empty line that was asked for does for the space after it.
        if self._gap == 2 and (self._begun or self.lines) and not self._empty:
            self.lines.append(before.rstrip())
        depth = len(self.stack)
        if self._low < depth:
            before += "".join(container.first for container in self.stack[self._low :])
        self._empty = not line and self._low == depth
        self.lines.append((before + line).rstrip())
        self._gap = 0
        self._low = depth

    def gap(self, lines: int) -> None:
        """End the block: what follows begins after *lines* line ends."""
        if self._parts:
            self.end_line()
        # The first paragraph of an item stands beside its bullet.
        if not (self.stack and self.stack[-1].tag == "li" and self._low < len(self.stack)):
            self._gap = max(self._gap, lines)

    def push(self, tag: str, first: str = "", rest: str = "", number: int = 0) -> None:
        """Open a container whose lines begin as said."""
        before = self.stack[-1].rest if self.stack else ""
        if len(self.stack) >= MAX_INDENTED:
            first = rest = ""
        self.stack.append(Container(tag, first, before + rest, number))
        self._open[tag] = self._open.get(tag, 0) + 1

    def pop(self, tag: str) -> bool:
        """Close the innermost *tag* and what is open within it."""
        if not self._open.get(tag):
            return False
        while True:
            if self._parts:
                self.end_line()
            closed = self.stack[-1]
            if closed.tag == "li":
                if self._low < len(self.stack):
                    self.end_line()  # an item without words still has its bullet
                # Items follow each other without empty lines.
                self._gap = min(self._gap, 1)
            self.stack.pop()
            self._open[closed.tag] -= 1
            self._low = min(self._low, len(self.stack))
            if closed.tag == tag:
                return True

    def finish(self) -> list[str]:
        """Close everything; the lines."""
        if self._parts:
            self.end_line()
        while self.stack:
            self.pop(self.stack[-1].tag)
        return self.lines

    def _rest(self, depth: int) -> str:
        return self.stack[depth - 1].rest if depth else ""
