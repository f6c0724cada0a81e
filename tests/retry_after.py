"""S5: how long a server asks to wait, in every form and in none, and what the sender does.

What is right is written down with each form, by hand. The answers come over a
real socket; only waiting is not real.
"""

from __future__ import annotations

import dataclasses
import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from mateo_desktop.domain.send_state import SendState
from tests.fault_server import Exchange
from tests.fault_world import World
from tests.faults import Fault

#: sending.md: longer than this nobody is kept waiting without being told.
LONGEST_S = 120.0

_NONSENSE = (
    "", "soon", "-5", "+5", "5s", "1e9", "0x10", "inf", "nan", ",", "5;5", "None", "true", "[7]",
    "Sun, 99 Nov 2026 12:00:30 GMT", "Mon", "2026-11-22T12:00:30Z", "x" * 3_000, "7 seconds",
)  # fmt: skip
_FORMS = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y")


@dataclasses.dataclass(frozen=True, slots=True)
class Pause:
    """The headers of a 429, and the seconds they mean; None if they mean nothing."""

    headers: dict[str, str]
    asked_s: float | None


@dataclasses.dataclass
class Kept:
    """What was counted; the first two must be nought."""

    too_early: int = 0
    silent: int = 0
    tried: int = 0
    troubles: list[str] = dataclasses.field(default_factory=list)


def pauses(count: int, seed: object) -> Iterator[Pause]:
    """So many answers, of all kinds."""
    chance = random.Random(f"pauses {seed}")
    for _ in range(count):
        seconds = chance.choice((0, 1, 3, 30, 119, 120, 121, 600, 86_400, chance.randrange(400)))
        kind = chance.randrange(8)
        if kind == 0:
            yield Pause({}, None)
        elif kind == 1:
            yield Pause({"retry-after": chance.choice(_NONSENSE)}, None)
        elif kind == 2:
            # A date of a server whose clock is wrong counts from its own Date.
            server = datetime(2026, 11, 22, 12, tzinfo=UTC) + timedelta(
                days=chance.randrange(-400, 400)
            )
            until = (server + timedelta(seconds=seconds)).strftime(chance.choice(_FORMS))
            yield Pause({"retry-after": until, "date": server.strftime(_FORMS[0])}, seconds)
        elif kind == 3:
            yield Pause({"retry-after": f"{seconds}, 2"}, max(seconds, 2))
        elif kind == 4:
            yield Pause({"ratelimit-reset": str(seconds), "ratelimit-remaining": "0"}, seconds)
        elif kind == 5:
            yield Pause({"retry-after": f"{seconds}.5"}, seconds + 0.5)
        elif kind == 6:
            yield Pause({"retry-after": str(seconds) + "0" * 400}, 1e15 if seconds else 0)
        else:
            yield Pause({"retry-after": f" 0{seconds} "}, seconds)


async def keep(world: World, count: int, seed: object) -> Kept:
    """Send a message into each of so many pauses; what was kept and what was not."""
    kept = Kept()
    for pause in pauses(count, seed):
        kept.tried += 1
        posts, entry, code = await world.paused_once(_asking(pause))
        gaps = [later - sooner for sooner, later in itertools.pairwise(posts)]
        said = f"{pause}: {gaps}, {entry.state}, {code}"
        asked_s = pause.asked_s
        if asked_s is not None and any(gap < asked_s - 0.001 for gap in gaps[:1]):
            kept.too_early += 1
            kept.troubles.append(f"too early: {said}")
        waits_unsaid = entry.state is not SendState.ACCEPTED and code != "paused"
        # Two windows of the limiter may come on top, in which others have their turn.
        if any(gap > LONGEST_S + 2 for gap in gaps) or waits_unsaid:
            kept.silent += 1
            kept.troubles.append(f"silent: {said}")
        if asked_s is not None and asked_s > LONGEST_S and code != "paused":
            kept.troubles.append(f"not said: {said}")
    return kept


def _asking(pause: Pause) -> Fault:
    """The 429 of *pause* as a fault of the server."""

    async def answer(exchange: Exchange) -> None:
        headers = {name.replace("-", "_"): value for name, value in pause.headers.items()}
        await exchange.read_body()
        await exchange.answer(429, b"", **headers)

    return answer
