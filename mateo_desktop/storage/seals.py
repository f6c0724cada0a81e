"""Seals on the rows that must not change unseen.

SQLite notices a broken page, not a broken letter. A seal is a checksum of what
a person wrote and of what was frozen to be sent; a row whose seal is broken is
never shown, never sent, and taken from elsewhere.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

from mateo_desktop.storage.errors import StorageFailed

#: From this ``user_version`` on the rows have seals.
SINCE_VERSION = 3

#: The columns a seal is made of, and in which order; the seal itself stands beside them.
SEALED: dict[str, tuple[str, ...]] = {
    "versions": ("key", "snapshot"),
    "outbox": ("id", "key", "profile_id", "base_url", "fingerprint", "draft", "body"),
}

#: Rows of a table that are looked at when the file is opened, the newest first.
#: Each is looked at whenever it is read.
_CHECKED_AT_ONCE = 50_000


class BrokenSeal(StorageFailed):
    """A row is not what was written. The file is repaired when it is next opened."""

    def __init__(self, table: str) -> None:
        super().__init__("damaged", f"seal of {table}")


def seal(*values: str | bytes) -> int:
    """The checksum of *values* and of where one ends and the next begins."""
    found = 0
    for value in values:
        data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        found = zlib.crc32(data, zlib.crc32(len(data).to_bytes(8, "big"), found))
    return found


def holds(found: int | None, *values: object) -> bool:
    """Whether *values* are what was sealed. Rows older than the seals have none."""
    if found is None:
        return True
    kinds = (str, bytes)
    return all(isinstance(value, kinds) for value in values) and found == seal(
        *(value for value in values if isinstance(value, kinds))
    )


def broken(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """The table and number of every row whose seal is broken."""
    if int(connection.execute("PRAGMA user_version").fetchone()[0]) < SINCE_VERSION:
        return
    for table, columns in SEALED.items():
        rows = connection.execute(
            f"SELECT n, seal, {', '.join(columns)} FROM {table} ORDER BY n DESC LIMIT ?",
            (_CHECKED_AT_ONCE,),
        )
        for number, found, *values in rows:
            if not holds(found, *values):
                yield table, number
