"""What conversation this is: subject, state, people, and when that was read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.app.conversations import Thread

_MOST_TAGS = 12
_SHORT_ID = 8


class ConversationHead(QWidget):
    """Subject with chips, then one quiet line, then what could not be had."""

    refresh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = ElidedLabel()
        self.subject.setObjectName("conversationSubject")
        mark(self.subject, kind="strong")
        self._title = QWidget()
        self._chips = FlowLayout(self._title, spacing=6)
        self._chips.addWidget(self.subject)
        self.facts = ElidedLabel()
        self.facts.setObjectName("conversationFacts")
        mark(self.facts, kind="quiet")
        self.refresh = QPushButton(self.tr("Refresh"))
        self.refresh.setObjectName("refreshButton")
        mark(self.refresh, kind="smalllink")
        second = QWidget()
        flow = FlowLayout(second, spacing=6)
        flow.addWidget(self.facts)
        flow.addWidget(self.refresh)
        # The last item of a flow takes the rest of its row.
        flow.addWidget(QWidget())
        self.trouble = QLabel()
        self.trouble.setObjectName("conversationTrouble")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        mark(self.trouble, kind="quiet", tone="warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(second)
        column.addWidget(self.trouble)
        self.refresh.clicked.connect(self.refresh_requested)

    def show_thread(self, thread: Thread | None, *, busy: bool, trouble: str) -> None:
        """Name the conversation; *trouble* says in words what could not be had."""
        self.refresh.setVisible(thread is not None or bool(trouble))
        self.refresh.setEnabled(not busy)
        chips: list[str] = []
        if thread is None:
            subject, facts, more = self.tr("No conversation yet"), "", ""
        else:
            told = thread.conversation
            subject = plain_name(told.subject) or self.tr("Conversation")
            chips = [messages.conversation_status(told.status)] if told.status else []
            if told.channel_type:
                chips.append(messages.channel_type(told.channel_type))
            chips += [plain_name(tag, 40) for tag in told.tags[:_MOST_TAGS]]
            facts, more = self._facts(thread)
        if busy:
            facts = " · ".join(part for part in (facts, self.tr("asking Mateo…")) if part)
        self.subject.put(subject)
        self.facts.put(facts, more)
        self.facts.setVisible(bool(facts))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self._put_chips(chips)
        self._title.updateGeometry()

    def _facts(self, thread: Thread) -> tuple[str, str]:
        names = _names(thread)
        parts = [", ".join(names[:2]) + (", …" if len(names) > 2 else "")]
        more = list(parts)
        assignee = thread.conversation.assignee_id
        if assignee:
            words = self.tr("assigned to {name}")
            parts.append(words.replace("{name}", plain_name(assignee[:_SHORT_ID])))
            more.append(words.replace("{name}", plain_name(assignee)))
        now = datetime.now(UTC)
        as_of = self.tr("as of {time}").format(time=messages.near_moment(thread.as_of, now))
        window = self._window(thread, now)
        for lines in (parts, more):
            lines += [as_of, window]
        return " · ".join(part for part in parts if part), "\n".join(part for part in more if part)

    def _window(self, thread: Thread, now: datetime) -> str:
        """WhatsApp: until when free text is taken (mateo-api.md, 4)."""
        end = thread.window_end
        if end is None:
            return ""
        if end > now:
            # Within a day the hour is enough, and the line is short.
            time = messages.time_of_day(end)
            return self.tr("free text until {time}").format(time=time)
        return self.tr("free text no longer possible")

    def _put_chips(self, texts: list[str]) -> None:
        while self._chips.count() > 1:
            item = self._chips.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text in texts:
            chip = QLabel(text)
            chip.setObjectName("conversationChip")
            chip.setTextFormat(Qt.TextFormat.PlainText)
            mark(chip, kind="chip")
            self._chips.addWidget(chip)
        self._chips.addWidget(QWidget())


def _names(thread: Thread) -> list[str]:
    """Up to three people of the other side, in the order in which they came."""
    found: list[str] = []
    for rows in thread.recipients.values():
        for row in rows[:50]:
            name = row.full_name or row.handle
            if name and not row.is_organisation and name not in found:
                found.append(name)
        if len(found) > 2:
            break
    return [plain_name(name, 60) for name in found[:3]]
