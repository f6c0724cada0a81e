#!/usr/bin/env python3
"""The commands of a developer: run, test, tour, bench.

Needs nothing but Python: it makes ``.venv``, installs the pinned dependencies,
names or installs what the system lacks, and skips all that when it is done.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (3, 11)

USAGE = """\
usage: python3 packaging/dev.py COMMAND

  run [ARGS…]         start the program; --sandbox needs no account
  test [PYTEST ARGS…] format, lint, types, imports, translations and all tests
  tour [JOURNEY…]     drive the window without a display, pictures to build/tour/
  bench [--full] [BAR…]  measure the bars
  setup [test]        only make .venv and install what is pinned
"""


def _newer_python() -> str:
    """Give a Python that is new enough, or nothing. Old Pythons read this too."""
    for minor in (12, 13, 11, 14):
        found = shutil.which(f"python3.{minor}")
        # A shim of pyenv may be there for a version that is not.
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return found
    return ""


if __name__ == "__main__" and sys.version_info < NEEDED:
    _python = _newer_python()
    if _python:
        sys.exit(subprocess.call([_python, str(Path(__file__).resolve()), *sys.argv[1:]]))
    sys.exit(
        f"Mateo Desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}"
        f" ({sys.executable}), and there is\nno python3.11 to python3.14 on the PATH."
        " Install one and call it by its name:\n    python3.12 packaging/dev.py …"
    )

import steps
import translations
from environment import Environment
from system import SetupFailed


def main(arguments: list[str]) -> int:
    """Do what *arguments* say and give the exit code."""
    command, *rest = arguments or ["--help"]
    if command in {"-h", "--help", "help"}:
        print(USAGE, end="")
        return 0
    commands = {"run": run, "test": test, "tour": tour, "bench": bench, "setup": setup}
    if command not in commands:
        print(f"dev.py: there is no command {command!r}\n\n{USAGE}", end="", file=sys.stderr)
        return 2
    try:
        return commands[command](Environment(ROOT), rest)
    except SetupFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(environment: Environment, arguments: list[str]) -> int:
    """Start the program in place of this process."""
    if not _has_display() and not {"-h", "--help", "--version"} & set(arguments):
        print(
            "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can\n"
            "open. To see the program without one, as pictures in build/tour/:\n"
            "    python3 packaging/dev.py tour",
            file=sys.stderr,
        )
        return 2
    environment.ready("run")
    translations.build(environment.qt_tools())
    # -P: a file of the folder this was called from must not pass for a module.
    call = [str(environment.python), "-P", "-m", "mateo_desktop", *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(call[0], call, environment.variables())
    return subprocess.call(call, env=environment.variables())


def test(environment: Environment, arguments: list[str]) -> int:
    """Run every check; the tests last, with *arguments* for pytest."""
    environment.ready("test")
    translations.build(environment.qt_tools())
    return steps.run_all(environment, arguments)


def tour(environment: Environment, arguments: list[str]) -> int:
    """Make the pictures."""
    # The servers that fail are those of the tests.
    environment.ready("test" if "--faults" in arguments else "tour")
    translations.build(environment.qt_tools())
    return environment.call("packaging/tour.py", *arguments, QT_QPA_PLATFORM="offscreen")


def bench(environment: Environment, arguments: list[str]) -> int:
    """Measure."""
    environment.ready("test")
    translations.build(environment.qt_tools())
    return environment.call("packaging/bench.py", *arguments)


def setup(environment: Environment, arguments: list[str]) -> int:
    """Make everything ready and start nothing."""
    environment.ready("test" if "test" in arguments else "run")
    translations.build(environment.qt_tools())
    return 0


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    # Who names a platform of Qt knows what they do.
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
