"""The HTTP of the sandbox: framing, keys, limits, and what it does on the side."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import socket
import time
from urllib.parse import urlsplit

import pytest

from mateo_desktop.sandbox import TOKEN, Sandbox, SandboxThread, Settings
from mateo_desktop.sandbox.errors import Refusal
from mateo_desktop.sandbox.gate import RateLimit
from mateo_desktop.sandbox.stock import channel_id
from mateo_desktop.sandbox.wire import http_date
from tests.sandbox.client import Talk, bytes_back, fits, read_answer

KEY = f"Authorization: Bearer {TOKEN}\r\n".encode()
HEAD = b"POST /api/v1/send_message HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + KEY
BODY = json.dumps(
    {"from": channel_id("email"), "to": [{"handle": "a@example.org"}], "text": "x"}
).encode()


async def test_a_connection_is_used_again_and_again(sandbox):
    url = urlsplit(sandbox.base_url)

    def several():
        connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)
        with contextlib.closing(connection):
            for _ in range(3):
                connection.request(
                    "GET", url.path + "/channel", headers={"Authorization": f"Bearer {TOKEN}"}
                )
                first = connection.sock.getsockname()
                answer = connection.getresponse()
                assert answer.status == 200
                assert len(json.loads(answer.read())) == 9
                yield first

    ports = await asyncio.to_thread(lambda: list(several()))
    assert len(set(ports)) == 1


async def test_two_requests_may_come_in_one_piece(sandbox):
    one = b"GET /api/v1/channel?select=id&limit=1 HTTP/1.1\r\nHost: x\r\n" + KEY
    raw = await bytes_back(sandbox.base_url, one + b"\r\n" + one + b"Connection: close\r\n\r\n")
    assert raw.count(b"HTTP/1.1 200 OK") == 2


async def test_a_body_may_come_in_chunks_with_trailers(sandbox):
    pieces = [BODY[at : at + 7] for at in range(0, len(BODY), 7)]
    chunks = [b"%X;note=1\r\n%b\r\n" % (len(piece), piece) for piece in pieces]
    head = HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    raw = await bytes_back(sandbox.base_url, head, *chunks, b"0\r\nTrailer: x\r\n\r\n")
    fits("SendMessageResponse", read_answer(raw).json())
    assert sandbox.deliveries.by_body[BODY] == 1


async def test_who_waits_for_100_gets_it(sandbox):
    head = HEAD + b"Expect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    raw = await bytes_back(sandbox.base_url, head % len(BODY), BODY)
    assert raw.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")


async def test_head_is_get_without_the_body(sandbox):
    raw = await bytes_back(
        sandbox.base_url,
        b"HEAD /api/v1/channel HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + KEY + b"\r\n",
    )
    answer = read_answer(raw)
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["content-length"]) > 100


async def test_http_1_0_ends_the_connection(sandbox):
    raw = await bytes_back(sandbox.base_url, b"GET /api/v1/channel HTTP/1.0\r\n" + KEY + b"\r\n")
    assert read_answer(raw).headers["connection"] == "close"


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
        (b"G\xffT / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", 400),
        (b"GET http://[x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET /?" + b"a=1&" * 300 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        (HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n", 400),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\n", 400),
        (HEAD + b"Content-Length: -5\r\n\r\n", 400),
        (HEAD + b"Content-Length: %d\r\n\r\n" % (21 * 1024 * 1024), 413),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n", 400),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1" * 70_000, 400),
    ],
)
async def test_what_is_no_request_is_refused_and_the_connection_closed(sandbox, raw, status):
    answer = read_answer(await bytes_back(sandbox.base_url, raw))
    assert answer.status == status
    assert answer.json()["status"] == status
    assert answer.headers["connection"] == "close"
    assert sandbox.deliveries.total == 0


async def test_more_than_20_mb_are_refused_even_in_chunks(sandbox):
    chunk = b"%x\r\n%b\r\n" % (1024 * 1024, b" " * 1024 * 1024)
    head = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    raw = await bytes_back(sandbox.base_url, head, *[chunk] * 21)
    assert read_answer(raw).status == 413


async def test_twenty_mb_are_taken(talk):
    signed = await talk("POST", "/storage/upload/sign/media_library/big.bin")
    data = b"\0" * (20 * 1024 * 1024)
    assert (await talk("PUT", signed.body.decode(), data, token=None)).status == 200


async def test_who_goes_away_in_the_middle_harms_nobody(sandbox, talk):
    for raw in (b"", b"GET /api", HEAD, HEAD + b"Content-Length: 500\r\n\r\n{"):
        url = urlsplit(sandbox.base_url)
        _, writer = await asyncio.open_connection(url.hostname, url.port)
        writer.write(raw)
        await writer.drain()
        writer.close()
        await writer.wait_closed()
    assert len(await talk.get("/channel")) == 9
    assert sandbox.deliveries.total == 0


async def test_it_listens_on_the_loopback_address_only(sandbox):
    assert [each.getsockname()[0] for each in sandbox._server.sockets] == ["127.0.0.1"]


async def test_a_port_that_is_taken_is_an_error(sandbox):
    other = Sandbox()
    with pytest.raises(OSError):  # noqa: PT011 - the words are the system's
        await other.start(urlsplit(sandbox.base_url).port)


def test_dates_are_written_as_http_wants_them():
    assert http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT"


# Keys and limits --------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (None, 401),
        ("", 401),
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        ("Bearer wrong", 403),
        ("Bearer", 403),
        (f"Basic {TOKEN}", 403),
        (TOKEN, 403),
        (f"Bearer {TOKEN}\u00e9", 403),
    ],
)
async def test_a_missing_key_is_401_and_a_wrong_one_403(talk, header, status):
    headers = {} if header is None else {"Authorization": header}
    for path in ("/channel", "/unknown"):
        answer = await talk("GET", path, token=None, headers=headers)
        assert answer.status == (404 if status == 200 and path == "/unknown" else status)
        if answer.status != 200:
            fits("Error", answer.json())


async def test_nobody_sends_without_the_key(talk, sandbox):
    answer = await talk("POST", "/send_message", json.loads(BODY), token=None)
    assert answer.status == 401
    assert sandbox.deliveries.total == 0


class TestTwoRequestsASecond:
    @pytest.fixture
    def settings(self):
        return Settings(customer_delay_s=None)

    async def test_the_third_one_is_refused_with_the_headers_that_say_so(self, talk):
        answers = [await talk("GET", "/channel?limit=1") for _ in range(4)]
        assert [answer.status for answer in answers[:2]] == [200, 200]
        assert answers[0].headers["ratelimit-limit"] == "2"
        assert answers[0].headers["ratelimit-remaining"] == "1"
        refused = next(answer for answer in answers if answer.status == 429)
        assert refused.headers["retry-after"] == "1"
        assert refused.headers["ratelimit-remaining"] == "0"
        assert refused.headers["ratelimit-reset"] == "1"
        fits("Error", refused.json())

    def test_two_a_second_go_on_for_ever(self, settings):
        now = 0.0
        limit = RateLimit(settings, lambda: now)
        for _ in range(100):
            limit.pass_one()
            now += 0.5

    def test_three_a_second_do_not(self, settings):
        now = 0.0
        limit = RateLimit(settings, lambda: now)
        with pytest.raises(Refusal):  # noqa: PT012 - the time is part of it
            for _ in range(10):
                limit.pass_one()
                now += 1 / 3

    def test_a_refused_request_does_not_count(self, settings):
        now = 0.0
        limit = RateLimit(settings, lambda: now)
        limit.pass_one()
        limit.pass_one()
        for _ in range(10):
            with pytest.raises(Refusal):
                limit.pass_one()
        now += 0.5
        limit.pass_one()

    def test_it_can_be_switched_off(self, settings):
        limit = RateLimit(settings, lambda: 0.0)
        settings.rate_limit = False
        assert [limit.pass_one() for _ in range(10)] == [()] * 10


# In a thread, and alone -------------------------------------------------------


@pytest.fixture
def thread():
    running = SandboxThread(Settings(rate_limit=False, customer_delay_s=0.0))
    running.start()
    yield running
    running.stop()


def post(base_url, body, path="/send_message"):
    url = urlsplit(base_url)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    with contextlib.closing(connection):
        connection.request("POST", url.path + path, json.dumps(body), headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def test_a_sandbox_in_a_thread_is_told_things_from_outside(thread):
    body = json.loads(BODY) | {"id": "3c90c3cc-0d44-4b50-8888-8dd25736052a"}
    thread.set_fault("500", times=1)
    assert thread.faults() == {"500"}
    assert post(thread.base_url, body)[0] == 500
    assert thread.faults() == frozenset()
    assert post(thread.base_url, body)[0] == 200
    assert post(thread.base_url, body)[0] == 409
    thread.set_personality("insert")
    assert post(thread.base_url, body)[0] == 200
    assert thread.deliveries() == {body["id"]: 2}
    thread.set_fault("503_retry")
    thread.clear_faults()
    mine = thread.snapshot()["message"][-1]
    thread.wait_for(lambda store: len(store.find("message", is_inbound=True)) > 0)
    thread.customer_writes(mine["conversation_id"], "Hallo?")
    assert thread.snapshot()["message"][-1]["raw_content"] == "Hallo?"
    with pytest.raises(ValueError, match="no such fault"):
        thread.set_fault("explosion")
    with pytest.raises(ValueError, match="no such conversation"):
        thread.customer_writes("nobody", "x")


def test_a_snapshot_is_a_copy(thread):
    copy = thread.snapshot()
    copy["channel"].clear()
    copy["conversation"][0]["tags"].append("x")
    assert len(thread.snapshot()["channel"]) == 9
    assert "x" not in thread.snapshot()["conversation"][0]["tags"]


def test_a_thread_starts_and_stops_once_and_may_start_again(thread):
    first = thread.base_url
    with pytest.raises(RuntimeError):
        thread.start()
    thread.stop()
    thread.stop()
    with pytest.raises(RuntimeError):
        thread.snapshot()
    with pytest.raises(ConnectionRefusedError):
        post(first, {})
    assert post(thread.start(), {})[0] == 400


def test_a_thread_says_that_its_port_is_taken(thread):
    other = SandboxThread()
    with pytest.raises(OSError):  # noqa: PT011 - the words are the system's
        other.start(urlsplit(thread.base_url).port)
    other.start()
    other.stop()


async def test_stopping_ends_connections_that_wait(settings):
    sandbox = Sandbox(settings)
    url = urlsplit(await sandbox.start())
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    await Talk(sandbox).get("/channel")
    await sandbox.stop()
    with contextlib.suppress(ConnectionError):
        assert await reader.read() == b""
    writer.close()


async def test_stopped_twice_is_stopped(sandbox):
    await sandbox.stop()
    await sandbox.stop()


class TestAlone:
    @pytest.fixture
    async def start(self, clean_environment):
        import sys

        running = []

        async def start(*arguments):
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "mateo_desktop.sandbox", *arguments),
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=clean_environment,
            )
            running.append(process)
            return process

        yield start
        for process in running:
            if process.returncode is None:
                process.kill()
            await process.communicate()

    async def test_its_first_line_says_where_it_listens(self, start):
        process = await start("--fault", "504", "--fault", "202", "--on-repeated-id", "return")
        line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
        assert line.startswith("listening on http://127.0.0.1:")
        assert line.endswith("/api/v1\n")
        base_url = line.split()[-1]
        body = json.loads(BODY)
        statuses = [(await asyncio.to_thread(post, base_url, body))[0] for _ in range(2)]
        assert sorted(statuses) == [202, 504]
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 60) == 0

    async def test_help_names_every_fault(self, start):
        from mateo_desktop.sandbox import FAULTS, PERSONALITIES

        process = await start("--help")
        out, _ = await asyncio.wait_for(process.communicate(), 60)
        for name, about in {**FAULTS, **PERSONALITIES}.items():
            assert name in out.decode()
            assert about in out.decode()
        assert process.returncode == 0

    async def test_wrong_use_is_2_and_a_taken_port_is_1(self, start):
        wrong = await start("--fault", "explosion")
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            busy = await start("--port", str(taken.getsockname()[1]))
            assert await asyncio.wait_for(busy.wait(), 60) == 1
        assert await asyncio.wait_for(wrong.wait(), 60) == 2


def test_it_starts_quickly():
    running = SandboxThread()
    started = []
    # 15 ms here; a busy machine has its quick moments too.
    while not started or (min(started) >= 0.1 and len(started) < 30):
        before = time.perf_counter()
        running.start()
        started.append(time.perf_counter() - before)
        running.stop()
    assert min(started) < 0.1
