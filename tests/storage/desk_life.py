"""The life of some drafts at random, and what must be found of them at any time.

Edits, empties, undoes, deletes, restores, reloads and crashes in any order; the
clock goes on between them, by seconds or by weeks. After each step the last
state that was saved, and the last one with words in it, can be had again.
"""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.draft_rows import NEWEST_KEPT
from mateo_desktop.storage.drafts import DraftStore
from tests.storage.drafts_for_tests import some_draft

#: Steps and how often each is taken.
STEPS = {
    "type": 40,
    "type much": 5,
    "clear": 8,
    "undo": 8,
    "new": 5,
    "switch": 8,
    "delete": 3,
    "restore": 4,
    "reload": 3,
    "crash": 3,
    "wait": 10,
}
_WAITS_S = (1.0, 31.0, 600.0, 3_700.0, 90_000.0, 2_000_000.0)


@dataclasses.dataclass(slots=True)
class _Kept:
    """What a person knows of one draft."""

    now: Draft
    with_words: Draft | None
    #: Moments of the states with words that began a version of their own for sure.
    history: list[tuple[float, Draft]]


class Desk:
    """A person at a desk, on a real file in *folder*."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._clock = 1_790_000_000.0
        self._database: Database | None = None
        self._store: DraftStore | None = None
        self._drafts: dict[str, _Kept] = {}
        self._trash: set[str] = set()
        self._key = ""
        self._revision = 0
        self.steps = 0

    async def live(self, steps: int) -> None:
        """Take so many steps, and look after each. Raises AssertionError."""
        await self._open()
        for _ in range(steps):
            step = self._chance.choices([*STEPS], [*STEPS.values()])[0]
            self._clock += 0.5
            await self._take(step)
            self.steps += 1
            await self._look(step)
        await self.close()

    async def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            await self._database.close()

    async def _open(self) -> None:
        self._database = await Database.open(self._folder)
        assert self._database.recovered == ""
        self._store = DraftStore(self._database, clock=lambda: self._clock)

    async def _take(self, step: str) -> None:
        store, known = self._store, self._drafts.get(self._key)
        assert store is not None
        if step == "new" or known is None:
            draft = some_draft(self._chance.randrange(10_000), 5)
            self._key = draft.key
            await self._save(draft)
        elif step == "type":
            await self._save(known.now.replace(text=f"{known.now.text} {self._revision}"))
        elif step == "type much":
            await self._save(known.now.replace(text="word " * self._chance.randrange(1, 9_000)))
        elif step == "clear":
            await self._save(Draft(key=known.now.key, id=known.now.id))
        elif step == "undo" and known.history:
            await self._save(known.history[-1][1])
        elif step == "switch":
            self._key = self._chance.choice([*self._drafts])
        elif step == "delete":
            assert await store.delete(self._key) == known.now
            self._trash.add(self._key)
        elif step == "restore" and self._trash:
            key = self._chance.choice(sorted(self._trash))
            assert await store.restore(key) == self._drafts[key].now
            self._trash.discard(key)
        elif step == "wait":
            self._clock += self._chance.choice(_WAITS_S)
        elif step in {"reload", "crash"}:
            await self._start_anew(crash=step == "crash")

    async def _start_anew(self, *, crash: bool) -> None:
        assert self._database is not None
        if crash:
            # The file as it is on the disk, while the program still has it open.
            data = (self._folder / "mateo.db").read_bytes()
            await self._database.close()
            (self._folder / "mateo.db").write_bytes(data)
        else:
            await self._database.close()
        await self._open()

    async def _save(self, draft: Draft) -> None:
        assert self._store is not None
        self._revision += 1
        await self._store.save(draft, self._revision)
        known = self._drafts.get(draft.key)
        if known is not None and known.now == draft:
            # Nothing was written, so there is no version of it.
            return
        # Whoever writes on wants it back.
        self._trash.discard(draft.key)
        known = self._drafts.setdefault(draft.key, _Kept(draft, None, []))
        known.now = draft
        if not draft.is_empty:
            known.with_words = draft
            if not known.history or self._clock - known.history[-1][0] > 31:
                known.history.append((self._clock, draft))
            else:
                known.history[-1] = (known.history[-1][0], draft)

    async def _look(self, step: str) -> None:
        store, key = self._store, self._key
        assert store is not None
        known = self._drafts[key]
        assert await store.load(key) == known.now, step
        listed = {row.key for row in await store.all()}
        assert listed == set(self._drafts) - self._trash, step
        versions = await store.versions(key)
        if known.with_words is not None:
            last = next(row for row in versions if not row.is_empty)
            assert await store.version(last.id) == known.with_words, step
        # sending.md: at least 20 of the last 24 hours, if there were so many.
        recent = [at for at, _ in known.history if self._clock - at < 86_400]
        kept = [row for row in versions if not row.is_empty]
        assert len(kept) >= min(len(recent), NEWEST_KEPT), step
