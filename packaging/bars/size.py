"""P9: what an installation takes on the disk."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Set as AbstractSet
from pathlib import Path

from bars import wheels
from bars.report import Figure

ROOT = Path(__file__).resolve().parent.parent.parent
_WHEELS_MB, _BUNDLE_MB = 300.0, 160.0


BARS = {"P9": "installed size"}


def measure(_wanted: AbstractSet[str], *, full: bool) -> list[Figure]:
    """The wheels always; the frozen bundle is built only for the *full* bench."""
    packages = wheels.installed(wheels.locked())
    total = sum(map(wheels.size_of, packages)) + _size(ROOT / "mateo_desktop")
    total += _size(ROOT / "resources")
    from_wheels = Figure(
        "P9.wheels",
        f"installed from wheels, {len(packages)} packages and ours",
        total / 1e6,
        "MB",
        limit=_WHEELS_MB,
        n=1,
    )
    return [from_wheels, _bundle(full=full)]


def _bundle(*, full: bool) -> Figure:
    if not full:
        return _no_bundle("bench --full builds it")
    recipes = sorted((ROOT / "packaging").glob("*.spec"))
    if not recipes or importlib.util.find_spec("PyInstaller") is None:
        return _no_bundle("there is no recipe for it" if not recipes else "no PyInstaller here")
    folder = ROOT / "build" / "bench"
    call = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    call += ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    if subprocess.call([*call, str(recipes[0])], cwd=ROOT) != 0:
        return _no_bundle("PyInstaller failed")
    megabytes = _size(folder / "dist") / 1e6
    return Figure("P9.bundle", "frozen bundle", megabytes, "MB", limit=_BUNDLE_MB, n=1)


def _no_bundle(why: str) -> Figure:
    return Figure("P9.bundle", "frozen bundle", unit="MB", limit=_BUNDLE_MB, trouble=why)


def _size(folder: Path) -> int:
    """Bytes of the files in *folder*; links and what Python compiled do not count."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files if path.suffix != ".pyc")
