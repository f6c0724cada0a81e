"""What is pasted, made fit for where it goes: into code, into a quote, among items.

Lines that are put into code are code, words put between items are items, and items
join the list they come to. Nothing leaves the quote it is pasted into.
"""

from __future__ import annotations

from collections.abc import Sequence

from mateo_desktop.ui.text.rich.block import DEPTH_MAX, Block

#: More rows than this become no items: Qt lays a list out anew with each one more.
ROWS_MAX = 200


def fitted(rows: Sequence[Block], here: Block) -> Sequence[Block]:
    """*rows* for a place in a block that is what *here* says."""
    if here == Block() or (here.depth and len(rows) > ROWS_MAX):
        return rows
    if here.pre:
        return [_code(row, here) for row in rows]
    depths = [row.depth for row in rows if row.depth]
    # Words alone go into the line they are put into, and a blank line between them parts nothing.
    lines = here.depth > 0 and not depths and all(_is_words(row) for row in rows)
    if lines and len(rows) > 1:
        rows = [rows[0], *(row for row in rows[1:] if row.runs)]
    # Below a paragraph, a table or a quote that comes along there is nothing to be deeper than.
    among = all(row.depth and row.quote <= here.quote for row in rows[1:])
    deeper = here.depth - min(depths) if here.depth and depths and among else 0
    return [_beside(row, here, deeper, lines=lines) for row in rows]


def _is_words(row: Block) -> bool:
    return row[1:] == Block()[1:]


def _code(row: Block, here: Block) -> Block:
    if row.cell is not None or row.rule:
        return row._replace(quote=max(row.quote, here.quote))
    return here._replace(runs=row.runs)


def _beside(row: Block, here: Block, deeper: int, *, lines: bool) -> Block:
    if lines:
        return here._replace(runs=row.runs)
    row = row._replace(quote=max(row.quote, here.quote))
    if row.depth:
        row = row._replace(depth=max(1, min(row.depth + deeper, DEPTH_MAX)))
    if here.depth and (row.depth, row.ordered, row.quote) == (here.depth, here.ordered, here.quote):
        return row._replace(chain=here.chain, start=here.start)
    return row
