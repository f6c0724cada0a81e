"""P3: from a key to its character on the screen, while the program has other things to do.

The draft of 10 kB is typed into while it is autosaved and while another
message is on its way to a server that answers one byte a second. The draft of
200 kB has the caret at its top, so that all of it moves.
"""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from bench_programs import Programs, channel, draft_file, end
from bench_report import Figure, percentile
from bench_screen import HEIGHT, Block, Screen

from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.domain.markup import from_plain
from mateo_desktop.domain.snapshot import to_json

#: In the middle of the body at 1440 x 900.
_BODY = (640, 480)
#: Where the fields are: the line that is typed into lies between them.
_LEFT, _RIGHT = 252, 985
#: So many characters fit into the line.
_IN_A_LINE = 40
#: No more keys than fit into the time that such a send takes.
_PER_SEND = 200
#: Between two keys, in turn: autosave strikes at another moment each time.
_PAUSES_S = (0.033, 0.047, 0.061, 0.041)


def measure(programs: Programs, n: int) -> list[Figure]:
    """Type *n* characters into each draft."""
    small: list[float] = []
    large: list[float] = []
    for part in range(0, n, _PER_SEND):
        small += _type(programs, min(_PER_SEND, n - part), 10_000, sending=True)
        large += _type(programs, min(_PER_SEND, n - part), 200_000, sending=False)
    small_about = "key to paint, 10 kB, autosave and a send running"
    return [
        Figure("P3.p95", small_about, percentile(small, 95), limit=5.0, n=n),
        Figure("P3.p99", small_about, percentile(small, 99), limit=16.0, n=n),
        Figure("P3.200kB", "key to paint p95, 200 kB", percentile(large, 95), limit=10.0, n=n),
    ]


def _type(programs: Programs, n: int, size: int, *, sending: bool) -> list[float]:
    screen = programs.screen
    data = programs.data("typing", hold_seconds=0)
    fault = "slow_bytes" if sending else ""
    process = programs.program(data, _first_draft(programs.folder), fault=fault)
    try:
        programs.window(process)
        screen.settle(1.0, 20)
        if sending:
            screen.keyboard.press_with_control("Return")
            time.sleep(0.5)
        second = programs.program(data, _long_draft(programs.folder, size), fault=fault)
        try:
            second.wait(20)
        except subprocess.TimeoutExpired:
            end(second)
            raise TimeoutError("the running window did not take the second draft") from None
        screen.settle(1.0, 30)
        screen.keyboard.click(*_BODY)
        screen.keyboard.press_with_control("Home")
        screen.keyboard.press("End")
        screen.settle(0.5, 10)
        before = screen.rows(0, HEIGHT)
        screen.keyboard.press("Block")
        look = screen.new_block(before, 10)
        return [_one(screen, look, number) for number in range(n)]
    finally:
        end(process)
        screen.keyboard.forget_windows()


def _one(screen: Screen, look: Block, number: int) -> float:
    """Milliseconds from a key to its paint: a line of characters, and then they go again."""
    time.sleep(_PAUSES_S[number % len(_PAUSES_S)])
    before = screen.count(look, _LEFT, _RIGHT)
    # The caret may hide in or come out of what is counted.
    enough = look.width - 2
    if number // _IN_A_LINE % 2 == 0:
        pressed = screen.keyboard.press("Block")
        seen = screen.wait(lambda: screen.count(look, _LEFT, _RIGHT) >= before + enough, 5)
    else:
        pressed = screen.keyboard.press("BackSpace")
        seen = screen.wait(lambda: screen.count(look, _LEFT, _RIGHT) <= before - enough, 5)
    return 1000 * (seen - pressed)


def _first_draft(folder: Path) -> Path:
    person = {"handle": "+493023125042", "full_name": "Erika Muster"}
    return draft_file(folder / "short.json", **{"from": channel("sms")}, to=[person], text="Hello")


def _long_draft(folder: Path, size: int) -> Path:
    # Paragraphs as people write them; the first line is short, as it is typed into.
    paragraph = (
        "Your appointment is on Monday, and we look forward to seeing you then. " * 5
    ).strip()
    html = from_plain("\n\n".join(["Hi", *[paragraph] * (size // len(paragraph))]))
    draft = Draft.new(
        channel_id=channel("email"),
        channel_type="email",
        to=(Recipient(handle="erika.muster@example.org", full_name="Erika Muster"),),
        subject="Appointment",
        html=html,
        body_mode="rich",
    )
    path = folder / "long.json"
    path.write_text(to_json(draft), encoding="utf-8")
    return path
