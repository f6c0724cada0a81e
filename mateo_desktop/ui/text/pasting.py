"""A long paste, a bit of it at a time, so that the window goes on meanwhile.

What is typed before the last bit is there waits for it, in its order: it
belongs after the pasted text. One bit is small enough for a frame, whatever
was on the clipboard.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.InputMethod)
_CLICKS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
)


class Pasting(QObject):
    """Does *work* on *edit*, its parent, between other events."""

    finished = Signal()

    def __init__(self, edit: QTextEdit | QPlainTextEdit, work: Iterator[None]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._work = work
        self._waiting: list[QEvent] = []
        #: Whether somebody put the cursor elsewhere meanwhile.
        self.left_alone = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)
        self._next.start()

    def finish(self) -> None:
        """Do at once what is still to do."""
        for _ in self._work:
            pass
        self._end()

    def stop(self) -> None:
        """Leave undone what is still to do, and forget what was typed."""
        self._waiting.clear()
        self._end()

    @Slot()
    def _on_next(self) -> None:
        try:
            going_on = next(self._work, self) is None
        except BaseException:
            self._end()
            raise
        if going_on:
            self._next.start()
        else:
            self._end()

    def _end(self) -> None:
        self._next.stop()
        self._edit.removeEventFilter(self)
        self._edit.viewport().removeEventFilter(self)
        waiting, self._waiting = self._waiting, []
        self.finished.emit()
        for event in waiting:
            QCoreApplication.sendEvent(self._edit, event)
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
