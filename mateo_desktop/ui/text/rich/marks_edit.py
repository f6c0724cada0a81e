"""The editor of a chat: formatted text that says only what four marks can say.

What is read from it is the text with its marks, as it goes out. Each line is a
block without a gap around it, so that it looks as it will on the phone, and a
long text is laid out line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from mateo_desktop.ui.text.foreign import pasted
from mateo_desktop.ui.text.rich import chat_marks, rich_reader, rich_region, rich_text
from mateo_desktop.ui.text.rich.blocks import Block
from mateo_desktop.ui.text.rich.reading import AT_ONCE
from mateo_desktop.ui.text.rich.rich_commands import one_step
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.text.source.source_edit import LINE_MAX

#: The commands a chat has a mark for, and those that need none.
MARKS = ("bold", "italic", "strike", "code")
_OFFERED = frozenset((*MARKS, "clear", "undo", "redo", "paste_plain"))


class MarksEdit(RichEdit):
    """Gives and takes a text with marks."""

    #: The buttons of the formatting bar that mean something here.
    commands = MARKS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.put_text("")

    def text(self) -> str:
        """What goes out. A text that nobody changed is what was put in, to the letter."""
        self.coming.finish()
        return chat_marks.written(rich_text.document_blocks(self.document()))

    def put_text(self, text: str) -> None:
        """Show another text; there is nothing to undo afterwards."""
        self.stop_paste()
        self.coming.stop()
        self._empty()
        self._wrap(text)
        rows = chat_marks.read(text)
        if len(text) > AT_ONCE:
            self.coming.begin(self._write(rows))
            return
        for _ in self._write(rows):
            pass
        self.document().setUndoRedoEnabled(True)
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._on_moved()

    def change_text(self, text: str) -> bool:
        """Show another text as one step that can be undone; False where only a new start can."""
        self.finish_paste()
        document = self.document()
        placed = list(rich_text.placed_blocks(document))
        rows = chat_marks.read(text)
        changed = rich_region.region(placed, rows)
        if changed.is_empty:
            return True
        caret = self.textCursor()
        block, start, place = caret.blockNumber(), caret.block().position(), caret.position()
        cursor = QTextCursor(document)
        with one_step(cursor):
            if rich_region.emptied(cursor, placed, changed):
                _write(cursor, rows[changed.first : changed.new_end])
        if self.text() != text:
            document.undo()
            return False
        self._wrap(text)
        if document.findBlockByNumber(block).position() == start:
            caret.setPosition(min(place, document.characterCount() - 1))
            self.setTextCursor(caret)
        self._on_moved()
        return True

    def offers(self, command: str) -> bool:
        """Whether there is a mark for *command*."""
        return command in _OFFERED

    def do(self, command: str) -> None:
        """Run a command; to clear is to take the marks away, nothing else."""
        if command != "clear" or self.isReadOnly():
            super().do(command)
            return
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setCharFormat(QTextCharFormat())
        else:
            self.setCurrentCharFormat(QTextCharFormat())
        self._on_moved()

    # RichEdit

    def _new_block(self, cursor: QTextCursor) -> None:
        with one_step(cursor):
            cursor.removeSelectedText()
            # What is switched on goes on in the next line.
            cursor.insertBlock(QTextBlockFormat(), cursor.charFormat())

    def _writing(self, cursor: QTextCursor, found: pasted.Pasted) -> Iterator[None]:
        self._wrap("\n".join(run.text for row in found.rows for run in row.runs), more=True)
        return _replacing(cursor, chat_marks.reduced(found.rows))

    def _pieces(self, cursor: QTextCursor, rows: Sequence[Block]) -> Iterator[None]:
        cursor.setBlockFormat(QTextBlockFormat())
        cursor.setBlockCharFormat(QTextCharFormat())
        yield from _pieces(cursor, rows)

    def _read_ahead(self) -> None:
        """A text with marks is read as a whole."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies the words with their marks as plain text, beside the markup."""
        mime = super().createMimeDataFromSelection()
        copy = QTextDocument()
        QTextCursor(copy).insertFragment(self.textCursor().selection())
        mime.setText(chat_marks.written(rich_text.document_blocks(copy)))
        return mime

    def _wrap(self, text: str, *, more: bool = False) -> None:
        """Wrap the lines unless one is endless; *more*: beside those that are there."""
        if len(text) > LINE_MAX and max(map(len, text.split("\n"))) > LINE_MAX:
            self.setLineWrapMode(self.LineWrapMode.NoWrap)
        elif not more:
            self.setLineWrapMode(self.LineWrapMode.WidgetWidth)


def insert(cursor: QTextCursor, rows: Iterable[Block]) -> None:
    """Write what a chat can say of *rows* in place of the selection, as one step."""
    with one_step(cursor):
        cursor.removeSelectedText()
        _write(cursor, chat_marks.reduced(rows))


def _write(cursor: QTextCursor, rows: Sequence[Block]) -> None:
    for _ in _pieces(cursor, rows):
        pass


def _replacing(cursor: QTextCursor, rows: Sequence[Block]) -> Iterator[None]:
    cursor.removeSelectedText()
    yield from _pieces(cursor, rows)


def _pieces(cursor: QTextCursor, rows: Sequence[Block]) -> Iterator[None]:
    room = rich_reader.PIECE
    for number, row in enumerate(rows):
        room -= rich_reader.weight(row)
        if number:
            if room < 0:
                room = rich_reader.PIECE
                yield
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        rich_reader.write_runs(cursor, row.runs)
