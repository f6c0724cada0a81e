"""What the formatting bar shows: the state at the cursor."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor

from mateo_desktop.ui.text.rich import rich_commands, rich_text
from mateo_desktop.ui.text.rich.blocks import BOLD, CODE, ITALIC, STRIKE, UNDERLINE


class FormatState(NamedTuple):
    """Each field but the last ones is named like the command that switches it."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    code: bool = False
    link: bool = False
    bullets: bool = False
    numbers: bool = False
    quote: bool = False
    pre: bool = False
    heading: int = 0
    align: str = ""
    table: bool = False
    head: bool = False


def state_at(cursor: QTextCursor, form: QTextCharFormat) -> FormatState:
    """The state at *cursor*; *form* is how the next character would look."""
    flags, _ = rich_text.look(form)
    row = rich_commands.shape(cursor.block())
    table = cursor.currentTable() if row.cell is not None else None
    return FormatState(
        bool(flags & BOLD),
        bool(flags & ITALIC),
        bool(flags & UNDERLINE),
        bool(flags & STRIKE),
        bool(flags & CODE),
        cursor.charFormat().isAnchor(),
        bool(row.depth) and not row.ordered,
        bool(row.depth) and row.ordered,
        bool(row.quote),
        row.pre,
        row.heading,
        row.align,
        table is not None,
        table is not None and bool(table.format().headerRowCount()),
    )
