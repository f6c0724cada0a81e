"""One window per data folder.

A lock file says who has the folder; a local socket carries the arguments of
a second start to the window that is already there. A crashed owner's lock is
taken over at once: Qt looks whether its process still lives, and where another
one has its number by now, the lock that the system lifts at every death tells.
"""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_LONGEST_MESSAGE = 64_000


class SingleInstance(QObject):
    """The claim on a data folder."""

    #: What a second start was asked to open ("" = only come to the front).
    called = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = folder / "mateo.lock"
        self._lock = QLockFile(str(self._path))
        self._lock.setStaleLockTime(0)
        self._resolved = str(folder.resolve()).encode()
        self._server: QLocalServer | None = None
        #: Whether the run before this one left its lock: it was killed, or the power went.
        self.was_cut_off = False

    @functools.cached_property
    def _name(self) -> str:
        # Not at the top: most starts never listen before the first paint, or hand over.
        import hashlib

        return "mateo-desktop-" + hashlib.sha256(self._resolved).hexdigest()[:24]

    def claim(self) -> bool:
        """Whether the folder is ours now."""
        # Qt would refuse a lock that this very object holds.
        if self._lock.isLocked():
            return True
        # Whoever ends in order takes its lock away.
        was_there = self._path.exists()
        claimed = self._lock.tryLock(0) or (_cleared(self._path) and self._lock.tryLock(0))
        self.was_cut_off = was_there and claimed
        return claimed

    def listen(self) -> None:
        """From now on hear what later starts say; call after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        # A socket left by a crash is in the way; the lock says it is not in use.
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def hand_over(self, opening: str, wait_ms: int = 15_000) -> bool:
        """Tell the window that has the folder what to open; False if none answers.

        It waits so long only for one that is still starting on a busy machine.
        """
        from PySide6.QtNetwork import QLocalSocket

        deadline = QDeadlineTimer(wait_ms)
        while not deadline.hasExpired():
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(200):
                socket.write(json.dumps({"opening": opening}).encode() + b"\n")
                return socket.waitForReadyRead(int(deadline.remainingTime()))
            # The first window may not listen yet, or be gone by now.
            if self.claim():
                return False
            _pause(50)
        return False

    def release(self) -> None:
        """Give the folder free."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @Slot()
    def _on_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            if socket.canReadLine() or socket.waitForReadyRead(500):
                line = bytes(socket.read(_LONGEST_MESSAGE).data())
                socket.write(b"ok\n")
                socket.flush()
                try:
                    opening = json.loads(line)["opening"]
                except (ValueError, KeyError, TypeError):
                    opening = ""
                self.called.emit(str(opening))
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()


def _cleared(path: Path) -> bool:
    """Remove a lock file that no process holds; False if one does, or nobody knows.

    Qt takes a lock for held if its process lives and is called as it was:
    python is called python, whoever's it is. But on Unix Qt holds a lock of
    the system on the file as well (qlockfile_unix.cpp), which ends with its process.
    """
    try:
        import fcntl
    except ImportError:
        # On Windows the file of a living process cannot be deleted, and Qt tries that.
        return False
    try:
        with path.open("rb+") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Between its making and its locking a new one is empty; and what is
            # there by now need not be what was opened.
            if not file.read(1) or os.fstat(file.fileno()).st_ino != path.stat().st_ino:
                return False
            path.unlink()
    except OSError:
        return False
    return True


def _pause(milliseconds: int) -> None:
    from PySide6.QtCore import QThread

    QThread.msleep(milliseconds)
