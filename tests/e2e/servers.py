"""Servers of the tests, in threads of their own beside the window's loop."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable
from typing import TypeVar

from mateo_desktop.sandbox import SandboxThread, Settings
from tests.fault_server import FaultServer

T = TypeVar("T")


class Sandbox(SandboxThread):
    """The sandbox, with customers in a hurry and a look at what arrived."""

    def __init__(self, **settings: object) -> None:
        chosen = {"customer_delay_s": 0.2, "rate_limit": False, "retry_after_s": 1, **settings}
        super().__init__(Settings(**chosen))  # type: ignore[arg-type]

    @property
    def posts(self) -> int:
        """How many times somebody began to send."""
        return self._call(lambda sandbox: sandbox.posts)

    @property
    def bodies(self) -> list[bytes]:
        """The bytes of every message that was really sent, as often as it was."""
        return self._call(lambda sandbox: list(sandbox.deliveries.by_body.elements()))

    def files(self) -> dict[str, int]:
        """The sizes of the files in the media library, by their paths."""
        return self._call(
            lambda sandbox: {path: file.size for path, file in sandbox.library.files.items()}
        )


class FaultServerThread:
    """A FaultServer (fault_server.py) that lives beside the window's loop."""

    def __init__(self, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.server = FaultServer()
        self._tls = tls
        self._host = host
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fault server", daemon=True)

    @property
    def base_url(self) -> str:
        return self.server.base_url

    def start(self) -> str:
        """Listen; gives the base URL."""
        self._thread.start()
        assert self._ready.wait(60)
        return self.base_url

    def stop(self) -> None:
        """Break every connection and end the thread."""
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(60)

    def call(self, function: Callable[[FaultServer], T]) -> T:
        """Ask or tell the server something in its own thread."""

        async def run() -> T:
            return function(self.server)

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(60)

    def _run(self) -> None:
        asyncio.run(self._live())

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        await self.server.start(self._tls, self._host)
        self._ready.set()
        await self._end.wait()
        await self.server.stop()


#: The one channel that ``with_channel`` offers.
CHANNEL = {
    "id": "5a1d2c3b-4e5f-4061-8273-94a5b6c7d8e9",
    "type": "email",
    "name": "Support",
    "handle": "support@example.org",
    "status": "active",
    "active": True,
}


def with_channel(thread: FaultServerThread) -> FaultServerThread:
    """Let the server offer an e-mail channel."""
    thread.call(lambda server: server.pages.update({"/channel": [CHANNEL]}))
    return thread
