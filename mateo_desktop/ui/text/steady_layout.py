"""A text that keeps its lines while its width is the same.

Qt lays a whole QTextEdit out anew when it comes back into sight, in whatever
size: 0.1 s for 500 kB, at each look at the source and back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit as _Editor
else:
    # Taken beside Qt's own class.
    _Editor = object


class SteadyLayout(_Editor):
    """The part of a QTextEdit that hears of its size."""

    _laid_out_px = -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the text out anew if its lines may be others, else only say what is in sight."""
        size, bar = self.viewport().size(), self.verticalScrollBar()
        # What fits in is laid out soon, or is not laid out yet.
        if size.width() != self._laid_out_px or not bar.maximum():
            super().resizeEvent(event)
            # A scroll bar that comes takes its room meanwhile, and tells Qt alone.
            self._laid_out_px = self.viewport().width()
            return
        height = bar.maximum() + bar.pageStep()
        bar.setPageStep(size.height())
        bar.setRange(0, max(0, height - size.height()))
