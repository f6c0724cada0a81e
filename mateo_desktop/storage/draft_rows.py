"""Drafts inside one transaction: for the draft store, the ledger and repairs.

A draft is a row for the lists and a chain of versions, of which the newest
one counts. Saves within a short time share a version, unless that would wipe
out words: an emptied or much shortened draft always begins a new one.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable
from typing import Any

from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.snapshot import from_json, to_json
from mateo_desktop.storage.seals import BrokenSeal, holds, seal
from mateo_desktop.storage.words import words

#: Saves this close to the first one of a version go into the same version.
COALESCED_S = 30.0

#: How many versions of the last 24 hours are kept in any case.
NEWEST_KEPT = 20

# A version of which less than this share is left is followed by a new one; so
# is one that lost half of a short text, which is little beside the rest of it.
_SHRUNK, _HALF = 0.9, 0.5

# How a snapshot without a text says so. A quote in what was typed is escaped
# there, so no words can look like this.
_NO_TEXT = '"html": "", "text": ""'

_HOUR_S, _DAY_S = 3600.0, 86400.0
_OLDEST_S = 30 * _DAY_S


@dataclasses.dataclass(frozen=True, slots=True)
class Stored:
    """A save that is on the disk: which revision, and when (Unix time)."""

    revision: int
    at: float


def write(connection: sqlite3.Connection, draft: Draft, now: float) -> Stored:
    """Store *draft* as the newest version of its key."""
    snapshot = to_json(draft)
    newest = connection.execute(
        "SELECT n, began_at, saved_at, is_empty, size, snapshot, revision FROM versions "
        "WHERE key = ? ORDER BY n DESC LIMIT 1",
        (draft.key,),
    ).fetchone()
    if newest and newest[5] == snapshot:
        return Stored(newest[6], newest[2])

    row = connection.execute("SELECT revision FROM drafts WHERE key = ?", (draft.key,)).fetchone()
    revision = (row[0] if row else 0) + 1
    write_row(connection, draft, revision, now)
    if newest and _may_share(newest, draft, snapshot, now):
        connection.execute(
            "UPDATE versions SET revision = ?, saved_at = ?, is_empty = ?, size = ?, snapshot = ?,"
            " seal = ? WHERE n = ?",
            # The largest it ever was: words deleted bit by bit are counted together.
            (
                revision,
                now,
                draft.is_empty,
                max(newest[4], len(snapshot)),
                snapshot,
                seal(draft.key, snapshot),
                newest[0],
            ),
        )
    else:
        connection.execute(
            "INSERT INTO versions (key, revision, began_at, saved_at, is_empty, size, snapshot,"
            " seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                draft.key,
                revision,
                now,
                now,
                draft.is_empty,
                len(snapshot),
                snapshot,
                seal(draft.key, snapshot),
            ),
        )
        _thin(connection, draft.key, now)
    return Stored(revision, now)


def belongs_to(connection: sqlite3.Connection, key: str, profile_id: str) -> None:
    """Say in which workspace the draft *key* is written; the first word counts."""
    connection.execute(
        "UPDATE drafts SET profile_id = ? WHERE key = ? AND profile_id = ''", (profile_id, key)
    )


def close_version(connection: sqlite3.Connection, key: str) -> None:
    """Let no later save share the newest version of *key*."""
    connection.execute(
        "UPDATE versions SET began_at = 0 WHERE n = (SELECT max(n) FROM versions WHERE key = ?)",
        (key,),
    )


def last_with_text(connection: sqlite3.Connection, key: str) -> Draft | None:
    """The newest version of *key* whose text is not empty. Raises BrokenSeal."""
    row = connection.execute(
        "SELECT snapshot, seal FROM versions WHERE n = ?", (_last_with_text(connection, key),)
    ).fetchone()
    if row is None:
        return None
    if not holds(row[1], key, row[0]):
        raise BrokenSeal("versions")
    try:
        return from_json(row[0]).replace(key=key)
    except ValueError:
        return None


def read(connection: sqlite3.Connection, key: str) -> Draft | None:
    """The newest readable version of the draft *key*. Raises BrokenSeal."""
    for snapshot, sealed in connection.execute(
        "SELECT snapshot, seal FROM versions WHERE key = ? ORDER BY n DESC", (key,)
    ):
        if not holds(sealed, key, snapshot):
            raise BrokenSeal("versions")
        try:
            # The row says where it belongs, whatever the snapshot says.
            return from_json(snapshot).replace(key=key)
        except ValueError:
            continue
    return None


def erase(connection: sqlite3.Connection, key: str) -> None:
    """Remove the draft *key* with all its versions, for good."""
    connection.execute("DELETE FROM drafts WHERE key = ?", (key,))


def write_row(connection: sqlite3.Connection, draft: Draft, revision: int, now: float) -> None:
    """Store what the lists show of *draft*."""
    shown = words(draft)
    connection.execute(
        "INSERT INTO drafts (key, message_id, revision, created_at, updated_at, is_empty,"
        " channel_type, label, subject, preview, folded)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET message_id = excluded.message_id,"
        " revision = excluded.revision, updated_at = excluded.updated_at,"
        # Whoever writes on wants it back: words in the trash would be lost words.
        " trashed_at = NULL, is_empty = excluded.is_empty,"
        " channel_type = excluded.channel_type, label = excluded.label,"
        " subject = excluded.subject, preview = excluded.preview, folded = excluded.folded",
        (
            draft.key,
            draft.id,
            revision,
            now,
            now,
            draft.is_empty,
            draft.channel_type,
            shown.label,
            shown.subject,
            shown.preview,
            shown.folded,
        ),
    )


def kept(versions: Iterable[tuple[int, float, bool]], now: float) -> set[int]:
    """Which of *versions* (number, time, emptiness; newest first) stay.

    The newest, the newest with words in it, the last twenty of 24 hours, then
    one an hour, and one a day for a month.
    """
    stay: set[int] = set()
    hours: set[int] = set()
    days: set[int] = set()
    has_words = False
    for place, (number, at, is_empty) in enumerate(versions):
        age = now - at
        if place == 0 or (not is_empty and not has_words):
            stay.add(number)
        has_words = has_words or not is_empty
        if age < _DAY_S:
            hour = int(at // _HOUR_S)
            if place < NEWEST_KEPT or hour not in hours:
                stay.add(number)
            hours.add(hour)
        elif age < _OLDEST_S:
            day = int(at // _DAY_S)
            if day not in days:
                stay.add(number)
            days.add(day)
    return stay


def _may_share(newest: tuple[Any, ...], draft: Draft, snapshot: str, now: float) -> bool:
    began_at, is_empty, size, words_before = newest[1], newest[3], int(newest[4]), newest[5]
    if not 0 <= now - began_at < COALESCED_S:
        return False
    if draft.is_empty:
        return bool(is_empty)
    if is_empty:
        return True
    if _NO_TEXT in snapshot and _NO_TEXT not in words_before:
        return False
    # Select all, then one letter: the draft is not empty, yet its words are gone.
    left, around = len(snapshot), len(to_json(draft.replace(html="", text="")))
    return left >= _SHRUNK * size and left - around >= _HALF * (size - around)


def _thin(connection: sqlite3.Connection, key: str, now: float) -> None:
    found = connection.execute(
        "SELECT n, saved_at, is_empty FROM versions WHERE key = ? ORDER BY n DESC", (key,)
    ).fetchall()
    stay = kept(found, now)
    # A subject does not make up for the words that were below it.
    stay.add(_last_with_text(connection, key))
    connection.executemany(
        "DELETE FROM versions WHERE n = ?", [(row[0],) for row in found if row[0] not in stay]
    )


def _last_with_text(connection: sqlite3.Connection, key: str) -> int:
    row = connection.execute(
        "SELECT n FROM versions WHERE key = ? AND instr(snapshot, ?) = 0 ORDER BY n DESC LIMIT 1",
        (key, _NO_TEXT),
    ).fetchone()
    return row[0] if row else -1
