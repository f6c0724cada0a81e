"""The wavy lines under misspelt words of one editor.

Nothing is looked at in a key press: it only starts a clock. What is in sight
is looked at in a pause, what is not known yet is asked for, and the word that
is being typed is left alone until the cursor has left it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from mateo_desktop.domain import source_spans, spelling
from mateo_desktop.domain.finding import Positions
from mateo_desktop.ui.text.text_marks import marks_of, visible_range
from mateo_desktop.ui.theme import theme

if TYPE_CHECKING:
    from mateo_desktop.ui.text.rich.paste_edit import PasteEdit
    from mateo_desktop.ui.text.source.source_edit import SourceEdit

    Editor = PasteEdit | SourceEdit

#: After the last key, and after scrolling, in milliseconds.
PAUSE_MS, SCROLL_MS = 400, 120
_MOST_MARKS = 600
#: Of a longer paragraph only what is in sight is looked at.
_LONG = 4_000

Verdict = Callable[[str], bool | None]


class Place(NamedTuple):
    """A word of a document: positions as a document counts."""

    start: int
    end: int
    word: str


class SpellingMarks(QObject):
    """Marks the words of *editor* that *verdict* calls wrong."""

    #: Words of which *verdict* does not know yet: a set of str.
    unknown = Signal(object)

    def __init__(self, editor: Editor, verdict: Verdict, *, is_source: bool = False) -> None:
        super().__init__(editor)
        self._editor = self.field = editor
        self._verdict = verdict
        self._is_source = is_source
        self._is_on = False
        self._typed_at = -1
        self._wrong: list[Place] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        editor.document().contentsChange.connect(self._on_change)
        # No Python between a key and its paint.
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._rest.timeout.connect(self._on_rested)
        editor.cursorPositionChanged.connect(self._rest.start)
        for bar in (editor.verticalScrollBar(), editor.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        editor.hearing.sight_changed.connect(self._on_scrolled)
        theme().changed.connect(self._render)

    def set_on(self, is_on: bool) -> None:
        """Whether words are marked at all."""
        self._is_on = is_on
        self._typed_at = -1
        if is_on:
            self._timer.start(0)
        else:
            self._timer.stop()
            self._wrong = []
            self._render()

    def marked_at(self, position: int) -> str | None:
        """The word around *position*, if it is marked."""
        for start, end in marks_of(self._editor).ranges("spelling"):
            if start <= position <= end:
                place = self.word_at(position)
                return None if place is None else place.word
        return None

    def word_at(self, position: int) -> Place | None:
        """The word around *position*, right or wrong."""
        block = self._editor.document().findBlock(position)
        found = self._places(block, (position - 200, position + 200))
        return next((each for each in found if each.start <= position <= each.end), None)

    def from_here(self, position: int) -> Iterator[list[Place]]:
        """The words behind *position*, a paragraph at a time, from the top again at the end."""
        document = self._editor.document()
        first = block = document.findBlock(position)
        while block.isValid():
            yield [place for place in self._places(block) if place.start >= position]
            block = block.next()
        block = document.firstBlock()
        while block.isValid():
            yield [place for place in self._places(block) if place.start < position]
            if block == first:
                return
            block = block.next()

    # The editor itself

    def selection(self) -> tuple[int, int]:
        """Where the selection begins and ends, both the place of the cursor if there is none."""
        cursor = self._editor.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def select(self, place: Place) -> None:
        """Select *place*, as far as it is still there."""
        cursor = QTextCursor(self._editor.document())
        end = self._editor.document().characterCount() - 1
        cursor.setPosition(min(place.start, end))
        cursor.setPosition(min(place.end, end), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def put(self, place: Place, word: str) -> None:
        """Write *word* instead of what stands at *place*, as one step to undo."""
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(place.start + 1)
        look = cursor.charFormat()
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(word, look)
        self._editor.setTextCursor(cursor)

    def position_at(self, point: QPoint) -> int:
        """The position below *point* of the screen."""
        here = self._editor.viewport().mapFromGlobal(point)
        return self._editor.cursorForPosition(here).selectionStart()

    def below_cursor(self) -> QPoint:
        """The point of the screen right below the cursor."""
        return self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft())

    def usual_menu(self) -> QMenu:
        """What the editor offers anyway."""
        return self._editor.usual_menu()

    # The clock

    @Slot(int, int, int)
    def _on_change(self, position: int, _removed: int, added: int) -> None:
        if self._is_on:
            self._typed_at = position + added
            self._timer.start(PAUSE_MS)

    @Slot()
    def _on_rested(self) -> None:
        if self._typed_at >= 0:
            self.look()

    @Slot()
    def _on_scrolled(self) -> None:
        if self._is_on and not self._timer.isActive():
            self._timer.start(SCROLL_MS)

    # Looking

    @Slot()
    def look(self) -> None:
        """Mark what is wrong in sight, and ask for what is not known."""
        self._rest.stop()
        if not self._is_on or not self._editor.isVisible():
            return
        caret = self._editor.textCursor().position()
        typing = self._typed_at if self._editor.hasFocus() else -1
        seen = read(self._in_sight(), self._verdict, caret, typing)
        if not seen.is_typing:
            self._typed_at = -1
        self._wrong = seen.wrong[:_MOST_MARKS]
        self._render()
        if seen.unknown:
            self.unknown.emit(seen.unknown)

    def _in_sight(self) -> Iterator[Place]:
        sight = visible_range(self._editor)
        block = self._editor.document().findBlock(sight[0])
        while block.isValid() and block.position() <= sight[1]:
            for place in self._places(block, sight):
                # Those that nobody sees would take the place of those at the end.
                if place.end >= sight[0] and place.start <= sight[1]:
                    yield place
            block = block.next()

    def _places(self, block: QTextBlock, sight: tuple[int, int] | None = None) -> Iterator[Place]:
        text = block.text()
        if not text or text.isspace():
            return
        begin = block.position()
        if sight is not None and len(text) > _LONG:
            # Cut at positions: a few words at the edges are looked at when they come into sight.
            cursor = QTextCursor(block)
            begin = max(begin, sight[0] - 200)
            cursor.setPosition(begin)
            last = min(block.position() + block.length() - 1, sight[1] + 200)
            cursor.setPosition(max(begin, last), QTextCursor.MoveMode.KeepAnchor)
            text = cursor.selectedText()
            if begin > block.position():
                # The first word may have lost its beginning, the last one its end.
                text = _without_first_word(text)
            if last < block.position() + block.length() - 1:
                text = _without_first_word(text[::-1])[::-1]
        positions = Positions(text)
        text = self._readable(block, begin, text, positions)
        for start, end, word in spelling.words(text):
            yield Place(begin + positions.position(start), begin + positions.position(end), word)

    def _readable(self, block: QTextBlock, begin: int, text: str, positions: Positions) -> str:
        """*text* with blanks where it is code or markup."""
        if self._is_source:
            return _source_words(text, block.previous().userState() if block.blockNumber() else 0)
        if isinstance(self._editor, QPlainTextEdit):
            return text
        code = [(start - begin, end - begin) for start, end in _code(block)]
        return positions.blanked(text, code) if code else text

    @Slot()
    def _render(self) -> None:
        places = [(place.start, place.end) for place in self._wrong]
        marks_of(self._editor).put("spelling", places, wavy())


class Reading(NamedTuple):
    """What was found out about some words."""

    wrong: list[Place]
    unknown: set[str]
    is_typing: bool


def read(places: Iterable[Place], verdict: Verdict, caret: int, typed_at: int) -> Reading:
    """Judge the words at *places*; the one with *caret* and *typed_at* is left alone."""
    wrong: list[Place] = []
    unknown: set[str] = set()
    is_typing = False
    for place in places:
        if place.start <= caret <= place.end and place.start <= typed_at <= place.end:
            is_typing = True
            continue
        found = verdict(place.word)
        if found is None:
            unknown.add(place.word)
        elif not found:
            wrong.append(place)
    return Reading(wrong, unknown, is_typing)


def wavy() -> QTextCharFormat:
    """How a misspelt word looks."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme().colour("danger"))
    return look


def _without_first_word(text: str) -> str:
    head = len(text) - len(text.lstrip())
    if head:
        return text
    cut = next((at for at, letter in enumerate(text) if letter.isspace()), len(text))
    return " " * cut + text[cut:]


def _code(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Where *block* has letters of one width, which is how code looks."""
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        if fragment.charFormat().fontFixedPitch():
            yield fragment.position(), fragment.position() + fragment.length()
        pieces += 1


def _source_words(line: str, state: int) -> str:
    """*line* of HTML with blanks for its markup, and figures for entities, which join words."""
    out: list[str] = []
    at = 0
    for kind, start, end in source_spans.Reading(line, state).spans():
        out.append(" " * (start - at))
        if kind == source_spans.TEXT:
            out.append(line[start:end])
        else:
            out.append(("0" if kind == source_spans.ENTITY else " ") * (end - start))
        at = end
    return "".join(out)
