"""The power may go at any moment: the file opens, and what was said to be saved is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.storage import power

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="strace"),
    pytest.mark.skipif(not power.can_trace(), reason="strace is not there or may not look"),
]


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[power.Step]:
    place = tmp_path_factory.mktemp("power")
    return power.recorded(place / "data", place / "log")


async def test_up_to_any_write_nothing_that_was_said_to_be_saved_is_missing(
    steps: list[power.Step], tmp_path: Path
) -> None:
    assert len([step for step in steps if step.kind == "said"]) == 19
    moments = range(0, len(steps) + 1, 11)
    assert await power.worst(steps, tmp_path, moments, variants=2) == []


@pytest.mark.logs("the database was damaged or lost")
async def test_without_waiting_for_the_disk_something_would_be_missing(
    steps: list[power.Step], tmp_path: Path
) -> None:
    hasty = [step for step in steps if step.kind != "sync"]
    troubles = await power.worst(hasty, tmp_path, range(100, len(hasty), 40), variants=2)
    assert troubles
