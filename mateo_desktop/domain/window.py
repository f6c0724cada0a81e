"""How long after the customer's last message free text may still be sent.

WhatsApp, Instagram and Facebook take free text only within some hours of the
last inbound message; the hours and their sources are in the capability table.
What counts is the moment a message leaves, not the one at which it is written.
"""

from __future__ import annotations

import dataclasses
import enum
from datetime import UTC, datetime, timedelta

from mateo_desktop.domain.capability import Limit, Unit
from mateo_desktop.domain.channels import rule
from mateo_desktop.domain.date_time import parse_date_time
from mateo_desktop.domain.draft import Draft

#: Where a template may be sent although the window is closed (mateo-api.md, 4).
#: Of the others no source says so.
TEMPLATE_TYPES: tuple[str, ...] = ("whatsapp",)

_FIRST_YEAR = 1971


class WindowState(enum.StrEnum):
    """Whether free text may go to somebody."""

    NONE = "none"  # the channel has no window
    UNKNOWN = "unknown"
    OPEN = "open"
    CLOSED = "closed"


@dataclasses.dataclass(frozen=True, slots=True)
class Window:
    """The window of one conversation at one moment.

    ``end`` is when it closes or has closed, in UTC; ``at`` is the moment the
    state speaks of. ``limit`` says how long it is and where that was read.
    """

    state: WindowState
    end: datetime | None = None
    at: datetime | None = None
    limit: Limit | None = None

    @property
    def is_closed(self) -> bool:
        """Whether free text comes too late."""
        return self.state is WindowState.CLOSED


@dataclasses.dataclass(frozen=True, slots=True)
class Heard:
    """When a customer last wrote, as it was known at the moment ``as_of``."""

    latest_inbound: datetime
    as_of: datetime

    def is_newer(self, other: Heard, now: datetime) -> bool:
        """Whether this was learned after *other*; no moment after *now* can be that of learning."""
        return other.as_of < self.as_of <= now


def window_limit(channel_type: str) -> Limit | None:
    """How many hours the window of a channel type is open, None if it has none."""
    limit = rule(channel_type, "text").limit("window")
    return limit if limit is not None and limit.unit is Unit.HOURS else None


def window(channel_type: str, latest_inbound: datetime | None, at: datetime) -> Window:
    """The window at the moment *at*; *latest_inbound* None if nobody knows it.

    A moment without a zone is UTC, as everywhere in the API. From the very
    end on the window is closed.
    """
    limit = window_limit(channel_type)
    if limit is None:
        return Window(WindowState.NONE)
    at = _utc(at)
    end = _end(latest_inbound, limit) if latest_inbound is not None else None
    if end is None:
        return Window(WindowState.UNKNOWN, at=at, limit=limit)
    state = WindowState.OPEN if at < end else WindowState.CLOSED
    return Window(state, end, at, limit)


def goes_as_template(draft: Draft) -> bool:
    """Whether *draft* goes out as a template that needs no window."""
    has_template = bool(draft.template_id) and "template_id" not in draft.left_out
    return has_template and draft.channel_type in TEMPLATE_TYPES


def leaves_at(draft: Draft, now: datetime) -> datetime:
    """When *draft* leaves if it is sent *now*: then, or at the planned time."""
    planned = parse_date_time(draft.send_after) if "send_after" not in draft.left_out else None
    now = _utc(now)
    return now if planned is None else max(now, _utc(planned))


def _end(latest_inbound: datetime, limit: Limit) -> datetime | None:
    try:
        end = _utc(latest_inbound) + timedelta(hours=limit.value)
    except OverflowError:
        return None
    # A date that could not be read comes as year 1 (api/replies.py), and no
    # clock shows a local time before the epoch on every system.
    return end if end.year >= _FIRST_YEAR else None


def _utc(moment: datetime) -> datetime:
    # Python adds and compares within one zone by the wall clock, which skips
    # or repeats an hour twice a year.
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)
