"""What is copied of a text: clean markup, and plain text for programs that take no other.

Qt puts an empty block before the first item of a list that is copied, and takes the first
row of copied cells for a head; neither was selected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from mateo_desktop.ui.text.rich import blocks, rich_text
from mateo_desktop.ui.text.rich.blocks import BREAK, Block


def fill(mime: QMimeData, cursor: QTextCursor) -> None:
    """Let *mime*, which Qt made, hold what *cursor* selects as we say it."""
    # Data made in Python that is still on the clipboard at the end kills
    # the process; that of Qt does not. Asking it first makes it fill
    # itself, which it otherwise does over ours.
    mime.html()
    for kind in mime.formats():
        if kind != "text/plain":
            mime.removeFormat(kind)
    found = rows(cursor)
    mime.setText(text(found))
    mime.setHtml(html(found))


def rows(cursor: QTextCursor) -> list[Block]:
    """What *cursor* selects, block by block."""
    if cursor.hasComplexSelection():
        return list(_cells(cursor))
    copy = QTextDocument()
    QTextCursor(copy).insertFragment(cursor.selection())
    found = rich_text.document_blocks(copy)
    first = cursor.document().findBlock(cursor.selectionStart())
    if first.textList() is not None and len(found) > 1 and found[0] == Block():
        del found[0]
    return found


def html(found: Sequence[Block]) -> str:
    """The markup of what is copied: words from within a line stay words."""
    if len(found) == 1:
        return blocks.html([Block(found[0].runs)]).removeprefix("<p>").removesuffix("</p>")
    if found and found[-1].depth and not found[-1].runs:
        # Selected to the end of the line, which is the begin of the next.
        found = found[:-1]
    return blocks.html(found)


def text(found: Sequence[Block]) -> str:
    """The words of what is copied: a line each, and tabs between the cells of a row."""
    lines: list[str] = []
    for place, some in groupby(found, lambda row: row.cell and row.cell[:2]):
        if place is None:
            lines += [row.text.replace(BREAK, "\n") for row in some]
        else:
            lines.append("\t".join(row.text.replace(BREAK, " ") for row in some))
    # A blank that does not break is one to other programs.
    return "\n".join(lines).replace("\u00a0", " ")


def _cells(cursor: QTextCursor) -> Iterator[Block]:
    """The cells that *cursor* selects, as a table of their own."""
    document, table = cursor.document(), cursor.currentTable()
    selected = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    top, height, left, width = selected
    before = document.findBlock(table.firstPosition() - 1).blockNumber()
    for _, row in rich_text.placed_blocks(document, before, before + 2):
        cell = row.cell
        if cell and 0 <= cell.row - top < height and 0 <= cell.column - left < width:
            place = cell._replace(row=cell.row - top, column=cell.column - left)
            yield row._replace(cell=place)
