"""The outbox and what was sent: one row per message ID, for good.

The row, the ID and the frozen bytes are on the disk before the first byte
leaves, and so is every change of state. A message may leave only through
``mark(id, SENDING)``, which succeeds for one caller.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from mateo_desktop.domain.draft import Draft, new_id
from mateo_desktop.domain.send_state import Outcome, OutcomeKind, SendState, found_at_start, may_go
from mateo_desktop.domain.snapshot import to_json
from mateo_desktop.storage import draft_rows, entries
from mateo_desktop.storage.entries import Attempt, Entry
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.words import search_condition

if TYPE_CHECKING:
    from mateo_desktop.storage.database import Database

__all__ = ["AlreadySent", "Attempt", "Entry", "Ledger", "WrongState"]

#: States that wait for the sender or for a person.
OUTBOX = (
    SendState.HELD,
    SendState.QUEUED,
    SendState.SENDING,
    SendState.UNKNOWN,
    SendState.REJECTED,
)


class WrongState(Exception):
    """The message is not in a state in which this can be done (any more)."""

    def __init__(self, message_id: str, state: SendState | None, wanted: str) -> None:
        super().__init__(f"{message_id} is {state}, {wanted} is not possible")
        self.message_id = message_id
        self.state = state


class AlreadySent(WrongState):
    """A message with this ID is on its way, or may have arrived.

    ``state`` is that of its row, None when the row was removed since.
    """

    def __init__(self, message_id: str, state: SendState | None) -> None:
        super().__init__(message_id, state, "another send")


class Ledger:
    """Every message that somebody pressed Send for.

    *redact* masks secrets in what the server answered.
    """

    def __init__(
        self,
        database: Database,
        *,
        redact: Callable[[str], str] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._redact = redact or (lambda text: text)
        self._clock = clock

    async def hold(
        self,
        draft: Draft,
        body: bytes,
        fingerprint: str,
        profile_id: str,
        base_url: str,
        until: datetime,
    ) -> Entry:
        """Freeze *body* and put the draft into the outbox, to leave after *until*.

        An earlier row of the same ID, rejected or given up before anything left,
        makes way; its attempts stay. Raises AlreadySent for an ID that is in the
        outbox, that was sent, or that may have been; then nothing has changed.
        """
        if not draft.id:
            raise ValueError("a message without an ID cannot be looked up")
        now = self._clock()

        def work(connection: sqlite3.Connection) -> Entry:
            _refuse_repeat(connection, draft.id)
            # What was typed last may not be saved yet, and Undo must give it back.
            draft_rows.write(connection, draft, now)
            draft_rows.belongs_to(connection, draft.key, profile_id)
            connection.execute(
                "UPDATE drafts SET sent_as = ?, trashed_at = NULL WHERE key = ?",
                (draft.id, draft.key),
            )
            entries.freeze(connection, draft, body, fingerprint, profile_id, base_url, until, now)
            return entries.found(connection, draft.id)

        return await self._database.run(work)

    async def undo(self, message_id: str) -> Draft | None:
        """Take a message back that has not left: its draft, or None if it is too late.

        One transaction removes the frozen bytes and the timer and opens the
        draft again. Undoing a second try leaves an *unknown* message unknown.
        """
        now = self._clock()

        def work(connection: sqlite3.Connection) -> Draft | None:
            entry = entries.find(connection, message_id)
            if entry is None or entry.state not in (SendState.HELD, SendState.QUEUED):
                return None
            if entry.was_unknown:
                _set_state(connection, entry.id, SendState.UNKNOWN, now)
                return None
            return _take_back(connection, entry, now)

        return await self._database.run(work)

    async def mark(
        self,
        message_id: str,
        state: SendState,
        *,
        outcome: Outcome | None = None,
        next_try_at: datetime | None = None,
    ) -> Entry:
        """Write down that the message is in *state* now, and how a try ended.

        *sending* begins an attempt; an *outcome* ends it. *accepted* removes the
        draft; *rejected* opens it again; *discarded* puts it into the trash.
        Raises WrongState for a step that ``send_state`` does not know, so of two
        callers only one may send, and StorageFailed("damaged") before *sending*
        bytes that are not the frozen ones.
        """
        now = self._clock()

        def work(connection: sqlite3.Connection) -> Entry:
            entry = entries.find(connection, message_id)
            if entry is None:
                raise WrongState(message_id, None, state)
            same = entry.state is state and state is not SendState.SENDING
            # Only ``hold`` freezes bytes, and so only it makes a message *held*.
            allowed = state is not SendState.HELD and may_go(entry.state, state, by_a_person=True)
            if not same and not allowed:
                raise WrongState(message_id, entry.state, state)
            if state is SendState.SENDING and entries.is_torn(connection, entry.id):
                raise StorageFailed("damaged", "body")
            _set_state(connection, entry.id, state, now, next_try_at)
            if state is SendState.SENDING:
                entries.begin_attempt(connection, entry.id, now)
            if outcome is not None:
                entries.end_attempt(connection, entry.id, outcome, now, self._redact)
            if state is SendState.ACCEPTED:
                _let_draft_go(connection, entry, now)
            elif state is SendState.REJECTED:
                _open_draft(connection, entry, now)
            elif state is SendState.DISCARDED and not same:
                _discard_draft(connection, entry, now)
            return entries.found(connection, entry.id)

        return await self._database.run(work)

    async def recover(self) -> list[Entry]:
        """At the start: what was being sent when the program ended is *unknown* now."""
        now = self._clock()
        lost = Outcome(kind=OutcomeKind.UNKNOWN, reason="crash")

        def work(connection: sqlite3.Connection) -> list[Entry]:
            found = entries.select(connection, "state = ?", (SendState.SENDING,))
            for entry in found:
                _set_state(connection, entry.id, found_at_start(entry.state), now)
                entries.end_attempt(connection, entry.id, lost, now, self._redact)
            return [entries.found(connection, entry.id) for entry in found]

        return await self._database.run(work)

    async def reopen(self, message_id: str) -> Draft:
        """Give the draft back for editing and take the message out of the outbox.

        A message that may have arrived comes back under a new ID: whatever is
        sent next is another message. Raises WrongState while it is being sent
        and after it was accepted.
        """
        now = self._clock()

        def work(connection: sqlite3.Connection) -> Draft:
            entry = _unless(connection, message_id, "editing")
            if entry.state in (SendState.HELD, SendState.QUEUED) and not entry.was_unknown:
                return _take_back(connection, entry, now)
            draft = _open_draft(connection, entry, now)
            _set_state(connection, entry.id, SendState.DISCARDED, now)
            return draft

        return await self._database.run(work)

    async def discard(self, message_id: str) -> None:
        """Give the message up; its draft goes to the trash.

        Raises WrongState while it is being sent and after it was accepted.
        """
        now = self._clock()

        def work(connection: sqlite3.Connection) -> None:
            entry = _unless(connection, message_id, "discarding")
            _discard_draft(connection, entry, now)
            _set_state(connection, entry.id, SendState.DISCARDED, now)

        await self._database.run(work)

    async def entry(self, message_id: str) -> Entry | None:
        """The message of that ID."""
        return await self._database.run(lambda connection: entries.find(connection, message_id))

    async def outbox(self) -> list[Entry]:
        """Every message that waits for the sender or for a person, the oldest first."""
        marks = ", ".join("?" * len(OUTBOX))
        return await self._database.run(
            lambda connection: entries.select(connection, f"state IN ({marks})", OUTBOX, "n")
        )

    async def sent(self, profile_id: str, limit: int = 200, search: str = "") -> list[Entry]:
        """A workspace's accepted messages with every word of *search*, the latest first."""
        condition, sought = search_condition("folded", search)
        return await self._database.run(
            lambda connection: entries.select(
                connection,
                f"state = ? AND profile_id = ? AND {condition}",
                (SendState.ACCEPTED, profile_id, *sought),
                "updated_at DESC, n DESC",
                limit,
            )
        )

    async def attempts(self, message_id: str) -> list[Attempt]:
        """Every try of the message and how it ended, the first one first."""
        return await self._database.run(lambda connection: entries.attempts(connection, message_id))

    async def forget_before(self, before: datetime) -> int:
        """Remove accepted and discarded messages last touched before then; how many.

        Only their IDs stay, so that none of them can be sent a second time.
        """
        values = (SendState.ACCEPTED, SendState.DISCARDED, before.timestamp())
        condition = "state IN (?, ?) AND updated_at < ?"

        def work(connection: sqlite3.Connection) -> int:
            connection.execute(
                f"INSERT OR IGNORE INTO spent (id) SELECT id FROM outbox WHERE {condition}"
                " AND (state = ? OR was_unknown)",
                (*values, SendState.ACCEPTED),
            )
            return connection.execute(f"DELETE FROM outbox WHERE {condition}", values).rowcount

        return await self._database.run(work)


def _refuse_repeat(connection: sqlite3.Connection, message_id: str) -> None:
    entry = entries.find(connection, message_id)
    if entry is None:
        if connection.execute("SELECT 1 FROM spent WHERE id = ?", (message_id,)).fetchone():
            raise AlreadySent(message_id, None)
        return
    if entry.was_unknown or not may_go(entry.state, SendState.HELD, by_a_person=True):
        raise AlreadySent(message_id, entry.state)


def _unless(connection: sqlite3.Connection, message_id: str, wanted: str) -> Entry:
    """The message, if a person may still decide what becomes of it."""
    entry = entries.find(connection, message_id)
    if entry is None or entry.state in (SendState.SENDING, SendState.ACCEPTED):
        raise WrongState(message_id, entry.state if entry else None, wanted)
    return entry


def _set_state(
    connection: sqlite3.Connection,
    message_id: str,
    state: SendState,
    now: float,
    next_try_at: datetime | None = None,
) -> None:
    connection.execute(
        "UPDATE outbox SET state = ?, updated_at = ?, next_try_at = ?,"
        " hold_until = CASE WHEN ? THEN hold_until END,"
        " was_unknown = was_unknown OR ? WHERE id = ?",
        (
            state,
            now,
            next_try_at.timestamp() if next_try_at else None,
            state is SendState.HELD,
            state is SendState.UNKNOWN,
            message_id,
        ),
    )


def _take_back(connection: sqlite3.Connection, entry: Entry, now: float) -> Draft:
    """Undo the hold: as if Send had never been pressed."""
    draft = entry.draft
    draft_rows.write(connection, draft, now)
    draft_rows.belongs_to(connection, draft.key, entry.profile_id)
    connection.execute(
        "UPDATE drafts SET sent_as = NULL, trashed_at = NULL WHERE key = ?", (draft.key,)
    )
    connection.execute("DELETE FROM outbox WHERE id = ?", (entry.id,))
    return draft


def _open_draft(connection: sqlite3.Connection, entry: Entry, now: float) -> Draft:
    """The draft of *entry*, editable again; under a new ID if the message may have arrived."""
    row = connection.execute("SELECT sent_as FROM drafts WHERE key = ?", (entry.key,)).fetchone()
    # It may have been opened (and edited) before; those words are the newer ones.
    is_open = row is not None and row[0] is None
    stored = draft_rows.read(connection, entry.key) if is_open else None
    draft = stored or entry.draft
    if entry.was_unknown and draft.id.casefold() == entry.id.casefold():
        draft = draft.replace(id=new_id())
    draft_rows.write(connection, draft, now)
    draft_rows.belongs_to(connection, draft.key, entry.profile_id)
    connection.execute(
        "UPDATE drafts SET sent_as = NULL, trashed_at = NULL WHERE key = ?", (draft.key,)
    )
    return draft


def _discard_draft(connection: sqlite3.Connection, entry: Entry, now: float) -> None:
    draft = _open_draft(connection, entry, now)
    connection.execute("UPDATE drafts SET trashed_at = ? WHERE key = ?", (now, draft.key))


def _let_draft_go(connection: sqlite3.Connection, entry: Entry, now: float) -> None:
    """Remove the draft of an accepted message, but no words that were not in it."""
    row = connection.execute(
        "SELECT 1 FROM drafts WHERE key = ? AND sent_as = ?", (entry.key, entry.id)
    ).fetchone()
    if row is None:
        return
    stored = draft_rows.read(connection, entry.key)
    if stored is None or to_json(stored) == to_json(entry.draft):
        draft_rows.erase(connection, entry.key)
        return
    # Somebody typed on after Send: that is another message now.
    draft_rows.write(connection, stored.replace(id=new_id()), now)
    connection.execute("UPDATE drafts SET sent_as = NULL WHERE key = ?", (entry.key,))
