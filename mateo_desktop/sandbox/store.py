"""The sandbox's memory: tables of rows, and a word to whoever waits for a change.

Rows are plain dictionaries in the order in which they were made. Only the
sandbox's event loop touches them.
"""

from __future__ import annotations

import copy
import itertools
import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from mateo_desktop.sandbox.tables import COLUMNS, Row

_NAMESPACE = uuid.UUID("5a4db0c5-0000-4000-8000-000000000000")


def fixed_id(name: str) -> str:
    """The same UUID for the same *name*, in every sandbox and every run."""
    return str(uuid.uuid5(_NAMESPACE, name))


ORGANISATION = fixed_id("organisation")


def stamp(moment: datetime) -> str:
    """*moment* as the API writes it: ISO 8601 in UTC with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class Store:
    """All rows, by table and key."""

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self._tables: dict[str, dict[str, Row]] = {name: {} for name in COLUMNS}
        self._now = now or (lambda: datetime.now(UTC))
        self._latest = datetime.min.replace(tzinfo=UTC)
        self._keys = itertools.count()
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The time; never the same twice, so that rows keep their order."""
        moment = self._now()
        if moment <= self._latest:
            moment = self._latest + timedelta(microseconds=1)
        self._latest = moment
        return moment

    def listen(self, listener: Callable[[], None]) -> None:
        """Call *listener* after every change."""
        self._listeners.append(listener)

    def changed(self) -> None:
        """Tell the listeners; for those who changed a row by themselves."""
        for listener in self._listeners:
            listener()

    def rows(self, table: str) -> Iterable[Row]:
        """The rows of *table*, oldest first."""
        return self._tables[table].values()

    def get(self, table: str, key: str | None) -> Row | None:
        """The row with that ID, spelled in any case."""
        return self._tables[table].get((key or "").lower())

    def find(self, table: str, **values: object) -> list[Row]:
        """The rows that hold all of *values*."""
        return [
            row
            for row in self._tables[table].values()
            if all(row.get(column) == value for column, value in values.items())
        ]

    def add(self, table: str, at: datetime | None = None, **values: object) -> Row:
        """A new row; what is not given is null. Its ID is made when missing."""
        moment = stamp(at or self.now())
        row: Row = dict.fromkeys(COLUMNS[table])
        row |= {"organisation_id": ORGANISATION, "created_at": moment, "updated_at": moment}
        row |= values
        if "id" in COLUMNS[table]:
            row["id"] = str(row["id"] or uuid.uuid4()).lower()
        # Approvals have no ID of their own; they still need a place.
        key = row.get("id") or f"row {next(self._keys)}"
        self._tables[table][key] = row
        self.changed()
        return row

    def change(self, row: Row, **values: object) -> None:
        """Put *values* into *row* and say when."""
        row.update(values, updated_at=stamp(self.now()))
        self.changed()

    def remove(self, table: str, row: Row) -> None:
        """Take *row* out of *table*."""
        self._tables[table].pop(row["id"], None)
        self.changed()

    def holds(self, table: str, row: Row) -> bool:
        """Whether *row* is (still) there."""
        return self._tables[table].get(row["id"]) is row

    def snapshot(self) -> dict[str, list[Row]]:
        """A copy of everything, for looking at from elsewhere."""
        return {
            name: [copy.deepcopy(row) for row in rows.values()]
            for name, rows in self._tables.items()
        }
