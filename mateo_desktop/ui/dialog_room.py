"""Room for a dialog on the screen, and for words that come into it while it is open."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from mateo_desktop.ui.theme import scaled


def begin_with(dialog: QDialog, width: int, height: int) -> None:
    """Size *dialog* in pixels beside letters of 13, larger with them, and not beyond the screen."""
    wanted = QSize(scaled(width), scaled(height))
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() * 0.9))


def grow(dialog: QDialog) -> None:
    """Make room for words that came into *dialog* later; Qt squeezes the fields instead."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        wanted = layout.totalHeightForWidth(dialog.width())
        wanted = min(wanted, dialog.screen().availableSize().height())
        dialog.resize(dialog.width(), max(dialog.height(), wanted))
