"""What an error of SQLite means for the data."""

from __future__ import annotations

import sqlite3

from mateo_desktop.storage.errors import StorageFailed

_CODE_OF = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "io_error",
    sqlite3.SQLITE_CANTOPEN: "io_error",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_AUTH: "read_only",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FORMAT: "damaged",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
}


#: What reading a damaged file raises. The second one comes when SQLite's own
#: words about the damage hold bytes of it.
DAMAGE: tuple[type[Exception], ...] = (sqlite3.DatabaseError, UnicodeDecodeError)


def from_sqlite(error: sqlite3.Error) -> StorageFailed | None:
    """What *error* means for the data; None when it is a bug of ours."""
    number = getattr(error, "sqlite_errorcode", None)
    if number is None:
        return StorageFailed("damaged", "text") if is_about_text(error) else None
    code = _CODE_OF.get(number & 0xFF)
    return StorageFailed(code, error.sqlite_errorname) if code else None


def is_about_text(error: sqlite3.Error) -> bool:
    """Whether *error* is Python's own complaint about text that is no UTF-8."""
    return not hasattr(error, "sqlite_errorcode") and "decode" in str(error)
