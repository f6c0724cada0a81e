"""The tables, as a list of steps that lead from any older file to this one.

A step is never changed once it was released; a new one is added at the end.
``PRAGMA user_version`` counts the steps a file has seen. Columns that may be
long stand last in their table: lists are read without touching them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence

Migration = Callable[[sqlite3.Connection], None]

_FIRST = (
    # One row per draft; its words are in `versions`, the newest one counts.
    # `sent_as` names the message in the outbox while the draft waits there.
    """CREATE TABLE drafts (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        message_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        trashed_at REAL,
        sent_as TEXT COLLATE NOCASE,
        profile_id TEXT NOT NULL DEFAULT '',
        is_empty INTEGER NOT NULL,
        channel_type TEXT NOT NULL,
        label TEXT NOT NULL,
        subject TEXT NOT NULL,
        preview TEXT NOT NULL,
        folded TEXT NOT NULL
    )""",
    """CREATE TABLE versions (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL REFERENCES drafts (key) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        began_at REAL NOT NULL,
        saved_at REAL NOT NULL,
        is_empty INTEGER NOT NULL,
        size INTEGER NOT NULL,
        snapshot TEXT NOT NULL
    )""",
    "CREATE INDEX versions_by_key ON versions (key, n)",
    # One row per message ID, for good: see `spent`.
    """CREATE TABLE outbox (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL COLLATE NOCASE UNIQUE,
        key TEXT NOT NULL,
        profile_id TEXT NOT NULL,
        base_url TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        state TEXT NOT NULL,
        was_unknown INTEGER NOT NULL DEFAULT 0,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        hold_until REAL,
        next_try_at REAL,
        tries INTEGER NOT NULL DEFAULT 0,
        outcome TEXT,
        folded TEXT NOT NULL,
        draft TEXT NOT NULL,
        body BLOB NOT NULL,
        answer BLOB
    )""",
    "CREATE INDEX outbox_by_state ON outbox (state, updated_at)",
    """CREATE TABLE attempts (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        message_id TEXT NOT NULL COLLATE NOCASE REFERENCES outbox (id) ON DELETE CASCADE,
        began_at REAL NOT NULL,
        ended_at REAL,
        kind TEXT,
        status INTEGER,
        reason TEXT NOT NULL DEFAULT '',
        answer TEXT
    )""",
    "CREATE INDEX attempts_by_message ON attempts (message_id, n)",
    # IDs whose row is gone from the outbox, so that they are never sent again.
    """CREATE TABLE spent (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL COLLATE NOCASE UNIQUE
    )""",
    """CREATE TABLE profiles (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        base_url TEXT NOT NULL,
        kind TEXT NOT NULL,
        colour TEXT NOT NULL,
        used_at REAL
    )""",
    """CREATE TABLE channels (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id TEXT NOT NULL,
        id TEXT NOT NULL COLLATE NOCASE,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        handle TEXT NOT NULL,
        status TEXT NOT NULL,
        active INTEGER,
        by_hand INTEGER NOT NULL,
        UNIQUE (profile_id, id)
    )""",
    """CREATE TABLE templates (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id TEXT NOT NULL,
        id TEXT NOT NULL COLLATE NOCASE,
        name TEXT NOT NULL,
        channel_type TEXT NOT NULL,
        language TEXT NOT NULL,
        text TEXT NOT NULL,
        UNIQUE (profile_id, id)
    )""",
    """CREATE TABLE recents (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id TEXT NOT NULL,
        channel_type TEXT NOT NULL,
        identity TEXT NOT NULL,
        used_at REAL NOT NULL,
        uses INTEGER NOT NULL,
        folded TEXT NOT NULL,
        recipient TEXT NOT NULL,
        UNIQUE (profile_id, channel_type, identity)
    )""",
    """CREATE TABLE facts (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL
    )""",
)


_COLUMN = re.compile(r"^ +(\w+) (TEXT|REAL|BLOB|INTEGER)(?! PRIMARY KEY)([^,\n]*)", re.MULTILINE)


def _with_types(statement: str) -> str:
    """*statement* with a check of each column's type, which ``quick_check`` looks at too.

    STRICT tables would do the same, but SQLite before 3.37 takes a file with
    one for damaged.
    """
    return _COLUMN.sub(r"\g<0> CHECK (\1 IS NULL OR typeof(\1) = lower('\2'))", statement)


def _first(connection: sqlite3.Connection) -> None:
    for statement in _FIRST:
        connection.execute(_with_types(statement))


# What a person typed of a template is kept when the server tells of it too.
_TEMPLATES_FROM_THE_SERVER = (
    """ALTER TABLE templates ADD COLUMN
        status TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE templates ADD COLUMN
        by_hand INTEGER NOT NULL DEFAULT 1""",
)


def _templates_from_the_server(connection: sqlite3.Connection) -> None:
    for statement in _TEMPLATES_FROM_THE_SERVER:
        connection.execute(_with_types(statement))


# What is sealed, and how, says seals.py. Rows from before have none.
_SEALS = (
    """ALTER TABLE versions ADD COLUMN
        seal INTEGER""",
    """ALTER TABLE outbox ADD COLUMN
        seal INTEGER""",
)


def _seals(connection: sqlite3.Connection) -> None:
    for statement in _SEALS:
        connection.execute(_with_types(statement))


# Snippets belong to the person, whatever workspace is open; a signature to a channel.
_SNIPPETS = (
    """CREATE TABLE snippets (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        channel_types TEXT NOT NULL,
        html TEXT NOT NULL,
        text TEXT NOT NULL
    )""",
    """CREATE TABLE signatures (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id TEXT NOT NULL,
        channel_id TEXT NOT NULL COLLATE NOCASE,
        html TEXT NOT NULL,
        UNIQUE (profile_id, channel_id)
    )""",
)


def _snippets(connection: sqlite3.Connection) -> None:
    for statement in _SNIPPETS:
        connection.execute(_with_types(statement))


# Apart from `channels`, whose rows are replaced by every list that is fetched.
_CHANNEL_MARKS = (
    """CREATE TABLE channel_marks (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id TEXT NOT NULL,
        channel_id TEXT NOT NULL COLLATE NOCASE,
        place INTEGER NOT NULL,
        colour TEXT NOT NULL,
        UNIQUE (profile_id, channel_id)
    )""",
    """ALTER TABLE recents ADD COLUMN
        channel_id TEXT NOT NULL DEFAULT ''""",
)


def _channel_marks(connection: sqlite3.Connection) -> None:
    for statement in _CHANNEL_MARKS:
        connection.execute(_with_types(statement))


# Nothing of this is told by a documented endpoint but category and reason; `raw` is the
# answer as it came. Values go by the place of the placeholder, as they do on the wire.
_TEMPLATE_PARTS = (
    *(
        f"""ALTER TABLE templates ADD COLUMN
        {name} TEXT NOT NULL DEFAULT ''"""
        for name in ("category", "reason", "header_kind", "header", "footer", "buttons", "raw")
    ),
    """CREATE TABLE template_values (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id TEXT NOT NULL,
        template_id TEXT NOT NULL COLLATE NOCASE,
        place INTEGER NOT NULL,
        used_at REAL NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (profile_id, template_id, place, value)
    )""",
)


def _template_parts(connection: sqlite3.Connection) -> None:
    for statement in _TEMPLATE_PARTS:
        connection.execute(_with_types(statement))


# When a customer last wrote: no more than it takes to know whether a window is closed.
_WINDOWS = """CREATE TABLE windows (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id TEXT NOT NULL,
        conversation_id TEXT NOT NULL COLLATE NOCASE,
        latest_inbound REAL NOT NULL,
        as_of REAL NOT NULL,
        UNIQUE (profile_id, conversation_id)
    )"""


def _windows(connection: sqlite3.Connection) -> None:
    connection.execute(_with_types(_WINDOWS))


MIGRATIONS: Sequence[Migration] = (
    _first,
    _templates_from_the_server,
    _seals,
    _snippets,
    _channel_marks,
    _template_parts,
    _windows,
)


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations the file has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration], upto: int) -> None:
    """Do the missing ones of the first *upto* migrations, each whole or not at all."""
    for number in range(version_of(connection), upto):
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrations[number](connection)
            # Part of the transaction: the version never tells of half a step.
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
