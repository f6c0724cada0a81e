"""What the newest backup can add to the rows that were saved from a damaged file.

Rows in the stretches that could not be read are simply put back. A row that
is missing without such a trace was either deleted by a person since, or lost
without one: a draft then comes back into the trash, and a message of the
outbox as *unknown*, so nothing is lost and nothing pushes itself forward.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from mateo_desktop.domain.snapshot import from_json
from mateo_desktop.storage.connection import connect

#: Row numbers that could not be read, both ends included.
Stretch = tuple[int, int]

_TYPES: dict[str, tuple[type, ...]] = {
    "TEXT": (str,),
    "INTEGER": (int,),
    "REAL": (float, int),
    "BLOB": (bytes,),
}


def refill(backup: Path, target: sqlite3.Connection, lost: Mapping[str, Sequence[Stretch]]) -> None:
    """Add to *target* what *backup* knows of the rows that are missing in it."""
    target.execute("PRAGMA foreign_keys = OFF")
    with closing(connect(backup, read_only=True)) as source:
        target.execute("BEGIN IMMEDIATE")
        for table, columns in tables(target).items():
            for gap in lost.get(table, ()):
                _copy(source, target, table, columns, "n BETWEEN ? AND ?", gap)
        # A version that was thinned out since may come back: it harms nobody.
        _copy_missing(source, target, "versions")
        _replace_unreadable(source, target)
        _bring_back_drafts(source, target)
        _bring_back_messages(source, target)
        target.execute("COMMIT")
    target.execute("PRAGMA foreign_keys = ON")


def tables(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Our tables, each with its columns and their types; `n` is always the first."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' "
        "ESCAPE '~' ORDER BY rootpage"
    ).fetchall()
    return {
        name: {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({name})")}
        for (name,) in names
    }


def put(
    target: sqlite3.Connection, table: str, columns: dict[str, str], row: tuple[Any, ...]
) -> bool:
    """Write one row, unless it is there or its values are of the wrong kind."""
    for value, declared in zip(row, columns.values(), strict=True):
        if value is not None and not isinstance(value, _TYPES[declared]):
            return False
    marks = ", ".join("?" * len(row))
    names = ", ".join(columns)
    return (
        target.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", row).rowcount
        > 0
    )


def _copy(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    table: str,
    columns: dict[str, str],
    condition: str,
    values: Sequence[Any],
) -> None:
    query = f"SELECT {', '.join(columns)} FROM {table} WHERE {condition}"
    for row in source.execute(query, values):
        put(target, table, columns, row)


def _copy_missing(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    """Copy the rows of *table* whose number *target* does not have, for drafts it knows."""
    there = {number for (number,) in target.execute(f"SELECT n FROM {table}")}
    known = _known(target)
    columns = tables(target)[table]
    for number, key in source.execute(f"SELECT n, key FROM {table}").fetchall():
        if number not in there and key in known:
            _copy(source, target, table, columns, "n = ?", (number,))


def _replace_unreadable(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Take snapshots in which a sign was hit that holds them together from the backup."""
    for number, snapshot in target.execute("SELECT n, snapshot FROM versions").fetchall():
        try:
            from_json(snapshot)
        except ValueError:
            row = source.execute("SELECT snapshot FROM versions WHERE n = ?", (number,)).fetchone()
            if row:
                target.execute("UPDATE versions SET snapshot = ? WHERE n = ?", (row[0], number))


def _known(target: sqlite3.Connection) -> set[str]:
    """The drafts of *target*, by their versions too: a row is made anew from them later."""
    rows = target.execute("SELECT key FROM drafts UNION SELECT key FROM versions")
    return {key for (key,) in rows}


def _bring_back_drafts(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    known = _known(target)
    sent = {
        name
        for (name,) in target.execute(
            "SELECT lower(id) FROM outbox UNION SELECT lower(id) FROM spent"
        )
    }
    columns = tables(target)
    for key, message_id in source.execute("SELECT key, lower(message_id) FROM drafts").fetchall():
        if key in known or message_id in sent:
            continue
        _copy(source, target, "drafts", columns["drafts"], "key = ?", (key,))
        _copy(source, target, "versions", columns["versions"], "key = ?", (key,))
        target.execute(
            "UPDATE drafts SET trashed_at = ?, sent_as = NULL WHERE key = ?", (time.time(), key)
        )


def _bring_back_messages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    spent = {name for (name,) in target.execute("SELECT lower(id) FROM spent")}
    known = {name for (name,) in target.execute("SELECT lower(id) FROM outbox")}
    columns = tables(target)
    for (message_id,) in source.execute("SELECT lower(id) FROM outbox").fetchall():
        if message_id not in spent and message_id not in known:
            _copy(source, target, "outbox", columns["outbox"], "id = ?", (message_id,))
            _copy(source, target, "attempts", columns["attempts"], "message_id = ?", (message_id,))
