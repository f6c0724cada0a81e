"""Two requests a second, sends first, and pauses that servers ask for."""

from __future__ import annotations

import asyncio
import datetime
import heapq
import itertools
from collections.abc import Callable

import pytest

from mateo_desktop.api.errors import RateLimited
from mateo_desktop.api.limiter import Limiter, Priority, retry_after_s

NOW = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


class FakeTime:
    """A clock that is turned by hand."""

    class Timer:
        def __init__(self, call: Callable[[], None]) -> None:
            self.call: Callable[[], None] | None = call

        def cancel(self) -> None:
            self.call = None

    def __init__(self) -> None:
        self.now = 1_000.0
        self._timers: list[tuple[float, int, FakeTime.Timer]] = []
        self._order = itertools.count()

    def clock(self) -> float:
        return self.now

    def later(self, delay: float, call: Callable[[], None]) -> FakeTime.Timer:
        timer = self.Timer(call)
        heapq.heappush(self._timers, (self.now + delay, next(self._order), timer))
        return timer

    def ring(self, seconds: float) -> None:
        """Let time pass and call the timers, while no task can run."""
        self.now += seconds
        while self._timers and self._timers[0][0] <= self.now:
            timer = heapq.heappop(self._timers)[2]
            if timer.call is not None:
                timer.call()

    async def advance(self, seconds: float) -> None:
        end = self.now + seconds
        await settle()
        while self._timers and self._timers[0][0] <= end:
            self.now, _, timer = heapq.heappop(self._timers)
            if timer.call is not None:
                timer.call()
            await settle()
        self.now = end

    @property
    def armed(self) -> int:
        return sum(timer.call is not None for *_, timer in self._timers)


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


class Calls:
    """Requests that take *seconds* each and note when they started."""

    def __init__(self, time: FakeTime, limiter: Limiter) -> None:
        self.time = time
        self.limiter = limiter
        self.started: list[tuple[str, float]] = []

    def start(
        self, name: str, priority: Priority = Priority.HELP, seconds: float = 0.0
    ) -> asyncio.Task[None]:
        return asyncio.create_task(self._call(name, priority, seconds))

    async def _call(self, name: str, priority: Priority, seconds: float) -> None:
        async with self.limiter.turn(priority):
            self.started.append((name, round(self.time.now - 1_000, 3)))
            if seconds:
                done = asyncio.Event()
                self.time.later(seconds, done.set)
                await done.wait()

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.started]


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def limiter(time: FakeTime) -> Limiter:
    return Limiter(clock=time.clock, later=time.later)


@pytest.fixture
def calls(time: FakeTime, limiter: Limiter) -> Calls:
    return Calls(time, limiter)


async def test_no_second_holds_more_than_two_starts(time: FakeTime, calls: Calls) -> None:
    tasks = [calls.start(str(i), seconds=(i % 4) * 0.17) for i in range(20)]
    await time.advance(60)

    assert all(task.done() for task in tasks)
    at = [when for _, when in calls.started]
    assert all(third - first >= 1 for first, third in zip(at, at[2:], strict=False))
    assert at[:2] == [0, 0], "nobody waits without need"


async def test_a_slow_request_frees_its_place_after_two_seconds(
    time: FakeTime, calls: Calls
) -> None:
    slow = [calls.start("slow", seconds=50) for _ in range(2)]
    quick = calls.start("quick")
    await time.advance(1.9)
    assert calls.names == ["slow", "slow"]

    await time.advance(0.2)
    assert calls.names == ["slow", "slow", "quick"]

    await time.advance(60)
    await asyncio.gather(*slow, quick)


async def test_sends_go_first_and_the_rest_in_order(time: FakeTime, calls: Calls) -> None:
    tasks = [calls.start(name) for name in "abcdef"]
    await time.advance(0)
    tasks += [calls.start(name, Priority.SEND) for name in "XY"]
    await time.advance(60)

    assert calls.names == ["a", "b", "X", "Y", "c", "d", "e", "f"]
    await asyncio.gather(*tasks)


async def test_who_is_cancelled_while_waiting_takes_no_place(time: FakeTime, calls: Calls) -> None:
    tasks = [calls.start(name) for name in "abcd"]
    await time.advance(0)
    tasks[2].cancel()
    await time.advance(1)

    assert calls.names == ["a", "b", "d"]
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_who_is_cancelled_in_the_moment_of_its_turn_gives_it_back(
    time: FakeTime, calls: Calls
) -> None:
    tasks = [calls.start(name) for name in "abcd"]
    await time.advance(0)
    time.ring(1)  # c and d have their turns now, and have not run on
    for task in tasks[2:]:
        task.cancel()
    tasks += [calls.start(name) for name in "ef"]
    await time.advance(0)

    assert calls.started == [("a", 0), ("b", 0), ("e", 1), ("f", 1)]
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_no_timer_is_left_when_nobody_waits(time: FakeTime, calls: Calls) -> None:
    tasks = [calls.start(name) for name in "abc"]
    await time.advance(0)
    assert time.armed == 1

    tasks[2].cancel()
    await time.advance(0)

    assert time.armed == 0
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.parametrize(
    ("headers", "status", "pause_s"),
    [
        ({"ratelimit-remaining": "0", "ratelimit-reset": "5"}, 200, 5),
        ({"ratelimit-remaining": "0;w=1", "ratelimit-reset": " 3, 9"}, 200, 3),
        ({"ratelimit-remaining": "0"}, 200, 1),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "soon"}, 200, 1),
        ({"ratelimit-remaining": "1", "ratelimit-reset": "5"}, 200, 0),
        ({"ratelimit-remaining": "none"}, 200, 0),
        ({}, 200, 0),
        ({}, 429, 1),
        ({"retry-after": "4"}, 429, 4),
        ({"retry-after": "nonsense", "ratelimit-reset": "6"}, 429, 6),
        ({"retry-after": "999999"}, 429, 120),
        (
            {
                "ratelimit-remaining": "0",
                "ratelimit-reset": "1795348809",
                "date": "Sun, 22 Nov 2026 12:00:00 GMT",
            },
            200,
            9,
        ),
    ],
)
async def test_what_an_answer_says_is_heeded(
    headers: dict[str, str], status: int, pause_s: float, time: FakeTime, calls: Calls
) -> None:
    calls.limiter.heed(headers, status)
    task = calls.start("a", Priority.SEND)
    await time.advance(200)
    await task

    assert calls.started == [("a", pause_s)]


async def test_a_helper_says_so_rather_than_wait_long(time: FakeTime, calls: Calls) -> None:
    for name in "ab":
        await calls.start(name)
    waiting = calls.start("waiting")
    await time.advance(0)
    calls.limiter.heed({"retry-after": "60"}, 429)

    late = calls.start("late")
    send = calls.start("send", Priority.SEND)
    await time.advance(61)

    for task in (waiting, late):
        with pytest.raises(RateLimited) as caught:
            await task
        assert caught.value.retry_after_s == pytest.approx(60, abs=1)
    await send
    assert calls.started[-1] == ("send", 60)


async def test_on_the_real_clock_it_waits_too() -> None:
    limiter = Limiter()
    loop = asyncio.get_running_loop()
    start = loop.time()

    for _ in range(3):
        async with limiter.turn():
            pass

    assert loop.time() - start >= 0.999


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "0"}, 0),
        ({"retry-after": "7"}, 7),
        ({"retry-after": " 7 "}, 7),
        ({"retry-after": "007"}, 7),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "86400"}, 86_400),
        ({"retry-after": "Sun, 22 Nov 2026 12:00:30 GMT"}, 30),
        ({"retry-after": "Sun, 22 Nov 2026 13:00:30 +0100"}, 30),
        ({"retry-after": "Sunday, 22-Nov-26 12:00:30 GMT"}, 30),
        ({"retry-after": "Sun Nov 22 12:00:30 2026"}, 30),
        ({"retry-after": "Sun, 22 Nov 2026 11:00:00 GMT"}, 0),
        # The server's clock is a year behind ours; its own Date says so.
        (
            {
                "retry-after": "Sat, 22 Nov 2025 12:00:30 GMT",
                "date": "Sat, 22 Nov 2025 12:00:00 GMT",
            },
            30,
        ),
        ({"retry-after": "Sun, 22 Nov 2026 12:00:30 GMT", "date": "yesterday"}, 30),
        ({"retry-after": "7, 9"}, 9),
        ({"retry-after": "9, soon"}, 9),
        ({"retry-after": "7, Sun, 22 Nov 2026 12:00:30 GMT"}, 30),
        (
            {"retry-after": "Sun, 22 Nov 2026 12:00:30 GMT, Sun, 22 Nov 2026 12:00:40 GMT"},
            40,
        ),
        ({"retry-after": "9" * 40}, 1e15),
        ({"retry-after": "9" * 4_000}, 1e15),
        ({"retry-after": "0.25000000000000000001"}, 0.25),
        ({"ratelimit-reset": "3"}, 3),
        ({"retry-after": "soon", "ratelimit-reset": "3"}, 3),
        *(
            ({"retry-after": nonsense}, None)
            for nonsense in (
                "", " ", "soon", "-5", "+5", "5s", "1e9", "0x10", "inf", "nan", "\u0665", ",",
                "5;5", "Sun, 99 Nov 2026 12:00:30 GMT", "Sun, 22 Nov 99999 12:00:30 GMT",
                "2026-11-22T12:00:30Z", "Mon", ";", "None", "Sun, 22 Nov 2026 25:61:61 GMT",
            )
        ),
    ],
)  # fmt: skip
def test_the_pause_is_read_in_every_form_and_nonsense_is_none(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after_s(headers, NOW) == seconds
