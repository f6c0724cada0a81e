"""Another text in place of the one that is there, as one step that can be undone.

Only the blocks that differ are written anew, so the cursor and all earlier
steps stay. What cannot be changed so is for the caller to fill in as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from mateo_desktop.ui.text.rich import blocks, reading, rich_insert, rich_reader, rich_text
from mateo_desktop.ui.text.rich.blocks import Block
from mateo_desktop.ui.text.rich.rich_region import Placed, Region, emptied, region


def change(document: QTextDocument, markup: str) -> bool:
    """Let *document* say *markup* by one step; False, and nothing changed, where that fails."""
    placed = list(rich_text.placed_blocks(document))
    work = steps(document, placed, reading.rows(markup), lambda: rich_text.html(document))
    while True:
        try:
            next(work)
        except StopIteration as ended:
            changed: bool = ended.value
            return changed


def steps(
    document: QTextDocument, placed: Placed, new: Sequence[Block], said: Callable[[], str]
) -> Generator[None, None, bool]:
    """As :func:`change`, bit by bit and still one step to undo.

    *placed* is what *document* says now, with the numbers of its blocks, and
    *said* gives what it says afterwards.
    """
    changed = region(placed, new)
    if changed.is_empty:
        return True
    before = document.revision()
    cursor = QTextCursor(document)
    yield from rich_insert.stepwise(cursor, _written_anew(cursor, placed, changed, new))
    yield
    if said() != blocks.html(new):
        if document.revision() != before:
            document.undo()
        return False
    return True


def _written_anew(
    cursor: QTextCursor, placed: Placed, changed: Region, new: Sequence[Block]
) -> Iterator[None]:
    if emptied(cursor, placed, changed):
        yield from rich_reader.pieces(cursor, new[changed.first : changed.new_end])
