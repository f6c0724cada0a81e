"""Every fault, as the program's own HTTP library sees it."""

from __future__ import annotations

import asyncio
import contextlib
import email.utils
import json
import socket
import ssl
import time
import uuid
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.sandbox import FAULTS, TOKEN, Sandbox, Settings, server
from mateo_desktop.sandbox.faults import _TABLE, ArmedFaults, Scope
from mateo_desktop.sandbox.mishaps import BOMB_BYTES, HUGE_BYTES
from mateo_desktop.sandbox.stock import channel_id
from tests.sandbox.client import fits

SENDS = [name for name, fault in _TABLE.items() if fault.scope is Scope.SEND]

#: What becomes of a POST: an exception of httpx or a status, and whether the
#: message is stored.
EXPECTED = {
    "reset_before": (httpx.TransportError, False),
    "reset_half": (httpx.TransportError, False),
    "reset_after": (httpx.ReadError, True),
    "reset_after_not_stored": (httpx.ReadError, False),
    "close_without_reply": (httpx.RemoteProtocolError, False),
    "close_without_reply_stored": (httpx.RemoteProtocolError, True),
    "silence": (httpx.ReadTimeout, False),
    "silence_stored": (httpx.ReadTimeout, True),
    "not_http": (httpx.RemoteProtocolError, True),
    "head_then_reset": (httpx.ReadError, True),
    "truncated_json": (200, True),
    "bad_chunking": (httpx.RemoteProtocolError, True),
    "wrong_content_length": (httpx.RemoteProtocolError, True),
    "slow_bytes": (httpx.ReadTimeout, True),
    "stall_after_head": (httpx.ReadTimeout, True),
    "html_200": (200, False),
    "html_200_stored": (200, True),
    "empty_200": (200, True),
    "other_message_200": (200, True),
    "other_json_200": (200, True),
    "not_json_200": (200, True),
    "deep_json_200": (200, True),
    "huge_200": (None, True),
    "endless_200": (None, True),
    "gzip_bomb_200": (None, True),
    "202": (202, True),
    "303": (303, False),
    "307": (307, False),
    "400": (400, False),
    "401": (401, False),
    "403": (403, False),
    "404": (404, False),
    "408": (408, False),
    "408_stored": (408, True),
    "409_exists": (409, True),
    "409_reference": (409, False),
    "413": (413, False),
    "415": (415, False),
    "422": (422, False),
    "429_seconds": (429, False),
    "429_date": (429, False),
    "429_bare": (429, False),
    "429_long": (429, False),
    "500": (500, False),
    "500_stored": (500, True),
    "502": (502, False),
    "502_stored": (502, True),
    "503_retry": (503, False),
    "503_retry_stored": (503, True),
    "504": (504, False),
    "504_stored": (504, True),
}


def message(**values):
    return {
        "id": str(uuid.uuid4()),
        "from": channel_id("email"),
        "to": [{"handle": "a@example.org"}],
        # Larger than what both ends buffer, so that a half is really a half.
        "text": "x" * 300_000,
    } | values


@pytest.fixture
def settings():
    return Settings(rate_limit=False, customer_delay_s=None, stall_s=30.0, retry_after_s=7)


@pytest.fixture
async def client(sandbox):
    headers = {"Authorization": f"Bearer {TOKEN}"}
    timeout = httpx.Timeout(5.0, read=0.5)
    # An empty context: the usual one reads all certificates of the machine.
    verify = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with httpx.AsyncClient(
        verify=verify, base_url=sandbox.base_url, headers=headers, timeout=timeout, trust_env=False
    ) as client:
        yield client


async def post(client, body):
    """The answer, or the exception, of one message."""
    try:
        return await client.post("/send_message", json=body)
    except httpx.TransportError as error:
        return error


def is_there(sandbox, body):
    return sandbox.state.get("message", body["id"]) is not None


def test_every_fault_has_a_line_and_an_expectation():
    assert set(EXPECTED) == set(SENDS)
    assert all(0 < len(about) < 80 for about in FAULTS.values())


@pytest.mark.parametrize("name", [name for name in SENDS if EXPECTED[name][0] is not None])
async def test_a_fault_ends_a_message_as_it_says(sandbox, client, name):
    expected, stored = EXPECTED[name]
    sandbox.faults.arm(name, times=1)
    body = message()
    answer = await post(client, body)
    if isinstance(expected, int):
        assert not isinstance(answer, Exception), repr(answer)
        assert answer.status_code == expected
    else:
        assert isinstance(answer, expected), repr(answer)
    assert is_there(sandbox, body) is stored
    assert sandbox.deliveries.by_id[body["id"]] == int(stored)
    assert sandbox.posts == 1
    assert not sandbox.faults
    # The next one goes through, whatever happened before.
    again = await post(client, message())
    assert again.status_code == 200


@pytest.mark.parametrize("name", SENDS)
async def test_whether_it_is_stored_can_be_overruled(sandbox, client, name):
    if name in ("reset_before", "reset_half") or EXPECTED[name][0] is None:
        return  # nothing was read, or tested below
    sandbox.settings.stall_s = 0.0
    sandbox.settings.pace_s = 0.0
    stored = not EXPECTED[name][1]
    sandbox.faults.arm(name, times=1, stored=stored)
    body = message(text="short")
    await post(client, body)
    assert is_there(sandbox, body) is stored


async def test_errors_have_the_documented_shape(sandbox, client):
    for name, (expected, _) in EXPECTED.items():
        if isinstance(expected, int) and expected >= 400 and not name.startswith("502"):
            sandbox.faults = [name]
            answer = await post(client, message(text="short"))
            fits("Error", answer.json())
            assert answer.json()["status"] == expected


async def test_the_answers_that_are_no_answers(sandbox, client):
    sandbox.on_repeated_id = "return"
    body = message(text="short")
    whole = (await post(client, body)).content
    answers = {}
    for name in ("truncated_json", "html_200", "empty_200", "not_json_200", "202"):
        sandbox.faults = [name]
        answers[name] = await post(client, body)
    assert answers["truncated_json"].content == whole[: len(whole) // 2]
    assert answers["html_200"].headers["content-type"].startswith("text/html")
    assert answers["empty_200"].content == b""
    with pytest.raises(ValueError):  # noqa: PT011 - any reason will do
        answers["not_json_200"].json()
    assert answers["202"].content == whole


async def test_another_message_is_a_whole_answer_about_something_else(sandbox, client):
    sandbox.faults = ["other_message_200"]
    body = message(text="short")
    answer = (await post(client, body)).json()
    fits("SendMessageResponse", answer)
    assert answer["message"]["id"] != body["id"]
    assert {row["message_id"] for row in answer["recipients"]} == {answer["message"]["id"]}


async def test_retry_after_comes_in_every_form(sandbox, client):
    answers = {}
    for name in ("429_seconds", "429_date", "429_bare", "429_long", "503_retry"):
        sandbox.faults = [name]
        answers[name] = await post(client, message(text="short"))
    assert answers["429_seconds"].headers["retry-after"] == "7"
    assert answers["503_retry"].headers["retry-after"] == "7"
    assert "retry-after" not in answers["429_bare"].headers
    assert int(answers["429_long"].headers["retry-after"]) > 120
    when, said = (
        email.utils.parsedate_to_datetime(answers["429_date"].headers[name])
        for name in ("retry-after", "date")
    )
    assert 6 <= (when - said).total_seconds() <= 8


async def test_redirects_lead_to_where_nobody_should_go(sandbox, client):
    sandbox.faults = ["307"]
    answer = await post(client, message(text="short"))
    assert answer.headers["location"] == "/api/v1/redirected"
    await client.get(sandbox.base_url.removesuffix("/api/v1") + answer.headers["location"])
    assert sandbox.requests[-1].path == "/api/v1/redirected"
    assert sandbox.deliveries.total == 0


async def test_slow_bytes_arrive_in_the_end(sandbox, client):
    sandbox.settings.pace_s = 0.0
    sandbox.faults = ["slow_bytes"]
    answer = await post(client, message(text="short"))
    fits("SendMessageResponse", answer.json())


@pytest.mark.parametrize(
    ("name", "least"),
    [("huge_200", HUGE_BYTES), ("endless_200", HUGE_BYTES), ("gzip_bomb_200", HUGE_BYTES)],
)
async def test_floods_are_as_large_as_they_say(sandbox, client, name, least):
    sandbox.faults = [name]
    body = message(text="short")
    received = 0
    async with client.stream("POST", "/send_message", json=body, timeout=10) as answer:
        assert answer.status_code == 200
        async for piece in answer.aiter_bytes():
            received += len(piece)
            if received >= least:
                break
        assert received >= least
        if name == "gzip_bomb_200":
            assert 500 * answer.num_bytes_downloaded < BOMB_BYTES
    assert is_there(sandbox, body)


async def test_deep_lists_are_valid_json_that_nobody_wants_to_parse(sandbox, client):
    sandbox.faults = ["deep_json_200"]
    answer = await post(client, message(text="short"))
    assert len(answer.content) == 2_000_000
    with pytest.raises(RecursionError):
        json.loads(answer.content)


# Faults beyond sending --------------------------------------------------------


async def test_refused_means_that_nobody_listens_until_it_is_over(sandbox, client):
    before = sandbox.base_url
    assert (await client.get("/channel")).status_code == 200  # a connection stays open
    sandbox.faults.add("refused")
    with pytest.raises(httpx.TransportError):
        await client.get("/channel")
    with pytest.raises(httpx.ConnectError):
        await client.get("/channel")
    sandbox.faults.discard("refused")
    assert (await client.get("/channel")).status_code == 200
    assert sandbox.base_url == before


async def test_nobody_else_gets_the_port_while_a_fault_comes_and_goes(sandbox, monkeypatch):
    bound, taken = server._bound, []

    def grabbed_first(port, **how):
        with socket.socket() as other, contextlib.suppress(OSError):
            other.bind((server.HOST, port))
            taken.append(port)
        return bound(port, **how)

    monkeypatch.setattr(server, "_bound", grabbed_first)
    for fault in ("refused", "connect_timeout"):
        sandbox.faults.add(fault)
        sandbox.faults.discard(fault)
        await asyncio.sleep(0)
    assert not taken


async def test_a_port_that_another_one_has_is_refused(sandbox):
    with pytest.raises(OSError, match="in use"):
        await Sandbox().start(urlsplit(sandbox.base_url).port)


async def test_refused_may_flicker(sandbox, client):
    for _ in range(5):
        sandbox.faults.add("refused")
        sandbox.faults.discard("refused")
    sandbox.faults.add("refused")
    with pytest.raises(httpx.ConnectError):
        await client.get("/channel")
    await asyncio.sleep(0)  # what was opened last has its turn
    for _ in range(3):
        sandbox.faults.clear()
        assert (await client.get("/channel")).status_code == 200
        sandbox.faults.add("refused")
        sandbox.faults.clear()
        await asyncio.sleep(0)
        sandbox.faults.add("refused")
        with pytest.raises(httpx.TransportError):
            await client.get("/channel")


async def test_a_server_that_takes_no_connection_lets_people_wait(sandbox, client):
    assert (await client.get("/channel")).status_code == 200
    sandbox.faults.add("connect_timeout")
    with pytest.raises(httpx.TransportError):
        await client.get("/channel")  # the connection that stayed open
    for _ in range(2):
        with pytest.raises(httpx.ConnectTimeout):
            await client.get("/channel", timeout=0.3)
    sandbox.faults.add("refused")
    with pytest.raises(httpx.ConnectError):
        await client.get("/channel")
    sandbox.faults.discard("refused")
    with pytest.raises(httpx.ConnectTimeout):
        await client.get("/channel", timeout=0.3)
    sandbox.faults.clear()
    assert (await client.get("/channel")).status_code == 200


async def test_a_connection_that_was_kept_is_dead(sandbox, client):
    sandbox.faults.arm("dead_keep_alive", times=1)
    assert (await client.get("/channel")).status_code == 200
    with pytest.raises(httpx.TransportError):
        await client.get("/channel")
    assert (await client.get("/channel")).status_code == 200


@pytest.mark.parametrize(
    ("name", "status"), [("helpers_404", 404), ("helpers_403", 403), ("helpers_500", 500)]
)
async def test_helpers_fail_while_messages_go_through(sandbox, client, name, status):
    sandbox.faults = [name]
    assert (await client.get("/channel")).status_code == status
    assert (await client.get("/contact")).status_code == status
    signing = await client.post("/storage/upload/sign/media_library/a")
    assert signing.status_code == status
    assert (await post(client, message(text="short"))).status_code == 200


async def test_an_upload_fails_alone(sandbox, client):
    sandbox.faults = ["upload_500"]
    signed = await client.post("/storage/upload/sign/media_library/a")
    assert (await client.put(signed.text, content=b"x")).status_code == 500
    assert sandbox.library.files == {}
    sandbox.faults = []
    assert (await client.put(signed.text, content=b"x")).status_code == 200


async def test_a_wrong_key_comes_before_every_fault(sandbox, client):
    sandbox.faults.arm("500", times=1)
    answer = await client.post("/send_message", json={}, headers={"Authorization": "Bearer x"})
    assert answer.status_code == 403
    assert "500" in sandbox.faults


async def test_several_faults_take_turns(sandbox, client):
    sandbox.faults = ["400", "503_retry"]
    sandbox.faults.arm("422", times=1)
    statuses = [(await post(client, message(text="short"))).status_code for _ in range(5)]
    assert sorted(statuses[:3]) == [400, 422, 503]
    assert sorted(statuses[3:]) == [400, 503]


# The menu ---------------------------------------------------------------------


def test_an_unknown_fault_cannot_be_armed():
    faults = ArmedFaults()
    with pytest.raises(ValueError, match="no such fault"):
        faults.add("explosion")


def test_never_is_never():
    faults = ArmedFaults()
    faults.arm("500")
    faults.arm("500", times=0)
    assert not faults


@given(st.lists(st.tuples(st.sampled_from(SENDS), st.integers(1, 3)), max_size=6))
def test_a_fault_strikes_as_often_as_it_was_told(armed):
    faults = ArmedFaults()
    for name, times in armed:
        faults.arm(name, times)
    taken = 0
    while faults.take(Scope.SEND):
        taken += 1
    assert taken == sum(dict(armed).values())
    assert faults.take(Scope.HELPERS) is None


def test_the_change_of_a_set_is_told():
    told = []
    faults = ArmedFaults(lambda: told.append(set(faults)))
    faults |= {"500"}
    faults.discard("400")
    faults.clear()
    assert told == [{"500"}, set()]


def test_importing_it_brings_no_http_library(clean_environment):
    import subprocess
    import sys

    code = (
        "import sys, mateo_desktop.sandbox;"
        "print([m for m in ('httpx', 'PySide6', 'email', 'ssl.x') if m in sys.modules])"
    )
    before = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=clean_environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=150,
    )
    assert done.stdout.strip() == "[]"
    assert time.monotonic() - before < 20
