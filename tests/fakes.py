"""Time in the hands of a test. Everything else a test can have for real."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from mateo_desktop.app.clock import Clock

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclasses.dataclass(eq=False)
class FakeTimer:
    """Something that happens when its clock gets there."""

    at: float
    call: Callable[[], None]
    is_cancelled: bool = False

    def cancel(self) -> None:
        self.is_cancelled = True


class HandClock(Clock):
    """Stands still until ``forward``."""

    def __init__(self, start: datetime = MORNING) -> None:
        self._start = start
        self._passed = 0.0
        self._timers: list[FakeTimer] = []
        self._set = asyncio.Event()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._passed)

    def monotonic(self) -> float:
        return self._passed

    def timestamp(self) -> float:
        return self.now().timestamp()

    def later(self, delay_s: float, call: Callable[[], None]) -> FakeTimer:
        timer = FakeTimer(self._passed + delay_s, call)
        self._timers.append(timer)
        self._set.set()
        return timer

    @property
    def timers(self) -> list[float]:
        """In how many seconds something is to happen, the next one first."""
        return sorted(t.at - self._passed for t in self._timers if not t.is_cancelled)

    async def set_for(self, delay_s: float) -> None:
        """Wait until somebody waits that long."""
        async with asyncio.timeout(60):
            while not any(abs(left - delay_s) < 0.001 for left in self.timers):
                self._set.clear()
                await self._set.wait()

    def forward(self, seconds: float) -> None:
        """Let time pass, and what was to happen meanwhile happen."""
        end = self._passed + seconds
        while due := [t for t in self._timers if not t.is_cancelled and t.at <= end]:
            timer = min(due, key=lambda one: one.at)
            self._timers.remove(timer)
            self._passed = max(self._passed, timer.at)
            timer.call()
        self._passed = end


class FastClock(HandClock):
    """Never makes anybody wait; ``waits`` says how long it would have been."""

    def __init__(self, start: datetime = MORNING) -> None:
        super().__init__(start)
        self.waits: list[float] = []

    def later(self, delay_s: float, call: Callable[[], None]) -> FakeTimer:
        self.waits.append(delay_s)
        timer = FakeTimer(self._passed + delay_s, call)
        asyncio.get_running_loop().call_soon(self._happen, timer)
        return timer

    def _happen(self, timer: FakeTimer) -> None:
        if not timer.is_cancelled:
            self._passed = max(self._passed, timer.at)
            timer.call()


class Told:
    """Remembers what it was told, and lets a test wait for it."""

    def __init__(self) -> None:
        self.all: list[tuple[object, ...]] = []
        self._news = asyncio.Event()

    def __call__(self, *values: object) -> None:
        self.all.append(values)
        self._news.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Return as soon as *condition* holds, looked at whenever something is told."""
        async with asyncio.timeout(60):
            while not condition():
                self._news.clear()
                await self._news.wait()
