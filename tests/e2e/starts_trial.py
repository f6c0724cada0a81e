"""Four programs started at once on one data folder.

The same trial for the tests and for ``dev.py bench D7``. The window of each
round is killed or told to end, so that the next round finds an orderly folder
or the lock and the journal of a crash.
"""

from __future__ import annotations

import dataclasses
import os
import signal
from contextlib import ExitStack
from pathlib import Path

from tests.e2e.processes import Nursery

AT_ONCE = 4


@dataclasses.dataclass(slots=True)
class Starts:
    """What was found in all rounds."""

    rounds: int = 0
    windows: int = 0
    handed_over: int = 0
    troubles: list[str] = dataclasses.field(default_factory=list)


def start_again_and_again(folder: Path, environment: dict[str, str], rounds: int) -> Starts:
    """Start four at once on *folder*, *rounds* times."""
    starts = Starts()
    arguments = ["--sandbox", "--data-dir", str(folder)]
    with ExitStack() as stack:
        nurseries = [stack.enter_context(Nursery(environment)) for _ in range(AT_ONCE)]
        for number in range(rounds):
            for nursery in nurseries:
                nursery.order(arguments, "watch")
            for nursery in nurseries:
                nursery.hear_any("arrived", "ended")
            living = [n for n in nurseries if any("arrived" in line for line in n.said)]
            starts.rounds += 1
            starts.windows += len(living)
            codes = [n.hear("code") for n in nurseries if n not in living]
            starts.handed_over += codes.count(0)
            if len(living) != 1 or any(codes):
                starts.troubles.append(f"round {number}: {len(living)} windows, {codes}")
            how = signal.SIGTERM if number % 2 else signal.SIGKILL
            for nursery in living:
                os.kill(nursery.hear("child"), how)
                nursery.hear("ended")
                if how == signal.SIGTERM and nursery.hear("code"):
                    starts.troubles.append(f"round {number}: ended with {nursery.said[-1]}")
        said = "".join(nursery.stderr for nursery in nurseries)
    said += "".join(path.read_text("utf-8", "replace") for path in (folder / "logs").glob("*.log*"))
    for bad in ("database is locked", "Traceback"):
        if bad in said:
            starts.troubles.append(f"“{bad}” was said")
    return starts
