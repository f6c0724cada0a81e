"""D1, D7, S2: the program is killed, or started four times at once.

The trials of the tests in greater number: the real program, real signals.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from bars.report import Figure
from tests.app import death_trial
from tests.e2e.starts_trial import AT_ONCE, start_again_and_again
from tests.e2e.typing_trial import Losses, kill_again_and_again
from tests.fault_server import FaultServer

BARS = {
    "D1": "killed while typing",
    "D7": "four starts at once",
    "S2": "killed while sending",
}

ROOT = Path(__file__).resolve().parent.parent.parent
#: Kills of one data folder, then a new one: the list of drafts stays of a usual length.
_ONE_FOLDER = 50


def measure(wanted: AbstractSet[str], *, full: bool) -> Iterator[Figure]:
    """The *wanted* bars of killing."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        place = Path(name)
        if "D7" in wanted:
            yield _started(place, 200 if full else 5)
        if "S2" in wanted:
            yield asyncio.run(_sent(place, 500 if full else 21))
        if "D1" in wanted:
            yield from _typed(place, 1000 if full else 30)


def environment(place: Path) -> dict[str, str]:
    """For a program without a home, a bus and a display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "MATEO_TOKEN"}
    }
    home = place / "home"
    home.mkdir(exist_ok=True)
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
    }


def _typed(place: Path, count: int) -> Iterator[Figure]:
    all_losses = Losses()
    for number, start in enumerate(range(0, count, _ONE_FOLDER)):
        folder = place / f"typed{number}"
        folder.mkdir(mode=0o700)
        share = min(_ONE_FOLDER, count - start)
        losses = kill_again_and_again(folder, environment(place), share, 7000 + number)
        all_losses.add(losses)
        print(
            f"D1: {all_losses.deaths} kills, {all_losses.longest_in_all_s:.2f} s at most",
            file=sys.stderr,
            flush=True,
        )
    trouble = all_losses.troubles[0] if all_losses.troubles else ""
    n = all_losses.deaths
    words = "kill -9 while typing: drafts lost"
    yield Figure("D1.drafts", words, all_losses.drafts, "bad", limit=0, n=n, trouble=trouble)
    words = (
        f"typing lost at most, on average {1000 * all_losses.usual_s:.0f} ms (with what the"
        f" machine kept everybody waiting: {1000 * all_losses.longest_in_all_s:.0f} ms)"
    )
    yield Figure("D1.typing", words, 1000 * all_losses.longest_s, limit=1000, n=n)
    words = "integrity_check failures"
    yield Figure("D1.integrity", words, all_losses.damaged, "bad", limit=0, n=n)


def _started(place: Path, rounds: int) -> Figure:
    folder = place / "starts"
    folder.mkdir(mode=0o700)
    starts = start_again_and_again(folder, environment(place), rounds)
    wrong = abs(starts.windows - rounds) + abs(starts.handed_over - (AT_ONCE - 1) * rounds)
    words = (
        f"rounds of {AT_ONCE} starts at once, after an end and after a crash in turn: not one"
        f" window ({starts.windows}) and three that hand over ({starts.handed_over}), or locked"
    )
    trouble = starts.troubles[0] if starts.troubles else ""
    return Figure("D7", words, wrong, "bad", limit=0, n=starts.rounds, trouble=trouble)


async def _sent(place: Path, count: int) -> Figure:
    async with FaultServer() as server:
        deaths = await death_trial.die_again_and_again(place, environment(place), server, count)
    ends = ", ".join(f"{end} {number}" for end, number in sorted(deaths.ends.items()))
    words = (
        f"kill -9 at {len(deaths.moments)} moments of a send, then a start: twice, vanished or"
        f" in a wrong state (ended as {ends})"
    )
    trouble = deaths.troubles[0] if deaths.troubles else ""
    return Figure(
        "S2", words, len(deaths.troubles), "bad", limit=0, n=deaths.count, trouble=trouble
    )
