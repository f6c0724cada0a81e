"""Below From: the network of this channel was switched off, so there is no form for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from mateo_desktop.domain import channels
from mateo_desktop.ui import messages
from mateo_desktop.ui.messages import times
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession


class GoneLine(QFrame):
    """Says since when, that nothing is lost, and opens *channel_box* for the next step."""

    #: Whether the channel of the draft is one of a network that is no more.
    switched = Signal(bool)

    def __init__(
        self, session: DraftSession, channel_box: QComboBox, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("goneLine")
        mark(self, kind="notice")
        self._channel_box = channel_box
        self._kind = ""
        self.words = QLabel()
        self.words.setObjectName("goneWords")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(self.tr("Choose another channel"))
        self.button.setObjectName("chooseAnotherChannel")
        mark(self.button, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self._on_button)
        session.changed.connect(self._render)
        self.setVisible(False)

    @property
    def is_gone(self) -> bool:
        """Whether nothing can be sent from the channel of the draft any more."""
        return channels.discontinued(self._kind) is not None

    @Slot()
    def _on_button(self) -> None:
        self._channel_box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._channel_box.showPopup()

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        if draft.channel_type == self._kind:
            return
        before, self._kind = self.is_gone, draft.channel_type
        gone = channels.discontinued(self._kind)
        if gone is not None:
            since = times.day(date.fromisoformat(gone.since))
            words = self.tr(
                "{kind} was switched off on {since}: nothing can be sent there any more. "
                "What was written is kept and can go by another channel."
            )
            self.words.setText(words.format(kind=messages.channel_type(self._kind), since=since))
            self.setAccessibleName(self.words.text())
            self.button.setAccessibleDescription(self.words.text())
        self.setVisible(gone is not None)
        if self.is_gone != before:
            self.switched.emit(self.is_gone)
