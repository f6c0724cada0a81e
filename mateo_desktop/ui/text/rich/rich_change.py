"""Another text in place of the one that is there, as one step that can be undone.

Only the blocks that differ are written anew, so the cursor and all earlier
steps stay. What cannot be changed so is for the caller to fill in as a whole.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from mateo_desktop.ui.text.foreign import cleaning
from mateo_desktop.ui.text.rich import blocks, rich_reader, rich_text
from mateo_desktop.ui.text.rich.blocks import Block
from mateo_desktop.ui.text.rich.rich_commands import one_step
from mateo_desktop.ui.text.rich.rich_region import emptied, region


def change(document: QTextDocument, markup: str) -> bool:
    """Let *document* say *markup* by one step; False, and nothing changed, where that fails."""
    placed = list(rich_text.placed_blocks(document))
    new = blocks.read(cleaning.own(markup)) or [Block()]
    changed = region([row for _, row in placed], new)
    cursor = QTextCursor(document)
    with one_step(cursor):
        if emptied(cursor, placed, changed):
            rich_reader.write(cursor, new[changed.first : changed.new_end])
    if rich_text.html(document) != blocks.html(new):
        document.undo()
        return False
    return True
