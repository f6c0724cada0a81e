#!/usr/bin/env python3
"""Measures the bars of speed: real processes, real keys, a real X server.

    python3 packaging/dev.py bench [--full] [BAR…]

Prints a line for each bar, writes build/bench.json and gives 1 if one falls
short. The modules bench_*.py say how each is measured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

# The checkout, also where nobody has linked it into the environment.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import bench_memory
import bench_sending
import bench_size
import bench_start
import bench_typing
from bench_programs import ROOT, DidNotOpen, Programs
from bench_report import Figure, exit_code, write
from bench_screen import Screen

BARS = {
    "P1": "start to typed character",
    "P2": "memory with a draft open",
    "P3": "key to paint",
    "P5": "Send to “Sending”",
    "P8": "a minute of rest: CPU, disk",
    "P9": "installed size",
}


def main(arguments: list[str]) -> int:
    """Measure what *arguments* name and give the exit code."""
    menu = "\n".join(f"  {bar}  {about}" for bar, about in BARS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        description="Measure the bars: all of them, or those named.",
        epilog=f"bars:\n{menu}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--full", action="store_true", help="more of each, and what takes long")
    parser.add_argument("bars", metavar="BAR", nargs="*", type=str.upper, help="see below")
    chosen = parser.parse_args(arguments)
    unknown = [bar for bar in chosen.bars if bar not in BARS]
    if unknown:
        parser.error(f"there is no bar {unknown[0]}; there are {', '.join(BARS)}")
    figures = []
    try:
        for figure in measure(set(chosen.bars or BARS), full=chosen.full):
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
    if "P9" in wanted:
        yield from bench_size.measure(full=full)
    if wanted == {"P9"}:
        return
    with ExitStack() as stack:
        try:
            programs = stack.enter_context(Programs(stack.enter_context(Screen())))
        except FileNotFoundError as error:
            yield from (
                Figure(bar, BARS[bar], trouble=str(error)) for bar in sorted(wanted - {"P9"})
            )
            return
        if "P1" in wanted:
            yield from bench_start.measure(programs, 50 if full else 15)
        if "P3" in wanted:
            yield from bench_typing.measure(programs, 1000 if full else 200)
        if "P5" in wanted:
            yield from bench_sending.measure(programs, 50 if full else 10)
        if wanted & {"P2", "P8"}:
            yield from bench_memory.measure(programs, 3 if full else 1, sorted(wanted))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
