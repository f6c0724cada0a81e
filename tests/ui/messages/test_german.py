"""What German says otherwise than English: verbs that count, days as they are written there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.problem import Problem
from mateo_desktop.ui import messages
from mateo_desktop.ui.application import Application
from mateo_desktop.ui.composer.pills import MorePill
from mateo_desktop.ui.composer.schedule_dialog import ScheduleDialog
from mateo_desktop.ui.lists.table_models import age
from mateo_desktop.ui.messages.acquaintances import address_lacks


@pytest.fixture(autouse=True)
def _in_german(qapp: Application) -> Iterator[None]:
    qapp.speak("de")
    yield
    qapp.speak("en")


def test_one_missing_part_is_lacking_and_two_are() -> None:
    assert address_lacks(("zipcode",)) == "es fehlt: Postleitzahl"
    assert address_lacks(("zipcode", "city")) == "es fehlen: Postleitzahl, Ort"


def test_the_day_a_network_ended_is_said_as_germans_write_it() -> None:
    gone = Problem("channel_discontinued", "from", values=(("since", "2024-07-31"),))
    assert "31. Juli 2024" in messages.problem_text(gone)


def test_an_old_message_has_its_day_in_the_german_order() -> None:
    now = datetime(2026, 11, 23, 12).astimezone()
    assert age(now - timedelta(days=800), now) == "14.09.2024"


def test_the_time_to_send_later_is_typed_in_the_german_order(qtbot: QtBot) -> None:
    dialog = ScheduleDialog("2027-05-04T08:00:00+02:00", zone=ZoneInfo("Europe/Berlin"))
    qtbot.addWidget(dialog)
    assert "04.05.2027" in dialog.edit.text()


def test_thousands_have_the_sign_of_the_language(qapp: Application, qtbot: QtBot) -> None:
    field = QWidget()
    qtbot.addWidget(field)
    more = MorePill(field)
    many = Problem("many_visible_recipients", "to", values=(("count", "12345"),))
    for language, words, count in (
        ("de", "und 9.961 weitere\xa0…", "12.345"),
        ("en", "and 9,961 more…", "12,345"),
    ):
        qapp.speak(language)
        more.show_number(9_961)
        assert more.text() == words
        assert count in messages.problem_text(many)
