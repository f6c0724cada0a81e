"""A very long line in several rows, which are one line all the same.

Qt lays out a block anew as a whole for every key in it: 200 kB in one line take
90 ms. So an editor of plain text gets such a line as several blocks. What stands
between them is a separator of blocks like any other, but its look says that it
is an object, of a kind that nobody writes. A separator takes its look along when
it goes and comes back with it in an undo, and whatever is typed or put in beside
it inherits its look without the kind of object. So nothing need be kept of these
breaks beside the document, and a line end is never taken for one of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from mateo_desktop.domain.finding import Positions
from mateo_desktop.ui.text.pasting import weight

_SEPARATOR = "\u2029"
_KIND = QTextFormat.ObjectTypes.UserObject.value + 0x51
#: So much is written at a time, in letters' worth and in blocks: within a frame or two.
_PIECE, _PIECE_BLOCKS = 16_000, 1_000
#: The shortest row of a line that is dear to lay out.
_DEAR_ROW = 200
#: So many characters behind a place say whether it is in the middle of a letter.
_LOOK_AHEAD = 32


def is_broken(document: QTextDocument) -> bool:
    """Whether there is, or was, a line in rows in *document*."""
    return any(look.objectType() == _KIND for look in document.allFormats())


def goes_on(block: QTextBlock) -> bool:
    """Whether *block* is a row that goes on with the line of the block before it."""
    return block.charFormat().objectType() == _KIND


def line_start(block: QTextBlock) -> QTextBlock:
    """The first row of the line that *block* is of."""
    while goes_on(block):
        block = block.previous()
    return block


class Lines:
    """The text of a document as it stands now, and where it is shown."""

    def __init__(self, document: QTextDocument) -> None:
        raw = document.toRawText()
        # How much of the text stands before each row that goes on with a line, as Qt counts.
        self._units: list[int] = []
        #: What is written, without what is only shown.
        self.text = self._joined(document, raw) if is_broken(document) else raw
        self.text = self.text.replace(_SEPARATOR, "\n")

    def _joined(self, document: QTextDocument, raw: str) -> str:
        parts = raw.split(_SEPARATOR)
        kept, block = parts[:1], document.firstBlock().next()
        for part in parts[1:]:
            if goes_on(block):
                self._units.append(block.position() - len(self._units) - 1)
            else:
                kept.append(_SEPARATOR)
            kept.append(part)
            block = block.next()
        return "".join(kept)

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.text)

    def unit(self, position: int) -> int:
        """How much of the text, as Qt counts, stands before *position* of the document."""
        low, high = 0, len(self._units)
        while low < high:
            middle = (low + high) // 2
            if self._units[middle] + middle + 1 <= position:
                low = middle + 1
            else:
                high = middle
        return position - low

    def character(self, position: int) -> int:
        """How many characters of the text stand before *position* of the document."""
        unit = self.unit(position)
        return unit if not self.is_wide else _characters(self.text, unit)

    @cached_property
    def is_wide(self) -> bool:
        """Whether there are characters that Qt counts twice."""
        return not self.text.isascii() and max(self.text) > "\uffff"

    def position(self, character: int) -> int:
        """The position of the character with that number."""
        unit = self._positions.position(character)
        return unit + bisect_right(self._units, unit)

    def end(self, character: int) -> int:
        """The position behind what ends before the character with that number."""
        return self.position(character - 1) + self._width(character - 1) if character else 0

    def _width(self, character: int) -> int:
        return 2 if self.text[character : character + 1] > "\uffff" else 1

    def ranges(self, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Ranges of characters as ranges of positions."""
        if not self._units:
            return self._positions.ranges(pairs)
        return [(self.position(start), self.end(end)) for start, end in pairs]


def text(document: QTextDocument) -> str:
    """What is written in *document*; toPlainText would turn no-break spaces into spaces."""
    return Lines(document).text


def selected(cursor: QTextCursor) -> str:
    """What is selected of the text."""
    words = cursor.selectedText()
    if _SEPARATOR not in words or not is_broken(cursor.document()):
        return words.replace(_SEPARATOR, "\n")
    block = cursor.document().findBlock(cursor.selectionStart())
    kept: list[str] = []
    for number, part in enumerate(words.split(_SEPARATOR)):
        if number:
            block = block.next()
            kept.append("" if goes_on(block) else "\n")
        kept.append(part)
    return "".join(kept)


def step_over(cursor: QTextCursor, *, forward: bool, mode: QTextCursor.MoveMode) -> bool:
    """Take *cursor* to the other side of a break that it stands at; whether it did.

    Both sides are one place of the text: a key that goes on from there, or
    deletes, shall not be spent on what is only shown.
    """
    before = cursor.position()
    if forward:
        while cursor.atBlockEnd() and goes_on(cursor.block().next()):
            cursor.setPosition(cursor.position() + 1, mode)
    else:
        while cursor.atBlockStart() and goes_on(cursor.block()):
            cursor.setPosition(cursor.position() - 1, mode)
    return cursor.position() != before


def write(cursor: QTextCursor, text: str, whole: int, row: int) -> None:
    """Write *text* in place of what is selected, as one step.

    A line of more than *whole* characters is shown in rows of at most *row*.
    """
    cursor.beginEditBlock()
    for _ in writing(cursor, text, whole, row):
        pass
    cursor.endEditBlock()


def writing(cursor: QTextCursor, text: str, whole: int, row: int) -> Iterator[None]:
    """The same in steps, each within a frame or two."""
    cursor.removeSelectedText()
    waiting: list[str] = []
    size = blocks = 0
    for part, is_row in _parts(text, whole, row):
        waiting.append(part)
        size += weight(part)
        blocks += 1
        if is_row:
            _put(cursor, waiting)
            break_row(cursor)
        if size >= _PIECE or blocks >= _PIECE_BLOCKS:
            _put(cursor, waiting)
            size = blocks = 0
            yield
    _put(cursor, waiting)


def break_row(cursor: QTextCursor) -> None:
    """Let what follows *cursor* go on in a row of its own."""
    cursor.insertBlock(QTextBlockFormat(), _look())


def _put(cursor: QTextCursor, waiting: list[str]) -> None:
    cursor.insertText("".join(waiting))
    waiting.clear()


def _look() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setObjectType(_KIND)
    return look


def _parts(text: str, whole: int, row: int) -> Iterator[tuple[str, bool]]:
    """Lines with their ends, and rows of long ones: whether the line goes on behind it."""
    begin = 0
    while begin < len(text):
        stop = text.find("\n", begin) + 1 or len(text)
        if stop - begin - 1 <= whole:
            yield text[begin:stop], False
        else:
            *rows, last = _rows(text[begin:stop], row)
            for each in rows:
                yield each, True
            yield last, False
        begin = stop


def _rows(line: str, most: int) -> Iterator[str]:
    begin, length = 0, len(line.rstrip("\n"))
    if (dear := weight(line)) > 2 * length:
        # Mostly controls, which take no room: many such rows are in sight, and all are painted.
        most = max(min(most, _DEAR_ROW), most * length // dear)
    while length - begin > most:
        end = _place(line, begin, begin + most)
        yield line[begin:end]
        begin = end
    yield line[begin:]


def _place(line: str, begin: int, end: int) -> int:
    """Where a row ends that begins at *begin* and may reach to *end*, where it hurts least."""
    low = begin + (end - begin) * 3 // 5
    places = [
        line.rfind("><", low, end) + 1,
        line.rfind("<", low, end),
        line.rfind(">", low, end) + 1,
        line.rfind(" ", low, end) + 1,
        line.rfind(";", low, end) + 1,
        end,
    ]
    finder = QTextBoundaryFinder(
        QTextBoundaryFinder.BoundaryType.Grapheme, line[begin : end + _LOOK_AHEAD]
    )
    for place in places:
        if place > low:
            finder.setPosition(_units(line[begin:place]))
            if finder.isAtBoundary():
                return place
    # A letter and all that is put on it stay together, unless it takes a row alone.
    back = finder.toPreviousBoundary()
    return begin + _characters(line[begin:end], back) if back > 0 else end


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _characters(text: str, units: int) -> int:
    return len(
        text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace")
    )
