"""When the message may leave at the earliest, in the reader's own zone.

The draft keeps what was typed. A time that this field cannot show stays as
it came, is shown as text and is never rewritten by being looked at.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.validation import parse_date_time
from mateo_desktop.ui import messages
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession

_EPOCH = datetime.fromtimestamp(0, UTC)


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


class ScheduleDialog(QDialog):
    """A day, a time, the zone by name, and what it means."""

    #: The key of the draft it was opened for, and the moment.
    picked = Signal(str, str)

    def __init__(self, send_after: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = ""
        self.setObjectName("scheduleDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Send later"))
        self.edit = QDateTimeEdit()
        self.edit.setObjectName("scheduleEdit")
        self.edit.setAccessibleName(self.tr("Day and time"))
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("ddd, yyyy-MM-dd HH:mm")
        start = QDateTime.currentDateTime().addDays(1)
        start.setTime(QTime(8, 0))
        known = parse_date_time(send_after)
        if known is not None:
            # Without a zone Mateo reads UTC, so that is what is shown in local time.
            known = known if known.tzinfo else known.replace(tzinfo=UTC)
            start = QDateTime.fromSecsSinceEpoch(int((known - _EPOCH).total_seconds()))
        self.edit.setDateTime(start)
        self._meaning = QLabel()
        self._meaning.setTextFormat(Qt.TextFormat.PlainText)
        self._meaning.setWordWrap(True)
        warning = QLabel(
            self.tr("Mateo keeps the message until then. It cannot be recalled from here.")
        )
        warning.setWordWrap(True)
        for label in (self._meaning, warning):
            mark(label, kind="quiet")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for widget in (self.edit, self._meaning, warning, buttons):
            column.addWidget(widget)
        self.edit.dateTimeChanged.connect(self._render)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._render()

    def accept(self) -> None:
        """Hand the moment over."""
        self.picked.emit(self.place, self.chosen())
        super().accept()

    def chosen(self) -> str:
        """The chosen moment with the offset this zone has on that day."""
        seconds = self.edit.dateTime().toSecsSinceEpoch()
        return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")

    @Slot()
    def _render(self) -> None:
        self._meaning.setText(meaning(self.chosen()))


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
