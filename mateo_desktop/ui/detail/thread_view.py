"""The bubbles of a conversation, newest in sight, built a few at a time.

A bubble costs some milliseconds, so only those are built that somebody may
see: the newest first, upwards, in small batches between which the window
stays alive. What was said already keeps its bubble when the thread is read
again, with whatever its reader has opened or selected in it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mateo_desktop.ui import messages
from mateo_desktop.ui.detail.bubbles import Bubble, Said, moment_of
from mateo_desktop.ui.theme import mark, theme

_FIRST, _EACH_TIME = 20, 50
#: How long one batch may take; a stall of 50 ms is felt.
_BATCH_S = 0.018
_MARGIN = 16
_WIDEST = 0.86


class ThreadView(QScrollArea):
    """Scrolls the bubbles and separates the days."""

    reply_wanted = Signal(object)
    find_wanted = Signal()
    #: Bubbles came, went or say something else.
    built = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversationScroll")
        self.setAccessibleName(self.tr("Messages"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._all: tuple[Said, ...] = ()
        self._shown = _FIRST
        self._hint = ""
        #: From the oldest built bubble to the newest.
        self._bubbles: list[Bubble] = []
        self._reusable: dict[str, Bubble] = {}
        #: The bubbles from here on are built.
        self._next = 0
        self._top_day: date | None = None
        self._from_end = 0
        self._at_end = True
        inside = QWidget()
        mark(inside, kind="side")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(_MARGIN, 8, _MARGIN, 12)
        self._column.setSpacing(10)
        self.setWidget(inside)
        self._building = QTimer(self, singleShot=True, interval=0)
        self._settling = QTimer(self, singleShot=True, interval=50)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._building.timeout.connect(self._build_some)
        self._fitting.timeout.connect(self._fit)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range)
        bar.valueChanged.connect(self._on_scrolled)
        theme().changed.connect(self._on_theme)

    @property
    def bubbles(self) -> tuple[Bubble, ...]:
        """Those that are built, oldest first."""
        return tuple(self._bubbles)

    def put(self, said: Sequence[Said], *, another: bool, hint: str = "") -> None:
        """Show what was *said*, oldest first; *another* conversation begins at its end.

        Without messages *hint* says what belongs here.
        """
        if another:
            self._shown = _FIRST
            self._at_end = True
        if not another and tuple(said) == self._all and hint == self._hint:
            return
        self._all, self._hint = tuple(said), hint
        self._rebuild()

    # -- building -------------------------------------------------------------

    def _rebuild(self) -> None:
        known = {bubble.said.message.id: bubble for bubble in self._bubbles}
        chosen = next((b.message.id for b in self._bubbles if b.hasFocus()), "")
        kept = []
        for said in self._wanted:
            bubble = known.get(said.message.id)
            if bubble is not None and bubble.said == said:
                kept.append(known.pop(said.message.id))
        self._clear(kept)
        self._reusable = {bubble.said.message.id: bubble for bubble in kept}
        self._bubbles = []
        self._top_day = None
        self._next = len(self._all)
        if not self._all:
            self._add_hint()
            self.built.emit()
            return
        self._column.addStretch(1)
        self._hold_place()
        self._build_some()
        for bubble in self._bubbles:
            if bubble.message.id == chosen:
                bubble.setFocus()

    @property
    def _wanted(self) -> tuple[Said, ...]:
        return self._all[-self._shown :]

    @property
    def _first_wanted(self) -> int:
        return max(0, len(self._all) - self._shown)

    def _clear(self, kept: Sequence[Bubble]) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None and widget not in kept:
                widget.hide()
                widget.deleteLater()

    def _add_hint(self) -> None:
        hint = QLabel(self._hint)
        hint.setObjectName("conversationHint")
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setWordWrap(True)
        mark(hint, kind="quiet")
        self._column.addWidget(hint)
        self._column.addStretch(1)

    @Slot()
    def _build_some(self) -> None:
        """Build upwards until the batch has had its time."""
        end = time.perf_counter() + _BATCH_S
        while self._next > self._first_wanted:
            self._next -= 1
            self._put_on_top(self._all[self._next])
            if time.perf_counter() > end:
                break
        if self._next > self._first_wanted:
            self._building.start()
        else:
            self._reusable = {}
            self._add_earlier()
            self.built.emit()
        self._settling.start()

    def _put_on_top(self, said: Said) -> None:
        bubble = self._reusable.pop(said.message.id, None)
        if bubble is None:
            bubble = Bubble(said, self.widget())
            bubble.reply_wanted.connect(self.reply_wanted)
            bubble.find_wanted.connect(self.find_wanted)
            bubble.unfolded.connect(self._on_unfolded)
            bubble.said_otherwise.connect(self.built)
            bubble.installEventFilter(self)
        bubble.fit(self._widest)
        written = moment_of(said.message)
        day = written.date() if written else None
        under_separator = day is not None and day == self._top_day
        if not under_separator and day is not None:
            self._column.insertWidget(0, self._separator(day))
        self._column.insertWidget(1 if day is not None else 0, bubble)
        self._top_day = day
        # One stop for the keyboard: the newest; arrows lead to the others.
        newest = not self._bubbles
        policy = Qt.FocusPolicy.StrongFocus if newest else Qt.FocusPolicy.ClickFocus
        bubble.setFocusPolicy(policy)
        bubble.show()
        self._bubbles.insert(0, bubble)

    def _separator(self, day: date) -> QLabel:
        label = QLabel(messages.day(day))
        label.setObjectName("daySeparator")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setContentsMargins(0, 6, 0, 0)
        mark(label, kind="quiet")
        return label

    def _add_earlier(self) -> None:
        hidden = self._first_wanted
        if hidden:
            earlier = QPushButton(self.tr("Show earlier messages (%Ln)", "", hidden))
            earlier.setObjectName("earlierButton")
            mark(earlier, kind="link")
            earlier.clicked.connect(self._on_earlier)
            self._column.insertWidget(0, earlier, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_all(self) -> None:
        """Build the earlier messages as well, a few at a time."""
        if self._first_wanted:
            self._make_earlier(len(self._all))

    def show_place(self, widget: QWidget, area: QRect) -> None:
        """Scroll so that *area* of *widget*, which is in a bubble, can be seen."""
        inside = self.widget()
        assert inside is not None
        middle = widget.mapTo(inside, area.center())
        self._settling.stop()
        self._at_end = False
        self.ensureVisible(middle.x(), middle.y(), 0, min(80, self.viewport().height() // 3))

    @Slot()
    def _on_earlier(self) -> None:
        self._make_earlier(self._shown + _EACH_TIME)

    def _make_earlier(self, shown: int) -> None:
        if self._building.isActive():
            # The rest of the last ones is still to come; these follow.
            self._shown = shown
            return
        item = self._column.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        self._shown = shown
        self._hold_place()
        self._build_some()

    # -- the place of the reader ------------------------------------------------

    def _hold_place(self) -> None:
        """What comes above must not push away what is read."""
        bar = self.verticalScrollBar()
        self._from_end = 0 if self._at_end else bar.maximum() - bar.value()
        self._settling.start()

    @Slot(int, int)
    def _on_range(self, _low: int, high: int) -> None:
        if self._at_end or self._settling.isActive() or self._building.isActive():
            distance = 0 if self._at_end else self._from_end
            self.verticalScrollBar().setValue(high - distance)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if self._settling.isActive() or self._building.isActive():
            return
        self._at_end = self.verticalScrollBar().maximum() - value < 4

    @Slot()
    def _on_unfolded(self) -> None:
        # What its reader opens grows downwards, under the pointer.
        self._at_end = False

    # -- width -----------------------------------------------------------------

    @property
    def _widest(self) -> int:
        return max(120, round((self.viewport().width() - 2 * _MARGIN) * _WIDEST))

    @Slot()
    def _fit(self) -> None:
        for bubble in self._bubbles:
            bubble.fit(self._widest)

    @Slot()
    def _on_theme(self) -> None:
        for bubble in self._bubbles:
            bubble.show_again()
        self._fitting.start()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bubbles follow the width of the pane."""
        super().resizeEvent(event)
        self._fitting.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A turn of the wheel is the reader's own wish, also while bubbles are built."""
        self._settling.stop()
        super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows lead from bubble to bubble."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and isinstance(watched, Bubble):
                place = self._bubbles.index(watched) + step
                if 0 <= place < len(self._bubbles):
                    self._bubbles[place].setFocus(Qt.FocusReason.TabFocusReason)
                    self.ensureWidgetVisible(self._bubbles[place], 0, 8)
                return True
        return super().eventFilter(watched, event)
