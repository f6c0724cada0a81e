"""Real processes of the program, offscreen, with real signals."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from time import monotonic_ns
from typing import Any, Self

PERSON = Path(__file__).parent / "scripts" / "person.py"
PATIENCE_S = 120.0


class Started:
    """One process; its lines of JSON are read while it runs."""

    def __init__(
        self,
        arguments: list[str],
        environment: dict[str, str],
        scenario: str = "watch",
        before: Sequence[str] = (),
    ) -> None:
        self.process = subprocess.Popen(
            [*before, sys.executable, str(PERSON), scenario, *arguments],
            env=environment,
            stdin=subprocess.PIPE if scenario == "nursery" else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.said: list[dict[str, Any]] = []
        self._lines: queue.Queue[str] = queue.Queue()
        self._stderr: list[str] = []
        self._readers = [
            threading.Thread(target=self._read, daemon=True),
            threading.Thread(target=self._read_errors, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # Its forks hold the same pipes, which could not be closed before they end.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.wait()

    @property
    def stderr(self) -> str:
        return "".join(self._stderr)

    def hear(self, word: str, patience_s: float = PATIENCE_S) -> Any:
        """Wait for a line that says *word*; gives its value."""
        while True:
            for line in self.said:
                if word in line:
                    return line[word]
            self.next(word, patience_s)

    def hear_any(self, *words: str) -> None:
        """Wait for a line that says one of *words*."""
        while not any(word in line for line in self.said for word in words):
            self.next(" or ".join(words))

    def next(self, wanted: str = "more", patience_s: float = PATIENCE_S) -> None:
        """Wait for one more line."""
        try:
            self._take(self._lines.get(timeout=patience_s))
        except queue.Empty:
            raise AssertionError(f"never said {wanted}: {self.said}\n{self.stderr}") from None
        assert "failed" not in self.said[-1], f"{self.said[-1]}\n{self.stderr}"

    def hear_or_end(self, word: str) -> None:
        """Wait until it says *word*, or has ended without."""
        while not any(word in line for line in self.said):
            try:
                self._take(self._lines.get(timeout=0.1))
            except queue.Empty:
                if self.process.poll() is not None:
                    return

    def kill(self) -> int:
        """SIGKILL; gives the moment by the monotonic clock, which is one for all processes."""
        at = monotonic_ns()
        self.process.send_signal(signal.SIGKILL)
        self.wait()
        return at

    def wait(self, patience_s: float = PATIENCE_S) -> int:
        """Wait for the end and read the rest; gives the exit code."""
        code = self.process.wait(patience_s)
        for reader in self._readers:
            reader.join(PATIENCE_S)
        while not self._lines.empty():
            self._take(self._lines.get())
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()
        return code

    def _take(self, text: str) -> None:
        # The last line of a killed process may be a half.
        if text.endswith("}\n"):
            self.said.append(json.loads(text))

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self._stderr.extend(self.process.stderr)


class Nursery(Started):
    """A warm process that forks: a program starts in a third of the time."""

    def __init__(self, environment: dict[str, str]) -> None:
        super().__init__([], environment, "nursery")

    def begin(self, arguments: list[str], scenario: str, **environment: str) -> int:
        """Start a program; gives its process ID."""
        self.order(arguments, scenario, **environment)
        return int(self.hear("child"))

    def order(self, arguments: list[str], scenario: str, **environment: str) -> None:
        """Start a program, and do not wait for its first word."""
        self.said.clear()
        order = {"arguments": arguments, "scenario": scenario, "environment": environment}
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def kill_child(self, child: int) -> int:
        """SIGKILL the program; gives the moment, when all it said is known."""
        at = monotonic_ns()
        os.kill(child, signal.SIGKILL)
        self.hear("ended")
        return at


def run(
    arguments: list[str], environment: dict[str, str], **more: str
) -> subprocess.CompletedProcess[str]:
    """``python -m mateo_desktop ARGUMENTS`` until its end."""
    return subprocess.run(
        [sys.executable, "-m", "mateo_desktop", *arguments],
        env={**environment, **more},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
