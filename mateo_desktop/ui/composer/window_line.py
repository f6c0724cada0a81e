"""How long free text may still go to this customer: one quiet line under the recipients.

What it knows belongs to the conversation of the draft it was told for; another
conversation, or another draft, and it knows nothing. The moment that counts is
the one at which the message leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from mateo_desktop.domain.window import (
    TEMPLATE_TYPES,
    goes_as_template,
    leaves_at,
    window,
    window_limit,
)
from mateo_desktop.ui import messages
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession

# A computer that slept does not count the time in between, so the line looks
# again at least this often while it waits for the window to close.
_LOOK_AGAIN_MS = 10 * 60_000


def _now() -> datetime:
    return datetime.now(UTC)


class WindowLine(QFrame):
    """Shown on channels with a window, once there is somebody to write to."""

    template_wanted = Signal()

    def __init__(
        self,
        session: DraftSession,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("windowLine")
        mark(self, kind="row")
        self._session = session
        self._now = now
        self._latest_inbound: datetime | None = None
        self._as_of: datetime | None = None
        self._conversation_id = ""
        self.label = QLabel(self.tr("Window"))
        mark(self.label, kind="label")
        self.icon = QLabel()
        self.words = QLabel()
        self.words.setObjectName("windowState")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        mark(self.words, kind="label")
        self.button = QPushButton(self.tr("Choose a template"))
        self.button.setObjectName("chooseTemplateButton")
        mark(self.button, kind="link")
        self._closing = QTimer(self, singleShot=True)
        self._closing.timeout.connect(self._on_time_passed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)

        self.button.clicked.connect(self.template_wanted)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._render)
        theme().changed.connect(self._on_theme_changed)
        self._render(session.draft)

    def set_window(self, latest_inbound: datetime | None, as_of: datetime | None) -> None:
        """Say when the customer of the draft's conversation last wrote, as known at *as_of*."""
        self._latest_inbound, self._as_of = latest_inbound, as_of
        self._conversation_id = self._session.draft.conversation_id
        self._render(self._session.draft)

    @Slot(object)
    def _on_opened(self, _draft: Draft) -> None:
        # ``changed`` follows, and shows that nothing is known of this one yet.
        self._latest_inbound = self._as_of = None
        self._conversation_id = ""

    @Slot()
    def _on_theme_changed(self) -> None:
        self._render(self._session.draft)

    @Slot()
    def _on_time_passed(self) -> None:
        self._render(self._session.draft)

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        self._closing.stop()
        somebody = draft.conversation_id or draft.recipients
        shown = self.isEnabled() and window_limit(draft.channel_type) is not None
        if not (shown and somebody):
            self.setVisible(False)
            return
        is_told = self._conversation_id == draft.conversation_id
        latest = self._latest_inbound if is_told else None
        as_of = self._as_of if is_told else None
        moment = self._now()
        now = window(draft.channel_type, latest, moment)
        then = window(draft.channel_type, latest, leaves_at(draft, moment))
        goes = goes_as_template(draft)
        words = messages.window_text(now, then, as_of, draft.channel_type, has_template=goes)
        takes_template = draft.channel_type in TEMPLATE_TYPES
        troubled = then.is_closed and not goes
        if self.words.text() != words:
            self.words.setText(words)
            self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(messages.window_rule(then, draft.channel_type)))
        mark(self.words, tone="warning" if troubled else "")
        self.icon.setVisible(troubled)
        if troubled:
            size = self.words.fontMetrics().ascent() + 2
            self.icon.setPixmap(theme().icon("warning", "warning").pixmap(size, size))
        self.button.setVisible(troubled and takes_template)
        self.setVisible(True)
        if now.end is not None and not now.is_closed:
            left = (now.end - moment).total_seconds() * 1000
            self._closing.start(int(min(max(left, 0) + 50, _LOOK_AGAIN_MS)))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Time passed while nobody looked."""
        super().showEvent(event)
        if not event.spontaneous():
            self._closing.start(0)

    def changeEvent(self, event: QEvent) -> None:
        """A message that has left the drafts needs no window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and hasattr(self, "_closing"):
            self._render(self._session.draft)
