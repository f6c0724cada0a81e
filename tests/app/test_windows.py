"""What is known of windows: from reading, through a restart, and what it stops."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.errors import Unreadable
from mateo_desktop.api.replies import ConversationReply
from mateo_desktop.app.conversations import Conversations, Thread
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.app.windows import KEPT_FOR, Windows
from mateo_desktop.domain.draft import Draft, new_id
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.domain.window import Heard
from mateo_desktop.sandbox import Sandbox
from mateo_desktop.sandbox.stock import conversation_id
from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.profiles import Profile, ProfileStore
from mateo_desktop.storage.windows import Place, WindowBook
from tests.app.conftest import Desk, NewDesk, a_draft
from tests.fakes import MORNING, HandClock
from tests.ui.entries import entry

TALK = new_id()
HELD, QUEUED = SendState.HELD, SendState.QUEUED

NewWindows = Callable[[], Windows]


@pytest_asyncio.fixture
async def new_windows(database: Database, clock: HandClock) -> AsyncIterator[NewWindows]:
    """Makes what a new start makes, for two workspaces that are saved."""
    for name in ("p1", "p2"):
        await ProfileStore(database).save(Profile(name, name, "https://api.example.org"))
    reported: list[BaseException] = []
    tasks = Tasks(reported.append)
    yield lambda: Windows(WindowBook(database, clock.timestamp), tasks, clock)
    await tasks.aclose()
    assert reported == []


@pytest.fixture
def windows(new_windows: NewWindows) -> Windows:
    return new_windows()


def thread(as_of: datetime, hours: float = 2, talk: str = TALK, kind: str = "whatsapp") -> Thread:
    """A conversation whose customer wrote *hours* before it was read."""
    latest = (as_of - timedelta(hours=hours)).isoformat()
    reply = ConversationReply(id=talk, channel_type=kind, latest_inbound_message_created_at=latest)
    return Thread(reply, (), {}, {}, as_of)


def a_message(**fields: Any) -> Draft:
    return a_draft(channel_type="whatsapp", subject="", conversation_id=TALK, **fields)


async def restarted(windows: Windows, new_windows: NewWindows) -> Windows:
    """What the next start knows."""
    await windows.saved()
    again = new_windows()
    await again.read()
    return again


@pytest.mark.parametrize(
    ("fields", "hours"),
    [
        ({"channel_type": "whatsapp"}, 24),
        ({"channel_type": "instagram"}, 24),
        ({"channel_type": "facebook"}, 24),
        ({"channel_type": "email"}, None),
        ({"channel_type": "whatsapp", "template_id": conversation_id("any")}, None),
        (
            {
                "channel_type": "whatsapp",
                "template_id": conversation_id("any"),
                "left_out": frozenset(("template_id",)),
            },
            24,
        ),
        ({"channel_type": "instagram", "template_id": conversation_id("any")}, 24),
    ],
)
async def test_a_message_has_the_window_of_its_channel_as_it_was_read_last(
    windows: Windows,
    sandbox_client: MateoClient,
    fields: dict[str, Any],
    hours: int | None,
) -> None:
    draft = Draft.new(conversation_id=conversation_id("appointment"), **fields)
    message = entry(SendState.QUEUED, draft=draft)
    assert windows.end(message) is None, "nobody has read it"
    told = functools.partial(windows.learn, message.profile_id)
    thread = await Conversations(told=told).load(sandbox_client, draft.conversation_id)
    assert thread.latest_inbound is not None
    wanted = None if hours is None else thread.latest_inbound + timedelta(hours=hours)
    assert windows.end(message) == wanted


async def test_a_restart_forgets_neither_the_window_nor_since_when_it_is_known(
    windows: Windows, new_windows: NewWindows, clock: HandClock
) -> None:
    windows.learn("p1", thread(MORNING))
    clock.forward(3600)
    again = await restarted(windows, new_windows)
    assert again.heard("p1", TALK.upper()) == Heard(MORNING - timedelta(hours=2), MORNING)


async def test_two_workspaces_that_share_a_conversation_know_their_own_words_of_it(
    windows: Windows, new_windows: NewWindows
) -> None:
    windows.learn("p1", thread(MORNING, 30))
    for known in (windows, await restarted(windows, new_windows)):
        assert known.heard("p2", TALK) is None
    windows.learn("p2", thread(MORNING, 1))
    for known in (windows, await restarted(windows, new_windows)):
        assert known.heard("p1", TALK) == Heard(MORNING - timedelta(hours=30), MORNING)
        assert known.heard("p2", TALK) == Heard(MORNING - timedelta(hours=1), MORNING)
        mine = entry(QUEUED, draft=a_message(), profile_id="p2")
        assert known.end(mine) == MORNING + timedelta(hours=23)


async def test_an_answer_of_last_week_does_not_hide_what_was_read_since(
    windows: Windows, new_windows: NewWindows, clock: HandClock
) -> None:
    windows.learn("p1", thread(MORNING, 1))
    # Somebody opens an old message, and the server cannot be asked.
    windows.learn("p1", thread(MORNING - timedelta(days=7), 1))
    for known in (windows, await restarted(windows, new_windows)):
        assert known.heard("p1", TALK) == Heard(MORNING - timedelta(hours=1), MORNING)
    clock.forward(60)
    later = MORNING + timedelta(seconds=60)
    windows.learn("p1", thread(later, 0))
    for known in (windows, await restarted(windows, new_windows)):
        assert known.heard("p1", TALK) == Heard(later, later)


class OnlyPeople:
    """A server that still tells who got a message, and nothing else."""

    def __init__(self, client: MateoClient) -> None:
        self.recipients, self.actions = client.recipients, client.actions

    async def messages(self, _conversation_id: str) -> None:
        raise Unreadable("not_json")

    conversation = messages


async def test_a_reading_that_failed_makes_nothing_newer_than_it_is(
    windows: Windows, sandbox_client: MateoClient, clock: HandClock
) -> None:
    conversations = Conversations(clock, functools.partial(windows.learn, "p1"))
    known = await conversations.load(sandbox_client, conversation_id("appointment"))
    before = windows.heard("p1", known.id)
    assert before is not None
    clock.forward(3600)
    client: Any = OnlyPeople(sandbox_client)
    again = await conversations.load(client, known.id, known)
    assert set(again.troubles) == {"messages", "conversation"}
    assert again.as_of == before.as_of == MORNING
    assert windows.heard("p1", known.id) == before


async def test_only_what_may_be_needed_is_written_down(
    windows: Windows, new_windows: NewWindows
) -> None:
    for kind in ("email", "sms", "postal"):
        windows.learn("p1", thread(MORNING, talk=f"talk-{kind}", kind=kind))
    again = await restarted(windows, new_windows)
    assert again.heard("p1", "talk-email") is None
    assert again.heard("p1", "talk-sms") is None


async def test_old_words_are_forgotten_for_the_next_start(
    windows: Windows, new_windows: NewWindows, clock: HandClock
) -> None:
    windows.learn("p1", thread(MORNING))
    await windows.saved()
    clock.forward(KEPT_FOR.total_seconds() - 1)
    await windows.forget_before(clock.now() - timedelta(days=365))
    assert (await restarted(windows, new_windows)).heard("p1", TALK) is not None
    clock.forward(2)
    await windows.forget_before(clock.now() - timedelta(days=365))
    assert (await restarted(windows, new_windows)).heard("p1", TALK) is None


async def test_a_workspace_that_is_removed_takes_its_words_along(
    windows: Windows, new_windows: NewWindows, database: Database
) -> None:
    for name in ("p1", "p2"):
        windows.learn(name, thread(MORNING))
    await windows.saved()
    await ProfileStore(database).delete("p1")
    windows.forget("p1")
    assert windows.heard("p1", TALK) is None
    # What was asked before is answered now.
    windows.learn("p1", thread(MORNING))
    again = await restarted(windows, new_windows)
    assert again.heard("p1", TALK) is None
    assert again.heard("p2", TALK) is not None


class FullDisk(WindowBook):
    """A book on a disk that is full."""

    is_full = True

    async def put(self, told: Mapping[Place, Heard]) -> None:
        if self.is_full:
            raise StorageFailed("disk_full")
        await super().put(told)

    async def all(self) -> dict[Place, Heard]:
        if self.is_full:
            raise StorageFailed("io_error")
        return await super().all()


@pytest.mark.logs("could not be read")
async def test_a_disk_that_fails_costs_no_word_and_stops_nobody(
    new_windows: NewWindows, database: Database, clock: HandClock
) -> None:
    reported: list[BaseException] = []
    book = FullDisk(database, clock.timestamp)
    windows = Windows(book, Tasks(reported.append), clock)
    await windows.read()
    windows.learn("p1", thread(MORNING, 1))
    await windows.saved()
    assert windows.heard("p1", TALK) is not None
    book.is_full = False
    windows.learn("p1", thread(MORNING, talk="another"))
    again = await restarted(windows, new_windows)
    assert again.heard("p1", TALK) == Heard(MORNING - timedelta(hours=1), MORNING)
    assert again.heard("p1", "another") is not None
    assert reported == []


# What it stops ------------------------------------------------------------------------


@pytest.fixture
def desk(new_desk: NewDesk, sandbox: Sandbox, clock: HandClock) -> Desk:
    return new_desk(sandbox.base_url, clock)


async def test_a_message_that_waited_is_held_by_a_window_that_was_closed_when_last_seen(
    desk: Desk, windows: Windows, new_windows: NewWindows, clock: HandClock, sandbox: Sandbox
) -> None:
    windows.learn("p1", thread(MORNING, 23.5))
    desk.another_sender(window_end=windows.end, hold_s=60)
    held = await desk.send(a_message())
    await clock.set_for(60)
    await desk.sender.aclose("keep")

    clock.forward(31 * 60)
    again = await restarted(windows, new_windows)
    desk.another_sender(window_end=again.end, hold_s=60, stale_minutes=1_000)
    await desk.sender.start()
    await desk.until(held.id, HELD, "window_closed")
    await desk.tasks.idle()
    desk.sender.resume()
    await desk.tasks.idle()
    assert sandbox.posts == 0


async def test_a_window_that_is_still_open_holds_nothing_up(
    desk: Desk, windows: Windows, new_windows: NewWindows, clock: HandClock
) -> None:
    windows.learn("p1", thread(MORNING, 1))
    desk.another_sender(window_end=windows.end, hold_s=60)
    held = await desk.send(a_message())
    await clock.set_for(60)
    await desk.sender.aclose("keep")
    again = await restarted(windows, new_windows)
    desk.another_sender(window_end=again.end, hold_s=60)
    await desk.sender.start()
    await clock.set_for(60)
    assert desk.waits_for(held.id) == ""
    assert desk.sender.shut_out == []
