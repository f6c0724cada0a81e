"""One message of a conversation as a bubble.

Plain text first; formatted content only when asked for, and only through the
safe view. Every word of it comes from outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mateo_desktop.api.replies import ActionReply, MessageReply, RecipientReply
from mateo_desktop.domain.markup import plain_text
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.text.plain_names import plain_name
from mateo_desktop.ui.text.safe_html import SafeView
from mateo_desktop.ui.theme import mark

#: Content longer than this is shown through the caps of the safe view only.
_LONGEST_CONVERTED = 100_000
_MARKUP = re.compile(r"<(?:p|div|br|html|body|table|ul|ol|span|b|strong|a)\b[^>]*>", re.IGNORECASE)
_MOST_BUTTONS = 20


class Bubble(QWidget):
    """Text, buttons, and below them who, when and in which state."""

    reply_wanted = Signal(object)

    def __init__(
        self,
        message: MessageReply,
        author: str,
        recipients: Sequence[RecipientReply],
        actions: Sequence[ActionReply],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.message = message
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._formatted = False
        self._is_markup = bool(_MARKUP.search(message.raw_content[:_LONGEST_CONVERTED]))
        side = "bubble_in" if message.is_inbound else "bubble_out"
        self._frame = QFrame()
        mark(self._frame, kind=side)
        self.view = SafeView(fit=True)
        mark(self.view, kind="bubbletext")
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        inside.addWidget(self.view)
        self._add_buttons(inside, actions)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.state = QLabel(self._state(author, recipients))
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        mark(self.state, kind="quiet")
        foot.addWidget(self.state, 1)
        if self._is_markup:
            self.toggle = QPushButton(self.tr("Formatted"))
            self.toggle.setCheckable(True)
            mark(self.toggle, kind="link")
            self.toggle.clicked.connect(self._on_toggled)
            foot.addWidget(self.toggle)
        inside.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        if not message.is_inbound:
            row.addStretch(1)
        row.addWidget(self._frame)
        if message.is_inbound:
            row.addStretch(1)
        self._show_text()
        spoken = ", ".join(part for part in (self.view.toPlainText()[:300], self.state.text()) if part)
        self.setAccessibleName(spoken)

    def fit(self, width: int) -> None:
        """Be as wide as the content needs, at most *width*."""
        needed = self.view.size_within(width - 24).width()
        foot = self.state.fontMetrics().horizontalAdvance(self.state.text())
        needed = max(needed, min(foot + (110 if self._is_markup else 4), width - 24), self._buttons_width())
        self._frame.setFixedWidth(min(width, needed + 26))

    def _buttons_width(self) -> int:
        return min(260, max((label.sizeHint().width() for label in self._labels), default=60))

    def _add_buttons(self, column: QVBoxLayout, actions: Sequence[ActionReply]) -> None:
        self._labels: list[QLabel] = []
        if not actions:
            return
        holder = QWidget()
        flow = FlowLayout(holder, spacing=6)
        for action in actions[:_MOST_BUTTONS]:
            text = plain_name(action.text) or messages.action_type(action.type)
            pressed = self.tr("{label} ✓ pressed").format(label=text)
            label = QLabel(pressed if action.clicked else text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            mark(label, kind="pressed" if action.clicked else "unpressed")
            flow.addWidget(label)
            self._labels.append(label)
        # The last item of a flow takes the rest of its row; buttons must not.
        flow.addWidget(QWidget())
        column.addWidget(holder)

    def _state(self, author: str, recipients: Sequence[RecipientReply]) -> str:
        message = self.message
        parts = [plain_name(author)]
        moment = moment_of(message)
        if moment is not None:
            parts.append(messages.time_of_day(moment))
        if message.attachment_count:
            parts.append(self.tr("%n file(s)", "", message.attachment_count))
        if not message.is_inbound:
            if message.status:
                parts.append(messages.message_status(message.status))
            else:
                parts.append(self.tr("accepted by Mateo"))
            states = {person.status for person in recipients if person.role != "from"}
            for state in sorted(states - {message.status, ""}):
                parts.append(messages.message_status(state))
        return " · ".join(part for part in parts if part)

    def _show_text(self) -> None:
        content = self.message.raw_content or self.message.blurb
        if self._formatted:
            self.view.show_html(content)
        elif self._is_markup and len(content) <= _LONGEST_CONVERTED:
            self.view.show_plain(plain_text(content))
        elif self._is_markup:
            self.view.show_html(content)
        else:
            self.view.show_plain(content)

    @Slot()
    def _on_toggled(self) -> None:
        self._formatted = self.toggle.isChecked()
        self._show_text()


def moment_of(message: MessageReply) -> datetime | None:
    """When a message was written, by the first of its times that can be read."""
    for text in (message.timestamp, message.sent_at, message.created_at):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            continue
        return moment.astimezone()
    return None
