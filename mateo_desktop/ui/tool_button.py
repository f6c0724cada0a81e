"""A small button that shows a picture and says its name to who asks."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark


def tool_button(name: str, words: str) -> QToolButton:
    """A button with the object name *name*; *words* is its name and its tooltip."""
    button = QToolButton()
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.setToolTip(plain_tooltip(words))
    mark(button, kind="tool")
    return button
