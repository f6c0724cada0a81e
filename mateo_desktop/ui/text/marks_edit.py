"""The editor of a chat: formatted text that says only what four marks can say.

What is read from it is the text with its marks, as it goes out. All of it is one
block, so that an end of a line is one on the phone, too.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from mateo_desktop.ui.text import chat_marks, pasted, rich_insert, rich_reader, rich_text
from mateo_desktop.ui.text.blocks import BREAK, Block, Run
from mateo_desktop.ui.text.rich_edit import RichEdit

#: The commands a chat has a mark for, and those that need none.
MARKS = ("bold", "italic", "strike", "code")
_OFFERED = frozenset((*MARKS, "clear", "undo", "redo", "paste_plain"))


class MarksEdit(RichEdit):
    """Gives and takes a text with marks."""

    def text(self) -> str:
        """What goes out. A text that nobody changed is what was put in, to the letter."""
        return chat_marks.written(rich_text.document_blocks(self.document()))

    def put_text(self, text: str) -> None:
        """Show another text; there is nothing to undo afterwards."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        runs: list[Run] = []
        for number, row in enumerate(chat_marks.read(text)):
            runs += (Run(BREAK), *row.runs) if number else row.runs
        rich_reader.write(QTextCursor(document), [Block(tuple(runs))])
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def offers(self, command: str) -> bool:
        """Whether there is a mark for *command*."""
        return command in _OFFERED

    # RichEdit

    def _new_block(self, cursor: QTextCursor) -> None:
        cursor.insertText(BREAK)

    def _write(self, cursor: QTextCursor, found: pasted.Pasted) -> None:
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        rich_insert.insert_lines(cursor, chat_marks.reduced(found.rows))
        cursor.endEditBlock()
