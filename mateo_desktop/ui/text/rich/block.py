"""A message as blocks of runs: the small vocabulary, apart from any widget.

A block is a paragraph, a heading, an item of a list, a line of code, a rule or
the text of a table's cell; lists, quotes and tables are said of each block, as
an editor thinks of them, not as elements around others.
"""

from __future__ import annotations

from typing import NamedTuple

BOLD, ITALIC, UNDERLINE, STRIKE, CODE = 1, 2, 4, 8, 16

#: A line break inside a block, as Qt writes it.
BREAK = "\u2028"

#: Lists and quotes are not read deeper than this.
DEPTH_MAX = 9

#: What may be said of a block's alignment; "" is the side its words start on.
CENTER, RIGHT = "center", "right"


class Run(NamedTuple):
    """Text with one look; ``flags`` are BOLD | ITALIC | UNDERLINE | STRIKE | CODE."""

    text: str
    flags: int = 0
    href: str = ""


class Cell(NamedTuple):
    """A place in a table; ``head`` is the same for a whole row, the first one.

    ``table`` tells tables apart; only equality means something.
    """

    table: int
    row: int
    column: int
    head: bool = False


class Block(NamedTuple):
    """One block. ``depth`` is that of the list it is an item of, 0 for none.

    ``chain`` tells lists of one kind that follow each other apart; only
    equality means something. ``start`` is the number of the first item of a
    numbered list, said by each of its items. ``pre`` is a line of code: those
    that follow each other are one block of it. A ``cell`` holds one block;
    several of the same cell are lines of it.
    """

    runs: tuple[Run, ...] = ()
    heading: int = 0
    quote: int = 0
    depth: int = 0
    ordered: bool = False
    chain: int = 0
    rule: bool = False
    align: str = ""
    pre: bool = False
    start: int = 1
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(run.text for run in self.runs)
