"""Uses a data folder whose rights are taken away and given back."""

# A script of its own: nothing else waits for its loop.

import asyncio
import sys
from pathlib import Path

from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.drafts import DraftStore

folder = Path(sys.argv[1])
draft = Draft.new(subject="words")


async def try_to_save(store: DraftStore, revision: int) -> None:
    try:
        await store.save(draft.replace(subject=f"words {revision}"), revision)
    except StorageFailed as error:
        print(error.code)
    else:
        print("saved" if revision == 1 else "resumed")


async def read(store: DraftStore) -> None:
    if await store.load(draft.key) == draft.replace(subject="words 1"):
        print("reads")


async def main() -> None:
    database = await Database.open(folder)
    await try_to_save(DraftStore(database), 1)
    await database.close()
    # Empty, but while it is there a save needs nothing new in the folder.
    (folder / "mateo.db-journal").unlink(missing_ok=True)

    database = await Database.open(folder)
    store = DraftStore(database)
    # Opening gives our own folder its rights back, so take them away afterwards.
    folder.chmod(0o500)
    await read(store)
    await try_to_save(store, 2)
    await read(store)
    # The new connection finds a file that may only be read, too.
    (folder / "mateo.db").chmod(0o400)
    await try_to_save(store, 3)
    await read(store)
    (folder / "mateo.db").chmod(0o600)
    folder.chmod(0o700)
    await try_to_save(store, 4)
    await database.close()

    folder.parent.chmod(0o555)
    try:
        await Database.open(folder.parent / "other")
    except StorageFailed as error:
        print(f"missing:{error.code}")
    finally:
        folder.parent.chmod(0o755)


asyncio.run(main())
