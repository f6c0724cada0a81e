"""A computation beside the window, which goes on meanwhile.

Plain values go in and plain values come out: nothing of Qt is touched there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Generic, TypeVar

_Found = TypeVar("_Found")


class Beside(threading.Thread, Generic[_Found]):
    """*work*, once it is started; no exit of the program waits for it."""

    def __init__(self, work: Callable[[], _Found]) -> None:
        super().__init__(daemon=True, name="beside")
        self._work = work
        self._found: list[_Found] = []

    def run(self) -> None:
        """What is done in the thread."""
        self._found.append(self._work())

    @property
    def found(self) -> _Found:
        """What came out, when it has ended; what went wrong there is raised here once more."""
        return self._found[0] if self._found else self._work()


def steps(work: Callable[[], _Found]) -> Generator[threading.Thread, None, _Found]:
    """What *work* gives, after steps that wait for the thread it is done in."""
    thread = Beside(work)
    thread.start()
    while thread.is_alive():
        yield thread
    return thread.found
