"""When customers last wrote, on the disk: the newest word, of its own workspace, and no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest_asyncio

from mateo_desktop.domain.draft import new_id
from mateo_desktop.domain.window import Heard
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.profiles import LIVE, Profile, ProfileStore
from mateo_desktop.storage.schema import MIGRATIONS
from mateo_desktop.storage.windows import WINDOWS_KEPT, WindowBook
from tests.storage.conftest import Clock

TALK = "aced8f9c-13bb-40e8-a1b1-6ace2130412b"


def heard(clock: Clock, hours: float = 2, ago_s: float = 0) -> Heard:
    """Learned *ago_s* seconds ago, from a customer who wrote *hours* before that."""
    as_of = datetime.fromtimestamp(clock.now - ago_s, UTC)
    return Heard(as_of - timedelta(hours=hours), as_of)


@pytest_asyncio.fixture
async def book(database: Database, clock: Clock) -> WindowBook:
    """The book of two workspaces that are saved."""
    for name in ("p", "q"):
        await ProfileStore(database).save(Profile(name, name, "https://api.example.org", LIVE))
    return WindowBook(database, clock)


async def test_what_was_learned_is_there_in_the_next_run_with_the_moment_of_learning(
    folder: Path, clock: Clock
) -> None:
    first = await Database.open(folder)
    await ProfileStore(first).save(Profile("p", "Muster", "https://api.example.org", LIVE))
    told = {("p", TALK): heard(clock, 30), ("p", new_id()): heard(clock, 1)}
    await WindowBook(first, clock).put(told)
    await first.close()

    again = await Database.open(folder)
    assert await WindowBook(again).all() == told
    await again.close()


async def test_a_newer_word_counts_and_an_older_one_changes_nothing(
    book: WindowBook, clock: Clock
) -> None:
    first = heard(clock, 30)
    await book.put({("p", TALK): first})
    await book.put({("p", TALK.upper()): heard(clock, 1, ago_s=60)})
    assert await book.all() == {("p", TALK): first}
    clock.forward(60)
    newer = heard(clock, 1)
    await book.put({("p", TALK.upper()): newer})
    assert await book.all() == {("p", TALK): newer}


async def test_what_a_clock_that_was_wrong_wrote_down_does_not_stay_for_ever(
    book: WindowBook, clock: Clock
) -> None:
    await book.put({("p", TALK): heard(clock, ago_s=-3600)})
    await book.put({("p", TALK): (now := heard(clock))})
    assert await book.all() == {("p", TALK): now}


async def test_each_workspace_has_its_own_and_takes_it_along_when_it_is_removed(
    book: WindowBook, database: Database, clock: Clock
) -> None:
    closed, opened = heard(clock, 30), heard(clock, 1)
    await book.put({("p", TALK): closed})
    await book.put({("q", TALK): opened})
    assert await book.all() == {("p", TALK): closed, ("q", TALK): opened}

    await ProfileStore(database).delete("p")
    # An answer that was on its way comes too late.
    await book.put({("p", TALK): closed})
    assert await book.all() == {("q", TALK): opened}


async def test_a_workspace_of_one_run_leaves_nothing_behind(book: WindowBook, clock: Clock) -> None:
    await book.put({(name, TALK): heard(clock) for name in ("sandbox", "unsaved", "")})
    assert await book.all() == {}


async def test_of_very_many_the_ones_that_were_learned_last_are_kept(
    book: WindowBook, clock: Clock
) -> None:
    ages = range(WINDOWS_KEPT + 20)
    await book.put({("p", f"talk-{age}"): heard(clock, ago_s=age) for age in ages})
    kept = {f"talk-{age}" for age in range(WINDOWS_KEPT)}
    assert {conversation_id for _, conversation_id in await book.all()} == kept


async def test_what_was_learned_long_ago_is_forgotten(book: WindowBook, clock: Clock) -> None:
    # How long ago the customer wrote says nothing: that window is known to be closed.
    old, fresh = heard(clock, ago_s=100), heard(clock, hours=10_000)
    await book.put({("p", "old"): old, ("p", "fresh"): fresh})
    await book.forget_before(datetime.fromtimestamp(clock.now - 50, UTC))
    assert await book.all() == {("p", "fresh"): fresh}


async def test_nobody_is_named(book: WindowBook, database: Database, clock: Clock) -> None:
    await book.put({("p", TALK): heard(clock)})
    found = await database.run(lambda c: c.execute("PRAGMA table_info(windows)").fetchall())
    columns = [row[1] for row in found]
    assert columns == ["n", "profile_id", "conversation_id", "latest_inbound", "as_of"]


async def test_a_time_that_damage_made_is_no_word_about_a_window(
    book: WindowBook, database: Database, clock: Clock
) -> None:
    await book.put({("p", "good"): (good := heard(clock)), ("p", "hit"): heard(clock)})
    await database.run(
        lambda c: c.execute(
            "UPDATE windows SET latest_inbound = 1e300 WHERE conversation_id = 'hit'"
        )
    )
    assert await book.all() == {("p", "good"): good}


async def test_a_file_of_the_version_before_gets_the_table_and_keeps_the_rest(
    folder: Path, clock: Clock
) -> None:
    before = MIGRATIONS[: [step.__name__ for step in MIGRATIONS].index("_windows")]
    older = await Database.open(folder, before)
    profile = Profile("p", "Muster", "https://api.example.org", LIVE)
    # As that version did it.
    await ProfileStore(older).save(profile)
    await older.close()

    newer = await Database.open(folder)
    assert newer.recovered == ""
    assert await ProfileStore(newer).all() == [profile]
    await WindowBook(newer, clock).put({("p", TALK): (told := heard(clock))})
    assert await WindowBook(newer).all() == {("p", TALK): told}
    assert list((folder / "backups").glob("*.db"))
    await newer.close()
