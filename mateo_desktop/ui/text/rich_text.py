"""From the document of the editor to markup, by our own hand.

``QTextDocument.toHtml`` writes 593 characters for "hi". This walks blocks and
fragments and hands what it finds to :mod:`blocks`, which knows how to write.
Only meaning is read (bold, a link, a heading, an item, a quote); sizes, margins
and colours that make it look so on screen are not in the message.
"""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from mateo_desktop.ui.text import blocks
from mateo_desktop.ui.text.blocks import BOLD, ITALIC, STRIKE, UNDERLINE, Block, Run

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
_List = tuple[int, bool]


def html(document: QTextDocument) -> str:
    """The markup of *document*; empty when nothing is written in it."""
    return blocks.html(document_blocks(document))


def document_blocks(document: QTextDocument) -> list[Block]:
    """What *document* says, block by block."""
    rows: list[Block] = []
    looks: dict[int, _Look] = {}
    shapes: dict[int, Block] = {}
    lists: dict[int, _List] = {}
    block = document.begin()
    while block.isValid():
        rows.append(_row(block, looks, shapes, lists))
        block = block.next()
    return rows


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
    return flags, form.anchorHref() if form.isAnchor() else ""


def quote_of(block: QTextBlock) -> int:
    """How deep in quotes *block* stands."""
    return int(block.blockFormat().intProperty(_QUOTE))


def is_rule(block: QTextBlock) -> bool:
    """Whether a horizontal rule follows the text of *block*."""
    return bool(block.blockFormat().hasProperty(_RULE))


def is_ordered(form: QTextListFormat) -> bool:
    """Whether the items of a list of this *form* are numbered."""
    return form.style() in _ORDERED


def _row(
    block: QTextBlock, looks: dict[int, _Look], shapes: dict[int, Block], lists: dict[int, _List]
) -> Block:
    # Every call into Qt costs about a microsecond, so formats are read once
    # and known by their number afterwards.
    runs = _runs(block, looks)
    number = block.blockFormatIndex()
    shape = shapes.get(number)
    if shape is None:
        shape = shapes[number] = _shape(block.blockFormat())
    if not shape.chain:
        return shape._replace(runs=runs)
    if shape.chain not in lists:
        form = block.textList().format()
        lists[shape.chain] = (max(1, form.indent()), is_ordered(form))
    depth, ordered = lists[shape.chain]
    return Block(runs, 0, shape.quote, depth, ordered, shape.chain)


def _shape(form: QTextBlockFormat) -> Block:
    quote = int(form.intProperty(_QUOTE))
    if form.objectIndex() >= 0:
        return Block(quote=quote, chain=form.objectIndex() + 1)
    return Block((), min(3, form.headingLevel()), quote, rule=form.hasProperty(_RULE))


def _runs(block: QTextBlock, looks: dict[int, _Look]) -> tuple[Run, ...]:
    left = block.length() - 1
    if not left:
        return ()
    runs: list[Run] = []
    fragments = block.begin()
    while True:
        fragment = fragments.fragment()
        number = fragment.charFormatIndex()
        if number not in looks:
            looks[number] = look(fragment.charFormat())
        runs.append(Run(fragment.text(), *looks[number]))
        left -= fragment.length()
        if left <= 0:
            return tuple(runs)
        fragments += 1
