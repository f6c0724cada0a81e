"""From the document of the editor to markup, by our own hand.

``QTextDocument.toHtml`` writes 593 characters for "hi". This walks blocks and
fragments and hands what it finds to :mod:`blocks`, which knows how to write.
Only meaning is read (bold, a link, a heading, an item, a quote, a table); sizes,
margins and colours that make it look so on screen are not in the message.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
    QTextTable,
)

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
    Cell,
    Run,
)
from mateo_desktop.ui.text.rich.rich_reader import FIRST, PRE, STEP, WHOLE

_QUOTE = QTextFormat.Property.BlockQuoteLevel
_RULE = QTextFormat.Property.BlockTrailingHorizontalRulerWidth
_ORDERED = frozenset(
    (
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListLowerRoman,
        QTextListFormat.Style.ListUpperRoman,
    )
)

_Look = tuple[int, str]
#: A Block without its runs.
_Shape = tuple[Any, ...]
_List = tuple[int, int, bool, int]
#: Beyond all lists of a document: the numbers of those that Qt has in parts.
_WHOLES = 1_000_000_000


def html(document: QTextDocument) -> str:
    """The markup of *document*; empty when nothing is written in it."""
    return blocks.html(document_blocks(document))


def document_blocks(document: QTextDocument) -> list[Block]:
    """What *document* says, block by block."""
    return [row for _, row in placed_blocks(document)]


def placed_blocks(
    document: QTextDocument, first: int = 0, end: int | None = None
) -> Iterator[tuple[int, Block]]:
    """What the blocks of *document* from number *first* up to *end* say, with their numbers.

    Neither may be inside of a table.
    """
    reader = _Reader()
    found = tables(document)
    block = document.findBlockByNumber(first)
    number = first
    while block.isValid() and (end is None or number < end):
        # Empty blocks around a table are not seen.
        while found and found[0].lastPosition() < block.position():
            found.pop(0)
        if found and found[0].firstPosition() <= block.position():
            table = found.pop(0)
            for row in reader.cells(table):
                yield number, row
            block = document.findBlock(table.lastPosition() + 1)
            number = block.blockNumber()
            if is_hidden(block):
                block, number = block.next(), number + 1
            continue
        if not (found and found[0].firstPosition() == block.position() + 1 and is_hidden(block)):
            yield number, reader.row(block)
        block, number = block.next(), number + 1


def tables(document: QTextDocument) -> list[QTextTable]:
    """The tables of *document* in their order."""
    found = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    return sorted(found, key=QTextTable.firstPosition) if len(found) > 1 else found


def shape(block: QTextBlock) -> Block:
    """What *block* is, without its text; that it is a cell is not said."""
    # Asking a block beyond the last one for its format ends the process.
    return _Reader().row(block)._replace(runs=()) if block.isValid() else Block()


def is_hidden(block: QTextBlock) -> bool:
    """Whether Qt does not show *block* where it stands beside a table."""
    if block.length() > 1:
        return False
    form = block.blockFormat()
    return not form.hasProperty(_RULE) and form.objectIndex() < 0


def look(form: QTextCharFormat) -> _Look:
    """What *form* means: the flags of its emphasis, and where it links to."""
    flags = 0
    if form.fontWeight() >= QFont.Weight.DemiBold:
        flags |= BOLD
    if form.fontItalic():
        flags |= ITALIC
    if form.fontUnderline():
        flags |= UNDERLINE
    if form.fontStrikeOut():
        flags |= STRIKE
    if form.fontFixedPitch():
        flags |= CODE
    return flags, form.anchorHref() if form.isAnchor() else ""


def quote_of(block: QTextBlock) -> int:
    """How deep in quotes *block* stands."""
    return int(block.blockFormat().intProperty(_QUOTE))


def quote_of_table(table: QTextTable) -> int:
    """How deep in quotes *table* stands."""
    return round(table.format().leftMargin()) // STEP


def is_rule(block: QTextBlock) -> bool:
    """Whether a horizontal rule follows the text of *block*."""
    return bool(block.blockFormat().hasProperty(_RULE))


def is_code(block: QTextBlock) -> bool:
    """Whether *block* is a line of code."""
    return bool(block.blockFormat().hasProperty(PRE))


def is_ordered(form: QTextListFormat) -> bool:
    """Whether the items of a list of this *form* are numbered."""
    return form.style() in _ORDERED


def align_of(form: QTextBlockFormat) -> str:
    """How a block of that *form* is aligned."""
    found = form.alignment()
    if found & Qt.AlignmentFlag.AlignHCenter:
        return CENTER
    return RIGHT if found & Qt.AlignmentFlag.AlignRight else ""


class _Reader:
    """Reads blocks, and each format once: a call into Qt costs about a microsecond."""

    def __init__(self) -> None:
        self._looks: dict[int, _Look] = {}
        #: Of each format of a block: the flags that its letters keep, and all but its letters.
        self._shapes: dict[int, tuple[int, _Shape]] = {}
        self._lists: dict[int, _List] = {}

    def row(self, block: QTextBlock) -> Block:
        """What *block* says, outside of a table."""
        number = block.blockFormatIndex()
        known = self._shapes.get(number)
        if known is None:
            known = self._shapes[number] = self._shape(block)
        kept, shape = known
        return Block(self._runs(block, kept), *shape)

    def _shape(self, block: QTextBlock) -> tuple[int, _Shape]:
        found = _shape(block.blockFormat())
        kept = ~CODE if found.pre and not found.chain else -1
        if found.chain:
            if found.chain not in self._lists:
                self._lists[found.chain] = _list(block.textList().format(), found.chain)
            chain, depth, ordered, start = self._lists[found.chain]
            found = found._replace(chain=chain, depth=depth, ordered=ordered, start=start)
        return kept, found[1:]

    def cells(self, table: QTextTable) -> Iterator[Block]:
        """The cells of *table*; the lines of a cell are one block."""
        key, heads = table.objectIndex(), table.format().headerRowCount()
        quote = quote_of_table(table)
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                place = Cell(key, row, column, row == 0 < heads)
                runs: list[Run] = []
                block, last = cell.firstCursorPosition().block(), cell.lastPosition()
                align = align_of(block.blockFormat())
                while block.isValid() and block.position() <= last:
                    runs += (Run(blocks.BREAK), *self._runs(block)) if runs else self._runs(block)
                    block = block.next()
                yield Block(tuple(runs), quote=quote, align=align, cell=place)

    def _runs(self, block: QTextBlock, kept: int = -1) -> tuple[Run, ...]:
        left = block.length() - 1
        if not left:
            return ()
        runs: list[Run] = []
        looks = self._looks
        fragments = block.begin()
        while True:
            fragment = fragments.fragment()
            number = fragment.charFormatIndex()
            found = looks.get(number)
            if found is None:
                found = looks[number] = look(fragment.charFormat())
            runs.append(Run(fragment.text(), found[0] & kept, found[1]))
            left -= fragment.length()
            if left <= 0:
                return tuple(runs)
            fragments += 1


def _list(form: QTextListFormat, chain: int) -> _List:
    """What a list of that *form* is, the number of it, its depth, and where its numbers begin."""
    ordered, first = is_ordered(form), form.start()
    if whole := form.intProperty(WHOLE):
        chain, first = _WHOLES + whole, form.intProperty(FIRST)
    return chain, max(1, form.indent()), ordered, first if ordered else 1


def _shape(form: QTextBlockFormat) -> Block:
    quote, align = int(form.intProperty(_QUOTE)), align_of(form)
    if form.objectIndex() >= 0:
        return Block(quote=quote, chain=form.objectIndex() + 1, align=align)
    return Block(
        (),
        min(3, form.headingLevel()),
        quote,
        rule=form.hasProperty(_RULE),
        align=align,
        pre=form.hasProperty(PRE),
    )
