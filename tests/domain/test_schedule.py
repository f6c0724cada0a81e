"""Times by the clock on the wall, and the two nights on which it lies."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.schedule import Edge, Settled, on_the_wall, presets, settle

BERLIN = ZoneInfo("Europe/Berlin")


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        ("2026-01-15T08:00", "2026-01-15T07:00"),
        ("2026-07-15T08:00", "2026-07-15T06:00"),
        # The last minutes before, and the first behind, both changes.
        ("2026-03-29T01:59", "2026-03-29T00:59"),
        ("2026-03-29T03:00", "2026-03-29T01:00"),
        ("2026-10-25T01:59", "2026-10-24T23:59"),
        ("2026-10-25T03:00", "2026-10-25T02:00"),
    ],
)
def test_a_time_that_exists_once_is_just_that(wall: str, utc: str) -> None:
    assert settle(_wall(wall), BERLIN) == Settled(_utc(utc))


@pytest.mark.parametrize(
    ("wall", "shown"),
    [("02:00", "03:00"), ("02:30", "03:30"), ("02:59", "03:59")],
)
def test_a_time_that_the_clocks_skip_lands_as_far_behind_the_gap(wall: str, shown: str) -> None:
    found = settle(_wall(f"2026-03-29T{wall}"), BERLIN)
    assert found.edge is Edge.SKIPPED
    assert found.later is None
    assert on_the_wall(found.moment, BERLIN) == _wall(f"2026-03-29T{shown}")


@pytest.mark.parametrize("wall", ["02:00", "02:30", "02:59"])
def test_a_time_that_comes_twice_is_the_first_and_names_the_second(wall: str) -> None:
    found = settle(_wall(f"2026-10-25T{wall}"), BERLIN)
    assert found.edge is Edge.TWICE
    assert found.later is not None
    assert found.later - found.moment == timedelta(hours=1)
    for moment, name in ((found.moment, "CEST"), (found.later, "CET")):
        assert moment.astimezone(BERLIN).tzname() == name
        assert on_the_wall(moment, BERLIN) == _wall(f"2026-10-25T{wall}")


def test_other_zones_change_at_other_times_and_by_other_steps() -> None:
    assert settle(_wall("2026-03-08T02:30"), ZoneInfo("America/New_York")).edge is Edge.SKIPPED
    half = settle(_wall("2026-04-05T01:45"), ZoneInfo("Australia/Lord_Howe"))
    assert half.later is not None
    assert half.later - half.moment == timedelta(minutes=30)
    # A whole day that never was.
    samoa = settle(_wall("2011-12-30T12:00"), ZoneInfo("Pacific/Apia"))
    assert samoa.edge is Edge.SKIPPED
    assert settle(_wall("2026-03-29T02:30"), ZoneInfo("UTC")).edge is Edge.NONE


@given(
    st.datetimes(datetime(1980, 1, 1), datetime(2037, 12, 31)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]),
)
def test_every_time_is_shown_as_asked_unless_it_is_skipped(wall: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    found = settle(wall, zone)
    shown = on_the_wall(found.moment, zone)
    assert (shown == wall) is (found.edge is not Edge.SKIPPED)
    assert shown >= wall
    assert found.moment.tzinfo is UTC


def _presets(now: str) -> list[tuple[str, str]]:
    found = presets(_utc(now), BERLIN)
    return [(code, f"{on_the_wall(moment, BERLIN):%a %d %H:%M}") for code, moment in found]


def test_presets_are_by_the_clock_and_the_nearest_comes_first() -> None:
    # A Wednesday at noon in Berlin.
    assert _presets("2026-05-06T10:00:30") == [
        ("hour", "Wed 06 13:00"),
        ("evening", "Wed 06 18:00"),
        ("morning", "Thu 07 08:00"),
        ("monday", "Mon 11 08:00"),
    ]


def test_presets_on_a_sunday_night_say_monday_once() -> None:
    assert _presets("2026-05-10T20:00") == [("hour", "Sun 10 23:00"), ("morning", "Mon 11 08:00")]


def test_on_monday_the_next_monday_is_meant() -> None:
    assert _presets("2026-05-11T05:00")[-1] == ("monday", "Mon 18 08:00")


@pytest.mark.parametrize(("now", "offered"), [("15:50:00", True), ("15:50:01", False)])
def test_an_evening_that_is_too_near_is_not_offered(now: str, offered: bool) -> None:
    moment = _utc(f"2026-05-06T{now}")
    codes = [code for code, _ in presets(moment, BERLIN)]
    assert ("evening" in codes) is offered


def test_presets_keep_to_the_clock_when_it_changes_in_between() -> None:
    # Saturday before summer time: twenty hours of clock are nineteen of time.
    saturday = dict(presets(_utc("2026-03-28T11:00"), BERLIN))
    assert saturday["morning"] == _utc("2026-03-29T06:00")
    autumn = dict(presets(_utc("2026-10-24T10:00"), BERLIN))
    assert autumn["morning"] == _utc("2026-10-25T07:00")
    # An hour is an hour, also in the night itself.
    night = dict(presets(_utc("2026-03-29T00:30"), BERLIN))
    assert on_the_wall(night["hour"], BERLIN) == _wall("2026-03-29T03:30")


@pytest.mark.parametrize(
    "wall",
    [
        *("2026-01-15T08:00", "2026-07-15T08:00", "2026-03-29T01:59", "2026-03-29T02:00"),
        *("2026-03-29T02:30", "2026-03-29T03:00", "2026-10-25T01:59", "2026-10-25T02:00"),
        *("2026-10-25T02:59", "2026-10-25T03:00"),
    ],
)
def test_the_zone_of_the_computer_is_taken_where_none_is_named(
    monkeypatch: pytest.MonkeyPatch, wall: str
) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("this system keeps its zone elsewhere")
    with monkeypatch.context() as here:
        here.setenv("TZ", "Europe/Berlin")
        time.tzset()
        found = settle(_wall(wall))
        shown = on_the_wall(found.moment)
    time.tzset()
    assert found == settle(_wall(wall), BERLIN)
    assert shown == on_the_wall(found.moment, BERLIN)
