"""Lays out the rows of source: only those that changed are laid out and painted again."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout


class RowLayout(QPlainTextDocumentLayout):
    """Qt's own, told of one letter more or less in a way that it counts rightly.

    Qt adds what went to what came to find the last block of a change. A highlighter
    says of each row that it colours that all of it went and came: for Qt that
    reaches into the next row, and then everything in sight is painted for a key.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._of = document
        self._blocks = document.blockCount()
        self._is_letter = False
        # Heard before the highlighter adds to what changed.
        document.contentsChange.connect(self._on_change)

    @Slot(int, int, int)
    def _on_change(self, _position: int, removed: int, added: int) -> None:
        # Of what is taken back Qt may tell wrong.
        one = removed >= 0 <= added and removed + added == 1
        self._is_letter = one and not self._of.isRedoAvailable()

    def documentChanged(  # noqa: N802
        self, start: int, removed: int, added: int, /
    ) -> None:
        """The row of a letter is where it is, as long as there are as many rows as before."""
        blocks = self._of.blockCount()
        if self._is_letter and blocks == self._blocks:
            removed, added = 0, max(1, added)
        self._is_letter, self._blocks = False, blocks
        super().documentChanged(start, removed, added)
