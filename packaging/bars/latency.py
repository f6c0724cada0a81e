"""P3: from a key to its character on the screen, while the program has other things to do.

The draft of 10 kB is typed into while it is autosaved and while another
message is on its way to a server that answers one byte a second. The draft of
200 kB has the caret at its top, so that all of it moves.
"""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from bars.programs import Programs, channel, draft_file, end
from bars.report import Figure, percentile
from bars.screen import HEIGHT, Block, Screen
from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.domain.markup import from_plain
from mateo_desktop.domain.snapshot import to_json

#: In the middle of the body at 1440 x 900.
_BODY = (640, 480)
_SMALL, _LARGE = 10_000, 200_000
#: So many characters fit into the line.
_IN_A_LINE = 40
#: No more keys than fit into the time that such a send takes.
_PER_SEND = 200
#: Between two keys, in turn: autosave strikes at another moment each time.
_PAUSES_S = (0.033, 0.047, 0.061, 0.041)


def measure(programs: Programs, n: int) -> list[Figure]:
    """Type *n* characters into each draft, and into bare windows with the same text."""
    times: dict[tuple[int, bool], list[float]] = {
        (size, ours): [] for size in (_SMALL, _LARGE) for ours in (False, True)
    }
    for part in range(0, n, _PER_SEND):
        keys = min(_PER_SEND, n - part)
        for (size, ours), found in times.items():
            found += (_ours if ours else _bare)(programs, keys, size)

    def figure(bar: str, about: str, size: int, percent: float, limit: float) -> Figure:
        bare, ours = (percentile(times[size, each], percent) for each in (False, True))
        return Figure(bar, f"key to paint, {about}", ours, limit=limit, bare=bare, n=n)

    small, large = "10 kB, autosave and a send running", "200 kB, caret on top, p95"
    return [
        figure("P3.p95", small, _SMALL, 95, 5.0),
        figure("P3.p99", small, _SMALL, 99, 16.0),
        figure("P3.200kB", large, _LARGE, 95, 10.0),
    ]


def _bare(programs: Programs, n: int, size: int) -> list[float]:
    path = programs.folder / "long.txt"
    path.write_text(_text(size), encoding="utf-8")
    process = programs.bare(path)
    try:
        programs.window(process)
        programs.screen.settle(1.0, 30)
        return _typed(programs.screen, n)
    finally:
        end(process)
        programs.screen.keyboard.forget_windows()


def _ours(programs: Programs, n: int, size: int) -> list[float]:
    screen, sending = programs.screen, size == _SMALL
    data = programs.data("typing", "slow_bytes" if sending else "", hold_seconds=0)
    process = programs.program(data, _first_draft(programs.folder))
    try:
        programs.window(process)
        screen.settle(1.0, 20)
        if sending:
            screen.keyboard.press_with_control("Return")
            time.sleep(0.5)
        second = programs.program(data, _long_draft(programs.folder, size))
        try:
            second.wait(20)
        except subprocess.TimeoutExpired:
            end(second)
            raise TimeoutError("the running window did not take the second draft") from None
        screen.settle(1.0, 30)
        return _typed(screen, n)
    finally:
        end(process)
        screen.keyboard.forget_windows()


def _typed(screen: Screen, n: int) -> list[float]:
    """Milliseconds from each of *n* keys at the end of the first line to its paint."""
    screen.keyboard.click(*_BODY)
    screen.keyboard.press_with_control("Home")
    screen.keyboard.press("End")
    screen.settle(0.5, 10)
    before = screen.rows(0, HEIGHT)
    screen.keyboard.press("Block")
    look = screen.new_block(before, 10)
    return [_one(screen, look, number) for number in range(n)]


def _one(screen: Screen, look: Block, number: int) -> float:
    """From a key to its paint: a line of characters, and then they go again."""
    time.sleep(_PAUSES_S[number % len(_PAUSES_S)])
    left, right = look.x, look.x + (_IN_A_LINE + 2) * (look.width + 3)
    before = screen.count(look, left, right)
    # The caret may hide in or come out of what is counted.
    enough = look.width - 2
    if number // _IN_A_LINE % 2 == 0:
        pressed = screen.keyboard.press("Block")
        seen = screen.wait(lambda: screen.count(look, left, right) >= before + enough, 5)
    else:
        pressed = screen.keyboard.press("BackSpace")
        seen = screen.wait(lambda: screen.count(look, left, right) <= before - enough, 5)
    return 1000 * (seen - pressed)


def _first_draft(folder: Path) -> Path:
    person = {"handle": "+493023125042", "full_name": "Erika Muster"}
    return draft_file(folder / "short.json", **{"from": channel("sms")}, to=[person], text="Hello")


def _long_draft(folder: Path, size: int) -> Path:
    draft = Draft.new(
        channel_id=channel("email"),
        channel_type="email",
        to=(Recipient(handle="erika.muster@example.org", full_name="Erika Muster"),),
        subject="Appointment",
        html=from_plain(_text(size)),
        body_mode="rich",
    )
    path = folder / "long.json"
    path.write_text(to_json(draft), encoding="utf-8")
    return path


def _text(size: int) -> str:
    # Paragraphs as people write them; the first line is short, as it is typed into.
    paragraph = (
        "Your appointment is on Monday, and we look forward to seeing you then. " * 5
    ).strip()
    return "\n\n".join(["Hi", *[paragraph] * (size // len(paragraph))])
