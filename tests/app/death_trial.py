"""The program dies at a moment of a send and starts again: what becomes of the message.

The same trial for the tests and for ``dev.py bench S2``.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from mateo_desktop.domain.send_state import SendState
from mateo_desktop.storage.database import Database
from tests.app.conftest import Desk
from tests.fakes import FastClock
from tests.fault_server import Exchange, Fault, FaultServer

_SCRIPT = Path(__file__).with_name("scripts") / "send_and_die.py"

BEFORE_IT_LEFT = ("before_held", "after_held", "before_queued", "after_queued", "before_sending")
MAY_HAVE_LEFT = ("after_sending", "on_its_way", "before_accepted")
MOMENTS = (*BEFORE_IT_LEFT, *MAY_HAVE_LEFT, "after_accepted")


@dataclasses.dataclass(slots=True)
class Deaths:
    """What became of many messages."""

    count: int = 0
    #: "accepted", "unknown" or "draft" (never sent, and there to be sent).
    ends: Counter[str] = dataclasses.field(default_factory=Counter)
    moments: Counter[str] = dataclasses.field(default_factory=Counter)
    troubles: list[str] = dataclasses.field(default_factory=list)


class Mortals:
    """A warm process that forks one that sends and dies; for ``with``."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(_SCRIPT)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=120)

    def die(self, folder: Path, base_url: str, moment: str) -> str:
        """Send and die at *moment*; gives the ID of the message."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"folder": str(folder), "base_url": base_url, "moment": moment}
        order["arrived"] = str(_mark(folder))
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        assert said["code"] == -signal.SIGKILL, said
        return str(said["message_id"])


def _mark(folder: Path) -> Path:
    return folder / "arrived"


def _silent(mark: Path) -> Fault:
    """Take the message, make *mark* and say nothing."""

    async def play(exchange: Exchange) -> None:
        exchange.server.count(await exchange.read_body())
        if exchange.stored:
            exchange.store()
        mark.touch()
        await exchange.stall()

    return play


async def die_and_look(
    mortals: Mortals,
    folder: Path,
    server: FaultServer,
    moment: str,
    *,
    stored: bool = True,
    ends: Counter[str] | None = None,
) -> str:
    """Die at *moment*, start again on *folder*; gives what is wrong, or ""."""
    server.play("ok")
    if moment == "on_its_way":
        server.play(_silent(_mark(folder)), stored=stored)
    message_id = await asyncio.to_thread(mortals.die, folder, server.base_url, moment)
    had_arrived = server.deliveries[message_id]
    database = await Database.open(folder)
    desk = Desk(database, server.base_url, FastClock(datetime.now(UTC)))
    try:
        server.play("ok")
        await desk.another_sender().start()
        await desk.tasks.idle()
        entry = await desk.ledger.entry(message_id)
        drafts = len(await desk.drafts.all())
    finally:
        await desk.aclose()
        await database.close()
    posts, deliveries = server.posts_by_id[message_id], server.deliveries[message_id]
    end = "draft" if entry is None else str(entry.state)
    if ends is not None:
        ends[end] += 1
    if posts > 1 or deliveries > 1:
        return f"{moment}: {posts} POSTs, {deliveries} deliveries"
    if entry is None:
        fine = moment == "before_held" and drafts == 1 and not posts
        return "" if fine else f"{moment}: {drafts} drafts, {posts} POSTs, no entry"
    # What surely had not left goes now; what may have is asked after, and never sent again.
    arrives = had_arrived or moment in BEFORE_IT_LEFT
    wanted = SendState.ACCEPTED if arrives else SendState.UNKNOWN
    if entry.state is not wanted or deliveries != (wanted is SendState.ACCEPTED):
        return f"{moment}: {entry.state} instead of {wanted}, {deliveries} deliveries"
    return ""


async def die_again_and_again(
    place: Path, environment: dict[str, str], server: FaultServer, count: int
) -> Deaths:
    """Die *count* times, at each moment in turn and then at random ones."""
    chance = random.Random(count)
    deaths = Deaths()
    with Mortals(environment) as mortals:
        for number in range(count):
            moment = MOMENTS[number % len(MOMENTS)]
            folder = place / str(number)
            folder.mkdir(mode=0o700)
            trouble = await die_and_look(
                mortals,
                folder,
                server,
                moment,
                stored=chance.random() < 0.5,
                ends=deaths.ends,
            )
            shutil.rmtree(folder)
            deaths.count += 1
            deaths.moments[moment] += 1
            if trouble:
                deaths.troubles.append(trouble)
    return deaths
