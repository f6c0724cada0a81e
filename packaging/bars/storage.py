"""D2 to D6: what becomes of drafts when the disk, the power or the file fails.

The same trials as in the tests, in greater number; each works on real files in
a folder of its own.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path

from bars.report import Figure
from mateo_desktop.app.composing import DraftKeeper
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from tests.storage import damage, desk_life, power

BARS = {
    "D2": "change to durable row while typing",
    "D3": "killed at every statement",
    "D4": "disk full, failing, read-only",
    "D5": "damaged database",
    "D6": "random edits and crashes",
    "D8": "power lost at any write",
}

ROOT = Path(__file__).resolve().parent.parent.parent
_SCRIPTS = ROOT / "tests" / "storage" / "scripts"
_ACTIONS = ("save", "delete", "hold", "undo", "accept", "migrate", "backup", "salvage")


def measure(wanted: AbstractSet[str], *, full: bool) -> Iterator[Figure]:
    """The *wanted* bars of storage."""
    # That files are damaged and disks fail is the point; the program says so each time.
    logging.disable(logging.WARNING)
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            place = Path(name)
            if "D2" in wanted:
                yield asyncio.run(_durable(place / "d2", 600.0 if full else 10.0))
            if "D3" in wanted:
                yield _killed(place / "d3", 5 if full else 1)
            if "D4" in wanted:
                yield from _disks(place, 200 if full else 5)
            if "D5" in wanted:
                yield asyncio.run(_damaged(place / "d5", 1000 if full else 52))
            if "D6" in wanted:
                yield asyncio.run(_lived(place / "d6", 10_000 if full else 500))
            if "D8" in wanted:
                yield _powerless(place / "d8", full=full)
    finally:
        logging.disable(logging.NOTSET)


async def _durable(folder: Path, seconds: float) -> Figure:
    """A letter every 30 ms into a draft of 20 kB: how long each was only in memory."""
    database = await Database.open(folder)
    bugs: list[BaseException] = []
    tasks = Tasks(bugs.append)
    changed: dict[int, float] = {}
    longest = 0.0
    saved = 0

    class Watched(DraftStore):
        """Notes when the newest letter of each save was durable."""

        async def save(self, draft: Draft, revision: int):  # type: ignore[no-untyped-def]
            nonlocal longest, saved
            done = await super().save(draft, revision)
            now = time.monotonic()
            for number in range(saved + 1, int(draft.subject) + 1):
                longest = max(longest, now - changed.pop(number))
            saved = max(saved, int(draft.subject))
            return done

    keeper = DraftKeeper(
        Watched(database), tasks, on_saved=lambda *_: None, on_failed=lambda _code: None
    )
    draft = Draft.new(text="words " * 3_500)
    ends = time.monotonic() + seconds
    number = 0
    while time.monotonic() < ends:
        number += 1
        changed[number] = time.monotonic()
        keeper.note(draft.replace(subject=str(number), text=f"{draft.text}{number}"))
        await asyncio.sleep(0.03)
    await keeper.flush()
    await tasks.aclose(1)
    await database.close()
    words = (
        f"{number} letters typed in {seconds:.0f} s, 20 kB; the longest until its row was durable"
    )
    trouble = "not all were saved" if saved != number or bugs else ""
    return Figure("D2", words, longest * 1000, limit=1000, n=number, trouble=trouble)


def _killed(place: Path, times: int) -> Figure:
    states: list[str] = []
    for number in range(times):
        for action in _ACTIONS:
            said = _script("kill_at_statement.py", place / f"{action}{number}", action)
            states += said.split()[1:]
    neither = sum(state not in {"old", "new"} for state in states)
    words = f"kills at a statement of {', '.join(_ACTIONS)}: neither the old nor the new state"
    return Figure("D3", words, neither, "bad", limit=0, n=len(states))


def _disks(place: Path, count: int) -> Iterator[Figure]:
    for kind in ("full", "error", "read-only"):
        with _disk(place / kind, small=kind == "full") as (folder, before):
            said = _script("troubled_disk.py", folder, kind, count, 1, before=before)
        refused = int(said.split()[-1]) if said.startswith("rounds") else 0
        words = f"disk {kind}: saves refused, all whole and all resumed by themselves"
        trouble = "" if refused else (said.strip().splitlines() or ["nothing was said"])[-1]
        yield Figure(
            f"D4.{kind.replace('-', '_')}",
            words,
            0 if refused else 1,
            "bad",
            limit=0,
            n=refused,
            trouble=trouble,
        )


@contextmanager
def _disk(place: Path, *, small: bool) -> Iterator[tuple[Path, list[str]]]:
    """A folder on a disk, and the words before a command that works on it."""
    place.mkdir(mode=0o755)
    if os.geteuid() != 0:
        yield place / "data", []
        return
    if small:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)], check=False
        )
        try:
            yield place / "data", []
        finally:
            if mounted.returncode == 0:
                subprocess.run(["umount", str(place)], check=True)
        return
    # Rights do not bind root.
    place.parent.chmod(0o755)
    shutil.chown(place, 65534, 65534)
    setpriv = shutil.which("setpriv")
    yield (
        place / "data",
        [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"] if setpriv else [],
    )


def _script(name: str, *arguments: object, before: list[str] | None = None) -> str:
    done = subprocess.run(
        [*(before or []), sys.executable, str(_SCRIPTS / name), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else f"{done.stdout}\n{done.stderr}"


async def _damaged(place: Path, count: int) -> Figure:
    template = place / "template"
    stock = await damage.stocked(template)
    bad: list[damage.Repair] = []
    slowest, least = 0.0, 1.0
    kinds = list(damage.KINDS)
    for number in range(count):
        kind, seed = kinds[number % len(kinds)], 1000 + number // len(kinds)
        folder = place / str(number)
        repair = await damage.repaired(template, stock, folder, kind, seed)
        shutil.rmtree(folder)
        slowest, least = max(slowest, repair.took_s), min(least, repair.share)
        if not repair.is_good:
            bad.append(repair)
    words = (
        f"copies damaged in {len(kinds)} ways, with a backup of the day before: not usable within"
        f" 3 s, not kept, or below 95 % restored (slowest {slowest:.2f} s, least {least:.1%})"
    )
    trouble = f"{bad[0]}" if bad else ""
    return Figure("D5", words, len(bad), "bad", limit=0, n=count, trouble=trouble)


async def _lived(place: Path, steps: int) -> Figure:
    each = 250
    lost = ""
    for seed in range(steps // each):
        desk = desk_life.Desk(place / str(seed), 5000 + seed)
        try:
            await desk.live(each)
        except AssertionError as error:
            lost = lost or f"seed {5000 + seed}, step {desk.steps}: {error}"
        finally:
            await desk.close()
    words = "random steps; the last words of a draft could not be had again"
    return Figure("D6", words, 1 if lost else 0, "bad", limit=0, n=steps, trouble=lost)


def _powerless(place: Path, *, full: bool) -> Figure:
    words = "moments of a session at which the power went: not opening, or a save missing"
    if not power.can_trace():
        return Figure("D8", words, unit="bad", limit=0, trouble="no strace here")
    place.mkdir()
    steps = power.recorded(place / "data", place / "log")
    moments = range(0, len(steps) + 1, 1 if full else 11)
    variants = 4 if full else 2
    troubles = asyncio.run(power.worst(steps, place, moments, variants))
    n = len(moments) * (variants + 1)
    trouble = troubles[0] if troubles else ""
    return Figure("D8", words, len(troubles), "bad", limit=0, n=n, trouble=trouble)
