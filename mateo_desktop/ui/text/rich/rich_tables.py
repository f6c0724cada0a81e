"""What the commands do to the table under a cursor; each is one undo step.

A table has at least one row and one column, and each of its cells holds lines.
The tables of a message have no merged cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextLength, QTextTable

from mateo_desktop.ui.text.rich import rich_reader, rich_text
from mateo_desktop.ui.text.rich.blocks import CENTER, Block, Cell

#: More cells than this, and layout begins to be felt.
ROWS_MAX, COLUMNS_MAX = 100, 20
_SOME_CELL = Cell(0, 0, 0)


def blank(rows: int, columns: int, *, head: bool) -> list[Block]:
    """The cells of a new table."""
    return [
        Block(
            align=CENTER if head and not row else "",
            cell=Cell(0, row, column, head and not row),
        )
        for row in range(min(rows, ROWS_MAX))
        for column in range(min(columns, COLUMNS_MAX))
    ]


def selected(cursor: QTextCursor) -> Sequence[QTextTable]:
    """The tables that *cursor* selects as a whole."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return [
        table
        for table in rich_text.tables(cursor.document())
        if start < table.firstPosition() and table.lastPosition() < end
    ]


def set_quote(table: QTextTable, quote: int) -> None:
    """Put *table* into quotes that deep."""
    head = bool(table.format().headerRowCount())
    table.setFormat(rich_reader.table_format(quote, head=head, wide=_is_wide(table)))


def step(cursor: QTextCursor, by: int) -> None:
    """Go *by* cells on, and out of the table at its ends."""
    table = cursor.currentTable()
    cell = table.cellAt(cursor)
    number = cell.row() * table.columns() + cell.column() + by
    if number < 0:
        cursor.setPosition(table.firstPosition() - 1)
    elif number >= table.rows() * table.columns():
        cursor.setPosition(table.lastPosition() + 1)
    else:
        found = table.cellAt(*divmod(number, table.columns()))
        cursor.setPosition(found.firstPosition())
        cursor.setPosition(found.lastPosition(), QTextCursor.MoveMode.KeepAnchor)


def add_row(cursor: QTextCursor, *, below: bool) -> None:
    """A row above or below that of *cursor*; nothing stands above the head."""
    table = cursor.currentTable()
    if table.rows() >= ROWS_MAX:
        return
    row = table.cellAt(cursor).row()
    at = row + 1 if below else max(row, table.format().headerRowCount())
    cursor.beginEditBlock()
    table.insertRows(at, 1)
    for column in range(table.columns()):
        like = at - 1 if at - 1 >= table.format().headerRowCount() else at + 1
        align = _align(table, like, column) if 0 <= like < table.rows() else ""
        _shape(table, at, column, align)
    cursor.endEditBlock()
    cursor.setPosition(table.cellAt(at, 0).firstPosition())


def add_column(cursor: QTextCursor, *, right: bool) -> None:
    """A column to the left or to the right of that of *cursor*."""
    table = cursor.currentTable()
    if table.columns() >= COLUMNS_MAX:
        return
    cell = table.cellAt(cursor)
    row, at = cell.row(), cell.column() + int(right)
    heads = table.format().headerRowCount()
    cursor.beginEditBlock()
    table.insertColumns(at, 1)
    for number in range(table.rows()):
        _shape(table, number, at, CENTER if number < heads else "")
    cursor.endEditBlock()
    cursor.setPosition(table.cellAt(row, at).firstPosition())


def remove_row(cursor: QTextCursor) -> None:
    """Remove the row of *cursor*, and with the last one the table."""
    table = cursor.currentTable()
    row, column = table.cellAt(cursor).row(), table.cellAt(cursor).column()
    if table.rows() == 1:
        remove(cursor)
        return
    cursor.beginEditBlock()
    if row < table.format().headerRowCount():
        set_head(table, head=False)
    table.removeRows(row, 1)
    cursor.endEditBlock()
    cursor.setPosition(table.cellAt(min(row, table.rows() - 1), column).firstPosition())


def remove_column(cursor: QTextCursor) -> None:
    """Remove the column of *cursor*, and with the last one the table."""
    table = cursor.currentTable()
    row, column = table.cellAt(cursor).row(), table.cellAt(cursor).column()
    if table.columns() == 1:
        remove(cursor)
        return
    table.removeColumns(column, 1)
    cursor.setPosition(table.cellAt(row, min(column, table.columns() - 1)).firstPosition())


def remove(cursor: QTextCursor) -> None:
    """Remove the table of *cursor* with all that stands in it."""
    table = cursor.currentTable()
    cursor.setPosition(table.firstPosition() - 1)
    table.removeRows(0, table.rows())


def toggle_head(cursor: QTextCursor) -> None:
    """Make the first row a head, or an ordinary row again."""
    table = cursor.currentTable()
    head = not table.format().headerRowCount()
    cursor.beginEditBlock()
    set_head(table, head=head)
    for column in range(table.columns()):
        # The cells of a head are centred unless somebody chose otherwise.
        align = _align(table, 0, column)
        if head and not align:
            _shape(table, 0, column, CENTER)
        elif not head and align == CENTER:
            _shape(table, 0, column, "")
    cursor.endEditBlock()


def set_head(table: QTextTable, *, head: bool) -> None:
    """Let *table* have a head or none."""
    quote = rich_text.quote_of_table(table)
    table.setFormat(rich_reader.table_format(quote, head=head, wide=_is_wide(table)))


def _is_wide(table: QTextTable) -> bool:
    return bool(table.format().width().type() == QTextLength.Type.PercentageLength)


def _align(table: QTextTable, row: int, column: int) -> str:
    return rich_text.align_of(table.cellAt(row, column).firstCursorPosition().blockFormat())


def _shape(table: QTextTable, row: int, column: int, align: str) -> None:
    form = rich_reader.block_format(Block(align=align, cell=_SOME_CELL))
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    cursor.setBlockFormat(form)
