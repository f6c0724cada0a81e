"""What Linux must bring along: the libraries Qt loads, and the programs of the tests.

PySide6's wheels carry Qt but not what Qt itself expects of a desktop. On
Debian and Ubuntu root gets it installed; everybody else gets the exact line.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple


class SetupFailed(Exception):
    """What is missing and what to type, as a text for the person."""


class Need(NamedTuple):
    """One thing, how to see that it is there, and Debian's package with it."""

    name: str
    package: str
    is_there: Callable[[str], bool]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _on_path(program: str) -> bool:
    return shutil.which(program) is not None


def _exists(path: str) -> bool:
    return Path(path).exists()


#: Without these no window opens (Debian 12, found in a bare chroot).
LIBRARIES = (
    Need("libGL.so.1", "libgl1", _loads),
    Need("libEGL.so.1", "libegl1", _loads),
    Need("libglib-2.0.so.0", "libglib2.0-0", _loads),
    Need("libxkbcommon.so.0", "libxkbcommon0", _loads),
    Need("libfontconfig.so.1", "libfontconfig1", _loads),
    Need("libdbus-1.so.3", "libdbus-1-3", _loads),
    Need("libgssapi_krb5.so.2", "libgssapi-krb5-2", _loads),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", _loads),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", _loads),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", _loads),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", _loads),
    Need("libxcb-shape.so.0", "libxcb-shape0", _loads),
)
#: Without these the pictures have boxes for letters.
FONTS = (
    Need("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core", _exists),
    Need("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf", "fonts-noto-color-emoji", _exists),
)
#: A real X server, a real Secret Service.
PROGRAMS = (
    Need("Xvfb", "xvfb", _on_path),
    Need("xauth", "xauth", _on_path),
    # Holds a key down, as nothing inside the program can.
    Need("xdotool", "xdotool", _on_path),
    Need("gnome-keyring-daemon", "gnome-keyring", _on_path),
    Need("dbus-run-session", "dbus", _on_path),
    # What a session writes, for the test of lost power.
    Need("strace", "strace", _on_path),
)
#: Without these no spelling is checked; the program runs without them, the tests want them.
SPELLING = (
    Need("libenchant-2.so.2", "libenchant-2-2", _loads),
    Need("/usr/share/hunspell/de_DE.aff", "hunspell-de-de", _exists),
    Need("/usr/share/hunspell/en_US.aff", "hunspell-en-us", _exists),
)
WANTED: dict[str, tuple[Need, ...]] = {
    "run": (),
    "tour": FONTS + SPELLING,
    "test": FONTS + SPELLING + PROGRAMS,
}


def missing(needs: Iterable[Need]) -> list[Need]:
    """Those of *needs* that are not there."""
    return [need for need in needs if not need.is_there(need.name)]


def provide(purpose: str, more: Iterable[Need] = ()) -> None:
    """Install what *purpose* and *more* lack, or say what to type.

    Raises SetupFailed when the program could not start without it.
    """
    if not sys.platform.startswith("linux"):
        return
    required = (*more, *LIBRARIES)
    lacking = missing(required + WANTED[purpose])
    if lacking and install([need.package for need in lacking]):
        lacking = missing(lacking)
    if any(need in required for need in lacking):
        raise SetupFailed(
            f"Python and Qt need of this system: {_names(n for n in lacking if n in required)}.\n"
            f"Install what is missing and call this again:\n    {_line(lacking)}"
        )
    if lacking:
        print(
            f"Not there, so some of it will be skipped or look odd: {_names(lacking)}.\n"
            f"To have it all:\n    {_line(lacking)}",
            file=sys.stderr,
        )


def install(packages: list[str]) -> bool:
    """Install Debian's *packages* if this is Debian (or its kin) and we are root."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call = [apt, "install", "--yes", "--no-install-recommends", *packages]
    print(f"Installing for the system: {' '.join(packages)} …", flush=True)
    if not _has_package_lists():
        subprocess.call([apt, "update", "--quiet"], env=variables)
    elif subprocess.call(call, env=variables) == 0:
        return True
    else:
        # The lists may be older than the packages they name.
        subprocess.call([apt, "update", "--quiet"], env=variables)
    return subprocess.call(call, env=variables) == 0


def _line(needs: list[Need]) -> str:
    sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    debian = " ".join(need.package for need in needs)
    if shutil.which("apt-get"):
        return f"{sudo}apt-get install {debian}"
    bits = "()(64bit)" if sys.maxsize > 2**32 else ""
    # RPM knows a library and a file by their own names.
    names = [f"'{n.name}{bits}'" if n.is_there is _loads else n.name for n in needs]
    for tool in ("dnf", "zypper"):
        if shutil.which(tool):
            return f"{sudo}{tool} install {' '.join(names)}"
    return f"the packages with these files (Debian calls them {debian})"


def _names(needs: Iterable[Need]) -> str:
    return ", ".join(need.name for need in needs)


def _has_package_lists() -> bool:
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))
