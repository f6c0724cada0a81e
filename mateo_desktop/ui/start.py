"""What the start does around the first paint.

The first paint shows the head of the message, where writing begins, and what
costs little beside it. The rest of the window and what works behind it take
longer to import and to make. They come afterwards, in pieces, so that a key
pressed meanwhile is on the screen before the next piece.
"""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mateo_desktop.domain.redact import Secret

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.domain.redact import Redactor

#: Qt paints a key 5 ms after it has come: so long, and a little longer, nothing else is
#: begun after the first paint.
_FIRST_KEYS_S = 0.015

#: What the rest of the window is made from, in pieces that each take less than 30 ms.
PANES = (
    "mateo_desktop.ui.text.rich.rich_reader",
    "mateo_desktop.ui.text.rich.rich_edit",
    "mateo_desktop.ui.text.source.html_edit",
    "mateo_desktop.ui.composer.body_editor",
    "mateo_desktop.ui.composer.actions_editor",
    "mateo_desktop.ui.composer.attachments",
    "mateo_desktop.ui.composer.send_bar",
)

#: What works behind the window, in pieces well below a tenth of a second.
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


#: Nobody waits longer for it, in seconds: a locked keyring never answers.
_ARRIVAL_S = 10


def finish(
    sides: Iterable[Callable[[], None]],
    parts: Iterable[Callable[[], None]],
    pause: Callable[[], object] | None,
) -> None:
    """Make the *sides* and the *parts* of the window, and import what works behind it.

    *pause* takes in keys and paints; None: nobody waits for a key to be seen.
    """
    if pause is None:
        pause = _go_on
    else:
        _see_to_first_keys(pause)
    for make in sides:
        pause()
        make()
    for module in PANES:
        pause()
        importlib.import_module(module)
    for make in parts:
        pause()
        make()
    for module in LATER:
        pause()
        importlib.import_module(module)
    pause()


def _see_to_first_keys(pause: Callable[[], object]) -> None:
    pause()
    ends = time.perf_counter() + _FIRST_KEYS_S
    while time.perf_counter() < ends:
        pause()
        time.sleep(0.001)


async def arrival(tasks: Tasks) -> None:
    """Wait until the data folder and the workspace are open, if they are being opened."""
    import asyncio
    import contextlib

    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_ARRIVAL_S):
            await tasks.wait("arrive")


def _go_on() -> None:
    """No pause."""


def token_of_this_run(redactor: Redactor) -> Secret | None:
    """The token from the environment, if there is one; it is gone from there then."""
    # No child process inherits it.
    text = os.environ.pop("MATEO_TOKEN", "").strip()
    if not text:
        return None
    secret = Secret(text)
    redactor.add(secret)
    return secret
