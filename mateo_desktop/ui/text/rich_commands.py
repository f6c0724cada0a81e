"""What the formatting commands do to the blocks under a cursor.

Each is one undo step. A block's format is always set as a whole, by
:func:`rich_reader.block_format`, so that no margin of a former life stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextList,
)

from mateo_desktop.ui.text import rich_reader, rich_text
from mateo_desktop.ui.text.blocks import BREAK, Block, Run

DEPTH_MAX = 8


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Everything inside is undone at once."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def touched(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks *cursor* stands in or selects."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    # A selection that ends before the first character of a block means the
    # one above it.
    if cursor.hasSelection() and last.position() == cursor.selectionEnd() and last != block:
        last = last.previous()
    found = [block]
    while block != last and block.isValid():
        block = block.next()
        found.append(block)
    return found


def shape(block: QTextBlock) -> Block:
    """What *block* is, without its text; that it is a cell is not said."""
    return rich_text.shape(block)


def reshape(block: QTextBlock, row: Block) -> None:
    """Make *block* what *row* says; in a list it joins its neighbours of that kind."""
    cursor = QTextCursor(block)
    cursor.setBlockFormat(rich_reader.block_format(row))
    if not row.depth:
        return
    neighbour = _neighbour(block, row)
    if neighbour is None:
        cursor.createList(rich_reader.list_format(row.depth, row.ordered, row.start))
    else:
        neighbour.add(block)


def toggle_list(cursor: QTextCursor, ordered: bool) -> None:
    """Bullets or numbers for the touched blocks, or none if all have them."""
    found = [(block, shape(block)) for block in touched(cursor)]
    off = all(row.depth and row.ordered == ordered for _, row in found)
    with one_step(cursor):
        for block, row in found:
            depth = 0 if off else row.depth or 1
            reshape(block, Block(quote=row.quote, depth=depth, ordered=ordered))


def nest(cursor: QTextCursor, step: int) -> None:
    """Items one list deeper (1) or shallower (-1); out of the outermost one."""
    with one_step(cursor):
        for block in touched(cursor):
            row = shape(block)
            if not row.depth:
                continue
            above = shape(block.previous()).depth if block.previous().isValid() else 0
            depth = min(row.depth + step, DEPTH_MAX, above + 1 if step > 0 else DEPTH_MAX)
            if depth != row.depth:
                reshape(block, row._replace(depth=depth))


def toggle_quote(cursor: QTextCursor) -> None:
    """A quote of the touched blocks, or no quote if all are in one."""
    found = [(block, shape(block)) for block in touched(cursor)]
    off = all(row.quote for _, row in found)
    with one_step(cursor):
        for block, row in found:
            _keep_list(block, row._replace(quote=0 if off else row.quote or 1))


def cycle_heading(cursor: QTextCursor) -> None:
    """Paragraph, large, middle and small heading, paragraph."""
    found = touched(cursor)
    level = (shape(found[0]).heading + 1) % 4
    with one_step(cursor):
        for block in found:
            row = shape(block)
            reshape(block, Block(heading=level, quote=row.quote, rule=row.rule))


def clear(cursor: QTextCursor) -> None:
    """The touched text without emphasis and links; blocks become paragraphs."""
    with one_step(cursor):
        whole = cursor.hasSelection()
        for block in touched(cursor):
            reshape(block, Block())
        if whole:
            cursor.setCharFormat(QTextCharFormat())


def new_block(cursor: QTextCursor) -> None:
    """What Enter does: an empty item or quoted line steps out, a heading ends."""
    row = shape(cursor.block())
    empty = cursor.block().length() == 1
    with one_step(cursor):
        if empty and row.depth:
            reshape(cursor.block(), row._replace(depth=row.depth - 1))
            return
        if empty and row.quote:
            reshape(cursor.block(), row._replace(quote=row.quote - 1))
            return
        cursor.removeSelectedText()
        at_end = cursor.atBlockEnd()
        form = cursor.charFormat()
        cursor.insertBlock()
        if at_end and (row.heading or row.rule):
            reshape(cursor.block(), Block(quote=row.quote))
            form = QTextCharFormat()
        elif row.rule:
            # The rule stays below the lower half.
            reshape(cursor.block().previous(), Block(quote=row.quote))
        if at_end:
            form.clearProperty(QTextFormat.Property.IsAnchor)
            form.clearProperty(QTextFormat.Property.AnchorHref)
            cursor.setBlockCharFormat(form)


def step_back(cursor: QTextCursor) -> bool:
    """What Backspace does at the start of a block that is more than a paragraph."""
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    row = shape(cursor.block())
    if row.depth:
        plain = row._replace(depth=row.depth - 1)
    elif row.heading:
        plain = row._replace(heading=0)
    elif row.quote:
        plain = row._replace(quote=row.quote - 1)
    else:
        return False
    with one_step(cursor):
        reshape(cursor.block(), plain)
    return True


def link_range(cursor: QTextCursor) -> QTextCursor | None:
    """The whole link *cursor* stands in, selected; None outside of a link."""
    at = cursor.selectionStart()
    spans: list[tuple[int, int, str]] = []
    fragments = cursor.document().findBlock(at).begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        form = fragment.charFormat()
        start, end = fragment.position(), fragment.position() + fragment.length()
        href = form.anchorHref() if form.isAnchor() else ""
        if spans and spans[-1][2] == href:
            start = spans.pop()[0]
        spans.append((start, end, href))
        fragments += 1
    # At a seam the link wins, whichever side it is on.
    span = next((span for span in spans if span[2] and span[0] <= at <= span[1]), None)
    if span is None:
        return None
    found = QTextCursor(cursor.document())
    found.setPosition(span[0])
    found.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return found


def set_link(cursor: QTextCursor, words: str, href: str) -> None:
    """Put *words* that lead to *href* in place of what *cursor* selects."""
    with one_step(cursor):
        if cursor.selectedText() == words:
            form = QTextCharFormat()
            form.setAnchor(True)
            form.setAnchorHref(href)
            cursor.mergeCharFormat(form)
            return
        flags, _ = rich_text.look(cursor.charFormat())
        cursor.removeSelectedText()
        rich_reader.write_runs(cursor, (Run(words, flags, href),))


def remove_link(cursor: QTextCursor) -> None:
    """The words of the selected link without the link."""
    form = QTextCharFormat()
    form.setAnchor(False)
    form.setAnchorHref("")
    with one_step(cursor):
        cursor.mergeCharFormat(form)


def insert(cursor: QTextCursor, rows: Sequence[Block]) -> None:
    """Write *rows* in place of the selection, as one undo step.

    The first paragraph goes on in the line of the cursor, and what stood after
    the cursor goes on after the last.
    """
    with one_step(cursor):
        cursor.removeSelectedText()
        if not rows:
            return
        if cursor.currentTable() is not None:
            _insert_lines(cursor, rows)
            return
        here = shape(cursor.block())
        if not cursor.atBlockStart() or rows[0][1:] == Block()[1:]:
            if rows[0][1:] == Block()[1:] or len(rows) == 1:
                rich_reader.write_runs(cursor, rows[0].runs)
                rows = rows[1:]
        elif cursor.block().length() > 1:
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            _write_blocks(cursor, rows, in_place=True)
            return
        else:
            _write_blocks(cursor, rows, in_place=True)
            return
        if rows:
            rest = not cursor.atBlockEnd()
            _write_blocks(cursor, rows, in_place=False)
            if rest and rows[-1][1:] != Block()[1:]:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
                _keep_list(cursor.block(), here)


def _insert_lines(cursor: QTextCursor, rows: Sequence[Block]) -> None:
    """Write *rows* into a cell, which has lines only."""
    before: Block | None = None
    for row in rows:
        if before is not None:
            beside = row.cell and before.cell and row.cell[:2] == before.cell[:2]
            cursor.insertText(" " if beside else BREAK, QTextCharFormat())
        rich_reader.write_runs(cursor, row.runs)
        before = row


def _write_blocks(cursor: QTextCursor, rows: Sequence[Block], *, in_place: bool) -> None:
    if not in_place:
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    rich_reader.write(cursor, rows)


def _keep_list(block: QTextBlock, row: Block) -> None:
    """Make *block* what *row* says, in the very list it is in."""
    found: QTextList | None = block.textList()
    QTextCursor(block).setBlockFormat(rich_reader.block_format(row))
    if found is not None and row.depth:
        found.add(block)
    elif row.depth:
        reshape(block, row)


def _neighbour(block: QTextBlock, row: Block) -> QTextList | None:
    """The list next to *block* that an item like *row* belongs to."""
    for step in (QTextBlock.previous, QTextBlock.next):
        other = step(block)
        while other.isValid():
            beside = shape(other)
            if beside.depth < row.depth or beside.quote != row.quote:
                break
            if beside.depth == row.depth:
                if beside.ordered == row.ordered:
                    return other.textList()
                break
            other = step(other)
    return None
