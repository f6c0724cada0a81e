"""When the message may leave at the earliest, in the reader's own zone.

The draft keeps what was typed. A time that this field cannot show stays as
it came, is shown as text and is never rewritten by being looked at.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mateo_desktop.domain.validation import parse_date_time
from mateo_desktop.ui import messages
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession


class ScheduleField(QWidget):
    """The date-time as text, what it means in words, and a calendar to pick from."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.edit = QLineEdit()
        self.edit.setObjectName("scheduleField")
        self.edit.setAccessibleName(self.tr("Send after"))
        self.edit.setPlaceholderText(self.tr("at once"))
        self.pick = QPushButton(self.tr("Pick…"))
        self.pick.setObjectName("schedulePick")
        self.clear = QPushButton(self.tr("At once"))
        self.clear.setObjectName("scheduleClear")
        mark(self.clear, kind="quiet")
        self._meaning = QLabel()
        self._meaning.setTextFormat(Qt.TextFormat.PlainText)
        self._meaning.setWordWrap(True)
        mark(self._meaning, kind="quiet")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.edit, 1)
        row.addWidget(self.pick)
        row.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._meaning)
        self.edit.textEdited.connect(self._on_edited)
        self.pick.clicked.connect(self.open_dialog)
        self.clear.clicked.connect(self._on_clear)
        session.changed.connect(self._render)
        self._render(session.draft)

    @property
    def meaning(self) -> str:
        """What the field says the time means, "" for nothing."""
        return self._meaning.text()

    @Slot()
    def open_dialog(self) -> None:
        """Pick a day and a time."""
        if not self.isEnabled():
            return
        # Most messages leave at once: it is not imported at the start.
        from mateo_desktop.ui.composer.schedule_dialog import ScheduleDialog

        dialog = ScheduleDialog(self._session.draft.send_after, self)
        dialog.place = self._session.draft.key
        dialog.picked.connect(self._on_picked)
        dialog.open()

    @Slot(str, str)
    def _on_picked(self, key: str, moment: str) -> None:
        if key == self._session.draft.key:
            self._put(moment)

    @Slot()
    def _on_clear(self) -> None:
        self._put("")

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._put(text.strip())

    def _put(self, text: str) -> None:
        self._session.insist(send_after=text)

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        if draft.send_after not in (self.edit.text(), self.edit.text().strip()):
            self.edit.setText(draft.send_after)
        self.clear.setEnabled(bool(draft.send_after))
        words = meaning(draft.send_after)
        if self._meaning.text() != words:
            self._meaning.setText(words)
            self._meaning.setVisible(bool(words))


def meaning(send_after: str) -> str:
    """A date-time in words: local time, the zone by name, and how far away."""
    moment = parse_date_time(send_after)
    if moment is None:
        return ""
    if moment.tzinfo is None:
        return messages.schedule_without_zone()
    try:
        local = moment.astimezone()
    except OverflowError:
        # The first and the last day of the calendar have no local time everywhere.
        return ""
    return messages.schedule_meaning(local, local - datetime.now().astimezone())
