"""Every way an answer can go wrong, one coroutine each.

A fault gets an ``Exchange`` of the fault server (fault_server.py) whose head has
been read. Those that take the whole request store the message if they were
asked to, and break only then.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import uuid
import zlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fault_server import Exchange

Fault = Callable[["Exchange"], Awaitable[None]]


def head(status: int, length: int | None = None, **headers: str) -> bytes:
    """An answer's head, up to the blank line."""
    lines = [f"HTTP/1.1 {status} X"]
    if length is not None:
        lines.append(f"content-length: {length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def send_reply(message_id: str, **message: Any) -> dict[str, Any]:
    """An answer to ``send_message`` in the shape of the reference page."""
    return {
        "conversation": {"id": str(uuid.uuid4()), "status": "open", "tags": []},
        "message": {"id": message_id, "status": "sent", "is_inbound": False, **message},
        "recipients": [{"id": str(uuid.uuid4()), "role": "from", "status": "sent"}],
        "actions": [],
    }


def with_storing(fault: Fault, stored: bool) -> Fault:
    async def play(exchange: Exchange) -> None:
        exchange.stored = stored
        await fault(exchange)

    return play


async def _take(exchange: Exchange) -> dict[str, Any] | None:
    """Read the whole request, count it, and store it if this fault does."""
    body = await exchange.read_body()
    exchange.server.count(body)
    return exchange.store() if exchange.stored else None


async def ok(exchange: Exchange) -> None:
    """Store the message and say so, or say that its ID is taken."""
    body = await exchange.read_body()
    exchange.server.count(body)
    reply = exchange.store()
    if reply is None:
        await exchange.answer_json(409, {"code": "23505", "message": "duplicate key"})
    else:
        await exchange.answer_json(200, reply)


def _status(status: int, value: Any = None, **headers: str) -> Fault:
    async def play(exchange: Exchange) -> None:
        await _take(exchange)
        words = {"code": f"E{status}", "message": f"No {status}", "hint": "Try otherwise"}
        await exchange.answer_json(status, {**words, "status": status, **(value or {})}, **headers)

    return play


def _raw(data: bytes) -> Fault:
    async def play(exchange: Exchange) -> None:
        await _take(exchange)
        await exchange.write(data)

    return play


def _body(body: bytes, status: int = 200, **headers: str) -> Fault:
    return _raw(head(status, len(body), **headers) + body)


async def reset_before_body(exchange: Exchange) -> None:
    exchange.reset()


async def reset_half_body(exchange: Exchange) -> None:
    await exchange.read_body(0.5)
    exchange.reset()


async def reset_after_body(exchange: Exchange) -> None:
    await _take(exchange)
    exchange.reset()


async def close_without_reply(exchange: Exchange) -> None:
    await _take(exchange)


async def stall_before_body(exchange: Exchange) -> None:
    """Never read the body: a large one gets stuck in the buffers."""
    exchange.reader._transport.pause_reading()  # type: ignore[attr-defined]
    await exchange.server.stopping.wait()


async def stall_after_body(exchange: Exchange) -> None:
    await _take(exchange)
    await exchange.stall()


async def stall_after_head(exchange: Exchange) -> None:
    await _take(exchange)
    await exchange.write(head(200, 500, content_type="application/json"))
    await exchange.stall()


async def head_then_reset(exchange: Exchange) -> None:
    await _take(exchange)
    await exchange.write(head(200, 500, content_type="application/json") + b'{"message')
    # Let the bytes arrive before the reset overtakes them.
    await asyncio.sleep(0.05)
    exchange.reset()


async def truncated_json(exchange: Exchange) -> None:
    await _take(exchange)
    body = json.dumps(send_reply(json.loads(exchange.request.body)["id"])).encode()
    await exchange.answer(200, body[: len(body) // 2], content_type="application/json")


async def short_content_length(exchange: Exchange) -> None:
    await _take(exchange)
    body = json.dumps(send_reply(json.loads(exchange.request.body)["id"])).encode()
    await exchange.write(head(200, len(body) - 20) + body)


async def long_content_length(exchange: Exchange) -> None:
    await _take(exchange)
    body = json.dumps(send_reply(json.loads(exchange.request.body)["id"])).encode()
    await exchange.write(head(200, len(body) + 20) + body)


async def byte_by_byte(exchange: Exchange) -> None:
    """One byte every tenth of a second, so no read ever times out."""
    await _take(exchange)
    await exchange.write(head(200, 500))
    with contextlib.suppress(TimeoutError):
        while not exchange.writer.is_closing():
            await exchange.write(b" ")
            await asyncio.sleep(0.1)


async def byte_a_second(exchange: Exchange) -> None:
    await _take(exchange)
    await exchange.write(head(200, 500))
    while not exchange.writer.is_closing() and not exchange.server.stopping.is_set():
        await exchange.write(b" ")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                await exchange.server.stopping.wait()


async def endless(exchange: Exchange) -> None:
    await _take(exchange)
    await exchange.write(head(200, None, transfer_encoding="chunked"))
    while not exchange.writer.is_closing():
        await exchange.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        await asyncio.sleep(0)


async def other_message(exchange: Exchange) -> None:
    await _take(exchange)
    await exchange.answer_json(200, send_reply(str(uuid.uuid4())))


async def accepted_202(exchange: Exchange) -> None:
    await _take(exchange)
    sent = json.loads(exchange.request.body)["id"]
    await exchange.answer_json(202, send_reply(sent))


async def gzipped(exchange: Exchange) -> None:
    await _take(exchange)
    reply = json.dumps(send_reply(json.loads(exchange.request.body)["id"])).encode()
    await exchange.answer(200, gzip.compress(reply), content_encoding="gzip")


async def gzip_bomb(exchange: Exchange) -> None:
    """A gigabyte of blanks in a megabyte."""
    await _take(exchange)
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    block = b" " * (1 << 20)
    await exchange.write(head(200, None, content_encoding="gzip", connection="close"))
    for _ in range(1024):
        if exchange.writer.is_closing():
            return
        await exchange.write(packer.compress(block))
        await asyncio.sleep(0)
    await exchange.write(packer.flush())


async def echo_token(exchange: Exchange) -> None:
    """Say the token back, as careless gateways do."""
    await _take(exchange)
    said = exchange.request.headers.get("authorization", "")
    await exchange.answer_json(400, {"code": said, "message": f"bad header {said}", "hint": said})


_PORTAL = b"<!DOCTYPE html><html><body>Please log in to the airport wifi</body></html>"

#: Every fault by name; those that may have stored the message take ``stored=True``.
FAULTS: dict[str, Fault] = {
    "ok": ok,
    "reset_before_body": reset_before_body,
    "reset_half_body": reset_half_body,
    "reset_after_body": reset_after_body,
    "close_without_reply": close_without_reply,
    "stall_before_body": stall_before_body,
    "stall_after_body": stall_after_body,
    "stall_after_head": stall_after_head,
    "head_then_reset": head_then_reset,
    "truncated_json": truncated_json,
    "short_content_length": short_content_length,
    "long_content_length": long_content_length,
    "bad_chunking": _raw(head(200, None, transfer_encoding="chunked") + b"zz\r\n{}\r\n"),
    "not_http": _raw(b"220 mail.example.org ESMTP\r\n\r\n"),
    "byte_by_byte": byte_by_byte,
    "byte_a_second": byte_a_second,
    "endless": endless,
    "body_100_mb": _raw(head(200, 100 << 20) + b" " * (16 << 20)),
    "gzipped": gzipped,
    "gzip_bomb": gzip_bomb,
    "gzip_broken": _body(b"no gzip at all", content_encoding="gzip"),
    "gzip_cut": _body(gzip.compress(b"{}" * 99)[:-9], content_encoding="gzip"),
    "unknown_encoding": _body(b"\x1b\x03\x00", content_encoding="br"),
    "deep_json": _body(b"[" * 1_000_000),
    "html_200": _body(_PORTAL, content_type="text/html"),
    "empty_200": _body(b""),
    "no_content_204": _raw(head(204)),
    "not_json_200": _body(b"OK", content_type="text/plain"),
    "list_200": _body(b"[]"),
    "no_keys_200": _body(b'{"message": {}}'),
    "other_message": other_message,
    "accepted_202": accepted_202,
    "conflict_duplicate": _status(409, {"code": "23505"}),
    "conflict_missing_key": _status(409, {"code": "23503"}),
    "conflict_cut": _raw(head(409, 500) + b'{"code": "23'),
    "rate_limited_seconds": _status(429, retry_after="7"),
    "rate_limited_date": _status(
        429, retry_after="Sun, 06 Nov 1994 08:49:47 GMT", date="Sun, 06 Nov 1994 08:49:37 GMT"
    ),
    "rate_limited_bare": _status(429),
    "rate_limited_long": _status(429, retry_after="600"),
    "unavailable_retry_503": _status(503, retry_after="7"),
    "redirect_303": _status(303, location="https://elsewhere.example.org/"),
    "redirect_307": _status(307, location="https://elsewhere.example.org/"),
    "echo_token": echo_token,
    **{
        f"status_{status}": _status(status)
        for status in (400, 401, 403, 404, 408, 413, 415, 422, 500, 502, 504)
    },
}
