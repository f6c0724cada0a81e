#!/usr/bin/env python3
"""Measures the bars: real processes, real faults, real keys, a real X server.

    python3 packaging/dev.py bench [--full] [BAR…]

Prints a line for each bar, writes build/bench.json and gives 1 if one falls
short. Without ``--full`` the counts are small; the modules of ``bars`` say how
each is measured.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

# The checkout, also where nobody has linked it into the environment.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bars import latency, memory, sending, start
from bars.programs import ROOT, DidNotOpen, Programs
from bars.report import Figure, exit_code, write
from bars.screen import Screen

#: Bars of speed that need the screen and the bare window beside the program.
ON_SCREEN = {
    "P1": "start to typed character",
    "P2": "memory with a draft open",
    "P3": "key to paint",
    "P5": "Send to “Sending”",
    "P8": "a minute of rest: CPU, disk",
}

#: Modules of ``bars`` with ``BARS`` (name to words) and ``measure(wanted, full=…)``,
#: the quick ones first.
GROUPS = (
    "size",
    "fit",
    "writing",
    "directory",
    "storage",
    "sends",
    "bursts",
    "kills",
    "tokens",
    "untrusted",
    "search",
)


def bars() -> dict[str, str]:
    """Every bar there is and what it is about, in the order of measuring."""
    known: dict[str, str] = {}
    for group in GROUPS:
        known |= importlib.import_module(f"bars.{group}").BARS
    return known | ON_SCREEN


def main(arguments: list[str]) -> int:
    """Measure what *arguments* name and give the exit code."""
    known = bars()
    menu = "\n".join(f"  {bar}  {about}" for bar, about in known.items())
    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        description="Measure the bars: all of them, or those named.",
        epilog=f"bars:\n{menu}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--full", action="store_true", help="more of each, and what takes long")
    parser.add_argument("bars", metavar="BAR", nargs="*", type=str.upper, help="see below")
    chosen = parser.parse_args(arguments)
    unknown = [bar for bar in chosen.bars if bar not in known]
    if unknown:
        parser.error(f"there is no bar {unknown[0]}; there are {', '.join(known)}")
    figures = []
    try:
        for figure in measure(set(chosen.bars or known), full=chosen.full):
            print(figure.line, flush=True)
            figures.append(figure)
            # After each: what was measured is kept when the next one is cut short.
            write([figure], ROOT / "build" / "bench.json")
    except (DidNotOpen, TimeoutError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    return exit_code(figures)


def measure(wanted: set[str], *, full: bool) -> Iterator[Figure]:
    """Measure the *wanted* bars, the quick ones first."""
    for group in GROUPS:
        module = importlib.import_module(f"bars.{group}")
        if wanted & module.BARS.keys():
            yield from module.measure(wanted & module.BARS.keys(), full=full)
    on_screen = wanted & ON_SCREEN.keys()
    if not on_screen:
        return
    with ExitStack() as stack:
        try:
            programs = stack.enter_context(Programs(stack.enter_context(Screen())))
        except FileNotFoundError as error:
            yield from (
                Figure(bar, ON_SCREEN[bar], trouble=str(error)) for bar in sorted(on_screen)
            )
            return
        if "P1" in wanted:
            yield from start.measure(programs, 50 if full else 15)
        if "P3" in wanted:
            yield from latency.measure(programs, 1000 if full else 400)
        if "P5" in wanted:
            yield from sending.measure(programs, 50 if full else 10)
        if wanted & {"P2", "P8"}:
            yield from memory.measure(programs, 3 if full else 1, sorted(wanted))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
