"""Snippets and signatures on the disk, and after the disk went wrong."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mateo_desktop.domain.snippet import Snippet
from mateo_desktop.storage.database import FILE_NAME, Database
from mateo_desktop.storage.profiles import ProfileStore
from mateo_desktop.storage.schema import MIGRATIONS
from mateo_desktop.storage.snippets import SignatureBook, SnippetBook

GREETING = Snippet("k1", "Begrüßung", "<p>Guten Tag {full_name}</p>", "", "de", ("email", "postal"))
HOURS = Snippet("k2", "Hours", "<p>Open</p>", "Open from 9", "en")


async def test_snippets_keep_their_order_and_all_that_was_written(database: Database) -> None:
    book = SnippetBook(database)
    await book.put_all([HOURS, GREETING])
    assert await book.all() == (HOURS, GREETING)
    changed = dataclasses.replace(GREETING, name="Gruß")
    await book.put_all([changed, HOURS])
    assert await book.all() == (changed, HOURS)
    await book.put_all([HOURS])
    assert await book.all() == (HOURS,)


async def test_only_rows_that_differ_are_written(database: Database) -> None:
    book = SnippetBook(database)
    await book.put_all([HOURS, GREETING])

    def changes(connection: sqlite3.Connection) -> int:
        return connection.total_changes

    before = await database.run(changes)
    await book.put_all([HOURS, dataclasses.replace(GREETING, text="x")])
    assert await database.run(changes) == before + 1


async def test_half_a_surrogate_pair_is_no_reason_to_lose_a_snippet(database: Database) -> None:
    book = SnippetBook(database)
    await book.put_all([dataclasses.replace(HOURS, text="a\ud800b")])
    assert [snippet.text for snippet in await book.all()] == ["a?b"]


async def test_signatures_belong_to_a_channel_of_a_workspace(database: Database) -> None:
    book = SignatureBook(database)
    await book.put_all("p", {"AB": "<p>Support</p>", "cd": ""})
    await book.put_all("q", {"ab": "<p>Other</p>"})
    assert await book.all("p") == {"ab": "<p>Support</p>"}
    assert await book.all("q") == {"ab": "<p>Other</p>"}
    await ProfileStore(database).delete("p")
    assert await book.all("p") == {}
    assert await book.all("q") == {"ab": "<p>Other</p>"}


async def test_a_file_of_the_version_before_gets_the_tables_and_a_backup(tmp_path: Path) -> None:
    before = MIGRATIONS[: [step.__name__ for step in MIGRATIONS].index("_snippets")]
    older = await Database.open(tmp_path, before)
    await older.run(
        lambda connection: connection.execute("INSERT INTO facts (name, text) VALUES ('a', '1')")
    )
    await older.close()
    newer = await Database.open(tmp_path)
    try:
        await SnippetBook(newer).put_all([GREETING])
        assert await SnippetBook(newer).all() == (GREETING,)
        facts = await newer.run(
            lambda connection: connection.execute("SELECT text FROM facts").fetchall()
        )
        assert facts == [("1",)]
        assert list((tmp_path / "backups").glob("*.db"))
    finally:
        await newer.close()


@pytest.mark.logs("the database was damaged or lost")
async def test_a_damaged_file_gives_its_snippets_and_signatures_back(tmp_path: Path) -> None:
    first = await Database.open(tmp_path)
    many = [dataclasses.replace(HOURS, key=f"k{n}", text="word " * 200) for n in range(60)]
    await SnippetBook(first).put_all(many)
    await SignatureBook(first).put_all("p", {"c": "<p>Support</p>"})
    await first.close()
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute("PRAGMA page_size").fetchone()[0]
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'drafts'"
        ).fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * page : root * page] = b"\xee" * page
    path.write_bytes(data)
    again = await Database.open(tmp_path)
    try:
        assert again.recovered == "salvaged"
        assert list(await SnippetBook(again).all()) == many
        assert await SignatureBook(again).all("p") == {"c": "<p>Support</p>"}
    finally:
        await again.close()
