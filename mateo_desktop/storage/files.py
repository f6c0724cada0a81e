"""Files that are either the old one or the new one, and private to their owner."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


def private_folder(folder: Path) -> None:
    """Make *folder* with its parents; only its owner may look into it."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    # mkdir is subject to the umask, and the folder may be older than we are.
    _restrict(folder, PRIVATE_FOLDER)


def private_file(path: Path) -> None:
    """Make *path* if it is missing; only its owner may read it.

    SQLite gives its journal the rights of the database file.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDONLY, PRIVATE_FILE))
    _restrict(path, PRIVATE_FILE)


def write_whole(path: Path, data: bytes) -> None:
    """Replace *path* by *data* in one step; a crash leaves the old or the new file.

    Raises OSError; then the old file is untouched.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(
            os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, PRIVATE_FILE), "wb"
        ) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def put_in_place(part: Path, path: Path) -> None:
    """Give the finished file *part* the name *path*, durably."""
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in *folder* survive a power cut, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Wait until the content of *path* is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _restrict(path: Path, mode: int) -> None:
    if sys.platform == "win32":
        # Rights come from the user's profile folder there.
        return
    if path.stat().st_mode & 0o777 != mode:
        try:
            path.chmod(mode)
        except OSError:
            # Somebody else's folder or a file system without rights (FAT): the
            # data is still better kept than not.
            return
