"""One message of a conversation as a bubble.

Plain text first; formatted content only when asked for, and only through the
safe view. Every word of it comes from outside.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import re
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from mateo_desktop.api.replies import ActionReply, MessageReply, RecipientReply, moment
from mateo_desktop.domain.markup import plain_text
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.detail.people_line import PeopleLine
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.detail.raw_text import RawText

#: Of more markup than this only the words are read: laying it out as text would stall.
_LONGEST_CONVERTED, _MOST_TAGS = 100_000, 3_000
_MARKUP = re.compile(r"<(?:p|div|br|html|body|table|ul|ol|span|b|strong|a)\b[^>]*>", re.IGNORECASE)
_MOST_BUTTONS = 20
_PADDING, _GAP = 12, 6


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What a bubble shows; a bubble of equal content is not made anew."""

    message: MessageReply
    author: str
    recipients: tuple[RecipientReply, ...] = ()
    actions: tuple[ActionReply, ...] = ()
    subject: str = ""


class Bubble(QWidget):
    """Text, buttons, and below them who, when and in which state."""

    reply_wanted = Signal(object)
    find_wanted = Signal()
    #: Its text is there in another form.
    said_otherwise = Signal()
    #: It is about to become higher or lower by its reader's wish.
    unfolded = Signal()

    def __init__(self, said: Said, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = said
        self.message = message = said.message
        self.setObjectName("bubble")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._natural = self._limit = self._room = 0
        self._is_markup = bool(_MARKUP.search(message.raw_content[:_LONGEST_CONVERTED]))
        self._frame = QFrame()
        mark(self._frame, kind="bubble_in" if message.is_inbound else "bubble_out")
        self._inside = QVBoxLayout(self._frame)
        self._inside.setContentsMargins(_PADDING, 8, _PADDING, 8)
        self._inside.setSpacing(_GAP)
        self.view = SafeView(fit=True)
        self.view.setObjectName("bubbleText")
        mark(self.view, kind="bubbletext")
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.raw_button = QPushButton(self.tr("Show all"))
        self._fill()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        if not message.is_inbound:
            row.addStretch(1)
        row.addWidget(self._frame)
        if message.is_inbound:
            row.addStretch(1)
        self._show_text(formatted=False)
        self._tell()

    def _fill(self) -> None:
        message = self.message
        heads = (self.said.subject,) if self.said.subject else ()
        self._heads = [self._add_line(text, "strong") for text in heads]
        self._inside.addWidget(self.view)
        feet = (text for text in (message.location, message.footer) if text)
        self._feet = [self._add_line(text, "quiet") for text in feet]
        self._labels = self._add_buttons()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.state = QLabel(self._state())
        self.state.setObjectName("bubbleState")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        mark(self.state, kind="quiet")
        foot.addWidget(self.state, 1)
        self.raw_button.setObjectName("rawTextButton")
        self.raw_button.setAccessibleName(self.tr("Show all of the text as it came"))
        self.raw_button.setToolTip(plain_tooltip(self.raw_button.accessibleName()))
        # Reached by the keyboard from the menu of the bubble.
        self.raw_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.raw_button.hide()
        mark(self.raw_button, kind="smalllink")
        self.raw_button.clicked.connect(self.open_raw)
        foot.addWidget(self.raw_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.toggle: QPushButton | None = None
        if self._is_markup:
            self.toggle = QPushButton(self.tr("Formatted"))
            self.toggle.setObjectName("formattedButton")
            self.toggle.setCheckable(True)
            self.toggle.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            mark(self.toggle, kind="smalllink")
            self.toggle.clicked.connect(self._on_toggled)
            foot.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignBottom)
        self._inside.addLayout(foot)
        self.people: PeopleLine | None = None
        if self._has_people():
            self.people = PeopleLine(self.said.recipients, self.said.actions)
            self.people.toggled.connect(self.unfolded)
            self._inside.addWidget(self.people)

    def fit(self, width: int) -> None:
        """Be as wide as the content needs, at most *width*."""
        self._room = width
        if not self._natural:
            self._natural = self._natural_width()
        wanted = min(width, self._natural)
        if wanted != self._limit:
            self._limit = wanted
            self._frame.setFixedWidth(wanted)

    def show_again(self) -> None:
        """Another scheme or font: links have other colours, words other widths."""
        self._show_text(formatted=self.toggle is not None and self.toggle.isChecked())

    @property
    def parts(self) -> tuple[QLabel | SafeView, ...]:
        """What of it can be searched, from top to bottom: the text and what stands around it."""
        return (*self._heads, self.view, *self._feet, *self._labels)

    @property
    def _content(self) -> str:
        return self.message.raw_content or self.message.blurb

    @property
    def _is_long(self) -> bool:
        content = self._content
        return len(content) > _LONGEST_CONVERTED or content.count("<") > _MOST_TAGS

    # -- what it says -----------------------------------------------------------

    def _state(self) -> str:
        message = self.message
        parts = [plain_name(self.said.author, 80)]
        written = moment_of(message)
        if written is not None:
            parts.append(messages.time_of_day(written))
        if message.attachment_count:
            parts.append(self.tr("%Ln file(s)", "", message.attachment_count))
        if not message.is_inbound and not self._told_by_people():
            accepted = self.tr("accepted by Mateo")
            parts.append(messages.message_status(message.status) if message.status else accepted)
        return " · ".join(part for part in parts if part)

    def _told_by_people(self) -> bool:
        """Whether the line of the recipients says the very same state."""
        states = {one.status for one in self.said.recipients if one.role != "from"}
        return bool(self.message.status) and states == {self.message.status}

    def _has_people(self) -> bool:
        rows = self.said.recipients
        if self.message.is_inbound:
            # Who wrote stands below the text, and our own channel is no news.
            rows = tuple(one for one in rows if one.role != "from" and not one.is_organisation)
        return bool(rows) and any(one.role != "from" for one in rows)

    def _add_line(self, text: str, kind: str) -> QLabel:
        label = QLabel(plain_name(text))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        mark(label, kind=kind)
        self._inside.addWidget(label)
        return label

    def _add_buttons(self) -> list[QLabel]:
        labels: list[QLabel] = []
        if not self.said.actions:
            return labels
        holder = QWidget()
        flow = FlowLayout(holder, spacing=_GAP)
        for action in self.said.actions[:_MOST_BUTTONS]:
            text = plain_name(action.text, 80) or messages.action_type(action.type)
            pressed = self.tr("{label} ✓ pressed").replace("{label}", text)
            label = QLabel(pressed if action.clicked else text)
            label.setObjectName("bubbleButton")
            label.setTextFormat(Qt.TextFormat.PlainText)
            mark(label, kind="pressed" if action.clicked else "unpressed")
            flow.addWidget(label)
            labels.append(label)
        # The last item of a flow takes the rest of its row; buttons must not.
        flow.addWidget(QWidget())
        self._inside.addWidget(holder)
        return labels

    def _natural_width(self) -> int:
        """The width at which nothing has to wrap."""
        for widget in (self.view, self.state, *self._labels):
            widget.ensurePolished()
        text = self.view.size_within(4_000).width()
        foot = self.state.fontMetrics().horizontalAdvance(self.state.text()) + 2
        for button in (self.toggle, self.raw_button):
            if button is not None and not button.isHidden():
                foot += button.sizeHint().width() + 8
        buttons = sum(label.sizeHint().width() + _GAP for label in self._labels)
        people = 0
        if self.people is not None:
            words = self.people.summary
            people = words.fontMetrics().horizontalAdvance(words.text()) + 26
        return max(text, foot, buttons, people) + 2 * _PADDING + 4

    def _show_text(self, *, formatted: bool) -> None:
        content = self._content
        if self._is_markup and formatted:
            self.view.show_html(content)
        elif self._is_markup and self._is_long:
            self.view.show_words(content)
        elif self._is_markup:
            self.view.show_plain(plain_text(content))
        else:
            self.view.show_plain(content)
        self.view.setVisible(bool(content))
        self.raw_button.setHidden(self.view.is_whole)
        self._natural = self._limit = 0

    def _tell(self) -> None:
        """The whole of it for a screen reader."""
        parts = [self.view.toPlainText()[:300], *(label.text() for label in self._labels)]
        parts.append(self.state.text())
        if self.people is not None:
            parts.append(self.people.summary.text())
        self.setAccessibleName(", ".join(part for part in parts if part))

    # -- gestures -----------------------------------------------------------

    @Slot()
    def _on_toggled(self) -> None:
        assert self.toggle is not None
        self.unfolded.emit()
        self._show_text(formatted=self.toggle.isChecked())
        if self._room:
            self.fit(self._room)
        self.said_otherwise.emit()

    @Slot()
    def _flip_formatted(self) -> None:
        if self.toggle is not None:
            self.toggle.click()

    @Slot()
    def open_raw(self) -> RawText:
        """Show the text as it came, with its tags, in a dialog."""
        from mateo_desktop.ui.detail.raw_text import RawText

        dialog = RawText(self._content, self.window())
        dialog.open()
        return dialog

    @Slot()
    def _on_reply(self) -> None:
        self.reply_wanted.emit(self.message)

    @Slot()
    def _on_find(self) -> None:
        self.find_wanted.emit()

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.view.toPlainText())

    @Slot()
    def _copy_json(self) -> None:
        told = {
            "message": dict(self.message.raw),
            "recipients": [dict(one.raw) for one in self.said.recipients],
            "actions": [dict(one.raw) for one in self.said.actions],
        }
        QGuiApplication.clipboard().setText(json.dumps(told, ensure_ascii=False, indent=2))

    def menu(self) -> QMenu:
        """What can be done with the message."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Reply to this message"), self._on_reply)
        menu.addAction(self.tr("Show all as it came"), self.open_raw)
        menu.addAction(self.tr("Copy text"), self._copy_text)
        menu.addAction(self.tr("Copy as JSON"), self._copy_json)
        menu.addAction(self.tr("Find in the conversation"), self._on_find)
        if self.toggle is not None:
            plain = self.toggle.isChecked()
            words = self.tr("Show as plain text") if plain else self.tr("Show formatted")
            menu.addAction(words, self._flip_formatted)
        if self.people is not None:
            is_open = self.people.is_open
            words = self.tr("Hide recipients") if is_open else self.tr("Show recipients")
            menu.addAction(words, self.people.toggle)
        return menu

    # Qt overrides

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click, or the menu key."""
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu: one stop for the keyboard, not four."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.menu().popup(self._frame.mapToGlobal(self._frame.rect().bottomLeft()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        mark(self._frame, chosen=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is elsewhere now."""
        super().focusOutEvent(event)
        mark(self._frame, chosen=False)


def moment_of(message: MessageReply) -> datetime | None:
    """When a message was written, by the time it is sorted by; None if none can be read."""
    for text in (message.created_at, message.timestamp, message.sent_at):
        found = moment(text)
        if found.year > 1:
            # The edges of time have no local time.
            with contextlib.suppress(OverflowError, OSError, ValueError):
                return found.astimezone()
    return None
