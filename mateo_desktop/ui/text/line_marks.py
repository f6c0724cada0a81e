"""The wavy lines under misspelt words of a line that is typed into, like the subject.

A line edit has no marks of its own. It shows the look of letters that an input
method is composing, and of none at all: so it is told only how words look.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QMenu

from mateo_desktop.domain import spelling
from mateo_desktop.domain.finding import Positions
from mateo_desktop.ui.text.spelling_marks import PAUSE_MS, Place, Verdict, read, wavy
from mateo_desktop.ui.theme import theme

#: Of a longer line nothing is looked at: nobody reads it there.
_LONGEST = 2_000
_LOOK = QInputMethodEvent.AttributeType.TextFormat


class LineMarks(QObject):
    """Marks the words of *edit* that *verdict* calls wrong; see ``SpellingMarks``."""

    #: Words of which *verdict* does not know yet: a set of str.
    unknown = Signal(object)

    def __init__(self, edit: QLineEdit, verdict: Verdict) -> None:
        super().__init__(edit)
        self.field = edit
        self._verdict = verdict
        self._is_on = self._is_composing = False
        self._typed_at = -1
        self._wrong: list[Place] = []
        self._before = edit.text()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        edit.textChanged.connect(self._on_text)
        edit.cursorPositionChanged.connect(self._on_moved)
        edit.installEventFilter(self)
        theme().changed.connect(self._render)

    def set_on(self, is_on: bool) -> None:
        """Whether words are marked at all."""
        self._is_on = is_on
        self._typed_at = -1
        self._timer.stop()
        if is_on:
            self._timer.start(0)
        elif self._wrong:
            self._wrong = []
            self._render()

    def marked_at(self, position: int) -> str | None:
        """The word around *position*, if it is marked."""
        return next((each.word for each in self._wrong if each.start <= position <= each.end), None)

    def word_at(self, position: int) -> Place | None:
        """The word around *position*, right or wrong."""
        return next((each for each in self._places() if each.start <= position <= each.end), None)

    def from_here(self, position: int) -> Iterator[list[Place]]:
        """The words behind *position*, then those before it."""
        places = list(self._places())
        yield [place for place in places if place.start >= position]
        yield [place for place in places if place.start < position]

    # The line itself

    def selection(self) -> tuple[int, int]:
        """Where the selection begins and ends, both the place of the cursor if there is none."""
        start, length = self.field.selectionStart(), self.field.selectionLength()
        here = self.field.cursorPosition()
        return (start, start + length) if start >= 0 else (here, here)

    def select(self, place: Place) -> None:
        """Select *place*, as far as it is still there."""
        self.field.setSelection(place.start, place.end - place.start)

    def put(self, place: Place, word: str) -> None:
        """Write *word* instead of what stands at *place*, as one step to undo."""
        self.select(place)
        self.field.insert(word)
        # To Qt nobody typed; to the draft somebody did.
        self.field.textEdited.emit(self.field.text())

    def position_at(self, point: QPoint) -> int:
        """The position below *point* of the screen."""
        return self.field.cursorPositionAt(self.field.mapFromGlobal(point))

    def below_cursor(self) -> QPoint:
        """The point of the screen right below the cursor."""
        area = self.field.cursorRect()
        return self.field.mapToGlobal(area.bottomLeft())

    def usual_menu(self) -> QMenu:
        """What the line offers anyway."""
        return self.field.createStandardContextMenu()

    # The clock

    @Slot(str)
    def _on_text(self, text: str) -> None:
        before, self._before = self._before, text
        if not self._is_on:
            return
        self._typed_at = self.field.cursorPosition() if self.field.hasFocus() else -1
        if self._wrong:
            self._move(before, text)
        self._timer.start(PAUSE_MS)

    def _move(self, before: str, text: str) -> None:
        """Leave the lines below their words, whatever came before these or went."""
        most = min(len(before), len(text))
        head = next((at for at in range(most) if before[at] != text[at]), most)
        first, by = _units(before[:head]), _units(text) - _units(before)
        kept = [place for place in self._wrong if place.end <= first]
        for place in self._wrong:
            moved = place._replace(start=place.start + by, end=place.end + by)
            if place.start >= first and self._says(moved, place, before, text):
                kept.append(moved)
        self._wrong = kept
        self._render()

    def _says(self, moved: Place, place: Place, before: str, text: str) -> bool:
        return moved.start >= 0 and _cut(text, moved) == _cut(before, place)

    @Slot()
    def _on_moved(self) -> None:
        if self._is_on and self._typed_at >= 0:
            self._timer.start(PAUSE_MS)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What is being composed is left alone: it would be lost."""
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.Show and self._is_on:
            self._timer.start(PAUSE_MS)
        return False

    # Looking

    @Slot()
    def look(self) -> None:
        """Mark what is wrong, and ask for what is not known."""
        if not self._is_on or not self.field.isVisible():
            return
        caret = self.field.cursorPosition()
        typing = self._typed_at if self.field.hasFocus() else -1
        seen = read(self._places(), self._verdict, caret, typing)
        if not seen.is_typing:
            self._typed_at = -1
        if seen.wrong != self._wrong:
            self._wrong = seen.wrong
            self._render()
        if seen.unknown:
            self.unknown.emit(seen.unknown)

    def _places(self) -> Iterator[Place]:
        text = self.field.text()
        if len(text) > _LONGEST:
            return
        positions = Positions(text)
        for start, end, word in spelling.words(text):
            yield Place(positions.position(start), positions.position(end), word)

    @Slot()
    def _render(self) -> None:
        if self._is_composing:
            self._timer.start(PAUSE_MS)
            return
        look = wavy()
        at = self.field.cursorPosition()
        told = [
            QInputMethodEvent.Attribute(_LOOK, place.start - at, place.end - place.start, look)
            for place in self._wrong
        ]
        # One without a look takes the last ones away.
        told = told or [QInputMethodEvent.Attribute(_LOOK, -at, 0, QTextCharFormat())]
        QCoreApplication.sendEvent(self.field, QInputMethodEvent("", told))


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, place: Place) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")[2 * place.start : 2 * place.end]
