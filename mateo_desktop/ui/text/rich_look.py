"""How headings and links look in the editor, without touching the document.

A highlighter draws over the text: what it sets is never in the document, so
neither undo nor the message knows of it, and a change of theme changes nothing
but pixels.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from mateo_desktop.ui.theme import theme

#: How much larger than the text a heading of each level is.
_LARGER = {1: 1.5, 2: 1.25, 3: 1.1}


class RichLook(QSyntaxHighlighter):
    """Draws headings larger and links in the accent colour."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._size = 0.0
        self._headings: dict[int, QTextCharFormat] = {}
        self._link = QTextCharFormat()
        self._prepare()
        theme().changed.connect(self._on_theme_changed)

    def highlightBlock(self, text: str) -> None:
        """Draw one block."""
        if not text:
            return
        block = self.currentBlock()
        level = min(3, block.blockFormat().headingLevel())
        if level:
            self.setFormat(0, block.length(), self._headings[level])
        fragments = block.begin()
        start = block.position()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            form = fragment.charFormat()
            if form.isAnchor():
                # The format of the text is repeated: what is set here replaces it.
                drawn = QTextCharFormat(self._link)
                if level:
                    drawn.merge(self._headings[level])
                    drawn.setForeground(self._link.foreground())
                self.setFormat(fragment.position() - start, fragment.length(), drawn)
            fragments += 1

    def font_changed(self) -> None:
        """Draw everything anew after the font of the document changed."""
        if self._points() != self._size:
            self._prepare()
            self.rehighlight()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._prepare()
        self.rehighlight()

    def _points(self) -> float:
        return self._font().pixelSize() * 1000.0 + self._font().pointSizeF()

    def _font(self) -> QFont:
        return self.document().defaultFont()

    def _prepare(self) -> None:
        self._size = self._points()
        self._link = QTextCharFormat()
        self._link.setForeground(theme().colour("accent"))
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
