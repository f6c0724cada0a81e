"""Reads a long paste of recipients bit by bit, so that the window stays usable meanwhile.

Ten thousand lines of a spreadsheet take 0.2 s to read. Whoever needs all of
them at once, as Send does, asks for the end.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mateo_desktop.domain.addresses import recipients_in

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Recipient

#: A text up to this many characters is read at once: 3 ms.
SHORT = 10_000
#: So long is read in one go, this many people between two looks at the clock.
TURN_S, _AT_ONCE = 0.005, 20
#: What was read is handed on at least this often: until then a kill would lose it.
HAND_ON_S = 0.3


class LatePeople(QObject):
    """The people of what was typed and pasted, in its order."""

    #: A tuple of those that were read.
    read = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._coming: Iterator[Recipient] = iter(())
        self._found: list[Recipient] = []
        self._next_at = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_reading(self) -> bool:
        """Whether more people follow."""
        return self._timer.isActive()

    def add(self, text: str) -> None:
        """Read *text*, after all that is still being read."""
        self._coming = chain(self._coming, recipients_in(text))
        if len(text) <= SHORT and not self.is_reading:
            self.finish()
        else:
            self._next_at = self._next_at if self.is_reading else 0.0
            self._timer.start()

    def finish(self) -> None:
        """Read the rest at once: the message is about to go, or the draft to be left."""
        self._timer.stop()
        self._found += self._coming
        self._coming = iter(())
        self._hand_on()

    @Slot()
    def _on_turn(self) -> None:
        # Of this thread: on a busy machine a turn by the clock would read next to nobody.
        ends = time.thread_time() + TURN_S
        while time.thread_time() < ends:
            some = list(islice(self._coming, _AT_ONCE))
            self._found += some
            if len(some) < _AT_ONCE:
                self.finish()
                return
        if time.monotonic() >= self._next_at:
            self._next_at = time.monotonic() + HAND_ON_S
            self._hand_on()

    def _hand_on(self) -> None:
        found, self._found = tuple(self._found), []
        if found:
            self.read.emit(found)
