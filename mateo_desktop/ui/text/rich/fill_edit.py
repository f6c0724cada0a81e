"""The part of the editor that shows another text, a long one bit by bit.

A long text is read beside the window and written in pieces that are each laid
out within a frame. Whoever types meanwhile types into the text that comes:
the keys wait for it (:mod:`pasting`). Who asks for the text gets all of it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from mateo_desktop.ui.text import beside
from mateo_desktop.ui.text.coming import Coming
from mateo_desktop.ui.text.pasting import Steps
from mateo_desktop.ui.text.rich import reading, rich_change, rich_reader, rich_text
from mateo_desktop.ui.text.rich.block import Block
from mateo_desktop.ui.text.rich.paste_edit import PasteEdit
from mateo_desktop.ui.text.rich.reading import AT_ONCE, Reading
from mateo_desktop.ui.text.rich.written import Written


class FillEdit(PasteEdit):
    """Takes another text, short or long."""

    #: A long text is there as a whole: its Reading.
    filled = Signal(object)
    #: A long text would lose something: its Reading. Nothing of it is shown.
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = Written(self.document())
        #: What is still to come of a long text.
        self.coming = Coming(self)
        self.coming.ended.connect(self._on_come)
        # What to tell at the end of a long text, and of which.
        self._outcome: tuple[str, Reading | None] = ("", None)

    def html(self) -> str:
        """What is written, as clean markup; empty for nothing."""
        self.coming.finish()
        return self._written.html()

    def plain_text(self) -> str:
        """The same words as plain text, as ``markup.plain_text`` makes it of :meth:`html`."""
        self.coming.finish()
        return self._written.plain_text()

    def put_html(self, markup: str, known: Reading | None = None, *, keeping: bool = False) -> None:
        """Show another text; there is nothing to undo afterwards.

        *known* is what is known of it. With *keeping* a long text of which something
        would be lost is not shown but :attr:`refused`; who has a short one knows that.
        """
        self.stop_paste()
        self.coming.stop()
        if reading.takes_long(markup):
            self._empty()
            self.coming.begin(self._fill(markup, known, keeping))
            return
        with self.coming.by_itself():
            rich_reader.fill(self.document(), markup)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._on_moved()

    def change_html(self, markup: str) -> bool:
        """Show another text as one step that can be undone; False where only a new start can.

        A long text is always shown; where it has to begin anew, it does so by itself.
        """
        self.finish_paste()
        if len(markup) > AT_ONCE:
            self.coming.begin(self._change(markup))
            return True
        return _drained(self._changing(reading.rows(markup)))

    @property
    def is_pasting(self) -> bool:
        """Whether more of a long text is to come."""
        return bool(self.coming) or super().is_pasting

    @property
    def is_in_doubt(self) -> bool:
        """Whether all that is written is being compared bit by bit, after an undo."""
        return self._written.is_in_doubt

    def finish_paste(self) -> None:
        """Write at once what is still to come, of whatever."""
        self.coming.finish()
        super().finish_paste()

    @Slot()
    def _on_come(self) -> None:
        self._on_moved()
        told, known = self._outcome
        self._outcome = ("", None)
        if told == "refused":
            self.refused.emit(known)
        elif told:
            self.filled.emit(known)

    def _fill(self, markup: str, known: Reading | None, keeping: bool) -> Steps:
        if known is None or known.source != markup:
            known = yield from beside.steps(partial(reading.read, markup))
        if keeping and known.lost:
            self._outcome = ("refused", known)
            return
        yield from self._write(known.rows)
        self._outcome = ("filled", known)

    def _change(self, markup: str) -> Steps:
        known = yield from beside.steps(partial(reading.read, markup))
        if known.lost:
            self._outcome = ("refused", known)
            return
        self.coming.stand_at(self.textCursor().position())
        if not (yield from self._changing(known.rows)):
            self._empty()
            yield from self._write(known.rows)
        self._outcome = ("filled", known)

    def _changing(self, rows: Sequence[Block]) -> Generator[None, None, bool]:
        """Let the text say *rows*, as one step to undo; False, and as it was, where that fails."""
        cursor = self.textCursor()
        block, start, place = cursor.blockNumber(), cursor.block().position(), cursor.position()
        work = rich_change.steps(self.document(), self._placed(), rows, self._written.html)
        changed: bool | None = None
        while changed is None:
            with self.coming.by_itself():
                try:
                    next(work)
                except StopIteration as ended:
                    changed = bool(ended.value)
            if changed is None:
                yield
        # What is written right behind the cursor would push it along.
        if changed and self.document().findBlockByNumber(block).position() == start:
            self.coming.stand_at(place)
        self._on_moved()
        return changed

    def _write(self, rows: Sequence[Block]) -> Iterator[None]:
        cursor = QTextCursor(self.document())
        work = self._pieces(cursor, rows)
        begun = in_table = False
        going_on = True
        while going_on:
            with self.coming.by_itself():
                cursor.beginEditBlock()
                try:
                    going_on = next(work, work) is None
                finally:
                    cursor.endEditBlock()
            # A table is read as a whole, so not before it is one, and in a step of its own.
            was_in_table, in_table = in_table, cursor.currentTable() is not None
            if was_in_table and not in_table:
                yield
            if not in_table:
                with self.coming.by_itself():
                    self._read_ahead()
            if not begun:
                # It stood where the text was written, and went along to its end.
                self.moveCursor(QTextCursor.MoveOperation.Start)
                begun = True
            if going_on:
                yield

    def _pieces(self, cursor: QTextCursor, rows: Sequence[Block]) -> Iterator[None]:
        """Write *rows* into the empty block of *cursor*, bit by bit."""
        return rich_reader.pieces(cursor, rows)

    def _placed(self) -> list[tuple[int, Block]]:
        if rich_text.tables(self.document()):
            # Blocks beside a table are hidden: numbers are not places in the row.
            return list(rich_text.placed_blocks(self.document()))
        return list(enumerate(self._written.rows()))

    def _empty(self) -> None:
        with self.coming.by_itself():
            self.document().setUndoRedoEnabled(False)
            self.document().clear()

    @Slot()
    def _on_moved(self) -> None:
        """The cursor is elsewhere, or what is there is another."""


def _drained(work: Generator[None, None, bool]) -> bool:
    while True:
        try:
            next(work)
        except StopIteration as ended:
            found: bool = ended.value
            return found
