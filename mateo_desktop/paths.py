"""Where things lie: in a checkout, in a wheel and in a frozen program.

Resources are read-only and come with the program; everything the program
writes goes below one data folder, so that a person can find, back up or
delete all of it at once.
"""

from __future__ import annotations

import functools
import sys
from pathlib import Path

#: The folder's name below the platform's place for the data of programs.
DATA_NAME = "mateo-desktop"


def resource(name: str) -> Path:
    """The file *name* of ``resources/``, such as ``icons/send.svg``.

    The wheel carries the resources inside the package; a checkout has them
    beside it. The path is given even if there is no such file.
    """
    for folder in _resource_folders():
        path = folder / name
        if path.exists():
            return path
    return _resource_folders()[0] / name


def translations() -> Path:
    """The folder with the compiled translations, ``mateo_de.qm`` and so on."""
    return resource("i18n")


def data_folder(chosen: Path | None = None) -> Path:
    """The folder everything is written below: *chosen*, or the platform's own.

    It is made if it does not exist, readable by its owner alone. Raises OSError.
    """
    # One that exists keeps its mode: --data-dir may name a folder that is
    # shared with others, and the files in it are 0600 anyway.
    folder = chosen.expanduser().absolute() if chosen else _default_data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def log_folder(data: Path) -> Path:
    """The folder of the log files below the data folder, made here."""
    folder = data / "logs"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _default_data_folder() -> Path:
    # Asked once, at the start with no --data-dir; --help must not wait for it.
    import platformdirs

    return Path(platformdirs.user_data_dir(DATA_NAME, appauthor=False))


@functools.cache
def _resource_folders() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent
    candidates = [package / "resources", package.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        candidates.insert(0, Path(frozen) / "mateo_desktop" / "resources")
    return tuple(folder for folder in candidates if folder.is_dir()) or (candidates[0],)
