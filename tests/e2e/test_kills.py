"""D1: killed while typing, no draft is lost and hardly a word."""

from __future__ import annotations

import itertools
import random
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mateo_desktop.storage import draft_rows
from mateo_desktop.storage.connection import connect
from tests.e2e.processes import Nursery

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL")

#: In each of two runs, which may be beside each other: 30 in all.
KILLS = 15
#: bars.md: so much typing may be lost, in seconds.
LIMIT_S = 1.0


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", [0, 1])
def test_killed_again_and_again_while_typing_no_draft_and_at_most_a_second_is_lost(
    data_folder: Path, clean_environment: dict[str, str], seed: int
) -> None:
    chance = random.Random(seed)
    kept: dict[str, int] = {}
    lost_s = []
    last = ""
    arguments = ["--sandbox", "--data-dir", str(data_folder)]
    with Nursery(clean_environment) as nursery:
        for kill in range(KILLS):
            which = "new" if kill % 3 == 0 else "last"
            program = nursery.begin(arguments, "type_on", PERSON_DRAFT=which)
            nursery.hear("number")
            # Killed in the midst of typing, after a third of a second to one and a half.
            begun, enough = nursery.said[-1]["at"], chance.uniform(0.3, 1.5) * 1e9
            while nursery.said[-1]["at"] - begun < enough:
                nursery.next("number")
            killed_at = nursery.kill_child(program)
            typed = [line for line in nursery.said if "number" in line]
            if which == "last" and last in kept:
                # As far as it was saved, the last draft lies on the desk again.
                assert typed[0]["key"] == last
            last = typed[0]["key"]
            lost_s.append(_check(data_folder, typed, kept, killed_at))
    print(f"typing lost: {max(lost_s):.2f} s at most, {sum(lost_s) / KILLS:.2f} s on average")
    assert kept
    assert max(lost_s) <= LIMIT_S


def _check(
    folder: Path, typed: list[dict[str, int]], kept: dict[str, int], killed_at: int
) -> float:
    """Look at what is on the disk; gives the seconds of typing that are not."""
    key = str(typed[0]["key"])
    with closing(connect(folder / "mateo.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        drafts = {one: draft_rows.read(connection, one) for one in {*kept, key}}
    for one, number in kept.items():
        assert _numbers(drafts[one])[:number] == list(range(1, number + 1)), f"{one} was lost"
    numbers = _numbers(drafts[key])
    assert numbers == list(range(1, len(numbers) + 1))
    lost = [line["at"] for line in typed if line["number"] > len(numbers)]
    if numbers:
        kept[key] = len(numbers)
    # A machine that stood still kept the person from typing as well as the
    # program from saving: the longest such pause does not count.
    moments = [line["at"] for line in typed]
    pauses = [after - before for before, after in itertools.pairwise(moments)]
    stood_still = max([*pauses, 0]) / 1e9
    return max(0.0, (killed_at - lost[0]) / 1e9 - stood_still) if lost else 0.0


def _numbers(draft: object) -> list[int]:
    """The numbers that stand in the draft; each was typed in one turn of the loop."""
    if draft is None:
        return []
    return [int(word) for word in draft.text.split()]  # type: ignore[attr-defined]
