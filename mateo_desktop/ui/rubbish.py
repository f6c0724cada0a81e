"""Collects garbage on this thread only.

Python collects cycles on whichever thread happens to allocate, and a widget
that is destroyed by the database's thread takes the program down later, in
the middle of Qt. So the automatic collection is off, and a timer here does
its work: what is new often, for that takes a millisecond, and what is older
when nobody types, for that takes twenty.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 2_000
#: Container objects made since the last collection, above which one is due.
_DUE_NEW = 3_000
#: Collections of what is new before one of what is older, and of those before one of all.
_DUE_OLDER, _DUE_ALL = 4, 20
#: This thread works less than that, in seconds, between two turns when nobody types.
_REST_S = 0.03
#: After so many turns without rest it is done all the same.
_PATIENCE = 30


class Rubbish(QObject):
    """Stands in for Python's own collector while it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        # What lives by now lives as long as the window: it is not searched again.
        gc.freeze()
        self._new = self._older = self._waited = 0
        self._worked_s = time.thread_time()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_timer)
        self._timer.start()

    @Slot()
    def _on_timer(self) -> None:
        worked_s = time.thread_time()
        rests = worked_s - self._worked_s < _REST_S
        if gc.get_count()[0] >= _DUE_NEW:
            gc.collect(0)
            self._new += 1
        if self._new >= _DUE_OLDER:
            self._waited += 1
            if rests or self._waited > _PATIENCE:
                self._older += 1
                gc.collect(2 if self._older % _DUE_ALL == 0 else 1)
                self._new = self._waited = 0
        self._worked_s = time.thread_time()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
