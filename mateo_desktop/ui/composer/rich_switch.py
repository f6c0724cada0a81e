"""The way of long source to formatted text: what would be lost is found out beside the window.

Until it is known the page that was there stays, and can be written on. Whoever
writes on has thought otherwise: the owner cancels then.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from mateo_desktop.ui.text.beside import Beside
from mateo_desktop.ui.text.rich import reading
from mateo_desktop.ui.text.rich.reading import Reading

_LOOK_MS = 4


class RichSwitch(QObject):
    """Reads one source at a time."""

    #: A Reading, of what was given last.
    ready = Signal(object)
    #: Somebody agreed to what is lost.
    agreed = Signal()
    #: Somebody wants to see a line of the source: its number, from 1.
    line_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        #: What was asked about.
        self.asked: Reading | None = None
        #: Whether what was agreed to is under way.
        self.is_converting = False
        #: The source that became Rich although something of it was dropped.
        self.source_before: str | None = None
        self._beside: Beside[Reading] | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_timer)

    def start(self, html: str) -> None:
        """Read *html*; what was read before is of no use any more."""
        self._beside = Beside(partial(reading.read, html))
        self._beside.start()
        self._timer.start()

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        if self._beside is not None:
            self._timer.stop()
            self._beside = None

    def forget(self) -> None:
        """Another draft comes."""
        self.cancel()
        self.asked = self.source_before = None
        self.is_converting = False

    def ask(self, known: Reading) -> None:
        """Ask whether what is lost of *known* may be."""
        from mateo_desktop.ui.text.source.loss_dialog import LossDialog

        self.asked = known
        dialog = LossDialog(known.lost, self._window)
        dialog.convert_wanted.connect(self.agreed)
        dialog.line_wanted.connect(self.line_wanted)
        dialog.open()

    @Slot()
    def _on_timer(self) -> None:
        beside = self._beside
        if beside is not None and not beside.is_alive():
            self.cancel()
            self.ready.emit(beside.found)
