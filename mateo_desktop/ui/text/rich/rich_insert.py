"""Blocks from elsewhere, written where the cursor stands, at once or bit by bit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextList

from mateo_desktop.ui.text.rich import rich_reader
from mateo_desktop.ui.text.rich.blocks import BREAK, Block
from mateo_desktop.ui.text.rich.rich_commands import keep_list, one_step, settle_at, shape
from mateo_desktop.ui.text.rich.rich_fit import ROWS_MAX, fitted


def insert(cursor: QTextCursor, rows: Sequence[Block]) -> None:
    """Write *rows* in place of the selection, as one undo step.

    The first paragraph goes on in the line of the cursor, and what stood after
    the cursor goes on after the last.
    """
    with one_step(cursor):
        for _ in pieces(cursor, rows):
            pass


def stepwise(cursor: QTextCursor, work: Iterator[None]) -> Iterator[None]:
    """*work* on the document of *cursor* bit by bit, and still one undo step.

    What somebody else writes meanwhile at the place of the cursor comes after
    all of it; the step then ends there and another one begins.
    """
    document = cursor.document()
    revision = -1
    going_on = True
    while going_on:
        if document.revision() == revision:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        cursor.setKeepPositionOnInsert(False)
        if revision >= 0:
            # What was written here meanwhile moved the anchor, as if it were selected.
            cursor.clearSelection()
        try:
            going_on = next(work, work) is None
        finally:
            cursor.setKeepPositionOnInsert(going_on)
            cursor.endEditBlock()
        revision = document.revision()
        if going_on:
            yield


def pieces(cursor: QTextCursor, rows: Sequence[Block]) -> Iterator[None]:
    """As :func:`insert`, stopping now and then; the undo step is the caller's."""
    if cursor.hasSelection():
        cursor.removeSelectedText()
        settle_at(cursor)
    if not rows:
        return
    if cursor.currentTable() is not None:
        insert_lines(cursor, rows)
        return
    yield from _fitted_pieces(cursor, rows)
    settle_at(cursor)


def _fitted_pieces(cursor: QTextCursor, rows: Sequence[Block]) -> Iterator[None]:
    here = shape(cursor.block())
    words = rows[0][1:] == Block()[1:] or (len(rows) == 1 and rows[0].cell is None)
    inline = words and (not cursor.atBlockStart() or rows[0][1:] == Block()[1:])
    goes_on = rows[-1][1:] == Block()[1:]
    known = _lists(cursor, here) if len(rows) <= ROWS_MAX else {}
    rows = fitted(rows, here)
    if inline:
        rich_reader.write_runs(cursor, rows[0].runs)
        rows = rows[1:]
    elif cursor.atBlockStart():
        if cursor.block().length() > 1:
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        yield from rich_reader.pieces(cursor, rows, known)
        return
    if rows:
        rest = not cursor.atBlockEnd()
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        yield from rich_reader.pieces(cursor, rows, known)
        if rest and not goes_on:
            if rows[-1].cell is None:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            keep_list(cursor.block(), here)


def _lists(cursor: QTextCursor, here: Block) -> rich_reader.Lists:
    """The list that *cursor* stands in, for items that come to it."""
    found: QTextList | None = cursor.block().textList()
    # The only item of a list that is written anew takes the list with it.
    if found is None or (found.count() == 1 and cursor.block().length() == 1):
        return {}
    return {(here.chain, here.depth, here.ordered): rich_reader.Parts(found)}


def insert_lines(cursor: QTextCursor, rows: Sequence[Block]) -> None:
    """Write *rows* into a cell, which has lines only."""
    before: Block | None = None
    for row in rows:
        if before is not None:
            beside = row.cell and before.cell and row.cell[:2] == before.cell[:2]
            cursor.insertText(" " if beside else BREAK, QTextCharFormat())
        rich_reader.write_runs(cursor, row.runs)
        before = row
