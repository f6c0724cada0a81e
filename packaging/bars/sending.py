"""P5: from the key that sends to the words that say so, seen from outside.

Ctrl+Enter is pressed, and the first change of the bar with the Send button is
waited for: it says that the message is being sent. F8 takes it back each time
but the last, which must arrive.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from bars.programs import Programs, channel, draft_file, end
from bars.report import Figure, percentile

_LIMIT_MS = 100.0
_HOLD_S = 4
#: The bar with the Send button at 1440 x 900.
_BAR, _LEFT, _RIGHT = range(858, 894, 3), 252, 985


def measure(programs: Programs, n: int) -> list[Figure]:
    """Send *n* times; the figure is the worst of them (up to 20) or p95."""
    screen = programs.screen
    person = {"handle": "+493023125042", "full_name": "Erika Muster"}
    fields = {"from": channel("sms"), "to": [person], "text": "Hello"}
    opening = draft_file(programs.folder / "send.json", **fields)
    data = programs.data("sending", hold_seconds=_HOLD_S)
    process = programs.program(data, opening)

    def bar() -> list[bytes]:
        return [screen.row(y, _LEFT, _RIGHT) for y in _BAR]

    times = []
    try:
        programs.window(process)
        for number in range(n):
            screen.settle(1.2, 20)
            before = bar()
            pressed = screen.keyboard.press_with_control("Return")
            times.append(1000 * (screen.wait(partial(_differs, bar, before), 5) - pressed))
            time.sleep(0.4)
            if number < n - 1:
                screen.keyboard.press("F8")
        arrived = _arrives(data)
    finally:
        end(process)
        screen.keyboard.forget_windows()
    return [
        Figure(
            "P5",
            "Ctrl+Enter to “Sending”, p95, from outside",
            percentile(times, 95),
            limit=_LIMIT_MS,
            n=n,
            trouble="" if arrived else "the message did not arrive",
        )
    ]


def _differs(look: Callable[[], list[bytes]], before: list[bytes]) -> bool:
    return look() != before


def _arrives(data: Path) -> bool:
    """Whether exactly the one message that was not taken back is accepted in time."""
    ends = time.monotonic() + _HOLD_S + 15
    while time.monotonic() < ends:
        time.sleep(0.3)
        with closing(sqlite3.connect(data / "mateo.db")) as database:
            states = [state for (state,) in database.execute("SELECT state FROM outbox")]
        if states == ["accepted"]:
            return True
    return False
