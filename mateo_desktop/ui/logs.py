"""The log: small files in the data folder, through the one redactor.

Tracebacks carry places, never the values of variables. What writes the files
is imported when the first paint is on the screen.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mateo_desktop.domain.redact import Redactor

_NAME = "mateo_desktop"


def begin(folder: Path, redactor: Redactor) -> None:
    """Write the log below *folder* from now on; without one the program goes on."""
    import logging

    from mateo_desktop.ui.log_file import LogFile

    for name in ("httpx", "httpcore", "qasync"):
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        file = LogFile(folder, redactor)
    except OSError:
        return
    root = logging.getLogger()
    root.addHandler(file)
    root.setLevel(logging.INFO)


def end() -> None:
    """Close the log."""
    import logging

    from mateo_desktop.ui.log_file import LogFile

    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, LogFile):
            root.removeHandler(handler)
            handler.close()


def log_crash(error: BaseException) -> None:
    """Write where *error* came from: the places and its kind, not its words or values."""
    import logging

    places = traceback.extract_tb(error.__traceback__)
    lines = "".join(f"\n  {place.filename}:{place.lineno} in {place.name}" for place in places)
    logging.getLogger(_NAME).error("%s%s", type(error).__name__, lines)


def warn(message: str, *details: object) -> None:
    """Write a line about what is no bug of ours; *details* go into the places of *message*."""
    import logging

    logging.getLogger(_NAME).warning(message, *details)
