"""The quiet line over the text that tells what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from mateo_desktop.ui.theme import mark


class RemarkLine(QFrame):
    """Hidden until there is something to say; it never takes the focus."""

    #: The HTML source shall come back.
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodyQuestion")
        mark(self, kind="notice")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.undo_button = self._button(self.tr("Back to the source"), "bodyUndo")
        self.fine_button = self._button(self.tr("OK"), "bodyFine")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.addWidget(self.words, 1)
        for button in (self.undo_button, self.fine_button):
            row.addWidget(button)
        self.undo_button.clicked.connect(self._on_undo)
        self.fine_button.clicked.connect(self.hide)
        self.hide()

    def tell_converted(self) -> None:
        """Say that the HTML source became formatted text, and offer the way back."""
        self._show(self.tr("The HTML source is now formatted text."), undo=True)

    def tell_paste(self, how: str) -> None:
        """Say what a paste lost: "image", "plain" or "cut"."""
        if how == "image":
            words = self.tr("Pictures cannot stand in the text. Add them as attachments.")
        elif how == "plain":
            words = self.tr("That was too long to keep its formatting: the words were pasted.")
        else:
            words = self.tr("Not everything of that could be pasted.")
        self._show(words)

    @Slot()
    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _show(self, words: str, *, undo: bool = False) -> None:
        self.words.setText(words)
        self.undo_button.setVisible(undo)
        self.show()

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        mark(button, kind="link")
        return button
