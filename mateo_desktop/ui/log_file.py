"""The file that the log goes to: private, small, and through the one redactor."""

from __future__ import annotations

import logging
import logging.handlers
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mateo_desktop import paths

if TYPE_CHECKING:
    from mateo_desktop.domain.redact import Redactor

_SIZE, _KEPT = 500_000, 3


class _Redacting(logging.Formatter):
    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor(super().format(record))


class LogFile(logging.handlers.RotatingFileHandler):
    """Below the data folder *folder*. Raises OSError."""

    def __init__(self, folder: Path, redactor: Redactor) -> None:
        path = paths.log_folder(folder) / "mateo-desktop.log"
        super().__init__(path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8")
        self.setFormatter(_Redacting(redactor))

    def _open(self):  # type: ignore[no-untyped-def]
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace")
