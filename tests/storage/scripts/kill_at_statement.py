"""Forks once for every SQL statement of one action and kills the child there.

A backup is hardly SQL, so there, and in a repair, it is every line of the code too.

Prints what each child left behind: "old", "new", or what else it was.
"""

import asyncio
import logging
import os
import shutil
import signal
import sqlite3
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.domain.window import Heard
from mateo_desktop.storage import backups, connection
from mateo_desktop.storage import database as module
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Ledger
from mateo_desktop.storage.profiles import Profile, ProfileStore
from mateo_desktop.storage.schema import MIGRATIONS
from mateo_desktop.storage.windows import WindowBook

template, what = Path(sys.argv[1]), sys.argv[2]
old = Draft(key="k", id="m", subject="old", text="words " * 3_000)
new = old.replace(subject="new")
day = datetime(2026, 11, 22, tzinfo=UTC)
old_window, new_window = Heard(day, day), Heard(day, day.replace(day=23))
TALK = ("p", "talk")
armed: list[bool] = []
SENDING, ACCEPTED = SendState.SENDING, SendState.ACCEPTED
# That a damaged file was found is wanted here.
logging.disable(logging.WARNING)


def is_traced(frame: FrameType) -> bool:
    name = Path(frame.f_code.co_filename).name
    if what == "salvage":
        # Its other lines are between the SQL statements of a file that does not count yet.
        return name == "salvage.py" and frame.f_code.co_name in {"recover", "keep", "_drop"}
    return name in {"backups.py", "files.py"}


def more(c: sqlite3.Connection) -> None:
    c.execute("CREATE TABLE more (n INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT)")
    c.execute("INSERT INTO more (text) SELECT subject FROM drafts")
    c.execute("DROP TABLE recents")


def arm(kill_at: int) -> None:
    """Kill this process before its statement number *kill_at* from now on."""
    real = connection.connect
    count = 0

    def before(*_: object) -> None:
        nonlocal count
        if armed:
            count += 1
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    def line(frame: FrameType, event: str, argument: object) -> object:
        if is_traced(frame):
            before()
            return line
        return None

    def watched(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
        opened = real(path, read_only=read_only)
        opened.set_trace_callback(before)
        return opened

    if what in {"backup", "salvage"}:
        threading.settrace(line)
    module.connect = backups.connect = watched  # type: ignore[assignment]


async def act(folder: Path) -> None:
    if what in {"migrate", "salvage"}:
        armed.append(True)
        steps = [*MIGRATIONS, more] if what == "migrate" else MIGRATIONS
        await (await Database.open(folder, steps)).close()
        return
    opened = await Database.open(folder)
    armed.append(True)
    if what == "save":
        await DraftStore(opened).save(new, 2)
    elif what == "hold":
        await Ledger(opened).hold(new, b"{}", "f", "p", "https://example.org", datetime.now(UTC))
    elif what == "delete":
        await DraftStore(opened).delete("k")
    elif what == "undo":
        await Ledger(opened).undo("m")
    elif what == "accept":
        await Ledger(opened).mark("m", SendState.ACCEPTED)
    elif what == "hear":
        await WindowBook(opened).put({TALK: new_window})
    else:
        await opened.backup()
    armed.clear()
    await opened.close()


async def look_at_repair(folder: Path) -> str:
    """Whether the file was still to be repaired, and all is there now."""
    opened = await Database.open(folder)
    found = await DraftStore(opened).load("k")
    kept = list(folder.glob("mateo.damaged-*.db"))
    await opened.close()
    if found != old or not kept:
        return "half"
    return "old" if opened.recovered else "new"


async def look_at_window(folder: Path) -> str:
    """Which of both words on the window is there, with the draft that nobody touched."""
    opened = await Database.open(folder)
    found, draft = await WindowBook(opened).all(), await DraftStore(opened).load("k")
    await opened.close()
    if opened.recovered or draft != old or set(found) != {TALK}:
        return "half"
    return {old_window: "old", new_window: "new"}.get(found[TALK], "half")


async def look(folder: Path) -> str:
    """What the program finds at its next start."""
    if what in {"salvage", "hear"}:
        return await (look_at_repair if what == "salvage" else look_at_window)(folder)
    c = connection.connect(folder / "mateo.db")
    whole = c.execute("PRAGMA integrity_check").fetchone()[0]
    c.close()
    if whole != "ok":
        return str(whole)
    opened = await Database.open(folder, [*MIGRATIONS, more] if what == "migrate" else MIGRATIONS)
    found = await DraftStore(opened).load("k")
    entry = await Ledger(opened).entry("m")
    store = DraftStore(opened)
    if what == "undo":
        # Whoever sends says in which workspace.
        store.profile_id = "p"
    rows, trash = await store.all(), await store.trash()
    await opened.close()
    if what == "accept" and entry is not None:
        gone = found is None and not rows and not trash
        return {(SENDING, False): "old", (ACCEPTED, True): "new"}.get((entry.state, gone), "half")
    if found is None or opened.recovered:
        return "neither"
    if what == "delete":
        return {(1, 0): "old", (0, 1): "new"}.get((len(rows), len(trash)), "half")
    if what == "undo":
        state = None if entry is None else entry.state
        return {(SendState.HELD, 0): "old", (None, 1): "new"}.get((state, len(rows)), "half")
    if what == "hold":
        if entry is None:
            return "old" if found == old and len(rows) == 1 else "half"
        complete = entry.state is SendState.HELD and entry.body == b"{}" and entry.draft == new
        return "new" if complete and not rows else "half"
    if what == "backup":
        made = backups.backups(folder / "backups")
        good = backups.usable(folder / "backups", len(MIGRATIONS))
        return ("new" if made else "old") if made == good else "half"
    if what == "migrate":
        c = connection.connect(folder / "mateo.db")
        rows_of_more = c.execute("SELECT text FROM more").fetchall()
        c.close()
        # The start after the kill did it again, or it had been done.
        return "half" if rows_of_more != [("old",)] else states_before
    return found.subject


def state_of_migration(folder: Path) -> str:
    """Which side of the migration the kill left the file on."""
    c = connection.connect(folder / "mateo.db")
    tables = {row[0] for row in c.execute("SELECT name FROM sqlite_master")}
    version = c.execute("PRAGMA user_version").fetchone()[0]
    c.close()
    if ("more" in tables, "recents" in tables, version) == (True, False, len(MIGRATIONS) + 1):
        return "new"
    if ("more" in tables, "recents" in tables, version) == (False, True, len(MIGRATIONS)):
        return "old"
    return "half"


async def prepare() -> None:
    opened = await Database.open(template)
    await DraftStore(opened).save(old, 1)
    if what in {"undo", "accept"}:
        ledger = Ledger(opened)
        await ledger.hold(old, b"{}", "f", "p", "https://example.org", datetime.now(UTC))
    if what == "accept":
        await ledger.mark("m", SendState.QUEUED)
        await ledger.mark("m", SENDING)
    if what == "hear":
        await ProfileStore(opened).save(Profile("p", "Muster", "https://example.org"))
        await WindowBook(opened).put({TALK: old_window})
    await opened.close()
    if what == "salvage":
        path = template / "mateo.db"
        path.write_bytes(bytes(100) + path.read_bytes()[100:])


asyncio.run(prepare())
print("kills:")
kill_at = 0
states_before = ""
while True:
    kill_at += 1
    folder = template.with_name(f"{template.name}-{kill_at}")
    shutil.copytree(template, folder)
    # The parent has no threads: every loop and every database of it is closed.
    child = os.fork()
    if child == 0:
        arm(kill_at)
        asyncio.run(act(folder))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if what == "migrate":
        states_before = state_of_migration(folder)
    state = asyncio.run(look(folder))
    print(state if states_before != "half" else "half")
    shutil.rmtree(folder)
    if os.WIFEXITED(status):
        # It was through before statement number `kill_at`.
        assert os.WEXITSTATUS(status) == 0
        break
