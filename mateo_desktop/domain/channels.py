"""Channels, and what each type of channel can do with each field.

One table (channel_table.py) drives the form, the checks, the counters and the
tests. A type that is not in it, and there will be new ones, is not refused:
everything is optional there and nothing is limited.

Choosing a channel never clears a field. It only recomputes which fields the
payload skips (``Draft.left_out``), so switching back brings them back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from mateo_desktop.domain import sms
from mateo_desktop.domain.capability import Discontinued, Limit, Rule, Unit, Use
from mateo_desktop.domain.channel_table import DISCONTINUED, ROWS, TABLE
from mateo_desktop.domain.draft import FIELDS, Draft

__all__ = [
    "COLOURS",
    "KNOWN_TYPES",
    "ROWS",
    "Channel",
    "Count",
    "Discontinued",
    "Limit",
    "Rule",
    "Unit",
    "Use",
    "choose",
    "counter",
    "discontinued",
    "dropped_now",
    "hidden_fields",
    "leave_out_again",
    "left_out_now",
    "ordered",
    "pin",
    "rule",
    "rules",
    "send_anyway",
    "sent_anyway",
]

#: The channel types of mateo-api.md, in its order. The list is open.
KNOWN_TYPES: tuple[str, ...] = tuple(TABLE)

#: What a channel may be marked with; each is a meaning that the theme knows.
COLOURS: tuple[str, ...] = ("accent", "ok", "warning", "danger", "quiet")

_ANYTHING_GOES: Mapping[str, Rule] = {
    row: Rule(Use.REQUIRED if row == "from" else Use.OPTIONAL) for row in ROWS
}


@dataclasses.dataclass(frozen=True, slots=True)
class Channel:
    """One channel of a workspace; ``id`` is the value of ``from``.

    ``by_hand`` marks an entry of the local book that a person typed because
    the list of channels cannot be had. ``colour`` (one of COLOURS, or "") and
    ``place`` are how the person marked and ordered it; no place comes last.
    """

    id: str
    type: str = ""
    name: str = ""
    handle: str = ""
    status: str = ""
    active: bool | None = None
    by_hand: bool = False
    colour: str = ""
    place: int | None = None

    @property
    def usable(self) -> bool:
        """Whether nothing known speaks against sending from it."""
        return self.status in ("", "active") and self.active is not False

    @property
    def offered(self) -> bool:
        """Whether it may be chosen: usable, and its network still runs."""
        return self.usable and discontinued(self.type) is None


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """A live counter: *used* of *limit*, and for SMS in how many parts."""

    used: int
    limit: int
    unit: Unit
    segments: int = 0

    @property
    def over(self) -> bool:
        """Whether the limit is passed. More parts are no fault in an SMS."""
        return self.unit is not Unit.SMS and self.used > self.limit


def rules(channel_type: str) -> Mapping[str, Rule]:
    """One rule for every row: the fields, and the parts of "to" and "actions"."""
    return TABLE.get(channel_type, _ANYTHING_GOES)


def rule(channel_type: str, field: str) -> Rule:
    """The rule of one row; what the table does not know is optional."""
    return rules(channel_type).get(field) or Rule(Use.OPTIONAL)


def discontinued(channel_type: str) -> Discontinued | None:
    """Since when the network behind a channel type is switched off, if it is."""
    return DISCONTINUED.get(channel_type)


def ordered(found: Iterable[Channel]) -> tuple[Channel, ...]:
    """*found* as it is offered: what can send first, then as the person ordered it.

    What nobody ordered follows by type and name.
    """
    return tuple(sorted(found, key=_place))


def choose(draft: Draft, channel: Channel | None) -> Draft:
    """The draft on another channel, or on none.

    Fields are never cleared, only left out, and what is pinned stays in.
    """
    channel_type = channel.type if channel else ""
    return draft.replace(
        channel_id=channel.id if channel else "",
        channel_type=channel_type,
        left_out=frozenset(hidden_fields(channel_type)) - draft.pinned,
    )


def left_out_now(draft: Draft) -> tuple[str, ...]:
    """The fields that hold something and that the payload skips."""
    return tuple(field for field in FIELDS if field in draft.left_out and draft.wire(field))


def dropped_now(draft: Draft) -> tuple[str, ...]:
    """Those of them whose words nobody gets.

    Formatted text is none as long as the plain text goes: that says the same.
    """
    says_the_same = bool(draft.text) and "text" not in draft.left_out
    return tuple(field for field in left_out_now(draft) if not (field == "html" and says_the_same))


def hidden_fields(channel_type: str) -> tuple[str, ...]:
    """The fields that a channel type has no use for, in the order of the form."""
    table = rules(channel_type)
    return tuple(field for field in FIELDS if table[field].use is Use.HIDDEN)


def send_anyway(draft: Draft, field: str) -> Draft:
    """The draft with one field sent although the channel has no use for it."""
    return pin(draft, field)


def sent_anyway(draft: Draft) -> tuple[str, ...]:
    """The fields that hold something and are sent although the channel has no use for them."""
    hidden = hidden_fields(draft.channel_type)
    return tuple(
        field
        for field in hidden
        if field in draft.pinned and field not in draft.left_out and draft.wire(field)
    )


def leave_out_again(draft: Draft, field: str) -> Draft:
    """The draft without one field that was sent anyway; another channel brings it back."""
    return draft.replace(pinned=draft.pinned - {field}, left_out=draft.left_out | {field})


def pin(draft: Draft, *fields: str) -> Draft:
    """The draft with *fields* never left out by themselves again."""
    return draft.replace(
        pinned=draft.pinned | frozenset(fields), left_out=draft.left_out - frozenset(fields)
    )


def counter(
    channel_type: str, field: str, value: str, *, with_actions: bool = False
) -> Count | None:
    """How much of its limit *value* uses, or None where nothing is limited.

    *field* is "subject", "text", "actions.text" or any other row of the
    table. *with_actions* applies what the network sets for a text that has
    buttons below it.
    """
    limits = {limit.about: limit for limit in rule(channel_type, field).limits}
    if any(limit.unit is Unit.SMS for limit in limits.values()):
        counted = sms.count(value)
        return Count(counted.used, counted.capacity, Unit.SMS, counted.segments)
    abouts = ["text_length", "button_label", "button_data"]
    if with_actions:
        abouts.insert(0, "text_length_with_actions")
    limit = next((limits[about] for about in abouts if about in limits), None)
    return Count(measure(value, limit.unit), limit.value, limit.unit) if limit else None


def measure(value: str, unit: Unit) -> int:
    """The length of a text in *unit*."""
    if unit is Unit.UTF8_BYTES:
        return len(value.encode("utf-8", "surrogatepass"))
    return len(value)


def _place(channel: Channel) -> tuple[bool, bool, int, int, str]:
    known = channel.type in KNOWN_TYPES
    kind = KNOWN_TYPES.index(channel.type) if known else len(KNOWN_TYPES)
    name = (channel.name or channel.handle).casefold()
    return not channel.offered, channel.place is None, channel.place or 0, kind, name
