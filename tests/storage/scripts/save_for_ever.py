"""Saves in a loop and says after each save which one is on the disk, until it is killed."""

import asyncio
import sys
from pathlib import Path

from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore


async def main() -> None:
    database = await Database.open(Path(sys.argv[1]))
    store = DraftStore(database)
    draft = Draft(key="the-draft", id="the-message")
    number = int(sys.argv[2])
    while True:
        number += 1
        # Several pages, so that there is a middle to be killed in.
        await store.save(draft.replace(subject=str(number), text=f"{number} " * 5_000), number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


asyncio.run(main())
