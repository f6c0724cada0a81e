"""The bytes that leave, and where each field stands in them.

What is shown is what is sent: the pretty text of the payload view, encoded,
is the body of the request. Only what is filled in and not left out on this
channel is in it, so the payload is a function of the draft alone.

The writer is our own because ten thousand recipients must not be felt while
typing; for the same reason the spans are looked for only when asked for.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from mateo_desktop.domain import json_exact
from mateo_desktop.domain.draft import FIELDS, ROLES, Action, Draft, Recipient
from mateo_desktop.domain.json_exact import dump_string, dumps
from mateo_desktop.domain.json_text import BrokenJson, read_object
from mateo_desktop.domain.spans import Span, spans

__all__ = ["Payload", "Span", "field_of", "fingerprint", "payload", "pointer_at_line"]

# Between the members of an object that stands in a list of the body.
_NEXT = ",\n      "


_SUB_FIELDS = frozenset(
    part_field.name for part in (Recipient, Action) for part_field in dataclasses.fields(part)
) - {"extra"}


# Without slots: cached_property needs a place for what it keeps.
@dataclasses.dataclass(frozen=True)
class Payload:
    """The body of a request as text and as bytes.

    ``fingerprint`` is the short SHA-256 of the body that preview, outbox and
    receipt show.
    """

    text: str
    body: bytes
    fingerprint: str

    @functools.cached_property
    def spans(self) -> Mapping[str, Span]:
        """Where each member stands, by JSON pointer, in the order of the text."""
        return MappingProxyType(spans(self.text))


def payload(draft: Draft) -> Payload:
    """The body of ``POST /send_message`` for *draft*.

    Typed JSON that is broken is not in it; ``problems`` blocks such a draft.
    """
    members: dict[str, str] = {}
    for field in FIELDS:
        value = draft.wire(field)
        if value and field not in draft.left_out:
            text = _field(field, value)
            if text:
                members[field] = text
    for key, value in _typed(draft.extra).items():
        # The form wins; `problems` says that it did.
        if key not in members:
            members[key] = dumps(value, 1)
    lines = ",\n  ".join([f"{dump_string(key)}: {text}" for key, text in members.items()])
    text = f"{{\n  {lines}\n}}" if lines else "{}"
    body = text.encode("utf-8")
    return Payload(text, body, fingerprint(body))


def fingerprint(body: bytes) -> str:
    """The first eight digits of the body's SHA-256, as people compare them: "a41f 9c02"."""
    digest = hashlib.sha256(body).hexdigest()
    return f"{digest[:4]} {digest[4:8]}"


def pointer_at_line(payload: Payload, line: int) -> str:
    """The pointer of the innermost member on *line*, "" outside of all."""
    found = ""
    for pointer, span in payload.spans.items():
        if span.first_line > line:
            break
        if line <= span.last_line:
            found = pointer
    return found


def field_of(pointer: str) -> str:
    """The wire field that *pointer* lies in: "extra" for keys we do not know."""
    if not pointer:
        return ""
    name = pointer.split("/", 2)[1].replace("~1", "/").replace("~0", "~")
    return name if name in FIELDS else "extra"


def _field(field: str, value: Any) -> str:
    """The value of one field as it stands in the body, "" if there is nothing to say."""
    if field in ROLES:
        return _list([_object(members) for person in value if (members := _recipient(person))])
    if field == "actions":
        return _list([_object(members) for action in value if (members := _action(action))])
    if field == "attachments":
        return _list([dump_string(attachment.url) for attachment in value if attachment.url])
    if field == "placeholder_values":
        return _list([dump_string(placeholder) for placeholder in value])
    if field == "content":
        content = _parsed(value)
        return "" if content is None else dumps(content, 1)
    return dump_string(value)


def _list(items: list[str]) -> str:
    return "[\n    " + ",\n    ".join(items) + "\n  ]" if items else ""


def _object(members: list[str]) -> str:
    return f"{{\n      {_NEXT.join(members)}\n    }}"


def _recipient(person: Recipient) -> list[str]:
    members = []
    if person.handle:
        members.append(f'"handle": {dump_string(person.handle)}')
    if person.full_name:
        members.append(f'"full_name": {dump_string(person.full_name)}')
    if person.contact_id:
        members.append(f'"contact_id": {dump_string(person.contact_id)}')
    if person.country_codes:
        members.append(f'"country_codes": {dumps(person.country_codes, 3)}')
    if person.external_contact_id:
        members.append(f'"external_contact_id": {dump_string(person.external_contact_id)}')
    if person.secondary_external_contact_id:
        number = dump_string(person.secondary_external_contact_id)
        members.append(f'"secondary_external_contact_id": {number}')
    if person.extra:
        members += _rest(person, person.extra)
    return members


def _action(action: Action) -> list[str]:
    members = [
        f'"{name}": {dump_string(value)}'
        for name, value in (
            ("type", action.type),
            ("subtype", action.subtype),
            ("text", action.text),
            ("data", action.data),
        )
        if value
    ]
    if action.extra:
        members += _rest(action, action.extra)
    return members


def _rest(part: Recipient | Action, extra: str) -> list[str]:
    """The members that were typed as JSON, without those the form fills."""
    return [
        f"{dump_string(key)}: {dumps(value, 3)}"
        for key, value in _typed(extra).items()
        if key not in _SUB_FIELDS or not getattr(part, key, None)
    ]


def _typed(text: str) -> dict[str, Any]:
    return (_parsed(text) or {}) if text else {}


# The same raw JSON is met again at every key press in another field. The
# objects are shared: nobody may change them.
@functools.lru_cache(maxsize=32)
def _parsed(text: str) -> dict[str, Any] | None:
    """The object that was typed, with its numbers as spelled; None while it is broken."""
    try:
        read_object(text)
    except BrokenJson:
        return None
    found: dict[str, Any] = json_exact.loads(text)
    return found
