"""The composition root: reads the arguments, makes the parts, runs, ends.

The order is what makes the start fast and the end safe. The window is
painted first, and only then come the event loop, the database, the network
and the keyring. At the end the work is closed before
the loop, and the loop before Qt.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mateo_desktop import command_line, paths
from mateo_desktop.command_line import Options

if TYPE_CHECKING:
    from mateo_desktop.ui.program import Program

FINE, FAILED, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit code."""
    # Nothing that the start makes is garbage; ui/rubbish.py collects what comes later.
    gc.disable()
    # A key does not wait for more than this, in seconds, while a draft is stored by
    # another thread; Python's own 5 ms are seen.
    sys.setswitchinterval(0.001)
    options = command_line.parse(sys.argv[1:] if arguments is None else arguments)
    if options.api_url and not _is_allowed(options.api_url):
        print(
            "mateo-desktop: --api-url takes an https:// address, or http:// on this machine, "
            "without user name, query or fragment.",
            file=sys.stderr,
        )
        return WRONG_USE
    try:
        folder = paths.data_folder(options.data_dir)
    except OSError as error:
        place = options.data_dir or "the data folder"
        print(f"mateo-desktop: {place} cannot be used: {error.strerror}.", file=sys.stderr)
        print("Choose another folder with --data-dir.", file=sys.stderr)
        return FAILED
    if not os.access(folder, os.W_OK | os.X_OK):
        print(f"mateo-desktop: {folder} cannot be written to.", file=sys.stderr)
        print("Make it writable, or choose another folder with --data-dir.", file=sys.stderr)
        return FAILED
    from mateo_desktop.ui import binding

    binding.load()
    refusal = binding.unsound_qt()
    if refusal:
        print(f"mateo-desktop: {refusal}", file=sys.stderr)
        return FAILED
    if options.self_test:
        from mateo_desktop.ui.self_test import run

        return run(folder)
    return _run(options, folder)


def _is_allowed(base_url: str) -> bool:
    from mateo_desktop.api.address import parse_base_url
    from mateo_desktop.api.errors import BadBaseUrl

    try:
        parse_base_url(base_url)
    except BadBaseUrl:
        return False
    return True


def _run(options: Options, folder: Path) -> int:
    from mateo_desktop.ui.single_instance import SingleInstance

    instance = SingleInstance(folder)
    if not instance.claim():
        opening = options.opening
        if opening and not command_line.is_mailto(opening):
            opening = str(Path(opening).absolute())
        if instance.hand_over(opening):
            return FINE
        if not instance.claim():
            print(
                f"mateo-desktop: another window holds {folder} and does not answer.",
                file=sys.stderr,
            )
            return FAILED
    from mateo_desktop.ui.program import Program

    program = Program(options, folder)
    program.show(instance, pause=program.application.processEvents)
    return _loop(program)


def _loop(program: Program) -> int:
    import asyncio

    from qasync import QEventLoop

    from mateo_desktop.ui.endings import deaf_again, hear_window_system

    hear_window_system(program.save_at_once)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(program.application)) as runner:
        code = runner.run(program.run())
    program.close()
    deaf_again()
    return code
