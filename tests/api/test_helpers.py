"""Lists and look-ups: what is asked, and what odd answers read as."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from mateo_desktop.api.errors import NotSent, OutcomeUnknown, RateLimited, Refused, Unreadable
from mateo_desktop.api.limiter import Limiter
from tests.api.conftest import NewClient, a_message
from tests.fakes import FastClock
from tests.fault_server import BASE_PATH, Exchange, FaultServer, Request, closed_port

CONTRACT = yaml.safe_load(
    (Path(__file__).parents[1] / "contract" / "openapi.yaml").read_text("utf-8")
)
ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"


def assert_in_contract(request: Request) -> None:
    """The path exists, and each parameter is a named one or a column of its rows."""
    path = request.path.removeprefix(BASE_PATH)
    operation = CONTRACT["paths"][path][request.method.lower()]
    named = set()
    for parameter in operation["parameters"]:
        reference = parameter["$ref"].removeprefix("#/components/parameters/")
        named.add(CONTRACT["components"]["parameters"][reference]["name"])
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]["items"]
    rows = CONTRACT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    columns = set(rows["properties"])
    pairs = parse_qsl(urlsplit(request.target).query, strict_parsing=True)
    for name, value in pairs:
        assert name in named | columns, name
        if name in columns - named:
            assert value.partition(".")[0] in ("eq", "in"), value
        if name == "order":
            assert value.partition(".")[0] in columns
        if name == "limit":
            assert 1 <= int(value) <= 50
    assert len({name for name, _ in pairs}) == len(pairs), "no parameter twice"


async def test_every_helper_asks_what_the_contract_offers(
    server: FaultServer, new_client: NewClient
) -> None:
    client = new_client(server.base_url)

    await client.channels()
    await client.contacts('Muster, "Erika" (Köln)')
    await client.contacts("")
    await client.contact(ID)
    await client.conversation(ID)
    await client.message(ID)
    await client.messages(ID)
    await client.recipients(ID)
    await client.recipients([ID, str(uuid.uuid4())])
    await client.actions(ID)
    await client.check()

    assert len(server.requests) == 11
    for request in server.requests:
        assert request.method == "GET"
        assert_in_contract(request)


def _rows(count: int) -> list[dict[str, Any]]:
    return [{"id": f"{number:08d}", "type": "email"} for number in range(count)]


def _paged(rows: list[dict[str, Any]], cap: int = 50) -> Any:
    async def page(exchange: Exchange) -> None:
        query = exchange.request.query
        start = int(query.get("offset", "0"))
        limit = min(cap, int(query.get("limit", "50")))
        await exchange.answer_json(200, rows[start : start + limit])

    return page


@pytest.mark.parametrize(("count", "requests"), [(0, 1), (49, 1), (50, 2), (51, 2), (137, 3)])
async def test_all_channels_come_however_many_pages(
    count: int, requests: int, server: FaultServer, new_client: NewClient
) -> None:
    server.pages["/channel"] = _paged(_rows(count))

    channels = await new_client(server.base_url).channels()

    assert [channel.id for channel in channels] == [row["id"] for row in _rows(count)]
    assert len(server.requests) == requests


async def test_a_server_that_ignores_paging_does_not_loop(
    server: FaultServer, new_client: NewClient
) -> None:
    server.pages["/channel"] = _rows(120)

    channels = await new_client(server.base_url).channels()

    assert len(channels) == 120
    assert len(server.requests) == 2


async def test_a_limit_beyond_a_page_takes_more_pages(
    server: FaultServer, new_client: NewClient
) -> None:
    rows = [{**row, "conversation_id": ID} for row in _rows(200)]
    server.pages["/message"] = _paged(rows)

    assert len(await new_client(server.base_url).messages(ID, limit=120)) == 120
    assert [request.query["limit"] for request in server.requests] == ["50", "50", "20"]


async def test_messages_come_newest_first_and_only_from_that_conversation(
    server: FaultServer, new_client: NewClient
) -> None:
    server.pages["/message"] = [
        {"id": "1", "conversation_id": ID, "created_at": "2026-11-22T10:00:00Z"},
        {"id": "2", "conversation_id": ID.upper(), "created_at": "2026-11-22T12:00:00+01:00"},
        {"id": "3", "conversation_id": ID, "timestamp": "2026-11-22T10:30:00"},
        {"id": "4", "conversation_id": "another", "created_at": "2026-11-22T10:00:00Z"},
        {"id": "5", "created_at": "no time at all"},
    ]

    messages = await new_client(server.base_url).messages(ID)

    assert [message.id for message in messages] == ["2", "3", "1", "5"]


async def test_a_look_up_never_takes_another_message_for_ours(
    server: FaultServer, new_client: NewClient
) -> None:
    server.pages["/message"] = [{"id": str(uuid.uuid4())}, {"subject": "no id"}]

    assert await new_client(server.base_url).message(ID) is None


@pytest.mark.parametrize("shape", [[{"id": ID}], {"id": ID}, [{"id": ID.upper()}]])
async def test_one_row_may_come_as_a_list_or_as_an_object(
    shape: Any, server: FaultServer, new_client: NewClient
) -> None:
    server.pages["/message"] = shape

    assert await new_client(server.base_url).message(ID) is not None


async def test_many_messages_are_asked_for_in_pieces(
    server: FaultServer, new_client: NewClient
) -> None:
    ids = [str(uuid.uuid4()) for _ in range(90)]

    await new_client(server.base_url).recipients(ids)

    asked = [request.query["message_id"] for request in server.requests]
    assert [value.count(",") + 1 for value in asked] == [40, 40, 10]
    assert all(one in "".join(asked) for one in ids)


async def test_a_kept_connection_that_died_is_asked_again(
    server: FaultServer, new_client: NewClient
) -> None:
    client = new_client(server.base_url)
    tries = 0

    async def dies_once(exchange: Exchange) -> None:
        nonlocal tries
        tries += 1
        if tries == 2:
            exchange.keep_alive = False
            exchange.reset()
        else:
            await exchange.answer_json(200, [{"id": ID}])

    server.pages["/conversation"] = dies_once
    await client.conversation(ID)

    conversation = await client.conversation(ID)

    assert conversation is not None
    assert conversation.id == ID
    assert tries == 3


async def test_a_first_connection_that_breaks_is_not_asked_again(
    server: FaultServer, new_client: NewClient
) -> None:
    async def dies(exchange: Exchange) -> None:
        exchange.keep_alive = False
        exchange.reset()

    server.pages["/conversation"] = dies
    client = new_client(server.base_url)
    for tries in (1, 2):
        with pytest.raises(OutcomeUnknown):
            await client.conversation(ID)
        assert len(server.requests) == tries


async def test_asking_again_over_a_dead_connection_waits_for_a_turn_of_its_own(
    server: FaultServer, new_client: NewClient
) -> None:
    clock = FastClock()
    client = new_client(server.base_url, limiter=Limiter(clock=clock.monotonic, later=clock.later))
    moments = []

    async def dies_now_and_then(exchange: Exchange) -> None:
        moments.append(clock.monotonic())
        if len(moments) in (2, 5):
            exchange.keep_alive = False
            exchange.reset()
        else:
            await exchange.answer_json(200, [{"id": ID}])

    server.pages["/conversation"] = dies_now_and_then
    for _ in range(4):
        await client.conversation(ID)

    assert len(moments) == 6
    pairs = zip(moments, moments[2:], strict=False)
    assert all(third - first >= 1 for first, third in pairs), moments


@pytest.mark.parametrize(
    ("status", "error", "reason"),
    [
        (400, Refused, "refused"),
        (401, Refused, "refused"),
        (408, OutcomeUnknown, "request_timeout"),
        (429, RateLimited, "rate_limited"),
        (500, OutcomeUnknown, "server_error"),
        (503, OutcomeUnknown, "server_error"),
    ],
)
async def test_an_error_status_raises_what_it_means(
    status: int, error: type[Exception], reason: str, server: FaultServer, new_client: NewClient
) -> None:
    async def fail(exchange: Exchange) -> None:
        await exchange.answer_json(status, {"message": "Nicht heute"})

    server.pages["/channel"] = fail

    with pytest.raises(error, match=reason) as caught:
        await new_client(server.base_url).channels()
    assert caught.value.status == status  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "empty"), (b"<html>", "html"), (b"nope", "not_json"), (b'"x"', "unexpected_shape")],
)
async def test_an_answer_that_is_no_list_is_unreadable(
    body: bytes, reason: str, server: FaultServer, new_client: NewClient
) -> None:
    async def odd(exchange: Exchange) -> None:
        await exchange.answer(200, body)

    server.pages["/channel"] = odd

    with pytest.raises(Unreadable, match=reason):
        await new_client(server.base_url).channels()


async def test_no_network_raises_not_sent(new_client: NewClient) -> None:
    client = new_client(f"http://127.0.0.1:{await closed_port()}")

    with pytest.raises(NotSent, match="refused"):
        await client.channels()


async def test_the_helpers_wait_for_a_send_that_wants_to_go(
    server: FaultServer, new_client: NewClient
) -> None:
    client = new_client(server.base_url, limiter=Limiter())
    outcome = await client.send_message(*a_message())
    await client.channels()

    assert outcome.answer is not None
    assert json.loads(outcome.answer)
    assert [request.method for request in server.requests] == ["POST", "GET"]
