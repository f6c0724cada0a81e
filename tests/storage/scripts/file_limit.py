"""Saves while no file may grow beyond what it has (RLIMIT_FSIZE), and afterwards."""

# A script of its own: nothing else waits for its loop.

import asyncio
import resource
import signal
import sqlite3
import sys
from pathlib import Path

from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage import preferences
from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.drafts import DraftStore

folder = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


async def main() -> None:
    database = await Database.open(folder)
    store = DraftStore(database)
    old = Draft.new(subject="old", text="words")
    await store.save(old, 1)
    size = (folder / "mateo.db").stat().st_size
    new = old.replace(subject="new", text="words " * 100_000)

    limit(size + 100_000)
    try:
        await store.save(new, 2)
    except StorageFailed as error:
        print(error.code)
    found = await store.load(old.key)
    print(found.subject if found else None)
    limit(10_000)
    try:
        await database.backup()
    except StorageFailed as error:
        print(f"backup:{error.code}")
    assert list(database.backup_folder.iterdir()) == []
    limit(10)
    preferences_before = sorted(folder.iterdir())
    try:
        preferences.save(folder, preferences.Preferences())
    except StorageFailed as error:
        print(f"preferences:{error.code}")
    assert sorted(folder.iterdir()) == preferences_before

    limit(resource.RLIM_INFINITY)
    await store.save(new, 2)
    found = await store.load(old.key)
    print(found.subject if found else None)
    await database.close()
    connection = sqlite3.connect(folder / "mateo.db")
    print(connection.execute("PRAGMA integrity_check").fetchone()[0])


asyncio.run(main())
