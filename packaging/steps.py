"""The checks of ``dev.py test``: each one call in the virtual environment.

All run even if one fails, so that one look tells everything that is wrong.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from environment import Environment

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("lint", ("-m", "ruff", "check", ".")),
    ("types", ("-m", "mypy")),
    (
        "imports",
        ("-c", "from importlinter.cli import lint_imports_command as check; check()", "--no-logo"),
    ),
    ("translations", ("packaging/translations.py", "check")),
)

#: More workers than this only wait for each other: each has its own Qt.
MOST_WORKERS = 8


def run_all(environment: Environment, arguments: Sequence[str]) -> int:
    """Run every check and then the tests, print each one's time, give 0 or 1."""
    lines = []
    failed = False
    for name, call in (*CHECKS, ("tests", pytest_call(arguments))):
        print(f"── {name}", flush=True)
        started = time.monotonic()
        code = environment.call(*call)
        failed = failed or code != 0
        verdict = "ok" if code == 0 else f"FAILED ({code})"
        lines.append(f"{name:<14}{time.monotonic() - started:7.1f} s  {verdict}")
    print("\n" + "\n".join(lines))
    return 1 if failed else 0


def pytest_call(arguments: Sequence[str]) -> tuple[str, ...]:
    """The call of pytest: on all processors, unless *arguments* ask for less."""
    alone = ("-n", "--numprocesses", "--pdb", "--trace", "-s", "--capture=no", "no:xdist", "--co")
    if any(word.startswith(alone) for word in arguments):
        return ("-m", "pytest", *arguments)
    workers = min(_processors(), MOST_WORKERS)
    return ("-m", "pytest", "-n", str(workers), "--dist", "worksteal", *arguments)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
