"""What the formatting commands do to the blocks under a cursor.

Each is one undo step. A block's format is always set as a whole, by
:func:`rich_reader.block_format`, so that no margin of a former life stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextList,
)

from mateo_desktop.ui.text.rich import rich_reader, rich_tables, rich_text
from mateo_desktop.ui.text.rich.blocks import BREAK, Block, Cell

DEPTH_MAX = 8
#: Where a cell is says its table, not its block.
_SOME_CELL = Cell(0, 0, 0)


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
    """What *block* is, without its text; of a cell only that it is one, and its alignment."""
    row = rich_text.shape(block)
    if block.isValid() and QTextCursor(block).currentTable() is not None:
        return Block(align=row.align, cell=_SOME_CELL)
    return row


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


def _shapes(cursor: QTextCursor) -> list[tuple[QTextBlock, Block]]:
    """The touched blocks outside of tables, and what they are."""
    found = ((block, shape(block)) for block in touched(cursor))
    return [(block, row) for block, row in found if row.cell is None]


def _lines(cursor: QTextCursor) -> list[tuple[QTextBlock, Block]]:
    """As :func:`_shapes`, but among others only what has a line to be something else."""
    found = _shapes(cursor)
    if len(found) == 1:
        return found
    return [(block, row) for block, row in found if not _has_no_line(block)]


def _has_no_line(block: QTextBlock) -> bool:
    """Whether *block* is a rule alone, or is not seen because it stands beside a table."""
    if block.length() == 1 and rich_text.is_rule(block):
        return True
    if not rich_text.is_hidden(block):
        return False
    beside = (block.previous(), block.next())
    return any(b.isValid() and QTextCursor(b).currentTable() is not None for b in beside)


def settle(below: QTextBlock) -> None:
    """Lift items from *below* on that are deeper than what stands above them lets them be.

    They would be sent like that. The undo step is the caller's.
    """
    if not below.isValid():
        return
    row, above = shape(below), shape(below.previous())
    most = above.depth + 1 if above.quote == row.quote and above.cell is None else 1
    by = row.depth - most
    while by > 0 and row.depth > most:
        reshape(below, _at_depth(below, row, max(most, row.depth - by)))
        below = below.next()
        row = shape(below) if below.isValid() else Block()


def settle_at(cursor: QTextCursor) -> None:
    """As :func:`settle`, for the block of *cursor*, which others were joined with, and below it."""
    settle(cursor.block())
    settle(cursor.block().next())


def may_unsettle(cursor: QTextCursor, *, forward: bool) -> bool:
    """Whether joining blocks at *cursor* may leave items below nothing, and so needs care.

    Without a selection the block is joined with the one below (*forward*) or above.
    """
    last = cursor.document().findBlock(cursor.selectionEnd())
    if not cursor.hasSelection():
        if not (cursor.atBlockEnd() if forward else cursor.atBlockStart()):
            return False
        last = last.next() if forward else last
    elif last.contains(cursor.selectionStart()):
        return False
    return _is_deep(last) or _is_deep(last.next())


def _is_deep(block: QTextBlock) -> bool:
    items: QTextList | None = block.textList() if block.isValid() else None
    return items is not None and items.format().indent() > 1


def toggle_list(cursor: QTextCursor, ordered: bool) -> None:
    """Bullets or numbers for the touched blocks, or none if all have them."""
    found = _lines(cursor)
    off = all(row.depth and row.ordered == ordered for _, row in found)
    with one_step(cursor):
        for block, row in found:
            depth = 0 if off else row.depth or 1
            reshape(block, Block(quote=row.quote, depth=depth, ordered=ordered, align=row.align))
        settle(touched(cursor)[-1].next())


def start_list(cursor: QTextCursor, start: int) -> None:
    """Let the numbers of the list *cursor* stands in begin with *start*."""
    found: QTextList | None = cursor.block().textList()
    if found is not None:
        form = found.format()
        with one_step(cursor):
            found.setFormat(rich_reader.list_format(max(1, form.indent()), True, start))


def nest(cursor: QTextCursor, step: int) -> None:
    """Items one list deeper (1) or shallower (-1); out of the outermost one."""
    with one_step(cursor):
        for block, row in _shapes(cursor):
            if not row.depth:
                continue
            above = shape(block.previous()).depth if block.previous().isValid() else 0
            depth = min(row.depth + step, DEPTH_MAX, above + 1 if step > 0 else DEPTH_MAX)
            if depth != row.depth:
                reshape(block, _at_depth(block, row, depth))
        settle(touched(cursor)[-1].next())


def toggle_quote(cursor: QTextCursor) -> None:
    """A quote of the touched blocks, or no quote if all are in one."""
    found = _shapes(cursor)
    off = all(row.quote for _, row in found)
    with one_step(cursor):
        for block, row in found:
            keep_list(block, row._replace(quote=0 if off else row.quote or 1))
        for table in rich_tables.selected(cursor):
            rich_tables.set_quote(table, 0 if off else 1)
        settle(touched(cursor)[0])
        settle(touched(cursor)[-1].next())


def toggle_code(cursor: QTextCursor) -> None:
    """Lines of code of the touched blocks, or paragraphs if all are code."""
    found = _lines(cursor)
    off = all(row.pre for _, row in found)
    with one_step(cursor):
        for block, row in found:
            reshape(block, Block(quote=row.quote, align=row.align, pre=not off))
        settle(touched(cursor)[-1].next())


def align(cursor: QTextCursor, how: str) -> None:
    """Align the touched blocks: "" (where their words start), CENTER or RIGHT."""
    with one_step(cursor):
        for block in touched(cursor):
            row = shape(block)
            if row.align != how:
                keep_list(block, row._replace(align=how))


def cycle_heading(cursor: QTextCursor) -> None:
    """Paragraph, large, middle and small heading, paragraph."""
    set_heading(cursor, (shape(touched(cursor)[0]).heading + 1) % 4)


def set_heading(cursor: QTextCursor, level: int) -> None:
    """Headings of that *level* (1 to 3), or paragraphs (0)."""
    with one_step(cursor):
        for block, row in _lines(cursor):
            reshape(block, Block(heading=level, quote=row.quote, rule=row.rule, align=row.align))
        settle(touched(cursor)[-1].next())


def insert_rule(cursor: QTextCursor) -> None:
    """A line across the page, and a paragraph below it for what follows."""
    if cursor.currentTable() is not None:
        return
    with one_step(cursor):
        cursor.removeSelectedText()
        row = shape(cursor.block())
        if not cursor.atBlockStart():
            cursor.insertBlock()
        elif cursor.block().length() > 1:
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        if cursor.atBlockEnd():
            reshape(cursor.block(), Block(quote=row.quote, rule=True))
            below = cursor.block().next()
            if below.isValid() and QTextCursor(below).currentTable() is None:
                cursor.setPosition(below.position())
            else:
                cursor.insertBlock(rich_reader.block_format(Block(quote=row.quote)))
        else:
            cursor.insertBlock()
            above = cursor.block().previous()
            reshape(above, Block(quote=row.quote, rule=True))
        settle_at(cursor)


def clear(cursor: QTextCursor) -> None:
    """The touched text without emphasis and links; blocks become paragraphs, rules stay."""
    with one_step(cursor):
        whole = cursor.hasSelection()
        for block in touched(cursor):
            row = shape(block)
            reshape(block, Block(cell=row.cell, rule=row.rule))
        settle(touched(cursor)[-1].next())
        if whole:
            cursor.setCharFormat(QTextCharFormat())


def new_block(cursor: QTextCursor) -> None:
    """What Enter does: an empty item or quoted line steps out, a heading ends."""
    row = shape(cursor.block())
    empty = cursor.block().length() == 1
    with one_step(cursor):
        if row.cell is not None:
            # A cell has lines, not paragraphs.
            cursor.insertText(BREAK)
            return
        if empty and row.pre and not shape(cursor.block().next()).pre:
            reshape(cursor.block(), Block(quote=row.quote))
            return
        if empty and row.depth:
            reshape(cursor.block(), _at_depth(cursor.block(), row, row.depth - 1))
            settle(cursor.block().next())
            return
        if empty and row.quote and not row.pre:
            reshape(cursor.block(), row._replace(quote=row.quote - 1))
            return
        if cursor.hasSelection():
            cursor.removeSelectedText()
            settle_at(cursor)
        if row.heading and cursor.atBlockStart() and not cursor.atBlockEnd():
            # What comes above a heading is none.
            cursor.insertBlock()
            reshape(cursor.block().previous(), Block(quote=row.quote))
            return
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
    above = cursor.block().previous()
    if row.cell is not None:
        # A cell is not joined with the one before it; its own lines are.
        table = cursor.currentTable()
        return cursor.position() == table.cellAt(cursor).firstPosition()
    if row.depth:
        plain = _at_depth(cursor.block(), row, row.depth - 1)
    elif row.pre:
        if above.isValid() and shape(above).pre:
            return False
        plain = row._replace(pre=False)
    elif row.heading:
        plain = row._replace(heading=0)
    elif row.quote:
        plain = row._replace(quote=row.quote - 1)
    elif row.align:
        plain = row._replace(align="")
    elif above.isValid() and QTextCursor(above).currentTable() is not None:
        # Below a table: into its last cell.
        cursor.setPosition(cursor.position() - 1)
        return True
    else:
        return False
    with one_step(cursor):
        reshape(cursor.block(), plain)
        settle(cursor.block().next())
    return True


def keep_list(block: QTextBlock, row: Block) -> None:
    """Make *block* what *row* says, in the very list it is in."""
    form = rich_reader.block_format(row)
    if row.depth and block.textList() is not None:
        form.setObjectIndex(block.blockFormat().objectIndex())
        QTextCursor(block).setBlockFormat(form)
    elif row.depth:
        reshape(block, row)
    else:
        QTextCursor(block).setBlockFormat(form)


def _at_depth(block: QTextBlock, row: Block, depth: int) -> Block:
    """*row*, which is that of *block*, in the list that deep: with its dots or numbers."""
    above = block.previous()
    while depth and above.isValid():
        beside = shape(above)
        if beside.depth < depth or beside.quote != row.quote:
            break
        if beside.depth == depth:
            return row._replace(depth=depth, ordered=beside.ordered, start=1)
        above = above.previous()
    return row._replace(depth=depth, start=1)


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
