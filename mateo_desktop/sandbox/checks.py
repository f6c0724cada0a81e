"""What a request body must look like, field by field.

Types and patterns are those of the reference; whether Mateo names the field
in its error is unknown, so the sandbox does, for whoever looks at the answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

from mateo_desktop.sandbox.errors import bad_request
from mateo_desktop.sandbox.matching import moment
from mateo_desktop.sandbox.settings import UUID_PATTERN
from mateo_desktop.sandbox.tables import COLUMNS
from mateo_desktop.sandbox.wire import Request

Check = Callable[[str, Any], None]

STATUSES = ("open", "closed", "archived")
ACTION_TYPES = ("quick_reply", "call_to_action", "list")
ACTION_SUBTYPES = ("url", "phone_number")


def json_object(request: Request) -> dict[str, Any]:
    """The body of *request*. Raises Refusal (400) unless it is a JSON object."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise bad_request("The body must be JSON.", "Send Content-Type: application/json.")
    try:
        value = json.loads(request.body.decode(), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise bad_request("The body is not valid JSON.") from None
    if not isinstance(value, dict):
        raise bad_request("The body must be a JSON object.")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _wrong(field: str, wanted: str) -> NoReturn:
    raise bad_request(f"{field} must be {wanted}.", code="SANDBOX_WRONG_FIELD")


def is_uuid(field: str, value: Any) -> None:
    """A UUID of the accepted versions."""
    if not isinstance(value, str) or not UUID_PATTERN.fullmatch(value):
        _wrong(field, "a UUID")


def is_text(field: str, value: Any) -> None:
    """A string."""
    if not isinstance(value, str):
        _wrong(field, "a string")


def is_object(field: str, value: Any) -> None:
    """An object."""
    if not isinstance(value, dict):
        _wrong(field, "an object")


def is_truth(field: str, value: Any) -> None:
    """True or false."""
    if not isinstance(value, bool):
        _wrong(field, "true or false")


def is_whole(field: str, value: Any) -> None:
    """A whole number (1.0 is one)."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        _wrong(field, "a whole number")


def is_moment(field: str, value: Any) -> None:
    """A date and time; without a zone UTC is meant."""
    is_text(field, value)
    try:
        moment(value)
    except ValueError:
        _wrong(field, "a date and time, for example 2026-05-04T08:00:00+02:00")


def is_date(field: str, value: Any) -> None:
    """A date."""
    is_text(field, value)
    try:
        date.fromisoformat(value if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else "")
    except ValueError:
        _wrong(field, "a date, for example 1990-12-31")


def is_address(field: str, value: Any) -> None:
    """An attachment's address."""
    is_text(field, value)
    if not value.startswith(("https://", "media_library://")):
        _wrong(field, "an address that starts with https:// or media_library://")


def one_of(*values: str) -> Check:
    """One of *values*."""

    def check(field: str, value: Any) -> None:
        if value not in values:
            _wrong(field, "one of " + ", ".join(values))

    return check


def list_of(check_each: Check) -> Check:
    """A list whose members all pass *check_each*."""

    def check(field: str, value: Any) -> None:
        if not isinstance(value, list):
            _wrong(field, "a list")
        for at, each in enumerate(value):
            check_each(f"{field}[{at}]", each)

    return check


def null_or(check_value: Check) -> Check:
    """Null, or what passes *check_value*."""

    def check(field: str, value: Any) -> None:
        if value is not None:
            check_value(field, value)

    return check


def fields(checks: dict[str, Check], value: dict[str, Any], *, strict: bool, at: str = "") -> None:
    """Check the known fields of *value*; with *strict* there may be no others."""
    for name, each in value.items():
        if check := checks.get(name):
            check(f"{at}{name}", each)
        elif strict:
            raise bad_request(f"{at}{name} is not known.", code="SANDBOX_UNKNOWN_FIELD")


_RECIPIENT: dict[str, Check] = {
    "handle": null_or(is_text),
    "full_name": null_or(is_text),
    "contact_id": null_or(is_text),  # a plain string in the reference page
    "country_codes": null_or(list_of(is_text)),
    "external_contact_id": null_or(is_text),
    "secondary_external_contact_id": null_or(is_text),
}

# That type must be there is an assumption: no page says what an action needs.
_ACTION: dict[str, Check] = {
    "type": one_of(*ACTION_TYPES),
    "text": is_text,
    "data": null_or(is_text),
    "subtype": null_or(one_of(*ACTION_SUBTYPES)),
}

_SEND: dict[str, Check] = {
    "from": is_uuid,
    "id": null_or(is_uuid),
    "conversation_id": null_or(is_uuid),
    "conversation_status": null_or(one_of(*STATUSES)),
    "to": null_or(list_of(is_object)),
    "cc": null_or(list_of(is_object)),
    "bcc": null_or(list_of(is_object)),
    "subject": null_or(is_text),
    "html": null_or(is_text),
    "text": null_or(is_text),
    "content": null_or(is_object),
    "send_after": null_or(is_moment),
    "placeholder_values": null_or(list_of(is_text)),
    "reply_to_message_id": null_or(is_uuid),
    "attachments": null_or(list_of(is_address)),
    "template_id": null_or(is_uuid),
    "review_channel_id": null_or(is_uuid),
    "marketing_channel_id": null_or(is_uuid),
    "actions": null_or(list_of(is_object)),
}


def send_request(body: dict[str, Any], *, strict: bool) -> None:
    """Refuse (400) a body of ``POST /send_message`` that breaks the reference."""
    if body.get("from") is None:
        raise bad_request("from is required.", "Give the ID of a channel.", "SANDBOX_WRONG_FIELD")
    fields(_SEND, body, strict=strict)
    for role in ("to", "cc", "bcc"):
        for at, each in enumerate(body.get(role) or ()):
            fields(_RECIPIENT, each, strict=strict, at=f"{role}[{at}].")
    for at, each in enumerate(body.get("actions") or ()):
        fields(_ACTION, each, strict=strict, at=f"actions[{at}].")


_BY_KIND: dict[str, Check] = {
    "text": null_or(is_text),
    "date": null_or(is_date),
    "time": null_or(is_moment),
    "bool": is_truth,
    "int": null_or(is_whole),
    "uuid": is_uuid,
}

#: What a caller may write into a contact; the rest is the server's own.
CONTACT: dict[str, Check] = {
    name: _BY_KIND[kind]
    for name, kind in COLUMNS["contact"].items()
    if name not in ("fts", "organisation_id", "created_at", "updated_at")
}

CONVERSATION: dict[str, Check] = {
    "inbox_id": null_or(is_uuid),
    "assignee_id": null_or(is_uuid),
    "status": one_of(*STATUSES),
}
