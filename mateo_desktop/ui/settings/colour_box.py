"""The colour of a workspace, chosen from those the theme has for it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from mateo_desktop.storage.profiles import COLOURS
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.calm_combo import CalmCombo
from mateo_desktop.ui.theme import theme


class ColourBox(CalmCombo):
    """Every colour with its name: no colour stands alone."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workspaceColour")
        self.setAccessibleName(self.tr("Colour of the workspace"))
        self.setToolTip(self.tr("Colour of the workspace"))
        for colour in COLOURS:
            self.addItem(messages.colour_name(colour), colour)
        self.activated.connect(self._on_activated)
        theme().changed.connect(self._render_icons)
        self._render_icons()

    def show_colour(self, colour: str) -> None:
        """Show *colour* as the one that is chosen."""
        self.setCurrentIndex(max(0, self.findData(colour)))

    @Slot()
    def _render_icons(self) -> None:
        for place in range(self.count()):
            self.setItemIcon(place, dot(str(self.itemData(place))))

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place)))


def dot(tone: str) -> QIcon:
    """A dot in the colour of that meaning, in a row that is chosen too."""
    icon = QIcon(theme().icon("dot", tone))
    # Qt would mix it with the colour of the selection.
    for size in icon.availableSizes():
        icon.addPixmap(icon.pixmap(size), QIcon.Mode.Selected)
    return icon
