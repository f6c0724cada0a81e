"""The quiet line below an emptied text: it is kept, and can be had back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from mateo_desktop.ui.theme import mark


class EmptiedLine(QFrame):
    """The line; it has no place in the window while there is nothing to offer."""

    bring_back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptiedLine")
        self.setAccessibleName(self.tr("Emptied text"))
        mark(self, kind="foot")
        self.words = QLabel(self.tr("The text before it was emptied is kept."))
        mark(self.words, kind="quiet")
        self.button = QPushButton(self.tr("Bring back"))
        self.button.setObjectName("bringBackButton")
        self.button.setAccessibleDescription(self.words.text())
        mark(self.button, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 2, 20, 2)
        row.addWidget(self.words)
        row.addWidget(self.button)
        row.addStretch(1)
        self.button.clicked.connect(self.bring_back_requested)
        self.setVisible(False)
