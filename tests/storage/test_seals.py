"""A row that changed behind our back is neither shown nor sent."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Ledger
from mateo_desktop.storage.schema import MIGRATIONS
from mateo_desktop.storage.seals import holds, seal

from .drafts_for_tests import some_draft

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

repaired = pytest.mark.logs("the database was damaged or lost")


def test_a_seal_knows_where_one_value_ends() -> None:
    assert seal("ab", "c") != seal("a", "bc")
    assert seal("a", b"b") == seal("a", "b")
    assert holds(seal("a", "b"), "a", "b")
    assert not holds(seal("a", "b"), "a", "c")
    assert not holds(seal("a", "b"), "a", 7)
    assert holds(None, "anything")


def test_text_that_is_no_unicode_can_be_sealed() -> None:
    assert seal("\ud800") != seal("\ud801")


async def _change(database: Database, statement: str) -> None:
    def work(connection: sqlite3.Connection) -> None:
        assert connection.execute(statement).rowcount == 1

    await database.run(work)


@repaired
async def test_a_letter_that_changed_is_taken_from_the_backup_when_it_is_read(
    database: Database,
) -> None:
    store = DraftStore(database)
    draft = some_draft()
    await store.save(draft, 1)
    await database.backup()
    await _change(database, "UPDATE versions SET snapshot = replace(snapshot, 'Guten', 'Guter')")
    assert await store.load(draft.key) == draft
    assert database.recovered == "salvaged"


@repaired
async def test_without_a_backup_the_changed_words_are_better_than_none(
    database: Database,
) -> None:
    store = DraftStore(database)
    draft = some_draft().replace(text="one two three")
    await store.save(draft, 1)
    await _change(database, "UPDATE versions SET snapshot = replace(snapshot, 'two', 'twö')")
    assert await store.load(draft.key) == draft.replace(text="one twö three")


@repaired
async def test_a_repair_in_the_midst_of_the_work_is_told_once(
    database: Database, folder: Path
) -> None:
    told: list[str] = []
    database.on_recovered = lambda: told.append(database.recovered)
    store = DraftStore(database)
    draft = some_draft()
    await store.save(draft, 1)
    with (folder / "mateo.db").open("r+b") as file:
        # The counter of changes is hit as well, so what SQLite has in memory does not count.
        file.seek(24)
        file.write(b"\x5a" * 100)
    assert [row.key for row in await store.all()] == [draft.key]
    assert await store.load(draft.key) == draft
    assert told == ["salvaged"]


@repaired
async def test_a_body_that_changed_never_leaves(database: Database, folder: Path) -> None:
    ledger = Ledger(database)
    draft = some_draft().replace(text="one two three")
    made = payload(draft)
    await ledger.hold(draft, made.body, made.fingerprint, "p", "https://example.org", NOW)
    await ledger.mark(draft.id, SendState.QUEUED)
    await _change(database, "UPDATE outbox SET body = CAST(replace(body, 'two', 'too') AS BLOB)")
    entry = await ledger.entry(draft.id)
    assert entry is not None
    # Whatever it was, nobody but a person may go on with it now.
    assert entry.state is SendState.UNKNOWN
    with pytest.raises(StorageFailed) as failed:
        await ledger.mark(draft.id, SendState.SENDING)
    assert failed.value.code == "damaged"
    again = await ledger.entry(draft.id)
    assert again is not None
    assert again.state is SendState.UNKNOWN


@repaired
async def test_a_body_that_changed_is_taken_from_the_backup(database: Database) -> None:
    ledger = Ledger(database)
    draft = some_draft().replace(text="one two three")
    made = payload(draft)
    await ledger.hold(draft, made.body, made.fingerprint, "p", "https://example.org", NOW)
    await database.backup()
    await _change(database, "UPDATE outbox SET body = CAST(replace(body, 'two', 'too') AS BLOB)")
    entry = await ledger.entry(draft.id)
    assert entry is not None
    assert entry.body == made.body
    assert (await ledger.mark(draft.id, SendState.SENDING)).body == made.body


async def test_rows_from_before_the_seals_are_read_and_sealed_when_they_change(
    folder: Path,
) -> None:
    older = await Database.open(folder, MIGRATIONS[:2])
    draft = some_draft()

    def write(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO drafts (key, message_id, revision, created_at, updated_at, is_empty,"
            " channel_type, label, subject, preview, folded)"
            " VALUES (?, ?, 1, 1.0, 1.0, 0, '', '', '', '', '')",
            (draft.key, draft.id),
        )
        connection.execute(
            "INSERT INTO versions (key, revision, began_at, saved_at, is_empty, size, snapshot)"
            " VALUES (?, 1, 1.0, 1.0, 0, 2, '{}')",
            (draft.key,),
        )

    await older.run(write)
    await older.close()
    database = await Database.open(folder)
    assert database.recovered == ""
    store = DraftStore(database)
    assert await store.load(draft.key) is not None
    await store.save(draft, 1)
    assert await store.load(draft.key) == draft
    await database.close()
