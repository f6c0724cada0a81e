"""D4: saves while the disk is full, fails, or may only be read, again and again.

    troubled_disk.py FOLDER full|error|read-only COUNT SEED

Where FOLDER lies on a small disk of its own, that one is really filled.

Each time a draft is written on through the keeper, as in the program, while the
disk is in trouble. Afterwards the newest words must come to the disk by
themselves, and nothing that was saved may have become shorter meanwhile.
Prints "rounds N, refused M", where M of them really met the trouble.
"""

import asyncio
import logging
import os
import random
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from mateo_desktop.app.clock import Clock
from mateo_desktop.app.composing import DraftKeeper
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage import draft_rows
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore

folder, kind, count, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
BALLAST = folder.parent / "ballast"
chance = random.Random(seed)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
# That saving fails is what is wanted here, and said by the codes.
logging.disable(logging.WARNING)


class Hurry(Clock):
    """Waits a hundredth of what it is asked to, so that retries come soon."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / 100)


async def trouble(database: Database, size: int) -> None:
    if kind == "error":
        # Beyond so many bytes no file may grow: writing fails in the middle.
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    elif kind == "full" and folder.parent.is_mount():
        with suppress(OSError), BALLAST.open("wb", buffering=0) as ballast:
            while True:
                ballast.write(bytes(4096))
        # Some room is left, so that it fails at another place each time.
        room = min(size, BALLAST.stat().st_size)
        os.truncate(BALLAST, BALLAST.stat().st_size - room // 4096 * 4096)
    elif kind == "full":
        pages = max(1, size // 4096)
        await database.run(lambda c: c.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    else:
        for path in folder.iterdir():
            if path.is_file():
                path.chmod(0o400)
        folder.chmod(0o500)
        # An open file could be written to all the same: the program starts anew.
        await database._worker.run(lambda: database._let_go(check=False))


async def no_trouble(database: Database) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    BALLAST.unlink(missing_ok=True)
    if kind == "full" and not folder.parent.is_mount():
        await database.run(lambda c: c.execute("PRAGMA max_page_count = 1000000").fetchone())
    folder.chmod(0o700)
    for path in folder.iterdir():
        if path.is_file():
            path.chmod(0o600)


def stored(key: str) -> Draft | None:
    """The draft as it is on the disk, seen on a copy that lies on another disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits[1], limits[1]))
    try:
        with tempfile.TemporaryDirectory() as name:
            for path in folder.glob("mateo.db*"):
                shutil.copyfile(path, Path(name, path.name))
            with closing(sqlite3.connect(Path(name, "mateo.db"))) as copy:
                return draft_rows.read(copy, key)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


async def main() -> None:
    database = await Database.open(folder)
    bugs: list[BaseException] = []
    tasks = Tasks(bugs.append)
    saved = asyncio.Event()
    codes: list[str] = []
    said: list[str] = []

    def on_saved(key: str, _at: datetime) -> None:
        said.append(key)
        saved.set()

    keeper = DraftKeeper(
        DraftStore(database), tasks, on_saved=on_saved, on_failed=codes.append, clock=Hurry()
    )
    draft = Draft.new(subject="0", text="words ")
    refused = 0
    for number in range(1, count + 1):
        keeper.note(draft)
        await keeper.flush()
        size = (folder / "mateo.db").stat().st_size
        await trouble(database, chance.choice([10, size // 2, size + 5_000]))
        newer = draft.replace(subject=str(number), text="words " * chance.randrange(1, 60_000))
        codes.clear()
        keeper.note(newer)
        taken = await keeper.flush()
        on_disk = stored(draft.key)
        # What the person has on the screen is not shorter on the disk than they were told.
        assert on_disk == (newer if taken else draft), f"{number}: {taken}"
        if not taken:
            refused += 1
            assert codes, "nobody was told"
        saved.clear()
        await no_trouble(database)
        if keeper.dirty:
            await asyncio.wait_for(saved.wait(), 10)
        assert stored(draft.key) == newer, f"{number}: not resumed"
        left = {path.name for path in folder.iterdir()} - {"mateo.db", "mateo.db-journal"}
        assert not left, left
        draft = newer
    await tasks.aclose(1)
    await database.close()
    assert not bugs, bugs
    connection = sqlite3.connect(folder / "mateo.db")
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    print(f"rounds {count}, refused {refused}")


asyncio.run(main())
