"""Files on their way to the media library: first signed, then put.

The signed address may belong to anybody, so it gets a client that never knew
the token, and it is checked like an address somebody else gave us.
"""

from __future__ import annotations

import asyncio
import json
import os
import ssl
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

import httpx

from mateo_desktop.api.address import Address, is_loopback
from mateo_desktop.api.answer import Answer, raise_for_helper
from mateo_desktop.api.errors import NotSent, Unreadable, from_transport
from mateo_desktop.api.transport import (
    CHUNK,
    Flight,
    Timeouts,
    context_for,
    lower,
    open_client,
    read_and_close,
)

# One hop into the worker thread reads sixteen pieces.
_READ = 16 * CHUNK


def library_path(path: str) -> str:
    """The request path that asks for a signed address for *path*.

    Raises ``ValueError`` for a path that would lead somewhere else.
    """
    segments = path.split("/")
    if not all(segments) or any(segment in (".", "..") for segment in segments):
        raise ValueError(f"not a library path: {path!r}")
    quoted = "/".join(quote(segment, safe="") for segment in segments)
    return f"storage/upload/sign/media_library/{quoted}"


def signed_address(body: bytes) -> str:
    """The address in a plain-text answer, in quotes or not; raises ``Unreadable``."""
    try:
        text: object = body.decode("utf-8").strip()
        if body.lstrip().startswith(b'"'):
            text = json.loads(body)
    except ValueError:
        raise Unreadable("not_an_address") from None
    if not isinstance(text, str) or not text.isprintable() or not text:
        raise Unreadable("not_an_address")
    return text


def upload_target(url: str, base: Address) -> httpx.URL:
    """*url* as something a file may be put to; raises ``Unreadable``.

    https, or this machine when the base URL is on this machine too: no server
    elsewhere has any business sending our files to a local port.
    """
    try:
        target = httpx.URL(url)
    except (httpx.InvalidURL, TypeError, ValueError):
        raise Unreadable("not_an_address") from None
    if target.userinfo or not target.host:
        raise Unreadable("not_an_address")
    local = is_loopback(target.host)
    if local and not base.is_loopback:
        raise Unreadable("unsafe_address")
    if target.scheme != "https" and not (target.scheme == "http" and local):
        raise Unreadable("unsafe_address")
    return target


async def put_file(
    target: httpx.URL,
    file_path: Path,
    content_type: str,
    progress: Callable[[int, int], None],
    *,
    verify: ssl.SSLContext | None,
    timeouts: Timeouts,
) -> None:
    """Put the bytes of *file_path* to *target*; *progress* gets (bytes gone, all bytes).

    Raises ``OSError`` for a file that cannot be read, ``NotSent`` with
    "file_changed" for one that changed meanwhile, and what a helper raises.
    """
    flight = Flight()
    file = await asyncio.to_thread(file_path.open, "rb")
    try:
        before = await asyncio.to_thread(os.stat, file.fileno())
        client = open_client(
            await context_for(target.scheme, verify),
            timeouts,
            proxies=not is_loopback(target.host),
            keep_alive=False,
        )
        async with client:
            answer = await _put(
                client,
                target,
                {"Content-Type": content_type, "Content-Length": str(before.st_size)},
                _pieces(file, before.st_size, progress),
                flight,
            )
        after = await asyncio.to_thread(os.stat, file.fileno())
    finally:
        await asyncio.to_thread(file.close)
    raise_for_helper(answer)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise NotSent("file_changed")


async def _put(
    client: httpx.AsyncClient,
    target: httpx.URL,
    headers: dict[str, str],
    pieces: AsyncIterator[bytes],
    flight: Flight,
) -> Answer:
    answer: Answer | None = None
    try:
        request = client.build_request(
            "PUT", target, headers=headers, content=pieces, extensions={"trace": flight.trace}
        )
        response = await client.send(request, stream=True)
        answer = Answer(response.status_code, lower(response.headers))
        await read_and_close(response, answer)
    except (NotSent, FileReadError):
        raise
    except Exception as error:  # noqa: BLE001
        # The status alone says whether the file is there.
        if answer is None:
            raise from_transport(
                error, may_have_left=flight.may_have_left, body_begun=flight.body_begun
            ) from None
    answer.flaw = ""
    return answer


class FileReadError(OSError):
    """The file could not be read to its end."""


async def _pieces(
    file: BinaryIO, size: int, progress: Callable[[int, int], None]
) -> AsyncIterator[bytes]:
    gone = 0
    progress(gone, size)
    while gone < size:
        try:
            block = await asyncio.to_thread(file.read, min(_READ, size - gone))
        except OSError as error:
            raise FileReadError(*error.args) from error
        if not block:
            raise NotSent("file_changed")
        for start in range(0, len(block), CHUNK):
            piece = block[start : start + CHUNK]
            yield piece
            # Back here the piece has been handed to the socket.
            gone += len(piece)
            progress(gone, size)
