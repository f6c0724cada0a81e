"""Conditions against rows: what is true, what is false, what is neither.

How the text of a filter is understood depends on the kind of its column, as
in a table: a word where a number belongs is an error of the request (400), not
a comparison that fails.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from mateo_desktop.sandbox.errors import bad_request
from mateo_desktop.sandbox.queries import Condition, Group
from mateo_desktop.sandbox.settings import UUID_PATTERN
from mateo_desktop.sandbox.tables import Kind, Row

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "eq": eq,
    "neq": ne,
    "gt": gt,
    "gte": ge,
    "lt": lt,
    "lte": le,
}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "unknown": None}

#: RFC 3339, and the same without a zone (UTC then, as the import page says).
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII
)


def moment(text: str) -> datetime:
    """The point in time that *text* names. Raises ValueError."""
    if not MOMENT.fullmatch(text):
        raise ValueError(text)
    # A leap second is allowed in RFC 3339 and unknown to datetime; more than
    # six digits of a second are cut.
    text = re.sub(r"(:\d\d):60", r"\1:59", text.upper())
    text = re.sub(r"(\.\d{6})\d+", r"\1", text)
    found = datetime.fromisoformat(text.replace(" ", "T"))
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:  # the first or last hours of all time, in another zone
        raise ValueError(text) from None


def matches(part: Condition | Group, row: Row, kinds: Mapping[str, Kind]) -> bool | None:
    """Whether *part* holds for *row*; None where SQL says unknown."""
    if isinstance(part, Group):
        answer = _all_or_any(part, row, kinds)
    else:
        answer = _holds(part, row.get(part.column), kinds[part.column])
    return not answer if part.negated and answer is not None else answer


def _all_or_any(group: Group, row: Row, kinds: Mapping[str, Kind]) -> bool | None:
    decisive = group.kind == "or"
    unknown = False
    for part in group.parts:
        answer = matches(part, row, kinds)
        if answer is decisive:
            return decisive
        unknown = unknown or answer is None
    return None if unknown else not decisive


def _holds(condition: Condition, value: Any, kind: Kind) -> bool | None:
    operator, text = condition.operator, condition.value
    if operator == "is":
        return value is _WORDS[text.lower()]
    if operator == "isdistinct":
        return bool(value != understood(text, kind)) if value is not None else True
    if value is None:
        return None
    if operator == "in":
        return value in [understood(each, kind) for each in condition.values]
    if operator == "cs":
        return set(condition.values) <= set(value)
    if operator == "cd":
        return set(value) <= set(condition.values)
    if operator in ("like", "ilike"):
        return like(str(value), text, ignore_case=operator == "ilike")
    if operator.endswith("fts"):
        return all(word in str(value).lower() for word in text.lower().split())
    if kind == "time":
        return _COMPARE[operator](moment(value), understood(text, kind))
    return _COMPARE[operator](value, understood(text, kind))


def understood(text: str, kind: Kind) -> Any:
    """The text of a filter as a value of that kind. Raises ValueError."""
    match kind:
        case "bool":
            return {"true": True, "t": True, "false": False, "f": False}[text.lower()]
        case "int":
            if not re.fullmatch(r"[+-]?\d{1,18}", text, re.ASCII):
                raise ValueError(text)
            return int(text)
        case "time":
            return moment(text if "T" in text.upper() or " " in text else text + "T00:00:00")
        case "uuid":
            if not UUID_PATTERN.fullmatch(text):
                raise ValueError(text)
            return text.lower()
        case "list" | "json":
            raise ValueError("a list is only contained in another")
        case _:
            return text


@functools.lru_cache(maxsize=256)
def _pieces(text: str, ignore_case: bool) -> tuple[re.Pattern[str], ...]:
    """What stands between the signs for "anything" (``*`` and ``%``)."""
    pieces = [""]
    for sign in re.findall(r"\\.|.", text, re.DOTALL):
        if sign in ("*", "%"):
            pieces.append("")
        elif sign == "_":
            pieces[-1] += "."
        else:
            pieces[-1] += re.escape(sign[-1] if len(sign) == 2 else sign)
    flags = re.DOTALL | (re.IGNORECASE if ignore_case else re.NOFLAG)
    return tuple(re.compile(piece, flags) for piece in pieces)


def like(text: str, pattern: str, *, ignore_case: bool) -> bool:
    """Whether *text* as a whole has the form of *pattern*.

    Each piece is taken at its first place, which is enough and keeps the time
    linear; one regular expression for all of it could take for ever.
    """
    first, *between = _pieces(pattern, ignore_case)
    if not between:
        return bool(first.fullmatch(text))
    if not (found := first.match(text)):
        return False
    *between, last = between
    for piece in between:
        if not (found := piece.search(text, found.end())):
            return False
    # The last piece matches one fixed number of characters: its own length.
    start = len(text) - len(re.sub(r"\\(.)", r"\1", last.pattern, flags=re.DOTALL))
    return start >= found.end() and bool(last.fullmatch(text, start))


def check(part: Condition | Group, kinds: Mapping[str, Kind]) -> None:
    """Refuse (400) unknown columns and values of the wrong kind, even without rows."""
    if isinstance(part, Group):
        for each in part.parts:
            check(each, kinds)
        return
    if (kind := kinds.get(part.column)) is None:
        raise bad_request(f"There is no column {part.column}.", code="SANDBOX_UNKNOWN_COLUMN")
    if not _fits(part, kind):
        raise bad_request(
            f"{part.operator} with this value cannot be used on {part.column}.",
            code="SANDBOX_BAD_FILTER",
        )


def _fits(condition: Condition, kind: Kind) -> bool:
    operator = condition.operator
    if operator == "is":
        word = condition.value.lower()
        return word == "null" or (word in _WORDS and kind == "bool")
    if operator in ("cs", "cd"):
        return kind == "list"
    if operator in ("like", "ilike"):
        return kind == "text"
    if operator.endswith("fts"):
        return condition.column == "fts"
    values = condition.values if operator == "in" else (condition.value,)
    try:
        for value in values:
            understood(value, kind)
    except (ValueError, KeyError, OverflowError):
        return False
    return True
