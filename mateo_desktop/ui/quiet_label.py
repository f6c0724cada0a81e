"""A line of quiet words below a field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mateo_desktop.ui.theme import mark


def quiet_label(name: str) -> QLabel:
    """A label with the object name *name*, which breaks its lines and shows text as it is."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    mark(label, kind="quiet")
    return label
