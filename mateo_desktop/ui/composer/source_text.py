"""The plain text of long source, made beside the window while somebody writes on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mateo_desktop.domain import markup
from mateo_desktop.ui.text.beside import Beside

#: Making the text of so much takes less than is felt.
AT_ONCE = 50_000
_LOOK_MS = 4


class SourceText(QObject):
    """Makes one text at a time; the last wish counts."""

    #: The text of this source is known now.
    made = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[str, str] = {}
        self._beside: Beside[dict[str, str]] | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_timer)

    def start(self, source: str, before: str) -> None:
        """Make the plain text of *source*, and of the markup *before* it."""
        self._beside = Beside(partial(_texts, before, source))
        self._beside.start()
        self._timer.start()

    def of(self, source: str) -> str:
        """The plain text of *source*, made now if nobody did so."""
        known = self._known.get(source)
        return markup.plain_text(source) if known is None else known

    @Slot()
    def _on_timer(self) -> None:
        beside = self._beside
        if beside is not None and not beside.is_alive():
            self._timer.stop()
            self._beside, self._known = None, beside.found
            self.made.emit(list(self._known)[-1])


def _texts(*sources: str) -> dict[str, str]:
    return {source: markup.plain_text(source) for source in sources}
