"""A message that is being written, as one frozen value.

Everything the window shows and everything that leaves is a function of this
value alone. It is plain data that can be compared, stored and restored, so
text fields hold what was typed, even while it is not yet valid: a half typed
JSON object is still a word nobody may lose.
"""

from __future__ import annotations

import dataclasses
import os
from typing import Any, Self

#: The fields of ``POST /send_message``, by their names on the wire, in the
#: order of the reference page (api/send_message_reference.txt).
FIELDS: tuple[str, ...] = (
    "from",
    "id",
    "conversation_id",
    "conversation_status",
    "to",
    "cc",
    "bcc",
    "subject",
    "html",
    "text",
    "content",
    "send_after",
    "placeholder_values",
    "reply_to_message_id",
    "attachments",
    "template_id",
    "review_channel_id",
    "marketing_channel_id",
    "actions",
)

#: Fields that hold one UUID each.
UUID_FIELDS: tuple[str, ...] = (
    "from",
    "id",
    "conversation_id",
    "reply_to_message_id",
    "template_id",
    "review_channel_id",
    "marketing_channel_id",
)

ROLES: tuple[str, ...] = ("to", "cc", "bcc")

RICH, HTML, TEXT = "rich", "html", "text"


@dataclasses.dataclass(frozen=True, slots=True)
class Recipient:
    """One addressee. ``extra`` holds keys we do not know, as JSON text."""

    handle: str = ""
    full_name: str = ""
    contact_id: str = ""
    country_codes: tuple[str, ...] = ()
    external_contact_id: str = ""
    secondary_external_contact_id: str = ""
    extra: str = ""

    @property
    def label(self) -> str:
        """What a person would call this addressee, in one short piece."""
        return (
            self.full_name
            or self.handle
            or self.contact_id
            or self.external_contact_id
            or self.secondary_external_contact_id
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Action:
    """A reply button. Type and subtype are open lists: any string is kept."""

    type: str = "quick_reply"
    text: str = ""
    data: str = ""
    subtype: str = ""
    extra: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Attachment:
    """A file by its address, or a local file on its way to one.

    ``url`` is what goes into the payload. While it is empty, ``path`` names
    the local file whose upload has not finished, which blocks Send.
    """

    url: str = ""
    name: str = ""
    size: int = 0
    path: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Draft:
    """One intended message.

    ``key`` is its place on this machine and never leaves it; ``id`` is the
    message ID that is sent, minted with the draft and kept through undo,
    crash and retry.

    ``left_out`` names the wire fields that the chosen channel cannot use and
    the payload therefore skips; ``pinned`` names those a person asked for (by
    file, paste, under More, or "send anyway"), which are never left out.
    ``ignored`` names remarks that a person chose to ignore (guard.py).

    ``lines`` is what stands in the lines of To, Cc and Bcc and is no recipient yet,
    in that order, or empty where nothing does: words like any other, but never sent.

    ``signature`` is the markup of the signature as it was put into the body;
    ``wants_signature`` that one belongs there and none is in yet.
    """

    key: str
    id: str
    channel_id: str = ""
    channel_type: str = ""
    conversation_id: str = ""
    conversation_status: str = ""
    to: tuple[Recipient, ...] = ()
    cc: tuple[Recipient, ...] = ()
    bcc: tuple[Recipient, ...] = ()
    subject: str = ""
    html: str = ""
    text: str = ""
    content: str = ""
    send_after: str = ""
    placeholder_values: tuple[str, ...] = ()
    reply_to_message_id: str = ""
    attachments: tuple[Attachment, ...] = ()
    template_id: str = ""
    review_channel_id: str = ""
    marketing_channel_id: str = ""
    actions: tuple[Action, ...] = ()
    extra: str = ""
    body_mode: str = RICH
    text_is_own: bool = False
    left_out: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()
    signature: str = ""
    wants_signature: bool = False

    @classmethod
    def new(cls, **fields: Any) -> Self:
        """A fresh draft with its own key and message ID."""
        fields.setdefault("key", new_id())
        fields.setdefault("id", new_id())
        return cls(**fields)

    def replace(self, **fields: Any) -> Self:
        """This draft with other values in the named fields."""
        return dataclasses.replace(self, **fields)

    def duplicate(self) -> Self:
        """The same words as another intended message: new key, new ID, looked at anew."""
        return dataclasses.replace(self, key=new_id(), id=new_id(), ignored=frozenset())

    def wire(self, field: str) -> Any:
        """The value behind a wire name ("from" is a Python keyword)."""
        return getattr(self, "channel_id" if field == "from" else field)

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Everybody addressed, in the order To, Cc, Bcc."""
        return self.to + self.cc + self.bcc

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written that would be missed; a signature was not written."""
        from mateo_desktop.domain import signature

        unseen = {"from", "id", "conversation_id", "reply_to_message_id"}
        if self.signature and signature.is_only(self):
            unseen |= {"html", "text"}
        return (
            not any(self.wire(field) for field in FIELDS if field not in unseen)
            and not self.extra.strip()
            and not any(self.lines)
        )


def new_id() -> str:
    """A new random UUID (version 4) in its usual spelling."""
    # As the standard library makes it, whose module takes 4 ms to import.
    raw = bytearray(os.urandom(16))
    raw[6], raw[8] = raw[6] & 0x0F | 0x40, raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
