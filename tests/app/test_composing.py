"""Nothing that was typed is lost, and nobody has to think of saving."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from mateo_desktop.app.composing import LONGEST_S, PAUSE_S, DraftKeeper
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.drafts import DraftStore, SavedAt
from tests.app.conftest import a_draft, turns
from tests.fakes import HandClock, Told


class Disk(DraftStore):
    """The real store on a disk that can be full, or slow."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.code = ""
        self.saves: list[tuple[str, int]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def save(self, draft: Draft, revision: int) -> SavedAt:
        self.saves.append((draft.text, revision))
        await self.gate.wait()
        if self.code:
            raise StorageFailed(self.code)
        return await super().save(draft, revision)

    def save_now(self, draft: Draft, revision: int, limit_s: float = 2.0) -> SavedAt:
        if self.code:
            raise StorageFailed(self.code)
        return super().save_now(draft, revision, limit_s)


class Writing:
    """A keeper with its disk, and what it said."""

    def __init__(self, database: Database, clock: HandClock) -> None:
        self.disk = Disk(database)
        self.clock = clock
        self.tasks = Tasks(self._fail)
        self.saved = Told()
        self.troubles: list[str] = []
        self.keeper = DraftKeeper(
            self.disk,
            self.tasks,
            on_saved=self.saved,
            on_failed=self.troubles.append,
            on_recovered=lambda: self.troubles.append("recovered"),
            clock=clock,
        )

    async def stored(self, draft: Draft) -> str | None:
        found = await self.disk.load(draft.key)
        return found.text if found else None

    async def saves(self, count: int) -> None:
        await self.saved.until(lambda: len(self.saved.all) >= count)

    @staticmethod
    def _fail(error: BaseException) -> None:
        raise error


@pytest_asyncio.fixture
async def writing(database: Database, clock: HandClock) -> AsyncIterator[Writing]:
    made = Writing(database, clock)
    yield made
    await made.tasks.aclose(1)


async def test_a_draft_is_saved_a_moment_after_the_last_change(writing: Writing) -> None:
    draft = a_draft(text="a")
    writing.keeper.note(draft)
    writing.clock.forward(0.2)
    writing.keeper.note(draft.replace(text="ab"))
    writing.clock.forward(PAUSE_S - 0.01)
    await turns()
    assert writing.disk.saves == []
    assert writing.keeper.dirty
    writing.clock.forward(0.01)
    await writing.saves(1)
    assert [text for text, _ in writing.disk.saves] == ["ab"]
    assert await writing.stored(draft) == "ab"
    assert not writing.keeper.dirty


async def test_typing_without_a_pause_is_saved_all_the_same(writing: Writing) -> None:
    draft = a_draft(text="")
    passed = 0.0
    for _ in range(10):
        draft = draft.replace(text=draft.text + "x")
        writing.keeper.note(draft)
        if passed >= LONGEST_S:
            break
        writing.clock.forward(0.1)
        passed += 0.1
    await writing.saves(1)
    assert passed <= LONGEST_S + 0.1
    assert len(str(await writing.stored(draft))) >= 7


async def test_the_time_runs_from_the_key_and_not_from_when_a_pane_hands_it_over(
    writing: Writing,
) -> None:
    draft = a_draft(text="a")
    writing.keeper.typed(draft.key)
    writing.clock.forward(PAUSE_S - 0.01)
    writing.keeper.note(draft)
    await turns()
    assert writing.disk.saves == []
    writing.clock.forward(0.01)
    await writing.saves(1)
    assert await writing.stored(draft) == "a"


async def test_what_a_pane_holds_back_is_asked_for_when_a_save_is_due(writing: Writing) -> None:
    draft = a_draft(text="")
    held = ""

    def collect() -> None:
        nonlocal draft
        if held != draft.text:
            draft = draft.replace(text=held)
            writing.keeper.note(draft)

    writing.keeper.collect = collect
    pressed: dict[str, float] = {}
    longest, seen = 0.0, 0
    for number in range(40):
        # A pane that is slow to hand over, and hardly ever does it by itself.
        held += "x"
        pressed[held] = writing.clock.monotonic()
        writing.keeper.typed(draft.key)
        if number % 9 == 8:
            collect()
        writing.clock.forward(0.1)
        await turns()
        for text, _ in writing.disk.saves[seen:]:
            now = writing.clock.monotonic()
            longest = max(longest, *(now - at for key, at in pressed.items() if key <= text))
            pressed = {key: at for key, at in pressed.items() if key > text}
            await writing.saves(seen + 1)
            seen += 1
    assert seen > 4
    assert longest <= LONGEST_S + 0.1
    assert min(pressed.values(), default=writing.clock.monotonic()) > 3.1


async def test_a_key_that_changed_nothing_is_not_waited_for(writing: Writing) -> None:
    draft = a_draft(text="a")
    writing.keeper.typed(draft.key)
    writing.clock.forward(LONGEST_S)
    assert writing.clock.timers == []
    assert not writing.keeper.dirty
    # The next one has all its time again.
    writing.keeper.note(draft)
    assert writing.clock.timers == [PAUSE_S]


async def test_said_to_be_saved_only_after_the_commit(writing: Writing) -> None:
    draft = a_draft(text="a")
    writing.disk.gate.clear()
    writing.keeper.note(draft)
    writing.clock.forward(1)
    await turns()
    assert writing.disk.saves
    assert writing.saved.all == []
    writing.disk.gate.set()
    await writing.saves(1)
    assert writing.saved.all[0][0] == draft.key


async def test_what_is_typed_while_saving_is_saved_next(writing: Writing) -> None:
    draft = a_draft(text="a")
    writing.disk.gate.clear()
    writing.keeper.note(draft)
    writing.clock.forward(1)
    await turns()
    writing.keeper.note(draft.replace(text="ab"))
    writing.disk.gate.set()
    await writing.saves(1)
    assert writing.keeper.dirty
    writing.clock.forward(PAUSE_S)
    await writing.saves(2)
    assert await writing.stored(draft) == "ab"
    assert not writing.keeper.dirty


async def test_two_drafts_are_saved_each_under_its_own_key(writing: Writing) -> None:
    one, two = a_draft(text="one"), a_draft(text="two")
    for n in range(3):
        writing.keeper.note(one.replace(text=f"one {n}"))
        writing.keeper.note(two.replace(text=f"two {n}"))
    writing.clock.forward(1)
    await writing.saves(2)
    assert (await writing.stored(one), await writing.stored(two)) == ("one 2", "two 2")


async def test_flush_saves_at_once(writing: Writing) -> None:
    draft = a_draft(text="a")
    writing.keeper.note(draft)
    assert await writing.keeper.flush()
    assert await writing.stored(draft) == "a"
    assert not writing.keeper.dirty
    assert writing.clock.timers == []
    assert await writing.keeper.flush()


async def test_an_old_state_never_replaces_a_newer_one(writing: Writing) -> None:
    draft = a_draft(text="old")
    writing.disk.gate.clear()
    writing.keeper.note(draft)
    writing.clock.forward(1)
    await turns()
    # The slow save of "old" is under way while "new" is flushed.
    writing.keeper.note(draft.replace(text="new"))
    flushing = asyncio.create_task(writing.keeper.flush())
    await turns()
    writing.disk.gate.set()
    assert await flushing
    await writing.tasks.idle()
    assert await writing.stored(draft) == "new"


async def test_a_full_disk_is_told_once_and_saving_goes_on_by_itself(writing: Writing) -> None:
    draft = a_draft(text="precious")
    writing.disk.code = "disk_full"
    writing.keeper.note(draft)
    writing.clock.forward(PAUSE_S)
    for pause in (0.5, 1, 2):
        await writing.clock.set_for(pause)
        writing.clock.forward(pause)
    await writing.clock.set_for(4)
    assert writing.troubles == ["disk_full"]
    assert writing.keeper.failure == "disk_full"
    # Somebody types on, then makes room.
    writing.keeper.note(draft.replace(text="precious words"))
    writing.disk.code = ""
    writing.clock.forward(4)
    await writing.saves(1)
    assert await writing.stored(draft) == "precious words"
    assert writing.troubles == ["disk_full", "recovered"]
    assert writing.keeper.failure == ""


async def test_another_fault_of_the_disk_is_told_anew(writing: Writing) -> None:
    writing.disk.code = "disk_full"
    writing.keeper.note(a_draft())
    writing.clock.forward(PAUSE_S)
    await writing.clock.set_for(0.5)
    writing.disk.code = "io_error"
    writing.clock.forward(0.5)
    await writing.clock.set_for(1)
    assert writing.troubles == ["disk_full", "io_error"]


async def test_recovered_is_said_when_every_draft_is_saved(writing: Writing) -> None:
    writing.disk.code = "read_only"
    drafts = [a_draft(), a_draft()]
    for draft in drafts:
        writing.keeper.note(draft)
    assert not await writing.keeper.flush()
    writing.disk.code = ""
    assert await writing.keeper.flush()
    assert writing.troubles == ["read_only", "recovered"]
    assert {key for key, _ in writing.saved.all} == {each.key for each in drafts}


async def test_a_failing_flush_says_so_and_keeps_the_words(writing: Writing) -> None:
    draft = a_draft(text="a")
    writing.disk.code = "io_error"
    writing.keeper.note(draft)
    assert not await writing.keeper.flush()
    assert writing.keeper.dirty
    writing.disk.code = ""
    await writing.clock.set_for(0.5)
    writing.clock.forward(0.5)
    await writing.saves(1)
    assert await writing.stored(draft) == "a"


async def test_a_draft_that_was_sent_does_not_come_back(writing: Writing) -> None:
    draft = a_draft(text="a")
    writing.keeper.note(draft)
    writing.keeper.forget(draft.key)
    writing.clock.forward(2)
    await turns()
    assert writing.disk.saves == []
    assert not writing.keeper.dirty


async def test_the_end_of_a_session_saves_without_a_loop(writing: Writing) -> None:
    draft = a_draft(text="a")
    writing.keeper.note(draft)
    assert writing.keeper.flush_now()
    assert not writing.keeper.dirty
    assert await writing.stored(draft) == "a"


@pytest.mark.logs("could not be saved at the end: disk_full")
async def test_the_end_of_a_session_on_a_full_disk_says_so(writing: Writing) -> None:
    writing.disk.code = "disk_full"
    writing.keeper.note(a_draft())
    assert not writing.keeper.flush_now()
    assert writing.keeper.dirty


async def test_revisions_rise_with_every_change(writing: Writing) -> None:
    draft = a_draft()
    for n in range(4):
        writing.keeper.note(draft.replace(text=str(n)))
        await writing.keeper.flush()
    revisions = [revision for _, revision in writing.disk.saves]
    assert all(one < next_one for one, next_one in itertools.pairwise(revisions))
