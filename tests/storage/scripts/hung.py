"""A database call that never ends must not keep the program from ending."""

import asyncio
import sys
import threading
from pathlib import Path

from mateo_desktop.storage.database import Database


async def main() -> None:
    database = await Database.open(Path(sys.argv[1]))
    hung = asyncio.ensure_future(database.run(lambda _: threading.Event().wait()))
    await asyncio.sleep(0)
    hung.cancel()
    print("leaving")


asyncio.run(main())
