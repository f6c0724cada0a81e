"""Snippets in a line that is typed into, like the subject: as plain text, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from mateo_desktop.domain import markup
from mateo_desktop.domain.snippet import CURSOR_SIGN
from mateo_desktop.ui.snippets import insertion
from mateo_desktop.ui.snippets.completion import Completion

if TYPE_CHECKING:
    from mateo_desktop.domain.snippet import Snippet
    from mateo_desktop.ui.session import DraftSession


class LineCompletion(Completion):
    """Offers snippets in *edit*: by Ctrl+Space, and by a slash that is all there is."""

    def __init__(self, session: DraftSession, edit: QLineEdit) -> None:
        super().__init__(session, edit)
        self._line_edit = edit
        self._slash_typed = False
        edit.installEventFilter(self)
        edit.textChanged.connect(self._on_text_changed)
        edit.cursorPositionChanged.connect(self._on_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What may be a slash is remembered until it stands there."""
        if isinstance(event, QInputMethodEvent):
            self._slash_typed = event.commitString() == "/"
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._slash_typed = event.text() == "/" and not self._is_read_only()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_text_changed(self) -> None:
        typed, self._slash_typed = self._slash_typed, False
        if typed and self._start < 0:
            self._on_slash()
        else:
            super()._on_text_changed()

    def selected_html(self) -> str:
        """What is selected as clean markup, "" for nothing."""
        text = self._line_edit.selectedText()
        return markup.from_plain(text) if text else ""

    def _is_read_only(self) -> bool:
        return self._line_edit.isReadOnly()

    def _position(self) -> int:
        return self._line_edit.cursorPosition()

    def _line_start(self) -> int:
        return 0

    def _has_selection(self) -> bool:
        return self._line_edit.hasSelectedText()

    def _leave_selection(self) -> None:
        edit = self._line_edit
        edit.setCursorPosition(edit.selectionEnd())

    def _text(self, start: int, end: int) -> str:
        units = self._line_edit.text().encode("utf-16-le", "surrogatepass")
        return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")

    def _is_slash(self, before: str) -> bool:
        # Behind it nothing either: in a subject a slash is seldom the beginning of something.
        return before.strip() == self._line_edit.text().strip() == "/"

    def _line(self) -> QRect:
        area = self._line_edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        below = QRect(area.left(), 0, area.width(), self._line_edit.height())
        window = self._line_edit.window()
        return QRect(self._line_edit.mapTo(window, QPoint(below.topLeft())), below.size())

    def _put(self, start: int, snippet: Snippet) -> None:
        edit = self._line_edit
        # The subject is what is being written: it cannot be a part of itself.
        known = {name: value for name, value in self._known(snippet).items() if name != "subject"}
        words = insertion.in_line(snippet, known)
        before, sign, behind = words.partition(CURSOR_SIGN)
        edit.setSelection(start, edit.cursorPosition() - start)
        edit.insert(before + behind)
        if sign:
            edit.setCursorPosition(edit.cursorPosition() - insertion.units(behind))
        # To Qt nobody typed; to the draft somebody did.
        edit.textEdited.emit(edit.text())
