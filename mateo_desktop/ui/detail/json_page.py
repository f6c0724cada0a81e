"""A read-only page of JSON: coloured, folded where it is long, linked by its lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mateo_desktop.ui.detail.folding import Folded, folded
from mateo_desktop.ui.detail.json_highlighter import JsonHighlighter
from mateo_desktop.ui.text.foreign.plain_names import escaped
from mateo_desktop.ui.text.text_marks import marks_of
from mateo_desktop.ui.theme import mark, theme

_WRAP_UP_TO = 50_000
#: 5,000 coloured lines take 70 ms, plain ones 17; 200,000 characters full of signs 140.
_COLOUR_UP_TO = 2_000
_COLOUR_SIGNS_UP_TO = 80_000


class JsonPage(QPlainTextEdit):
    """Shows JSON; a click on a line, or Enter, is a wish to see its field."""

    #: The line of the text that was given, not of what is laid out of it.
    line_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        # A read-only page has no cursor of its own: the keyboard needs one.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        mark(self, kind="codepage")
        self._folded = Folded("")
        self._lit: tuple[int, int] | None = None
        self._colours = JsonHighlighter(self.document())
        theme().changed.connect(self._on_theme)

    def show_json(self, text: str) -> None:
        """Show *text* at the place the reader has scrolled to."""
        self._folded = folded(
            text,
            self.tr("… {count} characters more …"),
            self.tr("… {count} lines more; Copy takes all of it …"),
        )
        # What turns or hides is seen; in JSON the escape says the same.
        shown = escaped(self._folded.text)
        bar = self.verticalScrollBar()
        place = bar.value()
        mode = QPlainTextEdit.LineWrapMode
        wrap = mode.WidgetWidth if len(shown) <= _WRAP_UP_TO else mode.NoWrap
        if self.lineWrapMode() != wrap:
            self.setLineWrapMode(wrap)
        is_short = len(shown) <= _COLOUR_SIGNS_UP_TO and shown.count("\n") <= _COLOUR_UP_TO
        self._colours.setDocument(self.document() if is_short else None)
        self.setPlainText(shown)
        bar.setValue(place)
        self._lit = None

    def light_up(self, lines: tuple[int, int] | None) -> None:
        """Put a soft light on the lines from the first to the last of *lines*."""
        self._lit = lines
        place = None if lines is None else self._place(lines)
        look = QTextCharFormat()
        look.setBackground(theme().colour("accent_soft"))
        look.setProperty(QTextFormat.Property.FullWidthSelection, True)
        marks_of(self).put("tags", [place] if place else [], look)

    def bring_into_sight(self, line: int) -> None:
        """Scroll to *line*, unless somebody is reading or selecting here."""
        shown = self._folded.shown_line(line)
        cursor = self.textCursor()
        if shown is None or cursor.hasSelection() or self.hasFocus():
            return
        block = self.document().findBlockByNumber(shown)
        if block.isValid():
            cursor.setPosition(block.position())
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _place(self, lines: tuple[int, int]) -> tuple[int, int] | None:
        first, last = (self._folded.shown_line(line) for line in lines)
        if first is None:
            return None
        # What begins in sight and ends in the fold is lit as far as it is seen.
        last = self._folded.head if last is None else last
        begin = self.document().findBlockByNumber(first)
        end = self.document().findBlockByNumber(last)
        if not begin.isValid() or not end.isValid():
            return None
        return begin.position(), end.position() + end.length() - 1

    @Slot()
    def _on_theme(self) -> None:
        self.light_up(self._lit)

    def _choose(self, block: int) -> None:
        self.line_chosen.emit(self._folded.meant_line(block))

    # Qt overrides

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected nothing names a line."""
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and not self.textCursor().hasSelection():
            self._choose(self.cursorForPosition(event.position().toPoint()).blockNumber())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter names the line of the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.textCursor().blockNumber())
            event.accept()
        else:
            super().keyPressEvent(event)
