"""Saving what is being written, without anybody asking for it.

A draft is saved whole, a moment after the last key and never long after the
first one that is not saved. A pane may hold back for a while what is typed
into it: the time runs all the same, and what it holds is asked for when a save
is due. A disk that fails does not lose a word: the newest state of every draft
stays here until it could be stored, and trying goes on by itself.
"""

from __future__ import annotations

import dataclasses
import itertools
import logging
from collections.abc import Callable
from datetime import datetime

from mateo_desktop.app.clock import Clock, Timer
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.database import StorageFailed
from mateo_desktop.storage.drafts import DraftStore

#: After the last change.
PAUSE_S = 0.25

#: After the first change that is not saved, however much is typed since. The
#: loop's timers may be 5 % late, and a commit takes its time as well: together
#: they are within the 750 ms of sending.md.
LONGEST_S = 0.6

#: How long to wait after each failure, the last one for all that follow.
RETRY_S: tuple[float, ...] = (0.5, 1, 2, 4, 5)

_log = logging.getLogger(__name__)


@dataclasses.dataclass(slots=True)
class _Unsaved:
    """The newest state of one draft that is not on the disk."""

    draft: Draft
    revision: int
    since: float
    is_due: bool = False
    timer: Timer | None = None


@dataclasses.dataclass(slots=True)
class _Typed:
    """When keys were pressed that no noted state shows yet: the first and the last."""

    since: float
    last: float
    timer: Timer


class DraftKeeper:
    """Told of every change, it sees to it that all of them are kept.

    *on_saved* gets the key and the moment of each save, only after it is
    durable; *on_failed* a code of ``StorageFailed`` when saving begins to fail
    (or fails in another way); *on_recovered* is called when all is saved again.
    """

    def __init__(
        self,
        store: DraftStore,
        tasks: Tasks,
        *,
        on_saved: Callable[[str, datetime], None],
        on_failed: Callable[[str], None],
        on_recovered: Callable[[], None] = lambda: None,
        clock: Clock | None = None,
    ) -> None:
        self._store = store
        self._tasks = tasks
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._on_recovered = on_recovered
        self._clock = clock or Clock()
        #: Lets the panes note what they hold back; called when a save is due.
        self.collect: Callable[[], None] = lambda: None
        self._unsaved: dict[str, _Unsaved] = {}
        self._typed: dict[str, _Typed] = {}
        self._failing: set[str] = set()
        self._revisions = itertools.count(1)
        self._failure = ""

    @property
    def dirty(self) -> bool:
        """Whether anything is not on the disk yet."""
        return bool(self._unsaved)

    @property
    def failure(self) -> str:
        """The code of what keeps drafts from being saved, "" if nothing does."""
        return self._failure

    def typed(self, key: str) -> None:
        """A key was pressed in the draft *key*; a pane will note the change in a moment."""
        now = self._clock.monotonic()
        typed = self._typed.get(key)
        if typed is not None:
            typed.last = now
            return
        timer = self._clock.later(LONGEST_S, lambda: self._collect_late(key))
        self._typed[key] = _Typed(now, now, timer)

    def note(self, draft: Draft) -> None:
        """Keep this state of *draft*; it replaces the one noted before."""
        now = self._clock.monotonic()
        before, typed = self._unsaved.get(draft.key), self._taken(draft.key)
        since = min(before.since if before else now, typed.since if typed else now)
        unsaved = _Unsaved(draft, next(self._revisions), since)
        if before is not None:
            unsaved.is_due = before.is_due
            if before.timer is not None:
                before.timer.cancel()
        self._unsaved[draft.key] = unsaved
        if not unsaved.is_due:
            last = typed.last if typed else now
            delay_s = max(0.0, min(last + PAUSE_S, since + LONGEST_S) - now)
            unsaved.timer = self._clock.later(delay_s, lambda: self._save_soon(draft.key))

    def forget(self, key: str) -> None:
        """Let go of what is not saved of that draft: it was sent or thrown away."""
        self._taken(key)
        self._let_go(key)

    async def flush(self) -> bool:
        """Save everything now; False if the disk does not take it.

        What could not be saved is tried again by itself.
        """
        saved = [await self._save(key) for key in list(self._unsaved)]
        for key in self._failing & self._unsaved.keys():
            self._tasks.start(f"save:{key}", self._save_until_done(key, failures=1))
        return all(saved)

    def flush_now(self, limit_s: float = 2.0) -> bool:
        """``flush`` for the end of a session: the caller waits, no loop is needed."""
        for key, unsaved in list(self._unsaved.items()):
            try:
                self._store.save_now(unsaved.draft, unsaved.revision, limit_s)
            except (StorageFailed, TimeoutError) as error:
                _log.warning("a draft could not be saved at the end: %s", error)
            else:
                self._let_go(key)
        return not self._unsaved

    def rest(self) -> None:
        """Ask the panes for nothing any more: they are about to go."""
        for key in list(self._typed):
            self._taken(key)

    def _save_soon(self, key: str) -> None:
        unsaved = self._unsaved.get(key)
        if unsaved is not None:
            unsaved.is_due = True
            self._tasks.start(f"save:{key}", self._save_until_done(key))
            # Before the task takes its first step, the newest words are noted.
            self.collect()

    def _collect_late(self, key: str) -> None:
        self.collect()
        # A pane that had nothing new to note after all.
        self._taken(key)

    def _taken(self, key: str) -> _Typed | None:
        typed = self._typed.pop(key, None)
        if typed is not None:
            typed.timer.cancel()
        return typed

    def _let_go(self, key: str) -> None:
        unsaved = self._unsaved.pop(key, None)
        if unsaved is not None and unsaved.timer is not None:
            unsaved.timer.cancel()
        self._recovered(key)

    async def _save_until_done(self, key: str, failures: int = 0) -> None:
        while (unsaved := self._unsaved.get(key)) is not None and unsaved.is_due:
            if failures:
                await self._clock.sleep(RETRY_S[min(failures, len(RETRY_S)) - 1])
            failures = 0 if await self._save(key) else failures + 1

    async def _save(self, key: str) -> bool:
        """Save the newest state once; whether it is on the disk."""
        unsaved = self._unsaved.get(key)
        if unsaved is None:
            return True
        # What is typed from here on is another change, with a time of its own.
        unsaved.is_due = False
        unsaved.since = self._clock.monotonic()
        try:
            saved = await self._store.save(unsaved.draft, unsaved.revision)
        except StorageFailed as error:
            self._failed(key, error.code)
            return False
        newest = self._unsaved.get(key)
        if newest is not None and newest.revision <= saved.revision:
            self._let_go(key)
        self._on_saved(key, saved.at)
        self._recovered(key)
        return True

    def _failed(self, key: str, code: str) -> None:
        newest = self._unsaved.get(key)
        if newest is not None:
            newest.is_due = True
            self._failing.add(key)
        if code != self._failure:
            self._failure = code
            self._on_failed(code)

    def _recovered(self, key: str) -> None:
        self._failing.discard(key)
        if self._failure and not self._failing:
            self._failure = ""
            self._on_recovered()
