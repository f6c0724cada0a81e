"""Lists to choose from that change only when somebody means it."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmCombo(QComboBox):
    """A list that lets the wheel scroll what lies around it.

    Qt's own turns its value under the pointer of whoever scrolls past.
    """

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, never the value."""
        event.ignore()


class OpenCombo(CalmCombo):
    """A list of known values that also shows one it does not know."""

    def show_value(self, value: str, words: str) -> None:
        """Choose *value*, adding it if the list does not have it."""
        place = self.findData(value)
        if place < 0:
            self.addItem(words, value)
            place = self.count() - 1
        if self.currentIndex() != place:
            self.setCurrentIndex(place)
