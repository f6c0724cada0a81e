"""U1 to U6: what strangers send can neither load, open, lead, crash, stall nor deceive.

U1 and U6 are watched from outside: strace tells of every file that the process
with the attacked window opened and of everyone it called. U2 are random and
mutated texts in processes of their own. U3 is the pulse of a window that is
bombed; it is measured like the other bars of speed, on a quiet machine.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bars.marks import BEGIN, END
from bars.programs import ROOT
from bars.report import Figure

BARS = {
    "U1": "attacks in every place of the window: calls, files, pictures, links",
    "U2": "random and mutated markup: crashes, and cleaning twice",
    "U3": "bombs and 10 MB: longest stall, memory, the time of 512 kB",
    "U4": "addresses that reach the system unasked or must never be asked about",
    "U5": "sinks that guess whether a stranger's words are rich text",
    "U6": "requests for the address of an attachment",
}

_BOMBED = (
    "the safe view",
    "a message of a conversation",
    "the preview of a mail",
    "paste of markup",
    "paste of text",
    "paste of source",
    "a page of JSON",
    "the raw answer",
    "text as it came",
)
_STALL_MS, _MEMORY_MB = 100.0, 150.0
#: What a process may open that only shows text: fonts, its own code, the system.
_USUAL = re.compile(
    r"^(?:/usr/|/lib|/etc/(?:fonts|ld\.so|mime|localtime)|/proc/|/dev/|/sys/|/var/cache/fontconfig"
    r"|/root/\.cache|/root/\.(?:fonts|pyenv|local)|/tmp/\.X|pipe:|/home/[^/]+/\.(?:cache|fonts))"
)
_OPEN = re.compile(r'\b(?:open|openat|openat2|creat)\((?:AT_FDCWD, )?"([^"]*)"[^=]*= (-?\d+)')
_CALL = re.compile(r"\b(?:connect|sendto|sendmsg)\(.*\bAF_INET6?\b")


def measure(wanted: set[str], *, full: bool) -> Iterator[Figure]:
    """Measure the *wanted* ones of :data:`BARS`."""
    if "U5" in wanted:
        yield _sinks()
    if wanted & {"U1", "U4", "U6"}:
        yield from (each for each in _attacks(full) if each.bar in wanted)
    if "U3" in wanted:
        yield from _bombs(full)
    if "U2" in wanted:
        yield _mutations(1_000_000 if full else 20_000)


def _python(script: str, *arguments: str, before: tuple[str, ...] = ()) -> dict[str, Any]:
    done = subprocess.run(
        [*before, sys.executable, str(Path(__file__).with_name(script)), *arguments],
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'packaging'}",
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        return {"died": f"{script} ended with {done.returncode}: {done.stderr[-300:]}"}
    loaded: dict[str, Any] = json.loads(lines[-1])
    return loaded


def _sinks() -> Figure:
    from tests import sources, test_style

    found = test_style.unmeant()
    trouble = found[0] if found else ""
    n = len(sources.modules(test_style.UI))
    return Figure("U5", BARS["U5"], len(found), "sinks", limit=0, n=n, trouble=trouble)


def _attacks(full: bool) -> Iterator[Figure]:
    strace = shutil.which("strace")
    with tempfile.TemporaryDirectory() as folder:
        log, watched = Path(folder) / "strace", Path(folder) / "watched"
        before = (
            (strace, "-f", "-qq", "-e", "trace=%file,%network", "-s", "300", "-o", str(log))
            if strace
            else ()
        )
        found = _python("attacked_window.py", str(watched), "1" if full else "6", before=before)
        if "died" in found:
            for bar in ("U1", "U4", "U6"):
                yield Figure(bar, BARS[bar], 1, "died", limit=0, trouble=found["died"])
            return
        files, calls = _seen_outside(log, watched) if strace else ([], [])
    inside = found["images"] + found["touched"] + found["calls"] + len(found["faults"])
    troubles = [*found["faults"], *files, *calls]
    if not strace:
        troubles.append("not watched from outside: there is no strace")
    yield Figure(
        "U1",
        f"{BARS['U1']} ({len(files)} files, {len(calls)} calls seen by strace)",
        inside + len(files) + len(calls),
        "bad",
        limit=0,
        n=found["shown"],
        trouble=troubles[0] if troubles else "",
    )
    bad = [*found["opened"], *found["asked"]]
    yield Figure(
        "U4", BARS["U4"], len(bad), "bad", limit=0, n=found["links"], trouble=bad[0] if bad else ""
    )
    # Each draft there had attachments whose addresses lead to the listener.
    yield Figure(
        "U6", BARS["U6"], found["calls"] + len(calls), "requests", limit=0, n=found["shown"]
    )


def _seen_outside(log: Path, watched: Path) -> tuple[list[str], list[str]]:
    """The unusual files that were opened between the marks, and who was called."""
    files: list[str] = []
    calls: list[str] = []
    inside, marks = False, 0
    usual = (str(ROOT), sys.prefix, sys.base_prefix)
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if BEGIN in line or END in line:
            inside = BEGIN in line
            marks += 1
            continue
        if not inside:
            continue
        if str(watched) in line:
            files.append(line[:200])
        elif _CALL.search(line):
            calls.append(line[:200])
        elif found := _OPEN.search(line):
            path = found[1]
            if int(found[2]) >= 0 and not path.startswith(usual) and not _USUAL.match(path):
                files.append(path)
    if marks != 2:
        files.append("the marks of begin and end were not seen")
    return files, calls


def _bombs(full: bool) -> Iterator[Figure]:
    stalls: dict[str, float] = {}
    grown: dict[str, float] = {}
    troubles: list[str] = []
    for place in _BOMBED:
        found = _python("bombed_window.py", place, "5" if full else "3")
        if "died" in found:
            troubles.append(found["died"])
            continue
        stalls |= {f"{bomb} in {place}": ms for bomb, ms in found["stalls"].items()}
        grown |= {f"{bomb} in {place}": mb for bomb, mb in found["grown"].items()}
    trouble = "; ".join(troubles)
    slowest = max(stalls, key=stalls.__getitem__, default="")
    yield Figure(
        "U3.stall",
        f"longest stall: {slowest}",
        stalls.get(slowest, 0.0),
        limit=_STALL_MS,
        n=len(stalls),
        trouble=trouble,
    )
    largest = max(grown, key=grown.__getitem__, default="")
    yield Figure(
        "U3.memory",
        f"more memory at the highest: {largest}",
        grown.get(largest, 0.0),
        "MB",
        limit=_MEMORY_MB,
        n=len(grown),
        trouble=trouble,
    )
    yield _drafts(full)
    known = stalls.get("512 kB of paragraphs in the safe view", 0.0)
    yield Figure("U3.512kB", "512 kB of markup to the painted page", known, limit=_STALL_MS, n=1)


def _drafts(full: bool) -> Figure:
    """The longest turn while a long draft is opened, written in, and turned to source and back."""
    found = _python("long_drafts.py", "3" if full else "2")
    trouble = found.pop("died", "")
    slowest = max(found, key=found.__getitem__, default="")
    about = f"long drafts, longest stall: {slowest}"
    ms = found.get(slowest, 0.0)
    return Figure("U3.drafts", about, ms, limit=_STALL_MS, n=len(found), trouble=trouble)


def _mutations(count: int) -> Figure:
    chunk = 10_000
    # Other texts each time; the first number is told with what goes wrong.
    first = int(time.time()) * 1_000
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        chunks = [
            pool.submit(_python, "mutated.py", str(first + at), str(chunk))
            for at in range(0, count, chunk)
        ]
        found = [each.result() for each in chunks]
    died = [one["died"] for one in found if "died" in one]
    told = died + [words for one in found for words in one.get("told", ())]
    bad = len(died) + sum(one.get("crashed", 0) + one.get("wrong", 0) for one in found)
    tried = sum(one.get("tried", 0) for one in found)
    return Figure("U2", BARS["U2"], bad, "bad", limit=0, n=tried, trouble=told[0] if told else "")
