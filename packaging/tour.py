#!/usr/bin/env python3
"""Drives the real window offscreen and takes pictures.

    python3 packaging/dev.py tour [JOURNEY…]    in English and light, German and dark
    … --looks all                               all four, or those named: de-light,de-dark
    … --size 1024x700                           in a window of that size

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
        from tours import stage

        return stage.play(chosen.journeys[0], Look.read(chosen.one))
    unknown = [name for name in chosen.journeys if name not in journeys]
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
        failed += sum(not _taken(journey, look) for journey in chosen.journeys or journeys)
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
    parser.add_argument("--one", metavar="LOOK", default="", help=argparse.SUPPRESS)
    return parser


def _taken(journey: str, look: Look) -> bool:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    started = time.monotonic()
    command = [sys.executable, __file__, "--one", str(look), journey]
    code = subprocess.call(command, env=environment)
    took = time.monotonic() - started
    print(f"{journey} {look}: {'ok' if code == 0 else 'FAILED'}, {took:.0f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
