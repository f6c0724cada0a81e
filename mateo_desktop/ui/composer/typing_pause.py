"""When what is typed is read: after a pause, and now and then while nobody makes one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal

#: What is typed is read after this pause, in milliseconds…
PAUSE_MS = 120
#: …and while typing never stops, after this long. Saving does not wait for
#: either: its time runs from the key, and it asks for what is here.
LONGEST_MS = 500


class TypingPause(QObject):
    """Counts from the keys, for one editor."""

    #: It is time to read.
    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        #: Whether something was typed since the last reading.
        self.is_typed = False
        self._since = 0.0
        self._cost_ms = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.over)

    def typed(self) -> None:
        """A key more."""
        now = time.monotonic()
        if not self.is_typed:
            self.is_typed = True
            self._since = now
        # A long text takes longer to read: it is read less often, so that
        # typing stays ahead.
        longest = max(LONGEST_MS, 10 * self._cost_ms)
        left = longest - (now - self._since) * 1000
        self._timer.start(max(0, min(round(max(PAUSE_MS, 2 * self._cost_ms)), round(left))))

    def wait(self) -> None:
        """It is no time to read yet."""
        self._timer.start(PAUSE_MS)

    def end(self) -> bool:
        """All is read, or of no use any more; whether something was typed."""
        self._timer.stop()
        was_typed, self.is_typed = self.is_typed, False
        return was_typed

    def forget(self) -> None:
        """Another text comes."""
        self.end()
        self._cost_ms = 0.0

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is done meanwhile is what reading costs."""
        started = time.perf_counter()
        yield
        self._cost_ms = (time.perf_counter() - started) * 1000
