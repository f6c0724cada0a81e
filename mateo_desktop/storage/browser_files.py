"""Pages that a browser was asked to open, for as long as it needs to read them.

They lie in a private folder of the data folder, under names that nobody can
guess. One program holds the data folder, so what lies there at its start was
left by a crash.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from mateo_desktop.storage.files import PRIVATE_FILE, private_folder

FOLDER = "browser"


class BrowserFiles:
    """The pages below *data*; every method blocks and raises OSError."""

    def __init__(self, data: Path) -> None:
        self.folder = data / FOLDER

    def write(self, page: str) -> Path:
        """Put *page* into a new file that only its owner may read."""
        private_folder(self.folder)
        path = self.folder / f"{secrets.token_hex(16)}.html"
        # With O_EXCL nobody can have laid a link there.
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
            # Before any <meta charset>, the mark decides the encoding.
            file.write("\ufeff" + page)
        return path

    def remove(self, path: Path) -> None:
        """Take one page away; it may be gone already."""
        path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Take every page away, and the folder; it need not exist."""
        if self.folder.is_symlink() or not self.folder.is_dir():
            return
        for path in self.folder.glob("*.html"):
            path.unlink(missing_ok=True)
        if not any(self.folder.iterdir()):
            self.folder.rmdir()
