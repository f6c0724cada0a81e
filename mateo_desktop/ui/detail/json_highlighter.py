"""Colours for JSON: keys, strings, numbers and words, by meaning."""

from __future__ import annotations

import re

from PySide6.QtCore import Slot
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from mateo_desktop.ui.theme import theme

_TOKENS = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*")(?=\s*:)|(?P<text>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\d[\d.eE+-]*)|(?P<word>\b(?:true|false|null)\b)"
)
#: A longer line is only a long string: colouring it would cost more than it tells.
_LONGEST_LINE = 5_000


class JsonHighlighter(QSyntaxHighlighter):
    """Highlights pretty-printed JSON line by line; strings never span lines."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        theme().changed.connect(self._on_theme)
        self._make_formats()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        if len(text) > _LONGEST_LINE:
            return
        for found in _TOKENS.finditer(text):
            kind = found.lastgroup
            if kind:
                self.setFormat(found.start(), found.end() - found.start(), self._formats[kind])

    @Slot()
    def _on_theme(self) -> None:
        self._make_formats()
        if self.document() is not None:
            self.rehighlight()

    def _make_formats(self) -> None:
        for kind, meaning in (
            ("key", "accent"),
            ("text", "ok"),
            ("number", "warning"),
            ("word", "warning"),
        ):
            look = QTextCharFormat()
            look.setForeground(theme().colour(meaning))
            self._formats[kind] = look
