"""From markup to the document of the editor.

The document is built by hand from :mod:`blocks`, never by ``setHtml``: so it
holds meaning only, and the margins that show it are the same whether a
block was read, pasted or typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTableFormat,
)

from mateo_desktop.ui.text.foreign import cleaning, plain_names
from mateo_desktop.ui.text.rich import blocks
from mateo_desktop.ui.text.rich.blocks import (
    BOLD,
    CENTER,
    CODE,
    ITALIC,
    RIGHT,
    STRIKE,
    UNDERLINE,
    Block,
    Run,
)

#: Margins in pixels: around a paragraph, around an item, and a step to the
#: right. Of two margins that meet, Qt takes the larger.
GAP, ITEM_GAP, STEP = 10, 2, 18
#: Around the text of a cell, and what is added beside it: an empty one can be hit.
PADDING, ROOM = 5, 24
#: A table of more cells fills the width: where each column is as wide as its text, a key takes
#: Qt half as long again as soon as they need more than there is.
FITTED_MAX = 300

#: So much, by its weight, is written and laid out at once of a long text.
PIECE = 10_000
_BLOCK_WEIGHT, _RUN_WEIGHT = 60, 20
#: Of a table so much: with each bit Qt lays it out as a whole.
_ROWS_PIECE = 9_000

#: With each item more Qt lays out a list anew as a whole: a longer one is several for Qt,
#: which say that they are one.
LIST_PART = 500

#: The property of a block that is a line of code.
PRE = QTextFormat.Property.UserProperty.value + 1
#: Of a list that is a part: a number that all parts have, and the first number of the whole.
WHOLE, FIRST = PRE + 1, PRE + 2

_ALIGNMENTS = {
    CENTER: Qt.AlignmentFlag.AlignHCenter,
    RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
}


def fill(document: QTextDocument, markup: str) -> None:
    """Let *document* show *markup* of ours; there is nothing to undo afterwards."""
    undo = document.isUndoRedoEnabled()
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    write(cursor, blocks.read(cleaning.own(markup)) or (Block(),))
    cursor.endEditBlock()
    document.setUndoRedoEnabled(undo)
    document.setModified(False)


def write(cursor: QTextCursor, rows: Sequence[Block]) -> None:
    """Write *rows* at *cursor*, the first into its block, which is empty."""
    for _ in pieces(cursor, rows):
        pass


def pieces(
    cursor: QTextCursor, rows: Sequence[Block], known: Lists | None = None
) -> Iterator[None]:
    """As :func:`write`, bit by bit: stops after as much as is laid out within a frame.

    Items of the lists that are *known* join those.

    Qt does not show an empty block right before or after a table: one stands
    before each, and one more where an empty paragraph shall be seen.
    """
    lists: Lists = dict(known or {})
    fresh, after_table = True, False
    room = PIECE
    for cells, row in _by_table(rows):
        room -= weight(row)
        if room < 0 and not fresh:
            room = PIECE
            yield
        hidden = after_table and not cells and not row.depth and not row.rule and not row.runs
        form = block_format(Block(quote=row.quote) if cells else row)
        if fresh and not hidden:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(QTextCharFormat())
        else:
            cursor.insertBlock(form, QTextCharFormat())
        if cells:
            yield from _table_pieces(cursor, cells)
            cursor.setBlockFormat(block_format(Block()))
        elif row.depth:
            kind = (row.chain, row.depth, row.ordered)
            lists.setdefault(kind, Parts()).add(cursor, row)
        write_runs(cursor, row.runs if not cells else ())
        fresh = after_table = bool(cells)


class Parts:
    """A list that is written: for Qt one, or several of :data:`LIST_PART` items."""

    def __init__(self, last: QTextList | None = None) -> None:
        self._last = last
        self._count = 1 if last is not None else 0
        self._whole = 0

    def add(self, cursor: QTextCursor, row: Block) -> None:
        """Make the block of *cursor* its next item, which is *row*."""
        if self._last is not None and self._count % LIST_PART:
            self._last.add(cursor.block())
        else:
            form = list_format(row.depth, row.ordered, row.start)
            if self._last is not None:
                if not self._whole:
                    self._whole = self._last.objectIndex() + 1
                    self._last.setFormat(_part(self._last.format(), self._whole, row.start))
                form.setStart(row.start + self._count)
                form = _part(form, self._whole, row.start)
            self._last = cursor.createList(form)
        self._count += 1


def _part(form: QTextListFormat, whole: int, first: int) -> QTextListFormat:
    form.setProperty(WHOLE, whole)
    form.setProperty(FIRST, first)
    return form


#: Lists by their chain, their depth, and whether they are numbered.
Lists = dict[tuple[int, int, bool], Parts]


def weight(row: Block) -> int:
    """How long writing *row* takes, in characters: a block costs as much as some words."""
    return _BLOCK_WEIGHT + sum(len(run.text) + _RUN_WEIGHT for run in row.runs)


def _by_table(rows: Sequence[Block]) -> Iterator[tuple[list[Block], Block]]:
    """Each row that is no cell, and the cells of each table together."""
    for table, some in groupby(rows, lambda row: row.cell and row.cell.table):
        if table is None:
            for row in some:
                yield [], row
        else:
            cells = list(some)
            yield cells, cells[0]


def _table_pieces(cursor: QTextCursor, cells: Sequence[Block]) -> Iterator[None]:
    """Write a table of *cells* after the empty block of *cursor*, and go to the block below."""
    places = [row.cell for row in cells if row.cell is not None]
    height = 1 + max(place.row for place in places)
    width = 1 + max(place.column for place in places)
    head, wide = any(place.head for place in places), len(cells) > FITTED_MAX
    form = table_format(cells[0].quote, head=head, wide=wide)
    # Some rows at a time: a thousand cells take Qt a tenth of a second at once.
    steps = _row_steps(cells, height)
    table = cursor.insertTable(next(steps), width, form)
    for row in cells:
        assert row.cell is not None
        if row.cell.row >= table.rows():
            yield
            table.appendRows(next(steps))
        found = table.cellAt(row.cell.row, row.cell.column)
        inside = found.lastCursorPosition()
        if inside.position() > found.firstCursorPosition().position():
            inside.insertText(blocks.BREAK)
        inside.setBlockFormat(block_format(row))
        write_runs(inside, row.runs)
    cursor.setPosition(table.lastPosition() + 1)


def _row_steps(cells: Sequence[Block], height: int) -> Iterator[int]:
    """How many rows are written at once, again and again until there are *height*."""
    weights = [0] * height
    for row in cells:
        assert row.cell is not None
        weights[row.cell.row] += weight(row)
    rows = room = 0
    for one in weights:
        if rows and room + one > _ROWS_PIECE:
            yield rows
            rows = room = 0
        rows += 1
        room += one
    yield rows


def table_format(quote: int, *, head: bool, wide: bool) -> QTextTableFormat:
    """The format of a table in a quote that deep, with or without a head.

    It is as wide as its text, as it will be at the recipient; a *wide* one fills the width.
    """
    form = QTextTableFormat()
    if wide:
        # Of a hundred Qt makes one pixel too many, which has to be scrolled to.
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
    form.setBorder(1)
    # Borders that fall together take Qt twice the time at a key and four times in a paint.
    form.setBorderCollapse(False)
    form.setCellPadding(PADDING)
    form.setCellSpacing(0)
    form.setLeftMargin(STEP * quote)
    form.setTopMargin(GAP)
    form.setBottomMargin(GAP)
    form.setHeaderRowCount(int(head))
    return form


def write_runs(cursor: QTextCursor, runs: Sequence[Run]) -> None:
    """Write *runs* at *cursor*, inside its block."""
    for run in runs:
        text = run.text.replace("\n", blocks.BREAK)
        # Half a surrogate pair has no place in a text; it is shown as such.
        if not text.isascii():
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            text = text.replace("\ufdd0", "").replace("\ufdd1", "")
        cursor.insertText(text, char_format(run.flags, run.href))


def plain_rows(text: str) -> tuple[Block, ...]:
    """Plain text as paragraphs, one for each line."""
    lines = plain_names.without_controls(text).split("\n")
    return tuple(Block((Run(line),) if line else ()) for line in lines)


def char_format(flags: int, href: str = "") -> QTextCharFormat:
    """The character format that means *flags* and a link to *href*."""
    form = QTextCharFormat()
    if flags & BOLD:
        form.setFontWeight(QFont.Weight.Bold)
    if flags & ITALIC:
        form.setFontItalic(True)
    if flags & UNDERLINE:
        form.setFontUnderline(True)
    if flags & STRIKE:
        form.setFontStrikeOut(True)
    if flags & CODE:
        # How it looks is drawn by rich_look.
        form.setFontFixedPitch(True)
    if href:
        form.setAnchor(True)
        form.setAnchorHref(href)
    return form


def block_format(row: Block) -> QTextBlockFormat:
    """The block format that means what *row* is, but for its list."""
    form = QTextBlockFormat()
    gap = ITEM_GAP if row.depth else 0 if row.cell or row.pre else GAP
    form.setTopMargin(gap)
    form.setBottomMargin(gap)
    if row.align:
        form.setAlignment(_ALIGNMENTS[row.align])
    if row.pre:
        form.setProperty(PRE, True)
    if row.heading and not row.depth:
        form.setHeadingLevel(row.heading)
    if row.quote:
        form.setProperty(QTextFormat.Property.BlockQuoteLevel, row.quote)
        form.setLeftMargin(STEP * row.quote)
    if row.cell:
        # On the side where the text is not, so that it stands where it will.
        left = {CENTER: ROOM / 2, RIGHT: ROOM}.get(row.align, 0)
        form.setLeftMargin(left)
        form.setRightMargin(ROOM - left)
    if row.rule:
        form.setProperty(
            QTextFormat.Property.BlockTrailingHorizontalRulerWidth,
            QTextLength(QTextLength.Type.PercentageLength, 99),
        )
    return form


def list_format(depth: int, ordered: bool, start: int = 1) -> QTextListFormat:
    """The format of a list of that kind, *depth* lists deep; *start* is its first number."""
    form = QTextListFormat()
    if ordered:
        style = QTextListFormat.Style.ListDecimal
        form.setStart(start)
    else:
        circles = (
            QTextListFormat.Style.ListDisc,
            QTextListFormat.Style.ListCircle,
            QTextListFormat.Style.ListSquare,
        )
        style = circles[min(depth, len(circles)) - 1]
    form.setStyle(style)
    form.setIndent(depth)
    return form
