"""Doing on a real connection what a fault says: resets, cuts, silence, floods."""

from __future__ import annotations

import asyncio
import os
import socket
import struct
import zlib
from collections.abc import Awaitable, Callable

from mateo_desktop.sandbox import wire
from mateo_desktop.sandbox.faults import Fault, Wire
from mateo_desktop.sandbox.settings import Settings
from mateo_desktop.sandbox.wire import Request, Response

_BLOCK = 64 * 1024
HUGE_BYTES = 100 * 1024 * 1024
BOMB_BYTES = 1024 * 1024 * 1024


def reset(writer: asyncio.StreamWriter) -> None:
    """End the connection with RST instead of the polite FIN."""
    if (connection := writer.get_extra_info("socket")) is not None:
        # On and zero seconds: closing throws away what is left and resets.
        linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


def deafen(bound: socket.socket) -> list[socket.socket]:
    """Let *bound* take no connection any more, and refuse none either.

    It lasts until *bound* is closed; the sockets that are given fill its queue
    and are to be closed with it. As measured on Linux; elsewhere a queue may be
    longer than it was asked to be.
    """
    bound.listen(0)
    fillers = []
    for _ in range(2):
        filler = socket.socket(bound.family, socket.SOCK_STREAM)
        filler.setblocking(False)
        filler.connect_ex(bound.getsockname())
        fillers.append(filler)
    return fillers


async def strike_while_reading(
    fault: Fault, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> bool:
    """Let *fault* end the connection before the body is complete; whether it did."""
    if fault.wire is Wire.RESET_HALF:
        length = wire.body_length(request)
        # Half of a body of unknown length is its first byte.
        await reader.readexactly(1 if length is None else length // 2)
    elif fault.wire is not Wire.RESET_BEFORE:
        return False
    reset(writer)
    return True


async def strike_while_answering(
    fault: Fault, response: Response, writer: asyncio.StreamWriter, settings: Settings
) -> None:
    """Send *response* the way *fault* wants it; the connection ends with it."""
    await _WAYS.get(fault.wire, _whole)(response, writer, settings)


async def _whole(response: Response, writer: asyncio.StreamWriter, _settings: Settings) -> None:
    await wire.write_response(writer, response, close=True)


async def _reset(_response: Response, writer: asyncio.StreamWriter, _settings: Settings) -> None:
    reset(writer)


async def _close(_response: Response, _writer: asyncio.StreamWriter, _settings: Settings) -> None:
    pass  # the connection is closed in any case


async def _silence(_response: Response, _writer: asyncio.StreamWriter, settings: Settings) -> None:
    await asyncio.sleep(settings.stall_s)


async def _not_http(response: Response, writer: asyncio.StreamWriter, _settings: Settings) -> None:
    await wire.write(writer, b"220 mail.example.org ESMTP\r\n\r\n" + response.body)


async def _head(response: Response, writer: asyncio.StreamWriter, length: int) -> None:
    await wire.write(writer, wire.head_bytes(response, close=True, length=length))


async def _head_then_reset(
    response: Response, writer: asyncio.StreamWriter, _settings: Settings
) -> None:
    await _head(response, writer, len(response.body))
    # A reset overtakes what is still on its way; the head must arrive.
    await asyncio.sleep(0.05)
    reset(writer)


async def _bad_chunking(
    response: Response, writer: asyncio.StreamWriter, _settings: Settings
) -> None:
    chunk = b"no number\r\n" + response.body + b"\r\n0\r\n\r\n"
    await wire.write(writer, _chunked(response) + chunk)


async def _wrong_length(
    response: Response, writer: asyncio.StreamWriter, _settings: Settings
) -> None:
    await _head(response, writer, len(response.body) + 100)
    await wire.write(writer, response.body)


async def _slow(response: Response, writer: asyncio.StreamWriter, settings: Settings) -> None:
    await _head(response, writer, len(response.body))
    for at in range(len(response.body)):
        await asyncio.sleep(settings.pace_s)
        await wire.write(writer, response.body[at : at + 1])


async def _stall(response: Response, writer: asyncio.StreamWriter, settings: Settings) -> None:
    await _head(response, writer, len(response.body))
    await asyncio.sleep(settings.stall_s)


async def _endless(response: Response, writer: asyncio.StreamWriter, _settings: Settings) -> None:
    await wire.write(writer, _chunked(response))
    while True:
        await wire.write(writer, b"%x\r\n%b\r\n" % (_BLOCK, b" " * _BLOCK))
        await asyncio.sleep(0)  # drain alone lets nobody else in


async def _huge(response: Response, writer: asyncio.StreamWriter, _settings: Settings) -> None:
    await _head(response, writer, HUGE_BYTES)
    for _ in range(HUGE_BYTES // _BLOCK):
        await wire.write(writer, b" " * _BLOCK)
        await asyncio.sleep(0)


def _chunked(response: Response) -> bytes:
    return wire.head_bytes(response, close=True, extra="Transfer-Encoding: chunked\r\n")


async def _gzip_bomb(response: Response, writer: asyncio.StreamWriter, _settings: Settings) -> None:
    """A gigabyte of blanks in about a megabyte.

    Packed once and repeated: after a full flush a piece depends on nothing
    before it. The check sum at the end is left out, nobody should get so far.
    """
    size = 1024 * 1024
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(b" " * size) + packer.flush(zlib.Z_FULL_FLUSH)
    bomb = response.replace(headers=(*response.headers, ("Content-Encoding", "gzip")))
    await wire.write(writer, wire.head_bytes(bomb, close=True))
    await wire.write(writer, b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff")
    for _ in range(BOMB_BYTES // size):
        await wire.write(writer, piece)
        await asyncio.sleep(0)
    await wire.write(writer, b"\x03\x00")


_WAYS: dict[Wire, Callable[[Response, asyncio.StreamWriter, Settings], Awaitable[None]]] = {
    Wire.RESET: _reset,
    Wire.CLOSE: _close,
    Wire.SILENCE: _silence,
    Wire.NOT_HTTP: _not_http,
    Wire.HEAD_THEN_RESET: _head_then_reset,
    Wire.BAD_CHUNKING: _bad_chunking,
    Wire.WRONG_LENGTH: _wrong_length,
    Wire.SLOW: _slow,
    Wire.STALL: _stall,
    Wire.ENDLESS: _endless,
    Wire.HUGE: _huge,
    Wire.GZIP_BOMB: _gzip_bomb,
}
