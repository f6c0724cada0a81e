"""How headings, links and code look in the editor, without touching the document.

A highlighter draws over the text: what it sets is never in the document, so
neither undo nor the message knows of it, and a change of theme changes nothing
but pixels.
"""

from __future__ import annotations

import bisect
import sys
from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtGui import (
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
    QTextTable,
)

from mateo_desktop.ui.text.rich import rich_backdrop, rich_text
from mateo_desktop.ui.text.rich.rich_reader import PRE
from mateo_desktop.ui.theme import theme

#: How much larger than the text a heading of each level is.
_LARGER = {1: 1.5, 2: 1.25, 3: 1.1}
_LETTERS = ("Cascadia Mono", "Menlo", "DejaVu Sans Mono", "monospace")


class RichLook(QSyntaxHighlighter):
    """Draws headings larger, links in the accent colour, code in its own letters."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._size = 0.0
        self._heads_of = -1
        self._heads: list[tuple[int, int]] = []
        self._headings: dict[int, QTextCharFormat] = {}
        self._link = self._letters = self._code = self._head = QTextCharFormat()
        #: Whether something may have to be painted behind the text: there is, or was, a
        #: quote, code or a table. Each block that changed is looked at here anyway.
        self.has_backdrop = True
        self._has_begun = False
        self._prepare()
        theme().changed.connect(self._on_theme_changed)

    def highlightBlock(self, text: str) -> None:
        """Draw one block."""
        block = self.currentBlock()
        shape = block.blockFormat()
        if not self._has_begun:
            # The first time Qt asks for all there is; before that nobody knows.
            self._has_begun, self.has_backdrop = True, False
        if not self.has_backdrop:
            self.has_backdrop = rich_backdrop.may_stand_behind(block, shape)
        for start, length, drawn in self._drawn(block, shape) if text else ():
            self.setFormat(start, length, drawn)

    def _drawn(
        self, block: QTextBlock, shape: QTextBlockFormat
    ) -> Iterator[tuple[int, int, QTextCharFormat]]:
        """Where in *block* something looks otherwise than it is written, and how."""
        look = self._look_of(block, shape)
        fragments = block.begin()
        start = block.position()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            form = fragment.charFormat()
            code = form.fontFixedPitch()
            drawn = look
            if code or form.isAnchor():
                # The format of the text is repeated: what is set here replaces it.
                drawn = QTextCharFormat(self._link if form.isAnchor() else self._code)
                if code:
                    drawn.merge(self._code)
                if look is not None:
                    drawn.merge(look)
                if form.isAnchor():
                    drawn.setForeground(self._link.foreground())
            if drawn is not None:
                yield fragment.position() - start, fragment.length(), drawn
            fragments += 1

    def _look_of(self, block: QTextBlock, form: QTextBlockFormat) -> QTextCharFormat | None:
        """How all of *block* looks, if it does not look like a paragraph."""
        level = min(3, form.headingLevel())
        if level:
            return self._headings[level]
        if form.topMargin():
            return None
        if form.hasProperty(PRE):
            return self._letters
        return self._head if self._is_head(block.position()) else None

    def _is_head(self, position: int) -> bool:
        """Whether *position* is in the head of a table."""
        # Asked of Qt for each cell, a large table would take a tenth of a second.
        revision = self.document().revision()
        if revision != self._heads_of:
            self._heads_of = revision
            self._heads = [_head(table) for table in rich_text.tables(self.document())]
        at = bisect.bisect_right(self._heads, (position, sys.maxsize)) - 1
        return at >= 0 and position <= self._heads[at][1]

    def font_changed(self) -> None:
        """Draw everything anew after the font of the document changed."""
        if self._points() != self._size:
            self._draw_anew()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._draw_anew()

    def _draw_anew(self) -> None:
        """Draw everything and have it laid out once.

        rehighlight() has each block laid out that looks otherwise, for which Qt walks over all
        of them: more than three minutes for 4,000 lines of code.
        """
        self._prepare()
        document = self.document()
        block = document.begin()
        while block.isValid():
            ranges = []
            for start, length, drawn in self._drawn(block, block.blockFormat()):
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = start, length, drawn
                ranges.append(one)
            layout = block.layout()
            if ranges or layout.formats():
                layout.setFormats(ranges)
            block = block.next()
        document.markContentsDirty(0, document.characterCount())

    def _points(self) -> float:
        return self._font().pixelSize() * 1000.0 + self._font().pointSizeF()

    def _font(self) -> QFont:
        return self.document().defaultFont()

    def _prepare(self) -> None:
        self._size = self._points()
        self._link = QTextCharFormat()
        self._link.setForeground(theme().colour("accent"))
        # The letters of code, and the ground of the code within a line.
        self._letters = QTextCharFormat()
        self._letters.setFontFamilies(_LETTERS)
        self._code = QTextCharFormat(self._letters)
        self._code.setBackground(theme().colour("background"))
        self._head = QTextCharFormat()
        self._head.setFontWeight(QFont.Weight.Bold)
        self._headings = {}
        for level, larger in _LARGER.items():
            form = QTextCharFormat()
            font = self._font()
            if font.pixelSize() > 0:
                form.setProperty(
                    QTextCharFormat.Property.FontPixelSize, round(font.pixelSize() * larger)
                )
            else:
                form.setFontPointSize(font.pointSizeF() * larger)
            form.setFontWeight(QFont.Weight.DemiBold)
            self._headings[level] = form


def _head(table: QTextTable) -> tuple[int, int]:
    """Where the head of *table* begins and ends; it ends before it begins where there is none."""
    rows = table.format().headerRowCount()
    first = table.firstPosition()
    if not rows:
        return first, first - 1
    return first, table.cellAt(rows - 1, table.columns() - 1).lastPosition()
