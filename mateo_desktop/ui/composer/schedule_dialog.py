"""Picking when the message may leave: a day and a time by the clock on the wall.

The field shows what was typed, also a time that the clocks skip or come to
twice; what becomes of it is said below, before it is taken.
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import schedule
from mateo_desktop.domain.schedule import Edge
from mateo_desktop.domain.validation import parse_date_time
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.dialog_buttons import ok_and_cancel
from mateo_desktop.ui.dialog_room import grow
from mateo_desktop.ui.messages.times import (
    preset_name,
    schedule_second,
    schedule_skipped,
    schedule_twice,
)
from mateo_desktop.ui.theme import mark

# Beyond, a moment may have no local time.
_FIRST_DAY, _LAST_DAY = QDate(1971, 1, 1), QDate(9998, 12, 31)


class ScheduleDialog(QDialog):
    """Presets, a day and a time, the zone by name, and what it means."""

    #: The key of the draft it was opened for, and the moment.
    picked = Signal(str, str)

    def __init__(
        self,
        send_after: str,
        parent: QWidget | None = None,
        *,
        zone: tzinfo | None = None,
        now: datetime | None = None,
    ) -> None:
        super().__init__(parent)
        self.place = ""
        self._zone = zone
        self._now = now or datetime.now(UTC)
        self.setObjectName("scheduleDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Send later"))
        self.edit = QDateTimeEdit()
        self.edit.setObjectName("scheduleEdit")
        self.edit.setAccessibleName(self.tr("Day and time"))
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat(self.tr("ddd, yyyy-MM-dd HH:mm"))
        # UTC has every hour once: what stands here is the wall clock, nothing else.
        self.edit.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self.edit.setDateRange(_FIRST_DAY, _LAST_DAY)
        self.second = QCheckBox()
        self.second.setObjectName("scheduleSecond")
        self._edge = QLabel()
        self._edge.setObjectName("scheduleEdge")
        mark(self._edge, tone="warning")
        self._meaning = QLabel()
        self._meaning.setObjectName("scheduleMeaning")
        warning = QLabel(
            self.tr("Mateo keeps the message until then. It cannot be recalled from here.")
        )
        for label in (self._meaning, warning):
            mark(label, kind="quiet")
        for label in (self._edge, self._meaning, warning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        buttons = ok_and_cancel(self)
        offered = QWidget()
        flow = FlowLayout(offered)
        for code, moment in schedule.presets(self._now, zone):
            flow.addWidget(self._preset(code, moment))
        # Wide enough for the presets side by side, and for no sentence in three lines.
        wide = max(30 * self.fontMetrics().height(), flow.one_row() + 2 * 20)
        self.setMinimumWidth(min(wide, self.screen().availableSize().width() * 9 // 10))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for widget in (offered, self.edit, self._edge, self.second, self._meaning, warning):
            column.addWidget(widget)
        column.addWidget(buttons)
        self._start(parse_date_time(send_after))
        self.edit.dateTimeChanged.connect(self._render)
        self.second.toggled.connect(self._render)
        self._render()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def meaning(self) -> str:
        """What the dialog says the time means."""
        return self._meaning.text()

    def accept(self) -> None:
        """Hand the moment over."""
        self.picked.emit(self.place, self.chosen())
        super().accept()

    def chosen(self) -> str:
        """The chosen moment with the offset this zone has on that day."""
        settled = schedule.settle(self._wall(), self._zone)
        moment = settled.moment
        if settled.later is not None and self.second.isChecked():
            moment = settled.later
        return moment.astimezone(self._zone).isoformat(timespec="seconds")

    def _start(self, known: datetime | None) -> None:
        if known is None:
            today = schedule.on_the_wall(self._now, self._zone).date()
            tomorrow = QDate(today.year, today.month, today.day).addDays(1)
            utc = QTimeZone(QTimeZone.Initialization.UTC)
            self.edit.setDateTime(QDateTime(tomorrow, QTime(8, 0), utc))
            return
        # Without a zone Mateo reads UTC, so that is what is shown in local time.
        known = known if known.tzinfo else known.replace(tzinfo=UTC)
        try:
            self._put(known)
        except OverflowError:
            self._start(None)

    def _put(self, moment: datetime) -> None:
        wall = schedule.on_the_wall(moment, self._zone)
        utc = QTimeZone(QTimeZone.Initialization.UTC)
        day = QDate(wall.year, wall.month, wall.day)
        self.edit.setDateTime(QDateTime(day, QTime(wall.hour, wall.minute, wall.second), utc))
        self.second.setChecked(schedule.settle(self._wall(), self._zone).later == moment)

    def _wall(self) -> datetime:
        shown = self.edit.dateTime()
        day, time = shown.date(), shown.time()
        return datetime(  # noqa: DTZ001 (the wall clock has no zone)
            day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second()
        )

    def _preset(self, code: str, moment: datetime) -> QPushButton:
        button = QPushButton(preset_name(code))
        button.setObjectName(f"preset_{code}")
        button.setProperty("moment", moment.isoformat())
        button.setAutoDefault(False)
        mark(button, kind="quiet")
        button.clicked.connect(self._on_preset)
        return button

    @Slot()
    def _on_preset(self) -> None:
        self._put(datetime.fromisoformat(str(self.sender().property("moment"))))

    @Slot()
    def _render(self) -> None:
        settled = schedule.settle(self._wall(), self._zone)
        self.second.setVisible(settled.later is not None)
        if settled.later is not None:
            second = settled.later.astimezone(self._zone)
            self.second.setText(schedule_second(second))
        words = schedule_twice() if settled.edge is Edge.TWICE else ""
        if settled.edge is Edge.SKIPPED:
            words = schedule_skipped(settled.moment.astimezone(self._zone))
        self._edge.setText(words)
        self._edge.setVisible(bool(words))
        chosen = datetime.fromisoformat(self.chosen())
        # With its zone again, for an offset alone has no name.
        local = chosen.astimezone(self._zone)
        self._meaning.setText(messages.schedule_meaning(local, local - self._now))
        grow(self)
