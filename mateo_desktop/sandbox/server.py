"""The sandbox's server: connections in, answers out, faults in between.

It listens on the loopback address only. Everything happens in one event loop,
so rows need no locks; SandboxThread is for those who live in another one.
"""

from __future__ import annotations

import asyncio
import dataclasses
import os
import socket
from collections import Counter, deque
from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import Any

from mateo_desktop.sandbox import crowd, stock, wire
from mateo_desktop.sandbox.customer import Customer
from mateo_desktop.sandbox.errors import Refusal
from mateo_desktop.sandbox.faults import ArmedFaults, Fault, Scope
from mateo_desktop.sandbox.gate import RateLimit, check_key
from mateo_desktop.sandbox.mishaps import (
    deafen,
    reset,
    strike_while_answering,
    strike_while_reading,
)
from mateo_desktop.sandbox.routes import SEND_PATH, Routes
from mateo_desktop.sandbox.sending import Deliveries, Sending
from mateo_desktop.sandbox.settings import BASE_PATH, Settings
from mateo_desktop.sandbox.store import Store
from mateo_desktop.sandbox.tables import Row
from mateo_desktop.sandbox.uploads import UPLOAD_PATH, MediaLibrary
from mateo_desktop.sandbox.wire import Request, Response

HOST = "127.0.0.1"
#: Whether two sockets of one program may have a port at a time.
_CAN_SHARE = hasattr(socket, "SO_REUSEPORT")


class Door(Enum):
    """What becomes of somebody who wants to connect."""

    REFUSING = auto()
    DEAF = auto()
    OPEN = auto()


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """One request that came in. *with_key*: whether it carried any API key."""

    method: str
    path: str
    with_key: bool


class Sandbox:
    """A server that behaves like the API, as far as that is known.

    ``faults`` is a set of names from FAULTS (``faults.arm`` says how often);
    ``deliveries`` counts what was really sent; ``requests`` lists what came
    in; ``state`` holds the rows.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.state = Store()
        stock.fill(self.state)
        crowd.add_people(self.state, self.settings.more_people)
        crowd.add_channels(self.state, self.settings.more_channels)
        self.library = MediaLibrary()
        self.requests: deque[Seen] = deque(maxlen=10_000)
        self._faults = ArmedFaults(self._on_faults_changed)
        #: Told which faults are on when one was switched, or has struck for the last time.
        self.faults_changed: Callable[[frozenset[str]], None] = _nobody_watches
        self._sending = Sending(self.state, self.settings, self._on_stored)
        self._customer = Customer(self.state, self.settings, self._sending.addressing.window_closed)
        self._routes = Routes(self.state, self.settings, self._sending, self.library)
        self._limit = RateLimit(self.settings)
        #: Where the API is, without a slash at the end; empty before the start.
        self.base_url = ""
        self._socket: socket.socket | None = None
        self._server: asyncio.Server | None = None
        self._door = Door.REFUSING
        self._fillers: list[socket.socket] = []
        self._opening: set[asyncio.Task[None]] = set()
        self._connections: dict[asyncio.Task[Any], asyncio.StreamWriter] = {}
        self._change = asyncio.Event()
        self.state.listen(self._change.set)

    @property
    def deliveries(self) -> Deliveries:
        """What has been sent, and how often."""
        return self._sending.deliveries

    @property
    def posts(self) -> int:
        """How many times ``POST /send_message`` began, whatever became of it."""
        return Counter((seen.method, seen.path) for seen in self.requests)["POST", SEND_PATH]

    @property
    def faults(self) -> ArmedFaults:
        """The faults that are switched on."""
        return self._faults

    @faults.setter
    def faults(self, names: Iterable[str]) -> None:
        wanted = set(names)
        self._faults.clear()
        for name in wanted:
            self._faults.arm(name)

    @property
    def on_repeated_id(self) -> str:
        """What a repeated ``id`` meets; one of PERSONALITIES."""
        return self.settings.on_repeated_id

    @on_repeated_id.setter
    def on_repeated_id(self, name: str) -> None:
        self.settings.on_repeated_id = name

    async def start(self, port: int = 0) -> str:
        """Listen on *port* (0: any that is free) and give the base URL."""
        self._socket = _bound(port)
        self.base_url = f"http://{HOST}:{self._socket.getsockname()[1]}{BASE_PATH}"
        self._on_faults_changed()
        await asyncio.gather(*self._opening)
        return self.base_url

    async def stop(self) -> None:
        """Close everything; the rows stay readable."""
        self._customer.go_home()
        await asyncio.gather(*self._opening)
        self._close()
        self._socket = None
        for task, writer in list(self._connections.items()):
            writer.transport.abort()
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def wait_for(self, condition: Callable[[Store], bool], timeout_s: float = 10.0) -> None:
        """Return as soon as *condition* holds for the rows. Raises TimeoutError."""
        async with asyncio.timeout(timeout_s):
            while not condition(self.state):
                self._change.clear()
                await self._change.wait()

    def snapshot(self) -> dict[str, list[Row]]:
        """A copy of all rows, by table."""
        return self.state.snapshot()

    def customer_writes(self, conversation_id: str, text: str) -> Row:
        """Let the customer of that conversation write *text* now."""
        conversation = self.state.get("conversation", conversation_id)
        if conversation is None:
            raise ValueError(f"no such conversation: {conversation_id!r}")
        return self._customer.write(conversation, text)

    def _on_stored(self, message: Row) -> None:
        self._customer.follow(message)

    def _on_faults_changed(self) -> None:
        """Listen, or stop listening, at once: before the next byte of anybody."""
        self.faults_changed(frozenset(self._faults))
        wanted = Door.DEAF if "connect_timeout" in self._faults else Door.OPEN
        if "refused" in self._faults:
            wanted = Door.REFUSING
        if self._socket is None or wanted is self._door:
            return
        if self._door is not Door.REFUSING:
            port = self._socket.getsockname()[1]
            # The next one first, where that can be: else somebody gets the port in between.
            following = _bound(port, shared=True) if _CAN_SHARE else None
            self._close()
            for writer in self._connections.values():
                writer.transport.abort()
            # Bound but not listening: refuses, and keeps the port for later.
            self._socket = following or _bound(port)
        self._door = wanted
        if wanted is Door.DEAF:
            self._fillers = deafen(self._socket)
        elif wanted is Door.OPEN:
            self._socket.listen(100)
            task = asyncio.get_running_loop().create_task(self._open(self._socket))
            self._opening.add(task)
            task.add_done_callback(self._opening.discard)

    async def _open(self, bound: socket.socket) -> None:
        if bound.fileno() < 0:
            return  # closed again before this task had its turn
        # Not serving yet, so that the server is known before anything waits.
        self._server = await asyncio.start_server(
            self._serve, sock=bound, limit=wire.MAX_HEAD_BYTES, start_serving=False
        )
        await self._server.start_serving()

    def _close(self) -> None:
        self._door = Door.REFUSING
        for filler in self._fillers:
            filler.close()
        self._fillers.clear()
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._socket is not None:
            self._socket.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        if self._door is not Door.OPEN:  # closed while this connection was on its way in
            writer.transport.abort()
            return
        self._connections[task] = writer
        try:
            used = False
            while await self._serve_one(reader, writer, used):
                used = True
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            pass  # the client has gone, or takes nothing; nobody is left to tell
        except asyncio.CancelledError:
            pass  # the sandbox stops
        finally:
            del self._connections[task]
            writer.close()

    async def _serve_one(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, used: bool
    ) -> bool:
        """Answer one request; whether another may follow on this connection."""
        try:
            if (request := await wire.read_head(reader)) is None:
                return False
            if used and self._faults.take(Scope.CONNECTION, "dead_keep_alive"):
                reset(writer)
                return False
            return await self._answer(request, reader, writer)
        except wire.Malformed as error:
            response = wire.refusal_response(error)
            await wire.write_response(writer, response, close=True)
            await _let_it_arrive(reader, writer)
            return False

    async def _answer(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        self.requests.append(Seen(request.method, request.path, "authorization" in request.headers))
        fault: Fault | None = None
        headers: tuple[tuple[str, str], ...] = ()
        refused: Refusal | None = None
        try:
            if not request.path.startswith(UPLOAD_PATH):
                check_key(request)
                headers = self._limit.pass_one()
            fault = self._faults.take(_scope(request))
        except Refusal as refusal:
            refused = refusal
        if fault and await strike_while_reading(fault, request, reader, writer):
            return False
        request.body = await wire.read_body(reader, request, writer)
        response = self._respond(request, fault, refused)
        response = response.replace(headers=headers + response.headers)
        if fault:
            await strike_while_answering(fault, response, writer, self.settings)
            return False
        keep = request.keeps_alive
        with_body = request.method != "HEAD"
        await wire.write_response(writer, response, close=not keep, with_body=with_body)
        return keep

    def _respond(self, request: Request, fault: Fault | None, refused: Refusal | None) -> Response:
        try:
            if refused:
                raise refused
            passed_by = fault is not None and not fault.stored
            response = Response() if passed_by else self._routes.answer(request)
        except Refusal as refusal:
            response = wire.refusal_response(refusal)
        return fault.answer(response, self.settings) if fault and fault.answer else response


def _nobody_watches(_names: frozenset[str]) -> None:
    """Where nobody wants to know."""


def _scope(request: Request) -> Scope:
    if request.path.startswith(UPLOAD_PATH):
        return Scope.UPLOAD
    sends = (request.method, request.path) == ("POST", SEND_PATH)
    return Scope.SEND if sends else Scope.HELPERS


def _bound(port: int, *, shared: bool = False) -> socket.socket:
    """A socket at *port*; with *shared* beside the one that this server has there already."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":
        # Elsewhere it lets a port be used again soon; on Windows, by two at once.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        bound.bind((HOST, port))
    except OSError:
        bound.close()
        raise
    if _CAN_SHARE:
        # Only now: a port that another program has is refused.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return bound


async def _let_it_arrive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Swallow what the client still sends, or a reset overtakes the answer."""
    writer.write_eof()
    left = 4 * wire.MAX_BODY_BYTES
    async with asyncio.timeout(2.0):
        while left > 0 and (piece := await reader.read(wire.MAX_HEAD_BYTES)):
            left -= len(piece)
