"""The numbers of the lines beside HTML source, so that a remark's line can be found.

A long line in several rows has one number, at its first row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mateo_desktop.ui.text import soft_breaks
from mateo_desktop.ui.theme import theme

_GAP = 10


class LineNumbers(QWidget):
    """Stands left of the text of *editor*, which keeps room for it.

    *blocks* gives each block and its top down to a height: where its blocks
    are only the editor itself may ask.
    """

    def __init__(
        self, editor: QPlainTextEdit, blocks: Callable[[int], Iterator[tuple[QTextBlock, int]]]
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._blocks = blocks
        # The numbers of the blocks that go on with a line, and of how many blocks that is known.
        self._rows: list[int] = []
        self._known = -1
        editor.document().contentsChange.connect(self._on_change)
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

    @Slot(int, int, int)
    def _on_change(self, _position: int, removed: int, added: int) -> None:
        # One letter more or less takes no line for another as long as there are as many.
        if removed + added > 1:
            self._known = -1

    def _know_rows(self) -> None:
        document = self._editor.document()
        if self._known == document.blockCount():
            return
        self._known, self._rows = document.blockCount(), []
        if soft_breaks.is_broken(document):
            block = document.firstBlock().next()
            while block.isValid():
                if soft_breaks.goes_on(block):
                    self._rows.append(block.blockNumber())
                block = block.next()

    def number(self, block: QTextBlock) -> int | None:
        """The number of the line that begins with *block*, from 1; None if none begins there."""
        if soft_breaks.goes_on(block):
            return None
        self._know_rows()
        return block.blockNumber() + 1 - bisect_right(self._rows, block.blockNumber())

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
        current = self.number(soft_breaks.line_start(self._editor.textCursor().block()))
        height = self._editor.fontMetrics().height()
        for block, top in self._blocks(event.rect().bottom()):
            number = self.number(block)
            if number is None:
                continue
            painter.setPen(theme().colour("text" if number == current else "quiet"))
            painter.drawText(
                QRect(0, top, self.width() - _GAP, height),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                str(number),
            )
        painter.end()
