"""The one sender of the program: everything that leaves goes through here.

A message is in the outbox, frozen and on the disk, before anything else
happens. One task per message carries it; a second click finds that task and
starts nothing. What may have arrived is asked about, never sent again by
itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import math
import random
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from mateo_desktop.app.answers import Answer, answer_of
from mateo_desktop.app.approvals import Approvals
from mateo_desktop.app.clock import Clock
from mateo_desktop.app.delivery import (
    OUT_OF_REACH,
    UNTIL_A_PERSON,
    UNTIL_BACK,
    WAITING_CODES,
    Delivery,
    Waiting,
    paused_until,
    stands_still,
)
from mateo_desktop.app.listing import ClientFor
from mateo_desktop.app.reconnecting import PROBE_AFTER_S, Reconnecting
from mateo_desktop.app.send_refused import SendRefused, refusal
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.payload import Payload
from mateo_desktop.domain.send_state import (
    LOOKUP_AFTER_S,
    SendState,
)
from mateo_desktop.domain.waiting import HOLD_DEFAULT_S, STALE_DEFAULT_MIN
from mateo_desktop.storage.database import StorageFailed
from mateo_desktop.storage.ledger import AlreadySent, Entry, Ledger, WrongState
from mateo_desktop.storage.profiles import Profile

__all__ = ["WAITING_CODES", "SendRefused", "Sender", "Waiting"]

#: What becomes of messages that have not left when the program ends.
Choice = Literal["keep", "send", "draft"]

#: How long a message that is being sent may take when the program ends.
CLOSING_GRACE_S = 10.0

_NOW: tuple[float, ...] = (0.0,)

_log = logging.getLogger(__name__)


class Sender:
    """Holds, sends, asks afterwards, and never forgets.

    *changed* is told every new state or wait of a message; one that was taken
    back is told as *discarded*. *accepted* follows once for each message that
    was accepted. ``hold_s`` and ``stale_minutes`` may be changed at any time.
    """

    def __init__(
        self,
        ledger: Ledger,
        client_for: ClientFor,
        tasks: Tasks,
        *,
        changed: Callable[[Entry], None],
        accepted: Callable[[Entry, Answer], None] = lambda _entry, _answer: None,
        window_end: Callable[[Entry], datetime | None] = lambda _entry: None,
        hold_s: float = HOLD_DEFAULT_S,
        stale_minutes: float = STALE_DEFAULT_MIN,
        clock: Clock | None = None,
        rng: Callable[[], float] = random.random,
        probe_after_s: Sequence[float] = PROBE_AFTER_S,
    ) -> None:
        self._ledger = ledger
        self._tasks = tasks
        self._changed = changed
        self._accepted = accepted
        self._clock = clock or Clock()
        self._reconnecting = Reconnecting(
            client_for,
            tasks,
            self._clock,
            waiting=self._out_of_reach,
            back=self.resume,
            after_s=probe_after_s,
        )
        self._delivery = Delivery(
            ledger,
            client_for,
            told=self._on_told,
            clock=self._clock,
            rng=rng,
            reached=self._reconnecting.reached,
        )
        self._approvals = Approvals(window_end, self._clock)
        self.hold_s = hold_s
        self.stale_minutes = stale_minutes
        self._outbox: dict[str, Entry] = {}
        self._waiting: dict[str, Waiting] = {}

    @property
    def stale_minutes(self) -> float:
        """A message that is late by more asks before it goes."""
        return self._approvals.stale_s / 60

    @stale_minutes.setter
    def stale_minutes(self, minutes: float) -> None:
        self._approvals.stale_s = minutes * 60

    @property
    def pending(self) -> list[Entry]:
        """The messages that have not left: what quitting must ask about."""
        waits = (SendState.HELD, SendState.QUEUED)
        return [entry for entry in self._outbox.values() if entry.state in waits]

    @property
    def shut_out(self) -> list[Entry]:
        """Those of ``pending`` that ask first: free text comes too late for their window."""
        return [each for each in self.pending if self._approvals.window_to_ask_about(each)]

    def waiting(self, message_id: str) -> Waiting | None:
        """Why the message stands where it stands, beyond its state."""
        return self._waiting.get(message_id)

    def seconds_left(self, entry: Entry) -> int | None:
        """The countdown of a held message, in whole seconds; None if none runs."""
        known = self._outbox.get(entry.id)
        left = self._delivery.seconds_left(entry.id)
        if known is None or known.state is not SendState.HELD or left is None:
            return None
        if entry.id in self._waiting:
            # It waits for something else, the disk for instance.
            return None
        return math.ceil(left)

    async def start(self) -> None:
        """Take up what the last run left: ask about what is unknown, go on with the rest."""
        await self._take_up_all({entry.id for entry in await self._ledger.recover()})

    async def look_anew(self) -> None:
        """The data was mended while it was used: take up what nobody here knows of.

        A repair leaves nothing that would go out by itself; it is asked about.
        """
        await self._take_up_all(set())

    async def _take_up_all(self, lost: set[str]) -> None:
        for entry in await self._ledger.outbox():
            if entry.id in self._outbox:
                continue
            if entry.state is SendState.UNKNOWN:
                after_s = LOOKUP_AFTER_S if entry.id in lost else _NOW
                self._run(entry.id, self._delivery.look_up(entry, after_s))
            elif entry.state in (SendState.HELD, SendState.QUEUED):
                self._take_up(entry)
            self._on_told(entry, self._waiting.get(entry.id))

    async def send(self, draft: Draft, payload: Payload, profile: Profile) -> Entry:
        """Freeze *payload* and put the message into the outbox; it leaves after the hold.

        Raises SendRefused for a message that is on its way or may have arrived,
        and StorageFailed; then nothing was taken and nothing leaves.
        """
        if self._delivery.closing:
            raise SendRefused("closing")
        hold_s = self.hold_s
        try:
            entry = await self._ledger.hold(
                draft,
                payload.body,
                payload.fingerprint,
                profile.id,
                profile.base_url,
                self._clock.now() + timedelta(seconds=hold_s),
            )
        except AlreadySent as error:
            raise SendRefused(refusal(error.state)) from None
        self._approvals.sent(entry)
        await self._tasks.stop(_task(entry.id))
        self._on_told(entry, None)
        self._run(entry.id, self._carry(entry, hold_s))
        return entry

    async def undo(self, message_id: str) -> Draft | None:
        """Take the message back: the very draft, or None if it is too late."""
        known = self._outbox.get(message_id)
        has_gone = known is not None and known.state is SendState.UNKNOWN
        if has_gone or self._delivery.is_leaving(message_id):
            return None
        await self._tasks.stop(_task(message_id))
        draft = await self._ledger.undo(message_id)
        await self._tell_anew(message_id)
        return draft

    async def send_now(self, message_id: str) -> None:
        """A person's word: end the hold, or try again without waiting any longer."""
        entry = self._outbox.get(message_id)
        if entry is None or entry.state not in (SendState.HELD, SendState.QUEUED):
            return
        self._approvals.give(message_id, knowing=self._asked(message_id))
        if not self._delivery.cut_short(message_id):
            self._run(message_id, self._carry(entry, 0))

    async def check_again(self, message_id: str) -> Entry | None:
        """Ask now whether an unknown message arrived; gives its state after that."""
        entry = await self._at_rest(message_id)
        if entry is not None:
            self._run(message_id, self._delivery.look_up(entry, _NOW))
            await self._tasks.wait(_task(message_id))
        return await self._ledger.entry(message_id)

    async def send_again(self, message_id: str) -> None:
        """A person's decision: the same bytes under the same ID once more.

        It is asked for once more first, and not sent if it is found; nor if its
        window has closed since, which asks like any other message. One that has
        certainly not left yet is only told to hurry.
        """
        known = self._outbox.get(message_id)
        if known is not None and known.state is not SendState.UNKNOWN:
            await self.send_now(message_id)
            return
        self._approvals.give(message_id, knowing=self._asked(message_id))
        entry = await self._at_rest(message_id)
        if entry is not None:
            self._run(message_id, self._once_more(entry))

    async def reopen(self, message_id: str) -> Draft | None:
        """Take the message out of the outbox to edit it; None if it is too late.

        What may have arrived comes back as another message, under a new ID.
        """
        return await self._take_out(message_id, self._ledger.reopen)

    async def discard(self, message_id: str) -> Draft | None:
        """Give the message up; its draft, now in the trash, or None if it is too late."""
        entry = await self._ledger.entry(message_id)

        async def give_up(message_id: str) -> Draft | None:
            await self._ledger.discard(message_id)
            return entry.draft if entry is not None else None

        return await self._take_out(message_id, give_up)

    def resume(self, profile_id: str | None = None) -> None:
        """The network (or the token) is back: go on with what waited for it.

        Unknown messages are asked about once more. Nothing that waits for a
        person goes by this.
        """
        outbox = [] if self._delivery.closing else list(self._outbox.values())
        for entry in outbox:
            if profile_id is not None and entry.profile_id != profile_id:
                continue
            waiting = self._waiting.get(entry.id)
            if entry.state is SendState.QUEUED and waiting and waiting.code in UNTIL_BACK:
                if not self._delivery.cut_short(entry.id):
                    self._run(entry.id, self._carry(entry, 0))
            elif entry.state is SendState.UNKNOWN and waiting not in UNTIL_A_PERSON:
                self._run(entry.id, self._delivery.look_up(entry, _NOW))

    async def aclose(self, choice: Choice = "keep", grace_s: float = CLOSING_GRACE_S) -> None:
        """Stop. What has not left is kept for the next start, sent now, or made drafts again.

        What is ``shut_out`` is kept even if the others are sent. What is being
        sent gets *grace_s* seconds, and is *unknown* after them.
        """
        if choice == "draft":
            for entry in self.pending:
                try:
                    await self.undo(entry.id)
                except StorageFailed as error:
                    # It stays in the outbox, and asks again at the next start.
                    _log.warning("a message could not be made a draft again: %s", error.code)
        self._delivery.closing = True
        self._reconnecting.close()
        ending = [each for each in self._outbox if self._delivery.is_leaving(each)]
        others = [each for each in self._outbox if each not in ending]
        await asyncio.gather(*(self._tasks.stop(_task(each)) for each in others))
        if choice == "send":
            asking = self.shut_out
            for entry in [each for each in self.pending if each not in asking]:
                ending.append(entry.id)
                await self.send_now(entry.id)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(grace_s):
                await asyncio.gather(*(self._tasks.wait(_task(each)) for each in ending))
        await asyncio.gather(*(self._tasks.stop(_task(each)) for each in ending))

    def _take_up(self, entry: Entry) -> None:
        """Go on with a message of an earlier run, or say why a click is needed."""
        code = stands_still(entry.outcome) if entry.outcome else ""
        until = paused_until(entry) if code == "paused" else None
        code = code or self._reason_to_ask(entry)
        if code:
            self._waiting[entry.id] = Waiting(code, until)
        else:
            # A held one gets its whole hold again: nothing leaves unseen.
            self._run(entry.id, self._carry(entry, self.hold_s, patient=True))

    async def _carry(self, entry: Entry, hold_s: float, *, patient: bool = False) -> None:
        if entry.state is SendState.HELD:
            entry = await self._delivery.hold(entry, hold_s)
        if patient:
            await self._delivery.wait_for_turn(entry)
        await self._delivery.deliver(entry, may_go=self._reason_to_ask)

    async def _once_more(self, entry: Entry) -> None:
        entry = await self._delivery.look_up(entry, _NOW)
        if entry.state is SendState.UNKNOWN:
            await self._delivery.deliver(entry, may_go=self._approvals.window_to_ask_about)

    def _reason_to_ask(self, entry: Entry) -> str:
        due = entry.hold_until or entry.created_at + timedelta(seconds=self.hold_s)
        return self._approvals.reason_to_ask(entry, due)

    def _asked(self, message_id: str) -> bool:
        """Whether the message waits for a word on its closed window."""
        return self._waiting.get(message_id) == Waiting("window_closed")

    async def _at_rest(self, message_id: str) -> Entry | None:
        """The message if it is unknown, with nothing under way for it."""
        if self._delivery.is_leaving(message_id):
            return None
        await self._tasks.stop(_task(message_id))
        entry = await self._ledger.entry(message_id)
        return entry if entry is not None and entry.state is SendState.UNKNOWN else None

    async def _take_out(
        self, message_id: str, way: Callable[[str], Coroutine[Any, Any, Draft | None]]
    ) -> Draft | None:
        if self._delivery.is_leaving(message_id):
            return None
        await self._tasks.stop(_task(message_id))
        try:
            return await way(message_id)
        except WrongState:
            return None
        finally:
            await self._tell_anew(message_id)

    async def _tell_anew(self, message_id: str) -> None:
        """Tell what the disk says of a message that a person had a hand in."""
        entry = await self._ledger.entry(message_id)
        known = self._outbox.get(message_id)
        if entry is not None:
            self._on_told(entry, None)
        elif known is not None:
            self._on_told(dataclasses.replace(known, state=SendState.DISCARDED), None)

    def _on_told(self, entry: Entry, waiting: Waiting | None) -> None:
        known = self._outbox.get(entry.id)
        if waiting is None:
            self._waiting.pop(entry.id, None)
        else:
            self._waiting[entry.id] = waiting
        if entry.state in (SendState.ACCEPTED, SendState.DISCARDED):
            self._outbox.pop(entry.id, None)
            self._approvals.forget(entry.id)
        else:
            self._outbox[entry.id] = entry
        self._changed(entry)
        was_sending = known is not None and known.state is SendState.SENDING
        if entry.state is SendState.ACCEPTED:
            self._accepted(entry, answer_of(entry))
        if was_sending and entry.state in (SendState.ACCEPTED, SendState.REJECTED):
            # The server answered, so whoever waited for the network may go on.
            self._reconnecting.answered(entry.profile_id)
            self.resume(entry.profile_id)
        if waiting is not None and waiting.code in OUT_OF_REACH:
            self._reconnecting.watch(entry.profile_id)

    def _out_of_reach(self, profile_id: str) -> list[str]:
        """The messages of that workspace which wait for nothing but the network."""
        return [
            entry.id
            for entry in self._outbox.values()
            if entry.profile_id == profile_id
            and (waiting := self._waiting.get(entry.id)) is not None
            and waiting.code in OUT_OF_REACH
        ]

    def _run(self, message_id: str, coroutine: Coroutine[Any, Any, object]) -> None:
        self._tasks.start(_task(message_id), coroutine)


def _task(message_id: str) -> str:
    return f"send:{message_id}"
