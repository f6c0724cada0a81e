"""The conversation that came back, with the receipt of the message sent.

Everything shown is what the API said at a time that is named; a status not
known to this program is shown as it came.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.api.replies import MessageReply
from mateo_desktop.app.conversations import Thread
from mateo_desktop.storage.ledger import Entry
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.detail.bubbles import Bubble, moment_of
from mateo_desktop.ui.detail.receipt_card import ReceiptCard
from mateo_desktop.ui.text.plain_names import plain_name
from mateo_desktop.ui.theme import mark

_FIRST, _EACH_TIME = 20, 50


class ConversationPane(QFrame):
    """Head, bubbles, receipt, and the ways on."""

    reply_requested = Signal(object)
    refresh_requested = Signal()
    open_in_mateo = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversationPane")
        self.setAccessibleName(self.tr("Conversation"))
        mark(self, kind="side")
        self._thread: Thread | None = None
        self._shown = _FIRST
        self._bubbles: list[Bubble] = []
        self._make_head()
        self._inside = QWidget()
        mark(self._inside, kind="side")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(16, 8, 16, 12)
        self._column.setSpacing(10)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("conversationScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        self.receipt = ReceiptCard()
        self.reply = QPushButton(self.tr("Reply"))
        self.reply.setObjectName("conversationReplyButton")
        self.open = QPushButton(self.tr("Open in Mateo"))
        self.open.setObjectName("openInMateoButton")
        mark(self.open, kind="quiet")
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addWidget(self.reply)
        foot.addWidget(self.open)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._scroll, 1)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 0, 16, 8)
        holder.addWidget(self.receipt)
        column.addLayout(holder)
        column.addLayout(foot)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self._down = QTimer(self, singleShot=True, interval=0)
        self._down.timeout.connect(self._to_the_end)
        self.reply.clicked.connect(self._on_reply)
        self.open.clicked.connect(self._on_open)
        self._refresh.clicked.connect(self.refresh_requested)
        self._render()

    def _make_head(self) -> None:
        self._head = QWidget()
        self._subject = QLabel()
        self._subject.setTextFormat(Qt.TextFormat.PlainText)
        self._subject.setWordWrap(True)
        mark(self._subject, kind="strong")
        self._chip_row = QWidget()
        self._chips = FlowLayout(self._chip_row)
        self._facts = QLabel()
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setWordWrap(True)
        mark(self._facts, kind="quiet")
        self._refresh = QPushButton(self.tr("Refresh"))
        self._refresh.setObjectName("refreshButton")
        mark(self._refresh, kind="link")
        facts = QHBoxLayout()
        facts.setSpacing(6)
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._refresh)
        column = QVBoxLayout(self._head)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(4)
        column.addWidget(self._subject)
        column.addWidget(self._chip_row)
        column.addLayout(facts)

    # -- for the window -------------------------------------------------------

    def set_thread(self, thread: Thread | None, *, busy: bool = False, trouble: str = "") -> None:
        """Show *thread*; *trouble* says in words what could not be had."""
        same = self._thread is not None and thread is not None
        same = same and self._thread.conversation.id == thread.conversation.id
        if not same:
            self._shown = _FIRST
        changed = thread != self._thread
        self._thread = thread
        self._busy, self._trouble = busy, trouble
        self._render_head()
        if changed:
            self._render()

    def set_entry(self, entry: Entry | None) -> None:
        """Show the receipt of *entry*, if it has an answer."""
        self.receipt.set_entry(entry)

    # -- gestures -----------------------------------------------------------

    @Slot()
    def _on_reply(self) -> None:
        inbound = [m for m in self._thread.messages if m.is_inbound] if self._thread else []
        latest: MessageReply | None = inbound[-1] if inbound else None
        self.reply_requested.emit(latest)

    @Slot()
    def _on_open(self) -> None:
        if self._thread is not None:
            self.open_in_mateo.emit(self._thread.conversation.id)

    @Slot()
    def _on_earlier(self) -> None:
        self._shown += _EACH_TIME
        self._render(stay=True)

    # -- rendering ------------------------------------------------------------

    _busy = False
    _trouble = ""

    def _render_head(self) -> None:
        thread = self._thread
        while self._chips.count():
            item = self._chips.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.reply.setEnabled(thread is not None)
        self.open.setVisible(thread is not None)
        self._refresh.setVisible(thread is not None)
        self._refresh.setEnabled(not self._busy)
        facts: list[str] = []
        if thread is not None:
            told = thread.conversation
            self._subject.setText(plain_name(told.subject) or self.tr("Conversation"))
            chips = [messages.conversation_status(told.status) if told.status else ""]
            chips.append(messages.channel_type(told.channel_type) if told.channel_type else "")
            chips += [plain_name(tag) for tag in told.tags[:12]]
            for text in chips:
                if text:
                    chip = QLabel(text)
                    chip.setTextFormat(Qt.TextFormat.PlainText)
                    mark(chip, kind="chip")
                    self._chips.addWidget(chip)
            self._chips.addWidget(QWidget())
            if told.assignee_id:
                facts.append(self.tr("assigned to {name}").format(name=plain_name(told.assignee_id)))
            facts.append(
                self.tr("as of {time}").format(time=messages.time_of_day(thread.as_of))
            )
        else:
            self._subject.setText(self.tr("No conversation yet"))
        if self._busy:
            facts.append(self.tr("asking…"))
        if self._trouble:
            facts.append(self._trouble)
        self._facts.setText(" · ".join(facts))
        self._facts.setVisible(bool(facts))
        self._chip_row.setVisible(thread is not None)

    def _render(self, *, stay: bool = False) -> None:
        self._render_head()
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._bubbles.clear()
        thread = self._thread
        if thread is None:
            hint = QLabel(
                self.tr("When the message is accepted, the conversation with its answers appears here.")
            )
            hint.setWordWrap(True)
            mark(hint, kind="quiet")
            self._column.addWidget(hint)
            self._column.addStretch(1)
            return
        hidden = max(0, len(thread.messages) - self._shown)
        if hidden:
            earlier = QPushButton(self.tr("Show earlier messages (%n)", "", hidden))
            earlier.setObjectName("earlierButton")
            mark(earlier, kind="link")
            earlier.clicked.connect(self._on_earlier)
            self._column.addWidget(earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        last: date | None = None
        for message in thread.messages[hidden:]:
            moment = moment_of(message)
            if moment is not None and moment.date() != last:
                last = moment.date()
                label = QLabel(messages.day(last))
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                mark(label, kind="quiet")
                self._column.addWidget(label)
            bubble = Bubble(
                message,
                self._author(message, thread),
                thread.recipients.get(message.id, ()),
                thread.actions.get(message.id, ()),
            )
            self._bubbles.append(bubble)
            self._column.addWidget(bubble)
        self._column.addStretch(1)
        self._fit()
        if not stay:
            self._down.start()

    def _author(self, message: MessageReply, thread: Thread) -> str:
        if not message.is_inbound:
            return self.tr("Bot") if message.author_type == "bot" else self.tr("You")
        people = thread.recipients.get(message.id, ())
        sender = next((person for person in people if person.role == "from"), None)
        if sender is None:
            others = [p for row in thread.recipients.values() for p in row if not p.is_organisation]
            sender = others[0] if others else None
        return (sender.full_name or sender.handle) if sender else self.tr("Customer")

    @Slot()
    def _fit(self) -> None:
        width = self._scroll.viewport().width() - 32
        for bubble in self._bubbles:
            bubble.fit(max(160, round(width * 0.86)))

    @Slot()
    def _to_the_end(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bubbles follow the width of the pane."""
        super().resizeEvent(event)
        self._fitting.start()
