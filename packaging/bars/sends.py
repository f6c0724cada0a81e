"""S1, S3, S4, S5, S7, S8: many sends through every fault, counted on both ends.

The trials are those of the tests, in greater number: a real sender over a real
file and real sockets, servers that fail in every way, a person who decides at
random, and only waiting that is not real.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path

from bars.report import Figure
from mateo_desktop.domain.send_state import OutcomeKind
from mateo_desktop.ui import messages
from tests import retry_after
from tests.fault_network import Network
from tests.fault_server import BASE_PATH, FaultServer
from tests.fault_trials import TRAVELLED, TRIALS
from tests.fault_world import Tally, World, run
from tests.faults import FAULTS

BARS = {
    "S1": "sends over all faults",
    "S3": "automatic second POSTs",
    "S4": "stored but ambiguous",
    "S5": "Retry-After",
    "S7": "answers without end",
    "S8": "every fault in words",
}

ROOT = Path(__file__).resolve().parent.parent.parent
_BOMBS = ("gzip_bomb", "body_100_mb", "endless", "deep_json", "html_200")
_MEMORY_MB, _STALL_MS = 64.0, 100.0
_AT_ONCE = 250

#: What the second sentence of an end must say, by its class.
_SENT = {
    OutcomeKind.ACCEPTED: r"was sent to Mateo",
    OutcomeKind.REJECTED: r"not sent|nothing was sent",
    OutcomeKind.NOT_SENT: r"not sent|nothing was sent",
    OutcomeKind.RATE_LIMITED: r"not sent|nothing was sent",
    OutcomeKind.UNKNOWN: r"may have|nobody knows|not known|unknown",
}
_RAW = re.compile(r"Traceback|Error\b|Exception|0x[0-9a-f]{6}|errno|<class")


def measure(wanted: AbstractSet[str], *, full: bool) -> Iterator[Figure]:
    """The *wanted* bars of sending."""
    # Every fault is logged as it should be; here there are thousands.
    logging.disable(logging.CRITICAL)
    try:
        if wanted & {"S1", "S3", "S4"}:
            yield from _sends(wanted, 5000 if full else 400)
        if "S5" in wanted:
            yield asyncio.run(_pauses(1000 if full else 200))
        if "S7" in wanted:
            yield from _bombs()
        if "S8" in wanted:
            yield asyncio.run(_words())
    finally:
        logging.disable(logging.NOTSET)


def _sends(wanted: AbstractSet[str], count: int) -> Iterator[Figure]:
    tally = Tally()
    for number, start in enumerate(range(0, count, _AT_ONCE)):
        share = min(_AT_ONCE, count - start)
        tally.add(asyncio.run(run(share, worlds=6, seed=f"bench {number}")))
        print(f"S1: {tally.sends} sends", file=sys.stderr, flush=True)
    wrong = tally.duplicates + tally.lost + tally.false_accepted + tally.false_refused
    trouble = tally.troubles[0] if tally.troubles else ""
    if "S1" in wanted:
        words = (
            f"sends, {len(tally.trials)} faults x 4 answers to a repeated ID, {tally.restarts}"
            f" restarts: duplicates {tally.duplicates}, lost {tally.lost}, shown as accepted"
            f" {tally.false_accepted} or as not sent {tally.false_refused} that were not"
        )
        yield Figure("S1", words, wrong, "bad", limit=0, n=tally.sends, trouble=trouble)
    if "S3" in wanted:
        words = "POSTs that nobody decided after an ambiguous end"
        yield Figure("S3", words, tally.second_posts, "bad", limit=0, n=tally.posts)
    if "S4" in wanted:
        missed = 100 * (1 - tally.found / max(1, tally.ambiguous))
        words = "stored but ambiguous, and not accepted within 60 s without a click"
        yield Figure("S4", words, missed, "%", limit=1, n=tally.ambiguous)


async def _pauses(count: int) -> Figure:
    async with Network() as network, World(network, 0, "bench") as world:
        kept = await retry_after.keep(world, count, "bench")
    words = f"pauses asked for: too early {kept.too_early}, silent above 120 s {kept.silent}"
    trouble = kept.troubles[0] if kept.troubles else ""
    return Figure(
        "S5", words, kept.too_early + kept.silent, "bad", limit=0, n=kept.tried, trouble=trouble
    )


def _bombs() -> Iterator[Figure]:
    memory, stall, troubles = 0.0, 0.0, []
    for name in _BOMBS:
        with _server(name) as url:
            done = subprocess.run(
                [sys.executable, str(Path(__file__).with_name("bomb_client.py")), url],
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=False,
            )
        if done.returncode:
            troubles.append(f"{name}: {done.stderr.strip().splitlines()[-1:]}")
            continue
        found = json.loads(done.stdout)
        memory, stall = max(memory, found["grown_mb"]), max(stall, found["stall_ms"])
        if found["kind"] != OutcomeKind.UNKNOWN:
            troubles.append(f"{name}: {found['kind']}")
    trouble = "; ".join(troubles)
    words = f"more memory at the highest, over {', '.join(_BOMBS)}"
    yield Figure("S7.memory", words, memory, "MB", limit=_MEMORY_MB, n=len(_BOMBS), trouble=trouble)
    words = "longest stall of the loop"
    yield Figure("S7.stall", words, stall, limit=_STALL_MS, n=len(_BOMBS), trouble=trouble)


@contextmanager
def _server(fault: str) -> Iterator[str]:
    """A server in a thread of this process, so that the client's process is the client alone."""
    ready, end = threading.Event(), threading.Event()
    address: list[str] = []

    async def serve() -> None:
        async with FaultServer() as server:
            server.script.append(FAULTS["ok"])
            server.play(fault)
            address.append(f"http://127.0.0.1:{server.port}{BASE_PATH}")
            ready.set()
            await asyncio.to_thread(end.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    ready.wait(10)
    try:
        yield address[0]
    finally:
        end.set()
        thread.join()


async def _words() -> Figure:
    bad: list[str] = []
    trials = [*TRIALS, *TRAVELLED]
    async with Network() as network, World(network, 0, "words") as world:
        for trial in trials:
            entry, waiting = await world.try_once(trial)
            said = messages.entry_state(entry)
            if entry.outcome is not None:
                telling = messages.outcome_text(entry.outcome)
                said = telling.line
                if not (telling.what and telling.sent and telling.then):
                    bad.append(f"{trial.label}: something is not said: {said}")
                if not re.search(_SENT[entry.outcome.kind], telling.sent, re.IGNORECASE):
                    bad.append(f"{trial.label}: {entry.outcome.kind}, but “{telling.sent}”")
            if waiting is not None:
                said += f" {messages.waiting_text(entry, waiting)}"
            if not said.strip() or _RAW.search(said):
                bad.append(f"{trial.label}: “{said}”")
            await world.let_go(entry)
    words = "faults: what happened, whether it was sent or what to do not said, or raw words shown"
    return Figure(
        "S8", words, len(bad), "bad", limit=0, n=len(trials), trouble=bad[0] if bad else ""
    )
