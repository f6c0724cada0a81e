"""A small editor of rich text with its bar and the places that can be put in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from mateo_desktop.domain.snippet import CURSOR, VARIABLES
from mateo_desktop.ui.text.rich.formatting_bar import FormattingBar
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.theme import mark

SNIPPET_PLACES = (*VARIABLES, "cursor")
#: A signature is put in when a message begins: to whom and about what is not known yet.
SIGNATURE_PLACES = ("channel", "sender", "date", "weekday")


class RichBox(QFrame):
    """Formatting, places, and the text itself."""

    #: A person changed the text.
    edited = Signal()

    def __init__(
        self, name: str, parent: QWidget | None = None, *, places: Sequence[str] = SNIPPET_PLACES
    ) -> None:
        super().__init__(parent)
        mark(self, kind="card")
        self.edit = RichEdit()
        self.edit.setObjectName(name)
        mark(self.edit, kind="page")
        self.bar = FormattingBar()
        self.places = QToolButton()
        self.places.setObjectName(f"{name}Places")
        self.places.setText(self.tr("Insert a place"))
        self.places.setToolTip(self.tr("Filled in when the text is used"))
        self.places.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(self.places, kind="quiet")
        menu = QMenu(self.places)
        words = self._words()
        for place in places:
            action = menu.addAction(words[place])
            action.setData(CURSOR if place == "cursor" else f"{{{place}}}")
        self.places.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(6, 4, 6, 0)
        head.addWidget(self.bar)
        head.addStretch(1)
        head.addWidget(self.places)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        menu.triggered.connect(self._on_place)
        self.bar.asked.connect(self._on_asked)
        self.edit.format_changed.connect(self.bar.show_state)
        self.edit.textChanged.connect(self._on_changed)

    def put(self, html: str) -> None:
        """Show *html*; nobody edited it."""
        self.edit.put_html(html)

    def html(self) -> str:
        """The text as clean markup."""
        return self.edit.html()

    def show_formatting(self, shown: bool) -> None:
        """Whether there is anything to format: some channels take words only."""
        self.bar.setVisible(shown)

    @Slot(str)
    def _on_asked(self, command: str) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.do(command)

    @Slot(QAction)
    def _on_place(self, action: QAction) -> None:
        self.edit.insertPlainText(str(action.data()))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_changed(self) -> None:
        if not self.edit.coming.is_alone and self.edit.document().isModified():
            self.edited.emit()

    def minimumSizeHint(self) -> QSize:
        """Room for a few lines."""
        return QSize(240, 120)

    def _words(self) -> dict[str, str]:
        return {
            "full_name": self.tr("Recipient: whole name"),
            "first_name": self.tr("Recipient: first name"),
            "last_name": self.tr("Recipient: last name"),
            "handle": self.tr("Recipient: address or number"),
            "channel": self.tr("Channel: name"),
            "sender": self.tr("Channel: address or number"),
            "subject": self.tr("Subject"),
            "date": self.tr("Date"),
            "time": self.tr("Time"),
            "weekday": self.tr("Day of the week"),
            "cursor": self.tr("Where the cursor stands then"),
        }
