"""A running sandbox in which nothing happens by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from mateo_desktop.sandbox import Sandbox, Settings
from tests.sandbox.client import Talk


@pytest.fixture
def settings() -> Settings:
    """Nobody answers by himself, and nobody counts requests."""
    return Settings(rate_limit=False, customer_delay_s=None)


@pytest.fixture
async def sandbox(settings: Settings) -> AsyncIterator[Sandbox]:
    running = Sandbox(settings)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def talk(sandbox: Sandbox) -> Talk:
    return Talk(sandbox)
