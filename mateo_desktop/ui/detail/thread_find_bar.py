"""The bar that finds words in the messages of a conversation, from bubble to bubble.

Every bubble is a text of its own, with a subject above it and lines and buttons below;
they are searched one after the other as if they were one. Words of the text are marked,
of the others the whole. Nothing can be replaced: what was said was said.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QWidget

from mateo_desktop.domain import finding
from mateo_desktop.ui.detail.bubbles import Bubble
from mateo_desktop.ui.detail.thread_view import ThreadView
from mateo_desktop.ui.text.find_bar import FindBar
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from mateo_desktop.ui.text.text_marks import marks_of
from mateo_desktop.ui.theme import mark, theme

#: More are counted and gone to, but not all marked at once.
_MOST_MARKS = 1_000


class Place(NamedTuple):
    """Where something was found: a part of a bubble, and positions in its words."""

    bubble: Bubble
    part: int
    start: int
    end: int

    @property
    def name(self) -> tuple[str, int, int]:
        """What stays the same when the bubbles are built anew."""
        return self.bubble.message.id, self.part, self.start

    @property
    def widget(self) -> QLabel | SafeView:
        """What shows it."""
        return self.bubble.parts[self.part]


def _words(part: QLabel | SafeView) -> str:
    return part.text() if isinstance(part, QLabel) else part.document().toRawText()


class ThreadFindBar(FindBar):
    """Find in all messages of a conversation."""

    def __init__(self, thread: ThreadView, parent: QWidget | None = None) -> None:
        # Before the rest: it is hidden there for the first time.
        self._thread = thread
        self._places: list[Place] = []
        self._at = -1
        self._marked: set[QWidget] = set()
        self._return_to: QWidget | None = None
        super().__init__(parent)
        thread.built.connect(self._on_changed)

    def open(self, *, replace: bool = False) -> None:  # noqa: ARG002
        """Come into sight; words that are selected in a bubble are those that are sought."""
        self._thread.show_all()
        for bubble in self._thread.bubbles:
            if bubble.view.hasFocus() or bubble.hasFocus():
                self._return_to = bubble
            words = bubble.view.textCursor().selectedText()
            if bubble.view.hasFocus() and words and "\u2029" not in words and len(words) < 200:
                self.sought.setText(words)
        self._fit()
        self.show()
        self._on_typed()
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()

    @Slot()
    def leave(self) -> None:
        """Go; the bubble that was found last has the focus."""
        bubble = self._places[self._at].bubble if self._at >= 0 else None
        self.hide()
        self._later.stop()
        built = self._thread.bubbles
        wanted = next((one for one in (bubble, self._return_to) if one in built), None)
        wanted = wanted or (built[-1] if built else None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    # Finding

    @Slot()
    def find_next(self) -> None:
        """Go to the next place, from the oldest message again behind the last."""
        self._step(1)

    @Slot()
    def find_previous(self) -> None:
        """Go to the place before, from the newest message again before the first."""
        self._step(-1)

    def _step(self, by: int) -> None:
        self._catch_up()
        if self._places:
            self._select((self._at + by) % len(self._places) if self._at >= 0 else self._nearest())

    @Slot()
    def _on_typed(self) -> None:
        self._search()
        if self._places and self._at < 0:
            self._select(self._nearest())

    @Slot()
    def _search(self) -> None:
        self._later.stop()
        before = self._places[self._at].name if self._at >= 0 else None
        wanted = finding.pattern(
            self.sought.text(),
            match_case=self.case.isChecked(),
            whole_words=self.whole.isChecked(),
        )
        self._places = []
        if wanted is not None:
            for bubble in self._thread.bubbles:
                for part, widget in enumerate(bubble.parts):
                    found = finding.found(_words(widget), wanted)
                    self._places += (Place(bubble, part, *place) for place in found)
        # For those who count.
        self._found = [(number, number) for number in range(len(self._places))]
        names = [place.name for place in self._places]
        self._at = names.index(before) if before in names else -1
        self._render_count()
        self._render_marks()

    def _nearest(self) -> int:
        """The first place in sight, else the newest."""
        sight = self._thread.viewport().rect()
        for number, place in enumerate(self._places):
            top = place.bubble.mapTo(self._thread.viewport(), place.bubble.rect().topLeft())
            if sight.intersects(place.bubble.rect().translated(top)):
                return number
        return len(self._places) - 1

    def _select(self, number: int) -> None:
        self._at = number
        place = self._places[number]
        view, area = place.bubble.view, place.widget.rect()
        if place.widget is view:
            cursor = QTextCursor(view.document())
            cursor.setPosition(place.start)
            area = view.cursorRect(cursor)
        self._thread.show_place(place.widget, area)
        self._render_count()
        self._render_marks()

    def _current(self) -> int:
        return self._at

    # Rendering

    @Slot()
    def _render_marks(self) -> None:
        if not self.isVisible():
            return
        look, current = QTextCharFormat(), QTextCharFormat()
        look.setBackground(theme().colour("warning_soft"))
        look.setForeground(theme().colour("warning"))
        current.setBackground(theme().colour("accent"))
        current.setForeground(theme().colour("on_accent"))
        places: dict[QWidget, list[tuple[int, int]]] = {}
        for place in self._places[:_MOST_MARKS]:
            places.setdefault(place.widget, []).append((place.start, place.end))
        chosen = self._places[self._at] if self._at >= 0 else None
        marked = set(places) | ({chosen.widget} if chosen else set())
        for bubble in self._thread.bubbles:
            for part in bubble.parts:
                here = chosen is not None and chosen.widget is part
                if part not in marked and part not in self._marked:
                    continue
                if isinstance(part, QLabel):
                    mark(part, found="current" if here else "some" if part in places else "")
                    continue
                marks = marks_of(bubble.view)
                marks.put("found", places.get(part, []), look)
                marks.put("current", [chosen[2:]] if here and chosen else [], current)
        self._marked = marked

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """In sight again, with its pane: what is there by now is searched."""
        super().showEvent(event)
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing is marked any more."""
        super().hideEvent(event)
        for bubble in self._thread.bubbles:
            for layer in ("found", "current"):
                marks_of(bubble.view).clear(layer)
            for part in bubble.parts:
                if part in self._marked and isinstance(part, QLabel):
                    mark(part, found="")
        self._marked = set()
        self._places, self._at = [], -1
