"""Messages that cannot leave just now: who may go on by itself, and who asks."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
import pytest_asyncio
import trustme

from mateo_desktop.api.limiter import Limiter
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.sandbox import TOKEN as SANDBOX_TOKEN
from mateo_desktop.sandbox import Sandbox
from mateo_desktop.storage.ledger import Entry
from tests.app import conftest
from tests.app.conftest import Desk, NewDesk, a_client, a_draft, turns
from tests.fakes import MORNING, FastClock, HandClock
from tests.fault_server import FaultServer
from tests.faults import _status

QUEUED, ACCEPTED, UNKNOWN = SendState.QUEUED, SendState.ACCEPTED, SendState.UNKNOWN


@pytest.fixture
def train(
    new_desk: NewDesk, sandbox: Sandbox, fast: FastClock, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """A desk on a train: the network comes and goes."""
    monkeypatch.setattr(conftest, "TOKEN", SANDBOX_TOKEN)
    return new_desk(sandbox.base_url, fast)


def a_mail(sandbox: Sandbox, **fields: object) -> object:
    """A draft on a channel that the sandbox has."""
    [channel, *_] = [
        row
        for row in sandbox.snapshot()["channel"]
        if row["type"] == "email" and row["status"] == "active"
    ]
    return a_draft(channel_id=channel["id"], **fields)


def ids(sandbox: Sandbox) -> dict[str, int]:
    return dict(sandbox.deliveries.by_id)


# No network -----------------------------------------------------------------------


async def test_without_a_network_it_is_tried_five_times_and_then_waits(
    train: Desk, sandbox: Sandbox
) -> None:
    sandbox.faults.add("refused")
    entry = await train.send(a_mail(sandbox))  # type: ignore[arg-type]
    await train.until(entry.id, QUEUED, "offline")
    await train.tasks.idle()
    assert train.clock.waits == [1, 2, 4, 8]  # type: ignore[attr-defined]
    row = await train.ledger.entry(entry.id)
    assert row is not None
    assert (row.tries, row.next_try_at) == (5, None)
    assert row.outcome is not None
    assert row.outcome.reason == "refused"
    assert sandbox.posts == 0


async def test_the_time_of_the_next_try_is_on_the_disk(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock
) -> None:
    desk = new_desk(sandbox.base_url, clock)
    sandbox.faults.add("refused")
    entry = await desk.send()
    await desk.until(entry.id, QUEUED, "retry")
    row = await desk.ledger.entry(entry.id)
    assert row is not None
    assert row.next_try_at == MORNING + timedelta(seconds=1)
    waiting = desk.sender.waiting(entry.id)
    assert waiting is not None
    assert waiting.until == row.next_try_at


async def test_a_click_sends_it_when_the_network_is_back(train: Desk, sandbox: Sandbox) -> None:
    sandbox.faults.add("refused")
    entry = await train.send(a_mail(sandbox))  # type: ignore[arg-type]
    await train.until(entry.id, QUEUED, "offline")
    await train.tasks.idle()
    sandbox.faults.discard("refused")
    await train.sender.send_now(entry.id)
    await train.until(entry.id, ACCEPTED)
    assert ids(sandbox) == {entry.id: 1}


async def test_news_of_the_network_sends_all_that_waited(train: Desk, sandbox: Sandbox) -> None:
    sandbox.faults.add("refused")
    entries = [await train.send(a_mail(sandbox)) for _ in range(3)]  # type: ignore[arg-type]
    for entry in entries:
        await train.until(entry.id, QUEUED, "offline")
    await train.tasks.idle()
    sandbox.faults.discard("refused")
    for _ in range(5):
        train.sender.resume()
    for entry in entries:
        await train.until(entry.id, ACCEPTED)
    assert ids(sandbox) == {entry.id: 1 for entry in entries}


async def test_the_success_of_one_message_takes_the_others_along(
    train: Desk, sandbox: Sandbox
) -> None:
    sandbox.faults.add("refused")
    first = await train.send(a_mail(sandbox))  # type: ignore[arg-type]
    await train.until(first.id, QUEUED, "offline")
    await train.tasks.idle()
    sandbox.faults.discard("refused")
    second = await train.send(a_mail(sandbox))  # type: ignore[arg-type]
    await train.until(second.id, ACCEPTED)
    await train.until(first.id, ACCEPTED)


async def test_undo_works_while_it_waits_for_the_network(train: Desk, sandbox: Sandbox) -> None:
    sandbox.faults.add("refused")
    draft = a_mail(sandbox)
    entry = await train.send(draft)  # type: ignore[arg-type]
    await train.until(entry.id, QUEUED, "offline")
    assert await train.sender.undo(entry.id) == draft
    sandbox.faults.discard("refused")
    train.sender.resume()
    await train.tasks.idle()
    assert ids(sandbox) == {}


async def test_the_sandbox_accepts_what_was_meant(train: Desk, sandbox: Sandbox) -> None:
    entry = await train.send(a_mail(sandbox))  # type: ignore[arg-type]
    await train.until(entry.id, ACCEPTED)
    [(_, answer)] = train.accepted
    assert answer.reply is not None
    assert answer.reply.conversation.id
    assert [line for line in answer.receipt if line.agrees is False] == []


# Too old ------------------------------------------------------------------------------


async def test_what_became_old_on_the_train_asks_before_it_goes(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conftest, "TOKEN", SANDBOX_TOKEN)
    desk = new_desk(sandbox.base_url, clock)
    sandbox.faults.add("refused")
    entry = await desk.send(a_mail(sandbox))  # type: ignore[arg-type]
    await clock.set_for(1)
    sandbox.faults.discard("refused")
    clock.forward(16 * 60)
    await desk.until(entry.id, QUEUED, "stale")
    await desk.tasks.idle()
    desk.sender.resume()
    await desk.tasks.idle()
    assert sandbox.posts == 0
    await desk.sender.send_now(entry.id)
    await desk.until(entry.id, ACCEPTED)


async def test_a_click_counts_for_now_and_not_for_ever(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock
) -> None:
    desk = new_desk(sandbox.base_url, clock)
    sandbox.faults.add("refused")
    entry = await desk.send()
    await clock.set_for(1)
    clock.forward(16 * 60)
    await desk.until(entry.id, QUEUED, "stale")
    await desk.tasks.idle()
    await desk.sender.send_now(entry.id)
    await clock.set_for(1)
    clock.forward(16 * 60)
    await desk.until(entry.id, QUEUED, "stale")


async def test_free_text_asks_when_the_window_closed_meanwhile(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock
) -> None:
    desk = new_desk(sandbox.base_url, clock)

    def window_end(entry: Entry) -> datetime:
        return MORNING + timedelta(seconds=30)

    desk.another_sender(window_end=window_end)
    sandbox.faults.add("refused")
    entry = await desk.send()
    await clock.set_for(1)
    clock.forward(40)
    await desk.until(entry.id, QUEUED, "window_closed")


class Window:
    """What is known of the window of every conversation."""

    def __init__(self, closes_after_s: float | None) -> None:
        self.closes_after_s = closes_after_s

    def end(self, _entry: Entry) -> datetime | None:
        after_s = self.closes_after_s
        return None if after_s is None else MORNING + timedelta(seconds=after_s)


async def test_a_window_that_closes_during_the_hold_is_asked_about(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock
) -> None:
    desk = new_desk(sandbox.base_url, clock)
    desk.another_sender(window_end=Window(3).end, hold_s=5)
    entry = await desk.send()
    await clock.set_for(5)
    clock.forward(5)
    await desk.until(entry.id, QUEUED, "window_closed")
    desk.sender.resume()
    await desk.tasks.idle()
    assert sandbox.posts == 0


async def test_who_sends_into_a_closed_window_after_being_asked_sends_it_once(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conftest, "TOKEN", SANDBOX_TOKEN)
    desk = new_desk(sandbox.base_url, clock)
    desk.another_sender(window_end=Window(3).end, hold_s=5)
    entry = await desk.send(a_mail(sandbox))  # type: ignore[arg-type]
    await clock.set_for(5)
    clock.forward(5)
    await desk.until(entry.id, QUEUED, "window_closed")
    await desk.sender.send_now(entry.id)
    await desk.until(entry.id, ACCEPTED)
    assert ids(sandbox) == {entry.id: 1}


async def test_to_hurry_a_message_is_no_word_about_its_window(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock
) -> None:
    desk = new_desk(sandbox.base_url, clock)
    window = Window(None)
    desk.another_sender(window_end=window.end, hold_s=60)
    entry = await desk.send()
    await clock.set_for(60)
    # Only now is the conversation read.
    window.closes_after_s = -60
    await desk.sender.send_now(entry.id)
    await desk.until(entry.id, QUEUED, "window_closed")
    assert await desk.sender.reopen(entry.id) == entry.draft
    assert sandbox.posts == 0


@pytest.mark.parametrize(
    "closes_after_s", [None, 60, -60], ids=["not known", "open", "closed, as the form said"]
)
async def test_nothing_more_is_asked_about_a_window_of_which_nothing_new_is_known(
    train: Desk, sandbox: Sandbox, closes_after_s: float | None
) -> None:
    train.another_sender(window_end=Window(closes_after_s).end)
    entry = await train.send(a_mail(sandbox))  # type: ignore[arg-type]
    await train.until(entry.id, ACCEPTED)
    assert ids(sandbox) == {entry.id: 1}


async def test_a_planned_message_asks_if_its_window_will_be_closed_at_its_time(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock
) -> None:
    desk = new_desk(sandbox.base_url, clock)
    window = Window(2 * 3600)
    desk.another_sender(window_end=window.end, hold_s=5)
    at = (MORNING + timedelta(hours=1)).isoformat()
    entry = await desk.send(a_draft(send_after=at))
    await clock.set_for(5)
    # The last message was older than it seemed when Send was pressed.
    window.closes_after_s = 1800
    clock.forward(5)
    await desk.until(entry.id, QUEUED, "window_closed")
    assert sandbox.posts == 0


async def test_what_another_start_finds_is_asked_about_if_its_window_is_closed(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock
) -> None:
    desk = new_desk(sandbox.base_url, clock)
    desk.another_sender(window_end=Window(-60).end, hold_s=60)
    entry = await desk.send()
    await clock.set_for(60)
    await desk.sender.aclose("keep")
    await desk.another_sender(window_end=Window(-60).end).start()
    await desk.until(entry.id, SendState.HELD, "window_closed")
    assert sandbox.posts == 0


class Lost:
    """A message whose first try nobody knows of, and the window of its customer."""

    def __init__(self, desk: Desk, server: FaultServer) -> None:
        self.desk, self.server, self.window = desk, server, Window(None)
        desk.another_sender(window_end=self.window.end)

    async def send(self) -> Entry:
        """Send a message that nobody knows of afterwards."""
        self.server.play("reset_before_body")
        entry = await self.desk.send()
        await self.desk.until(entry.id, UNKNOWN, "not_found")
        await self.desk.tasks.idle()
        self.server.play("ok")
        return entry


@pytest.fixture
def lost(desk: Desk, server: FaultServer) -> Lost:
    return Lost(desk, server)


async def test_sent_again_into_a_window_that_closed_since_it_asks_and_one_click_sends_it(
    desk: Desk, lost: Lost, server: FaultServer
) -> None:
    entry = await lost.send()
    lost.window.closes_after_s = -60
    await desk.sender.send_again(entry.id)
    await desk.until(entry.id, UNKNOWN, "window_closed")
    await desk.tasks.idle()
    # News of the network is no word about a window, and takes no question away.
    desk.sender.resume()
    await desk.tasks.idle()
    assert desk.waits_for(entry.id) == "window_closed"
    assert server.deliveries == {}

    await desk.sender.send_again(entry.id)
    await desk.until(entry.id, ACCEPTED)
    assert server.deliveries == {entry.id: 1}


@pytest.mark.parametrize("closes_after_s", [None, 60], ids=["not known", "open"])
async def test_sent_again_it_goes_at_once_where_no_window_is_known_to_be_closed(
    desk: Desk, lost: Lost, server: FaultServer, closes_after_s: float | None
) -> None:
    entry = await lost.send()
    lost.window.closes_after_s = closes_after_s
    await desk.sender.send_again(entry.id)
    await desk.until(entry.id, ACCEPTED)
    assert server.deliveries == {entry.id: 1}


async def test_who_sent_it_into_a_closed_window_knowingly_is_not_asked_when_it_goes_again(
    desk: Desk, lost: Lost, server: FaultServer
) -> None:
    lost.window.closes_after_s = -60
    entry = await lost.send()
    await desk.sender.send_again(entry.id)
    await desk.until(entry.id, ACCEPTED)
    assert server.deliveries == {entry.id: 1}


async def test_sending_at_the_end_keeps_what_asks_about_its_window(
    new_desk: NewDesk, sandbox: Sandbox, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conftest, "TOKEN", SANDBOX_TOKEN)
    desk = new_desk(sandbox.base_url, clock)
    shut: set[str] = set()
    gone = MORNING - timedelta(seconds=60)
    desk.another_sender(window_end=lambda entry: gone if entry.id in shut else None, hold_s=30)
    held, asking, free = [await desk.send(a_mail(sandbox)) for _ in range(3)]  # type: ignore[arg-type]
    await clock.set_for(30)
    # Only now are both conversations read; of one it was asked already.
    shut |= {held.id, asking.id}
    await desk.sender.send_now(asking.id)
    await desk.until(asking.id, QUEUED, "window_closed")
    assert {entry.id for entry in desk.sender.shut_out} == {held.id, asking.id}

    await desk.sender.aclose("send")
    assert ids(sandbox) == {free.id: 1}
    await desk.another_sender(window_end=lambda _entry: gone, hold_s=30).start()
    await desk.until(held.id, SendState.HELD, "window_closed")
    await desk.until(asking.id, QUEUED, "window_closed")


# Nobody to be trusted --------------------------------------------------------------------


@pytest_asyncio.fixture
async def stranger(authority: trustme.CA) -> AsyncIterator[FaultServer]:
    """A server whose certificate only *authority* vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = FaultServer()
    await server.start(tls=context)
    yield server
    await server.stop()


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


async def test_a_certificate_nobody_knows_waits_for_a_click(
    new_desk: NewDesk, fast: FastClock, stranger: FaultServer, authority: trustme.CA
) -> None:
    desk = new_desk(stranger.base_url, fast)
    desk.client = a_client(stranger.base_url, verify=ssl.create_default_context())
    entry = await desk.send()
    await desk.until(entry.id, QUEUED, "tls")
    await desk.tasks.idle()
    desk.sender.resume()
    await desk.another_sender().start()
    await desk.tasks.idle()
    assert desk.waits_for(entry.id) == "tls"
    row = await desk.ledger.entry(entry.id)
    assert row is not None
    assert row.tries == 1
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    await desk.client.aclose()
    desk.client = a_client(stranger.base_url, verify=trusting)
    await desk.sender.send_now(entry.id)
    await desk.until(entry.id, ACCEPTED)


# A pause the server wants ---------------------------------------------------------------


def refill(desk: Desk) -> None:
    """Let the client's own limiter forget the pause; the sender's own wait is what is tested."""
    assert desk.client is not None
    desk.client._limiter = Limiter(rate=1_000)


@pytest.mark.parametrize(
    ("fault", "wait_s"), [("rate_limited_seconds", 7), ("rate_limited_date", 10)]
)
async def test_a_short_pause_is_kept_and_then_it_goes(
    fault: str, wait_s: float, slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    server.play(fault)
    entry = await slow_desk.send()
    await clock.set_for(wait_s)
    assert slow_desk.waits_for(entry.id) == "retry"
    server.play("ok")
    refill(slow_desk)
    clock.forward(wait_s - 0.1)
    await turns()
    assert len(server.requests) == 1
    clock.forward(0.1)
    await slow_desk.until(entry.id, ACCEPTED)
    assert server.deliveries == {entry.id: 1}


async def test_a_long_pause_is_told_and_ends_with_a_click(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    server.play(_status(429, retry_after="121"))
    entry = await slow_desk.send()
    await slow_desk.until(entry.id, QUEUED, "paused")
    await slow_desk.tasks.idle()
    waiting = slow_desk.sender.waiting(entry.id)
    assert waiting is not None
    assert waiting.until == MORNING + timedelta(seconds=121)
    clock.forward(1000)
    slow_desk.sender.resume()
    await slow_desk.another_sender(stale_minutes=60).start()
    await slow_desk.tasks.idle()
    assert slow_desk.waits_for(entry.id) == "paused"
    assert len(server.requests) == 1
    server.play("ok")
    refill(slow_desk)
    await slow_desk.sender.send_now(entry.id)
    await slow_desk.until(entry.id, ACCEPTED)


async def test_a_server_that_never_has_time_is_not_asked_for_ever(
    desk: Desk, server: FaultServer
) -> None:
    async def never(exchange: object) -> None:
        refill(desk)
        await exchange.read_body()  # type: ignore[attr-defined]
        await exchange.answer(429)  # type: ignore[attr-defined]

    server.play(never)
    entry = await desk.send()
    await desk.until(entry.id, QUEUED, "busy")
    await desk.tasks.idle()
    assert len(server.requests) == 5
    assert all(wait >= 1 for wait in desk.clock.waits)  # type: ignore[attr-defined]
    server.play("ok")
    refill(desk)
    desk.sender.resume()
    await desk.until(entry.id, ACCEPTED)


# The next start ---------------------------------------------------------------------------


async def left_behind(desk: Desk, state: SendState) -> Entry:
    """A message as a program that was killed leaves it."""
    draft = a_draft()
    entry = await desk.ledger.hold(
        draft,
        b'{"id": "%s"}' % draft.id.encode(),
        "a41f 9c02",
        "p1",
        desk.profile.base_url,
        MORNING,
    )
    steps = {QUEUED: [QUEUED], SendState.SENDING: [QUEUED, SendState.SENDING]}
    for step in steps.get(state, []):
        entry = await desk.ledger.mark(entry.id, step)
    return entry


async def test_a_message_that_was_being_sent_is_unknown_and_only_asked_about(
    desk: Desk, server: FaultServer
) -> None:
    entry = await left_behind(desk, SendState.SENDING)
    await desk.sender.start()
    await desk.until(entry.id, UNKNOWN, "not_found")
    await desk.tasks.idle()
    assert {one.method for one in server.requests} == {"GET"}
    assert len(server.requests) == 7
    # An older doubt is asked about once at each start.
    await desk.another_sender().start()
    await desk.tasks.idle()
    assert len(server.requests) == 8


async def test_a_young_message_goes_on_where_it_was(desk: Desk, server: FaultServer) -> None:
    entry = await left_behind(desk, QUEUED)
    await desk.sender.start()
    await desk.until(entry.id, ACCEPTED)
    assert server.posts_by_id[entry.id] == 1


@pytest.mark.parametrize("state", [SendState.HELD, QUEUED])
async def test_an_old_message_asks_at_the_start(
    state: SendState, slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    entry = await left_behind(slow_desk, state)
    clock.forward(15 * 60 + 6)
    await slow_desk.sender.start()
    await slow_desk.tasks.idle()
    assert slow_desk.waits_for(entry.id) == "stale"
    assert server.requests == []
    await slow_desk.sender.send_now(entry.id)
    await slow_desk.until(entry.id, ACCEPTED)
    assert server.posts_by_id[entry.id] == 1


async def test_the_pause_of_an_earlier_run_is_kept(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    entry = await left_behind(slow_desk, QUEUED)
    await slow_desk.ledger.mark(entry.id, QUEUED, next_try_at=MORNING + timedelta(seconds=50))
    clock.forward(10)
    await slow_desk.sender.start()
    await clock.set_for(40)
    await turns()
    assert server.requests == []
    clock.forward(40)
    await slow_desk.until(entry.id, ACCEPTED)


async def test_starting_does_not_touch_what_was_sent_just_now(
    slow_desk: Desk, clock: HandClock
) -> None:
    slow_desk.sender.hold_s = 5
    entry = await slow_desk.send()
    await clock.set_for(5)
    await slow_desk.sender.start()
    assert clock.timers == [5]
    clock.forward(5)
    await slow_desk.until(entry.id, ACCEPTED)
