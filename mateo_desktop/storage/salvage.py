"""What to do with a damaged file: keep it, and save every row that can be read.

SQLite stops at the first broken page. The rows behind it are found by asking
for later row numbers until one answers; the stretches between are what is
lost, and those are filled in from the newest backup.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mateo_desktop.storage.backups import usable
from mateo_desktop.storage.carving import carved
from mateo_desktop.storage.connection import connect, written_version
from mateo_desktop.storage.files import private_file, sync_folder
from mateo_desktop.storage.graft import graft
from mateo_desktop.storage.mending import mend
from mateo_desktop.storage.refill import Stretch, put, refill, tables
from mateo_desktop.storage.schema import Migration, migrate
from mateo_desktop.storage.seals import SEALED, holds
from mateo_desktop.storage.sqlite_errors import DAMAGE

#: A row that is not what was written, and its table.
Torn = tuple[str, tuple[Any, ...]]

_LAST_ROW = 2**62
_FAR = 10**7


def recover(path: Path, backup_folder: Path, migrations: Sequence[Migration]) -> str:
    """Put a sound file in the place of *path* and keep the damaged one beside it.

    Gives "salvaged", "backup" or "empty". Raises sqlite3.Error or OSError when
    even that cannot be written; then *path* is untouched.
    """
    fresh = path.with_name(f"{path.name}.fresh")
    copy = path.with_name(f"{path.name}.copy")
    try:
        _drop(fresh)
        good = usable(backup_folder, len(migrations))
        if path.exists() and _salvage(path, copy, fresh, good, migrations):
            code = "salvaged"
        elif good:
            _drop(fresh)
            shutil.copyfile(good[0], _private(fresh))
            code = "backup"
        else:
            _drop(fresh)
            _private(fresh)
            code = "empty"
        with closing(connect(fresh)) as connection:
            migrate(connection, migrations, len(migrations))
            mend(connection)
        keep(path)
        fresh.replace(path)
        sync_folder(path.parent)
    finally:
        _drop(copy)
        _drop(fresh)
    return code


def keep(path: Path) -> None:
    """Give the damaged file, with its journal, a second name that stays."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    kept = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    if path.exists():
        try:
            # A link and not a rename: there is never a moment without a file.
            kept.hardlink_to(path)
        except OSError:
            path.replace(kept)
    journal = path.with_name(f"{path.name}-journal")
    # It belongs to the damaged file and would spoil the one that follows.
    if journal.exists():
        journal.replace(kept.with_name(f"{kept.name}-journal"))


def _salvage(
    path: Path, copy: Path, fresh: Path, good: Sequence[Path], migrations: Sequence[Migration]
) -> bool:
    version = written_version(path)
    if not 0 < version <= len(migrations):
        version = len(migrations)
    # A file is never older than its backups; that part of its head was hit.
    version = max([version, *map(written_version, good)])
    for grafted in (False, True):
        _drop(fresh)
        _drop(copy)
        shutil.copyfile(path, _private(copy))
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists() and not grafted:
            shutil.copyfile(journal, copy.with_name(f"{copy.name}-journal"))
        with closing(connect(_private(fresh))) as target:
            migrate(target, migrations, version)
            if grafted and not graft(copy, _donor(good, version) or fresh):
                return False
            rows, lost, torn = _pour(copy, target)
            if rows or grafted:
                rows += _carve(copy, target)
            if rows:
                backup = _donor(good, version)
                if backup:
                    refill(backup, target, lost)
                _put_torn(target, torn)
                return True
    return False


def _donor(good: Sequence[Path], version: int) -> Path | None:
    return next((path for path in good if written_version(path) == version), None)


def _pour(
    copy: Path, target: sqlite3.Connection
) -> tuple[int, dict[str, list[Stretch]], list[Torn]]:
    """Move every readable row into *target*.

    Gives how many, the stretches that could not be read, and the rows whose
    seal is broken, which are put nowhere yet.
    """
    total = 0
    lost: dict[str, list[Stretch]] = {}
    torn: list[Torn] = []
    with closing(sqlite3.connect(copy, isolation_level=None)) as source:
        # A letter that was hit is shown as such; the rest of the text is fine.
        source.text_factory = lambda data: data.decode("utf-8", "replace")
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN IMMEDIATE")
        for table, columns in tables(target).items():
            gaps = lost.setdefault(table, [])
            for row in _readable(source, table, list(columns), gaps):
                if not _is_whole(table, dict(zip(columns, row, strict=True))):
                    torn.append((table, row))
                elif put(target, table, columns, row):
                    total += 1
                else:
                    gaps.append((row[0], row[0]))
        target.execute("COMMIT")
        target.execute("PRAGMA foreign_keys = ON")
    return total, {table: gaps for table, gaps in lost.items() if gaps}, torn


def _carve(copy: Path, target: sqlite3.Connection) -> int:
    """Add the sealed rows that no tree leads to any more; how many."""
    shapes = tables(target)
    if "seal" not in shapes.get("versions", {}):
        return 0
    size = int(target.execute("PRAGMA page_size").fetchone()[0])
    found = 0
    target.execute("PRAGMA foreign_keys = OFF")
    target.execute("BEGIN IMMEDIATE")
    for table, values in carved(copy, size, {name: list(kinds) for name, kinds in shapes.items()}):
        found += put(target, table, shapes[table], tuple(values))
    target.execute("COMMIT")
    target.execute("PRAGMA foreign_keys = ON")
    return found


def _is_whole(table: str, row: dict[str, Any]) -> bool:
    return table not in SEALED or holds(row.get("seal"), *(row[name] for name in SEALED[table]))


def _put_torn(target: sqlite3.Connection, torn: Sequence[Torn]) -> None:
    """Add what is in no better state anywhere: a word with a wrong letter is more than none.

    Without a seal: a message is then compared with its fingerprint before it leaves.
    """
    shapes = tables(target)
    target.execute("PRAGMA foreign_keys = OFF")
    target.execute("BEGIN IMMEDIATE")
    for table, row in torn:
        place = list(shapes[table]).index("seal")
        put(target, table, shapes[table], (*row[:place], None, *row[place + 1 :]))
    target.execute("COMMIT")
    target.execute("PRAGMA foreign_keys = ON")


def _readable(
    source: sqlite3.Connection, table: str, columns: Sequence[str], gaps: list[Stretch]
) -> Iterator[tuple[Any, ...]]:
    """Every row of *table* that can be read, in order; *gaps* takes what cannot."""
    query = f"SELECT {', '.join(columns)} FROM {table} WHERE n >= ? ORDER BY n"
    at = 1
    seen: set[int] = set()
    while True:
        try:
            for row in source.execute(query, (at,)):
                number = row[0]
                # A broken tree may repeat rows, lead back, or invent numbers; only
                # what moves forward by a believable step counts as progress.
                if at <= number < at + _FAR:
                    at = number + 1
                if number not in seen:
                    seen.add(number)
                    yield row
            return
        except DAMAGE:
            beyond = _next_readable(source, query, at)
            gaps.append((at, (beyond or _LAST_ROW) - 1))
            if beyond is None:
                return
            at = beyond


def _next_readable(source: sqlite3.Connection, query: str, at: int) -> int | None:
    """The lowest row number above *at* from which reading works again."""

    def answers(number: int) -> bool:
        try:
            return source.execute(query, (number,)).fetchone() is not None
        except DAMAGE:
            return False

    step = 1
    while not answers(at + step):
        step *= 2
        if at + step > _LAST_ROW:
            return None
    bad, good = at + step // 2, at + step
    while good - bad > 1:
        middle = (bad + good) // 2
        if answers(middle):
            good = middle
        else:
            bad = middle
    return good


def _private(path: Path) -> Path:
    private_file(path)
    return path


def _drop(path: Path) -> None:
    for name in (path.name, f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)
