"""Lists to choose from that change only when somebody means it."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class CalmCombo(QComboBox):
    """A list that lets the wheel scroll what lies around it.

    Qt's own turns its value under the pointer of whoever scrolls past.
    """

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, never the value."""
        event.ignore()


class OpenCombo(CalmCombo):
    """A list of known values that also shows one it does not know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unknown: str | None = None

    def show_value(self, value: str, words: str) -> None:
        """Choose *value*; the last entry stands for one the list does not have."""
        # Kept here: half a surrogate does not come back from Qt as it went in.
        place = self.count() - 1 if value == self._unknown else self.findData(value)
        if value != self._unknown and self.itemData(place) != value:
            place = -1
        if self._unknown is not None and value != self._unknown:
            self.removeItem(self.count() - 1)
            self._unknown = None
        if place < 0:
            self._unknown = value
            self.addItem(words, value)
            place = self.count() - 1
        if self.currentIndex() != place:
            self.setCurrentIndex(place)
