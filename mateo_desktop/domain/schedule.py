"""A moment by the clock on the wall: presets, and the two nights a year it lies.

When summer time begins, an hour of the wall clock does not exist; when it
ends, an hour exists twice. A zone of None is that of the computer.
"""

from __future__ import annotations

import dataclasses
import enum
from datetime import UTC, datetime, time, timedelta, tzinfo

#: Presets say a moment only if it is at least this far away.
SOONEST = timedelta(minutes=10)
_MORNING, _EVENING = time(8), time(18)
_MONDAY = 0


class Edge(enum.StrEnum):
    """What is odd about a time of the wall clock."""

    NONE = "none"
    SKIPPED = "skipped"  # the clocks go past it
    TWICE = "twice"  # the clocks come to it a second time


@dataclasses.dataclass(frozen=True, slots=True)
class Settled:
    """The moment a wall clock means, in UTC.

    ``later`` is the second one where there are two; ``moment`` is then the
    first. A skipped time is read with the offset before the gap, so that it
    lands as far behind the gap as it stood in it (RFC 5545, 3.3.5).
    """

    moment: datetime
    edge: Edge = Edge.NONE
    later: datetime | None = None


def settle(wall: datetime, zone: tzinfo | None = None) -> Settled:
    """The moment at which the clocks of *zone* show *wall*, which has no zone itself.

    Raises OverflowError at the two ends of the calendar.
    """
    first, second = _utc(wall, zone, 0), _utc(wall, zone, 1)
    if first == second:
        return Settled(first)
    if on_the_wall(first, zone) != wall.replace(fold=0):
        return Settled(first, Edge.SKIPPED)
    return Settled(first, Edge.TWICE, second)


def on_the_wall(moment: datetime, zone: tzinfo | None = None) -> datetime:
    """What the clocks of *zone* show at *moment*, without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def presets(now: datetime, zone: tzinfo | None = None) -> tuple[tuple[str, datetime], ...]:
    """Times that are often wanted, as (code, moment in UTC), the nearest first.

    Codes: "hour" is an hour from *now*; "evening" is today at 18:00, "morning"
    tomorrow at 8:00 and "monday" next Monday at 8:00, by the clocks of *zone*.
    One that is too near, or that another one says already, is not there.
    """
    now = now.astimezone(UTC)
    today = on_the_wall(now, zone).date()
    to_monday = (_MONDAY - today.weekday()) % 7 or 7
    walls = (
        ("evening", datetime.combine(today, _EVENING)),
        ("morning", datetime.combine(today + timedelta(days=1), _MORNING)),
        ("monday", datetime.combine(today + timedelta(days=to_monday), _MORNING)),
    )
    found = [("hour", (now + timedelta(hours=1)).replace(second=0, microsecond=0))]
    for code, wall in walls:
        moment = settle(wall, zone).moment
        if moment - now >= SOONEST and moment not in [each for _, each in found]:
            found.append((code, moment))
    return tuple(sorted(found, key=lambda each: each[1]))


def _utc(wall: datetime, zone: tzinfo | None, fold: int) -> datetime:
    wall = wall.replace(fold=fold)
    if zone is None:
        # astimezone() reads a skipped time with the offset behind the gap.
        return datetime.fromtimestamp(wall.timestamp(), UTC)
    return wall.replace(tzinfo=zone).astimezone(UTC)
