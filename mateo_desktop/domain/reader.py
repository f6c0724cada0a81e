"""From a request body back to a draft: files, pasted commands, exports.

What the form knows goes into the form. Everything else, keys we have never
heard of and values of the wrong shape alike, is kept in the drawers for extra
JSON, so that what was read is what would be sent.
"""

from __future__ import annotations

import codecs
import dataclasses
import json
import re
from typing import Any
from urllib.parse import unquote

from mateo_desktop.domain import json_exact, snapshot
from mateo_desktop.domain.draft import (
    FIELDS,
    HTML,
    RICH,
    ROLES,
    TEXT,
    Action,
    Attachment,
    Draft,
    Recipient,
    new_id,
)
from mateo_desktop.domain.handles import is_uuid
from mateo_desktop.domain.json_text import BrokenJson, read_object_and_repeats

#: Nothing that is meant to be sent is larger; reading it would stall.
MAX_SIZE = 10 * 1024 * 1024

#: Every code a ReadError can carry, over all readers of this package.
READ_ERRORS: tuple[str, ...] = (
    "syntax",
    "not_object",
    "too_deep",
    "number",
    "too_large",
    "encoding",
    "not_mailto",
    "not_curl",
    "open_quote",
    "data_in_file",
    "data_missing",
)

#: Every note a Reading can carry.
NOTES: tuple[str, ...] = (
    "unknown_keys",
    "wrong_shape",
    "repeated_keys",
    "id_replaced",
    "token_dropped",
)

_RECIPIENT_TEXTS = (
    "handle",
    "full_name",
    "contact_id",
    "external_contact_id",
    "secondary_external_contact_id",
)
_ACTION_TEXTS = ("type", "text", "data", "subtype")
_CONSTANTS = re.compile(r'"(?:[^"\\]|\\.)*+"?|(NaN|-?Infinity)', re.DOTALL)


class ReadError(ValueError):
    """What keeps a text from becoming a draft, one of ``READ_ERRORS``.

    ``line`` and ``column`` count from one and are 0 where there is no place.
    """

    def __init__(self, code: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"{code} at line {line}, column {column}")
        self.code = code
        self.line = line
        self.column = column


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A draft that was read, and codes for what a person should know about it."""

    draft: Draft
    notes: tuple[str, ...] = ()


def read_payload(text: str | bytes) -> Reading:
    """The draft in a ``send_message`` body, or in a draft that was exported.

    It gets a new key; the message ID is kept when it is a UUID. Every field
    that was filled in is pinned: a file is never left out by itself. Raises
    ReadError.
    """
    source = decoded(text)
    data, repeated = _parsed(source)
    if snapshot.MARK in data:
        return Reading(snapshot.from_object(json.loads(source)).replace(key=new_id()))
    notes: dict[str, None] = {"repeated_keys": None} if repeated else {}
    return Reading(_draft(data, notes), tuple(notes))


def decoded(text: str | bytes) -> str:
    """*text* as characters, without a byte order mark. Raises ReadError."""
    if len(text) > MAX_SIZE:
        raise ReadError("too_large")
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    coding = "utf-8"
    if text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        coding = "utf-16"
    try:
        return text.decode(coding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = text[: error.start].decode(coding, "replace")
        raise ReadError("encoding", *_place(before, len(before))) from None


def file_name(url: str) -> str:
    """What an attachment may be called: the last part of the path in its address."""
    scheme, found, rest = url.partition("://")
    rest = re.split(r"[?#]", rest, maxsplit=1)[0]
    # An https address starts with a host, which names no file.
    path = rest if scheme.lower() == "media_library" else rest.partition("/")[2]
    return unquote(path.rstrip("/").rpartition("/")[2]) if found else ""


def _parsed(source: str) -> tuple[dict[str, Any], bool]:
    repeats: tuple[str, ...] = ()
    try:
        repeats = read_object_and_repeats(source)[1]
    except BrokenJson as error:
        # Numbers that Python cannot hold are still JSON.
        if error.reason != "number":
            code = "too_deep" if error.reason == "depth" else error.reason
            raise ReadError(code, error.line, error.column) from None
    try:
        data = json_exact.loads(source)
    except json.JSONDecodeError as error:
        raise ReadError("syntax", error.lineno, error.colno) from None
    except json_exact.NotJson:
        place = next(match.start(1) for match in _CONSTANTS.finditer(source) if match[1])
        raise ReadError("number", *_place(source, place)) from None
    if not isinstance(data, dict):
        raise ReadError("not_object", 1, 1)
    return data, bool(repeats)


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _draft(data: dict[str, Any], notes: dict[str, None]) -> Draft:
    fields: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in data.items():
        if key not in FIELDS:
            notes["unknown_keys"] = None
            extra[key] = value
        elif value is None or value in ("", []):
            continue
        else:
            known = _value(key, value, notes)
            if known is None:
                notes["wrong_shape"] = None
                extra[key] = value
            elif known:
                fields[key] = known
    if not is_uuid(fields.get("id", new_id())):
        # Two messages must never share an ID, and this one names none.
        notes["id_replaced"] = None
        del fields["id"]
    if extra:
        fields["extra"] = json_exact.dumps(extra)
    pinned = frozenset(name for name in fields if name in FIELDS)
    if "from" in fields:
        fields["channel_id"] = fields.pop("from")
    return Draft.new(
        **fields,
        pinned=pinned,
        text_is_own="text" in fields,
        body_mode=HTML if "html" in fields else TEXT if "text" in fields else RICH,
    )


def _value(field: str, value: Any, notes: dict[str, None]) -> Any:
    """*value* as the draft holds it, empty if it says nothing, None if the shape is wrong."""
    if field == "content":
        return json_exact.dumps(value) if isinstance(value, dict) else None
    if field in ROLES:
        return _objects(value, _recipient, notes)
    if field == "actions":
        return _objects(value, _action, notes)
    if field in ("attachments", "placeholder_values"):
        strings = _strings(value)
        if strings is None or field == "placeholder_values":
            return strings
        return tuple(Attachment(url=url, name=file_name(url)) for url in strings if url)
    return value if isinstance(value, str) else None


def _objects(value: Any, read: Any, notes: dict[str, None]) -> tuple[Any, ...] | None:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    return tuple(part for item in value if (part := read(item, notes)) is not None)


def _recipient(item: dict[str, Any], notes: dict[str, None]) -> Recipient | None:
    fields, rest = _texts(item, _RECIPIENT_TEXTS, notes)
    codes = rest.get("country_codes")
    if codes is None or codes == []:
        rest.pop("country_codes", None)
    elif (strings := _strings(codes)) is not None:
        fields["country_codes"] = strings
        del rest["country_codes"]
    found = Recipient(**fields, extra=_drawer(rest, ("country_codes",), notes))
    return None if found == Recipient() else found


def _action(item: dict[str, Any], notes: dict[str, None]) -> Action | None:
    fields, rest = _texts(item, _ACTION_TEXTS, notes)
    fields.setdefault("type", "")
    found = Action(**fields, extra=_drawer(rest, (), notes))
    return None if found == Action(type="") else found


def _texts(
    item: dict[str, Any], names: tuple[str, ...], notes: dict[str, None]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The strings under *names*, and everything else that says something."""
    fields = {}
    rest = {}
    for key, value in item.items():
        if key not in names:
            rest[key] = value
        elif isinstance(value, str):
            fields[key] = value
        elif value is not None:
            notes["wrong_shape"] = None
            rest[key] = value
    return fields, rest


def _drawer(rest: dict[str, Any], known: tuple[str, ...], notes: dict[str, None]) -> str:
    for key in rest:
        if key in known:
            notes["wrong_shape"] = None
        elif key not in _RECIPIENT_TEXTS and key not in _ACTION_TEXTS:
            notes["unknown_keys"] = None
    return json_exact.dumps(rest) if rest else ""


def _strings(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return None
    return tuple(value)
