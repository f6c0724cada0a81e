"""Opening a SQLite file so that a commit means "on the disk"."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.seals import broken
from mateo_desktop.storage.sqlite_errors import from_sqlite

#: Another process may hold the file for a moment (a copy, a scanner).
_BUSY_S = 2.0

_VERSION_AT = 60

# WAL would gain nothing with one connection, and its reset bug is fixed only
# from SQLite 3.51.3 on.
_DURABLE: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
)
_APPLE: tuple[tuple[str, str, object], ...] = (
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
)
# Deleted words are overwritten; a damaged file is noticed, not believed.
_CAREFUL = ("secure_delete = ON", "trusted_schema = OFF", "cell_size_check = ON")


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """The existing file *path*, with every setting that keeps data set and read back.

    Transactions are begun and ended by hand. Raises sqlite3.Error, or
    StorageFailed when a setting is not taken.
    """
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_BUSY_S, isolation_level=None
    )
    try:
        for setting in _CAREFUL:
            connection.execute(f"PRAGMA {setting}")
        wanted = _DURABLE + (_APPLE if sys.platform == "darwin" else ())
        for name, value, expected in wanted:
            connection.execute(f"PRAGMA {name} = {value}")
            found = connection.execute(f"PRAGMA {name}").fetchone()[0]
            if found != expected and not read_only:
                raise StorageFailed("failed", f"{name} is {found}")
    except UnicodeDecodeError as error:
        connection.close()
        raise StorageFailed("damaged", "schema") from error
    except sqlite3.OperationalError as error:
        connection.close()
        # These statements are right: the file claims to be of a kind that there is not.
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_ERROR:
            raise StorageFailed("damaged", "format") from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the file is in order: its pages, indexes, kinds of values, and seals.

    ``quick_check`` would not miss a row that its index does not know, and is
    hardly faster: 60 against 80 ms for ten thousand drafts.
    """
    try:
        if [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] != ["ok"]:
            return False
        return next(broken(connection), None) is None
    except UnicodeDecodeError:
        return False
    except sqlite3.DatabaseError as error:
        failure = from_sqlite(error)
        if failure is not None and failure.code != "damaged":
            raise
        return False


def written_version(path: Path) -> int:
    """``user_version`` as it stands in the file, read without touching it; 0 if none."""
    with path.open("rb") as file:
        head = file.read(_VERSION_AT + 4)
    if len(head) < _VERSION_AT + 4 or not head.startswith(b"SQLite format 3\0"):
        return 0
    return int.from_bytes(head[_VERSION_AT:], "big", signed=True)
