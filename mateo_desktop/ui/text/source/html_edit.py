"""The editor of HTML source: colours, end tags by themselves, indentation, line numbers.

Whatever it adds is a step of its own in the undo history, and nothing is added
to what is pasted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from mateo_desktop.ui.text.source.row_layout import RowLayout
from mateo_desktop.ui.text.source.source_edit import SourceEdit
from mateo_desktop.ui.theme import theme

if TYPE_CHECKING:
    from mateo_desktop.domain.source_problems import Inspection
    from mateo_desktop.ui.text.soft_breaks import Lines
    from mateo_desktop.ui.text.source.line_numbers import LineNumbers
    from mateo_desktop.ui.text.source.source_highlighter import SourceHighlighter
    from mateo_desktop.ui.text.source.source_inspector import SourceInspector
    from mateo_desktop.ui.text.source.source_layouter import SourceLayouter

#: A line longer than this is shown in rows: a key in it lays out and colours all of it.
_WHOLE, _ROW = 600, 300
#: How far back the cursor's surroundings are looked at in a key press, in characters.
_LOOK_BACK = 20_000

_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_HELD = _CTRL | _ALT | _SHIFT
# The brackets are behind AltGr on German keyboards; on a Mac Alt and arrows walk by words.
_INDENT = {(Qt.Key.Key_BracketRight, _CTRL): 1, (Qt.Key.Key_BracketLeft, _CTRL): -1}
if sys.platform != "darwin":
    _INDENT |= {(Qt.Key.Key_Right, _ALT): 1, (Qt.Key.Key_Left, _ALT): -1}


class HtmlEdit(SourceEdit):
    """Edits HTML; :attr:`inspected` tells what is wrong with it."""

    #: An Inspection that is done, some time after the last key.
    inspected = Signal(object)
    #: Laying out was asked for, and it changed nothing.
    layout_refused = Signal()
    #: A long text is being laid out, and no longer is.
    layout_begun = Signal()
    layout_ended = Signal()

    shape = (_WHOLE, _ROW)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        # Kept: PySide takes the document for a child of whoever was asked for it last.
        self._rows = RowLayout(document)
        document.setDocumentLayout(self._rows)
        self.setDocument(document)
        self._inspection: Inspection | None = None
        self._inspected = -1
        #: Where an end tag was completed last, and what was added to it.
        self._completed = (0, "")
        self._lines: Lines | None = None
        self._highlighter: SourceHighlighter | None = None
        self._numbers: LineNumbers | None = None
        self._inspector: SourceInspector | None = None
        self._layouter: SourceLayouter | None = None

    def _equip(self) -> None:
        """Get what the page needs when it is first seen: most messages never show it."""
        from mateo_desktop.ui.text.source.line_numbers import LineNumbers
        from mateo_desktop.ui.text.source.source_highlighter import SourceHighlighter
        from mateo_desktop.ui.text.source.source_inspector import SourceInspector

        self._highlighter = SourceHighlighter(self.document())
        self._numbers = LineNumbers(self, self._blocks_in_sight)
        self._numbers.show()
        self._inspector = SourceInspector(self)
        self._inspector.inspected.connect(self._on_inspected)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._mark_partner)
        self.blockCountChanged.connect(self._make_room)
        theme().changed.connect(self._mark_partner)
        self._make_room()

    # Content

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor at *line* and *column*, both from 1, in characters."""
        from mateo_desktop.ui.text.soft_breaks import Lines

        lines = Lines(self.document())
        begin = 0
        for _ in range(line - 1):
            begin = lines.text.find("\n", begin) + 1
            if not begin:
                return
        end = lines.text.find("\n", begin)
        cursor = self.textCursor()
        last = len(lines.text) if end < 0 else end
        cursor.setPosition(lines.position(min(begin + column - 1, last)))
        self.setTextCursor(cursor)
        self.centerCursor()

    @Slot()
    def lay_out(self) -> None:
        """Indent the source by its elements, as one step that can be undone."""
        if self.isReadOnly():
            return
        from mateo_desktop.ui.text.source import source_layouter

        before = self.text()
        if len(before) <= source_layouter.AT_ONCE:
            from mateo_desktop.domain import source_layout

            self._put_laid_out(before, source_layout.laid_out(before))
        elif self._layouter is None:
            self._layouter = source_layouter.SourceLayouter(self)
            self._layouter.done.connect(self._on_laid_out)
            self._layouter.start(before)
            self.layout_begun.emit()

    @Slot(object, object)
    def _on_laid_out(self, before: str, after: str) -> None:
        layouter, self._layouter = self._layouter, None
        if layouter is not None:
            layouter.deleteLater()
        # Whoever writes meanwhile does not lose what they wrote.
        if not self.isReadOnly() and self.text() == before:
            self._put_laid_out(before, after)
        self.layout_ended.emit()

    def _put_laid_out(self, before: str, after: str) -> None:
        if after == before:
            self.layout_refused.emit()
            return
        from mateo_desktop.ui.text.soft_breaks import Lines

        at = Lines(self.document()).character(self.textCursor().position())
        seen = len(re.sub(r"\s", "", before[:at]))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._write(cursor, after)
        cursor.setPosition(Lines(self.document()).position(_behind(after, seen)))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the indentation; ``>`` and ``</`` bring what closes the element."""
        held = event.modifiers() & _HELD
        step = _INDENT.get((Qt.Key(event.key()), held))
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif step is not None:
            self._indent(step)
        elif event.key() == Qt.Key.Key_I and held == _CTRL | _SHIFT:
            self.lay_out()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self._new_line()
        else:
            selected = self.textCursor().hasSelection()
            super().keyPressEvent(event)
            if event.text() == ">" and not selected:
                if not self._typed_again():
                    self._close_element()
            elif event.text() == "/":
                self._complete_end_tag()

    def _close_element(self) -> None:
        from mateo_desktop.domain import source_typing
        from mateo_desktop.domain.source_spans import RAW_ELEMENTS

        before, after = self._around()
        if before.rfind("<!--") > before.rfind("-->"):
            return
        end = source_typing.closing_for(before, after)
        if end and source_typing.open_element(before[: before.rfind("<")]) not in RAW_ELEMENTS[1:]:
            self._add(end, behind=True)

    def _complete_end_tag(self) -> None:
        before, after = self._around()
        if not before.endswith("</") or re.match(r"[\w>]", after):
            return
        from mateo_desktop.domain import source_typing

        name = source_typing.open_element(before[:-2])
        if not name:
            return
        if self._is_in_row(2, len(name) + 3) and after.lower().startswith(f"</{name}>"):
            # It is there already: typing it again walks over it.
            cursor = self.textCursor()
            cursor.beginEditBlock()
            cursor.deletePreviousChar()
            cursor.deletePreviousChar()
            cursor.endEditBlock()
            cursor.setPosition(cursor.position() + len(name) + 3)
            self.setTextCursor(cursor)
        else:
            self._add(f"{name}>", behind=False)
        self._completed = (self.textCursor().position(), f"{name}>")

    def _is_in_row(self, before: int, behind: int) -> bool:
        """Whether so many positions on both sides of the cursor are in its row."""
        cursor = self.textCursor()
        at = cursor.positionInBlock()
        return at >= before and at + behind < cursor.block().length()

    def _typed_again(self) -> bool:
        """Whether somebody wrote an end tag out that was completed already; then once is enough."""
        cursor = self.textCursor()
        at, end = self._completed
        if not end or cursor.position() != at + len(end):
            return False
        cursor.setPosition(at - len(end), cursor.MoveMode.KeepAnchor)
        if cursor.selectedText() != end + end:
            return False
        cursor.setPosition(at)
        cursor.setPosition(at + len(end), cursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._completed = (0, "")
        return True

    def _add(self, text: str, *, behind: bool) -> None:
        """Put *text* in as a step of its own; the cursor stays before it if it is *behind*."""
        cursor = self.textCursor()
        at = cursor.position()
        # What is put in within an edit block is not merged with what was typed.
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        if behind:
            cursor.setPosition(at)
            self.setTextCursor(cursor)

    def _new_line(self) -> None:
        from mateo_desktop.domain import source_typing

        cursor = self.textCursor()
        before, after = self._around(cursor.selectionStart())
        before, after = before.rpartition("\n")[2], after.partition("\n")[0]
        first, second = source_typing.new_line(before, after)
        cursor.beginEditBlock()
        cursor.insertText(first)
        place = cursor.position()
        cursor.insertText(second)
        cursor.endEditBlock()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _indent(self, step: int) -> None:
        from mateo_desktop.domain import source_typing
        from mateo_desktop.ui.text.soft_breaks import goes_on, line_start

        cursor = self.textCursor()
        block = line_start(self.document().findBlock(cursor.selectionStart()))
        last = self.document().findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1))
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            if not goes_on(block):
                text = block.text()
                after = source_typing.shifted([text], step)[0]
                edit.setPosition(block.position())
                for _ in range(len(text) - len(after)):
                    edit.deleteChar()
                edit.insertText(after[: max(0, len(after) - len(text))])
            block = block.next()
        edit.endEditBlock()

    def _around(self, at: int = -1) -> tuple[str, str]:
        """What stands on both sides of *at*, else of the cursor, a bounded way."""
        from mateo_desktop.ui.text.soft_breaks import selected

        cursor = QTextCursor(self.textCursor())
        at = cursor.position() if at < 0 else at
        cursor.setPosition(max(0, at - _LOOK_BACK))
        cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
        before = selected(cursor)
        end = self.document().characterCount() - 1
        cursor.setPosition(at)
        cursor.setPosition(min(end, at + 500), QTextCursor.MoveMode.KeepAnchor)
        return before, selected(cursor)

    # What is wrong, and what belongs together

    @Slot()
    def _on_text_changed(self) -> None:
        from mateo_desktop.ui.text.text_marks import marks_of

        # Marks by an old reading would be at wrong places.
        self._inspection = None
        marks_of(self).clear("tags")
        if self._inspector is not None:
            self._inspector.wake()

    @Slot(object)
    def _on_inspected(self, inspection: Inspection) -> None:
        from mateo_desktop.ui.text.soft_breaks import Lines

        self._inspection = inspection
        self._inspected = self.document().revision()
        self._lines = Lines(self.document())
        self._mark_partner()
        self.inspected.emit(inspection)

    @Slot()
    def _mark_partner(self) -> None:
        # The cursor moves before an edit tells of itself: places of before may be gone by then.
        if self._inspection is None or self._lines is None:
            return
        if self._inspected != self.document().revision():
            return
        from mateo_desktop.ui.text.text_marks import marks_of

        cursor = self.textCursor()
        pair = None
        if not cursor.hasSelection():
            pair = self._inspection.partner(self._lines.character(cursor.position()))
        look = QTextCharFormat()
        look.setBackground(theme().colour("accent_soft"))
        places = [(tag.start, tag.end) for tag in pair or ()]
        marks_of(self).put("tags", self._lines.ranges(places), look)

    # Line numbers

    @Slot()
    def _make_room(self) -> None:
        if self._numbers is not None:
            self.setViewportMargins(self._numbers.room(), 0, 0, 0)
            self._numbers.settle()

    def _blocks_in_sight(self, bottom: int) -> Iterator[tuple[QTextBlock, int]]:
        block = self.firstVisibleBlock()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > bottom:
                return
            yield block, round(area.top())
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers stay beside the text."""
        super().resizeEvent(event)
        if self._numbers is not None:
            self._numbers.settle()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room for their numbers."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and getattr(self, "_numbers", None) is not None:
            self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another page was in sight is looked at now."""
        super().showEvent(event)
        if self._inspector is None:
            self._equip()
        if self._inspection is None and self._inspector is not None:
            self._inspector.wake()


def _behind(text: str, seen: int) -> int:
    """The place in *text* behind so many characters that are no blanks."""
    if not seen:
        return 0
    for number, found in enumerate(re.finditer(r"\S", text), 1):
        if number == seen:
            return found.end()
    return len(text)
