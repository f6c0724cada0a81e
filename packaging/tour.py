#!/usr/bin/env python3
"""Drives the real window offscreen and takes pictures.

    python3 packaging/dev.py tour [JOURNEY…]    in English and light, German and dark
    … --looks all                               all four, or those named: de-light,de-dark
    … --size 1024x700                           in a window of that size
    … --faults                                  what is said of every fault there is

Each journey is a program of its own, in a folder of its own, so that one
picture never depends on another. The pictures are named after the journey and
the look: ``build/tour/J2-3-accepted.en-light.png``. A new journey is a new file
in ``tours/journeys``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

# The checkout, also where nobody has linked it into the environment.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tours import looks
from tours.journey import Journey, all_journeys
from tours.looks import OUT, ROOT, Look


def main(arguments: list[str]) -> int:
    """Take the pictures of the named journeys, or of all."""
    journeys = all_journeys()
    chosen = _parser(journeys).parse_args(arguments)
    if chosen.one:
        return _play(chosen.journeys, Look.read(chosen.one), faults=chosen.faults)
    known = () if chosen.faults else journeys
    unknown = [name for name in chosen.journeys if known and name not in known]
    if unknown:
        print(f"tour: there is no {unknown[0]}; there are {', '.join(journeys)}", file=sys.stderr)
        return 2
    wanted = looks.ALL if chosen.looks == "all" else chosen.looks
    try:
        names = [f"{name}-{chosen.size}" if chosen.size else name for name in wanted.split(",")]
        seen = [Look.read(name) for name in names]
    except ValueError as error:
        print(f"tour: {error}", file=sys.stderr)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    failed = 0
    for look in seen:
        if chosen.faults:
            (OUT / "faults" / f"index.{look}.txt").unlink(missing_ok=True)
            ways = ("plain", "secure", "proxied")
            failed += sum(not _taken(["--faults", way, *chosen.journeys], look) for way in ways)
        else:
            failed += sum(not _taken([name], look) for name in chosen.journeys or journeys)
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}")
    return 1 if failed else 0


def _parser(journeys: dict[str, Journey]) -> argparse.ArgumentParser:
    menu = "\n".join(f"  {name}  {journey.about}" for name, journey in journeys.items())
    parser = argparse.ArgumentParser(
        prog="dev.py tour",
        description="Drive the window without a display and take pictures of it.",
        epilog=f"journeys:\n{menu}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("journeys", metavar="JOURNEY", nargs="*", help="see below; all of them")
    parser.add_argument(
        "--looks", default=looks.USUAL, help=f"all, or some of {looks.ALL} (%(default)s)"
    )
    parser.add_argument("--size", metavar="WxH", default="", help="of the window, in pixels")
    parser.add_argument(
        "--faults",
        action="store_true",
        help="instead of journeys: every fault a send can meet (or those whose names begin so)",
    )
    parser.add_argument("--one", metavar="LOOK", default="", help=argparse.SUPPRESS)
    return parser


def _play(names: list[str], look: Look, *, faults: bool) -> int:
    if faults:
        from tours import faults as all_faults

        return all_faults.play(look, names[0], names[1:])
    from tours import stage

    return stage.play(names[0], look)


def _taken(what: list[str], look: Look) -> bool:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    started = time.monotonic()
    command = [sys.executable, __file__, "--one", str(look), *what]
    code = subprocess.call(command, env=environment)
    took = time.monotonic() - started
    print(f"{' '.join(what)} {look}: {'ok' if code == 0 else 'FAILED'}, {took:.0f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
