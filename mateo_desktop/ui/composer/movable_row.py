"""A row that can be moved among its neighbours, and removed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from mateo_desktop.ui.theme import mark, theme

_STEPS = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class MovableRow(QWidget):
    """One of several rows; it filters the events of its fields."""

    #: Number and "up", "down", "remove", or what else the row knows.
    command = Signal(object, str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.remove = QToolButton()
        self.remove.setToolTip(self.tr("Remove"))
        mark(self.remove, kind="tool")
        self.remove.clicked.connect(self._on_remove)
        theme().changed.connect(self._on_theme)

    @Slot()
    def _on_remove(self) -> None:
        self.command.emit(self._number, "remove")

    @Slot()
    def _on_theme(self) -> None:
        self._render_icons()

    def _render_icons(self) -> None:
        self.remove.setIcon(theme().icon("close", "quiet"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Up and Alt+Down move the row from any of its fields."""
        step = _step(event)
        if step:
            self.command.emit(self._number, step)
            return True
        return super().eventFilter(watched, event)


def _step(event: QEvent) -> str:
    """Where the row is to go, "up" (Alt+Up) or "down" (Alt+Down); "" for any other event."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return ""
    if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return ""
    return _STEPS.get(Qt.Key(event.key()), "")
