"""The drafts of this machine, as the window sees them.

A draft is saved whole, under a revision that rises with every change. A save
that comes late never replaces a newer one, and nothing is ever removed
without having been in the trash.
"""

from __future__ import annotations

import dataclasses
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mateo_desktop.domain.snapshot import from_json
from mateo_desktop.storage import draft_rows
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.moments import moment
from mateo_desktop.storage.seals import BrokenSeal, holds
from mateo_desktop.storage.words import search_condition

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.storage.database import Database

_ROW = "key, label, subject, preview, channel_type, updated_at, is_empty"


@dataclasses.dataclass(frozen=True, slots=True)
class SavedAt:
    """A save that is durable; ``revision`` is the one that is on the disk."""

    key: str
    revision: int
    at: datetime


class DraftRow(NamedTuple):
    """One line of the list of drafts; a tuple, as there may be ten thousand to make.

    ``label`` is to whom it goes, "" for nobody yet, or ``words.REPLY``.
    """

    key: str
    label: str
    subject: str
    preview: str
    channel_type: str
    updated_at: datetime
    is_empty: bool


@dataclasses.dataclass(frozen=True, slots=True)
class VersionRow:
    """One kept state of a draft."""

    id: int
    key: str
    saved_at: datetime
    is_empty: bool


class DraftStore:
    """Saves, lists and gives back drafts.

    ``profile_id`` is the workspace that is open: its drafts are listed, and a
    draft that is saved for the first time is one of them.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self.profile_id = ""
        self._database = database
        self._clock = clock
        # The first is kept by the worker, in the order of the transactions; the
        # second by the loop, and only after the commit.
        self._given: dict[str, int] = {}
        self._saved: dict[str, SavedAt] = {}

    async def save(self, draft: Draft, revision: int) -> SavedAt:
        """Store *draft*; it is on the disk when this returns.

        *revision* rises with every change during one run of the program, for
        each key. A lower one than the last saved is late, and is not stored.
        Raises StorageFailed; then try again with the same draft.
        """
        try:
            stored = await self._database.run(self._job(draft, revision))
        except BaseException:
            self._given.pop(draft.key, None)
            raise
        return self._noted(draft.key, revision, stored)

    def save_now(self, draft: Draft, revision: int, limit_s: float = 2.0) -> SavedAt:
        """``save`` for the end of a session: the caller waits, no loop is needed."""
        try:
            stored = self._database.run_now(self._job(draft, revision), limit_s)
        except BaseException:
            self._given.pop(draft.key, None)
            raise
        return self._noted(draft.key, revision, stored)

    async def load(self, key: str) -> Draft | None:
        """The draft *key* as it was last saved; the newest version that can be read."""
        return await self._database.run(lambda connection: draft_rows.read(connection, key))

    async def all(self) -> list[DraftRow]:
        """Every draft that is being written, the latest first."""
        return await self._rows("trashed_at IS NULL AND sent_as IS NULL", [])

    async def search(self, text: str) -> list[DraftRow]:
        """The drafts in which every word of *text* occurs, the latest first."""
        condition, values = search_condition("folded", text)
        return await self._rows(f"trashed_at IS NULL AND sent_as IS NULL AND {condition}", values)

    async def delete(self, key: str) -> Draft | None:
        """Move the draft to the trash and give it back; ``restore`` undoes that."""
        now = self._clock()

        def work(connection: sqlite3.Connection) -> Draft | None:
            draft = draft_rows.read(connection, key)
            connection.execute("UPDATE drafts SET trashed_at = ? WHERE key = ?", (now, key))
            return draft

        return await self._database.run(work)

    async def restore(self, key: str) -> Draft | None:
        """Take the draft out of the trash again."""

        def work(connection: sqlite3.Connection) -> Draft | None:
            connection.execute("UPDATE drafts SET trashed_at = NULL WHERE key = ?", (key,))
            return draft_rows.read(connection, key)

        return await self._database.run(work)

    async def trash(self) -> list[DraftRow]:
        """The deleted drafts, the latest first."""
        return await self._rows("trashed_at IS NOT NULL AND sent_as IS NULL", [])

    async def empty_trash(self, before: datetime | None = None) -> int:
        """Remove for good what was deleted *before* then (default: all); how many."""
        limit = before.timestamp() if before else float("inf")

        def work(connection: sqlite3.Connection) -> int:
            return connection.execute(
                "DELETE FROM drafts WHERE trashed_at < ? AND sent_as IS NULL", (limit,)
            ).rowcount

        return await self._database.run(work)

    async def erase(self, keys: Sequence[str]) -> int:
        """Remove for good those of *keys* that lie in the trash; how many."""

        def work(connection: sqlite3.Connection) -> int:
            return sum(
                connection.execute(
                    "DELETE FROM drafts WHERE key = ? AND trashed_at IS NOT NULL"
                    " AND sent_as IS NULL",
                    (key,),
                ).rowcount
                for key in keys
            )

        return await self._database.run(work)

    async def versions(self, key: str) -> list[VersionRow]:
        """The kept states of the draft *key*, the latest first; their words are not read."""

        def work(connection: sqlite3.Connection) -> list[VersionRow]:
            found = connection.execute(
                "SELECT n, key, saved_at, is_empty FROM versions WHERE key = ? ORDER BY n DESC",
                (key,),
            )
            return [
                VersionRow(number, key, moment(at), is_empty != 0)
                for number, key, at, is_empty in found
            ]

        return await self._database.run(work)

    async def version(self, version_id: int) -> Draft:
        """That state as a draft. Raises KeyError when it is gone."""

        def work(connection: sqlite3.Connection) -> Draft:
            row = connection.execute(
                "SELECT snapshot, key, seal FROM versions WHERE n = ?", (version_id,)
            ).fetchone()
            if row is None:
                raise KeyError(version_id)
            if not holds(row[2], row[1], row[0]):
                raise BrokenSeal("versions")
            try:
                return from_json(row[0]).replace(key=row[1])
            except ValueError:
                raise StorageFailed("damaged", "version") from None

        return await self._database.run(work)

    async def close_version(self, key: str) -> None:
        """Keep what is saved of *key* now as it is: the next save begins another version."""
        await self._database.run(lambda connection: draft_rows.close_version(connection, key))

    async def last_with_text(self, key: str) -> Draft | None:
        """What *key* was before its text was emptied; the latest state with a text."""
        return await self._database.run(
            lambda connection: draft_rows.last_with_text(connection, key)
        )

    def _job(
        self, draft: Draft, revision: int
    ) -> Callable[[sqlite3.Connection], draft_rows.Stored | None]:
        profile_id = self.profile_id

        def work(connection: sqlite3.Connection) -> draft_rows.Stored | None:
            if revision < self._given.get(draft.key, revision):
                return None
            self._given[draft.key] = revision
            stored = draft_rows.write(connection, draft, self._clock())
            draft_rows.belongs_to(connection, draft.key, profile_id)
            return stored

        return work

    def _noted(self, key: str, revision: int, stored: draft_rows.Stored | None) -> SavedAt:
        last = self._saved.get(key)
        if last is not None and (stored is None or revision < last.revision):
            return last
        if stored is None:
            # A newer save was under way and failed; it is tried again by its owner.
            raise StorageFailed("failed", "late")
        saved = SavedAt(key, revision, moment(stored.at))
        self._saved[key] = saved
        return saved

    async def _rows(self, condition: str, values: list[str]) -> list[DraftRow]:
        query = (
            f"SELECT {_ROW} FROM drafts WHERE profile_id = ? AND {condition} "
            "ORDER BY updated_at DESC, n DESC"
        )
        values = [self.profile_id, *values]

        def work(connection: sqlite3.Connection) -> list[DraftRow]:
            return [
                DraftRow(key, label, subject, preview, channel_type, moment(at), is_empty != 0)
                for key, label, subject, preview, channel_type, at, is_empty in connection.execute(
                    query, values
                )
            ]

        return await self._database.run(work)
