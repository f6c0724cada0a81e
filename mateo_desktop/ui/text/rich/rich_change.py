"""Another text in place of the one that is there, as one step that can be undone.

Only the blocks that differ are written anew, so the cursor and all earlier
steps stay. What cannot be changed so is for the caller to fill in as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from mateo_desktop.ui.text.foreign import cleaning
from mateo_desktop.ui.text.rich import blocks, rich_reader, rich_text
from mateo_desktop.ui.text.rich.blocks import Block
from mateo_desktop.ui.text.rich.rich_commands import one_step


def change(document: QTextDocument, markup: str) -> bool:
    """Let *document* say *markup* by one step; False, and nothing changed, where that fails."""
    placed = list(rich_text.placed_blocks(document))
    new = blocks.read(cleaning.own(markup)) or [Block()]
    first, last = _differing([row for _, row in placed], new)
    old_end, new_end = len(placed) - last, len(new) - last
    here, there = placed[first:old_end], new[first:new_end]
    # Beside a table stand blocks that nobody sees; a list goes on in its neighbours.
    around = placed[max(0, first - 1) : old_end + 1]
    if any(row.cell or row.depth for row in (*there, *(row for _, row in around))):
        return False
    cursor = QTextCursor(document)
    with one_step(cursor):
        if here:
            _select(cursor, here[0][0], here[-1][0], there, first)
            cursor.removeSelectedText()
        if there:
            if not here:
                _open_block(cursor, placed[first - 1][0] if first else -1)
            rich_reader.write(cursor, there)
    if rich_text.html(document) != blocks.html(new):
        document.undo()
        return False
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
    # The numbers that tell lists and tables apart are others in every reading.
    if one.cell or other.cell:
        place = (one.cell and one.cell[1:], other.cell and other.cell[1:])
        return place[0] == place[1] and one[:-1] == other[:-1]
    return one._replace(chain=0) == other._replace(chain=0)


def _select(cursor: QTextCursor, begin: int, end: int, there: Sequence[Block], first: int) -> None:
    """Select the words of the blocks from number *begin* to *end*; all of them if none follow."""
    document = cursor.document()
    start = document.findBlockByNumber(begin).position()
    last = document.findBlockByNumber(end)
    stop = last.position() + last.length() - 1
    if not there and first:
        start -= 1
    elif not there:
        stop += 1
    cursor.setPosition(start)
    cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)


def _open_block(cursor: QTextCursor, after: int) -> None:
    """Go into a new block after that number, or before all."""
    if after < 0:
        cursor.setPosition(0)
        cursor.insertBlock()
        cursor.setPosition(0)
        return
    block = cursor.document().findBlockByNumber(after)
    cursor.setPosition(block.position() + block.length() - 1)
    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
