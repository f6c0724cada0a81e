"""Every bomb in one place of the window: how long it stands still, how much it grows.

    bombed_window.py PLACE TURNS

A pulse of the event loop is watched while a bomb is shown, laid out and
painted. What the window's thread computed between two pulses counts, not what
others did meanwhile; of TURNS turns the shortest longest pause. Prints JSON.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from mateo_desktop.ui.application import Application
from mateo_desktop.ui.rubbish import Rubbish
from tests.ui.text.attacks import BOMBS
from tests.ui.text.attacks.places import PLACES

#: More of the kind, up to ten megabytes.
_LARGE = {
    "one word of 10 MB": "x" * 10_000_000,
    "10 MB of Arabic words": "\u0627\u0644\u0639 " * 1_400_000,
    "10 MB of line feeds": "\n" * 10_000_000,
    "10 MB of nested tables": "<table><tr><td>" * 660_000,
    "512 kB of paragraphs": "<p>" + "Good day and welcome. " * 20 + "</p>",
}
_LARGE["512 kB of paragraphs"] *= 512 * 1024 // len(_LARGE["512 kB of paragraphs"])
_PULSE_MS = 2
_PULSES_AFTER = 12


class Run(QObject):
    """Shows one bomb after the other from inside the event loop."""

    def __init__(self, place: str, turns: int) -> None:
        super().__init__()
        where = next(each for each in PLACES if each.name == place)
        self._show, self._gestures = where.make(), where.gestures
        self._prepare = where.prepare
        self._todo_there: list[Callable[[QWidget], object]] = []
        self._shown: QWidget | None = None
        self.stalls: dict[str, float] = {}
        self.grown: dict[str, float] = {}
        bombs = {"nothing": "<p>x</p>", **BOMBS, **_LARGE}
        self._todo: Iterator[tuple[str, str]] = (
            (name, text) for name, text in bombs.items() for _ in range(turns)
        )
        self._last = time.thread_time()
        self._longest = 0.0
        self._after = 0
        self._name = ""
        self._before = 0.0
        self._pulse = QTimer(self, interval=_PULSE_MS)
        self._pulse.setTimerType(Qt.TimerType.PreciseTimer)
        self._pulse.timeout.connect(self._on_pulse)
        self._pulse.start()

    @Slot()
    def _on_pulse(self) -> None:
        now = time.thread_time()
        self._longest = max(self._longest, 1000 * (now - self._last))
        self._last = now
        self._after -= 1
        # A long paste comes bit by bit: it counts until it is all there.
        if self._after > 0 or getattr(self._shown, "is_pasting", False):
            return
        if self._todo_there and self._shown is not None:
            # What a reader does next is another event.
            self._after = _PULSES_AFTER
            self._todo_there.pop(0)(self._shown)
            return
        if self._name:
            known = self.stalls.get(self._name, self._longest)
            self.stalls[self._name] = min(known, self._longest)
            grown = _highest_mb() - self._before
            self.grown[self._name] = max(self.grown.get(self._name, 0.0), grown)
        self._name, bomb = next(self._todo, ("", ""))
        if not self._name:
            QCoreApplication.exit(0)
            return
        self._after = _PULSES_AFTER
        self._prepare(bomb)
        self._before = _forget_highest()
        self._longest = 0.0
        self._last = time.thread_time()
        self._shown = self._show(bomb)
        self._shown.window().update()
        self._todo_there = list(self._gestures)


def _memory(field: str) -> float:
    found = re.search(rf"{field}:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) / 1024 if found else 0.0


def _highest_mb() -> float:
    return _memory("VmHWM")


def _forget_highest() -> float:
    """Begin anew with the highest memory, and give what it is now, in megabytes."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _memory("VmRSS")


def main(place: str, turns: int) -> dict[str, object]:
    """Run it, and give the stalls in ms and the growth in MB, by bomb."""
    application = Application(["bombed"])
    # As in the program: garbage goes between the turns, not in the middle of one.
    rubbish = Rubbish(application)
    run = Run(place, turns)
    application.exec()
    rubbish.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {"stalls": run.stalls, "grown": run.grown}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))), flush=True)
    os._exit(0)
