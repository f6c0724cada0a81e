"""Filters: from the text of a query string to a condition on rows.

The grammar is the documented one (``column=operator.value``, ``not.``,
``or=(…)`` and ``and=(…)`` groups, quoted values). Null follows SQL, since the
resources behave like tables: a comparison with null is neither true nor
false, and only what is true is listed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any

from mateo_desktop.sandbox.errors import Refusal, bad_request

OPERATORS = (
    *("eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike"),
    *("in", "is", "isdistinct", "cs", "cd"),
    # Assumption: contacts have a column fts "that may be used as a filter",
    # and PostgREST's four words for full-text search mean the same here.
    *("fts", "plfts", "phfts", "wfts"),
)

_MAX_DEPTH = 20
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*", re.ASCII)
_COLUMN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


@dataclasses.dataclass(frozen=True, slots=True)
class Condition:
    """``column.operator.value``; *values* holds the list of in, cs and cd."""

    column: str
    operator: str
    value: str = ""
    values: tuple[str, ...] = ()
    negated: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Several conditions, all (``and``) or at least one (``or``) of them true."""

    kind: str
    parts: tuple[Condition | Group, ...]
    negated: bool = False


def filter_group(pairs: Iterable[tuple[str, str]]) -> Group:
    """The conditions of a query string, all of which must hold.

    Raises Refusal (400) for what is not in the grammar.
    """
    return Group("and", tuple(_parameter(name, value) for name, value in pairs))


def _parameter(name: str, value: str) -> Condition | Group:
    bare = name.removeprefix("not.")
    if bare in ("or", "and"):
        reader = _Reader(value)
        group = Group(bare, reader.list_of_parts(1), negated=bare != name)
        reader.end()
        return group
    if not _NAME.fullmatch(name):
        raise _unreadable(name)
    rest = value.removeprefix("not.")
    operator, dot, operand = rest.partition(".")
    # A language may stand behind full-text search: fts(german).word
    operator = re.sub(r"\(\w*\)$", "", operator) if "fts" in operator else operator
    if operator not in OPERATORS or not dot:
        raise _unreadable(f"{name}={value}")
    if operator in ("in", "cs", "cd"):
        reader = _Reader(operand)
        values = reader.values(operator)
        reader.end()
        return Condition(name, operator, values=values, negated=rest != value)
    return Condition(name, operator, operand, negated=rest != value)


class _Reader:
    """Reads the inside of a group, one character after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def list_of_parts(self, depth: int) -> tuple[Condition | Group, ...]:
        if depth > _MAX_DEPTH:
            raise bad_request("The groups are nested too deeply.", code="SANDBOX_BAD_FILTER")
        self._expect("(")
        parts = [self._part(depth)]
        while self._take(","):
            parts.append(self._part(depth))
        self._expect(")")
        return tuple(parts)

    def _part(self, depth: int) -> Condition | Group:
        start = self._at
        negated = self._take("not.")
        for kind in ("or", "and"):
            if self._take(kind + "("):
                self._at -= 1
                return Group(kind, self.list_of_parts(depth + 1), negated)
        self._at = start
        column = self._match(_COLUMN)
        self._expect(".")
        negated = self._take("not.")
        operator = self._match(_COLUMN)
        if operator not in OPERATORS:
            raise _unreadable(self._text)
        self._expect(".")
        if operator in ("in", "cs", "cd"):
            return Condition(column, operator, values=self.values(operator), negated=negated)
        return Condition(column, operator, self._value(), negated=negated)

    def values(self, operator: str) -> tuple[str, ...]:
        """The list behind in (round brackets) or cs and cd (curly ones)."""
        first, last = "()" if operator == "in" else "{}"
        self._expect(first)
        if self._take(last):
            return ()
        found = [self._value(last)]
        while self._take(","):
            found.append(self._value(last))
        self._expect(last)
        return tuple(found)

    def _value(self, last: str = ")") -> str:
        if self._take('"'):
            return self._quoted()
        start = self._at
        while self._at < len(self._text) and self._text[self._at] not in "," + last:
            self._at += 1
        return self._text[start : self._at]

    def _quoted(self) -> str:
        found: list[str] = []
        while self._at < len(self._text):
            letter = self._text[self._at]
            self._at += 1
            if letter == '"':
                return "".join(found)
            if letter == "\\" and self._at < len(self._text):
                letter = self._text[self._at]
                self._at += 1
            found.append(letter)
        raise _unreadable(self._text)

    def _match(self, pattern: re.Pattern[str]) -> str:
        if not (match := pattern.match(self._text, self._at)):
            raise _unreadable(self._text)
        self._at = match.end()
        return match.group()

    def _take(self, text: str) -> bool:
        if self._text.startswith(text, self._at):
            self._at += len(text)
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise _unreadable(self._text)

    def end(self) -> None:
        """Raise unless everything was read."""
        if self._at != len(self._text):
            raise _unreadable(self._text)


def _unreadable(text: str) -> Refusal:
    return bad_request(
        f"The filter cannot be read: {text[:200]}",
        "Write column=operator.value, for example status=eq.open.",
        "SANDBOX_BAD_FILTER",
    )


def written(part: Condition | Group) -> str:
    """*part* in the grammar of groups; reading it gives the same part again."""
    sign = "not." if part.negated else ""
    if isinstance(part, Group):
        return f"{sign}{part.kind}({','.join(map(written, part.parts))})"
    if part.operator in ("in", "cs", "cd"):
        first, last = "()" if part.operator == "in" else "{}"
        value = first + ",".join(map(_quote, part.values)) + last
    else:
        value = _quote(part.value)
    return f"{part.column}.{sign}{part.operator}.{value}"


def _quote(value: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'


def range_limits(header: str | None, unit: str | None) -> tuple[int | None, int]:
    """Limit and offset of a ``Range`` header; one that makes no sense is ignored."""
    match = re.fullmatch(r"(?:items=)?([0-9]{1,9})-([0-9]{1,9})?", header or "")
    if not match or (unit or "items") != "items":
        return None, 0
    first, last = int(match[1]), match[2]
    if last is None:
        return None, first
    return (int(last) - first + 1, first) if int(last) >= first else (None, 0)


def count(value: str, name: str) -> int:
    """``limit`` and ``offset`` as numbers."""
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise bad_request(f"{name} must be a number that is not negative.")
    return int(value)


def columns_of(part: Condition | Group) -> set[str]:
    """Every column that *part* names."""
    if isinstance(part, Condition):
        return {part.column}
    found: set[Any] = set()
    return found.union(*map(columns_of, part.parts))
