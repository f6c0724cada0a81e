"""P2 and P8: what the program holds and does while a draft is open and nobody types.

The proportional set size (PSS) divides a page by the number of processes that
map it. Whatever else runs from the same environment at the time would make
the program look small, so the files of the environment and of Python itself
are counted in full: as if nothing else ran from them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bars import wheels
from bars.programs import Programs, draft_file, end
from bars.report import Figure, middle

_AFTER_S = 20.0
_RATIO_LIMIT, _LIMIT_MB = 1.7, 85.0
_IDLE_S = 60.0
_CPU_LIMIT, _WRITES_LIMIT = 0.3, 0.0


def measure(programs: Programs, n: int, wanted: Sequence[str]) -> list[Figure]:
    """The memory *n* times, and in the last of them what happens in a minute of rest."""
    # The first start makes the database.
    data = programs.data("memory")
    opening = draft_file(
        programs.folder / "draft.json", subject="Your appointment", text="See you on Monday. " * 60
    )
    _rest(programs, lambda: programs.program(data, opening), 5.0)

    figures: list[Figure] = []
    bare, ours = [], []
    for turn in range(n):
        if "P2" in wanted:
            bare.append(_rest(programs, programs.bare, _AFTER_S))
        idle = figures if "P8" in wanted and turn == n - 1 else None
        ours.append(_rest(programs, lambda: programs.program(data), _AFTER_S, idle))
    if "P2" in wanted:
        memory = Figure(
            "P2",
            "PSS with a draft open, 20 s after the start",
            middle(ours),
            "MB",
            limit=_LIMIT_MB,
            bare=middle(bare),
            ratio_limit=_RATIO_LIMIT,
            n=n,
        )
        figures.insert(0, memory)
    return figures


def _rest(
    programs: Programs,
    start: Callable[[], subprocess.Popen[bytes]],
    after_s: float,
    idle: list[Figure] | None = None,
) -> float:
    """The PSS in MB *after_s* after the start; what a minute of rest shows goes to *idle*."""
    began = time.monotonic()
    process = start()
    try:
        programs.window(process)
        time.sleep(max(0.0, began + after_s - time.monotonic()))
        lines = Path(f"/proc/{process.pid}/smaps").read_text(encoding="utf-8").splitlines()
        found = pss_alone(lines, own_places())
        if idle is not None:
            idle.extend(_idle(process.pid))
        return found
    finally:
        end(process)
        programs.screen.keyboard.forget_windows()


def own_places() -> tuple[str, ...]:
    """Where the files lie that only what is measured should map."""
    packages = {
        str(Path(str(each.locate_file(""))).resolve()) for each in wheels.installed(wheels.locked())
    }
    return (*sorted(packages), str(Path(sys.base_prefix).resolve() / "lib" / "python"))


def pss_alone(lines: Iterable[str], own: tuple[str, ...]) -> float:
    """The PSS in MB from the lines of smaps, with files below *own* counted in full."""
    total_kb, in_full = 0, False
    for line in lines:
        name, _, rest = line.partition(" ")
        if not name.endswith(":"):
            # The head of a mapping: range, rights, offset, device, inode, path.
            parts = line.split(maxsplit=5)
            in_full = len(parts) == 6 and parts[5].startswith(own)
        elif name == ("Rss:" if in_full else "Pss:"):
            total_kb += int(rest.split()[0])
    return total_kb / 1024


def _idle(pid: int) -> list[Figure]:
    cpu_s, written = _cpu_s(pid), _written(pid)
    began = time.monotonic()
    time.sleep(_IDLE_S)
    passed_s = time.monotonic() - began
    percent = 100 * (_cpu_s(pid) - cpu_s) / passed_s
    wrote_kb = (_written(pid) - written) / 1024
    about = f"in {_IDLE_S:.0f} s of rest"
    return [
        Figure("P8.cpu", f"CPU {about}", percent, "%", limit=_CPU_LIMIT, n=1),
        Figure("P8.writes", f"written to disk {about}", wrote_kb, "kB", limit=_WRITES_LIMIT, n=1),
    ]


def _cpu_s(pid: int) -> float:
    # The name in brackets may hold spaces.
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _written(pid: int) -> int:
    lines = Path(f"/proc/{pid}/io").read_text(encoding="utf-8").splitlines()
    pairs = dict(line.split(": ") for line in lines)
    return int(pairs["write_bytes"]) - int(pairs["cancelled_write_bytes"])
