"""A fault server, and clients that speak to it."""

from __future__ import annotations

import datetime
import json
import ssl
import uuid
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio
import trustme

from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.limiter import Limiter
from mateo_desktop.domain.redact import Secret
from tests import patience
from tests.fault_server import FaultServer

TOKEN = "mt_live_7Qx2/ZkP9+vLw4TnRb8YcE5s"

NewClient = Callable[..., MateoClient]


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FaultServer]:
    async with FaultServer() as server:
        yield server


@pytest_asyncio.fixture
async def new_client(request: pytest.FixtureRequest) -> AsyncIterator[NewClient]:
    clients: list[MateoClient] = []

    def make(base_url: str, token: str = TOKEN, **options: Any) -> MateoClient:
        options.setdefault("timeouts", patience.for_test(request))
        options.setdefault("limiter", Limiter(rate=1_000))
        clients.append(MateoClient(base_url, Secret(token), **options))
        return clients[-1]

    yield make
    for client in clients:
        await client.aclose()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def certified(
    authority: trustme.CA,
    name: str = "127.0.0.1",
    not_after: datetime.datetime | None = None,
) -> ssl.SSLContext:
    """What a server with a certificate for *name* needs."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_after=not_after).configure_cert(context)
    return context


def a_message(**fields: Any) -> tuple[bytes, str]:
    """A body and its message ID."""
    message_id = str(uuid.uuid4())
    value = {"from": str(uuid.uuid4()), "id": message_id, "text": "Grüße", **fields}
    return json.dumps(value, indent=2, ensure_ascii=False).encode(), message_id
