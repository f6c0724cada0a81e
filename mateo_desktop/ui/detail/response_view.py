"""What came back: what happened, whether it was sent, what next; then the answer whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from mateo_desktop.domain.send_state import SendState
from mateo_desktop.ui import messages
from mateo_desktop.ui.detail.answer_view import AnswerView
from mateo_desktop.ui.detail.attempt_list import AttemptList
from mateo_desktop.ui.detail.unknown_choices import UnknownChoices
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.storage.ledger import Attempt, Entry

_TONES = {SendState.REJECTED: "danger", SendState.UNKNOWN: "warning", SendState.ACCEPTED: "ok"}


class ResponseView(QWidget):
    """The answer to the message on the desk, every try, and what can be decided."""

    #: "check_again", "send_again" or "discard".
    action_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = self._label("responseSummary")
        self.server = self._label("responseWords")
        self.next = self._label("responseNext")
        self.facts = self._label("responseFacts")
        mark(self.summary, kind="strong")
        mark(self.facts, kind="quiet")
        self.choices = UnknownChoices()
        self.attempts = AttemptList()
        self.answer = AnswerView("responseView")
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(4)
        for label in (self.summary, self.server, self.next, self.facts):
            head.addWidget(label)
        # With large letters it is higher than the window: then all of it scrolls.
        inside = QFrame()
        mark(inside, kind="side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.choices)
        column.addWidget(self.attempts)
        column.addWidget(self.answer, 1)
        column.addStretch(0)
        self._column = column
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self.choices.chosen.connect(self.action_wanted)
        self.attempts.answer_wanted.connect(self._on_answer_wanted)
        self.set_entry(None, ())

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def set_entry(self, entry: Entry | None, attempts: Sequence[Attempt]) -> None:
        """Show what became of *entry* and every attempt there was."""
        outcome = entry.outcome if entry else None
        answer = (entry.answer or (outcome.answer if outcome else None)) if entry else None
        self._put_texts(entry, answer)
        self.choices.setVisible(entry is not None and entry.state is SendState.UNKNOWN)
        self.attempts.put(attempts)
        self.answer.setVisible(bool(answer))
        # Without an answer the words stand on top, not in the middle.
        self._column.setStretch(4, 0 if answer else 1)
        if answer:
            self.answer.show_answer(answer)

    @Slot(str)
    def _on_answer_wanted(self, text: str) -> None:
        from mateo_desktop.ui.detail.raw_dialog import RawDialog

        dialog = RawDialog(text.encode("utf-8", "replace"), self.window())
        dialog.setWindowTitle(self.tr("The answer to this try"))
        dialog.open()

    def _put_texts(self, entry: Entry | None, answer: bytes | None) -> None:
        server = following = ""
        tone = ""
        if entry is None:
            summary = self.tr("Nothing has been sent from this draft yet.")
            facts = self.tr("The answer of the API appears here, whole and as it came.")
        else:
            summary, facts = messages.entry_state(entry), _facts(entry, answer)
            tone = _TONES.get(entry.state, "")
            if entry.outcome is not None:
                told = messages.outcome_text(entry.outcome)
                summary, server = told.what, told.server
                following = f"{told.sent} {told.then}".strip()
        mark(self.summary, tone=tone)
        texts = (
            (self.summary, summary),
            (self.server, server),
            (self.next, following),
            (self.facts, facts),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))


def _facts(entry: Entry, answer: bytes | None) -> str:
    parts = [f"SHA-256 {entry.fingerprint}"]
    if entry.outcome and entry.outcome.status:
        parts.insert(0, f"HTTP {entry.outcome.status}")
    if answer:
        parts.append(QLocale().formattedDataSize(len(answer), 1))
    return " · ".join(parts)
