"""Looks through HTML source while nobody types, in pieces too small to be felt."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mateo_desktop.domain.source_problems import Inspection
from mateo_desktop.ui.text.source.source_edit import SourceEdit

#: It begins so long after the last key: before that the writer is in the middle of something.
PAUSE_MS = 500
#: Spans at a time, some milliseconds' worth.
_AT_ONCE = 400


class SourceInspector(QObject):
    """Inspects the text of *editor* after :meth:`wake`; a newer wish replaces an older."""

    inspected = Signal(object)

    def __init__(self, editor: SourceEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._inspection: Inspection | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer)

    @Slot()
    def wake(self) -> None:
        """The text has changed."""
        self._inspection = None
        if self._editor.isVisible():
            self._timer.start(PAUSE_MS)

    @Slot()
    def _on_timer(self) -> None:
        if self._inspection is None:
            self._inspection = Inspection(self._editor.text())
        if self._inspection.run(_AT_ONCE):
            inspection, self._inspection = self._inspection, None
            self.inspected.emit(inspection)
        else:
            self._timer.start(0)
