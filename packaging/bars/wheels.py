"""What the lock of the program brings along, and nothing else.

The environment of a developer holds more packages, and some of ours look for
them (httpx loads click and rich if they are there). So the programs that are
measured get an environment of their own, which links to exactly what
requirements.txt names.
"""

from __future__ import annotations

import re
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = ROOT / "packaging" / "requirements.txt"

_NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==")


def locked(lock: Path = LOCK) -> set[str]:
    """The names in a lock, in their normal form."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return {_normal(found[1]) for found in map(_NAME.match, lines) if found}


def installed(names: set[str]) -> list[Distribution]:
    """Those of *names* that are here; the lock also names what only other systems need."""
    return [each for each in distributions() if _normal(each.metadata["Name"]) in names]


def size_of(distribution: Distribution) -> int:
    """How many bytes its wheel laid down, by its RECORD: what Python compiles is not counted."""
    sizes = 0
    for file in distribution.files or ():
        path = Path(str(file.locate()))
        if path.suffix != ".pyc" and path.is_file():
            sizes += path.stat().st_size
    return sizes


def environment(folder: Path) -> Path:
    """Make an environment with the locked packages in *folder*; gives its Python."""
    venv.create(folder, symlinks=True, clear=True)
    place = folder / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    for distribution in installed(locked()):
        for name, path in _top_level(distribution):
            if not (place / name).exists():
                (place / name).symlink_to(path)
    (place / "checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    return folder / "bin" / "python"


def _top_level(distribution: Distribution) -> Iterator[tuple[str, Path]]:
    for file in distribution.files or ():
        name = file.parts[0]
        if name not in {"..", "__pycache__"}:
            yield name, Path(str(distribution.locate_file(name)))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
