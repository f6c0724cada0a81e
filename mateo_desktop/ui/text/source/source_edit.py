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
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from mateo_desktop.ui.text import beside, emoji_keys
from mateo_desktop.ui.text.coming import Coming
from mateo_desktop.ui.text.hearing import Heard, Hearing
from mateo_desktop.ui.text.pasting import Pasting, Steps, weight

#: A line longer than this is shown in rows: each key in it lays out all of it.
LINE_MAX, _ROW = 10_000, 2_000
#: Of a paste so much is taken, in pieces that are each laid out within a frame or two:
#: ten megabytes of line feeds took 78 s.
PASTE_MAX, PASTE_LINES = 500_000, 10_000
#: A longer text is put in in such pieces as well.
AT_ONCE = 60_000
#: So much goes in without others being asked whether they have something to do meanwhile.
_PIECE, _PIECE_LINES = 32_000, 1_000

_CTRL = Qt.KeyboardModifier.ControlModifier
_ENDS = re.compile(r"(</(?:p|h[1-6]|ul|ol|li|blockquote)>|<(?:ul|ol|blockquote|hr)>)(?=<)")


class SourceEdit(Heard, QPlainTextEdit):
    """Gives back exactly the characters that were typed or put in."""

    files_dropped = Signal(object)
    #: A paste was cut: "cut".
    paste_reduced = Signal(str)
    left = Signal()

    #: The longest line that stays whole, and the longest row of a longer one.
    shape = (LINE_MAX, _ROW)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasting: Pasting | None = None
        # Whether a line may be in rows. Most texts never have one: nothing is imported for them.
        self._has_rows = False
        #: What is still to come of a long text.
        self.coming = Coming(self)
        #: What others hear of this editor.
        self.hearing = Hearing(self)
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """What is written; toPlainText would turn no-break spaces into spaces."""
        self.coming.finish()
        if self._has_rows:
            from mateo_desktop.ui.text import soft_breaks

            return soft_breaks.text(self.document())
        return self.document().toRawText().replace("\u2029", "\n")

    def usual_menu(self) -> QMenu:
        """The menu of any text."""
        return self.createStandardContextMenu()

    def put_text(self, text: str | Callable[[], str]) -> None:
        """Show another text; there is nothing to undo afterwards.

        A long one comes in pieces; one that has still to be found out (which
        must not need Qt) is found out beside the window.
        """
        self.coming.stop()
        if self._pasting is not None:
            self._pasting.stop()
        self._has_rows = False
        is_short = isinstance(text, str) and len(text) <= AT_ONCE and weight(text) <= AT_ONCE
        with self.coming.by_itself():
            if isinstance(text, str) and is_short and not self._is_long(text):
                self.setPlainText(text)
                self.document().setModified(False)
                return
            self.setPlainText("")
            self.document().setUndoRedoEnabled(False)
            if is_short:
                for _ in self._fill(text):
                    pass
                self.document().setUndoRedoEnabled(True)
                self.document().setModified(False)
                return
        self.coming.begin(self._fill(text))

    def change_text(self, text: str) -> bool:
        """Show another text as one step that can be undone, and say that it is there.

        Only what differs is written, and the cursor stays where it is.
        """
        from mateo_desktop.ui.text import soft_breaks

        self.finish_paste()
        lines = soft_breaks.Lines(self.document())
        before = lines.text
        head = _alike(before, text)
        most = min(len(before), len(text)) - head
        tail = _alike(before[::-1][:most], text[::-1][:most])
        cursor = QTextCursor(self.document())
        caret = self.textCursor()
        start = lines.position(head)
        stays = lines.unit(caret.position()) == lines.unit(start) and not caret.hasSelection()
        cursor.setPosition(start)
        cursor.setPosition(
            max(start, lines.end(len(before) - tail)), QTextCursor.MoveMode.KeepAnchor
        )
        self._write(cursor, text[head : len(text) - tail])
        if stays:
            # What is written right behind the cursor would push it along.
            caret.setPosition(start)
            self.setTextCursor(caret)
        return True

    def _write(self, cursor: QTextCursor, text: str) -> None:
        """Put *text* in place of what is selected, as one step, its long lines in rows."""
        if self._is_long(text):
            from mateo_desktop.ui.text import soft_breaks

            self._has_rows = True
            soft_breaks.write(cursor, text, *self.shape)
        else:
            cursor.insertText(text)

    def _is_long(self, text: str) -> bool:
        whole = self.shape[0]
        return len(text) > whole and max(map(len, text.split("\n"))) > whole

    def _fill(self, text: str | Callable[[], str]) -> Steps:
        from mateo_desktop.ui.text import soft_breaks

        if not isinstance(text, str):
            text = yield from beside.steps(text)
        self._has_rows = self._is_long(text)
        cursor = QTextCursor(self.document())
        work = soft_breaks.writing(cursor, text, *self.shape)
        is_first, is_done = True, False
        while not is_done:
            with self.coming.by_itself():
                # Laid out once, not row by row.
                cursor.beginEditBlock()
                is_done = next(work, work) is work
                cursor.endEditBlock()
            if is_first:
                # It stood where the text was written, and went along to its end.
                self.moveCursor(QTextCursor.MoveOperation.Start)
                is_first = False
            yield None

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
        if not text:
            return
        from mateo_desktop.ui.text import soft_breaks

        cursor = self.textCursor()
        self._has_rows |= self._is_long(text)
        work = soft_breaks.writing(cursor, text, *self.shape)
        begin, is_done = cursor.beginEditBlock, False
        if not cursor.hasSelection() and cursor.block().length() > self.shape[0]:
            # Many short pastes would make a row as long as all of them.
            self._has_rows = True
            begin()
            soft_breaks.break_row(cursor)
            cursor.endEditBlock()
            begin = cursor.joinPreviousEditBlock
        while not is_done:
            begin()
            is_done = next(work, work) is work
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
        if enter and event.modifiers() & _CTRL:
            event.ignore()
            return
        if self.hearing.takes(event):
            return
        if self._has_rows:
            from mateo_desktop.ui.text import row_keys

            row_keys.prepare(self, event)
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _CTRL:
            emoji_keys.select_before(self)
        super().keyPressEvent(event)
        if event.text() == "/" and not self.isReadOnly():
            self.hearing.slash_typed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the writer went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies exactly what is written: Qt would write spaces for no-break spaces."""
        from mateo_desktop.ui.text import soft_breaks

        mime = QMimeData()
        mime.setText(soft_breaks.selected(self.textCursor()))
        return mime

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text goes in; files are handed on."""
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
            return
        text = source.text()
        kept = _shortened(text)
        self.finish_paste()
        work = self._pieces(kept)
        if weight(kept) <= _PIECE and kept.count("\n") <= _PIECE_LINES:
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
        end = text.find("\n", end + 1)
        if end < 0:
            return text
    return text[: end + 1]


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
