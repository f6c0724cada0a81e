"""A draft as text, for the database and for exported files.

Newer programs add keys and older files miss some, so reading takes what it
knows and leaves everything else at its default. The text is plain ASCII: a
half of a surrogate pair, which a paste can leave behind, survives too.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any, TypeVar

from mateo_desktop.domain.draft import (
    HTML,
    RICH,
    TEXT,
    Action,
    Attachment,
    Draft,
    Recipient,
    new_id,
)

#: The key that tells an exported draft from a ``send_message`` body.
MARK = "mateo_desktop_draft"
VERSION = 1

_Part = TypeVar("_Part", Recipient, Action, Attachment)

_LISTS: dict[str, type] = {
    "to": Recipient,
    "cc": Recipient,
    "bcc": Recipient,
    "attachments": Attachment,
    "actions": Action,
}
_NAMES = {part: tuple(f.name for f in dataclasses.fields(part)) for part in set(_LISTS.values())}
_DRAFT_NAMES = tuple(field.name for field in dataclasses.fields(Draft))
_SETS = ("left_out", "pinned", "ignored")
_TEXTS = ("placeholder_values", "lines")
_FLAGS = ("text_is_own", "wants_signature")


def to_json(draft: Draft) -> str:
    """*draft* as JSON text; equal drafts give equal text."""
    known: dict[str, Any] = {MARK: VERSION}
    for name in _DRAFT_NAMES:
        value = getattr(draft, name)
        if name in _LISTS:
            value = [_part_to_json(part) for part in value]
        elif name in _SETS:
            value = sorted(value)
        known[name] = value
    return json.dumps(known)


def from_json(text: str) -> Draft:
    """The draft that ``to_json`` wrote. ValueError when *text* is none."""
    try:
        known = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply for a draft") from None
    if not isinstance(known, dict):
        raise ValueError("not a draft")  # noqa: TRY004 - one error for one question
    return from_object(known)


def from_object(known: dict[str, Any]) -> Draft:
    """The draft in a JSON object that was read already."""
    fields: dict[str, Any] = {}
    for name in _DRAFT_NAMES:
        value = known.get(name)
        if name in _LISTS:
            if isinstance(value, list):
                fields[name] = tuple(
                    _part_from_json(_LISTS[name], item) for item in value if isinstance(item, dict)
                )
        elif name in _SETS:
            fields[name] = frozenset(_strings(value))
        elif name in _TEXTS:
            fields[name] = _strings(value)
        elif name in _FLAGS:
            fields[name] = value is True
        elif isinstance(value, str):
            fields[name] = value
    # A draft without its place or its message ID still holds somebody's words.
    fields["key"] = fields.get("key") or new_id()
    fields.setdefault("id", new_id())
    if fields.get("body_mode") not in (RICH, HTML, TEXT):
        fields.pop("body_mode", None)
    return Draft(**fields)


def _part_to_json(part: Recipient | Action | Attachment) -> dict[str, Any]:
    values = {name: getattr(part, name) for name in _NAMES[type(part)]}
    # Empty values are the default, but for the type of a button.
    return {name: value for name, value in values.items() if value or name == "type"}


def _part_from_json(part: type[_Part], known: dict[str, Any]) -> _Part:
    fields: dict[str, Any] = {}
    for name in _NAMES[part]:
        value = known.get(name)
        if name == "country_codes":
            fields[name] = _strings(value)
        elif name == "size":
            fields[name] = value if type(value) is int else 0
        elif isinstance(value, str):
            fields[name] = value
    return part(**fields)


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
