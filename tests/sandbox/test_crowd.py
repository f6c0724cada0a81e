"""A sandbox with a full book: as many people and channels as were asked for."""

from __future__ import annotations

import pytest

from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.limiter import Limiter
from mateo_desktop.domain.channels import ordered
from mateo_desktop.domain.redact import Secret
from mateo_desktop.sandbox import TOKEN, Sandbox, Settings, crowd
from mateo_desktop.sandbox.people import PEOPLE
from mateo_desktop.sandbox.stock import CHANNELS


def test_nobody_of_ten_thousand_shares_a_name() -> None:
    names = [crowd.name_of(number) for number in range(10_000)]
    assert len(set(names)) == 10_000
    assert not {person.name for person in PEOPLE} & set(names)


def test_without_a_wish_there_is_only_the_stock() -> None:
    rows = Sandbox().snapshot()
    assert (len(rows["contact"]), len(rows["channel"])) == (len(PEOPLE), len(CHANNELS))


async def test_whoever_is_stocked_is_found_and_every_channel_listed() -> None:
    settings = Settings(rate_limit=False, more_people=300, more_channels=120)
    sandbox = Sandbox(settings)
    await sandbox.start()
    client = MateoClient(sandbox.base_url, Secret(TOKEN), limiter=Limiter(rate=1_000))
    try:
        channels = await client.channels()
        assert len({channel.id for channel in channels}) == 120 + len(CHANNELS)
        assert sum(channel.active is False for channel in channels) == 12 + 2
        assert ordered(channels)[0].offered
        for number in (0, 150, 299):
            [person] = await client.contacts(f"kunde.{number}@")
            assert person.full_name == crowd.name_of(number)
    finally:
        await client.aclose()
        await sandbox.stop()


def test_handles_of_the_crowd_are_unique() -> None:
    rows = Sandbox(Settings(more_people=1000)).snapshot()["contact"]
    for column in ("email", "sms", "id"):
        values = [row[column] for row in rows if row[column]]
        assert len(values) == len(set(values)), column


@pytest.mark.parametrize("count", [0, 1])
def test_one_or_none_is_fine_too(count: int) -> None:
    rows = Sandbox(Settings(more_people=count, more_channels=count)).snapshot()
    assert len(rows["contact"]) == len(PEOPLE) + count
    assert len(rows["channel"]) == len(CHANNELS) + count
