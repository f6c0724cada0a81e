"""A real database, a real server on loopback, and a sender between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.limiter import Limiter
from mateo_desktop.app.answers import Answer
from mateo_desktop.app.clock import Clock
from mateo_desktop.app.sending import Sender
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft, Recipient, new_id
from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.redact import Secret
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.sandbox import TOKEN as SANDBOX_TOKEN
from mateo_desktop.sandbox import Sandbox, Settings
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Entry, Ledger
from mateo_desktop.storage.profiles import Profile
from tests.fakes import FastClock, HandClock, Told
from tests.fault_server import FaultServer
from tests.patience import BRIEF, PATIENT

TOKEN = "mt_live_7Qx2/ZkP9+vLw4TnRb8YcE5s"


def a_draft(**fields: Any) -> Draft:
    """A whole e-mail to a person who does not exist."""
    values = {
        "channel_id": new_id(),
        "channel_type": "email",
        "to": (Recipient(handle="erika@example.org", full_name="Erika Muster"),),
        "subject": "Your appointment",
        "text": "Guten Tag Frau Muster",
    }
    return Draft.new(**{**values, **fields})


class Desk:
    """Everything between a draft and the server, for one test."""

    def __init__(self, database: Database, base_url: str, clock: HandClock | Clock) -> None:
        self.database = database
        self.clock = clock
        self.drafts = DraftStore(database)
        self.drafts.profile_id = "p1"
        self.ledger = Ledger(database, clock=lambda: clock.now().timestamp())
        self.profile = Profile("p1", "Praxis Beispiel", base_url)
        self.client: MateoClient | None = a_client(base_url)
        self.told = Told()
        self.accepted: list[tuple[Entry, Answer]] = []
        self.reported: list[BaseException] = []
        self.tasks = Tasks(self.reported.append)
        self.sender = self.another_sender()

    def another_sender(self, **options: Any) -> Sender:
        """A sender as a new start makes one."""
        options.setdefault("hold_s", 0)
        # A clock that makes nobody wait would let them follow one another for ever.
        options.setdefault("probe_after_s", ())
        self.sender = Sender(
            self.ledger,
            self.client_for,
            self.tasks,
            changed=self.told,
            accepted=lambda entry, answer: self.accepted.append((entry, answer)),
            clock=self.clock,
            rng=lambda: 1.0,
            **options,
        )
        return self.sender

    async def client_for(self, profile_id: str) -> MateoClient | None:
        assert profile_id == "p1"
        return self.client

    async def send(self, draft: Draft | None = None) -> Entry:
        draft = draft or a_draft()
        return await self.sender.send(draft, payload(draft), self.profile)

    def state(self, message_id: str) -> SendState | None:
        """The last state that was told of the message."""
        told = [e for (e,) in self.told.all if isinstance(e, Entry) and e.id == message_id]
        return told[-1].state if told else None

    def states(self, message_id: str) -> list[SendState]:
        """Every state that was told of the message, each once in a row."""
        told = [e.state for (e,) in self.told.all if isinstance(e, Entry) and e.id == message_id]
        return [state for n, state in enumerate(told) if n == 0 or told[n - 1] is not state]

    def waits_for(self, message_id: str) -> str:
        waiting = self.sender.waiting(message_id)
        return waiting.code if waiting else ""

    async def until(self, message_id: str, state: SendState, code: str | None = None) -> None:
        await self.told.until(
            lambda: self.state(message_id) is state and code in (None, self.waits_for(message_id))
        )

    async def wait_briefly(self) -> None:
        """From now on, take it for silence when nothing comes for a moment."""
        assert self.client is not None
        await self.client.aclose()
        self.client = a_client(self.profile.base_url, timeouts=BRIEF)

    async def aclose(self) -> None:
        await self.tasks.aclose(2)
        if self.client is not None:
            await self.client.aclose()


def a_client(base_url: str, **options: Any) -> MateoClient:
    options.setdefault("limiter", Limiter(rate=1_000))
    options.setdefault("timeouts", PATIENT)
    return MateoClient(base_url, Secret(TOKEN), **options)


@pytest_asyncio.fixture
async def database(data_folder: Path) -> AsyncIterator[Database]:
    opened = await Database.open(data_folder)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FaultServer]:
    async with FaultServer() as running:
        yield running


@pytest.fixture
def fast() -> FastClock:
    return FastClock()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


NewDesk = Callable[..., Desk]


@pytest_asyncio.fixture
async def new_desk(database: Database) -> AsyncIterator[NewDesk]:
    made: list[Desk] = []

    def make(base_url: str, clock: Clock) -> Desk:
        made.append(Desk(database, base_url, clock))
        return made[-1]

    yield make
    for desk in made:
        await desk.aclose()
        assert desk.reported == []


@pytest_asyncio.fixture
async def desk(new_desk: NewDesk, server: FaultServer, fast: FastClock) -> Desk:
    """A desk whose clock makes nobody wait."""
    return new_desk(server.base_url, fast)


@pytest_asyncio.fixture
async def slow_desk(new_desk: NewDesk, server: FaultServer, clock: HandClock) -> Desk:
    """A desk whose clock stands still."""
    return new_desk(server.base_url, clock)


async def turns(count: int = 20) -> None:
    """Let whatever is ready go on."""
    for _ in range(count):
        await asyncio.sleep(0)


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox in which nobody answers by himself and nobody counts requests."""
    running = Sandbox(Settings(rate_limit=False, customer_delay_s=None))
    await running.start()
    yield running
    await running.stop()


@pytest_asyncio.fixture
async def sandbox_client(sandbox: Sandbox) -> AsyncIterator[MateoClient]:
    client = MateoClient(
        sandbox.base_url, Secret(SANDBOX_TOKEN), timeouts=PATIENT, limiter=Limiter(rate=1_000)
    )
    yield client
    await client.aclose()
