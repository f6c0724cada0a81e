"""The log: small files in the data folder, through the one redactor.

Tracebacks carry places, never the values of variables.
"""

from __future__ import annotations

import logging
import logging.handlers
import os
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from mateo_desktop import paths

if TYPE_CHECKING:
    from mateo_desktop.domain.redact import Redactor

_SIZE, _KEPT = 500_000, 3
_log = logging.getLogger("mateo_desktop")


class _Redacting(logging.Formatter):
    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor(super().format(record))


class _Private(logging.handlers.RotatingFileHandler):
    def _open(self):  # type: ignore[no-untyped-def]
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace")


def begin(folder: Path, redactor: Redactor) -> None:
    """Write the log below *folder* from now on; without one the program goes on."""
    for name in ("httpx", "httpcore", "qasync"):
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        handler = _Private(
            paths.log_folder(folder) / "mateo-desktop.log",
            maxBytes=_SIZE,
            backupCount=_KEPT,
            encoding="utf-8",
        )
    except OSError:
        return
    handler.setFormatter(_Redacting(redactor))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def end() -> None:
    """Close the log."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, _Private):
            root.removeHandler(handler)
            handler.close()


def log_crash(error: BaseException) -> None:
    """Write where *error* came from: the places and its kind, not its words or values."""
    places = traceback.extract_tb(error.__traceback__)
    lines = "".join(f"\n  {place.filename}:{place.lineno} in {place.name}" for place in places)
    _log.error("%s%s", type(error).__name__, lines)
