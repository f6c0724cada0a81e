"""What is written in a document, as markup and as plain text, kept up to date.

Reading 200 kB takes 70 ms, which is felt in every pause. So the document is
read in chunks, and after a change only the chunks are read anew that it
touched. What a chunk is written as depends on what is open before it (a list,
a quote, a number): it is written anew when that is another, and no further
than until it is the same again.

What Qt tells of a step that it took back, or did again, may be wrong: fewer
letters than changed, of which there was one in ten thousand steps. After one
of those all chunks are in doubt, and each is compared with what stands there:
bit by bit while nobody types, and what is left of them before anything is told.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QTextDocument

from mateo_desktop.domain import markup
from mateo_desktop.domain.text_piece import Piece
from mateo_desktop.ui.text.rich import blocks, rich_text
from mateo_desktop.ui.text.rich.blocks import BEGIN, Block, Numbered, Place, Writer

#: So many blocks, or characters, make a chunk…
BLOCKS, LETTERS = 8, 1_600
#: …and more, where there would be more chunks than that: each key walks over them.
CHUNKS = 128
#: So many letters in doubt are compared in one turn of the loop: a few milliseconds.
_LOOKED_AT = 8_000


@dataclasses.dataclass(slots=True)
class _Chunk:
    """Blocks that follow each other.

    ``known`` is None where they need not be read anew, else what stood there:
    much of that may be the same still.
    """

    count: int
    rows: list[Block] = dataclasses.field(default_factory=list)
    known: list[_Chunk] | None = None
    #: Whether something else may stand there by now.
    is_doubted: bool = False
    #: How many items of each numbered list are in it.
    numbered: dict[Numbered, int] = dataclasses.field(default_factory=dict)
    #: How many rows are written: those before nothing but blanks.
    kept: int = 0
    #: The lists whose numbers go on in it, so that what is written depends on them.
    asked: tuple[Numbered, ...] = ()
    #: What the markup was written after, the markup, and what is open behind it.
    given: tuple[Place, tuple[int, ...], int] | None = None
    html: str = ""
    place: Place = BEGIN
    #: The markup as plain text, once that was asked for.
    piece: Piece | None = None


class Written(QObject):
    """Follows *document*; its parent is the document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        # Without a layout a document tells of no change.
        document.documentLayout()
        self._chunks = [_Chunk(document.blockCount(), known=[])]
        self._blocks = document.blockCount()
        self._html: str | None = None
        self._ending = ""
        self._could_redo = False
        # Whether what changed next is a step of its own, not one taken back or done again.
        self._is_new_step = False
        #: Whether Qt may have told wrong of what changed, and not all was compared since.
        self.is_in_doubt = False
        # The blocks that are read anew anyway, because they changed last; none if not known.
        self._open = range(0)
        #: Where the last change began, and how long what it left there is.
        self.last_change = (0, 0)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)
        document.undoCommandAdded.connect(self._on_step)
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
        if self.is_in_doubt:
            self._compare(self._document.characterCount())
        if self._html is None:
            self._read()
            self._html = self._joined()
        return self._html

    def rows(self) -> list[Block]:
        """All blocks, those that are not written at the end included."""
        self.html()
        return [row for chunk in self._chunks for row in chunk.rows]

    def plain_text(self) -> str:
        """``markup.plain_text`` of :meth:`html`, of which only what changed is made anew."""
        self.html()
        state = markup.BEGIN
        parts = []
        for chunk in self._chunks:
            if chunk.piece is None:
                chunk.piece = Piece(chunk.html)
            text, state = chunk.piece.after(state)
            if text is not None:
                parts.append(text)
        parts += markup.ended(self._ending, state)
        return "\n".join(parts).strip("\n")

    def _joined(self) -> str:
        self._leave_blanks()
        place = BEGIN
        counts: dict[Numbered, int] = {}
        for chunk in self._chunks:
            before = {key: counts.get(key, 0) for key in chunk.numbered}
            if chunk.given != (place, _of(chunk.asked, before), chunk.kept):
                writer = Writer(place, before)
                for row in chunk.rows[: chunk.kept]:
                    writer.write(row)
                chunk.place = writer.pause()
                chunk.asked = tuple(writer.asked)
                chunk.given = (place, _of(chunk.asked, before), chunk.kept)
                html = "".join(writer.out)
                if html != chunk.html:
                    chunk.html, chunk.piece = html, None
            for key, count in chunk.numbered.items():
                counts[key] = before[key] + count
            place = chunk.place
        last = Writer(place)
        last.close()
        self._ending = "".join(last.out)
        return "".join(chunk.html for chunk in self._chunks) + self._ending

    def _leave_blanks(self) -> None:
        """Find out how much of each chunk is written: what is empty at the end is not."""
        at_end = True
        for chunk in reversed(self._chunks):
            rows = chunk.rows
            chunk.kept = len(rows)
            while at_end and chunk.kept:
                if not blocks.is_blank(rows[chunk.kept - 1]):
                    at_end = False
                else:
                    chunk.kept -= 1

    # Doubts

    @Slot()
    def _on_turn(self) -> None:
        if self.is_in_doubt:
            self._compare(_LOOKED_AT)
            self._turn.start()

    def _compare(self, letters: int) -> None:
        """Look at chunks in doubt, of so many letters or some more."""
        first, document = 0, self._document
        self.is_in_doubt = False
        for number, chunk in enumerate(self._chunks):
            if chunk.is_doubted and chunk.known is None:
                if letters < 0:
                    self.is_in_doubt = True
                    return
                chunk.is_doubted = False
                placed = list(rich_text.placed_blocks(document, first, first + chunk.count))
                letters -= 1 + sum(len(run.text) for _, row in placed for run in row.runs)
                if [row for _, row in placed] != chunk.rows:
                    self._chunks[number] = _Chunk(chunk.count, known=[chunk])
                    self._html = None
            first += chunk.count

    # Reading

    def _read(self) -> None:
        """Read the chunks that changed, and cut them anew."""
        self._open = range(0)
        if sum(chunk.count for chunk in self._chunks) != self._document.blockCount():
            # Nothing is known to lead here; the text of a message is worth the question.
            self._chunks = [_Chunk(self._document.blockCount(), known=[])]
        self._blocks = self._document.blockCount()
        known, fresh = self._chunks, list[_Chunk]()
        first = at = 0
        while at < len(known):
            chunk = known[at]
            if chunk.known is None:
                fresh.append(chunk)
                first += chunk.count
                at += 1
                continue
            count = chunk.count
            before = [*chunk.known]
            at += 1
            while at < len(known) and (more := known[at].known) is not None:
                count += known[at].count
                before += more
                at += 1
            while True:
                rows = list(rich_text.placed_blocks(self._document, first, first + count))
                if fresh and not (rows and _may_part(fresh[-1].rows, rows[0][1])):
                    last = fresh.pop()
                    first -= last.count
                    count += last.count
                    before.insert(0, last)
                elif at < len(known) and not (
                    rows and known[at].rows and _may_part([rows[-1][1]], known[at].rows[0])
                ):
                    count += known[at].count
                    before.append(known[at])
                    at += 1
                else:
                    break
            fresh += _compared(rows, first, count, before, self._document.characterCount())
            first += count
        self._chunks = fresh

    @Slot()
    def _on_step(self) -> None:
        self._is_new_step = True

    @Slot(int, int, int)
    def _on_changed(self, position: int, removed: int, added: int) -> None:
        document = self._document
        if removed < 0:
            # What came back by one undo, and Qt counted wrong (6.11: fewer than none removed, and
            # too few added): the place of its end is not known.
            added = document.characterCount() - 1 - position
        self._html = None
        self.last_change = (position, added)
        could_redo, self._could_redo = self._could_redo, document.isRedoAvailable()
        is_new_step, self._is_new_step = self._is_new_step, False
        if (could_redo or self._could_redo) and not is_new_step:
            # A count that is wrong and not below none would not be noticed.
            self.is_in_doubt = True
            for chunk in self._chunks:
                chunk.is_doubted = True
            self._turn.start()
        delta = document.blockCount() - self._blocks
        self._blocks += delta
        first = document.findBlock(position).blockNumber()
        last = first if added == 0 else document.findBlock(position + added).blockNumber()
        if last < 0:
            last = self._blocks - 1
        if first < 0:
            first = last
        # A table that grows or shrinks, and a block that is hidden beside one,
        # is seen in the blocks around it.
        first, last = max(0, first - 1), last + 1
        within = self._open
        if not delta and first in within and (last < within.stop or within.stop == self._blocks):
            # One more letter where the last one was.
            return
        begin = 0
        touched: list[int] = []
        for number, chunk in enumerate(self._chunks):
            if begin <= last - delta and begin + chunk.count > first:
                touched.append(number)
            begin += chunk.count
        if not touched:
            touched = [len(self._chunks) - 1]
        place = slice(touched[0], touched[-1] + 1)
        before = [
            known
            for chunk in self._chunks[place]
            for known in ([chunk] if chunk.known is None else chunk.known)
        ]
        count = sum(chunk.count for chunk in self._chunks[place]) + delta
        self._chunks[place] = [_Chunk(count, known=before)]
        begin = sum(chunk.count for chunk in self._chunks[: touched[0]])
        self._open = range(begin, begin + count)


def _of(lists: tuple[Numbered, ...], counts: dict[Numbered, int]) -> tuple[int, ...]:
    return tuple(counts[key] for key in lists)


def _may_part(before: list[Block], row: Block) -> bool:
    """Whether *row* may begin a chunk after the rows *before*: blocks beside a table are hidden."""
    return bool(before) and not row.cell and not before[-1].cell


def _compared(
    rows: list[tuple[int, Block]], first: int, count: int, before: list[_Chunk], size: int
) -> list[_Chunk]:
    """As :func:`_cut`, but with the chunks of *before* that say the same at either end.

    An item more, and Qt says of a whole list that it changed.
    """
    end = len(rows)
    numbers = [number for number, _ in rows] + [first + count]
    said = [row for _, row in rows]
    numbers[0] = first
    head: list[_Chunk] = []
    at = 0
    for chunk in before:
        after = at + len(chunk.rows)
        if said[at:after] != chunk.rows or numbers[min(after, end)] - numbers[at] != chunk.count:
            break
        if after < end and not _may_part(said[:after], said[after]):
            break
        head.append(chunk)
        at = after
    tail: list[_Chunk] = []
    for chunk in reversed(before[len(head) :]):
        begin = end - len(chunk.rows)
        if begin <= at or said[begin:end] != chunk.rows:
            break
        if numbers[end] - numbers[begin] != chunk.count or not _may_part(
            said[begin - 1 : begin], said[begin]
        ):
            break
        tail.append(chunk)
        end = begin
    if at == end == len(rows):
        return head
    cut = _cut(rows[at:end], numbers[at], numbers[end] - numbers[at], size)
    return [*head, *cut, *tail[::-1]]


def _cut(rows: list[tuple[int, Block]], first: int, count: int, size: int) -> list[_Chunk]:
    """Chunks of the blocks from number *first* on, *count* of them, of *size* letters in all."""
    chunks: list[_Chunk] = []
    start, some, letters = first, list[Block](), 0
    # Not these rows alone: a long text that comes bit by bit is read bit by bit.
    largest = max(BLOCKS, (first + count) // CHUNKS)
    most = max(LETTERS, size // CHUNKS)
    for number, row in rows:
        full = len(some) >= largest or letters >= most
        if full and _may_part(some, row):
            chunks.append(_chunk(number - start, some))
            start, some, letters = number, [], 0
        some.append(row)
        letters += sum(len(run.text) for run in row.runs)
    chunks.append(_chunk(first + count - start, some))
    return chunks


def _chunk(count: int, rows: list[Block]) -> _Chunk:
    numbered: dict[Numbered, int] = {}
    for row in rows:
        if row.ordered:
            key = (row.chain, row.depth)
            numbered[key] = numbered.get(key, 0) + 1
    return _Chunk(count, rows, numbered=numbered)
