"""One thread that does one thing after another.

What takes long can let the others go first (``let_others``): somebody types,
and the save must not wait.

It is a daemon thread of our own and not an executor, because a hung call in
``asyncio.to_thread`` blocks the exit of the program until it ends.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

_Job = tuple[Callable[[], Any], Callable[[Any, BaseException | None], None]]


class Worker:
    """Runs functions in the order in which they were given."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    async def run(self, function: Callable[[], T]) -> T:
        """What *function* gives, from the thread.

        Once asked for it is done, even if the caller is cancelled meanwhile:
        a window that closes must not take a save with it.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def settle(result: Any, error: BaseException | None) -> None:
            if future.cancelled():
                return
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)

        def answer(result: Any, error: BaseException | None) -> None:
            try:
                loop.call_soon_threadsafe(settle, result, error)
            except RuntimeError:
                # The loop is closed: nobody is left to be told.
                return

        self._jobs.put((function, answer))
        return await future

    def run_now(self, function: Callable[[], T], limit_s: float) -> T:
        """What *function* gives, with the caller waiting; for the end of a session.

        Raises TimeoutError after *limit_s* seconds.
        """
        future: Future[T] = Future()

        def answer(result: Any, error: BaseException | None) -> None:
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)

        self._jobs.put((function, answer))
        return future.result(limit_s)

    async def stop(self, function: Callable[[], None], grace_s: float) -> bool:
        """Do *function* last and end the thread; False if it is still busy then."""
        self._stopping = True
        try:
            await asyncio.wait_for(self.run(function), grace_s)
        except TimeoutError:
            return False
        finally:
            self._jobs.put(None)
        self._thread.join(1.0)
        return not self._thread.is_alive()

    def leave(self) -> None:
        """End the thread when it has done what waits; nobody waits for it."""
        self._jobs.put(None)

    def let_others(self) -> bool:
        """From within a job: do what waits, and go on; False if all is to end soon."""
        while not self._stopping:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return True
            if job is not None:
                _do(*job)
        return False

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            _do(*job)
            # Nothing may be kept alive (or shown in a dump) until the next job.
            del job


def _do(function: Callable[[], Any], answer: Callable[[Any, BaseException | None], None]) -> None:
    try:
        result = function()
    except BaseException as error:  # noqa: BLE001 (it is passed on)
        answer(None, error)
    else:
        answer(result, None)
