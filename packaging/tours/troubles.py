"""Servers that fail, in a thread beside the window, and the parts of the program that meet them.

The faults are real: sockets, certificates, a proxy. Only waiting is not: the
clock of the sender goes on when it is told to.
"""

from __future__ import annotations

import asyncio
import functools
import threading
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from mateo_desktop.api.client import MateoClient, Timeouts
from mateo_desktop.api.limiter import Limiter
from mateo_desktop.app import services
from mateo_desktop.app.accounts import Accounts
from mateo_desktop.app.sending import Sender
from mateo_desktop.domain.redact import Secret
from mateo_desktop.storage.ledger import Ledger
from tests.e2e.servers import CHANNEL
from tests.fakes import FastClock, HandClock
from tests.fault_network import PROXIED as PROXIED_NAMES
from tests.fault_network import SECURE as SECURE_NAMES
from tests.fault_network import Network
from tests.fault_server import BASE_PATH, FaultServer
from tests.fault_trials import PLAIN, PROXIED, SECURE, Trial

_HOSTS = {PLAIN: "127.0.0.1", SECURE: f"mateo.{SECURE_NAMES}", PROXIED: f"mateo.{PROXIED_NAMES}"}

#: Real seconds; a busy machine must not make a fault of its own.
_BRIEF = Timeouts(connect_s=1.0, write_s=2.0, read_s=1.5, pool_s=2.0, answer_s=2.0)


class Skipping(HandClock):
    """The time of day, and whatever was skipped on top of it."""

    def now(self) -> datetime:
        """The moment on the wall."""
        return datetime.now(UTC) + timedelta(seconds=self._passed)

    def skip(self) -> None:
        """Let the next thing happen that somebody waits for."""
        if self.timers:
            self.forward(max(0.0, self.timers[0]))


class Troubles:
    """One plain server, one that speaks TLS, and what lies before them; enter it first."""

    def __init__(self) -> None:
        self.clock = Skipping()
        self._network = Network()
        self._servers = {PLAIN: FaultServer(), SECURE: FaultServer()}
        self._servers[PROXIED] = self._servers[SECURE]
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="servers", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(20):
            raise TimeoutError("the servers did not start")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(20)

    def url(self, way: str) -> str:
        """The base URL by that way."""
        scheme = "http" if way == PLAIN else "https"
        return f"{scheme}://{_HOSTS[way]}:{self._servers[way].port}{BASE_PATH}"

    def meet(self) -> None:
        """Let the program that starts next use the clock, and wait for answers but briefly."""
        clock = self.clock
        replaced = {
            "Ledger": functools.partial(Ledger, clock=clock.timestamp),
            "Sender": functools.partial(Sender, clock=clock, rng=lambda: 1.0, probe_after_s=()),
            "Accounts": functools.partial(Accounts, new_client=self._client),
        }
        for name, value in replaced.items():
            setattr(services, name, value)

    def arrange(self, trial: Trial) -> None:
        """Let the next message meet *trial*."""
        self._wait(self._arrange(trial))

    def heal(self, way: str) -> None:
        """Everything works again."""
        self._wait(self._heal(way))

    def _client(self, base_url: str, token: Secret) -> MateoClient:
        verify = None if base_url.startswith("http:") else self._network.trusting
        quick = FastClock()
        limiter = Limiter(clock=quick.monotonic, later=quick.later)
        return MateoClient(base_url, token, limiter=limiter, verify=verify, timeouts=_BRIEF)

    async def _arrange(self, trial: Trial) -> None:
        await self._heal(trial.way)
        server, name = self._servers[trial.way], trial.name
        host = _HOSTS[trial.way]
        if name in ("refused", "connect_timeout"):
            await server.shut(deaf=name == "connect_timeout")
        elif name == "dns":
            self._network.unknown.add(host)
        elif name.startswith("tls_"):
            server.certificate = name.removeprefix("tls_")
        elif name.startswith("proxy_"):
            self._network.proxy[host] = name.removeprefix("proxy_")
        elif name == "dead_keep_alive":
            server.dead_keep_alive = True
        else:
            server.play(name, stored=trial.stored)

    async def _heal(self, way: str) -> None:
        server = self._servers[way]
        await server.open()
        server.certificate = "good"
        server.dead_keep_alive = False
        server.play("ok", stored=True)
        self._network.unknown.clear()
        self._network.proxy.clear()

    def _wait(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    def _run(self) -> None:
        asyncio.run(self._live())

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        plain, secure = self._servers[PLAIN], self._servers[SECURE]
        async with self._network:
            await plain.start()
            await secure.start(secure.certificates(self._network.certificates()))
            for server in (plain, secure):
                server.pages["/channel"] = [CHANNEL]
            self._ready.set()
            await self._end.wait()
            await asyncio.gather(plain.stop(), secure.stop())
