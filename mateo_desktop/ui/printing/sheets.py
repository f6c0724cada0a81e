"""Sheets of A4 that can be painted one at a time, on a screen or on paper.

A sheet is measured in pixels of 1/96 inch, whatever it is painted on: the same
lines break at the same words on the screen, in a PDF and on a printer.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
)
from PySide6.QtWidgets import QApplication

from mateo_desktop.ui.text.foreign.safe_document import SafeDocument
from mateo_desktop.ui.theme import paper_palette

#: A millimetre in pixels of 1/96 inch.
MM = 96 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM

#: 11 and 8 pt, the sizes of a letter's text and its small print.
TEXT_SIZE, SMALL_SIZE = 11 / 72 * 96, 8 / 72 * 96

Block = tuple[str, QTextBlockFormat, QTextCharFormat]


class Sheets:
    """Text that runs over sheets within margins; *room* is left for it on each sheet.

    What stands beside the text is painted by the classes that inherit.
    """

    def __init__(self, room: QRectF) -> None:
        # With part of a pixel in it, Qt breaks pages where a line still sticks out.
        self.room = QRectF(room.left(), room.top(), int(room.width()), int(room.height()))
        self.document = SafeDocument()
        self.document.setUseDesignMetrics(True)
        self.document.setDefaultFont(letters(TEXT_SIZE))
        self.document.setPageSize(self.room.size())

    @property
    def count(self) -> int:
        """How many sheets there are."""
        # pageCount() has one more where only the space below the last line is beyond a sheet.
        last = self.document.documentLayout().blockBoundingRect(self.document.lastBlock())
        return max(1, math.ceil((last.bottom() - 1) / self.room.height()))

    @property
    def text(self) -> str:
        """What can be read on the sheets, for a reader who hears it."""
        return self.document.toPlainText()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint sheet *number*, counted from 0, at the painter's origin."""
        top = number * self.room.height()
        painter.save()
        painter.translate(self.room.left(), self.room.top() - top)
        clip = QRectF(0, top, self.room.width(), self.room.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = paper_palette()
        # A line that only touches this sheet belongs to the next or the one before.
        context.clip = clip.adjusted(0, 0.5, 0, -0.5)
        painter.setClipRect(clip)
        self.document.documentLayout().draw(painter, context)
        painter.restore()


def letters(size: float, *, bold: bool = False) -> QFont:
    """The font of printed text, *size* in pixels of 1/96 inch."""
    font = QFont(QApplication.font())
    font.setPixelSize(math.ceil(size))
    font.setBold(bold)
    # Hinted for a screen, letters would stand unevenly on paper.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Who searches a PDF for "finden" would not find the one sign "ﬁ" in it.
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def block(text: str, *, size: float = TEXT_SIZE, bold: bool = False, below: float = 0) -> Block:
    """A paragraph of plain text with *below* pixels after it."""
    form, marks = QTextBlockFormat(), QTextCharFormat()
    form.setBottomMargin(below)
    marks.setFont(letters(size, bold=bold))
    return text, form, marks


def space(height: float) -> Block:
    """An empty paragraph that is *height* pixels high."""
    form, marks = QTextBlockFormat(), QTextCharFormat()
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    marks.setFont(letters(1))
    return "", form, marks
