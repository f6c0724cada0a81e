"""The foot of the composer: remarks, what is saved, and Send.

Send says to whom. While a message waits for its hold to pass, the foot is one
line with a way back; afterwards it says in words what became of it.
"""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import channels
from mateo_desktop.domain.draft import ROLES
from mateo_desktop.ui import messages
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession

_LONGEST_NAME, _SHORTEST_NAME = 28, 10
#: In line heights: from this width on there is room for the long name, in German too,
#: and none of "Saved 12:03:04" is cut for it.
_WIDE_EM, _LEAST_EM = 42, 22
_MOST_OTHERS = 2
#: In line heights: a reason that has less room than this stands above the row.
_LEAST_REASON_EM = 6


@dataclasses.dataclass(frozen=True, slots=True)
class SendLine:
    """What the foot says about a message that is no longer a mere draft.

    *action* is the word on the first button ("Undo", "Check again"), *name* what
    it means to the desk; *more* are further ones, a word and a name each. *tone* is
    "", "ok", "warning" or "danger". *spoken* changes when it is to be said aloud.
    """

    text: str
    action: str = ""
    name: str = ""
    tone: str = ""
    more: tuple[tuple[str, str], ...] = ()
    spoken: str = ""


class SendBar(QFrame):
    """Pill, save state and Send, or the line about the message under way."""

    send_requested = Signal()
    send_and_close_requested = Signal()
    schedule_requested = Signal()
    checklist_toggled = Signal(bool)
    versions_requested = Signal()
    #: The button of the line was pressed; carries SendLine.name.
    line_action = Signal(str)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="foot")
        self._session = session
        self._reason = ""
        self._line: SendLine | None = None
        self._saved_words = ""
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_desk())
        self._pages.addWidget(self._make_line())
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(self._pages)

        # A second click of a double click, a key that repeats: neither means "undo".
        self.settling = QTimer(self, singleShot=True)
        self.settling.setInterval(max(500, QGuiApplication.styleHints().mouseDoubleClickInterval()))
        session.assessed.connect(self._render)
        theme().changed.connect(self._render)
        self._render()

    def _make_desk(self) -> QWidget:
        self.pill = QPushButton()
        self.pill.setObjectName("problemPill")
        self.pill.setCheckable(True)
        mark(self.pill, kind="remark")
        self.save_state = ElidedLabel()
        self.save_state.setObjectName("saveState")
        self.save_state.setAccessibleName(self.tr("Saved"))
        mark(self.save_state, kind="quiet")
        self.versions_button = QToolButton()
        self.versions_button.setObjectName("versionsButton")
        self.versions_button.setAccessibleName(self.tr("Earlier versions"))
        self.versions_button.setToolTip(self.tr("Earlier versions of this draft (Ctrl+Shift+H)"))
        self.versions_button.setVisible(False)
        mark(self.versions_button, kind="tool")
        self.why = ElidedLabel()
        # It takes what the others leave: the save state is never cut for it.
        self.why.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.why.setObjectName("sendReason")
        # It parts what stands left from what stands right, also when it says nothing.
        kept = self.why.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.why.setSizePolicy(kept)
        mark(self.why, kind="quiet")
        #: The same where there is no room beside the button.
        self.why_above = ElidedLabel()
        self.why_above.setObjectName("sendReasonAbove")
        self.why_above.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.why_above.setVisible(False)
        mark(self.why_above, kind="quiet")
        self.button = QPushButton()
        self.button.setObjectName("sendButton")
        mark(self.button, kind="primary")
        self.menu_button = QToolButton()
        self.menu_button.setObjectName("sendMenuButton")
        self.menu_button.setAccessibleName(self.tr("More ways to send"))
        self.menu_button.setToolTip(self.tr("More ways to send"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(self.menu_button, kind="tool")
        menu = QMenu(self.menu_button)
        self._close_action = menu.addAction(self.tr("Send and close the conversation"))
        self._schedule_action = menu.addAction(self.tr("Schedule…"))
        self.menu_button.setMenu(menu)

        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.why_above)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(10)
        self._desk_row = row
        row.addWidget(self.pill)
        row.addWidget(self.save_state)
        row.addWidget(self.versions_button)
        row.addWidget(self.why, 1)
        row.addWidget(self.button)
        row.addWidget(self.menu_button)
        self.pill.clicked.connect(self.checklist_toggled)
        self.button.clicked.connect(self.send_requested)
        self.versions_button.clicked.connect(self.versions_requested)
        self._close_action.triggered.connect(self.send_and_close_requested)
        self._schedule_action.triggered.connect(self.schedule_requested)
        return desk

    def _make_line(self) -> QWidget:
        self.line_text = QLabel()
        self.line_text.setObjectName("sendLine")
        self.line_text.setTextFormat(Qt.TextFormat.PlainText)
        self.line_text.setWordWrap(True)
        mark(self.line_text, kind="strong")
        self.undo = QPushButton()
        self.undo.setObjectName("undoSendButton")
        self.undo.setAccessibleName(self.tr("Undo send"))
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.undo)
        self._others = [QPushButton() for _ in range(_MOST_OTHERS)]
        for number, button in enumerate(self._others):
            button.setObjectName(f"lineButton{number}")
            mark(button, kind="quiet")
            button.clicked.connect(self._on_other_action)
            buttons.addWidget(button)
        # Not below the pointer that has just pressed Send.
        buttons.addStretch(1)
        line = QWidget()
        self._line_box = QBoxLayout(QBoxLayout.Direction.LeftToRight, line)
        self._line_box.setContentsMargins(0, 0, 0, 0)
        self._line_box.setSpacing(12)
        self._line_box.addWidget(self.line_text)
        self._line_box.addWidget(self._buttons, 1)
        self.undo.clicked.connect(self._on_line_action)
        return line

    # -- what is shown ------------------------------------------------------

    def set_line(self, line: SendLine | None) -> None:
        """Show *line* in place of Send, or Send again."""
        if line == self._line:
            return
        before, self._line = self._line, line
        if line is not None and (before is None or before.name != line.name):
            self.settling.start()
        if line is not None:
            self.line_text.setText(line.text)
            # A word or two may be strong; what waits is told in sentences.
            kind = "plain" if line.tone == "warning" else "strong"
            mark(self.line_text, tone=line.tone, kind=kind)
            self.undo.setText(line.action)
            self.undo.setAccessibleName(line.action)
            self.undo.setVisible(bool(line.action))
            self.undo.setAccessibleDescription(line.text)
            self._show_others(line)
            if before is None or (before.name, before.spoken) != (line.name, line.spoken):
                QAccessible.updateAccessibility(
                    QAccessibleEvent(self.line_text, QAccessible.Event.Alert)
                )
        self._pages.setCurrentIndex(0 if line is None else 1)
        self._fit_line()
        self._render()

    def _show_others(self, line: SendLine) -> None:
        for number, button in enumerate(self._others):
            words, name = line.more[number] if number < len(line.more) else ("", "")
            button.setText(words)
            button.setAccessibleName(words)
            button.setAccessibleDescription(line.text if name else "")
            button.setProperty("meaning", name)
            button.setVisible(bool(name))
        self._buttons.setVisible(bool(line.action))

    def _fit_line(self) -> None:
        # A label that wraps would rather be narrow; this one is as wide as its words.
        wanted = self.line_text.fontMetrics().horizontalAdvance(self.line_text.text()) + 8
        room = self.width() - 2 * 20
        beside = room - self._buttons.sizeHint().width() - 12
        # Words that need two lines beside the buttons get the whole width above them.
        is_long = self._line is not None and bool(self._line.more) and wanted > beside
        way = QBoxLayout.Direction.TopToBottom if is_long else QBoxLayout.Direction.LeftToRight
        self._line_box.setDirection(way)
        self._line_box.setSpacing(8 if is_long else 12)
        self.line_text.setMinimumWidth(max(0, min(wanted, room if is_long else beside)))

    def set_reason(self, reason: str) -> None:
        """Why sending is impossible just now, whatever the draft is like ("" = it is not)."""
        self._reason = reason
        self._render()

    def set_saved(self, when: datetime | None, trouble: str = "") -> None:
        """Say when the draft was last written to the disk, or why it was not."""
        words = trouble
        if not trouble and when is not None:
            words = self.tr("Saved {time}").format(time=f"{when.astimezone():%H:%M:%S}")
        if words != self._saved_words:
            self._saved_words = words
            self.save_state.put(words)
            mark(self.save_state, tone="danger" if trouble else "")

    @property
    def reason(self) -> str:
        """Why Send is disabled at this moment, "" while it is enabled."""
        if self._reason:
            return self._reason
        if self._is_gone:
            return self.tr("Not to be sent: this network was switched off")
        blocking = [problem for problem in self._session.problems if problem.blocks]
        return messages.problem_text(blocking[0]) if blocking else ""

    @property
    def _is_gone(self) -> bool:
        return channels.discontinued(self._session.draft.channel_type) is not None

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _WIDE_EM * self.fontMetrics().height()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a shorter name on the button."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST_EM * self.fontMetrics().height()), hint.height())

    def event(self, event: QEvent) -> bool:
        """When a part needs more room, the reason may have to go elsewhere."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_reason()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow column shortens the name on the button."""
        super().resizeEvent(event)
        self._fit_line()
        self._fit_reason()
        words = self._send_words()
        self._put_send_words(words)

    def _fit_reason(self) -> None:
        # Of a row that was not laid out yet the widgets know what they need.
        others = [self.pill, self.save_state, self.versions_button, self.button, self.menu_button]
        shown = [each for each in others if not each.isHidden()]
        gap = self._desk_row.spacing()
        room = self.width() - 2 * 20 - sum(each.sizeHint().width() + gap for each in shown)
        words = self.why.fontMetrics().horizontalAdvance(self.why.text())
        cramped = room < min(words, _LEAST_REASON_EM * self.why.fontMetrics().height())
        self.why_above.setVisible(cramped and bool(self.why.text()))
        self.why.setVisible(not cramped)

    def _put_send_words(self, words: str) -> None:
        if self.button.text() != words:
            self.button.setText(words)
            self.button.setAccessibleName(words.replace("&&", "&"))

    @Slot()
    def _on_line_action(self) -> None:
        if self._line is not None and not self.settling.isActive():
            self.line_action.emit(self._line.name)

    @Slot()
    def _on_other_action(self) -> None:
        name = self.sender().property("meaning")
        if name and not self.settling.isActive():
            self.line_action.emit(name)

    @Slot()
    def _render(self) -> None:
        problems = self._session.problems
        blocking = sum(problem.blocks for problem in problems)
        remarks = len(problems) - blocking
        if blocking:
            words, tone = self.tr("%Ln to fix", "", blocking), "danger"
        elif remarks:
            words, tone = self.tr("%Ln remark(s)", "", remarks), "warning"
        else:
            words, tone = self.tr("Ready"), ""
        if self.pill.text() != words:
            self.pill.setText(words)
        mark(self.pill, tone=tone)
        self.pill.setEnabled(bool(blocking or remarks))
        reason = self.reason
        self._put_send_words(self._send_words())
        self.button.setEnabled(not reason)
        self.menu_button.setEnabled(not reason)
        for button in (self.button, self.menu_button):
            button.setVisible(not self._is_gone)
        self.button.setToolTip(plain_tooltip(reason) if reason else self.tr("Ctrl+Enter"))
        self.button.setAccessibleDescription(reason)
        self.why.put(reason)
        self.why_above.put(reason)
        self._fit_reason()
        self.menu_button.setIcon(theme().icon("chevron_down", "quiet"))
        self.versions_button.setIcon(theme().icon("clock", "quiet"))

    def _send_words(self) -> str:
        draft = self._session.draft
        people = [
            person
            for role in ROLES
            if role not in draft.left_out
            for person in draft.wire(role)
            if person.label
        ]
        if draft.send_after:
            return self.tr("Schedule")
        if not people:
            return self.tr("Send")
        if len(people) == 1:
            name = plain_name(people[0].label)
            longest = _LONGEST_NAME if self._is_wide else _SHORTEST_NAME
            if len(name) > longest:
                name = name[: longest - 1] + "…"
            # An ampersand in a name is no shortcut.
            return self.tr("Send to {name}").format(name=name.replace("&", "&&"))
        number = count_text(len(people))
        return self.tr("Send to {number} people").format(number=number)
