"""Commands by their names, as buttons, menus and keys give them."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor

from mateo_desktop.ui.text.rich import rich_commands, rich_tables
from mateo_desktop.ui.text.rich.blocks import BOLD, CENTER, CODE, ITALIC, RIGHT, UNDERLINE

_LEVELS = {"paragraph": 0, "heading1": 1, "heading2": 2, "heading3": 3}
_ALIGNS = {"left": "", "center": CENTER, "right": RIGHT}


def switched(flag: int, *, on: bool) -> QTextCharFormat:
    """The format that switches one emphasis on or off, and says nothing else."""
    form = QTextCharFormat()
    if flag == BOLD:
        form.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
    elif flag == ITALIC:
        form.setFontItalic(on)
    elif flag == UNDERLINE:
        form.setFontUnderline(on)
    elif flag == CODE:
        form.setFontFixedPitch(on)
    else:
        form.setFontStrikeOut(on)
    return form


def run(cursor: QTextCursor, command: str) -> None:
    """Run the *command* of that name on what *cursor* stands in or selects."""
    if not command.startswith("table_"):
        _to_blocks(cursor, command)
    elif cursor.currentTable() is not None:
        _in_table(cursor, command)


def _to_blocks(cursor: QTextCursor, command: str) -> None:
    """Run *command*, one of those that change what blocks are."""
    if command in ("bullets", "numbers"):
        rich_commands.toggle_list(cursor, ordered=command == "numbers")
    elif command in ("deeper", "shallower"):
        rich_commands.nest(cursor, 1 if command == "deeper" else -1)
    elif command == "quote":
        rich_commands.toggle_quote(cursor)
    elif command == "pre":
        rich_commands.toggle_code(cursor)
    elif command == "heading":
        rich_commands.cycle_heading(cursor)
    elif command in _LEVELS:
        rich_commands.set_heading(cursor, _LEVELS[command])
    elif command in _ALIGNS:
        rich_commands.align(cursor, _ALIGNS[command])
    elif command == "rule":
        rich_commands.insert_rule(cursor)
    elif command == "clear":
        rich_commands.clear(cursor)


def _in_table(cursor: QTextCursor, command: str) -> None:
    """Run *command* on the table of *cursor*."""
    if command in ("table_above", "table_below"):
        rich_tables.add_row(cursor, below=command == "table_below")
    elif command in ("table_before", "table_after"):
        rich_tables.add_column(cursor, right=command == "table_after")
    elif command == "table_no_row":
        rich_tables.remove_row(cursor)
    elif command == "table_no_column":
        rich_tables.remove_column(cursor)
    elif command == "table_head":
        rich_tables.toggle_head(cursor)
    elif command == "table_remove":
        rich_tables.remove(cursor)
