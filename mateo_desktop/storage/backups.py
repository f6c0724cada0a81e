"""Copies of the database that are whole, checked and few.

A copy is made under a temporary name, checked, and only then given its real
one: an interrupted backup never replaces a good one.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from mateo_desktop.storage.connection import connect, is_sound
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.files import private_file, private_folder, put_in_place, sync_file

#: How many backups are kept.
KEPT = 5

_PATTERN = "mateo-*.db"
_PART = ".part"
#: Copied at once: a megabyte, which takes a few milliseconds.
_PAGES = 256


def backups(folder: Path) -> list[Path]:
    """The finished backups, newest first."""
    return sorted(folder.glob(_PATTERN), reverse=True)


def back_up(connection: sqlite3.Connection, folder: Path) -> Path:
    """Copy what *connection* holds into *folder* and keep the last five.

    Raises sqlite3.Error, OSError, or StorageFailed("damaged") when the copy is
    not sound; then the older backups are all still there.
    """
    return finished(copied(connection, folder), folder)


def copied(
    connection: sqlite3.Connection, folder: Path, between: Callable[[], None] = lambda: None
) -> Path:
    """An unchecked copy under a temporary name. Raises sqlite3.Error or OSError.

    *between* is called after each megabyte; it may use *connection*, and end
    the copying by what it raises.
    """
    private_folder(folder)
    for left_over in folder.glob("*.part*"):
        left_over.unlink(missing_ok=True)
    part = folder / (datetime.now(UTC).strftime("mateo-%Y%m%dT%H%M%S%fZ.db") + _PART)
    try:
        private_file(part)
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            # It is synced once, when it is whole; before that it is worth nothing.
            copy.execute("PRAGMA synchronous = OFF")
            connection.backup(copy, pages=_PAGES, progress=lambda *_: between())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def finished(part: Path, folder: Path) -> Path:
    """The copy under its real name, checked and on the disk. Raises as ``back_up``."""
    whole = folder / part.name.removesuffix(_PART)
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            if not is_sound(copy):
                raise StorageFailed("damaged", "backup")
        sync_file(part)
        put_in_place(part, whole)
    finally:
        part.unlink(missing_ok=True)
    for old in backups(folder)[KEPT:]:
        old.unlink(missing_ok=True)
    return whole


def age_s(folder: Path) -> float | None:
    """How old the newest backup is; None when there is none."""
    newest = next(iter(backups(folder)), None)
    return None if newest is None else max(0.0, time.time() - newest.stat().st_mtime)


def usable(folder: Path, newest_version: int) -> list[Path]:
    """The backups that open, are sound and not made by a newer program, newest first."""
    found = []
    for path in backups(folder):
        try:
            with closing(connect(path, read_only=True)) as copy:
                version = int(copy.execute("PRAGMA user_version").fetchone()[0])
                if 0 < version <= newest_version and is_sound(copy):
                    found.append(path)
        except (sqlite3.Error, UnicodeDecodeError, StorageFailed, OSError):
            continue
    return found
