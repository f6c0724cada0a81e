"""HTTP/1.1 on asyncio streams: what a request is, and how an answer leaves.

Head and body are read in two steps, because some faults strike between them.
Only what a loopback server needs is here: no TLS, no compression, no pipelining
beyond reading one request after the other.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import re
import time
from collections.abc import AsyncIterator, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from mateo_desktop.sandbox.errors import Refusal

MAX_HEAD_BYTES = 64 * 1024
MAX_BODY_BYTES = 20 * 1024 * 1024
IDLE_S = 60.0
BODY_S = 60.0
WRITE_S = 60.0

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Malformed(Refusal):
    """The bytes are no request; the connection cannot be used any further."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, "SANDBOX_MALFORMED", message)


@dataclasses.dataclass(slots=True)
class Request:
    """One request; header names are in lower case."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: Mapping[str, str]
    version: str = "HTTP/1.1"
    body: bytes = b""

    @property
    def keeps_alive(self) -> bool:
        """Whether the client wants the connection to stay open."""
        wish = self.headers.get("connection", "").lower()
        return "close" not in wish if self.version == "HTTP/1.1" else "keep-alive" in wish


@dataclasses.dataclass(frozen=True, slots=True)
class Response:
    """One answer; length, date and connection are added when it leaves."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()

    def replace(self, **values: Any) -> Response:
        """This answer with other values."""
        return dataclasses.replace(self, **values)


def json_response(value: object, status: int = 200) -> Response:
    """*value* as a JSON answer."""
    try:
        body = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half of a surrogate pair came in as an escape
        body = json.dumps(value).encode()
    return Response(status, body)


def refusal_response(refusal: Refusal) -> Response:
    """The documented error body for *refusal*."""
    answer = json_response(
        {
            "code": refusal.code,
            "message": refusal.message,
            "hint": refusal.hint,
            "status": refusal.status,
        },
        refusal.status,
    )
    return answer.replace(headers=refusal.headers)


async def read_head(reader: asyncio.StreamReader) -> Request | None:
    """The next request without its body, or None when the client has gone.

    The reader must be made with ``limit=MAX_HEAD_BYTES``.
    """
    try:
        async with asyncio.timeout(IDLE_S):
            head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError:
        raise Malformed(431, "The head is too large.") from None
    except (asyncio.IncompleteReadError, TimeoutError):
        return None
    line, *lines = head[:-4].decode("latin-1").lstrip("\r\n").split("\r\n")
    parts = line.split(" ")
    if len(parts) != 3 or not _TOKEN.fullmatch(parts[0]):
        raise Malformed(400, "The request line cannot be read.")
    method, target, version = parts
    if version not in ("HTTP/1.1", "HTTP/1.0"):
        raise Malformed(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.")
    headers = _headers(lines)
    if version == "HTTP/1.1" and "host" not in headers:
        raise Malformed(400, "The Host header is missing.")
    try:
        parsed = urlsplit(target)
        query = parse_qsl(parsed.query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        raise Malformed(400, "The address cannot be read.") from None
    return Request(method, unquote(parsed.path), query, headers, version)


def _headers(lines: list[str]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not _TOKEN.fullmatch(name):
            raise Malformed(400, "A header cannot be read.")
        name, value = name.lower(), value.strip(" \t")
        if name in ("content-length", "host", "authorization") and name in headers:
            raise Malformed(400, f"The header {name} comes twice.")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def body_length(request: Request) -> int | None:
    """The length of the body in bytes; None when it comes in chunks."""
    coding = request.headers.get("transfer-encoding", "").lower()
    length = request.headers.get("content-length")
    if coding:
        if coding != "chunked" or length is not None:
            raise Malformed(400, "The length of the body is not clear.")
        return None
    if length is None:
        return 0
    if not re.fullmatch(r"[0-9]{1,18}", length):
        raise Malformed(400, "Content-Length is not a number.")
    return int(length)


async def read_body(
    reader: asyncio.StreamReader, request: Request, writer: asyncio.StreamWriter
) -> bytes:
    """The body of *request*. Raises Malformed when it is too large or broken."""
    length = body_length(request)
    if length is not None and length > MAX_BODY_BYTES:
        raise Malformed(413, "The body is larger than 20 MB.")
    if length != 0 and request.headers.get("expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    try:
        async with asyncio.timeout(BODY_S):
            if length is not None:
                return await reader.readexactly(length)
            body = bytearray()
            async for piece in _chunks(reader):
                body += piece
                if len(body) > MAX_BODY_BYTES:
                    raise Malformed(413, "The body is larger than 20 MB.")
            return bytes(body)
    except TimeoutError:
        raise Malformed(408, "The body did not come in time.") from None


async def _chunks(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while True:
        size = (await _line(reader)).partition(b";")[0].strip()
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            raise Malformed(400, "The length of a chunk is not a number.")
        if not (left := int(size, 16)):
            break
        while left:
            # In pieces, so that one huge announced chunk fills no memory.
            piece = await reader.readexactly(min(left, MAX_HEAD_BYTES))
            left -= len(piece)
            yield piece
        if await reader.readexactly(2) != b"\r\n":
            raise Malformed(400, "A chunk is longer than it said.")
    while await _line(reader) != b"\r\n":
        pass  # trailers mean nothing here


async def _line(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n")
    except asyncio.LimitOverrunError:
        raise Malformed(400, "A line of the body is too long.") from None


def head_bytes(
    response: Response, *, close: bool, length: int | None = None, extra: str = ""
) -> bytes:
    """Status line and headers; *length* None leaves Content-Length out."""
    try:
        phrase = HTTPStatus(response.status).phrase
    except ValueError:
        phrase = "Unknown"
    lines = [
        f"HTTP/1.1 {response.status} {phrase}",
        f"Date: {http_date(time.time())}",
        "Server: mateo-desktop-sandbox",
        f"Connection: {'close' if close else 'keep-alive'}",
    ]
    if response.content_type:
        lines.append(f"Content-Type: {response.content_type}")
    if length is not None:
        lines.append(f"Content-Length: {length}")
    lines += [f"{name}: {value}" for name, value in response.headers]
    return ("\r\n".join(lines) + "\r\n" + extra + "\r\n").encode("latin-1", "replace")


async def write_response(
    writer: asyncio.StreamWriter, response: Response, *, close: bool, with_body: bool = True
) -> None:
    """Send *response* whole."""
    head = head_bytes(response, close=close, length=len(response.body))
    await write(writer, head + (response.body if with_body else b""))


async def write(writer: asyncio.StreamWriter, data: bytes) -> None:
    """Send *data*; raises TimeoutError when the client does not take it."""
    writer.write(data)
    async with asyncio.timeout(WRITE_S):
        await writer.drain()


def http_date(moment: float) -> str:
    """*moment* (seconds since 1970) as HTTP writes dates."""
    # Not email.utils: it would cost the sandbox its quick start.
    at = time.gmtime(moment)
    return (
        f"{_DAYS[at.tm_wday]}, {at.tm_mday:02} {_MONTHS[at.tm_mon - 1]} {at.tm_year} "
        f"{at.tm_hour:02}:{at.tm_min:02}:{at.tm_sec:02} GMT"
    )
