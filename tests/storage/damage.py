"""Ways in which a database file breaks, and what came back of it.

A folder holds drafts of several versions, messages of every state, a backup,
and a little work that was done after the backup. What is asked of a repair:
the program is usable, the damaged file is kept, and what a person would look
for is there as it was saved last.
"""

from __future__ import annotations

import asyncio
import dataclasses
import random
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.storage import draft_rows, entries
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Ledger
from tests.storage.drafts_for_tests import some_draft

PAGE = 4096
BEGAN = datetime(2026, 11, 20, 9, tzinfo=UTC)

DRAFTS, MESSAGES = 120, 30
#: Drafts that were written on after the backup: what one day leaves behind.
LATE = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Stock:
    """What a folder holds: each draft and each frozen body as it was stored last."""

    drafts: dict[str, Draft]
    bodies: dict[str, bytes]


@dataclasses.dataclass(frozen=True, slots=True)
class Repair:
    """What became of one damaged folder."""

    kind: str
    took_s: float
    share: float
    kept: bool
    recovered: str
    trouble: str = ""

    @property
    def is_good(self) -> bool:
        """Whether it is what bars.md D5 asks for."""
        was_noticed = self.kept or not self.recovered
        return not self.trouble and self.took_s <= 3 and self.share >= 0.95 and was_noticed


async def stocked(folder: Path) -> Stock:
    """Fill *folder*, with a backup before the last changes."""
    database = await Database.open(folder)
    drafts = {
        draft.key: draft for draft in (some_draft(n, 60 if n % 10 else 2000) for n in range(DRAFTS))
    }
    bodies: dict[str, bytes] = {}

    def write(connection: sqlite3.Connection) -> None:
        for number, draft in enumerate(drafts.values()):
            for age in range(4):
                shorter = draft.replace(text=draft.text[: len(draft.text) // (4 - age)])
                at = BEGAN + timedelta(hours=age, seconds=number)
                draft_rows.write(connection, shorter, at.timestamp())
        for number in range(MESSAGES):
            draft = some_draft(1000 + number)
            made = payload(draft)
            bodies[draft.id] = made.body
            now = BEGAN.timestamp() + number
            draft_rows.write(connection, draft, now)
            entries.freeze(
                connection,
                draft,
                made.body,
                made.fingerprint,
                "p",
                "https://example.org",
                BEGAN,
                now,
            )

    await database.run(write)
    ledger = Ledger(database)
    for number, message_id in enumerate(bodies):
        steps = (SendState.QUEUED, SendState.SENDING, SendState.ACCEPTED)
        for state in steps[: 3 if number % 3 else number % 4]:
            await ledger.mark(message_id, state)
    await database.backup()
    store = DraftStore(database, clock=lambda: (BEGAN + timedelta(days=1)).timestamp())
    for number, key in enumerate(list(drafts)[:LATE]):
        drafts[key] = drafts[key].replace(text=drafts[key].text + " Bis morgen!")
        await store.save(drafts[key], number + 1)
    await database.close()
    return Stock(drafts, bodies)


def _flip(data: bytearray, chance: random.Random, count: int) -> None:
    for _ in range(count):
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)


def _flip_one(data: bytearray, chance: random.Random) -> None:
    _flip(data, chance, 1)


def _flip_some(data: bytearray, chance: random.Random) -> None:
    _flip(data, chance, chance.randrange(2, 40))


def _flip_many(data: bytearray, chance: random.Random) -> None:
    _flip(data, chance, 400)


def _zero_pages(data: bytearray, chance: random.Random) -> None:
    pages = len(data) // PAGE
    count = chance.randrange(1, max(2, pages // 5))
    start = chance.randrange(pages - count)
    data[start * PAGE : (start + count) * PAGE] = bytes(count * PAGE)


def _zero_sectors(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(data) // 512) * 512
        data[at : at + 512] = bytes(512)


def _swap_pages(data: bytearray, chance: random.Random) -> None:
    pages = len(data) // PAGE
    for _ in range(chance.randrange(1, 6)):
        one, two = (chance.randrange(pages) * PAGE for _ in range(2))
        data[one : one + PAGE], data[two : two + PAGE] = (
            data[two : two + PAGE],
            data[one : one + PAGE],
        )


def _noise_pages(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(data) // PAGE) * PAGE
        data[at : at + PAGE] = chance.randbytes(PAGE)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(1, len(data)) :]


def _empty(data: bytearray, _chance: random.Random) -> None:
    data.clear()


def _head(data: bytearray, chance: random.Random) -> None:
    data[:100] = chance.randbytes(100)


def _first_page(data: bytearray, _chance: random.Random) -> None:
    data[:PAGE] = bytes(PAGE)


def _text(data: bytearray, _chance: random.Random) -> None:
    data[:] = b"this is no database\n" * 1000


def _older_pages(data: bytearray, chance: random.Random) -> None:
    """A sync program that put an old part of the file back: a block stands twice."""
    pages = len(data) // PAGE
    count = chance.randrange(1, max(2, pages // 10))
    source, goal = (chance.randrange(pages - count) * PAGE for _ in range(2))
    data[goal : goal + count * PAGE] = data[source : source + count * PAGE]


KINDS: dict[str, Callable[[bytearray, random.Random], None]] = {
    "one byte": _flip_one,
    "some bytes": _flip_some,
    "400 bytes": _flip_many,
    "pages of zeros": _zero_pages,
    "sectors of zeros": _zero_sectors,
    "pages changed places": _swap_pages,
    "pages of noise": _noise_pages,
    "cut short": _cut,
    "empty": _empty,
    "head": _head,
    "first page": _first_page,
    "text": _text,
    "a block twice": _older_pages,
}


async def repaired(
    template: Path,
    stock: Stock,
    folder: Path,
    kind: str,
    seed: int,
    clock: Callable[[], float] = perf_counter,
) -> Repair:
    """Damage a copy of *template* in one way, open it, and count what is there."""
    shutil.copytree(template, folder)
    path = folder / "mateo.db"
    whole = path.read_bytes()
    data = bytearray(whole)
    KINDS[kind](data, random.Random(f"{kind}:{seed}"))
    path.write_bytes(data)
    started = clock()
    try:
        database = await Database.open(folder)
        try:
            share = await _share(database, stock)
            took_s = clock() - started
            await DraftStore(database).save(some_draft(9999), 1)
        finally:
            await database.close()
    except Exception as error:  # noqa: BLE001 (that nothing is raised is what is counted)
        return Repair(kind, clock() - started, 0.0, False, "", repr(error))
    kept = any(each.read_bytes() == data for each in folder.glob("mateo.damaged-*.db"))
    return Repair(kind, took_s, share, kept, database.recovered)


async def _share(database: Database, stock: Stock) -> float:
    store, ledger = DraftStore(database), Ledger(database)
    # The way of the window: the list first, then one after the other.
    rows = [*await store.all(), *await store.trash()]
    found = {row.key: await store.load(row.key) for row in rows}
    good = sum(found.get(key) == draft for key, draft in stock.drafts.items())
    for message_id, body in stock.bodies.items():
        entry = await ledger.entry(message_id)
        good += entry is not None and entry.body == body
    return good / (len(stock.drafts) + len(stock.bodies))


def main() -> None:
    """Print what became of some copies of each kind, to see where it hurts."""
    import sys
    import tempfile

    async def work(count: int) -> None:
        with tempfile.TemporaryDirectory() as place:
            template = Path(place) / "template"
            stock = await stocked(template)
            print("size", (template / "mateo.db").stat().st_size)
            for kind in KINDS:
                done = [
                    await repaired(template, stock, Path(place) / f"{kind}{n}", kind, n)
                    for n in range(count)
                ]
                good = sum(each.is_good for each in done)
                worst = min(done, key=lambda each: each.share)
                slowest = max(each.took_s for each in done)
                print(f"{kind:24} {good}/{count} {slowest:.2f}s  {worst}")

    asyncio.run(work(int(sys.argv[1])))


if __name__ == "__main__":
    main()
