"""The window for free text: both of its edges, and what nobody knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.channels import KNOWN_TYPES
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.window import (
    TEMPLATE_TYPES,
    WindowState,
    leaves_at,
    window,
    window_limit,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(hours=24)
MOMENT = timedelta(microseconds=1)
WINDOWED = ("whatsapp", "instagram", "facebook")


@pytest.mark.parametrize("kind", WINDOWED)
def test_the_window_is_open_up_to_24_hours_and_closed_from_then_on(kind: str) -> None:
    before = window(kind, NOON, NOON + DAY - MOMENT)
    assert before.state is WindowState.OPEN
    assert before.end == NOON + DAY

    after = window(kind, NOON, NOON + DAY)
    assert after.state is WindowState.CLOSED
    assert after.is_closed
    assert after.end == NOON + DAY
    assert after.at == NOON + DAY


@pytest.mark.parametrize("kind", WINDOWED)
def test_where_the_hours_were_read_is_kept(kind: str) -> None:
    found = window(kind, NOON, NOON).limit
    assert found == window_limit(kind)
    assert found is not None
    assert found.value == 24
    assert found.source


@pytest.mark.parametrize("kind", [*(set(KNOWN_TYPES) - set(WINDOWED)), "", "pigeon_post"])
def test_other_channels_have_no_window(kind: str) -> None:
    for latest in (None, NOON, NOON - 100 * DAY):
        assert window(kind, latest, NOON).state is WindowState.NONE


def test_only_whatsapp_is_said_to_take_a_template_afterwards() -> None:
    assert TEMPLATE_TYPES == ("whatsapp",)
    assert all(window_limit(kind) for kind in TEMPLATE_TYPES)


def test_without_an_inbound_message_the_window_is_unknown_not_closed() -> None:
    found = window("whatsapp", None, NOON)
    assert found.state is WindowState.UNKNOWN
    assert found.end is None
    assert not found.is_closed


@pytest.mark.parametrize(
    "odd", [datetime(1, 1, 1), datetime.min.replace(tzinfo=UTC), datetime(1969, 12, 31)]
)
def test_a_date_that_could_not_be_read_is_unknown(odd: datetime) -> None:
    assert window("whatsapp", odd, NOON).state is WindowState.UNKNOWN


@pytest.mark.parametrize(
    "odd",
    [
        datetime.max.replace(tzinfo=UTC),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-14))),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
    ],
)
def test_a_date_at_the_end_of_time_breaks_nothing(odd: datetime) -> None:
    assert window("whatsapp", odd, NOON).state is WindowState.UNKNOWN


def test_a_clock_that_runs_ahead_leaves_the_window_open() -> None:
    assert window("whatsapp", NOON + timedelta(minutes=3), NOON).state is WindowState.OPEN


# In Berlin the clocks go back on 25 October 2026 and forward on 29 March 2026:
# 24 hours later the wall clock shows another time.
@pytest.mark.parametrize(
    ("wrote", "closes"),
    [
        (datetime(2026, 10, 24, 12, 0), datetime(2026, 10, 25, 11, 0)),
        (datetime(2026, 3, 28, 12, 0), datetime(2026, 3, 29, 13, 0)),
        (datetime(2026, 10, 25, 2, 30, fold=0), datetime(2026, 10, 26, 1, 30)),
        (datetime(2026, 10, 25, 2, 30, fold=1), datetime(2026, 10, 26, 2, 30)),
    ],
)
def test_24_hours_are_24_hours_when_the_clocks_change(wrote: datetime, closes: datetime) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    wrote, closes = wrote.replace(tzinfo=berlin), closes.replace(tzinfo=berlin)
    end = closes.astimezone(UTC)
    assert window("whatsapp", wrote, end - MOMENT).state is WindowState.OPEN
    found = window("whatsapp", wrote, closes)
    assert found.state is WindowState.CLOSED
    assert found.end == end


def test_a_moment_without_a_zone_is_utc() -> None:
    wrote = NOON.replace(tzinfo=None)
    assert window("whatsapp", wrote, NOON).end == NOON + DAY
    assert window("whatsapp", NOON, wrote + DAY).state is WindowState.CLOSED


_MOMENTS = st.datetimes(
    min_value=datetime(1972, 1, 1),
    max_value=datetime(9990, 1, 1),
    timezones=st.timezones(),
)


@given(_MOMENTS, _MOMENTS)
def test_the_state_depends_on_the_distance_alone(wrote: datetime, at: datetime) -> None:
    away = at.astimezone(UTC) - wrote.astimezone(UTC)
    expected = WindowState.OPEN if away < DAY else WindowState.CLOSED
    assert window("whatsapp", wrote, at).state is expected


def test_a_planned_message_leaves_at_its_time() -> None:
    draft = Draft.new(send_after="2026-11-24T09:00:00+01:00")
    assert leaves_at(draft, NOON) == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-11-23T09:00:00Z", "2026-11-23T12:00:00"])
def test_without_a_time_to_come_it_leaves_now(text: str) -> None:
    assert leaves_at(Draft.new(send_after=text), NOON) == NOON


def test_a_time_that_is_left_out_does_not_count() -> None:
    draft = Draft.new(send_after="2027-01-01T09:00:00Z", left_out=frozenset({"send_after"}))
    assert leaves_at(draft, NOON) == NOON
