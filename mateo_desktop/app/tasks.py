"""Work that goes on beside the window, by name.

A slot starts work and returns at once. One task runs per name, so a second
click cannot do a thing twice, and what fails is always reported: no error is
lost in a task that nobody awaits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class StillRunning(Exception):
    """Work that did not end within the grace it was given; ``names`` says which."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class Tasks:
    """Starts, names and ends tasks. *report* gets every exception of theirs."""

    def __init__(self, report: Callable[[BaseException], None]) -> None:
        self._report = report
        self._named: dict[str, asyncio.Task[None]] = {}
        # A replaced task ends in its own time; it is not forgotten until then.
        self._all: set[asyncio.Task[None]] = set()
        self._closed = False

    def start(
        self, name: str, coroutine: Coroutine[Any, Any, object], *, replace: bool = False
    ) -> asyncio.Task[None] | None:
        """Run *coroutine* as *name*; None if that name is busy or all is closed.

        With *replace* the running one is cancelled, and the new one begins when
        it has ended.
        """
        before = self._named.get(name)
        if before is not None and before.done():
            # Only its callbacks are still to come.
            before = None
        if self._closed or (before is not None and not replace):
            coroutine.close()
            return None
        task = asyncio.get_running_loop().create_task(self._run(coroutine, before), name=name)
        self._named[name] = task
        self._all.add(task)
        task.add_done_callback(self._on_done)
        # A task that is cancelled before its first step never gets to close it.
        task.add_done_callback(lambda _task: coroutine.close())
        if before is not None:
            before.cancel()
        return task

    def running(self, name: str) -> bool:
        """Whether work of that name is under way."""
        task = self._named.get(name)
        return task is not None and not task.done()

    def cancel(self, name: str) -> None:
        """Let the work of that name end as soon as it can."""
        task = self._named.get(name)
        if task is not None:
            task.cancel()

    async def stop(self, name: str) -> None:
        """Cancel the work of that name and wait until it has ended."""
        task = self._named.get(name)
        if task is not None and task is not asyncio.current_task():
            task.cancel()
            await asyncio.wait({task})

    async def wait(self, name: str) -> None:
        """Wait until the work of that name has ended by itself."""
        task = self._named.get(name)
        if task is not None and task is not asyncio.current_task():
            await asyncio.wait({task})

    async def idle(self) -> None:
        """Wait until nothing is under way, what was started meanwhile included."""
        while others := self._all - {asyncio.current_task()}:
            await asyncio.wait(others)

    async def aclose(self, grace_s: float = 5.0) -> None:
        """Start nothing any more, cancel everything, and wait for it *grace_s* seconds."""
        self._closed = True
        others = self._all - {asyncio.current_task()}
        for task in others:
            task.cancel()
        if not others:
            return
        _, left = await asyncio.wait(others, timeout=grace_s)
        if left:
            self._report(StillRunning(tuple(sorted(task.get_name() for task in left))))

    async def _run(
        self, coroutine: Coroutine[Any, Any, object], before: asyncio.Task[None] | None
    ) -> None:
        if before is not None:
            await asyncio.wait({before})
        await coroutine

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self._all.discard(task)
        if self._named.get(task.get_name()) is task:
            del self._named[task.get_name()]
        if not task.cancelled() and (error := task.exception()) is not None:
            self._report(error)
