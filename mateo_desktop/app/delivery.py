"""One message on its way out, from the end of its hold to a fate that is known.

Every step is on the disk before it is taken: *sending* before the first byte
leaves, the outcome before anything follows from it. So whatever moment the
program dies in, the next start finds a state that tells no lie, and nothing
is ever sent twice but by a person's decision.
"""

from __future__ import annotations

import asyncio
import dataclasses
import functools
import logging
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mateo_desktop.api.address import parse_base_url
from mateo_desktop.api.errors import ApiError, BadBaseUrl, RateLimited, Refused
from mateo_desktop.app.answers import found_answer
from mateo_desktop.app.clock import Clock, Pause
from mateo_desktop.app.listing import ClientFor
from mateo_desktop.domain.send_state import (
    LONGEST_PAUSE_S,
    LOOKUP_AFTER_S,
    MAX_TRIES,
    Outcome,
    OutcomeKind,
    SendState,
    backoff_s,
    next_state,
)
from mateo_desktop.storage.database import StorageFailed
from mateo_desktop.storage.ledger import Entry, Ledger, WrongState

if TYPE_CHECKING:
    from mateo_desktop.api.client import MateoClient

#: Why a message stands where it stands, beyond its state.
WAITING_CODES: tuple[str, ...] = (
    "busy",  # the server asked for pauses often enough; waits like "offline"
    "cannot_look_up",  # the server has no look-up; only a person can decide
    "looking_up",  # asked about until it is found
    "no_token",  # until the profile has a token (again)
    "not_found",  # looked for in vain, the last time at ``until``
    "not_possible",  # the request cannot be made like this; waits for a click
    "offline",  # tried often enough; waits for the network or a click
    "other_address",  # the profile has another base URL by now; never sent there
    "paused",  # the server wants a longer pause, until ``until``; then a click
    "retry",  # tried again by itself at ``until``
    "stale",  # too old to go without a click
    "storage",  # the disk does not take it; tried again by itself
    "tls",  # nobody to be trusted answers; waits for a click
    "window_closed",  # the customer's last message is too old for free text; waits for a click
)

_STORAGE_RETRY_S = 2.0
_SHORTEST_PAUSE_S = 1.0

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, slots=True)
class Waiting:
    """Why a message waits; ``code`` is one of ``WAITING_CODES``."""

    code: str
    until: datetime | None = None


#: Waits that end when the network (or the token) is back.
UNTIL_BACK = frozenset({"busy", "offline", "no_token", "retry"})

#: Waits that nothing but news of the network ends.
OUT_OF_REACH = frozenset({"busy", "offline"})

#: Waits of a message that may have arrived in which it is not asked for by itself.
UNTIL_A_PERSON = (Waiting("cannot_look_up"), Waiting("window_closed"))


class Delivery:
    """Carries messages, each in a task of its own.

    *told* gets every new state of a message, after it is on the disk.
    *reached* gets the workspace of which any request came through.
    """

    def __init__(
        self,
        ledger: Ledger,
        client_for: ClientFor,
        *,
        told: Callable[[Entry, Waiting | None], None],
        clock: Clock,
        rng: Callable[[], float] = random.random,
        reached: Callable[[str], None] = lambda _profile_id: None,
    ) -> None:
        self._ledger = ledger
        self._client_for = client_for
        self._told = told
        self._clock = clock
        self._rng = rng
        self._reached = reached
        self._pauses: dict[str, Pause] = {}
        self._leaving: set[str] = set()
        #: Set when the program ends: no further try, no further look-up.
        self.closing = False

    def is_leaving(self, message_id: str) -> bool:
        """Whether it is too late to stop it: the first byte may be gone."""
        return message_id in self._leaving

    def seconds_left(self, message_id: str) -> float | None:
        """How long the pause lasts that the message makes just now."""
        pause = self._pauses.get(message_id)
        return None if pause is None else pause.seconds_left

    def cut_short(self, message_id: str) -> bool:
        """End the pause the message makes just now; False if it makes none."""
        pause = self._pauses.get(message_id)
        if pause is not None:
            pause.cut_short()
        return pause is not None

    async def wait_for_turn(self, entry: Entry) -> None:
        """Wait as long as the last try of an earlier run asked for."""
        if entry.next_try_at is not None:
            delay_s = (entry.next_try_at - self._clock.now()).total_seconds()
            # The clock of the machine may have been set meanwhile.
            delay_s = min(delay_s, LONGEST_PAUSE_S)
            await self._pause(entry, delay_s, Waiting("retry", entry.next_try_at))

    async def hold(self, entry: Entry, hold_s: float) -> Entry:
        """Wait for the end of the hold; gives the message, queued."""
        if hold_s > 0:
            await self._pause(entry, hold_s, None)
        entry = await self._mark(entry, SendState.QUEUED)
        self._told(entry, None)
        return entry

    async def deliver(self, entry: Entry, *, may_go: Callable[[Entry], str]) -> Entry:
        """Send the queued (or, by a person, unknown) *entry* until its fate is known.

        Before each try *may_go* gives the code of a reason to ask first, or "".
        """
        for tries in range(1, MAX_TRIES + 1):
            reason = may_go(entry)
            client = None if reason else await self._client(entry)
            if client is None or isinstance(client, Waiting):
                self._told(entry, client or Waiting(reason))
                return entry
            entry = await self._post(entry, client, tries)
            if entry.state is SendState.UNKNOWN:
                return await self.look_up(entry)
            if entry.state is not SendState.QUEUED:
                self._told(entry, None)
                return entry
            waiting = self._after_not_sent(entry, tries)
            if entry.next_try_at is None or self.closing:
                self._told(entry, waiting)
                return entry
            delay_s = (entry.next_try_at - self._clock.now()).total_seconds()
            await self._pause(entry, delay_s, waiting)
        return entry

    async def look_up(self, entry: Entry, after_s: Sequence[float] = LOOKUP_AFTER_S) -> Entry:
        """Ask whether *entry* arrived after all; accepted if it is found, else as it was."""
        code = "not_found"
        for delay_s in after_s:
            if self.closing:
                # The next start asks.
                self._told(entry, None)
                return entry
            await self._pause(entry, delay_s, Waiting("looking_up"))
            client = await self._client(entry)
            if isinstance(client, Waiting):
                self._told(entry, client)
                return entry
            try:
                message = await client.message(entry.id)
            except Refused:
                # This key or this server has no look-up; asking again is no use.
                self._told(entry, Waiting("cannot_look_up"))
                return entry
            except RateLimited:
                continue
            except ApiError:
                code = "offline"
                continue
            code = "not_found"
            if message is not None:
                found = Outcome(OutcomeKind.ACCEPTED, reason="found", answer=found_answer(message))
                entry = await self._mark(entry, SendState.ACCEPTED, outcome=found)
                self._told(entry, None)
                return entry
        self._told(entry, Waiting(code, self._clock.now()))
        return entry

    async def _client(self, entry: Entry) -> MateoClient | Waiting:
        """Whoever may carry *entry*: the very profile and address it was meant for."""
        client = await self._client_for(entry.profile_id)
        if client is None:
            return Waiting("no_token")
        client.reached = functools.partial(self._reached, entry.profile_id)
        try:
            meant = parse_base_url(entry.base_url).url
        except BadBaseUrl:
            return Waiting("other_address")
        return client if client.base_url == meant else Waiting("other_address")

    async def _post(self, entry: Entry, client: MateoClient, tries: int) -> Entry:
        """Commit *sending*, let the frozen bytes go once, commit what became of them."""
        sent = False
        self._leaving.add(entry.id)
        try:
            entry = await self._begin(entry)
            self._told(entry, None)
            sent = True
            outcome = await client.send_message(entry.body, entry.id)
        except asyncio.CancelledError:
            left = sent and client.may_have_left(entry.id)
            kind = OutcomeKind.UNKNOWN if left else OutcomeKind.NOT_SENT
            await self._settle_at_the_end(entry, Outcome(kind, reason="interrupted"))
            raise
        except WrongState:
            raise
        except Exception:
            # A fault of ours, and nobody knows how far the message came.
            kind = OutcomeKind.UNKNOWN if sent else OutcomeKind.NOT_SENT
            await self._settle_at_the_end(entry, Outcome(kind, reason="unexpected"))
            raise
        else:
            return await self._settle(entry, outcome, tries)
        finally:
            self._leaving.discard(entry.id)

    async def _begin(self, entry: Entry) -> Entry:
        """Commit *sending*. As long as that fails nothing leaves, and Undo works."""
        failed = False
        while True:
            try:
                return await self._ledger.mark(entry.id, SendState.SENDING)
            except StorageFailed as error:
                failed = True
                _log.warning("a message's state could not be written down: %s", error.code)
            except WrongState as error:
                if not (failed and error.state is SendState.SENDING):
                    raise
                # The disk took the step although it said no. Nothing has left.
                await self._settle_at_the_end(
                    entry, Outcome(OutcomeKind.NOT_SENT, reason="storage")
                )
            self._leaving.discard(entry.id)
            await self._pause(entry, _STORAGE_RETRY_S, Waiting("storage"))
            self._leaving.add(entry.id)

    async def _settle(self, entry: Entry, outcome: Outcome, tries: int) -> Entry:
        state = next_state(SendState.SENDING, outcome, was_unknown=entry.was_unknown)
        next_try_at = None
        if state is SendState.QUEUED:
            delay_s = self._delay_s(outcome, tries)
            if delay_s is not None:
                next_try_at = self._clock.now() + timedelta(seconds=delay_s)
        return await self._mark(entry, state, outcome=outcome, next_try_at=next_try_at)

    async def _settle_at_the_end(self, entry: Entry, outcome: Outcome) -> None:
        """Write down how a try ended, in one attempt: nothing more is done after it."""
        state = next_state(SendState.SENDING, outcome, was_unknown=entry.was_unknown)
        try:
            self._told(await self._ledger.mark(entry.id, state, outcome=outcome), None)
        except (StorageFailed, WrongState) as error:
            # Then the next start finds it as *sending*, which means unknown.
            _log.warning("the end of a try could not be written down: %s", error)

    async def _mark(
        self,
        entry: Entry,
        state: SendState,
        *,
        outcome: Outcome | None = None,
        next_try_at: datetime | None = None,
    ) -> Entry:
        """``Ledger.mark``, for as long as it takes the disk to recover."""
        while True:
            try:
                return await self._ledger.mark(
                    entry.id, state, outcome=outcome, next_try_at=next_try_at
                )
            except StorageFailed as error:
                _log.warning("a message's state could not be written down: %s", error.code)
            await self._pause(entry, _STORAGE_RETRY_S, Waiting("storage"))

    def _delay_s(self, outcome: Outcome, tries: int) -> float | None:
        """When to try again what was certainly not sent; None: not by ourselves."""
        if stands_still(outcome) or tries >= MAX_TRIES:
            return None
        delay_s = backoff_s(tries, self._rng)
        if outcome.kind is OutcomeKind.RATE_LIMITED:
            # Jitter may give next to nothing, and so may the server.
            asked_s = outcome.retry_after_s
            delay_s = max(_SHORTEST_PAUSE_S, delay_s if asked_s is None else asked_s)
        return delay_s

    def _after_not_sent(self, entry: Entry, tries: int) -> Waiting:
        if entry.outcome is not None and (code := stands_still(entry.outcome)):
            return Waiting(code, paused_until(entry))
        if tries >= MAX_TRIES:
            limited = entry.outcome is not None and entry.outcome.kind is OutcomeKind.RATE_LIMITED
            return Waiting("busy" if limited else "offline")
        return Waiting("retry", entry.next_try_at)

    async def _pause(self, entry: Entry, delay_s: float, waiting: Waiting | None) -> None:
        pause = self._pauses[entry.id] = Pause(self._clock, max(0.0, delay_s))
        self._told(entry, waiting)
        try:
            await pause.over()
        finally:
            del self._pauses[entry.id]


def stands_still(outcome: Outcome) -> str:
    """The waiting code of an outcome after which only a click goes on, or ""."""
    if outcome.kind is OutcomeKind.RATE_LIMITED:
        return "paused" if (outcome.retry_after_s or 0) > LONGEST_PAUSE_S else ""
    if outcome.kind is not OutcomeKind.NOT_SENT:
        return ""
    if outcome.reason == "tls":
        return "tls"
    if outcome.reason in ("bad_token", "local_protocol", "off_origin"):
        return "not_possible"
    return ""


def paused_until(entry: Entry) -> datetime | None:
    """Until when the server wants no further request about *entry*."""
    wanted = entry.outcome.retry_after_s if entry.outcome else None
    # A year says as much as 10^15 seconds, and is a date.
    return entry.updated_at + timedelta(seconds=min(wanted, 31_536_000)) if wanted else None
