"""Marks over a text that are no part of it: found words, misspelt words, matching tags.

Qt has one list of them for each editor. Here every kind of mark has a layer of
its own, so that those who mark need not know of each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

Editor = QTextEdit | QPlainTextEdit

#: The layers from the bottom to the top.
LAYERS = ("tags", "sms", "spelling", "found", "current")


class TextMarks(QObject):
    """The marks of one editor; see :func:`marks_of`."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._layers: dict[str, list[QTextEdit.ExtraSelection]] = {}

    def put(self, layer: str, ranges: Sequence[tuple[int, int]], look: QTextCharFormat) -> None:
        """Mark *ranges* (positions of the document) in *layer*, and nothing else there."""
        before = self._layers.get(layer, [])
        # Showing the same again would paint the whole text again.
        if self.ranges(layer) == list(ranges) and all(mark.format == look for mark in before):
            return
        document = self._editor.document()
        marks = []
        for start, end in ranges:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format = look
            marks.append(mark)
        self._layers[layer] = marks
        self._show()

    def clear(self, layer: str) -> None:
        """Take the marks of *layer* away."""
        if self._layers.pop(layer, None):
            self._show()

    def ranges(self, layer: str) -> list[tuple[int, int]]:
        """Where the marks of *layer* are by now: they move with the text."""
        return [
            (mark.cursor.selectionStart(), mark.cursor.selectionEnd())
            for mark in self._layers.get(layer, ())
        ]

    def _show(self) -> None:
        shown = [mark for layer in LAYERS for mark in self._layers.get(layer, ())]
        self._editor.setExtraSelections(shown)


def marks_of(editor: Editor) -> TextMarks:
    """The marks of *editor*, of which there is one set."""
    found = editor.findChild(TextMarks, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, TextMarks) else TextMarks(editor)


def visible_range(editor: Editor) -> tuple[int, int]:
    """The positions of the first and behind the last character in sight."""
    area = editor.viewport().rect()
    first = editor.cursorForPosition(area.topLeft())
    last = editor.cursorForPosition(area.bottomRight())
    if editor.lineWrapMode() == type(editor).LineWrapMode.NoWrap:
        # In the margins above and below the lines Qt finds their very ends, however far away.
        first = editor.cursorForPosition(QPoint(area.left(), _middle(editor, first.block())))
        last = editor.cursorForPosition(QPoint(area.right(), _middle(editor, last.block())))
    return first.position(), max(first.position(), last.position())


def _middle(editor: Editor, block: QTextBlock) -> int:
    return editor.cursorRect(QTextCursor(block)).center().y()
