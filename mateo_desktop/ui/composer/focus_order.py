"""The order of the Tab key for widgets that are made while the window is open.

Qt puts a widget that is made later last in its window, wherever it is seen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_before(anchor: QWidget, *widgets: QWidget) -> None:
    """Let the Tab key reach *widgets*, in their order, just before *anchor*."""
    before = anchor.previousInFocusChain()
    # Qt takes no order from a widget that the keyboard never reaches.
    while before not in (None, anchor) and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
