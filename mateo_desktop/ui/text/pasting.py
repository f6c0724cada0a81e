"""A long paste, a bit of it at a time, so that the window goes on meanwhile.

What is typed before the last bit is there waits for it, in its order: it
belongs after the pasted text. One bit is small enough for a frame, whatever
was on the clipboard. A long text that is opened comes in the same way.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

#: One step after the other; a step may be to wait for a thread.
Steps = Iterator[threading.Thread | None]

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.InputMethod)
_CLICKS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
)
#: They turn the reading direction. Each costs the layout as much as so many letters.
_TURNING, _DEAR = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", 8
#: So often is looked whether a thread has ended, in milliseconds.
_LOOK_MS = 4


def weight(text: str) -> int:
    """What *text* costs to lay out, in letters."""
    if text.isascii():
        return len(text)
    return len(text) + (_DEAR - 1) * sum(map(text.count, _TURNING))


class Pasting(QObject):
    """Does *work* on *edit*, its parent, between other events."""

    finished = Signal()

    def __init__(self, edit: QTextEdit | QPlainTextEdit, work: Steps) -> None:
        super().__init__(edit)
        self._edit = edit
        self._work = work
        self._waiting: list[QEvent] = []
        self._thread: threading.Thread | None = None
        #: Who gets the keys that waited.
        self.receiver: QWidget = edit
        #: Whether somebody put the cursor elsewhere meanwhile.
        self.left_alone = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)
        self._next.start()

    @property
    def keys_wait(self) -> bool:
        """Whether somebody typed meanwhile."""
        return bool(self._waiting)

    def finish(self) -> None:
        """Do at once what is still to do."""
        for thread in self._work:
            if thread is not None:
                thread.join()
        self._end()

    def stop(self) -> None:
        """Leave undone what is still to do, and forget what was typed."""
        self._waiting.clear()
        self._end()

    @Slot()
    def _on_next(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            self._next.start(_LOOK_MS)
            return
        self._thread = None
        try:
            step = next(self._work, self)
        except BaseException:
            self._end()
            raise
        if step is self:
            self._end()
            return
        assert step is None or isinstance(step, threading.Thread)
        self._thread = step
        self._next.start(_LOOK_MS if step else 0)

    def _end(self) -> None:
        self._next.stop()
        self._edit.removeEventFilter(self)
        self._edit.viewport().removeEventFilter(self)
        waiting, self._waiting = self._waiting, []
        self.finished.emit()
        for event in waiting:
            QCoreApplication.sendEvent(self.receiver, event)
        self.deleteLater()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys wait. A click puts the cursor elsewhere, unless a key waits for its place."""
        if watched is self._edit and event.type() in _KEYS:
            self._waiting.append(event.clone())
            return True
        if watched is not self._edit and event.type() in _CLICKS:
            if self._waiting:
                return True
            self.left_alone |= event.type() == QEvent.Type.MouseButtonPress
        return False
