"""How the program hears that it must end: signals, the session, the window system.

None of them asks a question any more. A signal leaves time for an orderly end;
the end of a session leaves the time of one call; and when the window system
dies, Qt says so in a warning and ends the process in the next line.
"""

from __future__ import annotations

import re
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

#: What Qt says before it calls exit(): "The X11 connection broke (error 1). Did
#: the X11 server die?" (qxcbconnection.cpp), and the same of Wayland.
_BROKE = re.compile(r"(X11|Wayland) connection broke")


class Endings(QObject):
    """Listens from its making to ``stop``."""

    #: A signal wants the program to end: no question, but time enough.
    asked = Signal()
    #: Store what is not stored before this returns: nothing may come after it.
    last_moment = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[signal.Signals, Any] = {}
        self._hearing, self._saying = socket.socketpair()
        self._hearing.setblocking(False)
        self._saying.setblocking(False)
        # A Python handler runs between two bytecodes, and while Qt waits there
        # are none: the number is written to a socket that Qt does look at.
        self._old_fd = signal.set_wakeup_fd(self._saying.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._hearing.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        for number in _signals():
            # Who started the program with nohup wants no SIGHUP to end it.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, _noted)
        application.commitDataRequest.connect(self._on_session_end)

    def stop(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._hearing.close()
        self._saying.close()

    @Slot()
    def _on_signal(self) -> None:
        heard = self._hearing.recv(64)
        if any(number in self._before for number in heard):
            self.asked.emit()

    @Slot()
    def _on_session_end(self) -> None:
        self.last_moment.emit()


def hear_window_system(dies: Callable[[], object]) -> None:
    """Call *dies* when the window system is gone, and pass Qt's warnings on to stderr."""

    def hear(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if sys.stderr is not None:
            sys.stderr.write(f"{message}\n")
        if _BROKE.search(message) and threading.current_thread() is threading.main_thread():
            dies()

    qInstallMessageHandler(hear)


def deaf_again() -> None:
    """Give Qt's warnings back to Qt; Python is about to end."""
    qInstallMessageHandler(None)


def _signals() -> tuple[signal.Signals, ...]:
    names = ("SIGTERM", "SIGINT", "SIGHUP")
    return tuple(getattr(signal, name) for name in names if hasattr(signal, name))


def _noted(_number: int, _frame: object) -> None:
    """Nothing to do: the socket has the number."""
