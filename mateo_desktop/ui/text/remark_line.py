"""The quiet line over the text that asks before something is lost, or tells."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from mateo_desktop.ui.theme import mark


class RemarkLine(QFrame):
    """Hidden until there is something to say; it never takes the focus."""

    #: Somebody agreed to what the line asks.
    convert_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodyQuestion")
        mark(self, kind="notice")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.convert_button = self._button(self.tr("Convert"), "bodyConvert")
        self.stay_button = self._button(self.tr("Stay in HTML"), "bodyStay")
        self.fine_button = self._button(self.tr("OK"), "bodyFine")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.addWidget(self.words, 1)
        for button in (self.convert_button, self.stay_button, self.fine_button):
            row.addWidget(button)
        self.convert_button.clicked.connect(self._on_convert)
        self.stay_button.clicked.connect(self.hide)
        self.fine_button.clicked.connect(self.hide)
        self.hide()

    def ask(self, things: tuple[str, ...]) -> None:
        """Ask whether to convert although *things* would be lost."""
        names = dict.fromkeys(self._name(thing) for thing in things)
        words = self.tr("Rich text cannot keep: {things}.")
        self._show(words.format(things=", ".join(tuple(names)[:8])), asking=True)

    def tell_paste(self, how: str) -> None:
        """Say what a paste lost: "image", "plain" or "cut"."""
        if how == "image":
            words = self.tr("Pictures cannot stand in the text. Add them as attachments.")
        elif how == "plain":
            words = self.tr("That was too long to keep its formatting: the words were pasted.")
        else:
            words = self.tr("Not everything of that could be pasted.")
        self._show(words, asking=False)

    @Slot()
    def _on_convert(self) -> None:
        self.hide()
        self.convert_wanted.emit()

    def _show(self, words: str, *, asking: bool) -> None:
        self.words.setText(words)
        self.convert_button.setVisible(asking)
        self.stay_button.setVisible(asking)
        self.fine_button.setVisible(not asking)
        self.show()

    def _name(self, thing: str) -> str:
        """What is lost, in words; a tag or an attribute is its own name."""
        if thing in ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "col"):
            return self.tr("table")
        known = {
            "link": self.tr("a link that is neither web nor mail"),
            "order": self.tr("headings or quotes inside of lists"),
            "comment": self.tr("comments"),
            "img": self.tr("pictures"),
        }
        return known.get(thing, thing)

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        mark(button, kind="link")
        return button
