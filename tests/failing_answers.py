"""Every way in which a helper of the API may fail, as answers of a real server.

``ANSWERS`` has a page for ``FaultServer.pages`` by name, and ``CODES`` what of
``TROUBLES`` each of them means to somebody who is writing.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from tests.fault_server import Exchange

Page = Callable[[Exchange], Awaitable[None]]

_NUMBERS = dict.fromkeys(("id", "name", "full_name", "email", "sms", "type", "status"), 7)
_NUMBERS |= dict.fromkeys(("handle", "text", "created_at", "template_id", "template"), 7)


def status(number: int) -> Page:
    """An answer with that status, in the shape that is documented."""

    async def page(exchange: Exchange) -> None:
        words = {"code": "NO", "message": "Nicht heute", "hint": "", "status": number}
        # Without a pause that is asked for, the limiter makes one of a second.
        await exchange.answer_json(number, words, retry_after="0")

    return page


def body(data: bytes, content_type: str = "application/json") -> Page:
    """A 200 with *data*."""

    async def page(exchange: Exchange) -> None:
        await exchange.answer(200, data, content_type=content_type)

    return page


async def _closed(exchange: Exchange) -> None:
    exchange.keep_alive = False
    exchange.reset()


async def _silent(exchange: Exchange) -> None:
    exchange.keep_alive = False
    await exchange.stall()


async def _half(exchange: Exchange) -> None:
    exchange.keep_alive = False
    await exchange.write(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n[{")


ANSWERS: dict[str, Page] = {
    "401": status(401),
    "403": status(403),
    "404": status(404),
    "429": status(429),
    "500": status(500),
    "html": body(b"<!DOCTYPE html><html><body>Log in to the WLAN</body></html>", "text/html"),
    "broken json": body(b'[{"id": "3c90c3cc-0d44-4b5'),
    "null": body(b"null"),
    "a number": body(b"17"),
    "a list of numbers": body(b"[1, 2, null]"),
    "nothing in it": body(b""),
    "an error in a 200": body(b'{"message": "no rows for you"}'),
    "closed": _closed,
    "half an answer": _half,
    "silence": _silent,
}

CODES: dict[str, str] = {
    "401": "no_token",
    "403": "helper_missing",
    "404": "helper_missing",
    "429": "rate_limited",
    "500": "server_error",
    "closed": "server_error",
    "silence": "server_error",
    **dict.fromkeys(
        ANSWERS.keys() - {"401", "403", "404", "429", "500", "closed", "silence"}, "unreadable"
    ),
}

#: Rows as nobody expects them: numbers for texts. They are read as well as they can be.
NUMBERS = body(json.dumps([_NUMBERS]).encode())
