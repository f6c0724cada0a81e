"""D1: killed while typing, no draft is lost and hardly a word."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic_ns

import pytest

from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from tests.e2e.machine import Machine
from tests.e2e.typing_trial import Losses, kill_again_and_again, look

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL")

#: In each of two runs, which may be beside each other: 30 in all.
KILLS = 15
#: bars.md: so much typing may be lost, in seconds.
LIMIT_S = 1.0


@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", [0, 1])
def test_killed_again_and_again_while_typing_no_draft_and_at_most_a_second_is_lost(
    data_folder: Path, clean_environment: dict[str, str], seed: int
) -> None:
    losses = kill_again_and_again(data_folder, clean_environment, KILLS, seed)
    print(f"typing lost: {losses.longest_in_all_s:.2f} s at most, {losses.usual_s:.2f} s usually")
    assert losses.deaths == KILLS
    assert losses.troubles == []
    assert (losses.drafts, losses.damaged) == (0, 0)
    assert losses.longest_s <= LIMIT_S, losses.typing_s


async def test_typing_that_is_not_on_the_disk_is_found_out(data_folder: Path) -> None:
    # The check above, on a disk that lacks two seconds of typing, and then a draft.
    database = await Database.open(data_folder)
    saved, lost = Draft.new(text="1 2 3"), Draft.new(text="1 2")
    await DraftStore(database).save(saved, 1)
    await database.close()
    now = monotonic_ns()
    typed = [
        {"key": saved.key, "number": n, "at": now + (n - 6) * 1_000_000_000} for n in range(1, 6)
    ]
    losses = Losses()
    with Machine(data_folder.parent) as machine:
        look(data_folder, typed, monotonic_ns(), {lost.key: 2}, machine, losses)
    assert 1.8 < losses.longest_s < 4
    assert losses.drafts == 1
