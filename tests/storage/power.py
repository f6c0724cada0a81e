"""The power goes: every write of a session, replayed up to any moment.

``strace`` notes what a real session asks of the system. What was written before
a sync is on the disk after it; what came later may be there, or not, or in part
and in any order. Whatever the moment, the file opens as it is and holds
everything that was said to be saved.
"""

from __future__ import annotations

import dataclasses
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mateo_desktop.domain.payload import fingerprint
from mateo_desktop.storage import preferences
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
SESSION = Path(__file__).parent / "scripts" / "session.py"
_CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,unlink,link,linkat"
_SECTOR = 512
_STATES = ("held", "queued", "sending", "unknown", "accepted")

_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (\d+)")
_FD = re.compile(r"^(?:\d+|AT_FDCWD)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One thing that was asked of the system, or said ("said")."""

    kind: str
    path: str = ""
    data: bytes = b""
    at: int = 0
    other: str = ""


def can_trace() -> bool:
    """Whether strace is there and allowed to look."""
    if shutil.which("strace") is None:
        return False
    done = subprocess.run(
        ["strace", "-o", os.devnull, sys.executable, "-c", ""], capture_output=True, check=False
    )
    return done.returncode == 0


def recorded(folder: Path, log: Path) -> list[Step]:
    """Run the session in *folder*; all its steps there, paths relative to it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    call = ["strace", "-f", "-y", "-xx", "-s", "9000000", "-o", str(log), "-e", f"trace={_CALLS}"]
    subprocess.run(
        [*call, sys.executable, str(SESSION), str(folder)],
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=120,
    )
    steps = []
    for line in log.read_text(encoding="ascii").splitlines():
        step = _step(line, str(folder))
        if step is not None:
            steps.append(step)
    return steps


def _step(line: str, folder: str) -> Step | None:
    found = _CALL.match(line)
    if found is None:
        return None
    name, arguments, result = found.groups()
    place = _FD.match(arguments)
    path = _plain(place[1]) if place else ""
    if name == "write" and arguments.startswith("1<"):
        return Step("said", data=_texts(arguments)[0])
    if name == "openat":
        opened = _plain(_TEXT.search(arguments)[0]) if _TEXT.search(arguments) else ""
        within = _within(opened, folder)
        return Step("made", within) if within and "O_CREAT" in arguments else None
    if name in {"rename", "link"}:
        old, new = (_within(text.decode(), folder) for text in _texts(arguments)[:2])
        return Step(name, old, other=new) if old or new else None
    if name in {"renameat", "linkat"}:
        old, new = (_within(text.decode(), folder) for text in _texts(arguments)[:2])
        return Step(name.removesuffix("at"), old, other=new) if old or new else None
    if name == "unlink":
        within = _within(_texts(arguments)[0].decode(), folder)
        return Step("unlink", within) if within else None
    within = _within(path, folder)
    if not within:
        return None
    if name == "pwrite64":
        data = _texts(arguments)[0][: int(result)]
        return Step("write", within, data, int(arguments.rpartition(",")[2]))
    if name == "write":
        return Step("append", within, _texts(arguments)[0][: int(result)])
    if name == "ftruncate":
        return Step("cut", within, at=int(arguments.rpartition(",")[2]))
    return Step("sync", within)


def _texts(arguments: str) -> list[bytes]:
    return [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]


def _plain(text: str) -> str:
    """A path of strace, which may be written in hexadecimal."""
    found = _TEXT.match(text)
    if found:
        return bytes.fromhex(found[1].replace("\\x", "")).decode()
    if text.startswith("\\x"):
        return bytes.fromhex(text.replace("\\x", "")).decode()
    return text


def _within(path: str, folder: str) -> str:
    return path.removeprefix(folder + "/") if path.startswith(folder + "/") else ""


class Disk:
    """What is on the disk at some moment: files whose newest writes may be missing."""

    def __init__(self) -> None:
        self._files: dict[str, bytearray] = {}
        #: Writes since the last sync, as (file, what to do with its bytes).
        self._waiting: dict[str, list[Step]] = {}

    def take(self, step: Step) -> None:
        """Do *step*; what it writes may still be lost."""
        if step.kind == "made":
            self._files.setdefault(step.path, bytearray())
        elif step.kind in {"write", "append", "cut"}:
            self._waiting.setdefault(step.path, []).append(step)
        elif step.kind == "sync":
            self._settle(step.path)
        elif step.kind in {"rename", "link"}:
            self._waiting[step.other] = list(self._waiting.get(step.path, ()))
            self._files[step.other] = bytearray(self._files.get(step.path, b""))
            if step.kind == "rename":
                self._forget(step.path)
        elif step.kind == "unlink":
            self._forget(step.path)

    def lay_out(self, folder: Path, chance: random.Random | None) -> None:
        """Write the files; without *chance* all of them whole, else as luck will have it."""
        folder.mkdir(mode=0o700)
        for path, settled in self._files.items():
            content = bytearray(settled)
            for step in self._waiting.get(path, ()):
                if chance is None or chance.random() < 0.5:
                    _apply(content, step, chance)
            place = folder / path
            place.parent.mkdir(mode=0o700, exist_ok=True)
            place.write_bytes(content)

    def _settle(self, path: str) -> None:
        # A folder is synced too; its names are taken to last from the start.
        if path in self._files:
            for step in self._waiting.pop(path, ()):
                _apply(self._files[path], step, None)

    def _forget(self, path: str) -> None:
        self._files.pop(path, None)
        self._waiting.pop(path, None)


def _apply(content: bytearray, step: Step, chance: random.Random | None) -> None:
    if step.kind == "cut":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    at = len(content) if step.kind == "append" else step.at
    content.extend(bytes(max(0, at + len(step.data) - len(content))))
    for start in range(0, len(step.data), _SECTOR):
        # A disk writes sectors; a write may be torn between any two.
        if chance is None or chance.random() < 0.9:
            part = step.data[start : start + _SECTOR]
            content[at + start : at + start + len(part)] = part


async def survives(folder: Path, steps: Sequence[Step]) -> str:
    """What is wrong with *folder*, laid out after *steps*; "" if nothing is."""
    promised: dict[str, dict[str, Any]] = {}
    for step in steps:
        if step.kind == "said":
            fact = json.loads(step.data)
            promised[str(fact.get("draft") or fact.get("message") or next(iter(fact)))] = fact
    database = await Database.open(folder)
    try:
        if database.recovered and promised:
            return f"was repaired: {database.recovered}"
        for fact in promised.values():
            trouble = await _missing(database, folder, fact)
            if trouble:
                return trouble
    finally:
        await database.close()
    return ""


async def _missing(database: Database, folder: Path, fact: dict[str, Any]) -> str:
    if "draft" in fact:
        draft = await DraftStore(database).load(fact["draft"])
        if draft is None or int(draft.subject) < fact["revision"]:
            return f"lost: {fact}"
        if int(draft.subject) < 5 and set(draft.text.split()) != {draft.subject}:
            return f"torn: {draft.subject} {draft.text[:40]}"
    elif "message" in fact:
        entry = await Ledger(database).entry(fact["message"])
        if entry is None or fingerprint(entry.body) != fact["body"]:
            return f"lost: {fact}"
        if _STATES.index(entry.state) < _STATES.index(fact["state"]):
            return f"{entry.state} after {fact['state']}"
    elif "hold_seconds" in fact:
        found, _ = preferences.load(folder)
        if found.hold_seconds != fact["hold_seconds"]:
            return f"lost: {fact}"
    elif not list((folder / "backups").glob("mateo-*.db")):
        return f"lost: {fact}"
    return ""


async def worst(
    steps: Sequence[Step], place: Path, moments: Sequence[int], variants: int
) -> list[str]:
    """What went wrong at which of *moments*: as written, and *variants* times by luck."""
    troubles = []
    for moment in moments:
        for variant in range(variants + 1):
            disk = Disk()
            for step in steps[:moment]:
                disk.take(step)
            folder = place / f"{moment}-{variant}"
            chance = random.Random(f"{moment}:{variant}") if variant else None
            disk.lay_out(folder, chance)
            trouble = await survives(folder, steps[:moment])
            if trouble:
                troubles.append(f"after step {moment}, variant {variant}: {trouble}")
            shutil.rmtree(folder)
    return troubles
