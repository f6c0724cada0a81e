"""Moments as they are stored: seconds since 1970, in a column that may be damaged."""

from __future__ import annotations

from datetime import UTC, datetime

#: What stands for a moment that no calendar has: too long ago to be mistaken for a real one.
UNREADABLE = datetime.fromtimestamp(0, UTC)


def moment(at: float) -> datetime:
    """The moment *at*; UNREADABLE for a number that damage has made of it.

    A message or a draft is worth more than its time, so it is never refused for that.
    """
    try:
        return datetime.fromtimestamp(at, UTC)
    except (OverflowError, OSError, ValueError):
        return UNREADABLE
