"""A server on a real socket that breaks in every way a network can.

One fault is one coroutine that gets an ``Exchange``: it may read the request as
far as it likes, store the message or not, and write or break what it wants.
The server counts what it got: POSTs by message ID and by body, and which
messages are stored. A look-up (``GET /message?id=eq.…``) answers from there.

    server = FaultServer()
    base_url = await server.start()
    server.play("reset_after_body", stored=True)

``play`` sets the fault for sends from then on; ``script`` takes one fault per send.
``FAULTS`` names every fault of bars.md that an answer can have. ``shut`` is for those
before the first byte; with ``certificates`` it speaks TLS, well or badly. Names that
do not resolve and proxies that refuse are in fault_network.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import hashlib
import json
import socket
import ssl
import struct
import uuid
from collections import Counter, deque
from collections.abc import Callable, Mapping
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from mateo_desktop.sandbox.mishaps import deafen
from tests.faults import FAULTS, Fault, head, ok, send_reply, with_storing

__all__ = ["BASE_PATH", "FAULTS", "Exchange", "Fault", "FaultServer", "Request", "closed_port"]

BASE_PATH = "/api/v1"

#: Where a repeated message ID leads to, as nobody knows Mateo's way.
ON_REPEATED_ID = ("conflict", "return", "update", "insert")


@dataclasses.dataclass
class Request:
    """What arrived of one request."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes = b""

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        found = parse_qs(urlsplit(self.target).query, keep_blank_values=True)
        return {name: values[0] for name, values in found.items()}


class Exchange:
    """One request on one connection, in the hands of a fault."""

    def __init__(
        self,
        server: FaultServer,
        request: Request,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self.server = server
        self.request = request
        self.reader = reader
        self.writer = writer
        self.stored = False
        self.keep_alive = False

    async def read_body(self, share: float = 1.0) -> bytes:
        """Read the body, or only a *share* of it."""
        length = int(self.request.headers.get("content-length", "0"))
        self.request.body = await self.reader.readexactly(int(length * share))
        return self.request.body

    def store(self) -> dict[str, Any] | None:
        """Take the message as a server would; None if its ID is a conflict."""
        return self.server.store(self.request.body)

    async def write(self, data: bytes) -> None:
        self.writer.write(data)
        with contextlib.suppress(ConnectionError):
            await self.writer.drain()

    async def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Write a whole answer; header names with _ for -."""
        await self.write(head(status, len(body), **headers) + body)

    async def answer_json(self, status: int, value: Any, **headers: str) -> None:
        headers.setdefault("content_type", "application/json")
        await self.answer(status, json.dumps(value).encode(), **headers)

    def reset(self) -> None:
        """Break the connection with RST instead of FIN."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def stall(self) -> None:
        """Do nothing until the client goes or the server stops."""
        gone = asyncio.create_task(self.reader.read())
        stop = asyncio.create_task(self.server.stopping.wait())
        await asyncio.wait({gone, stop}, return_when=asyncio.FIRST_COMPLETED)
        for task in (gone, stop):
            task.cancel()
        await asyncio.gather(gone, stop, return_exceptions=True)


_HANDSHAKE_S = 1.0


class FaultServer:
    """Start it, let it play faults, ask it what arrived."""

    def __init__(self, on_repeated_id: str = "conflict") -> None:
        assert on_repeated_id in ON_REPEATED_ID
        self.on_repeated_id = on_repeated_id
        self.requests: list[Request] = []
        #: Whole POSTs to send_message that arrived, by message ID and by body.
        self.posts_by_id: Counter[str] = Counter()
        self.posts_by_body: Counter[str] = Counter()
        #: Messages that were stored, by the ID that was asked for.
        self.deliveries: Counter[str] = Counter()
        self.messages: dict[str, dict[str, Any]] = {}
        #: Told each of them when it happens.
        self.delivered: Callable[[str], None] = lambda _message_id: None
        self.connections = 0
        self.stopping = asyncio.Event()
        self.began = asyncio.Event()
        self.script: deque[Fault] = deque()
        #: Answers for GET by path below the base path: a value or a fault.
        self.pages: dict[str, Any] = {}
        self._fault: Fault = ok
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._tls: ssl.SSLContext | None = None
        self._host = ""
        #: Has the port from start to stop, so that nobody else gets it while this one is shut.
        self._keeper: socket.socket | None = None
        #: Sockets of a port at which nobody accepts.
        self._deaf: list[socket.socket] = []
        #: Whether a connection that is used a second time is found dead.
        self.dead_keep_alive = False
        #: Which of the certificates is shown; "alert" breaks the handshake off.
        self.certificate = ""
        self.port = 0
        self.base_url = ""

    async def start(self, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> str:
        """Listen on a free port; gives the base URL."""
        self._tls, self._host = tls, host
        self._keeper = _bound(host)
        self.port = self._keeper.getsockname()[1]
        await self._listen()
        self.base_url = f"{'https' if tls else 'http'}://{host}:{self.port}{BASE_PATH}"
        return self.base_url

    async def stop(self) -> None:
        """Stop listening and break every connection."""
        self.stopping.set()
        self._leave()
        if self._keeper is not None:
            self._keeper.close()
        await asyncio.gather(*self._tasks)

    async def shut(self, *, deaf: bool = False) -> None:
        """Refuse connections from now on; or, *deaf*, never take them."""
        self._leave()
        if deaf:
            bound = _bound(self._host, self.port)
            self._deaf = [bound, *deafen(bound)]

    async def open(self) -> None:
        """Take connections again, on the same port."""
        if self._server is None:
            self._leave()
            await self._listen()

    def certificates(self, contexts: Mapping[str, ssl.SSLContext]) -> ssl.SSLContext:
        """What ``start`` needs to show the one of *contexts* that ``certificate`` names."""
        first = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)

        def choose(shaken: ssl.SSLObject, _name: str, _context: ssl.SSLContext) -> int | None:
            if self.certificate not in contexts:
                return ssl.ALERT_DESCRIPTION_HANDSHAKE_FAILURE
            shaken.context = contexts[self.certificate]
            return None

        # Called with the name the client asks for, before a certificate is shown.
        first.sni_callback = choose  # type: ignore[assignment]
        self.certificate = next(iter(contexts))
        return first

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(
            self._connected,
            sock=_bound(self._host, self.port),
            ssl=self._tls,
            # Whoever goes in the middle of it must not be waited for.
            ssl_handshake_timeout=_HANDSHAKE_S if self._tls else None,
        )

    def _leave(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for one in self._deaf:
            one.close()
        self._deaf = []
        for writer in self._writers:
            # A polite TLS goodbye waits half a minute for its echo.
            writer.transport.abort()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def play(self, fault: str | Fault, *, stored: bool = False) -> None:
        """Answer every send from now on with *fault*, having stored the message or not."""
        self._fault = with_storing(FAULTS[fault] if isinstance(fault, str) else fault, stored)

    def store(self, body: bytes) -> dict[str, Any] | None:
        value = json.loads(body)
        message_id = value.get("id") or str(uuid.uuid4())
        if message_id in self.messages and self.on_repeated_id == "conflict":
            return None
        if message_id in self.messages and self.on_repeated_id == "return":
            return self.messages[message_id]
        if self.on_repeated_id != "update" or message_id not in self.messages:
            self.deliveries[message_id] += 1
            self.delivered(message_id)
        taken = message_id in self.messages and self.on_repeated_id == "insert"
        reply = send_reply(str(uuid.uuid4()) if taken else message_id)
        self.messages[reply["message"]["id"]] = reply
        return reply

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self._writers.add(writer)
        try:
            used = False
            while await self._serve(reader, writer, used):
                used = True
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            self._writers.discard(writer)
            if self.stopping.is_set():
                writer.transport.abort()
            writer.close()
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, used: bool
    ) -> bool:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        pairs = (line.split(":", 1) for line in lines if line)
        headers = {name.strip().lower(): value.strip() for name, value in pairs}
        exchange = Exchange(self, Request(method, target, headers), reader, writer)
        if used and self.dead_keep_alive:
            exchange.reset()
            return False
        self.requests.append(exchange.request)
        self.began.set()
        if method == "POST" and exchange.request.path.endswith("/send_message"):
            await (self.script.popleft() if self.script else self._fault)(exchange)
        else:
            await exchange.read_body()
            await self._page(exchange)
        await writer.drain()
        return exchange.keep_alive

    async def _page(self, exchange: Exchange) -> None:
        request = exchange.request
        page = self.pages.get(request.path.removeprefix(BASE_PATH))
        exchange.keep_alive = True
        if callable(page):
            await page(exchange)
        elif page is not None:
            await exchange.answer_json(200, page)
        elif request.path.endswith("/message"):
            wanted = request.query.get("id", "").removeprefix("eq.")
            found = self.messages.get(wanted)
            await exchange.answer_json(200, [found["message"]] if found else [])
        else:
            await exchange.answer_json(200, [])

    def count(self, body: bytes) -> None:
        self.posts_by_body[hashlib.sha256(body).hexdigest()] += 1
        with contextlib.suppress(ValueError, AttributeError):
            self.posts_by_id[json.loads(body).get("id", "")] += 1


def _bound(host: str, port: int = 0) -> socket.socket:
    """A socket at a free port, or beside the one that this process has at *port*."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Windows has no other way for two at one port.
    bound.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_REUSEPORT", socket.SO_REUSEADDR), 1)
    bound.bind((host, port))
    return bound


async def closed_port() -> int:
    """A port of this machine on which nobody listens, and nobody else will."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    port = int(bound.getsockname()[1])
    # Never given back: the server of another test would get it.
    bound.detach()
    return port
