"""What is written in a document, as markup and as plain text, kept up to date.

Reading 200 kB takes 70 ms, which is felt in every pause. So the document is
read in chunks that stand by themselves, and after a change only the chunks are
read anew that it touched. A chunk begins with a paragraph that has words and
stands in no list, quote, table or code, after a block that has words: there
neither an element nor an empty line reaches from one to the next.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextDocument

from mateo_desktop.domain import markup
from mateo_desktop.ui.text.rich import blocks, rich_text
from mateo_desktop.ui.text.rich.blocks import Block

#: So many blocks, or characters, make a chunk.
BLOCKS, LETTERS = 40, 8_000


@dataclasses.dataclass(slots=True)
class _Chunk:
    """Blocks that follow each other. ``rows`` is None when they must be read anew."""

    count: int
    rows: list[Block] | None = None
    html: str = ""
    plain: str | None = None
    #: Whether a numbered list of it may go on from an earlier chunk or into a later one.
    numbered: bool = False


class Written(QObject):
    """Follows *document*; its parent is the document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        # Without a layout a document tells of no change.
        document.documentLayout()
        self._chunks = [_Chunk(document.blockCount())]
        self._blocks = document.blockCount()
        self._html: str | None = None
        #: Where the last change began, and how long what it left there is.
        self.last_change = (0, 0)
        document.contentsChange.connect(self._on_changed)

    @property
    def _document(self) -> QTextDocument:
        # Asked for anew: when a window is destroyed, what Python knew of the document ends
        # before the document does, and the last words are still to be read from it.
        found = self.parent()
        assert isinstance(found, QTextDocument)
        return found

    def html(self) -> str:
        """The smallest markup that says what is written; empty for nothing."""
        if self._html is None:
            self._read()
            self._html = self._joined()
        return self._html

    def plain_text(self) -> str:
        """``markup.plain_text`` of :meth:`html`, of which only what changed is made anew."""
        html = self.html()
        if self._numbers_cross():
            return markup.plain_text(html)
        parts = []
        for chunk in self._chunks:
            if chunk.plain is None:
                chunk.plain = markup.plain_text(chunk.html)
            parts.append(chunk.plain)
        return "\n\n".join(part for part in parts if part)

    def _joined(self) -> str:
        if self._numbers_cross():
            return blocks.html(row for chunk in self._chunks for row in chunk.rows or ())
        # What is empty at the end is not written: blocks.html has seen to it.
        return "".join(chunk.html for chunk in self._chunks)

    def _numbers_cross(self) -> bool:
        """Whether a numbered list may be in several chunks: its numbers go on."""
        return sum(chunk.numbered for chunk in self._chunks) > 1 and self._lists_cross()

    def _lists_cross(self) -> bool:
        seen: set[int] = set()
        for chunk in self._chunks:
            if chunk.numbered:
                here = {row.chain for row in chunk.rows or () if row.ordered}
                if here & seen:
                    return True
                seen |= here
        return False

    # Reading

    def _read(self) -> None:
        """Read the chunks that changed, and cut them anew."""
        if sum(chunk.count for chunk in self._chunks) != self._document.blockCount():
            # Nothing is known to lead here; the text of a message is worth the question.
            self._chunks = [_Chunk(self._document.blockCount())]
        self._blocks = self._document.blockCount()
        known, fresh = self._chunks, list[_Chunk]()
        first = at = 0
        while at < len(known):
            chunk = known[at]
            if chunk.rows is not None:
                fresh.append(chunk)
                first += chunk.count
                at += 1
                continue
            count = chunk.count
            at += 1
            while at < len(known) and known[at].rows is None:
                count += known[at].count
                at += 1
            while True:
                rows = list(rich_text.placed_blocks(self._document, first, first + count))
                if fresh and not (rows and _may_begin(rows[0][1])):
                    before = fresh.pop()
                    first -= before.count
                    count += before.count
                elif at < len(known) and not (rows and _may_end(rows[-1][1])):
                    count += known[at].count
                    at += 1
                else:
                    break
            fresh += _cut(rows, first, count)
            first += count
        self._chunks = fresh

    @Slot(int, int, int)
    def _on_changed(self, position: int, _removed: int, added: int) -> None:
        document = self._document
        self._html = None
        self.last_change = (position, added)
        delta = document.blockCount() - self._blocks
        self._blocks += delta
        first = document.findBlock(position).blockNumber()
        last = document.findBlock(position + added).blockNumber()
        if last < 0:
            last = self._blocks - 1
        if first < 0:
            first = last
        # A table that grows or shrinks, and a block that is hidden beside one,
        # is seen in the blocks around it.
        first, last = max(0, first - 1), last + 1
        begin = 0
        touched: list[int] = []
        for number, chunk in enumerate(self._chunks):
            if begin <= last - delta and begin + chunk.count > first:
                touched.append(number)
                chunk.rows = None
            begin += chunk.count
        if not touched:
            touched = [len(self._chunks) - 1]
        if delta or len(touched) > 1:
            count = sum(self._chunks[number].count for number in touched) + delta
            self._chunks[touched[0] : touched[-1] + 1] = [_Chunk(count)]


def _may_begin(row: Block) -> bool:
    """Whether nothing reaches from what stands before *row* into it."""
    plain = not (row.depth or row.quote or row.pre or row.cell or row.rule)
    return plain and bool(row.runs) and _is_letter(row.runs[0].text[:1])


def _may_end(row: Block) -> bool:
    """Whether no empty line reaches from *row* into what stands after it."""
    return bool(row.runs) and _is_letter(row.runs[-1].text[-1:])


def _is_letter(char: str) -> bool:
    return char.isprintable() and char not in (" ", "\ufffc", "")


def _cut(rows: list[tuple[int, Block]], first: int, count: int) -> list[_Chunk]:
    """Chunks of the blocks from number *first* on, *count* of them."""
    chunks: list[_Chunk] = []
    start, some, letters = first, list[Block](), 0
    for number, row in rows:
        full = len(some) >= BLOCKS or letters >= LETTERS
        if full and _may_begin(row) and _may_end(some[-1]):
            chunks.append(_chunk(number - start, some))
            start, some, letters = number, [], 0
        some.append(row)
        letters += sum(len(run.text) for run in row.runs)
    chunks.append(_chunk(first + count - start, some))
    return chunks


def _chunk(count: int, rows: list[Block]) -> _Chunk:
    return _Chunk(count, rows, blocks.html(rows), numbered=any(row.ordered for row in rows))
