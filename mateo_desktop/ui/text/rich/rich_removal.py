"""Keys that take something away: emoji as a whole, and nothing is left where it cannot stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextEdit

from mateo_desktop.ui.text import emoji_keys
from mateo_desktop.ui.text.rich.rich_commands import may_unsettle, one_step, settle_at

_CONTROL = Qt.KeyboardModifier.ControlModifier


def press(edit: QTextEdit, event: QKeyEvent, by_qt: Callable[[QKeyEvent], None]) -> None:
    """Let *event* do in *edit* what it does *by_qt*, with what we add as part of the same step."""
    if event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _CONTROL:
        emoji_keys.select_before(edit)
    cursor = edit.textCursor()
    over_cells = cursor.hasComplexSelection() and event.text().isprintable() and event.text()
    if over_cells:
        first = cursor.currentTable().cellAt(cursor.selectionStart()).firstCursorPosition()
        with one_step(cursor):
            cursor.removeSelectedText()
            # Qt would write into the cell where the selection ended.
            edit.setTextCursor(first)
            by_qt(event)
    elif may_unsettle(cursor, forward=event.key() == Qt.Key.Key_Delete):
        with one_step(cursor):
            by_qt(event)
            settle_at(edit.textCursor())
    else:
        by_qt(event)
