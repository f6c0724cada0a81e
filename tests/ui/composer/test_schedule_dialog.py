"""Picking a time: presets, the zone by name, and the nights on which clocks change."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.composer.schedule_dialog import ScheduleDialog

BERLIN = ZoneInfo("Europe/Berlin")
#: A Wednesday, noon in Berlin.
NOW = datetime(2026, 5, 6, 10, 0, tzinfo=UTC)


def _dialog(qtbot: QtBot, send_after: str = "") -> ScheduleDialog:
    dialog = ScheduleDialog(send_after, zone=BERLIN, now=NOW)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _put(dialog: ScheduleDialog, text: str) -> None:
    day, time = text.split("T")
    utc = QTimeZone(QTimeZone.Initialization.UTC)
    moment = QDateTime(
        QDate.fromString(day, Qt.DateFormat.ISODate), QTime.fromString(time, "HH:mm"), utc
    )
    dialog.edit.setDateTime(moment)


def test_it_begins_with_tomorrow_morning_and_names_the_zone(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    assert dialog.chosen() == "2026-05-07T08:00:00+02:00"
    assert "08:00 (CEST)" in dialog.meaning
    assert dialog.meaning.endswith("in 20 h")
    assert any("cannot be recalled" in label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize(
    ("code", "words", "moment"),
    [
        ("hour", "In 1 hour", "2026-05-06T13:00:00+02:00"),
        ("evening", "Today 18:00", "2026-05-06T18:00:00+02:00"),
        ("morning", "Tomorrow 8:00", "2026-05-07T08:00:00+02:00"),
        ("monday", "Monday 8:00", "2026-05-11T08:00:00+02:00"),
    ],
)
def test_a_preset_is_one_click_and_can_still_be_changed(
    qtbot: QtBot, code: str, words: str, moment: str
) -> None:
    dialog = _dialog(qtbot)
    button = dialog.findChild(QPushButton, f"preset_{code}")
    assert button.text() == words
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.chosen() == moment
    assert dialog.isVisible()


def test_a_time_that_the_clocks_skip_is_said_and_moved(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    edge = dialog.findChild(QLabel, "scheduleEdge")
    assert not edge.isVisible()
    _put(dialog, "2027-03-28T02:30")
    assert dialog.edit.text().endswith("02:30")
    assert edge.isVisible()
    assert edge.text().endswith("It becomes 03:30 (CEST).")
    assert dialog.chosen() == "2027-03-28T03:30:00+02:00"
    assert "03:30 (CEST)" in dialog.meaning


def test_a_time_that_comes_twice_can_be_either(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    assert not dialog.second.isVisible()
    _put(dialog, "2026-10-25T02:30")
    assert dialog.second.isVisible()
    assert dialog.second.text() == "Take the second one, 02:30 CET"
    edge = dialog.findChild(QLabel, "scheduleEdge")
    assert edge.text() == "That night the clocks show this time twice."
    assert dialog.chosen() == "2026-10-25T02:30:00+02:00"
    dialog.second.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(dialog.second, Qt.Key.Key_Space)
    assert dialog.chosen() == "2026-10-25T02:30:00+01:00"
    assert "02:30 (CET)" in dialog.meaning
    _put(dialog, "2026-10-25T12:00")
    assert not dialog.second.isVisible()
    assert dialog.chosen() == "2026-10-25T12:00:00+01:00"


@pytest.mark.parametrize("moment", ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"])
def test_what_was_picked_before_is_picked_again(qtbot: QtBot, moment: str) -> None:
    assert _dialog(qtbot, moment).chosen() == moment


def test_a_time_without_a_zone_is_that_of_utc(qtbot: QtBot) -> None:
    assert _dialog(qtbot, "2026-07-01T08:00:00").chosen() == "2026-07-01T10:00:00+02:00"


@pytest.mark.parametrize("end", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_the_calendar_begin_anew(qtbot: QtBot, end: str) -> None:
    assert _dialog(qtbot, end).chosen() == "2026-05-07T08:00:00+02:00"


def test_enter_takes_the_time_and_escape_does_not(qtbot: QtBot) -> None:
    picked: list[tuple[str, str]] = []

    def take(place: str, moment: str) -> None:
        picked.append((place, moment))

    dialog = _dialog(qtbot)
    dialog.picked.connect(take)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert picked == []
    dialog = _dialog(qtbot)
    dialog.place = "here"
    dialog.picked.connect(take)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert picked == [("here", "2026-05-07T08:00:00+02:00")]
