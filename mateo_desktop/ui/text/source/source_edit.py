"""Plain editors for what is typed as it is: HTML source and plain text."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

#: A line longer than this is not wrapped: wrapping 200 kB takes two seconds.
LINE_MAX = 10_000

_ENDS = re.compile(r"(</(?:p|h[1-6]|ul|ol|li|blockquote)>|<(?:ul|ol|blockquote|hr)>)(?=<)")


class SourceEdit(QPlainTextEdit):
    """Gives back exactly the characters that were typed or put in."""

    files_dropped = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """What is written; toPlainText would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def put_text(self, text: str) -> None:
        """Show another text; there is nothing to undo afterwards."""
        long = len(text) > LINE_MAX and max(map(len, text.split("\n"))) > LINE_MAX
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.NoWrap if long else mode.WidgetWidth)
        self.setPlainText(text)
        self.document().setModified(False)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is the window's business: it sends."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the writer went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text goes in; files are handed on."""
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
            return
        text = source.text()
        if len(text) > LINE_MAX and max(map(len, text.split("\n"))) > LINE_MAX:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        super().insertFromMimeData(source)


def in_lines(markup: str) -> str:
    """*markup* of ours with a line for each block, for reading; it says the same."""
    if "\n" in markup or "<pre" in markup or "<textarea" in markup:
        return markup
    return _ENDS.sub("\\1\n", markup)
