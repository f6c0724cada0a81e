"""The token is in no log, no repr, no error and no outcome, whatever breaks."""

from __future__ import annotations

import base64
import io
import json
import logging
import traceback
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from mateo_desktop.api.errors import ApiError
from tests.api.conftest import TOKEN, NewClient, a_message
from tests.fault_server import BASE_PATH, FAULTS, Exchange, FaultServer, closed_port

FORMS = {
    TOKEN,
    base64.b64encode(TOKEN.encode()).decode()[:-4],
    base64.b64encode(f"Bearer {TOKEN}".encode()).decode()[10:-4],
    quote(TOKEN, safe=""),
    json.dumps(TOKEN).replace("/", "\\/")[1:-1],
    TOKEN[: len(TOKEN) // 2],
    TOKEN[len(TOKEN) // 2 :],
}


def hits(text: str) -> list[str]:
    return [form for form in FORMS if form in text]


@pytest.fixture
def everything_logged() -> Iterator[io.StringIO]:
    """The log of every library, turned up as far as it goes."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield log
    root.setLevel(before)
    root.removeHandler(handler)


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"stall_before_body"}))
async def test_no_fault_brings_the_token_out(
    fault: str,
    server: FaultServer,
    new_client: NewClient,
    everything_logged: io.StringIO,
    capfd: pytest.CaptureFixture[str],
) -> None:
    async def as_a_page(exchange: Exchange) -> None:
        exchange.keep_alive = False
        body, _ = a_message()
        exchange.server.pages.pop("/channel", None)
        exchange.request.headers["content-length"] = "0"
        exchange.request.body = body
        await play(exchange)

    async def play(exchange: Exchange) -> None:
        exchange.read_body = _nothing_to_read(exchange)  # type: ignore[method-assign]
        await FAULTS[fault](exchange)

    server.play(fault)
    server.pages["/channel"] = as_a_page
    client = new_client(server.base_url)

    outcome = await client.send_message(*a_message())
    told = [repr(outcome), str(outcome), (outcome.answer or b"").decode("latin-1"), repr(client)]
    try:
        # Another client: this one keeps the pause it was asked for.
        told.append(repr(await new_client(server.base_url).channels()))
    except ApiError as error:
        told += [repr(error), str(error), error.detail, "".join(traceback.format_exception(error))]
    told += [everything_logged.getvalue(), *capfd.readouterr()]

    sent = [request.headers.get("authorization") for request in server.requests]
    assert sent[0] == f"Bearer {TOKEN}", "the server did get it"
    assert not hits("\n".join(told))


def _nothing_to_read(exchange: Exchange):  # type: ignore[no-untyped-def]
    async def read_body(share: float = 1.0) -> bytes:
        return exchange.request.body

    return read_body


async def test_no_failed_connection_brings_it_out(
    new_client: NewClient, everything_logged: io.StringIO
) -> None:
    for url in (f"http://127.0.0.1:{await closed_port()}", "https://nowhere.invalid"):
        client = new_client(url)
        outcome = await client.send_message(*a_message())
        with pytest.raises(ApiError) as caught:
            await client.channels()
        told = [repr(outcome), "".join(traceback.format_exception(caught.value))]
        assert not hits("\n".join([*told, everything_logged.getvalue()]))


@pytest.mark.parametrize("token", [TOKEN + "\n" + TOKEN, TOKEN + "é", TOKEN + " " + TOKEN])
async def test_a_malformed_token_is_not_quoted_back(
    token: str, server: FaultServer, new_client: NewClient
) -> None:
    client = new_client(server.base_url, token)

    outcome = await client.send_message(*a_message())
    with pytest.raises(ApiError) as caught:
        await client.channels()

    told = repr(outcome) + "".join(traceback.format_exception(caught.value))
    assert not hits(told)
    assert server.requests == []


async def test_an_answer_that_repeats_the_token_is_kept_without_it(
    server: FaultServer, new_client: NewClient
) -> None:
    server.play("echo_token")

    outcome = await new_client(server.base_url).send_message(*a_message())

    assert outcome.answer is not None
    assert "bad header" in outcome.message
    assert not hits(outcome.message + outcome.hint + outcome.code)
    assert not hits(outcome.answer.decode())


async def test_a_large_answer_that_repeats_the_token_is_kept_without_it(
    server: FaultServer, new_client: NewClient
) -> None:
    async def echo(exchange: Exchange) -> None:
        body = await exchange.read_body()
        said = exchange.request.headers["authorization"]
        reply = {"message": {"id": json.loads(body)["id"], "blurb": "ü" * 200_000, "x": said}}
        await exchange.answer(200, json.dumps(reply, ensure_ascii=False).encode())

    server.play(echo)

    outcome = await new_client(server.base_url).send_message(*a_message())

    assert outcome.answer is not None
    text = outcome.answer.decode("utf-8")
    assert not hits(text)
    assert text.count("ü") == 200_000


async def test_the_trace_of_a_bug_does_not_show_it(
    server: FaultServer, new_client: NewClient
) -> None:
    assert BASE_PATH in repr(new_client(server.base_url))
    assert not hits(repr(vars(new_client(server.base_url))))
