"""The words that somebody taught the program: one a line, in a file they may edit."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from mateo_desktop.storage.errors import from_os
from mateo_desktop.storage.files import private_folder, write_whole

FILE_NAME = "words.txt"
#: Nobody teaches a megabyte of words; it is some other file.
_LARGEST = 1_000_000


class OwnWords:
    """The words of one data folder. Reading never fails; what cannot be read is not there."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self.words: set[str] = set()

    def load(self) -> None:
        """Read the file."""
        self.words = set()
        try:
            if self._path.stat().st_size > _LARGEST:
                return
            text = self._path.read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            return
        lines = (unicodedata.normalize("NFC", line.strip()) for line in text.split("\n"))
        self.words = {line for line in lines if line and not line.startswith("#")}

    def add(self, word: str) -> None:
        """Learn *word*. Raises StorageFailed; then it holds until the program ends."""
        self.words.add(word)
        self._save()

    def remove(self, word: str) -> None:
        """Forget *word*. Raises StorageFailed."""
        self.words.discard(word)
        self._save()

    def _save(self) -> None:
        lines = "".join(f"{word}\n" for word in sorted(self.words, key=str.casefold))
        try:
            private_folder(self._path.parent)
            write_whole(self._path, lines.encode("utf-8"))
        except OSError as error:
            raise from_os(error) from error
