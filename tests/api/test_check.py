"""Test connection tells apart what people can do something about."""

from __future__ import annotations

from typing import Any

import pytest

from mateo_desktop.api.check import KINDS
from mateo_desktop.api.limiter import Limiter
from tests.api.conftest import NewClient
from tests.fault_server import FAULTS, Exchange, Fault, FaultServer, closed_port


def _json(status: int, value: Any) -> Fault:
    async def play(exchange: Exchange) -> None:
        await exchange.answer_json(status, value)

    return play


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (_json(200, []), "ok"),
        (_json(200, [{"id": "x"}]), "ok"),
        (_json(200, {"id": "x"}), "ok"),
        (_json(401, {"message": "no key"}), "missing_key"),
        (_json(403, {"message": "bad key"}), "wrong_key"),
        (_json(404, {}), "wrong_url"),
        (_json(405, {}), "wrong_url"),
        (_json(400, {}), "wrong_url"),
        (_json(301, {}), "wrong_url"),
        (_json(200, {"hello": "world"}), "wrong_url"),
        (_json(200, [1, 2]), "wrong_url"),
        (FAULTS["html_200"], "wrong_url"),
        (FAULTS["empty_200"], "wrong_url"),
        (FAULTS["not_json_200"], "wrong_url"),
        (FAULTS["not_http"], "wrong_url"),
        (_json(429, {}), "rate_limited"),
        (_json(500, {}), "server_error"),
        (_json(503, {}), "server_error"),
        (FAULTS["close_without_reply"], "server_error"),
        (FAULTS["stall_after_body"], "server_error"),
        (FAULTS["long_content_length"], "server_error"),
    ],
)
async def test_each_answer_has_its_kind(
    page: Fault, kind: str, server: FaultServer, new_client: NewClient
) -> None:
    async def play(exchange: Exchange) -> None:
        exchange.keep_alive = False
        exchange.request.body = b'{"id": "x"}'  # what a fault for sends expects
        exchange.request.headers["content-length"] = "0"
        await page(exchange)

    if page is FAULTS["long_content_length"]:
        page = _cut
    server.pages["/channel"] = play

    result = await new_client(server.base_url).check()

    assert result.kind == kind
    assert result.kind in KINDS


async def _cut(exchange: Exchange) -> None:
    await exchange.write(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n[")


async def test_no_network(new_client: NewClient) -> None:
    client = new_client(f"http://127.0.0.1:{await closed_port()}")

    result = await client.check()

    assert (result.kind, result.detail) == ("no_network", "refused")


async def test_a_malformed_token_is_a_wrong_key(server: FaultServer, new_client: NewClient) -> None:
    result = await new_client(server.base_url, "not a\ttoken").check()

    assert (result.kind, result.detail) == ("wrong_key", "bad_token")


async def test_a_pause_the_server_asked_for_is_told(
    server: FaultServer, new_client: NewClient
) -> None:
    limiter = Limiter()
    limiter.heed({"retry-after": "60"}, 429)

    result = await new_client(server.base_url, limiter=limiter).check()

    assert result.kind == "rate_limited"
    assert server.connections == 0


async def test_it_asks_for_as_little_as_possible(
    server: FaultServer, new_client: NewClient
) -> None:
    await new_client(server.base_url).check()

    (request,) = server.requests
    assert (request.method, request.query) == ("GET", {"select": "id", "limit": "1"})
