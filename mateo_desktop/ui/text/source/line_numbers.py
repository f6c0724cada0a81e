"""The numbers of the lines beside HTML source, so that a remark's line can be found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mateo_desktop.ui.theme import theme

_GAP = 10


class LineNumbers(QWidget):
    """Stands left of the text of *editor*, which keeps room for it.

    *rows* gives the number and the top of each line down to a height: where
    its lines are only the editor itself may ask.
    """

    def __init__(
        self, editor: QPlainTextEdit, rows: Callable[[int], Iterator[tuple[int, int]]]
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._rows = rows
        editor.updateRequest.connect(self._on_update)
        editor.cursorPositionChanged.connect(self.update)

    def room(self) -> int:
        """The width that the numbers take."""
        digits = max(2, len(str(self._editor.blockCount())))
        return self._editor.fontMetrics().horizontalAdvance("9") * digits + _GAP

    def settle(self) -> None:
        """Stand left of the text, as high as it."""
        text = self._editor.viewport().geometry()
        width = self.room()
        self.setGeometry(QRect(text.left() - width, text.top(), width, text.height()))

    @Slot(QRect, int)
    def _on_update(self, area: QRect, moved: int) -> None:
        if moved:
            self.scroll(0, moved)
        else:
            self.update(0, area.y(), self.width(), area.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the number of each line in sight; that of the cursor stands out."""
        painter = QPainter(self)
        painter.setFont(self._editor.font())
        current = self._editor.textCursor().blockNumber()
        height = self._editor.fontMetrics().height()
        for number, top in self._rows(event.rect().bottom()):
            painter.setPen(theme().colour("text" if number == current else "quiet"))
            painter.drawText(
                QRect(0, top, self.width() - _GAP, height),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                str(number + 1),
            )
        painter.end()
