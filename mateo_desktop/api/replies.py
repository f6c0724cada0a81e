"""What the server says, as frozen values that never fail on an odd answer.

Half of the field list of the answers is known from samples only, so nothing
is taken for granted: what is null, missing or of another type reads as "", a
value that is not in any list stays as it came, and ``raw`` keeps the object
whole for whoever wants to see it.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from mateo_desktop.api import contact_facts
from mateo_desktop.api.errors import Unreadable
from mateo_desktop.domain.channels import Channel

#: The required keys of a ``send_message`` answer.
SEND_KEYS = frozenset({"conversation", "message", "recipients", "actions"})

#: Handle columns of a contact; each is named like its channel type.
_HANDLES = (
    *("email", "sms", "whatsapp", "instagram", "facebook"),
    *("google_business_messaging", "postal"),
)

# 200,000 values take up to 100 ms and 40 MB to read, which is the most a
# window can spare. A message to 10,000 people has about 130,000.
_MOST_VALUES = 200_000
_DEEPEST = 100
#: So many bytes tell a tower of brackets from a long list.
_HEAD = 100_000

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def _raw() -> Any:
    return dataclasses.field(default_factory=dict, repr=False, hash=False)


@dataclasses.dataclass(frozen=True, slots=True)
class ConversationReply:
    """A conversation; ``tags`` are names, whatever shape they came in."""

    id: str = ""
    subject: str = ""
    status: str = ""
    channel_id: str = ""
    channel_type: str = ""
    contact_id: str = ""
    assignee_id: str = ""
    tags: tuple[str, ...] = ()
    unread: bool = False
    latest_inbound_message_created_at: str = ""
    latest_message_created_at: str = ""
    raw: Mapping[str, Any] = _raw()


@dataclasses.dataclass(frozen=True, slots=True)
class MessageReply:
    """A message; ``location`` is text, or JSON when it came as an object."""

    id: str = ""
    conversation_id: str = ""
    is_inbound: bool = False
    subject: str = ""
    blurb: str = ""
    raw_content: str = ""
    status: str = ""
    attachment_count: int | None = None
    author_type: str = ""
    reply_to_message_id: str = ""
    send_after: str = ""
    sent_at: str = ""
    timestamp: str = ""
    created_at: str = ""
    footer: str = ""
    location: str = ""
    raw: Mapping[str, Any] = _raw()


@dataclasses.dataclass(frozen=True, slots=True)
class RecipientReply:
    """One party of a message; the sender is a row too (role "from")."""

    id: str = ""
    message_id: str = ""
    contact_id: str = ""
    handle: str = ""
    full_name: str = ""
    role: str = ""
    status: str = ""
    is_organisation: bool = False
    raw: Mapping[str, Any] = _raw()


@dataclasses.dataclass(frozen=True, slots=True)
class ActionReply:
    """One button of a message, and whether somebody pressed it."""

    id: str = ""
    message_id: str = ""
    text: str = ""
    data: str = ""
    type: str = ""
    subtype: str = ""
    clicked: bool = False
    raw: Mapping[str, Any] = _raw()


@dataclasses.dataclass(frozen=True, slots=True)
class Contact:
    """A person; ``handles``, ``marketing`` (opt-in) and ``basis`` are by channel type."""

    id: str = ""
    full_name: str = ""
    handles: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    external_id: str = ""
    address_lines: tuple[str, ...] = ()
    address_lacks: tuple[str, ...] = ()
    marketing: Mapping[str, bool] = dataclasses.field(default_factory=dict, hash=False)
    basis: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    raw: Mapping[str, Any] = _raw()


@dataclasses.dataclass(frozen=True, slots=True)
class TemplateReply:
    """An approval of a template by one provider, and what is told of the template."""

    id: str = ""
    name: str = ""
    text: str = ""
    language: str = ""
    status: str = ""
    category: str = ""
    rejection_reason: str = ""
    raw: Mapping[str, Any] = _raw()


@dataclasses.dataclass(frozen=True, slots=True)
class SendReply:
    """The answer to ``send_message``."""

    conversation: ConversationReply
    message: MessageReply
    recipients: tuple[RecipientReply, ...]
    actions: tuple[ActionReply, ...]
    raw: Mapping[str, Any] = _raw()


def read_send_reply(body: bytes) -> SendReply:
    """The answer in *body*; raises ``Unreadable`` if it is no JSON object."""
    row = read_json(body)
    if not isinstance(row, dict):
        raise Unreadable("unexpected_shape")
    return SendReply(
        conversation=conversation(_object(row.get("conversation"))),
        message=message(_object(row.get("message"))),
        recipients=tuple(recipient(one) for one in _objects(row.get("recipients"))),
        actions=tuple(action(one) for one in _objects(row.get("actions"))),
        raw=row,
    )


def read_rows(body: bytes) -> list[dict[str, Any]]:
    """The rows of a list answer; one object counts as a list of one.

    Raises ``Unreadable`` for anything else.
    """
    value = read_json(body)
    rows = [value] if isinstance(value, dict) and value else value or []
    if not isinstance(value, dict | list) or (rows and not _objects(rows)):
        raise Unreadable("unexpected_shape")
    return _objects(rows)


def read_json(body: bytes) -> Any:
    """The JSON value in *body*, within bounds that a window can bear.

    Raises ``Unreadable`` with "empty", "html", "not_json", "too_deep" or "too_big".
    """
    start = body[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start and not body.strip():
        raise Unreadable("empty")
    if start.startswith(b"<"):
        raise Unreadable("html")
    brackets = body.count(b"[") + body.count(b"{")
    if brackets + body.count(b",") > _MOST_VALUES:
        raise Unreadable("too_deep" if _is_tower(body[:_HEAD]) else "too_big")
    try:
        value = json.loads(body)
    except RecursionError:
        raise Unreadable("too_deep") from None
    except ValueError:
        raise Unreadable("not_json") from None
    # Nested deeper than this it would fail later, when it is shown or stored.
    if brackets > _DEEPEST and _depth_exceeds(value, _DEEPEST):
        raise Unreadable("too_deep")
    return value


def channel(row: Mapping[str, Any]) -> Channel:
    """A channel of ``GET /channel``."""
    active = row.get("active")
    return Channel(
        **_texts(row, "id", "type", "name", "handle", "status"),
        active=active if isinstance(active, bool) else None,
    )


def conversation(row: Mapping[str, Any]) -> ConversationReply:
    """A conversation out of any answer."""
    return ConversationReply(
        **_texts(row, "id", "subject", "status", "channel_id", "channel_type", "contact_id"),
        **_texts(row, "assignee_id", "latest_inbound_message_created_at"),
        **_texts(row, "latest_message_created_at"),
        tags=_tags(row.get("tags")),
        unread=_truth(row.get("unread")),
        raw=row,
    )


def message(row: Mapping[str, Any]) -> MessageReply:
    """A message out of any answer."""
    return MessageReply(
        **_texts(row, "id", "conversation_id", "subject", "blurb", "raw_content", "status"),
        **_texts(row, "author_type", "reply_to_message_id", "send_after", "sent_at"),
        **_texts(row, "timestamp", "created_at", "footer", "location"),
        is_inbound=_truth(row.get("is_inbound")),
        attachment_count=_count(row.get("attachment_count")),
        raw=row,
    )


def recipient(row: Mapping[str, Any]) -> RecipientReply:
    """A recipient out of any answer."""
    return RecipientReply(
        **_texts(row, "id", "message_id", "contact_id", "handle", "full_name", "role", "status"),
        is_organisation=_truth(row.get("is_organisation")),
        raw=row,
    )


def action(row: Mapping[str, Any]) -> ActionReply:
    """A button out of any answer."""
    return ActionReply(
        **_texts(row, "id", "message_id", "text", "data", "type", "subtype"),
        clicked=_truth(row.get("clicked")),
        raw=row,
    )


def contact(row: Mapping[str, Any]) -> Contact:
    """A contact of ``GET /contact``."""
    town = " ".join(filter(None, (_text(row.get("zipcode")), _text(row.get("city")))))
    lines = (_text(row.get("address_line1")), _text(row.get("address_line2")), town)
    return Contact(
        id=_text(row.get("id")),
        full_name=_text(row.get("full_name")) or _text(row.get("display_name")),
        handles={
            type_: text
            for type_ in _HANDLES
            if (text := _text(contact_facts.joined(row.get(type_))))
        },
        external_id=_text(row.get("external_id")),
        address_lines=tuple(filter(None, (*lines, _text(row.get("country"))))),
        address_lacks=contact_facts.address_lacks(row),
        marketing=contact_facts.marketing(row, _HANDLES),
        basis=contact_facts.basis(row, _HANDLES),
        raw=row,
    )


def template(row: Mapping[str, Any]) -> TemplateReply:
    """A template of ``GET /provider_template_approval``; its ID is ``template_id``."""
    told = row.get("template")
    # Embedding gives an object; a server that sees many gives a list of them.
    told = next(iter(_objects(told)), {})
    language = told.get("language")
    if isinstance(language, dict):
        language = language.get("name") or language.get("code")
    return TemplateReply(
        id=_text(row.get("template_id")) or _text(told.get("id")),
        name=_text(told.get("name")),
        text=_text(told.get("text")),
        language=_text(language),
        **_texts(row, "status", "category", "rejection_reason"),
        raw=row,
    )


def moment(text: str) -> datetime.datetime:
    """The moment an answer's date-time names, for sorting; unreadable ones come first."""
    try:
        value = datetime.datetime.fromisoformat(text)
    except ValueError:
        return datetime.datetime.min.replace(tzinfo=datetime.UTC)
    # Without a zone UTC is meant (mateo-api.md, 1).
    return value if value.tzinfo else value.replace(tzinfo=datetime.UTC)


def newest_first(messages: Iterable[MessageReply]) -> list[MessageReply]:
    """*messages* by their time, as the server need not sort them for us."""
    return sorted(messages, key=lambda one: moment(one.created_at or one.timestamp), reverse=True)


def _texts(row: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: _text(row.get(key)) for key in keys}


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            try:
                # A third of the time of the search, for ten megabytes of it.
                value.encode()
            except UnicodeEncodeError:
                # A lone half of a surrogate pair can be neither stored nor shown.
                return _LONE_SURROGATES.sub("\ufffd", value)
            return value
        case bool() | dict() | list():
            return _text(json.dumps(value, ensure_ascii=False))
        case _:
            return str(value)


def _truth(value: Any) -> bool:
    return value is True or value == "true" or (value == 1 and value is not False)


def _count(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _tags(value: Any) -> tuple[str, ...]:
    """Tag names from a list (reference page) or an object (GET /conversation)."""
    match value:
        case None | "":
            return ()
        case list():
            return tuple(name for one in value for name in _tags(one))
        case {"name": str() as name}:
            return _tags(name)
        case dict() if all(isinstance(one, str) for one in value.values()):
            return tuple(filter(None, map(_text, value.values())))
        case dict():
            return tuple(_text(key) for key in value)
        case _:
            return (_text(value),)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value]
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _is_tower(head: bytes) -> bool:
    """Whether *head*, the beginning of a text too large to be read, only nests and nests."""
    try:
        json.loads(head)
    except RecursionError:
        return True
    except ValueError:
        return False
    return False


def _depth_exceeds(value: Any, limit: int) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(limit):
        if not level:
            return False
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, dict | list)
        ]
    return bool(level)
