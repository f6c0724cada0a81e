"""Text on paper: as high as what it shows, light in every scheme."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mateo_desktop.ui.text.foreign.safe_document import SafeDocument
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from mateo_desktop.ui.theme import mark, paper_palette


class PaperView(SafeView):
    """Shows a :class:`SafeDocument`; never scrolls by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = SafeDocument(self)
        self.setPalette(paper_palette())
        mark(self, kind="paperview")
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setHorizontalScrollBarPolicy(policy)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setDocument(self.paper)
        self.setUndoRedoEnabled(False)
        self.paper.documentLayout().documentSizeChanged.connect(self._on_size)
        self.paper.finished.connect(self._on_size)

    @Slot()
    def _on_size(self) -> None:
        height = max(1, math.ceil(self.paper.size().height()))
        if not self.paper.is_finished:
            # Lower meanwhile, it would scroll away what somebody is looking at.
            height = max(height, self.height())
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may make another height."""
        super().resizeEvent(event)
        self._on_size()

    def changeEvent(self, event: QEvent) -> None:
        """Another font may make another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "paper"):
            self._on_size()
