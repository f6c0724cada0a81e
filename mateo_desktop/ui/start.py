"""What the start does around the first paint.

Importing what works behind the window takes longer than painting the window.
It comes afterwards, in pieces, so that a key pressed meanwhile is on the
screen before the next piece.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from mateo_desktop.domain.redact import Secret

if TYPE_CHECKING:
    from mateo_desktop.domain.redact import Redactor

#: The pieces, each well below a tenth of a second.
LATER = (
    "asyncio",
    "mateo_desktop.storage.database",
    "mateo_desktop.app.services",
    "mateo_desktop.ui.workspaces",
    "mateo_desktop.ui.correspondent",
    "mateo_desktop.ui.dispatcher",
    "mateo_desktop.ui.copies",
    "qasync",
)


def import_the_rest(pause: Callable[[], object]) -> None:
    """Import what works behind the window; *pause* takes in keys and paints."""
    for module in LATER:
        pause()
        importlib.import_module(module)
    pause()


def token_of_this_run(redactor: Redactor) -> Secret | None:
    """The token from the environment, if there is one; it is gone from there then."""
    # No child process inherits it.
    text = os.environ.pop("MATEO_TOKEN", "").strip()
    if not text:
        return None
    secret = Secret(text)
    redactor.add(secret)
    return secret
