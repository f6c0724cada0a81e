"""The one SQLite file, and the one thread that touches it.

``run`` executes a whole transaction in the worker, so two coroutines can
never interleave in one: a function either happened or it did not. After an
error of the disk the file is opened anew for the next function, so saving
resumes by itself once there is room again.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self, TypeVar

from mateo_desktop.storage.backups import age_s, back_up, copied, finished
from mateo_desktop.storage.connection import connect, is_sound, written_version
from mateo_desktop.storage.errors import StorageFailed, from_os
from mateo_desktop.storage.files import private_file, private_folder
from mateo_desktop.storage.schema import MIGRATIONS, Migration, migrate, version_of
from mateo_desktop.storage.seals import BrokenSeal
from mateo_desktop.storage.sqlite_errors import from_sqlite, is_about_text
from mateo_desktop.storage.worker import Worker

__all__ = ["FILE_NAME", "Database", "StorageFailed"]

T = TypeVar("T")

FILE_NAME = "mateo.db"
BACKUP_FOLDER = "backups"

_CLOSE_GRACE_S = 5.0

_log = logging.getLogger(__name__)


class Database:
    """The database of one data folder.

    ``read_only`` is set when a newer program made the file, which then stays
    untouched. ``recovered`` says what became of a damaged file, at the start or
    in the midst of the work: "" (it was sound), "salvaged", "backup" or "empty".
    """

    def __init__(self, folder: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self.backup_folder = folder / BACKUP_FOLDER
        self.read_only = False
        self.recovered = ""
        #: Where the damaged file is kept, after a recovery.
        self.kept: Path | None = None
        #: Called, in the loop, when a damage that came after the start was mended.
        self.on_recovered: Callable[[], None] = lambda: None
        self._is_news = False
        self._migrations = migrations
        self._connection: sqlite3.Connection | None = None
        self._needs_check = False
        self._closed = False
        # While a backup reads from it, a connection must stay open.
        self._copying: sqlite3.Connection | None = None
        self._worker = Worker("mateo-database")

    @classmethod
    async def open(cls, folder: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Self:
        """The database in *folder*, made, repaired and migrated as needed.

        Raises StorageFailed when the file can neither be used nor replaced.
        """
        database = cls(folder, migrations)
        try:
            await database._worker.run(database._begin)
        except BaseException:
            await database.close()
            raise
        return database

    async def run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """What *function* gives, after its whole transaction is on the disk.

        Raises StorageFailed when it could not be stored; then nothing of it was.
        What *function* itself raises rolls back as well and is passed on.
        """
        if self._closed:
            raise StorageFailed("closed")
        try:
            return await self._worker.run(lambda: self._transaction(function))
        finally:
            if self._is_news:
                self._is_news = False
                self.on_recovered()

    def run_now(self, function: Callable[[sqlite3.Connection], T], limit_s: float = 2.0) -> T:
        """``run`` for the end of a session, when no loop turns any more.

        The caller waits. Raises TimeoutError after *limit_s* seconds.
        """
        if self._closed:
            raise StorageFailed("closed")
        return self._worker.run_now(lambda: self._transaction(function), limit_s)

    async def backup(self, unless_younger_than_s: float = 0.0) -> Path | None:
        """Put a checked copy into ``backups/``; None if one is young enough.

        Saves go on meanwhile: what is asked for is done between two parts of
        the copy, and the copy is checked by another thread. Raises
        StorageFailed; the older backups are all still there then.
        """
        if self._closed:
            raise StorageFailed("closed")
        part = await self._worker.run(lambda: self._copied(unless_younger_than_s))
        if part is None:
            return None
        checker = Worker("mateo-backup")
        try:
            return await checker.run(lambda: self._finished(part))
        finally:
            checker.leave()

    async def close(self) -> None:
        """Finish what was asked for and let go of the file."""
        if self._closed:
            return
        self._closed = True
        if not await self._worker.stop(self._end, _CLOSE_GRACE_S):
            _log.warning("the database is still busy")

    # Everything below runs in the worker.

    def _begin(self) -> None:
        with _Translated(self.folder):
            private_folder(self.folder)
            self._connection = self._opened(check=True)
            self._is_news = False

    def _end(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None and connection is not self._copying:
            connection.close()

    def _transaction(self, function: Callable[[sqlite3.Connection], T]) -> T:
        with _Translated(self.folder):
            try:
                if self._connection is None:
                    self._connection = self._opened(check=self._needs_check)
                return _tolerant(self._connection, function)
            except BrokenSeal:
                return self._once_mended(function)
            except UnicodeDecodeError as error:
                self._let_go(check=True)
                raise StorageFailed("damaged", "schema") from error
            except sqlite3.Error as error:
                failure = from_sqlite(error)
                if failure is None and not self.read_only:
                    raise
                if self.read_only:
                    # A table of a newer program may look different altogether.
                    raise StorageFailed("newer_version") from error
                if failure is not None and failure.code == "damaged":
                    return self._once_mended(function)
                self._let_go(check=False)
                raise

    def _once_mended(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """Repair the file, most of which may be fine, and ask once more."""
        self._let_go(check=True)
        self._connection = self._opened(check=True)
        return _tolerant(self._connection, function)

    def _let_go(self, *, check: bool) -> None:
        """Open the file anew next time: a broken connection never heals by itself."""
        self._needs_check = check
        connection, self._connection = self._connection, None
        if connection is not None and connection is not self._copying:
            try:
                connection.close()
            except sqlite3.Error:
                _log.warning("a broken database connection could not be closed")

    def _opened(self, *, check: bool) -> sqlite3.Connection:
        self.read_only = False
        if self._is_lost():
            self._recover()
        elif written_version(self.path) > len(self._migrations):
            newer = self._newer()
            if newer is not None:
                self.read_only = True
                return newer
        connection = self._sound(check=check)
        try:
            version = version_of(connection)
            if 0 < version < len(self._migrations):
                back_up(connection, self.backup_folder)
            migrate(connection, self._migrations, len(self._migrations))
        except BaseException:
            connection.close()
            raise
        self._needs_check = False
        return connection

    def _is_lost(self) -> bool:
        """Whether there is no file although there once was one; makes it otherwise."""
        try:
            if self.path.stat().st_size:
                return False
        except FileNotFoundError:
            pass
        if age_s(self.backup_folder) is not None:
            return True
        private_file(self.path)
        return False

    def _newer(self) -> sqlite3.Connection | None:
        """The file of a newer program, not to be written to."""
        try:
            connection = connect(self.path, read_only=True)
        except (sqlite3.Error, StorageFailed):
            # It died while it was making the file newer; its journal is undone
            # when the file is opened for writing, and the file is ours again.
            return None
        try:
            if version_of(connection) > len(self._migrations):
                return connection
        except sqlite3.Error:
            pass
        connection.close()
        return None

    def _sound(self, *, check: bool) -> sqlite3.Connection:
        private_file(self.path)
        connection: sqlite3.Connection | None = None
        try:
            connection = connect(self.path)
            if not check or is_sound(connection):
                return connection
        except (sqlite3.DatabaseError, StorageFailed) as error:
            failure = error if isinstance(error, StorageFailed) else from_sqlite(error)
            if failure is None or failure.code != "damaged":
                if connection is not None:
                    connection.close()
                raise
        if connection is not None:
            connection.close()
        self._recover()
        return connect(self.path)

    def _recover(self) -> None:
        # Nearly every start is without it.
        from mateo_desktop.storage.salvage import recover

        self.recovered = recover(self.path, self.backup_folder, self._migrations)
        # Their names end in the time, so the last one is this one.
        found = sorted(self.folder.glob(f"{self.path.stem}.damaged-*{self.path.suffix}"))
        self.kept = found[-1] if found else None
        self._is_news = True
        _log.warning("the database was damaged or lost: %s", self.recovered)

    def _copied(self, unless_younger_than_s: float) -> Path | None:
        with _Translated(self.folder):
            age = age_s(self.backup_folder)
            if self.read_only or (age is not None and age < unless_younger_than_s):
                return None
            if self._connection is None:
                self._connection = self._opened(check=self._needs_check)
            source = self._copying = self._connection

            def between() -> None:
                if not self._worker.let_others() or self._connection is not source:
                    raise StorageFailed("closed", "backup")

            try:
                return copied(source, self.backup_folder, between)
            finally:
                self._copying = None
                if self._connection is not source:
                    source.close()

    def _finished(self, part: Path) -> Path:
        with _Translated(self.folder):
            return finished(part, self.backup_folder)


class _Translated:
    """Turns what SQLite and the file system raise into StorageFailed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            failure = from_sqlite(error)
            if failure is not None:
                if failure.code == "io_error" and not _writable(self._folder):
                    failure = StorageFailed("read_only", failure.detail)
                raise failure from error
        elif isinstance(error, OSError) and not isinstance(error, TimeoutError):
            raise from_os(error) from error


def _tolerant(connection: sqlite3.Connection, function: Callable[[sqlite3.Connection], T]) -> T:
    try:
        return _whole(connection, function)
    except sqlite3.OperationalError as error:
        if not is_about_text(error):
            raise
    # One letter was hit. It is shown as such; the list around it is fine. (Not
    # from the start: this way of reading text takes three times as long.)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return _whole(connection, function)


def _whole(connection: sqlite3.Connection, function: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN")
    try:
        result = function(connection)
        connection.execute("COMMIT")
    except BaseException:
        # After some errors SQLite has rolled back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)
