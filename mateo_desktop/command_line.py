"""What can be said to the program when it starts.

Read before Qt is loaded, so that ``--help`` and ``--version`` answer at once
and a wrong word is refused before a window exists.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Sequence
from pathlib import Path

from mateo_desktop import __version__


@dataclasses.dataclass(frozen=True, slots=True)
class Options:
    """The command line, read."""

    sandbox: bool = False
    profile: str = ""
    api_url: str = ""
    data_dir: Path | None = None
    self_test: bool = False
    opening: str = ""


def parse(arguments: Sequence[str]) -> Options:
    """Read *arguments*; ends the process (0 or 2) for help and wrong use."""
    parser = argparse.ArgumentParser(
        prog="mateo-desktop",
        description="Write one-off messages and send them over the Mateo API.",
        epilog="MATEO_TOKEN in the environment is the token for this run only; it is never stored.",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--sandbox",
        action="store_true",
        help="use the built-in sandbox: fictional people, nothing leaves this machine",
    )
    where.add_argument("--profile", metavar="NAME", default="", help="open this profile")
    where.add_argument(
        "--api-url",
        metavar="URL",
        default="",
        help="one run against this base URL (https, or http on this machine), not saved",
    )
    parser.add_argument(
        "--data-dir", metavar="DIR", type=Path, help="keep everything the program writes below DIR"
    )
    parser.add_argument(
        "--self-test", action="store_true", help="check this installation, print a line each, end"
    )
    parser.add_argument("--version", action="version", version=f"mateo-desktop {__version__}")
    parser.add_argument(
        "opening",
        nargs="?",
        default="",
        metavar="MAILTO_URL | FILE.json",
        help="a mailto: address or a message as JSON, opened as a new draft; never sends",
    )
    read = parser.parse_args(arguments)
    if read.opening and not is_mailto(read.opening) and not Path(read.opening).is_file():
        parser.error(f"there is no file {read.opening!r}; give a mailto: address or a JSON file")
    return Options(
        sandbox=read.sandbox,
        profile=read.profile,
        api_url=read.api_url,
        data_dir=read.data_dir,
        self_test=read.self_test,
        opening=read.opening,
    )


def is_mailto(text: str) -> bool:
    """Whether *text* is a mailto address and not a file."""
    return text[:7].lower() == "mailto:"
