"""The line above a list in which somebody types what is sought."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView


class SearchLine(QLineEdit):
    """Up and Down move in the list; the cursor stays in the line."""

    list: QListView | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list while typing."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if self.list is not None and step:
            model = self.list.model()
            row = self.list.currentIndex().row() + step
            if 0 <= row < model.rowCount():
                self.list.setCurrentIndex(model.index(row, 0))
            return
        super().keyPressEvent(event)
