"""Which blocks of a document are written anew so that it says something else.

As few as can be: what differs, and with it the whole of every list and table
that is partly in it, because neither can be written by half.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor

from mateo_desktop.ui.text.rich.block import Block

Placed = Sequence[tuple[int, Block]]


class Region(NamedTuple):
    """The rows from ``first`` up to ``old_end`` become those from ``first`` up to ``new_end``."""

    first: int
    old_end: int
    new_end: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return self.first == self.old_end == self.new_end


def region(placed: Placed, new: Sequence[Block]) -> Region:
    """The smallest region by which what is *placed* in a document becomes *new*."""
    old = [row for _, row in placed]
    first, last = _differing(old, new)
    if first == len(old) == len(new):
        return Region(first, first, first)
    of_old, of_new = _together(old), _together(new)
    spans = [*of_old, *of_new]
    ends = [
        *((len(old) - high, len(old) - low) for low, high in of_old),
        *((len(new) - high, len(new) - low) for low, high in of_new),
    ]
    first, last = _outside(first, spans), _outside(last, ends)
    # Blocks that nobody sees stand beside a table, so it is written with both of its neighbours.
    while last and any(
        row.cell
        for row in (*old[max(0, first - 1) : len(old) - last + 1], *new[first : len(new) - last])
    ):
        last = _outside(last - 1, ends)
    while first and (old[first - 1].cell or _is_right_before_table(placed, first)):
        first = _outside(first - 1, spans)
    return Region(first, len(old) - last, len(new) - last)


def emptied(cursor: QTextCursor, placed: Placed, changed: Region) -> bool:
    """Take out what was in the region; *cursor* then stands in an empty block for what comes.

    False if nothing shall come and nothing is left to write into. What stands
    around is as it was; the undo step is the caller's.
    """
    document = cursor.document()
    first, end, new_end = changed
    start = _start(document.findBlockByNumber(placed[first][0])) if first < len(placed) else -1
    if end == len(placed):
        stop = document.characterCount() - 1
        if first == new_end and first:
            above = document.findBlockByNumber(placed[first - 1][0])
            form = above.blockFormat()
            _select(cursor, _end(above), stop)
            cursor.removeSelectedText()
            # An empty block takes the shape of what is joined with it.
            cursor.setBlockFormat(form)
            return False
        if start < 0:
            cursor.setPosition(stop)
            cursor.insertBlock()
            start = stop = cursor.position()
    else:
        stop = _start(document.findBlockByNumber(placed[end][0]))
        if first == new_end:
            _select(cursor, start, stop)
            cursor.removeSelectedText()
            return False
        # A block of its own before the one that follows, which keeps its shape.
        cursor.setPosition(stop)
        cursor.insertBlock()
    _select(cursor, start, stop)
    cursor.removeSelectedText()
    cursor.setBlockFormat(QTextBlockFormat())
    cursor.setBlockCharFormat(QTextCharFormat())
    return True


def _differing(old: Sequence[Block], new: Sequence[Block]) -> tuple[int, int]:
    """How many rows are the same at the beginning, and how many after those at the end."""
    most = min(len(old), len(new))
    first = last = 0
    while first < most and _same(old[first], new[first]):
        first += 1
    while last < most - first and _same(old[-1 - last], new[-1 - last]):
        last += 1
    return first, last


def _same(one: Block, other: Block) -> bool:
    if one == other:
        return True
    # The numbers that tell lists and tables apart are others in every reading.
    if one.cell or other.cell:
        place = (one.cell and one.cell[1:], other.cell and other.cell[1:])
        return place[0] == place[1] and one[:-1] == other[:-1]
    return one._replace(chain=0) == other._replace(chain=0)


def _together(rows: Sequence[Block]) -> Collection[tuple[int, int]]:
    """The first and behind the last row of each list and each table."""
    spans: dict[tuple[object, ...], tuple[int, int]] = {}
    for number, row in enumerate(rows):
        if row.cell is not None:
            key: tuple[object, ...] = ("table", row.cell.table)
        elif row.depth:
            key = ("list", row.chain, row.depth, row.ordered)
        else:
            continue
        spans[key] = (spans.get(key, (number, 0))[0], number + 1)
    return spans.values()


def _is_right_before_table(placed: Placed, number: int) -> bool:
    """Whether the block before the table in that row is one that is seen."""
    if number == len(placed) or placed[number][1].cell is None:
        return False
    return placed[number - 1][0] == placed[number][0] - 1


def _outside(place: int, spans: Sequence[tuple[int, int]]) -> int:
    """The last place up to *place* that is not in the midst of one of *spans*."""
    while inside := [low for low, high in spans if low < place < high]:
        place = min(inside)
    return place


def _start(block: QTextBlock) -> int:
    """Where *block* begins; of a cell, the block before its table."""
    table = QTextCursor(block).currentTable()
    if table is not None:
        block = block.document().findBlock(table.firstPosition() - 1)
    return int(block.position())


def _end(block: QTextBlock) -> int:
    return int(block.position() + block.length() - 1)


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
