"""K1 to K6: the API key, hunted for in everything the program writes or says.

The trials of the tests in greater number: real processes, real servers, a real
session bus with a Secret Service that never answers.
"""

from __future__ import annotations

import asyncio
import io
import logging
import tempfile
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from bars.kills import environment
from bars.report import Figure
from mateo_desktop.api.client import BadBaseUrl, MateoClient
from mateo_desktop.domain.redact import Secret
from mateo_desktop.storage import token_parts
from tests.api.addresses import BAD
from tests.api.redirect_trial import CODES, TARGETS, redirected_once
from tests.e2e.keyring_trial import HAS_BUS, beside_silence, without_keyring
from tests.e2e.servers import FaultServerThread
from tests.e2e.token_hunt import Hunt, forms, hits, hunt_in_program
from tests.fault_network import Network
from tests.fault_trials import TRAVELLED, TRIALS
from tests.fault_world import KEY as WORLD_KEY
from tests.fault_world import World
from tests.faults import FAULTS
from tests.storage.windows_keyring import WindowsLikeKeyring, a_token

BARS = {
    "K1": "the key, over all faults",
    "K2": "redirects",
    "K3": "tricky base URLs",
    "K4": "a keyring that never answers",
    "K5": "no keyring",
    "K6": "long keys on Windows",
}

#: The window has no end for them: one needs a message larger than every buffer, the
#: other is told to wait for ten minutes. They are in the second half of K1.
_NO_END = {"stall_before_body", "rate_limited_long"}


def measure(wanted: AbstractSet[str], *, full: bool) -> Iterator[Figure]:
    """The *wanted* bars of the key."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        place = Path(name)
        if "K1" in wanted:
            yield from _hunted(place, full=full)
        if "K2" in wanted:
            yield from asyncio.run(_redirected())
        if "K3" in wanted:
            yield _addresses()
        if "K4" in wanted:
            yield from _silent(place, 5 if full else 1)
        if "K5" in wanted:
            yield _homeless(place)
        if "K6" in wanted:
            yield _long(1 if full else 41)


def _hunted(place: Path, *, full: bool) -> Iterator[Figure]:
    names = sorted(set(FAULTS) - _NO_END)
    folder = place / "hunt"
    folder.mkdir(mode=0o700)
    server = FaultServerThread()
    server.start()
    try:
        hunt = hunt_in_program(folder, environment(place), server, names if full else names[::3])
    finally:
        server.stop()
    size = sum(hunt.places.values())
    words = (
        f"messages through the window, log at DEBUG: the key in {len(hunt.places)} places"
        f" ({', '.join(sorted(hunt.places))}; {size / 1e6:.1f} MB)"
    )
    trouble = next(iter([*hunt.found, *hunt.troubles]), "")
    yield Figure(
        "K1.window", words, len(hunt.found), "hits", limit=0, n=hunt.sends, trouble=trouble
    )
    trials = [*TRIALS, *TRAVELLED]
    hunt = asyncio.run(_hunted_below(trials if full else trials[::3]))
    words = (
        "faults below the window, TLS and proxies too, log of every library at DEBUG: the key in"
        f" {', '.join(sorted(hunt.places))} ({sum(hunt.places.values()) / 1e6:.1f} MB)"
    )
    trouble = next(iter([*hunt.found, *hunt.troubles]), "")
    yield Figure(
        "K1.faults", words, len(hunt.found), "hits", limit=0, n=hunt.sends, trouble=trouble
    )


async def _hunted_below(trials) -> Hunt:  # type: ignore[no-untyped-def]
    hunt, sought = Hunt(), forms(WORLD_KEY)
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    root.addHandler(handler)
    before = root.level
    root.setLevel(logging.DEBUG)
    try:
        async with Network() as network, World(network, 0, "keys") as world:
            for trial in trials:
                entry, waiting = await world.try_once(trial)
                told = f"{entry!r} {waiting!r} {entry.outcome!r}".encode()
                hunt.sends += 1
                for place, data in (("what is told", told), ("the log", log.getvalue().encode())):
                    hunt.places[place] = hunt.places.get(place, 0) + len(data)
                    hunt.found += [
                        f"{form} in {place} ({trial.label})" for form in hits(data, sought)
                    ]
                log.seek(0)
                log.truncate()
                await world.let_go(entry)
            for path in world.folder.rglob("*"):
                if path.is_file():
                    data = path.read_bytes()
                    hunt.places[path.name] = len(data)
                    hunt.found += [f"{form} in {path.name}" for form in hits(data, sought)]
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
    return hunt


async def _redirected() -> list[Figure]:
    tokens = bodies = 0
    troubles: list[str] = []
    for code in CODES:
        for number in range(TARGETS):
            found = await redirected_once(code, number)
            tokens += found.tokens
            bodies += found.bodies
            troubles += found.troubles
    n = len(CODES) * TARGETS
    trouble = troubles[0] if troubles else ""
    words = f"redirects, {len(CODES)} codes x {TARGETS} targets, of a send, a list and a check:"
    return [
        Figure("K2.tokens", f"{words} keys elsewhere", tokens, "", limit=0, n=n, trouble=trouble),
        Figure("K2.bodies", f"{words} bodies elsewhere", bodies, "", limit=0, n=n),
    ]


def _addresses() -> Figure:
    taken = []
    for text, code in BAD.items():
        try:
            MateoClient(text, Secret("a-token-of-nobody"))
        except BadBaseUrl as error:
            if error.code != code:
                taken.append(f"{text!r}: {error.code} instead of {code}")
        else:
            taken.append(f"{text!r} was taken")
    words = "tricky base URLs: taken, or refused for another reason"
    trouble = taken[0] if taken else ""
    return Figure("K3", words, len(taken), "bad", limit=0, n=len(BAD), trouble=trouble)


def _silent(place: Path, times: int) -> Iterator[Figure]:
    if not HAS_BUS:
        yield Figure("K4.usable", "no dbus-run-session here", trouble="no dbus-run-session here")
        return
    found = []
    for number in range(times):
        folder = place / f"silent{number}"
        folder.mkdir(mode=0o700)
        found.append(asyncio.run(beside_silence(folder, environment(place))))
    codes = [each.code for each in found if each.code]
    trouble = f"ended with {codes[0]}" if codes else ""
    words = (
        "longest from a key to its letter while the keyring is silent"
        f" ({sum(each.letters for each in found)} letters; from the start of the process to the"
        f" first letter {1000 * max(each.usable_s for each in found):.0f} ms)"
    )
    longest = 1000 * max(each.longest_s for each in found)
    yield Figure("K4.usable", words, longest, limit=1000, n=times, trouble=trouble)
    words = (
        "from the first letter in the window until it is said (from the start of the process"
        f" {1000 * max(each.told_s for each in found):.0f} ms)"
    )
    told = 1000 * max(each.told_s - each.usable_s for each in found)
    yield Figure("K4.message", words, told, limit=8000, n=times)


def _homeless(place: Path) -> Figure:
    folder = place / "homeless"
    folder.mkdir()
    found, files = without_keyring(folder, environment(place))
    words = "files after a key was entered and used without any keyring: with the key in them"
    trouble = found[0] if found else ""
    return Figure("K5", words, len(found), "hits", limit=0, n=files, trouble=trouble)


def _long(step: int) -> Figure:
    lengths = [*range(16, 8192, step), 8192]
    torn = []
    for length in lengths:
        keyring, token = WindowsLikeKeyring(), a_token(length, length)
        token_parts.write(keyring, "mateo-desktop", "p1@https://api.example.org", token)
        if token_parts.read(keyring, "mateo-desktop", "p1@https://api.example.org") != token:
            torn.append(length)
    words = "lengths of a key from 16 to 8,192 characters in entries of 1,280: not whole again"
    return Figure("K6", words, len(torn), "bad", limit=0, n=len(lengths))
