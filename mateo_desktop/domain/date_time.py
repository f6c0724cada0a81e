"""Moments as they stand in a message: the date-time of RFC 3339."""

from __future__ import annotations

import re
from datetime import datetime

from mateo_desktop.domain.late_pattern import late_pattern

_DATE_TIME = late_pattern(
    r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)?", re.ASCII
)


def parse_date_time(text: str) -> datetime | None:
    """The moment that *text* names as a date-time of RFC 3339, or None.

    Without a zone, which the vendor reads as UTC, the result is naive.
    """
    match = _DATE_TIME.fullmatch(text)
    if not match:
        return None
    day, minute, second, fraction, zone = match.groups(default="")
    # Python knows no leap seconds, and no fractions finer than a millionth.
    second = "59" if second == "60" else second
    try:
        return datetime.fromisoformat(f"{day}T{minute}:{second}{fraction[:7]}{zone.upper()}")
    except ValueError:
        return None
