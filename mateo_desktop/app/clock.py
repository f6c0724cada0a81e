"""Time as this layer sees it, so that tests need not wait for it.

Three kinds are kept apart: the moment on the wall (shown, stored, may jump),
seconds that only grow (for countdowns), and being called back later.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class Timer(Protocol):
    """Something that happens later, unless it is cancelled."""

    def cancel(self) -> None:
        """Let it not happen."""


class Clock:
    """The running loop's own time."""

    def now(self) -> datetime:
        """The moment on the wall, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only grow."""
        return asyncio.get_running_loop().time()

    def later(self, delay_s: float, call: Callable[[], None]) -> Timer:
        """Call back in *delay_s* seconds."""
        return asyncio.get_running_loop().call_later(delay_s, call)

    async def sleep(self, delay_s: float) -> None:
        """Return in *delay_s* seconds."""
        await Pause(self, delay_s).over()


class Pause:
    """A wait that can be cut short."""

    def __init__(self, clock: Clock, delay_s: float) -> None:
        self._clock = clock
        self._over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._until = clock.monotonic() + delay_s
        self._timer = clock.later(delay_s, self.cut_short)

    @property
    def seconds_left(self) -> float:
        """How long it still lasts, never negative."""
        return max(0.0, self._until - self._clock.monotonic())

    def cut_short(self) -> None:
        """Let it be over now."""
        if not self._over.done():
            self._over.set_result(None)

    async def over(self) -> None:
        """Return when it is over."""
        try:
            await self._over
        finally:
            self._timer.cancel()
