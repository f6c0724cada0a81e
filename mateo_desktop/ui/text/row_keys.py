"""Keys in a long line that is shown in rows: to them it is one line.

Both sides of a break are one place of the text. Before a key goes on from there,
or deletes, the cursor stands on the side from which it goes on.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from mateo_desktop.ui.text import soft_breaks

_Key = QKeySequence.StandardKey
_BACK, _ON = (
    (_Key.MoveToPreviousChar, _Key.MoveToPreviousWord),
    (
        _Key.MoveToNextChar,
        _Key.MoveToNextWord,
    ),
)
_SELECT_BACK, _SELECT_ON = (
    (_Key.SelectPreviousChar, _Key.SelectPreviousWord),
    (
        _Key.SelectNextChar,
        _Key.SelectNextWord,
    ),
)
_DELETE_BACK, _DELETE_ON = (
    (_Key.Backspace, _Key.DeleteStartOfWord),
    (
        _Key.Delete,
        _Key.DeleteEndOfWord,
    ),
)


def prepare(edit: QPlainTextEdit, event: QKeyEvent) -> None:
    """Put the cursor of *edit* where the key of *event* finds what is next in the text."""
    cursor = edit.textCursor()
    if not (cursor.atBlockStart() or cursor.atBlockEnd()):
        return
    selects = _is(event, *_SELECT_BACK, *_SELECT_ON)
    if cursor.hasSelection() and not selects:
        return
    deletes_back = _is(event, *_DELETE_BACK) or event.key() == Qt.Key.Key_Backspace
    if deletes_back or _is(event, *_DELETE_ON):
        forward = not deletes_back
    elif selects or _is(event, *_BACK, *_ON):
        # To the left is on where it is written from right to left.
        is_left = cursor.block().textDirection() == Qt.LayoutDirection.RightToLeft
        forward = _is(event, *_ON, *_SELECT_ON) != is_left
    else:
        return
    mode = QTextCursor.MoveMode.KeepAnchor if selects else QTextCursor.MoveMode.MoveAnchor
    if soft_breaks.step_over(cursor, forward=forward, mode=mode):
        edit.setTextCursor(cursor)


def _is(event: QKeyEvent, *keys: QKeySequence.StandardKey) -> bool:
    return any(event.matches(key) for key in keys)
