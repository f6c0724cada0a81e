"""The table of sending.md, row by row, over real sockets."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import json
import socket
import sys
from collections.abc import Iterator

import pytest

from mateo_desktop.domain.send_state import OutcomeKind
from tests.api.conftest import TOKEN, NewClient, a_message
from tests.fault_server import FAULTS, Exchange, FaultServer, closed_port
from tests.patience import BRIEF

ACCEPTED, REJECTED = OutcomeKind.ACCEPTED, OutcomeKind.REJECTED
UNKNOWN, LIMITED, NOT_SENT = OutcomeKind.UNKNOWN, OutcomeKind.RATE_LIMITED, OutcomeKind.NOT_SENT

#: What each fault of the server must come out as: kind, reason, status.
TABLE = {
    "ok": (ACCEPTED, "", 200),
    "accepted_202": (ACCEPTED, "", 202),
    "gzipped": (ACCEPTED, "", 200),
    "reset_before_body": (UNKNOWN, "read_error", None),
    "reset_half_body": (UNKNOWN, "read_error", None),
    "reset_after_body": (UNKNOWN, "read_error", None),
    "close_without_reply": (UNKNOWN, "disconnected", None),
    "stall_after_body": (UNKNOWN, "read_timeout", None),
    "stall_after_head": (UNKNOWN, "read_timeout", 200),
    "head_then_reset": (UNKNOWN, "read_error", 200),
    "truncated_json": (UNKNOWN, "not_json", 200),
    "short_content_length": (UNKNOWN, "not_json", 200),
    "long_content_length": (UNKNOWN, "truncated", 200),
    "bad_chunking": (UNKNOWN, "truncated", 200),
    "not_http": (UNKNOWN, "protocol", None),
    "byte_by_byte": (UNKNOWN, "too_slow", 200),
    "byte_a_second": (UNKNOWN, "read_timeout", 200),
    "endless": (UNKNOWN, "too_big", 200),
    "body_100_mb": (UNKNOWN, "too_big", 200),
    "gzip_bomb": (UNKNOWN, "too_big", 200),
    "gzip_broken": (UNKNOWN, "bad_encoding", 200),
    "gzip_cut": (UNKNOWN, "truncated", 200),
    "unknown_encoding": (UNKNOWN, "bad_encoding", 200),
    "deep_json": (UNKNOWN, "too_deep", 200),
    "html_200": (UNKNOWN, "html", 200),
    "empty_200": (UNKNOWN, "empty", 200),
    "no_content_204": (UNKNOWN, "empty", 204),
    "not_json_200": (UNKNOWN, "not_json", 200),
    "list_200": (UNKNOWN, "unexpected_shape", 200),
    "no_keys_200": (UNKNOWN, "unexpected_shape", 200),
    "other_message": (UNKNOWN, "other_message", 200),
    "conflict_duplicate": (UNKNOWN, "duplicate_id", 409),
    "conflict_missing_key": (REJECTED, "conflict", 409),
    "conflict_cut": (UNKNOWN, "truncated", 409),
    "rate_limited_seconds": (LIMITED, "rate_limited", 429),
    "rate_limited_date": (LIMITED, "rate_limited", 429),
    "rate_limited_bare": (LIMITED, "rate_limited", 429),
    "rate_limited_long": (LIMITED, "rate_limited", 429),
    "unavailable_retry_503": (UNKNOWN, "server_error", 503),
    "redirect_303": (REJECTED, "redirect", 303),
    "redirect_307": (REJECTED, "redirect", 307),
    "echo_token": (REJECTED, "invalid", 400),
    "status_400": (REJECTED, "invalid", 400),
    "status_401": (REJECTED, "missing_key", 401),
    "status_403": (REJECTED, "wrong_key", 403),
    "status_404": (REJECTED, "not_found", 404),
    "status_408": (UNKNOWN, "request_timeout", 408),
    "status_413": (REJECTED, "too_large", 413),
    "status_415": (REJECTED, "invalid", 415),
    "status_422": (REJECTED, "invalid", 422),
    "status_500": (UNKNOWN, "server_error", 500),
    "status_502": (UNKNOWN, "server_error", 502),
    "status_504": (UNKNOWN, "server_error", 504),
}


async def test_the_table_knows_every_fault_of_the_server() -> None:
    # A stalled body needs a message larger than every buffer: its own test below.
    assert {*TABLE, "stall_before_body"} == set(FAULTS)


@pytest.mark.parametrize("fault", TABLE)
async def test_each_fault_means_what_the_table_says(
    fault: str, server: FaultServer, new_client: NewClient
) -> None:
    server.play(fault)
    body, message_id = a_message()

    outcome = await new_client(server.base_url).send_message(body, message_id)

    kind, reason, status = TABLE[fault]
    assert (outcome.kind, outcome.reason, outcome.status) == (kind, reason, status)
    assert server.connections == 1, "one connection, one try"
    assert sum(server.posts_by_id.values()) <= 1


#: Ambiguous ends after the whole body arrived, so that the message may be stored.
STORABLE = [
    fault
    for fault, (kind, *_) in TABLE.items()
    if kind is UNKNOWN and fault not in {"reset_before_body", "reset_half_body"}
]


@pytest.mark.parametrize("fault", STORABLE)
async def test_a_message_that_was_stored_unseen_is_found_by_looking_up(
    fault: str, server: FaultServer, new_client: NewClient
) -> None:
    server.play(fault, stored=True)
    body, message_id = a_message()
    client = new_client(server.base_url)

    outcome = await client.send_message(body, message_id)
    found = await client.message(message_id)

    assert outcome.kind is UNKNOWN
    assert found is not None
    assert found.id == message_id
    assert server.deliveries == {message_id: 1}


async def test_the_frozen_bytes_are_what_arrives(
    server: FaultServer, new_client: NewClient
) -> None:
    body, message_id = a_message(text="Grüße 👋\u2028 " + "x" * 300_000)

    outcome = await new_client(server.base_url).send_message(body, message_id)

    (request,) = server.requests
    assert outcome.kind is ACCEPTED
    assert request.body == body
    assert server.posts_by_body == {hashlib.sha256(body).hexdigest(): 1}
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["content-length"] == str(len(body))
    assert "transfer-encoding" not in request.headers
    assert request.headers["user-agent"].startswith("mateo-desktop/")


async def test_the_answer_is_kept_whole(server: FaultServer, new_client: NewClient) -> None:
    body, message_id = a_message()

    outcome = await new_client(server.base_url).send_message(body, message_id)

    assert outcome.answer is not None
    assert json.loads(outcome.answer) == server.messages[message_id]


async def test_the_words_of_a_refusal_are_kept(server: FaultServer, new_client: NewClient) -> None:
    server.play("status_422")

    outcome = await new_client(server.base_url).send_message(*a_message())

    assert (outcome.code, outcome.message, outcome.hint) == ("E422", "No 422", "Try otherwise")


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        ("rate_limited_seconds", 7.0),
        ("rate_limited_date", 10.0),
        ("rate_limited_bare", None),
        ("rate_limited_long", 600.0),
        ("unavailable_retry_503", 7.0),
    ],
)
async def test_the_pause_an_answer_asks_for_is_told(
    fault: str, seconds: float | None, server: FaultServer, new_client: NewClient
) -> None:
    server.play(fault)

    outcome = await new_client(server.base_url).send_message(*a_message())

    assert outcome.retry_after_s == seconds


async def test_every_send_has_a_connection_of_its_own(
    server: FaultServer, new_client: NewClient
) -> None:
    client = new_client(server.base_url)
    await client.channels()
    await client.channels()
    assert server.connections == 1, "the helpers share one"

    for _ in range(3):
        assert (await client.send_message(*a_message())).kind is ACCEPTED

    assert server.connections == 4


async def test_a_body_nobody_takes_is_unknown(server: FaultServer, new_client: NewClient) -> None:
    server.play("stall_before_body")
    body, message_id = a_message(text="x" * 30_000_000)

    outcome = await new_client(server.base_url, timeouts=BRIEF).send_message(body, message_id)

    assert (outcome.kind, outcome.reason) == (UNKNOWN, "write_timeout")


async def test_an_early_refusal_of_a_large_body_is_heard(
    server: FaultServer, new_client: NewClient
) -> None:
    async def too_large(exchange: Exchange) -> None:
        await exchange.read_body(0.01)
        await exchange.answer_json(413, {"message": "Too large"})
        await exchange.stall()

    server.play(too_large)
    body, message_id = a_message(text="x" * 500_000)

    outcome = await new_client(server.base_url).send_message(body, message_id)

    assert (outcome.kind, outcome.message) == (REJECTED, "Too large")


async def test_a_refused_connection_is_not_sent(new_client: NewClient) -> None:
    client = new_client(f"http://127.0.0.1:{await closed_port()}/api/v1")

    outcome = await client.send_message(*a_message())

    assert (outcome.kind, outcome.reason) == (NOT_SENT, "refused")


async def test_an_unknown_host_is_not_sent(new_client: NewClient) -> None:
    client = new_client("https://nowhere.invalid/api/v1")

    outcome = await client.send_message(*a_message())

    assert (outcome.kind, outcome.reason) == (NOT_SENT, "dns")


async def test_a_connection_nobody_takes_is_not_sent(new_client: NewClient) -> None:
    # The queue of this listener is full: further connections are not answered.
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for filler in (first, second):
            filler.setblocking(False)
            filler.connect_ex(full.getsockname())

        client = new_client(f"http://127.0.0.1:{full.getsockname()[1]}", timeouts=BRIEF)
        outcome = await client.send_message(*a_message())

    assert (outcome.kind, outcome.reason) == (NOT_SENT, "connect_timeout")


async def test_cancelled_in_flight_it_may_have_left(
    server: FaultServer, new_client: NewClient
) -> None:
    server.play("stall_after_body")
    client = new_client(server.base_url)
    body, message_id = a_message()

    sending = asyncio.create_task(client.send_message(body, message_id))
    await server.began.wait()
    sending.cancel()

    with pytest.raises(asyncio.CancelledError):
        await sending
    assert client.may_have_left(message_id)

    server.play("ok")
    assert (await client.send_message(body, message_id)).kind is ACCEPTED
    assert not client.may_have_left(message_id)


async def test_cancelled_before_its_turn_nothing_left(
    server: FaultServer, new_client: NewClient
) -> None:
    client = new_client(server.base_url)
    body, message_id = a_message()

    sending = asyncio.create_task(client.send_message(body, message_id))
    sending.cancel()

    with pytest.raises(asyncio.CancelledError):
        await sending
    assert not client.may_have_left(message_id)
    assert server.connections == 0


async def test_after_the_client_closed_nothing_is_sent(
    server: FaultServer, new_client: NewClient
) -> None:
    client = new_client(server.base_url)
    await client.aclose()

    outcome = await client.send_message(*a_message())

    assert (outcome.kind, outcome.reason) == (NOT_SENT, "closed")
    assert server.connections == 0


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "schlüssel", "tab\there"])
async def test_a_malformed_token_never_leaves(
    token: str, server: FaultServer, new_client: NewClient
) -> None:
    outcome = await new_client(server.base_url, token).send_message(*a_message())

    assert (outcome.kind, outcome.reason) == (NOT_SENT, "bad_token")
    assert server.connections == 0


async def test_without_a_token_no_header_is_sent(
    server: FaultServer, new_client: NewClient
) -> None:
    await new_client(server.base_url, "").send_message(*a_message())

    assert "authorization" not in server.requests[0].headers


async def test_a_server_that_mints_ids_is_believed_only_if_it_got_none(
    server: FaultServer, new_client: NewClient
) -> None:
    client = new_client(server.base_url)
    server.play("other_message")
    value = json.loads(a_message()[0])
    del value["id"]

    outcome = await client.send_message(json.dumps(value).encode(), "a local name")

    assert outcome.kind is ACCEPTED


@pytest.mark.timeout(400)
@pytest.mark.parametrize("fault", ["gzip_bomb", "endless", "body_100_mb", "deep_json"])
async def test_a_giant_answer_neither_fills_memory_nor_stalls(
    fault: str, server: FaultServer, new_client: NewClient
) -> None:
    import tracemalloc

    server.play(fault)
    client = new_client(server.base_url)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        await client.send_message(*a_message())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak - before < 64 * 1024 * 1024


@pytest.fixture
def no_generator_hooks() -> Iterator[None]:
    """As under qasync, which does not close generators that were dropped half-way."""
    before = sys.get_asyncgen_hooks()
    yield
    sys.set_asyncgen_hooks(*before)


@pytest.mark.parametrize("fault", ["endless", "body_100_mb", "gzip_bomb", "gzip_broken"])
async def test_an_answer_left_half_read_is_closed_without_the_loops_help(
    fault: str, server: FaultServer, new_client: NewClient, no_generator_hooks: None
) -> None:
    server.play(fault)
    client = new_client(server.base_url)
    sys.set_asyncgen_hooks(None, None)

    # What cannot be closed is an unraisable error, which fails the test.
    outcome = await client.send_message(*a_message())
    gc.collect()

    assert outcome.kind is UNKNOWN


async def test_real_timeouts_are_those_of_the_design() -> None:
    from mateo_desktop.api.client import Timeouts

    real = Timeouts()
    assert (real.connect_s, real.write_s, real.read_s, real.pool_s) == (10, 30, 60, 5)
