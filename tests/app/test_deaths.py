"""The disk says no, or the power goes, at every step of a send."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from mateo_desktop.domain.send_state import Outcome, SendState
from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.ledger import Entry, Ledger
from tests.app.conftest import Desk, NewDesk, a_draft
from tests.app.death_trial import MOMENTS, die_again_and_again
from tests.fakes import FastClock
from tests.fault_server import FaultServer

QUEUED, SENDING = SendState.QUEUED, SendState.SENDING
ACCEPTED, REJECTED, UNKNOWN = SendState.ACCEPTED, SendState.REJECTED, SendState.UNKNOWN


class BadDisk(Ledger):
    """The real ledger on a disk that refuses a step, before or after taking it."""

    def __init__(self, database: Database, clock: FastClock) -> None:
        super().__init__(database, clock=clock.timestamp)
        self.state: SendState | None = None
        self.times = 0
        self.after_all = False

    def refuse(self, state: SendState, times: int = 1, *, after_all: bool = False) -> None:
        """Refuse the next *times* steps to *state*; *after_all* they are taken all the same."""
        self.state, self.times, self.after_all = state, times, after_all

    async def hold(self, *arguments: object) -> Entry:
        if self.state is SendState.HELD and self.times:
            self.times -= 1
            raise StorageFailed("disk_full")
        return await super().hold(*arguments)  # type: ignore[arg-type]

    async def mark(
        self,
        message_id: str,
        state: SendState,
        *,
        outcome: Outcome | None = None,
        next_try_at: datetime | None = None,
    ) -> Entry:
        refuses = state is self.state and self.times > 0
        if refuses:
            self.times -= 1
            if not self.after_all:
                raise StorageFailed("disk_full")
        entry = await super().mark(message_id, state, outcome=outcome, next_try_at=next_try_at)
        if refuses:
            raise StorageFailed("io_error")
        return entry


@pytest.fixture
def disk(desk: Desk, database: Database, fast: FastClock) -> BadDisk:
    ledger = BadDisk(database, fast)
    desk.ledger = ledger
    desk.another_sender()
    return ledger


async def test_what_cannot_be_put_into_the_outbox_is_not_sent(
    desk: Desk, disk: BadDisk, server: FaultServer
) -> None:
    disk.refuse(SendState.HELD)
    draft = a_draft()
    with pytest.raises(StorageFailed):
        await desk.send(draft)
    await desk.tasks.idle()
    assert server.requests == []
    assert await desk.ledger.outbox() == []
    # Nothing stands in the way of the next click.
    await desk.send(draft)
    await desk.until(draft.id, ACCEPTED)


@pytest.mark.logs("could not be written down: disk_full")
async def test_nothing_leaves_while_the_step_to_sending_is_refused(
    desk: Desk, disk: BadDisk, server: FaultServer
) -> None:
    disk.refuse(SENDING, 10_000)
    entry = await desk.send()
    await desk.until(entry.id, QUEUED, "storage")
    assert desk.sender.seconds_left(entry) is None
    draft = await desk.sender.undo(entry.id)
    assert draft == entry.draft
    await desk.tasks.idle()
    assert server.requests == []


@pytest.mark.logs("could not be written down")
@pytest.mark.parametrize("after_all", [False, True])
@pytest.mark.parametrize("state", [SENDING, ACCEPTED])
async def test_a_disk_that_refuses_a_step_three_times_loses_and_doubles_nothing(
    state: SendState,
    after_all: bool,
    desk: Desk,
    disk: BadDisk,
    server: FaultServer,
) -> None:
    disk.refuse(state, 3, after_all=after_all)
    entry = await desk.send()
    await desk.until(entry.id, ACCEPTED)
    await desk.tasks.idle()
    assert server.posts_by_id == {entry.id: 1}
    stored = await desk.ledger.entry(entry.id)
    assert stored is not None
    assert stored.state is ACCEPTED


@pytest.mark.logs("could not be written down")
async def test_an_outcome_that_cannot_be_stored_is_kept_until_it_can(
    desk: Desk, disk: BadDisk, server: FaultServer
) -> None:
    server.play("status_422")
    disk.refuse(REJECTED, 5)
    entry = await desk.send()
    await desk.until(entry.id, REJECTED)
    assert server.posts_by_id == {entry.id: 1}
    stored = await desk.ledger.entry(entry.id)
    assert stored is not None
    assert stored.outcome is not None
    assert stored.outcome.status == 422


@pytest.mark.logs("could not be written down")
async def test_an_outcome_that_was_never_stored_is_unknown_at_the_next_start(
    desk: Desk, disk: BadDisk, server: FaultServer
) -> None:
    disk.refuse(ACCEPTED, 10_000)
    entry = await desk.send()
    await desk.until(entry.id, SENDING, "storage")
    await desk.sender.aclose("keep", grace_s=0)
    disk.times = 0
    stored = await desk.ledger.entry(entry.id)
    assert stored is not None
    assert stored.state is SENDING
    await desk.another_sender().start()
    await desk.until(entry.id, ACCEPTED)
    assert server.posts_by_id == {entry.id: 1}


async def test_twenty_one_deaths_at_any_moment_of_a_send_lose_and_double_nothing(
    tmp_path: Path, server: FaultServer, clean_environment: dict[str, str]
) -> None:
    deaths = await die_again_and_again(tmp_path, clean_environment, server, 21)
    assert deaths.troubles == []
    assert deaths.count == 21
    assert set(deaths.moments) == set(MOMENTS)
    assert set(deaths.ends) == {"accepted", "unknown", "draft"}


async def test_a_bug_in_the_client_leaves_a_message_that_is_asked_about(
    new_desk: NewDesk, server: FaultServer, fast: FastClock
) -> None:
    desk = new_desk(server.base_url, fast)
    client = desk.client
    assert client is not None

    async def explode(body: bytes, message_id: str) -> Outcome:
        raise ZeroDivisionError("a bug")

    client.send_message = explode  # type: ignore[method-assign]
    entry = await desk.send()
    await desk.until(entry.id, UNKNOWN)
    await desk.tasks.idle()
    assert [type(error) for error in desk.reported] == [ZeroDivisionError]
    desk.reported.clear()
    stored = await desk.ledger.entry(entry.id)
    assert stored is not None
    assert stored.was_unknown
