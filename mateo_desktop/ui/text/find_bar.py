"""The bar that finds words in a text and replaces them.

It belongs to no editor: it is shown the one it shall search. What it finds is
marked over the text, never in it, and only where it is in sight.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from mateo_desktop.domain import finding
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.text import soft_breaks
from mateo_desktop.ui.text.coming import arrive
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.text.text_marks import Editor, marks_of, visible_range
from mateo_desktop.ui.theme import mark, theme

#: After so many milliseconds without a key what is found is counted anew.
_PAUSE_MS = 200
_MOST_MARKS = 400


class FindBar(QFrame):
    """Find and, where something may be changed, replace."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        mark(self, kind="row")
        self._editor: Editor | None = None
        self._found: list[tuple[int, int]] = []
        self._from = 0
        self.sought = self._line("findField", self.tr("Find"))
        self.other = self._line("replaceField", self.tr("Replace with"))
        self.count = QLabel()
        self.count.setObjectName("findCount")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.count, kind="quiet")
        self.case = self._toggle("findCase", "Aa", self.tr("Match case"))
        self.whole = self._toggle("findWhole", "ab|", self.tr("Whole words only"))
        self.back = self._button("findPrevious", "↑", self.tr("Previous (Shift+F3)"))
        self.next = self._button("findNext", "↓", self.tr("Next (F3)"))
        self.close_button = self._button("findClose", "×", self.tr("Close (Esc)"))
        self.replace_button = QPushButton(self.tr("Replace"))
        self.replace_button.setObjectName("replaceOne")
        self.all_button = QPushButton(self.tr("Replace all"))
        self.all_button.setObjectName("replaceAll")
        for button in (self.replace_button, self.all_button):
            mark(button, kind="link")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrange()

        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._search)
        self._sight = QTimer(self, singleShot=True, interval=30)
        self._sight.timeout.connect(self._render_marks)
        self.sought.textEdited.connect(self._on_typed)
        self.case.toggled.connect(self._on_typed)
        self.whole.toggled.connect(self._on_typed)
        self.back.clicked.connect(self.find_previous)
        self.next.clicked.connect(self.find_next)
        self.close_button.clicked.connect(self.leave)
        self.replace_button.clicked.connect(self.replace)
        self.all_button.clicked.connect(self.replace_all)
        theme().changed.connect(self._on_theme_changed)
        self.hide()

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 4, 12, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for widget in (self.case, self.whole, self.back, self.next, self.close_button):
            tools.addWidget(widget)
        grid.addWidget(self.sought, 0, 0)
        grid.addWidget(self.count, 0, 1)
        grid.addLayout(tools, 0, 2)
        grid.addWidget(self.other, 1, 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.replace_button)
        buttons.addWidget(self.all_button)
        buttons.addStretch(1)
        grid.addLayout(buttons, 1, 1, 1, 2)
        grid.setColumnStretch(0, 1)
        # Its words change while somebody types; the fields keep their width.
        self.count.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)

    def _line(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(words)
        line.setPlaceholderText(words)
        return line

    def _toggle(self, name: str, sign: str, words: str) -> QToolButton:
        button = self._button(name, sign, words)
        button.setCheckable(True)
        return button

    def _button(self, name: str, sign: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(sign)
        button.setAccessibleName(words)
        button.setToolTip(plain_tooltip(words))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(button, kind="tool")
        return button

    # For those who have a text

    def watch(self, editor: Editor) -> None:
        """Search in *editor* from now on."""
        if editor is self._editor:
            return
        if self._editor is not None:
            marks_of(self._editor).clear("found")
            self._editor.textChanged.disconnect(self._on_changed)
            for bar in (self._editor.verticalScrollBar(), self._editor.horizontalScrollBar()):
                bar.valueChanged.disconnect(self._on_scrolled)
        self._editor = editor
        self._found = []
        editor.textChanged.connect(self._on_changed)
        for bar in (editor.verticalScrollBar(), editor.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        if self.isVisible():
            self._fit()
            self._search()

    def open(self, *, replace: bool = False) -> None:
        """Come into sight; words that are selected are those that are sought."""
        if self._editor is None:
            return
        cursor = self._editor.textCursor()
        self._from = cursor.selectionStart()
        words = soft_breaks.selected(cursor)
        if words and "\n" not in words and len(words) < 200:
            self.sought.setText(words)
        self._wants_replace = replace
        self._fit()
        self.show()
        self._search()
        into = self.other if replace and self.sought.text() and not self.other.isHidden() else None
        (into or self.sought).setFocus(Qt.FocusReason.ShortcutFocusReason)
        (into or self.sought).selectAll()

    _wants_replace = False

    def _fit(self) -> None:
        editor = self._editor
        replaces = self._wants_replace and editor is not None and not editor.isReadOnly()
        for widget in (self.other, self.replace_button, self.all_button):
            widget.setVisible(replaces)

    @Slot()
    def leave(self) -> None:
        """Go; the cursor is where it was found last."""
        self.hide()
        self._later.stop()
        if self._editor is not None:
            marks_of(self._editor).clear("found")
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    # Finding

    @Slot()
    def find_next(self) -> None:
        """Select the next place behind the cursor, from the top again behind the last."""
        self._catch_up()
        if self._editor is not None and self._found:
            place = self._editor.textCursor().selectionEnd()
            number = bisect_left(self._found, (place, 0))
            self._select(number % len(self._found))

    @Slot()
    def find_previous(self) -> None:
        """Select the place before the cursor, from the end again before the first."""
        self._catch_up()
        if self._editor is not None and self._found:
            place = self._editor.textCursor().selectionStart()
            self._select(bisect_left(self._found, (place, 0)) - 1)

    def _catch_up(self) -> None:
        if self._later.isActive() or not self._found:
            self._search()

    @Slot()
    def _on_typed(self) -> None:
        """Search from where the bar was opened, so that a longer word stays at its place."""
        self._search()
        if self._found:
            number = bisect_left(self._found, (self._from, 0)) % len(self._found)
            self._select(number)

    @Slot()
    def _search(self) -> None:
        self._later.stop()
        wanted = finding.pattern(
            self.sought.text(),
            match_case=self.case.isChecked(),
            whole_words=self.whole.isChecked(),
        )
        if self._editor is None or wanted is None:
            self._found = []
        else:
            lines = soft_breaks.Lines(self._editor.document())
            self._found = lines.ranges([found.span() for found in wanted.finditer(lines.text)])
        self._render_count()
        self._render_marks()

    def _select(self, number: int) -> None:
        assert self._editor is not None
        start, end = self._found[number]
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self._render_count()
        self._sight.start()

    def _current(self) -> int:
        """The number of the place that is selected, -1 for none."""
        if self._editor is None:
            return -1
        cursor = self._editor.textCursor()
        place = (cursor.selectionStart(), cursor.selectionEnd())
        number = bisect_left(self._found, place)
        return number if self._found[number : number + 1] == [place] else -1

    # Replacing

    @Slot()
    def replace(self) -> None:
        """Replace what is selected if it was found, and go to the next place."""
        if self._editor is not None:
            arrive(self._editor)
        self._catch_up()
        editor, number = self._editor, self._current()
        if editor is None or editor.isReadOnly():
            return
        if number >= 0:
            self._put([self._found[number]])
            self._search()
        self.find_next()

    @Slot()
    def replace_all(self) -> None:
        """Replace every place, as one step that can be undone."""
        if self._editor is not None:
            arrive(self._editor)
        self._search()
        if self._editor is None or self._editor.isReadOnly() or not self._found:
            return
        count = len(self._found)
        self._put(self._found)
        self._search()
        self.count.setText(self.tr("%Ln replaced", "", count))
        mark(self.count, tone="")

    def _put(self, places: list[tuple[int, int]]) -> None:
        assert self._editor is not None
        words = self.other.text()
        keeps_look = isinstance(self._editor, QTextEdit)
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        # From the end on, so that the places before stay where they are.
        for start, end in reversed(places):
            cursor.setPosition(start + 1)
            look = cursor.charFormat()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            if keeps_look:
                cursor.insertText(words, look)
            else:
                cursor.insertText(words)
        cursor.endEditBlock()
        if len(places) == 1:
            cursor.setPosition(places[0][0] + _units(words))
            self._editor.setTextCursor(cursor)

    # Rendering

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            # What moved with the text is right still; what is new waits for a pause.
            self._later.start()
        else:
            self._found = []

    @Slot()
    def _on_theme_changed(self) -> None:
        # Not connected itself: a slot that is overridden is still called when its bar is gone.
        self._render_marks()

    @Slot()
    def _on_scrolled(self) -> None:
        if self.isVisible() and self._found:
            self._sight.start()

    def _render_count(self) -> None:
        number = self._current()
        if not self.sought.text():
            words = ""
        elif not self._found:
            words = self.tr("Not found")
        elif number < 0:
            words = self.tr("%Ln found", "", len(self._found))
        else:
            words = self.tr("{number} of {count}").format(
                number=count_text(number + 1), count=count_text(len(self._found))
            )
        self.count.setText(words)
        # Who cannot see the count hears it with the field.
        self.sought.setAccessibleDescription(words)
        mark(self.count, tone="danger" if self.sought.text() and not self._found else "")
        for button in (self.back, self.next, self.replace_button, self.all_button):
            button.setEnabled(bool(self._found))

    @Slot()
    def _render_marks(self) -> None:
        editor = self._editor
        if editor is None or not self.isVisible():
            return
        first, last = visible_range(editor)
        begin = max(0, bisect_left(self._found, (first, 0)) - 1)
        shown = self._found[begin : bisect_right(self._found, (last, last))][:_MOST_MARKS]
        look = QTextCharFormat()
        look.setBackground(theme().colour("warning_soft"))
        look.setForeground(theme().colour("warning"))
        marks_of(editor).put("found", shown, look)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on or replaces, Esc leaves."""
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if held & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            elif self.other.hasFocus():
                self.replace()
            elif held & Qt.KeyboardModifier.ShiftModifier:
                self.find_previous()
            else:
                self.find_next()
        else:
            super().keyPressEvent(event)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
