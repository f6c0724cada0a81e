"""What an attack did to this machine: who was called, which file was opened, what is seen.

The kernel tells of every opening of the watched file, by Python or by Qt, in
this process or another (inotify; Linux only, elsewhere the pixels must do).
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys
import threading
from pathlib import Path

from PySide6.QtGui import QColor, QImage, Qt, QTextFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from mateo_desktop.ui.text.foreign.addresses import safe_address

#: The colour of the picture, as nothing else in the window has it.
LOUD = "#ff00ff"
_LOUD_BYTES = bytes((0xFF, 0x00, 0xFF, 0xFF))
_IN_ACCESS, _IN_OPEN = 0x1, 0x20
_EVENT = struct.Struct("iIII")


class Listener:
    """A loopback server that only counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            caller, _ = self._socket.accept()
            caller.settimeout(2)
            with caller:
                try:
                    if caller.recv(4) == b"stop":
                        return
                except OSError:
                    pass
            self.calls += 1

    def stop(self) -> None:
        """End the server; whoever called before is counted."""
        with socket.create_connection(("127.0.0.1", self.port)) as end:
            end.sendall(b"stop")
        self._thread.join()
        self._socket.close()


class WatchedPicture:
    """A picture in a folder of its own; :meth:`opened` counts who opened it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "secret.png"
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(QColor(LOUD))
        assert image.save(str(self.path))
        self._inotify = -1
        if sys.platform == "linux":
            libc = ctypes.CDLL(None, use_errno=True)
            self._inotify = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
            watch = libc.inotify_add_watch(
                self._inotify, os.fsencode(folder), _IN_OPEN | _IN_ACCESS
            )
            assert watch >= 0, os.strerror(ctypes.get_errno())

    def opened(self) -> int:
        """How often it, or its folder, was opened or read since the last call."""
        if self._inotify < 0:
            return 0
        found = 0
        while True:
            try:
                data = os.read(self._inotify, 65_536)
            except BlockingIOError:
                return found
            at = 0
            while at < len(data):
                found += 1
                at += _EVENT.size + _EVENT.unpack_from(data, at)[3]

    def close(self) -> None:
        """Watch no longer."""
        if self._inotify >= 0:
            os.close(self._inotify)


def shows_it(widget: QWidget) -> bool:
    """Whether anything of the picture can be seen in *widget*."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    # A run of its colour: the parts of four pixels around it would be there by chance.
    return 8 * _LOUD_BYTES in bytes(image.constBits())


def faults(widget: QWidget) -> list[str]:
    """What in *widget* and below could load a file or lead where no link may."""
    return [*_document_faults(widget), *_label_faults(widget)]


def _document_faults(widget: QWidget) -> list[str]:
    found: list[str] = []
    for edit in _each(widget, QTextEdit):
        for form in edit.document().allFormats():
            if form.isImageFormat():
                found.append(f"an image in {edit.objectName()}")
            href = form.toCharFormat().anchorHref() if form.isCharFormat() else ""
            if href and safe_address(href) != href:
                found.append(f"a link to {href!r} in {edit.objectName()}")
            if form.hasProperty(QTextFormat.Property.BackgroundImageUrl):
                found.append(f"a background in {edit.objectName()}")
    return found


def _label_faults(widget: QWidget) -> list[str]:
    found: list[str] = []
    for label in _each(widget, QLabel):
        plain = label.textFormat() == Qt.TextFormat.PlainText
        if not plain and not is_plain_tip(label.text()):
            found.append(f"rich text in the label {label.objectName()}: {label.text()[:60]!r}")
    for each in (widget, *widget.findChildren(QWidget)):
        if not is_plain_tip(each.toolTip()):
            found.append(f"rich text in the tooltip of {each.objectName()}")
    for view in _each(widget, QAbstractItemView):
        model = view.model()
        for row in range(min(model.rowCount(), 50) if model is not None else 0):
            tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
            if not is_plain_tip(str(tip or "")):
                found.append(f"rich text in a tooltip of {view.objectName()}")
    return found


def is_plain_tip(tip: str) -> bool:
    """Whether Qt takes a tooltip for plain text, or for rich text that was escaped."""
    if not Qt.mightBeRichText(tip):
        return True
    inside = tip.removeprefix("<p style='white-space:pre-wrap'>").removesuffix("</p>")
    return inside != tip and "<" not in inside.replace("<br>", "")


def documents(widget: QWidget) -> list[QTextEdit | QPlainTextEdit]:
    """Every text document below *widget*."""
    return [*_each(widget, QTextEdit), *_each(widget, QPlainTextEdit)]


def _each(widget: QWidget, kind: type) -> list:  # type: ignore[type-arg]
    own = [widget] if isinstance(widget, kind) else []
    return [*own, *widget.findChildren(kind)]
