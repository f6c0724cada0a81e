"""What lies between the program and a server: names, certificates, a proxy.

A server under ``SECURE`` is reached by its name and over TLS, one under
``PROXIED`` through a real CONNECT proxy as well. ``Network`` makes such names
resolve to this machine, or not, and says what the proxy does for each of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import os
import socket
import ssl
import struct
from typing import Any, Self

import trustme

SECURE = "secure.test"
PROXIED = "proxied.test"

_LAST_YEAR = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)

#: What the proxy may do with a CONNECT, besides opening the tunnel.
PROXY_FAULTS = ("403", "407", "502", "hangs_up", "reset", "silence", "garbage")


class Network:
    """Names, certificates and a proxy for as long as it is entered.

    It changes ``socket.getaddrinfo`` and the environment, and puts both back.
    """

    def __init__(self) -> None:
        self.authority = trustme.CA()
        self.trusting = ssl.create_default_context()
        self.authority.configure_trust(self.trusting)
        #: Names that do not exist just now.
        self.unknown: set[str] = set()
        #: What the proxy does for a host; "" opens the tunnel.
        self.proxy: dict[str, str] = {}
        #: How many tunnels were asked for.
        self.asked = 0
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._leaving = asyncio.Event()
        self._restore = contextlib.ExitStack()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self._set("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        self._set("NO_PROXY", f"{SECURE},invalid")
        before = socket.getaddrinfo

        def lookup(host: Any, *arguments: Any, **options: Any) -> Any:
            name = host.decode() if isinstance(host, bytes) else str(host)
            if not name.endswith((SECURE, PROXIED)):
                return before(host, *arguments, **options)
            if name in self.unknown:
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            return before("127.0.0.1", *arguments, **options)

        socket.getaddrinfo = lookup
        self._restore.callback(setattr, socket, "getaddrinfo", before)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._restore.close()
        self._leaving.set()
        if self._server is not None:
            self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def certificates(self) -> dict[str, ssl.SSLContext]:
        """What a server may show, by name; the first is in order."""
        names = (f"*.{SECURE}", f"*.{PROXIED}")
        authority, stranger = self.authority, trustme.CA()
        return {
            "good": _server_context(authority.issue_cert(*names)),
            "expired": _server_context(authority.issue_cert(*names, not_after=_LAST_YEAR)),
            "wrong_host": _server_context(authority.issue_cert("mail.example.org")),
            "untrusted": _server_context(stranger.issue_cert(*names)),
        }

    def _set(self, name: str, value: str) -> None:
        # A spelling in small letters would be the one that counts.
        for each in (name.lower(), name):
            before = os.environ.pop(each, None)
            if before is not None:
                self._restore.callback(os.environ.__setitem__, each, before)
        os.environ[name] = value
        self._restore.callback(os.environ.pop, name, None)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            host, _, port = head.split(" ")[1].rpartition(":")
            self.asked += 1
            fault = self.proxy.get(host, "")
            if fault:
                await self._refuse(fault, writer)
            else:
                await _tunnel(int(port), reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    async def _refuse(self, fault: str, writer: asyncio.StreamWriter) -> None:
        if fault == "silence":
            await self._leaving.wait()
        elif fault == "reset":
            linger = struct.pack("ii", 1, 0)
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        elif fault == "garbage":
            writer.write(b"220 mail.example.org ESMTP\r\n\r\n")
            await writer.drain()
        elif fault != "hangs_up":
            more = "Proxy-Authenticate: Basic\r\n" if fault == "407" else ""
            writer.write(f"HTTP/1.1 {fault} No\r\nContent-Length: 0\r\n{more}\r\n".encode())
            await writer.drain()
            # An abort would overtake the answer.
            await asyncio.sleep(0.02)


async def _tunnel(port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        there, back = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        writer.write(b"HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        return
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    try:
        ways = [asyncio.create_task(_pump(reader, back)), asyncio.create_task(_pump(there, writer))]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        back.transport.abort()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
        await writer.drain()


def _server_context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
