"""Two requests a second for the whole program, and sends go first.

The server counts a request somewhere between our start and its answer, we do
not know when. So a turn is over one window after the *answer*, and at the
latest two windows after the start: then no window of the server's clock can
ever hold more than we are allowed (mateo-api.md, 1.2).
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import enum
import heapq
import itertools
import re
from collections.abc import AsyncIterator, Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Protocol

from mateo_desktop.api.errors import RateLimited

_WINDOW_S = 1.0

#: No header can silence the program for longer; the next answer says more.
_LONGEST_PAUSE_S = 120.0

_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FIRST_NUMBER = re.compile(r"\s*([0-9]{1,15})")

# Repeated headers arrive as one, joined by commas; a date has a comma of its own.
_BETWEEN = re.compile(r",(?!\s*[0-9]{1,2}[ -][A-Za-z])")

#: More digits say no more; and every float below is a whole number.
_FOR_EVER_S = 1e15

# A reset time above this is a moment since 1970, not a number of seconds.
_A_MOMENT = 1_000_000_000


class Priority(enum.IntEnum):
    """Who goes first. A helper that would wait long says so instead."""

    SEND = 0
    HELP = 1


_PATIENCE_S = {Priority.SEND: _LONGEST_PAUSE_S, Priority.HELP: 10.0}


class _Timer(Protocol):
    def cancel(self) -> None: ...


class _Turn:
    """One request's place in the window, free again at ``over_at``."""

    __slots__ = ("over_at",)

    def __init__(self, over_at: float) -> None:
        self.over_at = over_at


class Limiter:
    """Hands out turns: by priority, then in the order they were asked for.

    *clock* gives seconds that only grow, *later* calls back after a delay; both
    are the running loop's own unless given.
    """

    def __init__(
        self,
        rate: int = 2,
        *,
        clock: Callable[[], float] | None = None,
        later: Callable[[float, Callable[[], None]], _Timer] | None = None,
    ) -> None:
        self._rate = rate
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._later = later or (
            lambda delay, call: asyncio.get_running_loop().call_later(delay, call)
        )
        self._turns: list[_Turn] = []
        self._waiting: list[tuple[Priority, int, asyncio.Future[_Turn]]] = []
        self._order = itertools.count()
        self._paused_until = float("-inf")
        self._timer: _Timer | None = None

    @contextlib.asynccontextmanager
    async def turn(self, priority: Priority = Priority.HELP) -> AsyncIterator[None]:
        """Wait until a request may start, and hold its place while it runs.

        Raises ``RateLimited`` at once when the server asked for a pause that is
        longer than this kind of request has patience for.
        """
        pause_s = self._paused_until - self._clock()
        if pause_s > _PATIENCE_S[priority]:
            raise RateLimited(pause_s)
        turn = await self._next(priority)
        try:
            yield
        finally:
            turn.over_at = min(turn.over_at, self._clock() + _WINDOW_S)
            self._hand_out()

    def heed(self, headers: Mapping[str, str], status: int = 200) -> None:
        """Make a pause when an answer says that nothing is left for now."""
        pause_s: float | None = None
        if status == 429:
            pause_s = retry_after_s(headers)
        elif _first_number(headers.get("ratelimit-remaining", "")) == 0:
            pause_s = _reset_s(headers)
        else:
            return
        pause_s = _WINDOW_S if pause_s is None else min(pause_s, _LONGEST_PAUSE_S)
        self._paused_until = max(self._paused_until, self._clock() + pause_s)
        self._send_away(self._paused_until - self._clock())
        self._hand_out()

    def _send_away(self, pause_s: float) -> None:
        """Tell those who wait already, but would not wait that long."""
        for priority, _, future in self._waiting:
            if pause_s > _PATIENCE_S[priority] and not future.done():
                future.set_exception(RateLimited(pause_s))

    async def _next(self, priority: Priority) -> _Turn:
        future: asyncio.Future[_Turn] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (priority, next(self._order), future))
        self._hand_out()
        try:
            return await future
        except asyncio.CancelledError:
            # The turn may have been handed out in the very moment of the cancel.
            if future.done() and not future.cancelled() and not future.exception():
                self._turns.remove(future.result())
            self._hand_out()
            raise

    def _hand_out(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = self._clock()
        self._turns = [turn for turn in self._turns if turn.over_at > now]
        while self._waiting:
            if self._waiting[0][2].done():  # cancelled or sent away meanwhile
                heapq.heappop(self._waiting)
                continue
            wait_s = self._paused_until - now
            if len(self._turns) >= self._rate:
                wait_s = max(wait_s, min(turn.over_at for turn in self._turns) - now)
            if wait_s > 0:
                # Never under a millisecond: a timer may fire a tick too early.
                self._timer = self._later(max(wait_s, 0.001), self._hand_out)
                return
            turn = _Turn(now + 2 * _WINDOW_S)
            self._turns.append(turn)
            heapq.heappop(self._waiting)[2].set_result(turn)


def retry_after_s(headers: Mapping[str, str], now: datetime.datetime | None = None) -> float | None:
    """The pause an answer asks for in seconds, never negative; None if it names none.

    A date counts from the answer's own ``Date``, because the clock of this
    machine may be wrong; *now* stands in where there is none. Of several the
    longest counts. Without a ``Retry-After`` that makes sense, ``ratelimit-reset``
    is asked. *headers* are in lower case.
    """
    pauses = []
    for text in _BETWEEN.split(headers.get("retry-after", "")):
        if _DECIMAL.fullmatch(text.strip()):
            pauses.append(min(float(text), _FOR_EVER_S))
        elif (until := _moment(text.strip())) is not None:
            pauses.append(max(0.0, (until - _answered_at(headers, now)).total_seconds()))
    return max(pauses) if pauses else _reset_s(headers, now)


def _reset_s(headers: Mapping[str, str], now: datetime.datetime | None = None) -> float | None:
    number = _first_number(headers.get("ratelimit-reset", ""))
    if number is not None and number >= _A_MOMENT:
        return max(0.0, number - _answered_at(headers, now).timestamp())
    return None if number is None else float(number)


def _answered_at(headers: Mapping[str, str], now: datetime.datetime | None) -> datetime.datetime:
    return _moment(headers.get("date", "")) or now or datetime.datetime.now(datetime.UTC)


def _moment(text: str) -> datetime.datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        # The old asctime form has no zone; HTTP means GMT by it.
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
        return zoned.astimezone(datetime.UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _first_number(text: str) -> int | None:
    found = _FIRST_NUMBER.match(text)
    return int(found[1]) if found else None
