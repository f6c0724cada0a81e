"""Blocks from elsewhere, written where the cursor stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from mateo_desktop.ui.text.rich import rich_reader
from mateo_desktop.ui.text.rich.blocks import BREAK, Block
from mateo_desktop.ui.text.rich.rich_commands import keep_list, one_step, shape


def insert(cursor: QTextCursor, rows: Sequence[Block]) -> None:
    """Write *rows* in place of the selection, as one undo step.

    The first paragraph goes on in the line of the cursor, and what stood after
    the cursor goes on after the last.
    """
    with one_step(cursor):
        cursor.removeSelectedText()
        if not rows:
            return
        if cursor.currentTable() is not None:
            insert_lines(cursor, rows)
            return
        here = shape(cursor.block())
        words = rows[0][1:] == Block()[1:] or (len(rows) == 1 and rows[0].cell is None)
        if words and (not cursor.atBlockStart() or rows[0][1:] == Block()[1:]):
            rich_reader.write_runs(cursor, rows[0].runs)
            rows = rows[1:]
        elif cursor.atBlockStart():
            if cursor.block().length() > 1:
                cursor.insertBlock()
                cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            _write_blocks(cursor, rows, in_place=True)
            return
        if rows:
            rest = not cursor.atBlockEnd()
            _write_blocks(cursor, rows, in_place=False)
            if rest and rows[-1][1:] != Block()[1:]:
                if rows[-1].cell is None:
                    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
                keep_list(cursor.block(), here)


def insert_lines(cursor: QTextCursor, rows: Sequence[Block]) -> None:
    """Write *rows* into a cell, which has lines only."""
    before: Block | None = None
    for row in rows:
        if before is not None:
            beside = row.cell and before.cell and row.cell[:2] == before.cell[:2]
            cursor.insertText(" " if beside else BREAK, QTextCharFormat())
        rich_reader.write_runs(cursor, row.runs)
        before = row


def _write_blocks(cursor: QTextCursor, rows: Sequence[Block], *, in_place: bool) -> None:
    if not in_place:
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    rich_reader.write(cursor, rows)
