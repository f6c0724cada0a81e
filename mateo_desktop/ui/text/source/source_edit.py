"""Plain editors for what is typed as it is: HTML source and plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mateo_desktop.ui.text import beside
from mateo_desktop.ui.text.coming import Coming
from mateo_desktop.ui.text.hearing import Heard, Hearing
from mateo_desktop.ui.text.pasting import Pasting, Steps

#: A line longer than this is not wrapped: wrapping 200 kB takes two seconds.
LINE_MAX = 10_000
#: Of a paste so much is taken, in pieces that are each laid out within a frame or two:
#: ten megabytes of line feeds took 78 s.
PASTE_MAX, PASTE_LINES = 500_000, 10_000
#: A longer text is put in in such pieces as well.
AT_ONCE = 60_000
#: Of one line so much: each piece of it lays out all of it.
_PASTE_LINE = 100_000
#: The same of a line that is a quarter turns of direction or marks above letters: twice the work.
_PASTE_HEAVY = 50_000
_HEAVY = re.compile("[\u0300-\u036f\u202a-\u202e\u2066-\u2069]")
_PIECE, _PIECE_LINES = 32_000, 1_000

_ENDS = re.compile(r"(</(?:p|h[1-6]|ul|ol|li|blockquote)>|<(?:ul|ol|blockquote|hr)>)(?=<)")


class SourceEdit(Heard, QPlainTextEdit):
    """Gives back exactly the characters that were typed or put in."""

    files_dropped = Signal(object)
    #: A paste was cut: "cut".
    paste_reduced = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasting: Pasting | None = None
        #: What is still to come of a long text.
        self.coming = Coming(self)
        #: What others hear of this editor.
        self.hearing = Hearing(self)
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """What is written; toPlainText would turn no-break spaces into spaces."""
        self.coming.finish()
        return self.document().toRawText().replace("\u2029", "\n")

    def put_text(self, text: str | Callable[[], str]) -> None:
        """Show another text; there is nothing to undo afterwards.

        A long one comes in pieces; one that has still to be found out (which
        must not need Qt) is found out beside the window.
        """
        self.coming.stop()
        if self._pasting is not None:
            self._pasting.stop()
        if isinstance(text, str) and len(text) <= AT_ONCE:
            with self.coming.by_itself():
                self._set_text(text)
            return
        with self.coming.by_itself():
            self.setPlainText("")
            # Neither the new text nor the one before it is ever wrapped in vain.
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.document().setUndoRedoEnabled(False)
        self.coming.begin(self._fill(text))

    def _set_text(self, text: str) -> None:
        if self._is_too_long_to_wrap(text):
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.setPlainText(text)
        else:
            self.setPlainText(text)
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setModified(False)

    def change_text(self, text: str) -> bool:
        """Show another text as one step that can be undone; False where only a new start can.

        Only what differs is written, and the cursor stays where it is.
        """
        if max(map(len, text.split("\n"))) > LINE_MAX:
            return False
        self.finish_paste()
        before = self.text()
        head = _alike(before, text)
        most = min(len(before), len(text)) - head
        tail = _alike(before[::-1][:most], text[::-1][:most])
        cursor = QTextCursor(self.document())
        caret = self.textCursor()
        start = _units(before[:head])
        stays = caret.position() == start and not caret.hasSelection()
        cursor.setPosition(start)
        end = start + _units(before[head : len(before) - tail])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[head : len(text) - tail])
        if stays:
            # What is written right behind the cursor would push it along.
            caret.setPosition(start)
            self.setTextCursor(caret)
        return True

    def _is_too_long_to_wrap(self, text: str) -> bool:
        return len(text) > LINE_MAX and max(map(len, text.split("\n"))) > LINE_MAX

    def _fill(self, text: str | Callable[[], str]) -> Steps:
        if not isinstance(text, str):
            text = yield from beside.steps(text)
        cursor = QTextCursor(self.document())
        begin = 0
        while begin < len(text):
            # Lines stay whole: each piece of one lays out all of it.
            end = text.rfind("\n", begin, begin + _PIECE) + 1 or text.find("\n", begin) + 1
            piece = text[begin : end or len(text)]
            if piece.count("\n") > _PIECE_LINES:
                piece = "".join(piece.splitlines(keepends=True)[:_PIECE_LINES])
            with self.coming.by_itself():
                cursor.insertText(piece)
            if begin == 0:
                # It stood where the text was written, and went along to its end.
                self.moveCursor(QTextCursor.MoveOperation.Start)
            begin += len(piece)
            yield None
        if not self._is_too_long_to_wrap(text):
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)

    @property
    def is_pasting(self) -> bool:
        """Whether more of a long text is to come."""
        return self._pasting is not None or bool(self.coming)

    def finish_paste(self) -> None:
        """Write at once what is still to come, of whatever."""
        self.coming.finish()
        if self._pasting is not None:
            self._pasting.finish()

    def _pieces(self, text: str) -> Iterator[None]:
        """Write *text* at the cursor, a piece at a time and all of it one step to undo."""
        cursor = self.textCursor()
        begin = cursor.beginEditBlock
        while text:
            piece = text[:_PIECE]
            if piece.count("\n") > _PIECE_LINES:
                piece = "".join(piece.splitlines(keepends=True)[:_PIECE_LINES])
            # A pair that stands for one line end or one character is not parted.
            if len(piece) < len(text) and (piece[-1] == "\r" or "\ud800" <= piece[-1] < "\udc00"):
                piece = text[: len(piece) + 1]
            text = text[len(piece) :]
            begin()
            cursor.insertText(piece)
            cursor.endEditBlock()
            begin = cursor.joinPreviousEditBlock
            yield
        if self._pasting is None or not self._pasting.left_alone:
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    @Slot()
    def _on_pasted(self) -> None:
        self._pasting = None

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is the window's business: it sends."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        if self.hearing.takes(event):
            return
        super().keyPressEvent(event)
        if event.text() == "/" and not self.isReadOnly():
            self.hearing.slash_typed.emit()

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
        kept = _shortened(text)
        if len(kept) > LINE_MAX and max(map(len, kept.split("\n"))) > LINE_MAX:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.finish_paste()
        work = self._pieces(kept)
        if len(kept) <= _PIECE and kept.count("\n") <= _PIECE_LINES:
            for _ in work:
                pass
        else:
            self._pasting = Pasting(self, work)
            self._pasting.finished.connect(self._on_pasted)
        if len(kept) < len(text):
            self.paste_reduced.emit("cut")


def _shortened(text: str) -> str:
    """*text* up to what a paste may be, at a line end where it has too many lines."""
    text = text[:PASTE_MAX]
    end = -1
    for _ in range(PASTE_LINES):
        begin, end = end + 1, text.find("\n", end + 1)
        stop = len(text) if end < 0 else end
        most = _PASTE_LINE if stop - begin <= _PASTE_HEAVY else _most(text[begin:stop])
        if stop - begin > most:
            return text[: begin + most]
        if end < 0:
            return text
    return text[: end + 1]


def _most(line: str) -> int:
    """So much of a long *line* may be pasted."""
    heavy = 0 if line.isascii() else len(_HEAVY.findall(line[:_PASTE_LINE]))
    return _PASTE_HEAVY if heavy > _PASTE_LINE // 4 else _PASTE_LINE


def _alike(one: str, other: str) -> int:
    """How many characters both begin with, by halves: comparing slices is quick."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _units(text: str) -> int:
    """How many positions of a document *text* takes: Qt counts UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def in_lines(markup: str) -> str:
    """*markup* of ours with a line for each block, for reading; it says the same."""
    if "\n" in markup or "<pre" in markup or "<textarea" in markup:
        return markup
    return _ENDS.sub("\\1\n", markup)
