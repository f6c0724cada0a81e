"""The sandbox in a thread of its own, for a program that has its own loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

from mateo_desktop.sandbox.server import Sandbox
from mateo_desktop.sandbox.settings import Settings
from mateo_desktop.sandbox.store import Store
from mateo_desktop.sandbox.tables import Row

T = TypeVar("T")


class SandboxThread:
    """Starts a Sandbox in a daemon thread; every method may be called from any thread."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings
        self._sandbox: Sandbox | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._end: asyncio.Event | None = None
        self._base_url = ""

    @property
    def base_url(self) -> str:
        """Where the API is; empty before the start."""
        return self._base_url

    def start(self, port: int = 0) -> str:
        """Start, wait until it listens, and give the base URL.

        Raises OSError when the port is taken.
        """
        if self._thread is not None:
            raise RuntimeError("the sandbox is running already")
        self._ready.clear()
        self._failure = None
        self._thread = threading.Thread(target=self._run, args=(port,), name="sandbox", daemon=True)
        self._thread.start()
        self._ready.wait()
        self._raise_failure()
        return self._base_url

    def _raise_failure(self) -> None:
        if self._failure is not None and self._thread is not None:
            self._thread.join()
            self._thread = None
            raise self._failure

    def stop(self) -> None:
        """Stop and wait for the thread's end; a second call does nothing."""
        if self._thread is None or self._loop is None or self._end is None:
            return
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()
        self._thread = None

    def set_fault(self, name: str, times: int | None = None, stored: bool | None = None) -> None:
        """Let a fault strike the next *times* requests, or all. Raises ValueError."""
        self._call(lambda sandbox: sandbox.faults.arm(name, times, stored))

    def clear_faults(self) -> None:
        """Switch all faults off."""
        self._call(lambda sandbox: sandbox.faults.clear())

    def faults(self) -> frozenset[str]:
        """The names of the faults that are switched on."""
        return self._call(lambda sandbox: frozenset(sandbox.faults))

    def watch_faults(self, changed: Callable[[frozenset[str]], None]) -> None:
        """Tell *changed*, in the sandbox's thread, which faults are on when one goes on or off."""
        self._call(lambda sandbox: setattr(sandbox, "faults_changed", changed))

    def personality(self) -> str:
        """What a repeated id meets."""
        return self._call(lambda sandbox: sandbox.on_repeated_id)

    def set_personality(self, name: str) -> None:
        """What a repeated id meets from now on. Raises ValueError."""
        self._call(lambda sandbox: setattr(sandbox, "on_repeated_id", name))

    def snapshot(self) -> dict[str, list[Row]]:
        """A copy of all rows, by table."""
        return self._call(lambda sandbox: sandbox.snapshot())

    def deliveries(self) -> dict[str, int]:
        """How often each message ID was really sent."""
        return self._call(lambda sandbox: dict(sandbox.deliveries.by_id))

    def customer_writes(self, conversation_id: str, text: str) -> str:
        """Let the customer write now; gives the ID of the message."""
        return self._call(lambda sandbox: str(sandbox.customer_writes(conversation_id, text)["id"]))

    def wait_for(self, condition: Callable[[Store], bool], timeout_s: float = 10.0) -> None:
        """Block until *condition* holds; it is called in the sandbox's thread."""
        sandbox, loop = self._running()
        asyncio.run_coroutine_threadsafe(sandbox.wait_for(condition, timeout_s), loop).result()

    def _call(self, function: Callable[[Sandbox], T]) -> T:
        sandbox, loop = self._running()

        async def call() -> T:
            return function(sandbox)

        return asyncio.run_coroutine_threadsafe(call(), loop).result(timeout=10)

    def _running(self) -> tuple[Sandbox, asyncio.AbstractEventLoop]:
        if self._thread is None or self._sandbox is None or self._loop is None:
            raise RuntimeError("the sandbox is not running")
        return self._sandbox, self._loop

    def _run(self, port: int) -> None:
        try:
            asyncio.run(self._live(port))
        except BaseException as error:  # noqa: BLE001 - handed to whoever called start
            self._failure = error
        finally:
            self._ready.set()

    async def _live(self, port: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        self._sandbox = Sandbox(self._settings)
        self._base_url = await self._sandbox.start(port)
        self._ready.set()
        await self._end.wait()
        await self._sandbox.stop()
