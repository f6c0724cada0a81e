"""The conversation that came back, with the receipt of the message sent.

Everything shown is what the API said at a time that is named; a status not
known to this program is shown as it came.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.detail.bubbles import Bubble, Said
from mateo_desktop.ui.detail.conversation_head import ConversationHead
from mateo_desktop.ui.detail.receipt_card import ReceiptCard
from mateo_desktop.ui.detail.thread_find import ThreadFind
from mateo_desktop.ui.detail.thread_view import ThreadView
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.api.replies import MessageReply
    from mateo_desktop.app.conversations import Thread
    from mateo_desktop.storage.ledger import Entry
    from mateo_desktop.ui.text.find_bar import FindBar

#: Below this many lines of text the receipt would leave no room to read in.
_ROOM_FOR_RECEIPT = 32


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
        self._busy = False
        self.head = ConversationHead()
        self.view = ThreadView()
        self.receipt = ReceiptCard()
        self.reply = self._button("conversationReplyButton", self.tr("Reply"), "")
        self.open = self._button("openInMateoButton", self.tr("Open in Mateo"), "quiet")
        self.raw = self._button("conversationRawButton", self.tr("Raw JSON"), "quiet")
        self._foot = QWidget()
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.reply, self.open, self.raw):
            flow.addWidget(button)
        # The last item of a flow takes the rest of its row.
        flow.addWidget(QWidget())
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addWidget(buttons)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 0, 16, 4)
        holder.addWidget(self.receipt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        column.addLayout(holder)
        column.addWidget(self._foot)
        self._column = column
        self.find_keys = ThreadFind(self, self.view, self._place_find_bar)
        self.view.find_wanted.connect(self.find_keys.show)
        self.view.reply_wanted.connect(self.reply_requested)
        self.head.refresh_requested.connect(self.refresh_requested)
        self.reply.clicked.connect(self._on_reply)
        self.open.clicked.connect(self._on_open)
        self.raw.clicked.connect(self._on_raw)
        self.set_thread(None)

    def _button(self, name: str, words: str, kind: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        if kind:
            mark(button, kind=kind)
        return button

    @property
    def bubbles(self) -> tuple[Bubble, ...]:
        """The bubbles that are built, oldest first."""
        return self.view.bubbles

    # -- for the window -------------------------------------------------------

    def set_thread(self, thread: Thread | None, *, busy: bool = False, trouble: str = "") -> None:
        """Show *thread*; *trouble* says in words what could not be had."""
        before = self._thread.id if self._thread else None
        self._thread = thread
        self.head.show_thread(thread, busy=busy, trouble=trouble)
        self._foot.setVisible(thread is not None)
        another = thread is None or thread.id != before
        if another:
            self.find_keys.close()
        self.view.put(self._said(), another=another, hint=self._hint(busy=busy))

    def set_entry(self, entry: Entry | None) -> None:
        """Show the receipt of *entry*, if it has an answer."""
        self.receipt.set_entry(entry)

    def _place_find_bar(self, bar: FindBar) -> None:
        self._column.insertWidget(self._column.indexOf(self.view), bar)

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
    def _on_raw(self) -> None:
        from mateo_desktop.ui.detail.raw_dialog import RawDialog

        if self._thread is not None:
            told = json.dumps(self._thread.raw, ensure_ascii=False)
            RawDialog(told.encode("utf-8", "replace"), self).open()

    # -- rendering ------------------------------------------------------------

    def _hint(self, *, busy: bool) -> str:
        if busy:
            return ""
        if self._thread is not None:
            return self.tr("The messages of this conversation could not be read.")
        return self.tr(
            "When the message is accepted, the conversation with its answers appears here."
        )

    def _said(self) -> list[Said]:
        thread = self._thread
        if thread is None:
            return []
        stranger = self._stranger(thread)
        said = []
        for message in thread.messages:
            people = tuple(thread.recipients.get(message.id, ()))
            author = self._author(message, stranger)
            if message.is_inbound:
                sender = next((one for one in people if one.role == "from"), None)
                author = (sender.full_name or sender.handle if sender else "") or author
            subject = message.subject
            if subject == thread.conversation.subject:
                subject = ""
            actions = tuple(thread.actions.get(message.id, ()))
            said.append(Said(message, author, people, actions, subject))
        return said

    def _author(self, message: MessageReply, stranger: str) -> str:
        if message.is_inbound:
            return stranger or self.tr("Customer")
        return self.tr("Bot") if message.author_type == "bot" else self.tr("You")

    def _stranger(self, thread: Thread) -> str:
        """Whoever is on the other side, for messages that do not name their author."""
        for rows in thread.recipients.values():
            for one in rows[:50]:
                if not one.is_organisation and (one.full_name or one.handle):
                    return one.full_name or one.handle
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the receipt is one line until somebody opens it."""
        super().resizeEvent(event)
        lines = event.size().height() / max(1, self.fontMetrics().height())
        self.receipt.set_roomy(lines >= _ROOM_FOR_RECEIPT)
