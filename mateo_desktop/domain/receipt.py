"""What was asked for against what the answer says.

A 200 says that a message was accepted, not that it is the message that was
meant: a recipient may be missing, a file, a button. Where the answer does not
tell, the line says so; it never guesses in either direction.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from mateo_desktop.domain.draft import ROLES

#: Every code of a line, in the order in which they are shown.
CODES: tuple[str, ...] = (
    "recipients_to",
    "recipients_cc",
    "recipients_bcc",
    "attachments",
    "actions",
    "subject",
    "send_after",
)

_SAME_SECOND_S = 1.0
# The end of a phone number that does not depend on how its country is written.
_NUMBER_END = 7


@dataclasses.dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One thing that was asked for, and what the answer says about it.

    ``asked`` and ``got`` are counts, a subject, or a time, as text; ``got`` is
    empty when there was nothing. ``agrees`` is None where the answer does not
    tell.
    """

    code: str
    asked: str
    got: str
    agrees: bool | None


def receipt(body: bytes, answer: Mapping[str, Any]) -> tuple[ReceiptLine, ...]:
    """The comparison of a request's *body* with its *answer*, in the order of ``CODES``.

    A line is there for what was asked, and for recipients, files and buttons
    that came without being asked.
    """
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(asked, dict):
        return ()
    message = answer.get("message")
    if not isinstance(message, Mapping):
        message = {}
    lines = [_recipients(role, asked, answer.get("recipients")) for role in ROLES]
    lines.append(_attachments(asked, message))
    lines.append(_actions(asked, answer.get("actions")))
    lines.append(_subject(asked, message))
    lines.append(_send_after(asked, message))
    return tuple(line for line in lines if line)


def _recipients(role: str, asked: Mapping[str, Any], rows: Any) -> ReceiptLine | None:
    wanted = _objects(asked.get(role))
    code = f"recipients_{role}"
    known = isinstance(rows, list) and any(_text(row, "role") for row in _objects(rows))
    if not known and rows != []:
        return ReceiptLine(code, str(len(wanted)), "", None) if wanted else None
    got = [row for row in _objects(rows) if _text(row, "role").lower() == role]
    if not wanted and not got:
        return None
    agrees = _same_people(wanted, got) if len(wanted) == len(got) else False
    return ReceiptLine(code, str(len(wanted)), str(len(got)), agrees)


def _same_people(wanted: list[Mapping[str, Any]], got: list[Mapping[str, Any]]) -> bool | None:
    """Whether *got* are the people of *wanted*, as far as their rows tell."""
    keys = {key for row in got for key in _row_keys(row)}
    told = all(_row_keys(row) for row in got)
    unsure = False
    for person in wanted:
        own = _row_keys(person)
        if own & keys:
            continue
        # A contact that was named by an ID of another system, or a row that
        # names nobody: nothing can be said.
        if own and told and _comparable(person, got):
            return False
        unsure = True
    return None if unsure else True


def _comparable(person: Mapping[str, Any], got: list[Mapping[str, Any]]) -> bool:
    return any(_text(person, name) and all(_text(row, name) for row in got) for name in _NAMES)


_NAMES = ("handle", "contact_id")


def _row_keys(row: Mapping[str, Any]) -> set[tuple[str, str]]:
    """What identifies a recipient, in a spelling that can be compared."""
    found = {(name, _text(row, name).strip().casefold()) for name in _NAMES if _text(row, name)}
    digits = re.sub(r"\D", "", _text(row, "handle"))
    if "@" not in _text(row, "handle") and len(digits) >= _NUMBER_END:
        # "0171 39200 01" comes back as "+491713920001".
        found.add(("number", digits[-_NUMBER_END:]))
    return found


def _attachments(asked: Mapping[str, Any], message: Mapping[str, Any]) -> ReceiptLine | None:
    wanted = _list(asked.get("attachments"))
    count = message.get("attachment_count")
    if isinstance(count, float) and count.is_integer():
        count = int(count)
    if isinstance(count, bool) or not isinstance(count, int):
        return ReceiptLine("attachments", str(len(wanted)), "", None) if wanted else None
    if not wanted and not count:
        return None
    return ReceiptLine("attachments", str(len(wanted)), str(count), len(wanted) == count)


def _actions(asked: Mapping[str, Any], rows: Any) -> ReceiptLine | None:
    wanted = _objects(asked.get("actions"))
    if not isinstance(rows, list):
        return ReceiptLine("actions", str(len(wanted)), "", None) if wanted else None
    got = _objects(rows)
    if not wanted and not got:
        return None
    same = Counter(_text(row, "text").strip() for row in wanted) == Counter(
        _text(row, "text").strip() for row in got
    )
    return ReceiptLine("actions", str(len(wanted)), str(len(got)), same)


def _subject(asked: Mapping[str, Any], message: Mapping[str, Any]) -> ReceiptLine | None:
    wanted = _text(asked, "subject")
    if not wanted.strip():
        return None
    if "subject" not in message:
        return ReceiptLine("subject", wanted, "", None)
    got = _text(message, "subject")
    return ReceiptLine("subject", wanted, got, got.split() == wanted.split())


def _send_after(asked: Mapping[str, Any], message: Mapping[str, Any]) -> ReceiptLine | None:
    wanted = _text(asked, "send_after")
    if not wanted:
        return None
    if "send_after" not in message:
        return ReceiptLine("send_after", wanted, "", None)
    got = _text(message, "send_after")
    first, second = _moment(wanted), _moment(got)
    if not got or first is None or second is None:
        return ReceiptLine("send_after", wanted, got, None if got else False)
    agrees = abs((first - second).total_seconds()) < _SAME_SECOND_S
    return ReceiptLine("send_after", wanted, got, agrees)


def _moment(text: str) -> datetime | None:
    # "2026-11-22 09:00:00+00" is how the database behind it writes a time.
    match = re.fullmatch(
        r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(\.\d+)?\s*([Zz]|[+-]\d\d(?::?\d\d)?)?",
        text.strip(),
        re.ASCII,
    )
    if not match:
        return None
    day, time, fraction, zone = match.groups(default="")
    if len(zone) == len("+00"):
        zone += ":00"
    try:
        found = datetime.fromisoformat(f"{day}T{time}{fraction[:7]}{zone.upper()}")
    except ValueError:
        return None
    # Without a zone the vendor means UTC (mateo-api.md, "Basics").
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _text(row: Any, name: str) -> str:
    value = row.get(name) if isinstance(row, Mapping) else None
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in _list(value) if isinstance(item, Mapping)]
