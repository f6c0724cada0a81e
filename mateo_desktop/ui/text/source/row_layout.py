"""Lays out the rows of source: only those that changed are laid out and painted again."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout


class RowLayout(QPlainTextDocumentLayout):
    """Qt's own, told of a change in a way that it counts rightly.

    Qt adds what went to what came to find the last block of a change. A highlighter
    says of each row that it colours that all of it went and came: for Qt that
    reaches into the next row, and then everything in sight is painted for a key.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._of = document
        self._blocks = document.blockCount()

    def documentChanged(  # noqa: N802
        self, start: int, removed: int, added: int, /
    ) -> None:
        """What went is no longer anywhere, as long as there are as many blocks as before."""
        blocks = self._of.blockCount()
        if blocks == self._blocks:
            removed, added = 0, max(1, added)
        self._blocks = blocks
        super().documentChanged(start, removed, added)
