"""A thin line under the title bar in the colour of the workspace.

The sandbox has its hatched strip instead, so that the two never look alike.
"""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mateo_desktop.ui.theme import theme

_HEIGHT = 4


class ColourStrip(QWidget):
    """Hidden while no real workspace is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workspaceStrip")
        self.setAccessibleName(self.tr("Colour of the workspace"))
        self.setFixedHeight(_HEIGHT)
        self.tone = ""
        self.setVisible(False)
        theme().changed.connect(self.update)

    def show_tone(self, tone: str) -> None:
        """Take the colour of that meaning; "" hides the line."""
        self.tone = tone
        self.setVisible(bool(tone))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """One colour from end to end."""
        if self.tone:
            QPainter(self).fillRect(self.rect(), theme().colour(self.tone))
