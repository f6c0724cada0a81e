"""P1: from the start of the process to the first typed character on the screen."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from bars.programs import Programs, end
from bars.report import Figure, middle
from bars.screen import HEIGHT, Block

_RATIO_LIMIT = 1.4
Start = Callable[[], "subprocess.Popen[bytes]"]


def measure(programs: Programs, n: int) -> list[Figure]:
    """Start both windows *n* times in turn; a key is pressed when the window comes up."""
    # The first start makes the database; what counts is every later one.
    made = programs.data("made")
    _calibrate(programs, lambda: programs.program(made))
    made.rename(programs.folder / "made")

    def program() -> subprocess.Popen[bytes]:
        # What was typed at the last start must not be there at this one.
        return programs.program(programs.copy(programs.folder / "made"))

    looks = {start: _calibrate(programs, start) for start in (programs.bare, program)}
    times: dict[Start, list[float]] = {start: [] for start in looks}
    lost = 0
    for _ in range(n):
        for start, look in looks.items():
            found, kept = _one(programs, start, look)
            times[start].append(found)
            lost += not kept
    bare, ours = middle(times[programs.bare]), middle(times[program])
    return [
        Figure(
            "P1",
            "start to typed character, warm",
            ours,
            bare=bare,
            ratio_limit=_RATIO_LIMIT,
            n=n,
            trouble=f"{lost} characters were lost" if lost else "",
        )
    ]


def _calibrate(programs: Programs, start: Start) -> Block:
    """Find out, in no hurry, what a typed character looks like and where it is."""
    screen = programs.screen
    process = start()
    try:
        programs.window(process)
        screen.settle(1.0, 20)
        before = screen.rows(0, HEIGHT)
        screen.keyboard.press("Block")
        return screen.new_block(before, 10)
    finally:
        end(process)
        screen.keyboard.forget_windows()


def _one(programs: Programs, start: Start, look: Block) -> tuple[float, bool]:
    """Milliseconds, and whether the character is still there when all is loaded."""
    screen = programs.screen
    started = time.perf_counter()
    process = start()
    try:
        programs.window(process)
        screen.keyboard.press("Block")
        seen = screen.wait(lambda: screen.has_block(look), 20)
        screen.settle(0.5, 20)
        return 1000 * (seen - started), screen.has_block(look)
    finally:
        end(process)
        screen.keyboard.forget_windows()
