"""From markup to the document of the editor.

The document is built by hand from :mod:`blocks`, never by ``setHtml``: so it
holds meaning only, and the margins that show it are the same whether a
block was read, pasted or typed.
"""

from __future__ import annotations

from collections.abc import Sequence

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
)

from mateo_desktop.ui.text import blocks, cleaning, plain_names
from mateo_desktop.ui.text.blocks import BOLD, ITALIC, STRIKE, UNDERLINE, Block, Run

#: Margins in pixels: around a paragraph, around an item, and a step to the
#: right. Of two margins that meet, Qt takes the larger.
GAP, ITEM_GAP, STEP = 10, 2, 18


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
    lists: dict[tuple[int, int, bool], QTextList] = {}
    for number, row in enumerate(rows):
        form = block_format(row)
        if number:
            cursor.insertBlock(form, QTextCharFormat())
        else:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(QTextCharFormat())
        if row.depth:
            kind = (row.chain, row.depth, row.ordered)
            known = lists.get(kind)
            if known is None:
                lists[kind] = cursor.createList(list_format(row.depth, row.ordered))
            else:
                known.add(cursor.block())
        write_runs(cursor, row.runs)


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
    if href:
        form.setAnchor(True)
        form.setAnchorHref(href)
    return form


def block_format(row: Block) -> QTextBlockFormat:
    """The block format that means what *row* is, but for its list."""
    form = QTextBlockFormat()
    form.setTopMargin(ITEM_GAP if row.depth else GAP)
    form.setBottomMargin(ITEM_GAP if row.depth else GAP)
    if row.heading and not row.depth:
        form.setHeadingLevel(row.heading)
    if row.quote:
        form.setProperty(QTextFormat.Property.BlockQuoteLevel, row.quote)
        form.setLeftMargin(STEP * row.quote)
    if row.rule:
        form.setProperty(
            QTextFormat.Property.BlockTrailingHorizontalRulerWidth,
            QTextLength(QTextLength.Type.PercentageLength, 100),
        )
    return form


def list_format(depth: int, ordered: bool) -> QTextListFormat:
    """The format of a list of that kind, *depth* lists deep."""
    form = QTextListFormat()
    if ordered:
        style = QTextListFormat.Style.ListDecimal
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
