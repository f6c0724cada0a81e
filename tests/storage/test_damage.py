"""A damaged file is kept, and what can be read of it is saved."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest

from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.storage import draft_rows
from mateo_desktop.storage.books import KeyValue
from mateo_desktop.storage.connection import connect, is_sound
from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Ledger
from mateo_desktop.storage.profiles import Profile, ProfileStore
from mateo_desktop.storage.schema import MIGRATIONS

from .damage import KINDS, Stock, repaired, stocked
from .drafts_for_tests import some_draft

PAGE = 4096
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

damaged = pytest.mark.logs("the database was damaged or lost")


async def _fill(folder: Path, count: int, *, backup: bool = False) -> dict[str, Draft]:
    """A closed data folder with that many drafts, of which some are long."""
    drafts = [some_draft(number, 60 if number % 10 else 2000) for number in range(count)]
    database = await Database.open(folder)

    def work(connection: sqlite3.Connection) -> None:
        for draft in drafts:
            draft_rows.write(connection, draft, NOW.timestamp())

    await database.run(work)
    if backup:
        await database.backup()
    await database.close()
    return {draft.key: draft for draft in drafts}


async def _found(database: Database) -> dict[str, Draft]:
    store = DraftStore(database)
    rows = await store.all()
    return {row.key: draft for row in rows if (draft := await store.load(row.key)) is not None}


def _flip(path: Path, places: list[int], chosen: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for place in places:
        data[place] ^= chosen.randrange(1, 256)
    path.write_bytes(data)


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("mateo.damaged-*.db"))


def _same(found: dict[str, Draft], drafts: dict[str, Draft]) -> int:
    return sum(found.get(key) == draft for key, draft in drafts.items())


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Stock]:
    """A folder that is copied and damaged, and what it holds."""
    folder = tmp_path_factory.mktemp("template") / "data"
    return folder, asyncio.run(stocked(folder))


@pytest.mark.parametrize("kind", KINDS)
@damaged
async def test_whatever_broke_at_least_95_of_100_are_there_as_they_were_saved_last(
    template: tuple[Path, Stock], folder: Path, kind: str
) -> None:
    for seed in range(4):
        # The seconds of this process: those of the clock are measured by bench.
        repair = await repaired(*template, folder / str(seed), kind, seed, process_time)
        assert repair.is_good, repair


@damaged
async def test_rows_around_broken_pages_are_saved_and_the_rest_comes_from_the_backup(
    folder: Path,
) -> None:
    drafts = await _fill(folder, 300, backup=True)
    chosen = random.Random(5)
    path = folder / "mateo.db"
    pages = path.stat().st_size // PAGE
    # The head of a page is where it hurts: its tree no longer holds together.
    broken = chosen.sample(range(40, pages), 6)
    _flip(path, [page * PAGE + at for page in broken for at in range(8)], chosen)
    damaged = path.read_bytes()

    started = process_time()
    database = await Database.open(folder)
    assert process_time() - started < 3
    assert database.recovered == "salvaged"
    found = await _found(database)
    assert set(found) == set(drafts)
    assert _same(found, drafts) >= 0.95 * len(drafts)
    (kept,) = _kept(folder)
    assert kept.read_bytes() == damaged
    # It goes on as if nothing had been.
    await DraftStore(database).save(some_draft(1000), 1)
    await database.close()
    again = await Database.open(folder)
    assert again.recovered == ""
    assert len(await _found(again)) == len(drafts) + 1
    await again.close()


@damaged
async def test_without_a_backup_the_rows_of_whole_pages_are_saved(folder: Path) -> None:
    drafts = await _fill(folder, 300)
    chosen = random.Random(7)
    path = folder / "mateo.db"
    pages = path.stat().st_size // PAGE
    _flip(path, [chosen.randrange(40, pages) * PAGE for _ in range(3)], chosen)
    database = await Database.open(folder)
    assert database.recovered == "salvaged"
    # Three pages hold a few drafts each, and a broken long one is one draft.
    assert _same(await _found(database), drafts) >= 0.95 * len(drafts)
    await database.close()


@pytest.mark.parametrize("with_backup", [True, False], ids=["backup", "no backup"])
@pytest.mark.parametrize("seed", range(10))
@damaged
async def test_random_damage_never_stops_the_start(
    folder: Path, seed: int, with_backup: bool
) -> None:
    drafts = await _fill(folder, 60, backup=with_backup)
    chosen = random.Random(seed)
    path = folder / "mateo.db"
    size = path.stat().st_size
    places = [chosen.randrange(size) for _ in range(chosen.choice([1, 10, 200]))]
    # The first byte of the first or second page, so that it surely is damage.
    _flip(path, [*places, 0 if seed % 2 else PAGE], chosen)
    database = await Database.open(folder)
    found = set(await _found(database)) | {row.key for row in await DraftStore(database).trash()}
    assert database.recovered
    assert _kept(folder)
    if with_backup:
        assert len(found & set(drafts)) >= 0.95 * len(drafts)
    await DraftStore(database).save(some_draft(1000), 1)
    await database.close()
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _nonsense(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(50_000))


def _no_bytes(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("this is no database")


def _gone(path: Path) -> None:
    path.unlink()


def _half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: 3 * PAGE + 100])


HOPELESS = [_nonsense, _no_bytes, _text, _gone, _half]


@pytest.mark.parametrize("ruin", HOPELESS)
@damaged
async def test_a_hopeless_file_is_replaced_by_the_newest_backup_that_is_sound(
    folder: Path, ruin: Callable[[Path], None]
) -> None:
    drafts = await _fill(folder, 20, backup=True)
    worse = folder / "backups" / "mateo-29990101T000000000000Z.db"
    worse.write_bytes(b"a backup that broke as well")
    ruin(folder / "mateo.db")
    database = await Database.open(folder)
    assert database.recovered == "backup"
    assert await _found(database) == drafts
    await database.close()


@pytest.mark.parametrize("ruin", [_nonsense, _text, _half])
@damaged
async def test_without_anything_to_restore_it_begins_empty_and_keeps_the_file(
    folder: Path, ruin: Callable[[Path], None]
) -> None:
    await _fill(folder, 20)
    ruin(folder / "mateo.db")
    damaged = (folder / "mateo.db").read_bytes()
    database = await Database.open(folder)
    assert database.recovered == "empty"
    assert await _found(database) == {}
    (kept,) = _kept(folder)
    assert kept.read_bytes() == damaged
    await database.close()


@damaged
async def test_a_file_whose_first_page_is_lost_is_opened_with_a_new_one(folder: Path) -> None:
    drafts = await _fill(folder, 50)
    path = folder / "mateo.db"
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    database = await Database.open(folder)
    assert database.recovered == "salvaged"
    assert await _found(database) == drafts
    await database.close()


@damaged
async def test_a_draft_a_person_deleted_does_not_come_back_from_the_backup(folder: Path) -> None:
    drafts = await _fill(folder, 300, backup=True)
    database = await Database.open(folder)
    store = DraftStore(database)
    deleted = list(drafts)[:3]
    for key in deleted:
        await store.delete(key)
    await store.empty_trash()
    await database.close()
    path = folder / "mateo.db"
    _flip(path, [(path.stat().st_size // PAGE - 4) * PAGE], random.Random(1))

    database = await Database.open(folder)
    assert database.recovered == "salvaged"
    assert set(await _found(database)) == set(drafts) - set(deleted)
    # Nobody can tell whether it was a person or the damage; the trash is for both.
    assert {row.key for row in await DraftStore(database).trash()} == set(deleted)
    await database.close()


@pytest.mark.parametrize("ruin", [_nonsense, None], ids=["backup", "salvaged"])
@damaged
async def test_nothing_leaves_by_itself_after_a_repair(
    folder: Path, ruin: Callable[[Path], None] | None
) -> None:
    database = await Database.open(folder)
    ledger = Ledger(database)
    ids = {}
    steps = (SendState.QUEUED, SendState.SENDING, SendState.ACCEPTED)
    for count in range(4):
        draft = some_draft(count)
        await ledger.hold(draft, b"{}", "a41f 9c02", "p", "https://example.org", NOW)
        for state in steps[:count]:
            await ledger.mark(draft.id, state)
        ids[draft.id] = SendState.ACCEPTED if count == 3 else SendState.UNKNOWN
    await database.backup()
    await database.close()
    path = folder / "mateo.db"
    if ruin:
        ruin(path)
    else:
        path.write_bytes(bytes(100) + path.read_bytes()[100:])

    database = await Database.open(folder)
    assert database.recovered == ("backup" if ruin else "salvaged")
    ledger = Ledger(database)
    for message_id, state in ids.items():
        entry = await ledger.entry(message_id)
        assert entry is not None
        assert entry.state is state
        assert entry.was_unknown is (state is SendState.UNKNOWN)
    await database.close()


@damaged
async def test_a_version_whose_draft_is_lost_becomes_a_draft_again(folder: Path) -> None:
    (draft,) = (await _fill(folder, 1)).values()
    with closing(sqlite3.connect(folder / "mateo.db")) as connection:
        connection.execute("DELETE FROM drafts")
        connection.commit()
    path = folder / "mateo.db"
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    database = await Database.open(folder)
    assert await _found(database) == {draft.key: draft}
    await database.close()


@damaged
async def test_such_a_draft_appears_in_the_workspace_that_was_in_use(folder: Path) -> None:
    (draft,) = (await _fill(folder, 1)).values()
    database = await Database.open(folder)
    for name in ("old", "used"):
        await ProfileStore(database).save(Profile(name, name, "https://api.example.org"))
    await ProfileStore(database).mark_used("used")
    await database.close()
    path = folder / "mateo.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM drafts")
        connection.commit()
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    database = await Database.open(folder)
    store = DraftStore(database)
    store.profile_id = "used"
    assert [row.key for row in await store.all()] == [draft.key]
    await database.close()


@damaged
async def test_a_draft_whose_versions_are_lost_keeps_what_the_list_knew(folder: Path) -> None:
    (draft,) = (await _fill(folder, 1)).values()
    with closing(sqlite3.connect(folder / "mateo.db")) as connection:
        connection.execute("DELETE FROM versions")
        connection.commit()
    path = folder / "mateo.db"
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    database = await Database.open(folder)
    (found,) = (await _found(database)).values()
    assert (found.key, found.id, found.subject) == (draft.key, draft.id, draft.subject)
    assert draft.text.startswith(found.text.rstrip("…"))
    assert found.text
    await database.close()


@damaged
async def test_values_of_the_wrong_kind_are_left_behind(folder: Path) -> None:
    database = await Database.open(folder)
    await KeyValue(database).put("good", "1")
    await KeyValue(database).put("bad", "2")
    await database.close()
    with closing(sqlite3.connect(folder / "mateo.db")) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE facts SET text = x'00ff' WHERE name = 'bad'")
        connection.commit()
    path = folder / "mateo.db"
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    database = await Database.open(folder)
    assert await KeyValue(database).get("good") == "1"
    assert await KeyValue(database).get("bad") is None
    await database.close()


@damaged
async def test_damage_that_is_met_while_running_is_repaired_in_the_same_call(folder: Path) -> None:
    drafts = await _fill(folder, 100, backup=True)
    database = await Database.open(folder)
    path = folder / "mateo.db"
    data = path.read_bytes()
    # Under the feet of the open connection, which has not read all of it yet.
    with path.open("r+b") as file:
        for page in range(20, len(data) // PAGE):
            file.seek(page * PAGE)
            file.write(bytes(8))
    # What it has read already it does not read again.
    await database.run(lambda connection: connection.execute("PRAGMA shrink_memory"))
    told: list[str] = []
    database.on_recovered = lambda: told.append(database.recovered)
    assert set(await _found(database)) == set(drafts)
    assert told == [database.recovered]
    assert database.recovered in {"salvaged", "backup"}
    await database.close()


@damaged
async def test_a_backup_of_a_newer_program_is_no_replacement(folder: Path) -> None:
    await _fill(folder, 5, backup=True)
    (backup,) = (folder / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    _nonsense(folder / "mateo.db")
    database = await Database.open(folder)
    assert database.recovered == "empty"
    await database.close()


async def test_a_backup_of_a_damaged_database_never_replaces_a_good_one(folder: Path) -> None:
    await _fill(folder, 100, backup=True)
    database = await Database.open(folder)
    path = folder / "mateo.db"
    data = bytearray(path.read_bytes())
    for page in range(20, len(data) // PAGE):
        data[page * PAGE] = 0
    with path.open("r+b") as file:
        file.write(data)
    await database.run(lambda connection: connection.execute("PRAGMA shrink_memory"))
    with pytest.raises(StorageFailed) as failed:
        await database.backup()
    assert failed.value.code == "damaged"
    (backup,) = (folder / "backups").iterdir()
    with closing(connect(backup, read_only=True)) as copy:
        assert is_sound(copy)
    await database.close()
