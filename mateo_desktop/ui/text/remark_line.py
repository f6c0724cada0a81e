"""The quiet line over the text that tells what became of it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.text.pasted_pictures import PastedPictures
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.text.rich.rich_edit import RichEdit


class RemarkLine(QFrame):
    """Hidden until there is something to say; it never takes the focus."""

    #: The HTML source shall come back.
    undo_wanted = Signal()
    #: These files shall be attached: a list of paths.
    pictures_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodyQuestion")
        mark(self, kind="notice")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.undo_button = self._button(self.tr("Back to the source"), "bodyUndo")
        self.attach_button = self._button("", "bodyAttachPictures")
        self.fine_button = self._button("", "bodyFine")
        self._pictures: list[str] = []
        self._pastes: list[PastedPictures] = []
        self._lost = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.addWidget(self.words, 1)
        for button in (self.undo_button, self.attach_button, self.fine_button):
            row.addWidget(button)
        self.undo_button.clicked.connect(self._on_undo)
        self.attach_button.clicked.connect(self._on_attach)
        self.fine_button.clicked.connect(self.hide)
        self.hide()

    def listen_to(self, editor: RichEdit) -> None:
        """Tell what a paste into *editor* lost, and ask about its pictures."""
        editor.paste_reduced.connect(self.tell_paste)
        pastes = PastedPictures(editor, self)
        pastes.named.connect(self.ask_pictures)
        pastes.undone.connect(self.drop_pictures)
        self._pastes.append(pastes)

    def tell_converted(self) -> None:
        """Say that the HTML source became formatted text, and offer the way back."""
        self._show(self.tr("The HTML source is now formatted text."), undo=True)

    def withdraw_undo(self) -> None:
        """Offer the way back no more."""
        if not self.undo_button.isHidden():
            self.hide()

    @Slot(str)
    def tell_paste(self, how: str) -> None:
        """Say what a paste lost: "image", "plain" or "cut"."""
        if how == "image":
            words = self.tr("Pictures cannot stand in the text. Add them as attachments.")
        elif how == "plain":
            words = self.tr("That was too long to keep its formatting: the words were pasted.")
        else:
            words = self.tr("Not everything of that could be pasted.")
        self._show(words)
        self._lost = words

    @Slot(object)
    def ask_pictures(self, paths: list[str]) -> None:
        """Ask whether files that a paste named shall be attached; a yes is a click.

        What another paste named, and was not answered yet, is asked with them.
        """
        lost = "" if self.isHidden() else self._lost
        waiting = [] if self.isHidden() else self._pictures
        self._ask(lost, list(dict.fromkeys((*waiting, *paths))))

    @Slot(object)
    def drop_pictures(self, paths: list[str]) -> None:
        """Ask no more about *paths*: the paste that named them was undone."""
        if not self._pictures:
            return
        kept = [path for path in self._pictures if path not in paths]
        if kept:
            self._ask("", kept)
        else:
            self.hide()

    def _ask(self, lost: str, paths: list[str]) -> None:
        words = self.tr(
            "%Ln picture(s) on this computer belong(s) to what you pasted.", "", len(paths)
        )
        self._show(f"{lost} {words}".strip(), pictures=paths)

    @Slot()
    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    @Slot()
    def _on_attach(self) -> None:
        pictures = self._pictures
        self.hide()
        self.pictures_wanted.emit(pictures)

    def _show(self, words: str, *, undo: bool = False, pictures: list[str] | None = None) -> None:
        self.words.setText(words)
        self._lost, self._pictures = "", pictures or []
        self.undo_button.setVisible(undo)
        self.attach_button.setVisible(bool(pictures))
        if pictures:
            self.attach_button.setText(self.tr("Attach %Ln picture(s)", "", len(pictures)))
            names = ", ".join(plain_name(PurePath(path).name, 60) for path in pictures)
            self.attach_button.setToolTip(plain_tooltip(names))
        self.fine_button.setText(self.tr("No") if pictures else self.tr("OK"))
        self.show()

    def setVisible(self, visible: bool) -> None:
        """Out of sight it asks for nothing any more."""
        super().setVisible(visible)
        if not visible:
            self._pictures = []
            for pastes in self._pastes:
                pastes.forget()

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        mark(button, kind="link")
        return button
