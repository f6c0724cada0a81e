"""Making rows that were saved one by one fit each other again.

What was on its way out when the file broke may have left since: nothing that
was waiting goes out by itself after a repair. It becomes *unknown*, is looked
up, and a person decides.
"""

from __future__ import annotations

import sqlite3

from mateo_desktop.domain.draft import Draft, new_id
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.domain.snapshot import from_json
from mateo_desktop.storage import draft_rows
from mateo_desktop.storage.seals import seal

_WAITING = (SendState.HELD, SendState.QUEUED, SendState.SENDING)


def mend(connection: sqlite3.Connection) -> None:
    """Repair what refers to lost rows, in one transaction."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        _stop_what_waits(connection)
        _return_versions(connection)
        _revive_drafts(connection)
        _revive_words(connection)
        for table, number in connection.execute(
            'SELECT "table", rowid FROM pragma_foreign_key_check'
        ).fetchall():
            connection.execute(f"DELETE FROM {table} WHERE n = ?", (number,))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _stop_what_waits(connection: sqlite3.Connection) -> None:
    states = ", ".join("?" * len(SendState))
    connection.execute(
        # What it was nobody can say, so it may have arrived.
        f"UPDATE outbox SET state = ?, was_unknown = 1 WHERE state NOT IN ({states})",
        (SendState.UNKNOWN, *SendState),
    )
    marks = ", ".join("?" * len(_WAITING))
    connection.execute(
        "UPDATE outbox SET state = ?, was_unknown = 1, hold_until = NULL, next_try_at = NULL "
        f"WHERE state IN ({marks})",
        (SendState.UNKNOWN, *_WAITING),
    )
    # Its message is nowhere any more: better a draft too many than one too few.
    connection.execute(
        "UPDATE drafts SET sent_as = NULL "
        "WHERE sent_as IS NOT NULL AND sent_as NOT IN (SELECT id FROM outbox)"
    )


def _return_versions(connection: sqlite3.Connection) -> None:
    """Where only the key of a version was hit, its snapshot still knows the draft."""
    orphans = connection.execute(
        "SELECT n, snapshot FROM versions WHERE key NOT IN (SELECT key FROM drafts)"
    ).fetchall()
    for number, snapshot in orphans:
        try:
            key = from_json(snapshot).key
        except ValueError:
            continue
        connection.execute(
            "UPDATE versions SET key = ?1, seal = ?3 WHERE n = ?2"
            " AND ?1 IN (SELECT key FROM drafts)",
            (key, number, seal(key, snapshot)),
        )


def _revive_drafts(connection: sqlite3.Connection) -> None:
    """Give every version without a draft its row back."""
    orphans = connection.execute(
        "SELECT key, max(n) FROM versions WHERE key NOT IN (SELECT key FROM drafts) GROUP BY key"
    ).fetchall()
    for key, number in orphans:
        snapshot, saved_at = connection.execute(
            "SELECT snapshot, saved_at FROM versions WHERE n = ?", (number,)
        ).fetchone()
        try:
            draft = from_json(snapshot).replace(key=key)
        except ValueError:
            draft = draft_rows.read(connection, key) or Draft(key=key, id=new_id())
        draft_rows.write_row(connection, draft, 1, saved_at)
        # Without a workspace it would be in nobody's list.
        connection.execute(
            "UPDATE drafts SET profile_id = coalesce("
            " (SELECT profile_id FROM outbox WHERE key = drafts.key ORDER BY n DESC LIMIT 1),"
            " (SELECT id FROM profiles ORDER BY used_at DESC NULLS LAST, n LIMIT 1), '')"
            " WHERE key = ?",
            (key,),
        )
        sent = connection.execute("SELECT id FROM outbox WHERE key = ? AND id = ?", (key, draft.id))
        if row := sent.fetchone():
            connection.execute("UPDATE drafts SET sent_as = ? WHERE key = ?", (row[0], key))


def _revive_words(connection: sqlite3.Connection) -> None:
    """Give every draft without a readable version what its row still knows of it."""
    # Where only the key of a row was hit, its versions have a new row by now.
    connection.execute(
        "DELETE FROM drafts WHERE key NOT IN (SELECT key FROM versions) AND message_id IN"
        " (SELECT message_id FROM drafts WHERE key IN (SELECT key FROM versions))"
    )
    rows = connection.execute(
        "SELECT key, message_id, channel_type, subject, preview, updated_at FROM drafts"
    ).fetchall()
    for key, message_id, channel_type, subject, preview, updated_at in rows:
        if draft_rows.read(connection, key) is not None:
            continue
        draft = Draft(
            key=key, id=message_id, channel_type=channel_type, subject=subject, text=preview
        )
        draft_rows.write(connection, draft, updated_at)
