"""The one place where requests leave: httpx, tied to one origin.

A send gets a connection of its own, because a dead kept-alive one cannot be
told from a lost answer. A trace of each request says how far it came, which
is what separates "not sent" from "unknown" better than the error's name does.
"""

from __future__ import annotations

import asyncio
import dataclasses
import http.cookiejar
import logging
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import httpx

from mateo_desktop import __version__
from mateo_desktop.api.address import Address
from mateo_desktop.api.answer import Answer
from mateo_desktop.api.errors import NotSent, from_transport

USER_AGENT = f"mateo-desktop/{__version__}"

#: Bodies leave in pieces: the write timeout then means "no piece got through",
#: not "the line is slow".
CHUNK = 64 * 1024

# At DEBUG both print headers and addresses.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclasses.dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. ``answer_s`` bounds a whole answer that trickles in byte by byte."""

    connect_s: float = 10.0
    write_s: float = 30.0
    read_s: float = 60.0
    pool_s: float = 5.0
    answer_s: float = 90.0

    @property
    def httpx(self) -> httpx.Timeout:
        """The same for httpx."""
        return httpx.Timeout(
            connect=self.connect_s, write=self.write_s, read=self.read_s, pool=self.pool_s
        )


class Flight:
    """How far one request came."""

    __slots__ = ("body_begun", "may_have_left", "on_written")

    def __init__(self) -> None:
        self.may_have_left = False
        self.body_begun = False
        self.on_written: Callable[[], None] = lambda: None

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Note an event of httpcore (its "trace" extension)."""
        request = info.get("request")
        # The words to a proxy are not yet ours.
        if request is not None and request.method == b"CONNECT":
            return
        match event:
            case "http11.send_request_headers.started":
                self.may_have_left = True
            case "http11.send_request_body.started":
                self.body_begun = True
            case "http11.receive_response_headers.started":
                self.on_written()


class Transport:
    """The connections to one origin. Nothing it does goes anywhere else."""

    def __init__(
        self, address: Address, *, verify: ssl.SSLContext | None, timeouts: Timeouts
    ) -> None:
        self._address = address
        self._verify = verify
        self._timeouts = timeouts
        self._clients: dict[bool, httpx.AsyncClient] = {}
        self._opening = asyncio.Lock()
        self._closed = False

    async def exchange(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None = None,
        body: bytes | None = None,
        fresh: bool = False,
        flight: Flight | None = None,
    ) -> Answer:
        """Make one request below the base URL and read its answer.

        *fresh* asks for a connection nobody used before. Raises ``NotSent`` or
        ``OutcomeUnknown`` if no status came; a body that went wrong is a flaw of
        the answer.
        """
        flight = flight or Flight()
        answer: Answer | None = None
        try:
            client = await self._client(fresh)
            url = httpx.URL(f"{self._address.url}/{path}", params=params)
            self._pin(url)
            request = client.build_request(
                method,
                url,
                headers={**headers, **_length(body)},
                content=None if body is None else _pieces(body),
                extensions={"trace": flight.trace, "timeout": self._timeouts.httpx.as_dict()},
            )
            async with asyncio.timeout(None) as deadline:
                flight.on_written = lambda: deadline.reschedule(
                    asyncio.get_running_loop().time() + self._timeouts.answer_s
                )
                response = await client.send(request, stream=True)
                answer = Answer(response.status_code, lower(response.headers))
                await read_and_close(response, answer)
        except NotSent:
            raise
        # Whatever breaks here, a fate has to come out of it: ssl and anyio
        # let errors through that httpx does not know.
        except Exception as error:  # noqa: BLE001
            known = from_transport(
                error, may_have_left=flight.may_have_left, body_begun=flight.body_begun
            )
            if answer is None:
                # Not chained: h11 quotes the header it dislikes, token and all.
                raise known from None
            if answer.flaw == "truncated":
                answer.flaw = _flaw(known.reason)
        return answer

    async def aclose(self) -> None:
        """Close every connection; later calls are *not sent*."""
        self._closed = True
        clients = list(self._clients.values())
        self._clients.clear()
        for client in clients:
            await client.aclose()

    async def _client(self, fresh: bool) -> httpx.AsyncClient:
        async with self._opening:
            if self._closed:
                raise NotSent("closed")
            if fresh not in self._clients:
                self._clients[fresh] = open_client(
                    await context_for(self._address.scheme, self._verify),
                    self._timeouts,
                    proxies=not self._address.is_loopback,
                    keep_alive=not fresh,
                )
            return self._clients[fresh]

    def _pin(self, url: httpx.URL) -> None:
        port = url.port or (443 if url.scheme == "https" else 80)
        host = url.raw_host.decode("ascii")  # host would undo "xn--"
        if (url.scheme, host, port) != self._address.origin or url.userinfo:
            raise NotSent("off_origin")


def open_client(
    context: ssl.SSLContext, timeouts: Timeouts, *, proxies: bool, keep_alive: bool
) -> httpx.AsyncClient:
    """A client that follows nothing, keeps no cookies and knows no token.

    Raises ``NotSent`` when the environment names a proxy it cannot use.
    """
    try:
        return httpx.AsyncClient(
            verify=context,
            timeout=timeouts.httpx,
            follow_redirects=False,
            # A loopback address through a proxy would be another machine's,
            # and plain http would show it the token.
            trust_env=proxies,
            cookies=http.cookiejar.CookieJar(_NoCookies()),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
            limits=httpx.Limits(max_keepalive_connections=4 if keep_alive else 0),
        )
    except (ValueError, ImportError) as error:
        raise NotSent("proxy", type(error).__name__) from None


async def context_for(scheme: str, verify: ssl.SSLContext | None) -> ssl.SSLContext:
    """What certificates are checked against: *verify*, or the system's own store."""
    if verify is not None:
        return verify
    if scheme == "http":
        # Trusts nobody, should TLS ever come up.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if _SystemStore.context is not None:
        return _SystemStore.context
    return await asyncio.to_thread(_SystemStore.load)


class _SystemStore:
    """The system's certificates: slow to load (40 to 70 ms), so loaded once."""

    context: ssl.SSLContext | None = None
    _lock = threading.Lock()

    @classmethod
    def load(cls) -> ssl.SSLContext:
        import truststore

        with cls._lock:
            if cls.context is None:
                cls.context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            return cls.context


class _NoCookies(http.cookiejar.DefaultCookiePolicy):
    def __init__(self) -> None:
        super().__init__(allowed_domains=[])


async def _pieces(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), CHUNK):
        yield body[start : start + CHUNK]


def _length(body: bytes | None) -> dict[str, str]:
    return {} if body is None else {"Content-Length": str(len(body))}


async def read_and_close(response: httpx.Response, answer: Answer) -> None:
    """Take the body into *answer* and close the connection, whatever comes."""
    # Named, so that it outlives the closing: qasync knows no hooks for
    # generators that are dropped half-way, and httpcore's would await then.
    chunks = response.aiter_raw()
    try:
        await answer.read(chunks)
    finally:
        await response.aclose()


def lower(headers: httpx.Headers) -> dict[str, str]:
    """*headers* by names in lower case, repeated ones joined."""
    return {name.lower(): value for name, value in headers.items()}


def _flaw(reason: str) -> str:
    """A transport's reason as a flaw of a body whose head had come."""
    return reason if reason in ("read_timeout", "too_slow", "read_error") else "truncated"
