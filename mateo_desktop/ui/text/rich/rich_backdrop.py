"""What is painted behind the text: bars beside quotes, a ground below code."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from mateo_desktop.ui.text.rich import rich_reader, rich_text
from mateo_desktop.ui.theme import theme

_BAR = 3
_QUOTE = QTextFormat.Property.BlockQuoteLevel


def paint(edit: QTextEdit, part: QRect) -> None:
    """Paint behind the blocks in that *part* of the viewport of *edit*; before its text."""
    # A point between two blocks belongs to either.
    above = QPoint(part.left(), part.top() - rich_reader.GAP)
    block = edit.cursorForPosition(above).block()
    document = edit.document()
    layout = document.documentLayout()
    painter: QPainter | None = None
    shift = edit.verticalScrollBar().value()
    left = document.documentMargin() - edit.horizontalScrollBar().value()
    bottom = part.bottom() + 1 + shift
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() > bottom:
            break
        table = QTextCursor(block).currentTable() if block.blockFormat().topMargin() == 0 else None
        below = document.findBlock(table.lastPosition() + 1) if table is not None else block.next()
        quote = rich_text.quote_of(block)
        code = table is None and rich_text.is_code(block)
        if table is not None:
            quote = rich_text.quote_of_table(table)
            # Qt puts it where the text of the first cell begins, and counts the gap below.
            rect = layout.frameBoundingRect(table)
            inside = rich_reader.GAP + rich_reader.PADDING
            rect.adjust(0, -inside, 0, -inside - rich_reader.GAP)
        if quote or code:
            if painter is None:
                painter = QPainter(edit.viewport())
                painter.setPen(Qt.PenStyle.NoPen)
            rect.translate(0, -shift)
            if code:
                start = left + rich_reader.STEP * quote
                width = edit.viewport().width() - start - document.documentMargin()
                painter.setBrush(QColor(theme().colours.background))
                painter.drawRect(QRectF(start, rect.top(), width, rect.height()))
            painter.setBrush(QColor(theme().colours.line))
            goes_on = below.isValid() and bool(rich_text.quote_of(below))
            height = rect.height() + (rich_reader.GAP if goes_on else 0)
            for level in range(quote):
                painter.drawRect(QRectF(left + rich_reader.STEP * level, rect.top(), _BAR, height))
        block = below
    if painter is not None:
        painter.end()


def may_stand_behind(block: QTextBlock, form: QTextBlockFormat) -> bool:
    """Whether something may be painted behind *block*, which has that *form*."""
    if form.topMargin() == 0 and QTextCursor(block).currentTable() is not None:
        return True
    return form.hasProperty(_QUOTE) or form.hasProperty(rich_reader.PRE)
