"""Which rows a list answers, in which order, and which columns of them.

``select`` may embed related rows, as ``conversation(subject)``; a filter on
``conversation.subject`` then narrows what is embedded, and with
``conversation!inner(…)`` also the rows themselves. That form is PostgREST's:
the documents say only that such filters work (assumption).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping

from mateo_desktop.sandbox import queries
from mateo_desktop.sandbox.errors import bad_request
from mateo_desktop.sandbox.matching import check, matches, moment
from mateo_desktop.sandbox.queries import Condition, Group
from mateo_desktop.sandbox.store import Store
from mateo_desktop.sandbox.tables import COLUMNS, Row, relation

#: A list never holds more rows (documented).
MAX_ROWS = 50

_RESERVED = ("select", "order", "limit", "offset", "columns")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


@dataclasses.dataclass(slots=True)
class Selection:
    """Columns (answer's name, column) and embedded rows by the answer's name."""

    table: str
    columns: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    embedded: dict[str, Embedded] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(slots=True)
class Embedded:
    """Related rows inside a row."""

    name: str
    selection: Selection
    inner: bool = False
    where: Group = dataclasses.field(default_factory=lambda: Group("and", ()))


def listed(
    store: Store, table: str, pairs: list[tuple[str, str]], headers: Mapping[str, str]
) -> list[Row]:
    """The answer of ``GET /table``; raises Refusal (400)."""
    options = dict(pairs)
    selection = selected(table, options.get("select", "*"))
    rows = chosen(store, table, pairs, selection)
    rows = [row for row in rows if _inner_rows_exist(store, selection, row)]
    rows = _sorted(rows, table, options.get("order", ""))
    limit, offset = queries.range_limits(headers.get("range"), headers.get("range-unit"))
    if "limit" in options:
        limit = queries.count(options["limit"], "limit")
    if "offset" in options:
        offset = queries.count(options["offset"], "offset")
    size = MAX_ROWS if limit is None else min(limit, MAX_ROWS)
    return [shown(store, selection, row) for row in rows[offset : offset + size]]


def chosen(
    store: Store, table: str, pairs: list[tuple[str, str]], selection: Selection | None = None
) -> list[Row]:
    """The rows that the filters among *pairs* let through, oldest first."""
    own: list[tuple[str, str]] = []
    inside: list[tuple[str, str]] = []
    for name, value in pairs:
        if name not in _RESERVED:
            embedded = "." in name and not name.startswith("not.")
            (inside if embedded else own).append((name, value))
    for name, value in inside:
        _filter_embedded(selection, name, value)
    where = queries.filter_group(own)
    check(where, COLUMNS[table])
    return [row for row in _candidates(store, table, where) if matches(where, row, COLUMNS[table])]


def _candidates(store: Store, table: str, where: Group) -> Iterable[Row]:
    # The most frequent question is for one ID; that one needs no search.
    for part in where.parts:
        if isinstance(part, Condition) and (part.column, part.operator, part.negated) == (
            *("id", "eq"),
            False,
        ):
            row = store.get(table, part.value)
            return [row] if row else []
    return store.rows(table)


def _filter_embedded(selection: Selection | None, name: str, value: str) -> None:
    path, _, column = name.rpartition(".")
    found: Embedded | None = None
    for step in path.split("."):
        found = selection.embedded.get(step) if selection else None
        selection = found.selection if found else None
    if found is None:
        raise bad_request(f"{path} is not part of select.", code="SANDBOX_BAD_FILTER")
    condition = queries.filter_group([(column, value)])
    check(condition, COLUMNS[found.selection.table])
    found.where = Group("and", (*found.where.parts, condition))


def selected(table: str, text: str) -> Selection:
    """Read ``select``: columns, ``name:column``, ``*`` and embedded resources."""
    selection, at = _selection(table, text or "*", 0, 0)
    if at != len(text or "*"):
        raise _unreadable(text)
    return selection


def _selection(table: str, text: str, at: int, depth: int) -> tuple[Selection, int]:
    if depth > 4:
        raise bad_request("select is nested too deeply.", code="SANDBOX_BAD_SELECT")
    selection = Selection(table)
    while True:
        at = _one(selection, text, at, depth)
        if at >= len(text) or text[at] != ",":
            return selection, at
        at += 1


def _one(selection: Selection, text: str, at: int, depth: int) -> int:
    columns = COLUMNS[selection.table]
    if text.startswith("*", at):
        selection.columns += [(column, column) for column in columns]
        return at + 1
    name, at = _name(text, at)
    key = name
    if text.startswith(":", at):
        name, at = _name(text, at + 1)
    inner = text.startswith("!inner", at)
    at += len("!inner") if inner else 0
    if not text.startswith("(", at):
        if name not in columns or inner:
            raise bad_request(f"There is no column {name}.", code="SANDBOX_UNKNOWN_COLUMN")
        selection.columns.append((key, name))
        return at
    if (related := relation(selection.table, name)) is None:
        raise bad_request(f"{name} is not related to {selection.table}.", code="SANDBOX_BAD_SELECT")
    if text.startswith(")", at + 1):
        inside, at = Selection(related.table), at + 1
    else:
        inside, at = _selection(related.table, text, at + 1, depth + 1)
    if not text.startswith(")", at):
        raise _unreadable(text)
    selection.embedded[key] = Embedded(name, inside, inner)
    return at + 1


def _name(text: str, at: int) -> tuple[str, int]:
    if not (match := _NAME.match(text, at)):
        raise _unreadable(text)
    return match.group(), match.end()


def _unreadable(text: str) -> Exception:
    return bad_request(f"select cannot be read: {text[:200]}", code="SANDBOX_BAD_SELECT")


def _related(store: Store, table: str, row: Row, embedded: Embedded) -> tuple[list[Row], bool]:
    found = relation(table, embedded.name)
    assert found is not None  # _one let only relations in
    ours = row[found.ours]
    if found.many:
        keys = ours if isinstance(ours, list) else [ours]
        rows = [each for each in store.rows(found.table) if each[found.theirs] in keys]
    else:
        one = store.get(found.table, ours)
        rows = [one] if one else []
    kinds = COLUMNS[found.table]
    return [
        each
        for each in rows
        if matches(embedded.where, each, kinds)
        and _inner_rows_exist(store, embedded.selection, each)
    ], found.many


def _inner_rows_exist(store: Store, selection: Selection, row: Row) -> bool:
    return all(
        _related(store, selection.table, row, each)[0]
        for each in selection.embedded.values()
        if each.inner
    )


def shown(store: Store, selection: Selection, row: Row) -> Row:
    """*row* with the selected columns and embedded rows only."""
    answer = {key: row[column] for key, column in selection.columns}
    for key, embedded in selection.embedded.items():
        rows, many = _related(store, selection.table, row, embedded)
        parts = [shown(store, embedded.selection, each) for each in rows]
        answer[key] = parts if many else (parts[0] if parts else None)
    return answer


def _sorted(rows: list[Row], table: str, order: str) -> list[Row]:
    """*rows* by ``order``; nulls as in PostgreSQL (last, or first when falling)."""
    for term in reversed(order.split(",") if order else []):
        column, *words = term.split(".")
        known = set(words) <= {"asc", "desc", "nullsfirst", "nullslast"}
        kind = COLUMNS[table].get(column)
        if kind is None or kind in ("list", "json") or not known:
            raise bad_request(f"order cannot be read: {term[:200]}", code="SANDBOX_BAD_ORDER")
        falling = "desc" in words
        nulls_first = "nullsfirst" in words or (falling and "nullslast" not in words)
        rows = _by_column(rows, column, kind, falling, nulls_first)
    return rows


def _by_column(
    rows: list[Row], column: str, kind: str, falling: bool, nulls_first: bool
) -> list[Row]:
    filled = [row for row in rows if row[column] is not None]
    empty = [row for row in rows if row[column] is None]
    filled.sort(
        key=lambda row: moment(row[column]) if kind == "time" else row[column], reverse=falling
    )
    return empty + filled if nulls_first else filled + empty
