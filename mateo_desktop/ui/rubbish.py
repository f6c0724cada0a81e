"""Collects garbage on this thread only.

Python collects cycles on whichever thread happens to allocate, and a widget
that is destroyed by the database's thread takes the program down later, in
the middle of Qt. So the automatic collection is off, and a timer here does
its work.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 5_000
#: Container objects made since the last collection, above which one is due.
_DUE_YOUNG, _DUE_OLD = 5_000, 20


class Rubbish(QObject):
    """Stands in for Python's own collector while it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        # What lives by now lives as long as the window: it is not searched again.
        gc.freeze()
        self._rounds = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_timer)
        self._timer.start()

    @Slot()
    def _on_timer(self) -> None:
        if gc.get_count()[0] < _DUE_YOUNG:
            return
        self._rounds += 1
        gc.collect(2 if self._rounds % _DUE_OLD == 0 else 1)

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
