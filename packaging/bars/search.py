"""X1: the properties of the code, tried on texts and in orders that nobody has tried yet.

The tests try the same ones each time, so that a failure there is of the change
that was tested; looking for new ones is done here. What is found is printed with
what it takes to see it again.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from bars.programs import ROOT
from bars.report import Figure

BARS = {"X1": "properties on texts not tried before, in an order not tried before"}


def measure(wanted: AbstractSet[str], *, full: bool) -> Iterator[Figure]:
    """Search once, or with *full* ten times."""
    if "X1" not in wanted:
        return
    tried, failed = 0, list[str]()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        for number in range(10 if full else 1):
            report = Path(name) / f"{number}.xml"
            seed = random.randrange(2**32)
            done = _search(report, seed)
            n, names = found(report)
            tried += n
            failed += [f"{each} (--randomly-seed={seed})" for each in names]
            if done.returncode and not names:
                failed.append(f"pytest ended with {done.returncode}: {done.stdout[-300:]}")
            if done.returncode:
                print(done.stdout, file=sys.stderr)
    trouble = "; ".join(failed[:5])
    yield Figure("X1", BARS["X1"], len(failed), "failures", limit=0, n=tried, trouble=trouble)


def _search(report: Path, seed: int) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal"]
    chosen = [
        "-m",
        "hypothesis or search",
        "--hypothesis-profile=search",
        f"--randomly-seed={seed}",
    ]
    return subprocess.run(
        [*call, *chosen, f"--junitxml={report}", "tests"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def found(report: Path) -> tuple[int, list[str]]:
    """How many properties the *report* of pytest is about, and those that do not hold."""
    if not report.exists():
        return 0, []
    cases = list(ET.parse(report).iter("testcase"))
    wrong = [
        f"{case.get('classname')}.{case.get('name')}"
        for case in cases
        if case.find("failure") is not None or case.find("error") is not None
    ]
    return len(cases), wrong
