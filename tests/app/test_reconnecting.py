"""The network is back when a request says so, and nobody else is asked."""

from __future__ import annotations

import pytest

from mateo_desktop.app.reconnecting import PROBE_AFTER_S
from mateo_desktop.domain.send_state import SendState
from tests.app.conftest import Desk, a_client, turns
from tests.fakes import HandClock
from tests.fault_server import FaultServer
from tests.faults import FAULTS

QUEUED, ACCEPTED, UNKNOWN = SendState.QUEUED, SendState.ACCEPTED, SendState.UNKNOWN


async def offline(desk: Desk, clock: HandClock) -> str:
    """A message that was tried five times; gives its ID."""
    entry = await desk.send()
    for pause_s in (1, 2, 4, 8):
        await clock.set_for(pause_s)
        clock.forward(pause_s)
    await desk.until(entry.id, QUEUED, "offline")
    await desk.tasks.idle()
    return entry.id


@pytest.fixture
def away(slow_desk: Desk) -> Desk:
    """A desk whose sender looks for the network by itself, as the real one does."""
    slow_desk.another_sender(probe_after_s=PROBE_AFTER_S, stale_minutes=600)
    return slow_desk


async def test_any_request_that_comes_through_sends_what_waits(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    await server.shut()
    message_id = await offline(slow_desk, clock)
    await server.open()
    assert slow_desk.client is not None
    assert await slow_desk.client.channels() == []
    await slow_desk.until(message_id, ACCEPTED)
    assert server.posts_by_id == {message_id: 1}


async def test_a_page_that_answers_in_place_of_the_server_is_no_news(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    await server.shut()
    message_id = await offline(slow_desk, clock)
    await server.open()
    server.pages["/channel"] = FAULTS["html_200"]
    assert slow_desk.client is not None
    result = await slow_desk.client.check()
    assert result.kind == "wrong_url"
    await turns()
    assert slow_desk.waits_for(message_id) == "offline"
    assert server.posts_by_id == {}


async def test_another_workspaces_success_is_no_news(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    await server.shut()
    message_id = await offline(slow_desk, clock)
    await server.open()
    other = a_client(server.base_url)
    await other.channels()
    await other.aclose()
    await turns()
    assert slow_desk.waits_for(message_id) == "offline"


async def test_who_waits_is_looked_up_more_and_more_seldom_and_goes_when_it_works(
    away: Desk, clock: HandClock, server: FaultServer
) -> None:
    await server.shut()
    message_id = await offline(away, clock)
    before = clock.monotonic()
    for pause_s in (30, 60, 120, 240, 300, 300):
        await clock.set_for(pause_s)
        assert clock.timers == [pause_s]
        clock.forward(pause_s)
        await away.tasks.idle()
    assert server.requests == []
    await server.open()
    await clock.set_for(300)
    clock.forward(300)
    await away.until(message_id, ACCEPTED)
    await away.tasks.idle()
    assert clock.monotonic() - before == 1350
    assert [one.method for one in server.requests] == ["GET", "POST"]
    assert server.requests[0].query["id"] == f"eq.{message_id}"
    assert clock.timers == []


async def test_nothing_is_asked_while_nothing_waits(
    away: Desk, clock: HandClock, server: FaultServer
) -> None:
    await server.shut()
    message_id = await offline(away, clock)
    await away.sender.undo(message_id)
    await server.open()
    clock.forward(10_000)
    await away.tasks.idle()
    assert server.requests == []
    assert clock.timers == []


async def test_a_no_is_news_but_a_fault_of_the_server_is_not(
    away: Desk, clock: HandClock, server: FaultServer
) -> None:
    await server.shut()
    message_id = await offline(away, clock)
    await server.open()
    server.pages["/message"] = FAULTS["status_502"]
    clock.forward(30)
    await clock.set_for(60)
    assert away.waits_for(message_id) == "offline"
    server.pages["/message"] = FAULTS["redirect_307"]
    clock.forward(60)
    await clock.set_for(120)
    assert away.waits_for(message_id) == "offline"
    server.pages["/message"] = FAULTS["status_404"]
    clock.forward(120)
    await away.until(message_id, ACCEPTED)


async def test_reading_that_works_while_sending_does_not_starts_no_race(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    await server.shut()
    message_id = await offline(slow_desk, clock)
    assert slow_desk.client is not None
    # Somebody else answers for the lists; the way for messages stays shut.
    told = slow_desk.client.reached
    for _ in range(50):
        told()
    for pause_s in (1, 2, 4, 8):
        await clock.set_for(pause_s)
        clock.forward(pause_s)
    await slow_desk.until(message_id, QUEUED, "offline")
    await slow_desk.tasks.idle()
    told()
    await slow_desk.tasks.idle()
    stored = await slow_desk.ledger.entry(message_id)
    assert stored is not None
    assert stored.tries == 10, "five more, not two hundred"
    clock.forward(30)
    told()
    await clock.set_for(1)


async def test_an_unknown_message_out_of_reach_is_asked_about_when_the_network_is_back(
    away: Desk, clock: HandClock, server: FaultServer
) -> None:
    server.play("reset_after_body", stored=True)
    entry = await away.send()
    await clock.set_for(0.5)
    await server.shut()
    for pause_s in (0.5, 1, 2, 4, 8, 15, 28):
        await clock.set_for(pause_s)
        clock.forward(pause_s)
    await away.until(entry.id, UNKNOWN, "offline")
    await server.open()
    await clock.set_for(30)
    clock.forward(30)
    await clock.set_for(0)
    clock.forward(0)
    await away.until(entry.id, ACCEPTED)
    assert server.posts_by_id == {entry.id: 1}


async def test_the_end_of_the_program_ends_the_asking(
    away: Desk, clock: HandClock, server: FaultServer
) -> None:
    await server.shut()
    await offline(away, clock)
    await away.sender.aclose("keep")
    assert clock.timers == []
