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
from mateo_desktop.storage.words import searched, words

#: Saves this close to the first one of a version go into the same version.
COALESCED_S = 30.0

#: How many versions of the last 24 hours are kept in any case.
NEWEST_KEPT = 20

# A version that lost more than this share of its text, and more than a word or
# two, is followed by a new one. That one takes whatever else goes: what is
# deleted letter by letter is two versions, not twenty.
_SHRUNK, _LITTLE = 0.1, 24

# The text is emptied in steps of at most this, as long as somebody deletes.
_ONE_GO_S = 120.0
_MOST_STEPS = 12

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
            (
                revision,
                now,
                draft.is_empty,
                _size(newest, snapshot),
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
                0 if newest and _has_shrunk(newest, draft, snapshot) else len(snapshot),
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
    """What *key* was before its text was emptied, in one go or bit by bit. Raises BrokenSeal."""
    best: Draft | None = None
    before = float("inf")
    for snapshot, sealed, saved_at in connection.execute(
        "SELECT snapshot, seal, saved_at FROM versions WHERE key = ? AND n <= ?"
        " ORDER BY n DESC LIMIT ?",
        (key, _last_with_text(connection, key), _MOST_STEPS),
    ):
        if not holds(sealed, key, snapshot):
            raise BrokenSeal("versions")
        try:
            draft = from_json(snapshot).replace(key=key)
        except ValueError:
            break
        # Whoever deletes word by word leaves ever less: what counts is what it was before.
        if best is not None and (
            before - saved_at > _ONE_GO_S
            or len(draft.text) + len(draft.html) <= len(best.text) + len(best.html)
        ):
            break
        best, before = draft, saved_at
    return best


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
            searched(draft),
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
    began_at, is_empty, words_before = newest[1], bool(newest[3]), newest[5]
    if not 0 <= now - began_at < COALESCED_S:
        return False
    if draft.is_empty or is_empty:
        return is_empty
    if _NO_TEXT in snapshot and _NO_TEXT not in words_before:
        return False
    # Select all, then one letter: the draft is not empty, yet its words are gone.
    return not _has_shrunk(newest, draft, snapshot)


def _has_shrunk(newest: tuple[Any, ...], draft: Draft, snapshot: str) -> bool:
    """Whether words went since the newest version was at its largest."""
    size = int(newest[4])
    if not size:
        return False
    around = len(to_json(draft.replace(html="", text="")))
    return size - len(snapshot) > max(_LITTLE, _SHRUNK * (size - around))


def _size(newest: tuple[Any, ...], snapshot: str) -> int:
    """The largest a version was; 0 as long as it only takes what somebody deletes."""
    size, before = int(newest[4]), len(newest[5])
    return 0 if not size and len(snapshot) <= before else max(size, len(snapshot))


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
