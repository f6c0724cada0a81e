"""Nothing leaves for another origin: not by a redirect, not by a proxy."""

from __future__ import annotations

import asyncio
import base64
import logging
from typing import Self

import pytest

from mateo_desktop.api.errors import ApiError, HelperMissing
from mateo_desktop.domain.send_state import OutcomeKind
from tests.api.conftest import NewClient, a_message
from tests.api.redirect_trial import CODES, TARGETS, redirected_once
from tests.fault_server import Exchange, FaultServer


@pytest.mark.parametrize("code", CODES)
async def test_no_redirect_is_followed(code: int) -> None:
    for number in range(TARGETS):
        redirected = await redirected_once(code, number)
        assert redirected.troubles == []
        assert (redirected.tokens, redirected.bodies) == (0, 0)


async def test_cookies_are_not_kept(server: FaultServer, new_client: NewClient) -> None:
    async def set_cookie(exchange: Exchange) -> None:
        await exchange.answer_json(200, [], set_cookie="session=1; Path=/")

    server.pages["/channel"] = set_cookie
    client = new_client(server.base_url)

    await client.channels()
    await client.channels()

    assert "cookie" not in server.requests[1].headers


async def test_plain_http_on_this_machine_takes_no_proxy(
    server: FaultServer, new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with FaultServer() as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy.port}")

        outcome = await new_client(server.base_url).send_message(*a_message())

        assert outcome.kind is OutcomeKind.ACCEPTED
        assert proxy.connections == 0


class Proxy:
    """A proxy that gives one answer to CONNECT, or none."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.seen = b""
        self.closing = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.closing.set()
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.seen += await reader.readuntil(b"\r\n\r\n")
        if self.answer:
            writer.write(self.answer)
            self.seen += await reader.read(1_000)
        else:
            await self.closing.wait()
        writer.close()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n", "403"),
        (b"HTTP/1.1 407 Login\r\ncontent-length: 0\r\n\r\n", "407"),
        (b"HTTP/1.1 502 Bad\r\ncontent-length: 0\r\n\r\n", "502"),
        (b"220 what?\r\n\r\n", ""),
        (b"", ""),
    ],
    ids=["403", "407", "502", "no http", "silence"],
)
async def test_a_proxy_that_opens_no_tunnel_means_not_sent(
    answer: bytes, code: str, new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Proxy(answer) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = new_client("https://integration.example.org/api/v1")

        outcome = await client.send_message(*a_message())

    assert (outcome.kind, outcome.reason) == (OutcomeKind.NOT_SENT, "proxy")
    assert outcome.code == code
    assert proxy.seen.startswith(b"CONNECT integration.example.org:443 ")
    assert b"Bearer" not in proxy.seen
    assert b"text" not in proxy.seen


async def test_the_password_of_a_proxy_is_told_to_nobody_but_the_proxy(
    new_client: NewClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    login = base64.b64encode(b"erika:sesame-4711").decode()
    async with Proxy(b"HTTP/1.1 407 Login\r\ncontent-length: 0\r\n\r\n") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("//", "//erika:sesame-4711@"))
        client = new_client("https://integration.example.org/api/v1")

        outcome = await client.send_message(*a_message())
        checked = await client.check()
        with pytest.raises(ApiError) as caught:
            await client.channels()

    assert login.encode() in proxy.seen
    told = f"{outcome!r} {checked!r} {caught.value!r} {caught.value} {caught.value.detail}"
    for secret in ("sesame-4711", login):
        assert secret not in told
        assert secret not in caplog.text


@pytest.mark.parametrize("url", ["socks5://127.0.0.1:9", "gopher://127.0.0.1:9"])
async def test_a_proxy_we_cannot_use_means_not_sent(
    url: str, new_client: NewClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", url)
    client = new_client("https://integration.example.org/api/v1")

    outcome = await client.send_message(*a_message())

    assert (outcome.kind, outcome.reason) == (OutcomeKind.NOT_SENT, "proxy")


@pytest.mark.parametrize(("status", "reason"), [(403, "forbidden"), (404, "not_found")])
async def test_a_helper_that_is_not_offered_is_missing(
    status: int, reason: str, server: FaultServer, new_client: NewClient
) -> None:
    async def refuse(exchange: Exchange) -> None:
        await exchange.answer_json(status, {"code": "X", "message": "Not for you"})

    server.pages["/contact"] = refuse

    with pytest.raises(HelperMissing) as caught:
        await new_client(server.base_url).contacts("Erika")

    assert (caught.value.status, caught.value.reason) == (status, reason)
    assert caught.value.message == "Not for you"
