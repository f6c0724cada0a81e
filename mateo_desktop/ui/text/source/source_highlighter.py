"""Colours for HTML source: tags, attributes, values, entities, comments."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from mateo_desktop.domain import source_spans as spans
from mateo_desktop.ui.theme import theme

#: A longer line stays plain: colouring 200 kB on one line takes a second at every key.
LONGEST_LINE = 4_000
#: So many lines are coloured at once; those below a new comment follow bit by bit.
_LINES_AT_ONCE = 60
#: So many characters of a line count as one more of these.
_LINE = 200

_MEANINGS = {
    spans.OPEN: "accent",
    spans.NAME: "accent",
    spans.CLOSE: "accent",
    spans.ATTRIBUTE: "warning",
    spans.EQUALS: "quiet",
    spans.VALUE: "ok",
    spans.ENTITY: "warning",
    spans.COMMENT: "quiet",
    spans.DECLARATION: "quiet",
    spans.RAW: "quiet",
    spans.ODD: "danger",
}


class SourceHighlighter(QSyntaxHighlighter):
    """Colours a line at a time; what a line leaves open goes on in the next."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[int, QTextCharFormat] = {}
        self._left = _LINES_AT_ONCE
        self._next = -1
        # A highlighter is no widget: the timer's parent is the document.
        self._later = QTimer(document, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later)
        theme().changed.connect(self._on_theme)
        self._make_formats()

    def highlightBlock(self, text: str) -> None:
        """Colour one line, or put it off."""
        number = self.currentBlock().blockNumber()
        if self._left <= 0:
            # Keeping its state ends Qt's way down the lines.
            self.setCurrentBlockState(self.currentBlockState())
            if self._next < 0 or number < self._next:
                self._next = number
            return
        self._left -= 1 + len(text) // _LINE
        if not self._later.isActive():
            self._later.start()
        state = max(0, self.previousBlockState())
        if len(text) > LONGEST_LINE:
            self.setCurrentBlockState(0)
            return
        # Qt counts UTF-16 units: where a character takes two of them, all that follows moves.
        wide = not text.isascii() and max(text) > "\uffff"
        reading = spans.Reading(text, state)
        for kind, start, end in reading.spans():
            look = self._formats.get(kind)
            if look is not None:
                if wide:
                    start, end = _units(text, start), _units(text, end)
                self.setFormat(start, end - start, look)
        self.setCurrentBlockState(reading.state)

    @Slot()
    def _on_later(self) -> None:
        self._left = _LINES_AT_ONCE
        number, self._next = self._next, -1
        document = self.document()
        if number >= 0 and document is not None:
            block: QTextBlock = document.findBlockByNumber(number)
            if block.isValid():
                # Another state than any: the lines below are looked at in any case.
                self.rehighlightBlock(block)

    @Slot()
    def _on_theme(self) -> None:
        self._make_formats()
        if self.document() is not None:
            self.rehighlight()

    def _make_formats(self) -> None:
        for kind, meaning in _MEANINGS.items():
            look = QTextCharFormat()
            look.setForeground(theme().colour(meaning))
            if kind == spans.NAME:
                look.setFontWeight(QFont.Weight.DemiBold)
            if kind == spans.COMMENT:
                look.setFontItalic(True)
            self._formats[kind] = look


def _units(text: str, length: int) -> int:
    return len(text[:length].encode("utf-16-le", "surrogatepass")) // 2
