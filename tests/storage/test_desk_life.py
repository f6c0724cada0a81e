"""D6: whatever is done to drafts, their last words can be had again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.desk_life import Desk


@pytest.mark.parametrize("seed", range(5))
async def test_after_any_step_the_last_state_and_the_last_words_are_there(
    folder: Path, seed: int
) -> None:
    desk = Desk(folder, seed)
    try:
        await desk.live(100)
    finally:
        await desk.close()
    assert desk.steps == 100
