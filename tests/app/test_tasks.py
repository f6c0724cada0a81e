"""Work by name: never twice, never lost."""

from __future__ import annotations

import asyncio

from mateo_desktop.app.tasks import StillRunning, Tasks


class Work:
    """Something that lasts until it is told to end."""

    def __init__(self) -> None:
        self.runs = 0
        self.was_cancelled = 0
        self.end = asyncio.Event()

    async def __call__(self) -> None:
        self.runs += 1
        try:
            await self.end.wait()
        except asyncio.CancelledError:
            self.was_cancelled += 1
            raise


async def test_ten_clicks_do_it_once() -> None:
    tasks, work = Tasks(lambda _: None), Work()
    started = [tasks.start("send:1", work()) for _ in range(10)]
    assert [task is not None for task in started] == [True] + [False] * 9
    assert tasks.running("send:1")
    work.end.set()
    await tasks.idle()
    assert work.runs == 1
    assert not tasks.running("send:1")


async def test_a_name_is_free_again_in_the_very_moment_its_work_has_ended() -> None:
    tasks, work = Tasks(lambda _: None), Work()
    work.end.set()
    started = []

    async def first() -> None:
        # Called when this has ended and its own callbacks are still to come.
        asyncio.get_running_loop().call_soon(lambda: started.append(tasks.start("n", work())))

    tasks.start("n", first())
    await tasks.idle()
    assert started != [None]
    await tasks.idle()
    assert work.runs == 1
    assert not tasks.running("n")


async def test_a_replacement_begins_when_the_one_before_has_ended() -> None:
    order = []

    async def first() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            order.append("first ended")

    async def second() -> None:
        order.append("second began")

    tasks = Tasks(lambda _: None)
    tasks.start("contacts", first())
    await asyncio.sleep(0)
    tasks.start("contacts", second(), replace=True)
    await tasks.idle()
    assert order == ["first ended", "second began"]


async def test_of_three_replacements_only_the_last_one_runs() -> None:
    tasks, works = Tasks(lambda _: None), [Work() for _ in range(3)]
    for work in works:
        tasks.start("n", work(), replace=True)
        work.end.set()
    await tasks.idle()
    assert [work.runs for work in works] == [0, 0, 1]


async def test_every_exception_is_reported_and_none_is_about_cancelling() -> None:
    reported: list[BaseException] = []
    tasks = Tasks(reported.append)

    async def fail() -> None:
        raise ValueError("a bug")

    tasks.start("a", fail())
    tasks.start("b", Work()())
    tasks.cancel("b")
    tasks.cancel("nobody")
    await tasks.idle()
    assert [str(error) for error in reported] == ["a bug"]


async def test_stopping_waits_for_the_end() -> None:
    tasks, work = Tasks(lambda _: None), Work()
    tasks.start("n", work())
    await asyncio.sleep(0)
    await tasks.stop("n")
    await tasks.stop("nobody")
    assert work.was_cancelled == 1
    assert not tasks.running("n")


async def test_idle_waits_for_what_was_started_meanwhile() -> None:
    tasks, done = Tasks(lambda _: None), []

    async def second() -> None:
        await asyncio.sleep(0)
        done.append("second")

    async def first() -> None:
        tasks.start("second", second())

    tasks.start("first", first())
    await tasks.idle()
    assert done == ["second"]


async def test_after_the_end_nothing_starts_any_more() -> None:
    tasks, work = Tasks(lambda _: None), Work()
    tasks.start("n", work())
    await asyncio.sleep(0)
    await tasks.aclose(1)
    assert work.was_cancelled == 1
    assert tasks.start("m", work()) is None
    assert work.runs == 1


async def test_work_that_does_not_end_in_time_is_named() -> None:
    reported: list[BaseException] = []
    tasks, end = Tasks(reported.append), asyncio.Event()

    async def stubborn() -> None:
        while not end.is_set():
            try:
                await end.wait()
            except asyncio.CancelledError:
                continue

    tasks.start("stubborn", stubborn())
    await asyncio.sleep(0)
    await tasks.aclose(0.01)
    assert [error.names for error in reported if isinstance(error, StillRunning)] == [("stubborn",)]
    end.set()
    await tasks.idle()
