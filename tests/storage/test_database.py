"""One file, one connection, one thread; a transaction happens whole or not at all."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from mateo_desktop.storage import backups as backup_module
from mateo_desktop.storage.backups import KEPT, backups
from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.errors import STORAGE_CODES
from mateo_desktop.storage.schema import MIGRATIONS

from .conftest import Script


def _put(name: str, text: str):
    return lambda connection: connection.execute(
        "INSERT INTO facts (name, text) VALUES (?, ?)", (name, text)
    )


def _facts(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, text FROM facts"))


def _open_to_all(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    (folder / "mateo.db").touch()
    (folder / "mateo.db").chmod(0o666)


def _too_open(folder: Path) -> list[Path]:
    found = [folder, *folder.rglob("*")]
    assert len(found) >= 4
    return [
        path
        for path in found
        if stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
    ]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_the_settings_that_make_a_commit_durable_are_really_set(database: Database) -> None:
    def settings(connection: sqlite3.Connection) -> dict[str, object]:
        names = ["journal_mode", "synchronous", "foreign_keys", "secure_delete"]
        if sys.platform == "darwin":
            names.append("fullfsync")
        return {n: connection.execute(f"PRAGMA {n}").fetchone()[0] for n in names}

    expected = {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    if sys.platform == "darwin":
        expected["fullfsync"] = 1
    assert await database.run(settings) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="rights are those of the profile folder there")
async def test_nobody_else_may_read_anything(folder: Path) -> None:
    _open_to_all(folder)
    database = await Database.open(folder)

    def during(connection: sqlite3.Connection) -> None:
        _put("a", "b")(connection)
        # The page goes to the disk only with its journal.
        connection.execute("PRAGMA cache_spill = 1")
        journal = folder / "mateo.db-journal"
        assert stat.S_IMODE(journal.stat().st_mode) == 0o600

    await database.run(during)
    await database.backup()
    await database.close()
    assert _too_open(folder) == []


async def test_a_function_that_fails_changes_nothing(database: Database) -> None:
    def half(connection: sqlite3.Connection) -> None:
        _put("a", "1")(connection)
        raise LookupError("half way")

    with pytest.raises(LookupError, match="half way"):
        await database.run(half)
    assert await database.run(_facts) == {}


async def test_a_mistake_in_sql_is_a_bug_and_not_a_failure_of_the_disk(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await database.run(lambda connection: connection.execute("SELECT nonsense"))
    await database.run(_put("a", "1"))
    with pytest.raises(sqlite3.IntegrityError):
        await database.run(_put("a", "2"))
    assert await database.run(_facts) == {"a": "1"}


async def test_transactions_of_many_coroutines_never_interleave(database: Database) -> None:
    def add_one(connection: sqlite3.Connection) -> None:
        found = _facts(connection).get("count", "0")
        connection.execute("DELETE FROM facts")
        _put("count", str(int(found) + 1))(connection)

    await asyncio.gather(*(database.run(add_one) for _ in range(100)))
    assert await database.run(_facts) == {"count": "100"}


async def test_everything_runs_in_one_thread_that_is_not_ours(database: Database) -> None:
    used = await asyncio.gather(*(database.run(lambda _: threading.get_ident()) for _ in range(5)))
    assert len(set(used)) == 1
    assert used[0] != threading.get_ident()


async def test_a_save_is_done_even_if_its_caller_is_cancelled(database: Database) -> None:
    begun = threading.Event()
    go_on = threading.Event()

    def slow(connection: sqlite3.Connection) -> None:
        begun.set()
        go_on.wait(10)
        _put("a", "1")(connection)

    running = asyncio.ensure_future(database.run(slow))
    waiting = asyncio.ensure_future(database.run(_put("b", "2")))
    await asyncio.to_thread(begun.wait, 10)
    running.cancel()
    waiting.cancel()
    await asyncio.gather(running, waiting, return_exceptions=True)
    go_on.set()
    assert await database.run(_facts) == {"a": "1", "b": "2"}


def test_a_call_that_hangs_does_not_keep_the_program_from_ending(
    script: Script, folder: Path
) -> None:
    assert script.run("hung.py", folder) == "leaving\n"


async def test_at_the_end_of_a_session_it_works_without_a_loop(
    database: Database, folder: Path
) -> None:
    database.run_now(_put("a", "1"))
    with closing(sqlite3.connect(folder / "mateo.db")) as other:
        assert _facts(other) == {"a": "1"}
    hang = threading.Event()
    with pytest.raises(TimeoutError):
        database.run_now(lambda _: hang.wait(10), limit_s=0.01)
    hang.set()


async def test_after_closing_nothing_is_stored_and_it_says_so(folder: Path) -> None:
    database = await Database.open(folder)
    last = asyncio.ensure_future(database.run(_put("a", "1")))
    await asyncio.sleep(0)
    await database.close()
    await database.close()
    await last
    with pytest.raises(StorageFailed) as failed:
        await database.run(_facts)
    assert failed.value.code == "closed"
    with pytest.raises(StorageFailed):
        await database.backup()
    assert failed.value.code in STORAGE_CODES
    again = await Database.open(folder)
    assert await again.run(_facts) == {"a": "1"}
    await again.close()


async def test_a_file_of_a_newer_program_is_read_and_stays_untouched(folder: Path) -> None:
    database = await Database.open(folder)
    await database.run(_put("a", "1"))
    await database.close()
    with closing(sqlite3.connect(folder / "mateo.db")) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        newer.execute("ALTER TABLE facts ADD COLUMN more TEXT")
        newer.execute("DROP TABLE recents")
        newer.commit()
    before = (folder / "mateo.db").read_bytes()

    database = await Database.open(folder)
    assert database.read_only
    assert await database.run(_facts) == {"a": "1"}
    for function in (
        _put("b", "2"),
        lambda connection: connection.execute("SELECT * FROM recents"),
    ):
        with pytest.raises(StorageFailed) as failed:
            await database.run(function)
        assert failed.value.code == "newer_version"
    assert await database.backup() is None
    await database.close()
    assert (folder / "mateo.db").read_bytes() == before
    assert _names(folder) == ["mateo.db"]


def _second(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE second (n INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("INSERT INTO second (text) SELECT text FROM facts")


def _broken(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE third (n INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM facts")
    raise ZeroDivisionError


async def test_an_older_file_is_backed_up_and_then_migrated_step_by_step(folder: Path) -> None:
    database = await Database.open(folder)
    await database.run(_put("a", "1"))
    await database.close()
    assert backups(folder / "backups") == []

    database = await Database.open(folder, [*MIGRATIONS, _second])
    assert await database.run(lambda c: c.execute("SELECT text FROM second").fetchall()) == [("1",)]
    await database.close()
    (backup,) = backups(folder / "backups")
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert _facts(copy) == {"a": "1"}


async def test_a_migration_that_fails_leaves_the_file_as_it_was(folder: Path) -> None:
    database = await Database.open(folder)
    await database.run(_put("a", "1"))
    await database.close()
    with pytest.raises(ZeroDivisionError):
        await Database.open(folder, [*MIGRATIONS, _second, _broken])
    with closing(sqlite3.connect(folder / "mateo.db")) as found:
        assert _facts(found) == {"a": "1"}
        tables = {row[0] for row in found.execute("SELECT name FROM sqlite_master")}
        assert "third" not in tables
        # The step before it had succeeded.
        assert "second" in tables
        assert found.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)


async def test_the_last_five_backups_are_kept_and_each_opens(database: Database) -> None:
    made = []
    for number in range(KEPT + 2):
        await database.run(_put(str(number), "x"))
        made.append(await database.backup())
    assert backups(database.backup_folder) == made[::-1][:KEPT]
    for number, path in enumerate(made):
        if path in made[-KEPT:]:
            with closing(sqlite3.connect(path)) as copy:
                assert len(_facts(copy)) == number + 1


async def test_a_young_backup_is_enough_for_today(database: Database) -> None:
    assert await database.backup(unless_younger_than_s=3600) is not None
    assert await database.backup(unless_younger_than_s=3600) is None
    assert await database.backup() is not None


async def test_what_a_broken_off_backup_left_is_cleared_away(database: Database) -> None:
    first = await database.backup()
    assert first
    (database.backup_folder / "mateo-x.db.part").write_bytes(b"half")
    (database.backup_folder / "mateo-x.db.part-journal").write_bytes(b"half")
    second = await database.backup()
    assert second
    assert _names(database.backup_folder) == [first.name, second.name]


async def test_what_is_saved_during_a_long_backup_does_not_wait_for_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.run(_put("before", "x" * 1_000_000))
    worker, saved = database._worker, 0
    let_others = worker.let_others

    def long_work() -> bool:
        # A copy that takes longer than five saves, however busy the machine is.
        ends = time.monotonic() + 60
        while saved < 5 and worker._jobs.empty() and time.monotonic() < ends:
            time.sleep(0.001)
        return let_others()

    monkeypatch.setattr(backup_module, "_PAGES", 1)
    monkeypatch.setattr(worker, "let_others", long_work)
    backup = asyncio.create_task(database.backup())
    while not database._copying:  # noqa: ASYNC110 (a thread sets it)
        await asyncio.sleep(0)
    while saved < 5:
        await database.run(_put(f"meanwhile {saved}", "y"))
        saved += 1
        assert not backup.done()
    path = await backup
    assert path
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert len(_facts(copy)) == 6
    assert len(await database.run(_facts)) == 6


async def test_a_program_that_ends_does_not_wait_for_a_long_backup(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_module, "_PAGES", 1)
    database = await Database.open(folder)
    await database.run(_put("before", "x" * 1_000_000))
    worker = database._worker
    let_others = worker.let_others

    def long_work() -> bool:
        # A copy that is not done before the program ends, however busy the machine is.
        ends = time.monotonic() + 60
        while not worker._stopping and time.monotonic() < ends:
            time.sleep(0.001)
        return let_others()

    monkeypatch.setattr(worker, "let_others", long_work)
    backup = asyncio.create_task(database.backup())
    while not database._copying:  # noqa: ASYNC110 (a thread sets it)
        await asyncio.sleep(0)
    await database.close()
    with pytest.raises(StorageFailed) as caught:
        await backup
    assert caught.value.code == "closed"
    assert _names(folder / "backups") == []
