"""The line under the recipients: how long free text may still go there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.channels import KNOWN_TYPES
from mateo_desktop.domain.draft import Draft, Recipient, new_id
from mateo_desktop.domain.window import window_limit
from mateo_desktop.ui.composer.window_line import WindowLine
from mateo_desktop.ui.messages import near_moment
from mateo_desktop.ui.session import DraftSession

NOW = datetime(2026, 11, 27, 12, 3, tzinfo=UTC)
ANNA = Recipient(handle="+4917604069012", full_name="Anna Probe")
WRITTEN = near_moment(NOW, NOW)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def clock() -> Clock:
    return Clock()


NewLine = Callable[..., WindowLine]


@pytest.fixture
def new_line(qtbot: QtBot, clock: Clock) -> NewLine:
    def make(**fields: object) -> WindowLine:
        values = {"channel_type": "whatsapp", "to": (ANNA,), "conversation_id": new_id()}
        line = WindowLine(DraftSession(Draft.new(**{**values, **fields})), now=clock)
        qtbot.addWidget(line)
        line.resize(600, 40)
        return line

    return make


def words(line: WindowLine) -> str:
    return "" if line.isHidden() else line.words.text()


def in_hours(hours: float) -> str:
    return near_moment(NOW + timedelta(hours=hours), NOW)


@pytest.mark.parametrize("kind", [*KNOWN_TYPES, "", "pigeon_post"])
def test_only_a_channel_with_a_window_has_the_line(kind: str, new_line: NewLine) -> None:
    line = new_line(channel_type=kind)
    assert line.isHidden() == (window_limit(kind) is None)


def test_without_anybody_to_write_to_there_is_no_line(new_line: NewLine) -> None:
    line = new_line(to=(), conversation_id="")
    assert line.isHidden()

    line._session.update(to=(ANNA,))

    assert words(line) == "Not known whether the customer wrote in the last 24 hours"
    assert line.button.isHidden()
    assert line.words.property("tone") == ""


def test_an_open_window_says_until_when(new_line: NewLine) -> None:
    line = new_line()
    line.set_window(NOW - timedelta(hours=20), NOW)

    assert words(line) == f"Open until {in_hours(4)}, as of {WRITTEN}"
    assert line.button.isHidden()
    assert line.accessibleName() == line.words.text()
    assert "24 hours" in line.toolTip()
    assert "mateo-api.md" in line.toolTip()


def test_a_closed_window_says_since_when_and_offers_a_template(
    qtbot: QtBot, new_line: NewLine
) -> None:
    line = new_line()
    line.set_window(NOW - timedelta(hours=74, minutes=30), NOW)
    line.show()

    assert words(line) == f"Closed since {in_hours(-50.5)}, as of {WRITTEN}: a template is needed."
    assert re.search(r"since [A-Z][a-z]+day \d\d:\d\d,", words(line))
    assert line.words.property("tone") == "warning"
    assert line.icon.isVisible()
    with qtbot.waitSignal(line.template_wanted):
        QTest.mouseClick(line.button, Qt.MouseButton.LeftButton)
    line.close()


def test_the_window_that_closed_long_ago_has_a_date(new_line: NewLine) -> None:
    line = new_line()
    line.set_window(NOW - timedelta(days=300), NOW)
    assert re.search(r"since \d+/\d+/\d+ \d\d:\d\d,", words(line))


@pytest.mark.parametrize("kind", ["instagram", "facebook"])
def test_where_no_source_says_that_a_template_helps_none_is_offered(
    kind: str, new_line: NewLine
) -> None:
    line = new_line(channel_type=kind)
    line.set_window(NOW - timedelta(hours=30), NOW)

    assert words(line).endswith(f"{kind.title()} may refuse this message.")
    assert line.words.property("tone") == "warning"
    assert line.button.isHidden()


def test_with_a_template_a_closed_window_is_no_worry(new_line: NewLine) -> None:
    line = new_line()
    line.set_window(NOW - timedelta(hours=30), NOW)

    line._session.update(template_id=new_id())

    assert words(line).endswith("this goes out as a template.")
    assert line.words.property("tone") == ""
    assert line.button.isHidden()
    assert line.icon.isHidden()


def test_what_counts_is_when_the_message_leaves(new_line: NewLine) -> None:
    line = new_line()
    line.set_window(NOW - timedelta(hours=20), NOW)

    line._session.update(send_after=(NOW + timedelta(hours=3)).isoformat())
    assert words(line) == (
        f"Open until {in_hours(4)}, so also at {in_hours(3)} when this leaves, as of {WRITTEN}"
    )
    assert line.button.isHidden()

    line._session.update(send_after=(NOW + timedelta(hours=5)).isoformat())
    assert words(line) == (
        f"Open until {in_hours(4)}, but closed at {in_hours(5)} when this leaves,"
        f" as of {WRITTEN}: a template is needed."
    )
    assert not line.button.isHidden()


def test_a_planned_time_that_is_past_counts_as_now(new_line: NewLine) -> None:
    line = new_line(send_after="2026-11-01T09:00:00Z")
    line.set_window(NOW - timedelta(hours=20), NOW)
    assert words(line) == f"Open until {in_hours(4)}, as of {WRITTEN}"


def test_a_conversation_in_which_nobody_wrote_is_not_known(new_line: NewLine) -> None:
    line = new_line()
    line.set_window(None, NOW)
    assert words(line) == "Not known whether the customer wrote in the last 24 hours"


def test_the_line_says_nothing_of_another_draft(new_line: NewLine) -> None:
    line = new_line()
    line.set_window(NOW - timedelta(hours=30), NOW)
    session = line._session
    other = Draft.new(channel_type="whatsapp", conversation_id=session.draft.conversation_id)

    session.open(other)

    assert words(line) == "Not known whether the customer wrote in the last 24 hours"


def test_the_line_says_nothing_of_another_conversation(new_line: NewLine) -> None:
    line = new_line()
    mine = line._session.draft.conversation_id
    line.set_window(NOW - timedelta(hours=30), NOW)

    line._session.update(conversation_id=new_id())
    assert words(line) == "Not known whether the customer wrote in the last 24 hours"

    line._session.update(conversation_id=mine)
    assert words(line).startswith("Closed since")


def test_switching_to_another_channel_and_back_keeps_what_is_known(new_line: NewLine) -> None:
    line = new_line()
    line.set_window(NOW - timedelta(hours=30), NOW)

    line._session.update(channel_type="email")
    assert line.isHidden()

    line._session.update(channel_type="whatsapp")
    assert words(line).startswith("Closed since")


def test_the_window_closes_while_one_writes(qtbot: QtBot, new_line: NewLine, clock: Clock) -> None:
    line = new_line()
    end = NOW + timedelta(milliseconds=20)
    line.set_window(end - timedelta(hours=24), NOW)
    assert words(line).startswith("Open until")

    clock.now = end

    qtbot.waitUntil(lambda: words(line).startswith("Closed since"))
    assert not line.button.isHidden()


def test_time_that_passed_out_of_sight_shows_when_the_line_is_seen_again(
    qtbot: QtBot, new_line: NewLine, clock: Clock
) -> None:
    line = new_line()
    line.set_window(NOW - timedelta(hours=23), NOW)
    clock.now = NOW + timedelta(hours=2)

    line.hide()
    line.show()

    qtbot.waitUntil(lambda: words(line).startswith("Closed since"))
    line.close()


def test_a_message_that_has_left_the_drafts_needs_no_window(new_line: NewLine) -> None:
    line = new_line()
    line.set_window(NOW - timedelta(hours=30), NOW)

    line.setEnabled(False)
    assert line.isHidden()

    line.setEnabled(True)
    assert words(line).startswith("Closed since")
