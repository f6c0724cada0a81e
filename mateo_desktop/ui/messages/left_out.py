"""What a channel does not send: why, and what stood there, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.domain import channels
from mateo_desktop.ui.messages.names import channel_type, field_name
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft, Recipient

#: More letters of it are not needed to know it again.
_SHORT = 60
#: Markup read for that.
_READ = 2_000


def unused_fields(kind: str) -> str:
    """Which fields a type of channel has no use for, "" for none."""
    hidden = channels.hidden_fields(kind)
    if not hidden:
        return ""
    names = ", ".join(field_name(field) for field in hidden)
    return QCoreApplication.translate(
        "left_out", "Not sent on this channel ({kind}): {names}"
    ).format(kind=channel_type(kind), names=names)


def why_left_out(kind: str, field: str) -> str:
    """Why a channel does not send a field, with the place that was read at."""
    known = channels.rule(kind, field)
    if known.verified:
        words = QCoreApplication.translate(
            "left_out", "{field} has no place on this channel ({kind}). Source: {source}"
        )
    else:
        words = QCoreApplication.translate(
            "left_out",
            "{field} has no place on this channel ({kind}). Source: {source}, not verified",
        )
    return words.format(field=field_name(field), kind=channel_type(kind), source=known.source)


def in_short(draft: Draft, field: str) -> str:
    """What stands in a field, short enough for a line."""
    if field in ("to", "cc", "bcc"):
        people: tuple[Recipient, ...] = draft.wire(field)
        first = people[0]
        return _first_of(first.full_name or first.handle or first.contact_id, len(people))
    if field == "html":
        from mateo_desktop.domain import markup

        return plain_name(" ".join(markup.plain_text(draft.html[:_READ]).split()), _SHORT)
    if field == "attachments":
        file = draft.attachments[0]
        return _first_of(file.name or file.url or file.path, len(draft.attachments))
    if field == "actions":
        return _first_of(draft.actions[0].text, len(draft.actions))
    if field == "placeholder_values":
        return _first_of(draft.placeholder_values[0], len(draft.placeholder_values))
    return plain_name(" ".join(str(draft.wire(field)).split()), _SHORT)


def _first_of(first: str, count: int) -> str:
    first = plain_name(first, _SHORT)
    return first if count == 1 else f"{first} (+{count - 1})"
