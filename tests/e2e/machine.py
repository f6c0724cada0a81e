"""How long the machine itself made everybody wait.

Beside the program, and knowing nothing of it, a process of its own does over
and over what a save cannot do without: it sleeps for a moment, calculates for a
moment, then writes a few bytes and waits until they are on the disk. What that
takes beyond the usual is the machine's: other processes had its processors or
its disk. A program that saves late on a machine that is free finds no excuse
here.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from time import monotonic_ns
from typing import Self

#: A turn that takes no longer counts as usual, in seconds.
USUAL_S = 0.05
_NAP_S = 0.01
#: Of a processor. Who only sleeps is served first whenever he wakes up, and would
#: not notice that those who work wait for one another.
_WORK_S = 0.008


class Machine:
    """Watches from its start to its end; for ``with``. *folder*: on the disk in question."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "machine"
        self._slow: list[tuple[int, int]] = []
        self._turns = 0
        self._process = subprocess.Popen(
            [sys.executable, "-S", __file__, str(self._path)], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._path.unlink(missing_ok=True)

    def stood_still_s(self, begun: int, ended: int) -> float:
        """For how long of that time (in nanoseconds of the monotonic clock) it made one wait."""
        self._wait_for(ended)
        stood = 0.0
        for start, end in list(self._slow):
            share = (min(end, ended) - max(start, begun)) / 1e9
            stood += max(0.0, share - USUAL_S)
        return stood

    def _wait_for(self, moment: int) -> None:
        """Until the turn that was under way then has been told of."""
        deadline = time.monotonic() + 60
        while self._seen < moment and time.monotonic() < deadline:
            time.sleep(0.005)

    _seen = 0

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            start, end = map(int, line.split())
            if end - start > USUAL_S * 1e9:
                self._slow.append((start, end))
            self._seen = end


def _watch(path: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(1, b"0 0\n")
    before = monotonic_ns()
    while True:
        time.sleep(_NAP_S)
        done = time.thread_time() + _WORK_S
        while time.thread_time() < done:
            pass
        os.pwrite(descriptor, b"a few bytes", 0)
        os.fsync(descriptor)
        now = monotonic_ns()
        os.write(1, f"{before} {now}\n".encode())
        before = now


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        _watch(sys.argv[1])
