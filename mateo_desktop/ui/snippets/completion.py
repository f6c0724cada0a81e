"""Snippets while writing: a slash at the start of a line, or Ctrl+Space.

One object beside each editor that looks at its keys. As long as its list is
open, the arrow keys, Enter, Tab and Esc belong to the list; everything else is
typed as ever and narrows what is offered. What was typed is replaced by a
snippet that was chosen, and by nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from mateo_desktop.domain.snippet import Snippet, matching
from mateo_desktop.ui.snippets import insertion
from mateo_desktop.ui.snippets.popup import SnippetPopup

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession
    from mateo_desktop.ui.text.spelling_marks import Editor

#: Nobody looks for a snippet with more words than this.
_LONGEST = 40
_PAGE = 8

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CTRL = Qt.KeyboardModifier.ControlModifier
_IGNORED = Qt.KeyboardModifier.KeypadModifier


class Completion(QObject):
    """Keys and seeking in *field*; what a field is, those say who know one."""

    def __init__(self, session: DraftSession, field: QWidget) -> None:
        super().__init__(field)
        self._session = session
        self._field = field
        self._popup: SnippetPopup | None = None
        #: Where the words begin that a snippet replaces; -1 while nothing is sought.
        self._start = -1
        self._slash = False

    @property
    def popup(self) -> SnippetPopup | None:
        """The list, if it was ever open."""
        return self._popup

    def close(self) -> None:
        """Stop offering; what was typed stays."""
        if self._start >= 0:
            self._start = -1
            self._follow(False)
        if self._popup is not None:
            self._popup.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys of the list before they are keys of the editor."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_key(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Ctrl+Enter sends; while the list is open it is an Enter like any other.
            if self._is_open() and self._is_ours(event):
                event.accept()
                return True
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize):
            self.close()
        return False

    def ask(self) -> None:
        """What Ctrl+Space does, for a button."""
        if not self._is_read_only():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._ask()

    # What a field is: places are counted as Qt counts them

    def selected_html(self) -> str:
        """What is selected as clean markup, "" for nothing."""
        raise NotImplementedError

    def _follow(self, _follows: bool) -> None:
        """Whether words are sought from now on, so that every key matters."""

    def _is_read_only(self) -> bool:
        raise NotImplementedError

    def _position(self) -> int:
        raise NotImplementedError

    def _line_start(self) -> int:
        raise NotImplementedError

    def _has_selection(self) -> bool:
        raise NotImplementedError

    def _leave_selection(self) -> None:
        raise NotImplementedError

    def _text(self, start: int, end: int) -> str:
        raise NotImplementedError

    def _is_slash(self, before: str) -> bool:
        """Whether the slash that was typed behind *before*, its line so far, asks for snippets."""
        raise NotImplementedError

    def _line(self) -> QRect:
        """The line of the words, in the window."""
        raise NotImplementedError

    def _put(self, start: int, snippet: Snippet) -> None:
        """Write *snippet* in place of what stands from *start* to the cursor."""
        raise NotImplementedError

    # Keys

    def _takes_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~_IGNORED
        if event.key() == Qt.Key.Key_Space and held == _CTRL:
            if not self._is_read_only():
                self._ask()
            return True
        if not self._is_open() or not self._is_ours(event):
            return False
        assert self._popup is not None
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._popup.walk(step)
        elif event.key() in _TAKES and self._popup.chosen is not None:
            self._take(self._popup.chosen)
        else:
            self.close()
        return True

    def _is_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def _is_ours(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~_IGNORED
        if held and not (held == _CTRL and event.key() in _TAKES[:2]):
            return False
        if event.key() == Qt.Key.Key_Escape:
            return True
        some = self._popup is not None and self._popup.chosen is not None
        return some and (event.key() in _TAKES or event.key() in _STEPS)

    # Seeking

    def _ask(self) -> None:
        """Ctrl+Space: what fits the word before the cursor, else all."""
        if self._is_open():
            self.close()
            return
        if self._has_selection():
            self._leave_selection()
        before = self._text(self._line_start(), self._position())
        word = before[len(before) - _letters_at_end(before) :]
        start = self._position()
        if word and len(word) <= _LONGEST and self._matches(word):
            start -= insertion.units(word)
        self._seek(start, slash=False)
        self._offer(asked=True)

    def _seek(self, start: int, *, slash: bool) -> None:
        self._slash = slash
        if self._start < 0:
            self._follow(True)
        self._start = start

    @Slot()
    def _on_slash(self) -> None:
        """A slash was typed, and stands before the cursor."""
        if self._start >= 0:
            return
        before = self._text(self._line_start(), self._position())
        # A slash elsewhere is a slash: "and/or", a date, an address.
        if self._is_slash(before) and not self._has_selection():
            self._seek(self._position() - 1, slash=True)
            self._offer()

    @Slot()
    def _on_text_changed(self) -> None:
        if self._start >= 0:
            self._offer()

    @Slot()
    def _on_moved(self) -> None:
        if self._start >= 0 and self._sought() is None:
            self.close()

    def _sought(self) -> str | None:
        """The words typed so far; None if the cursor is elsewhere by now."""
        position = self._position()
        if self._has_selection() or not self._line_start() <= self._start:
            return None
        if not 0 <= position - self._start <= _LONGEST:
            return None
        words = self._text(self._start, position)
        if self._slash:
            if not words.startswith("/"):
                return None
            words = words[1:]
        return None if words[:1].isspace() else words

    def _matches(self, words: str) -> tuple[Snippet, ...]:
        return matching(self._session.snippets.all, words, self._session.draft.channel_type)

    def _offer(self, *, asked: bool = False) -> None:
        words = self._sought()
        if words is None:
            self.close()
            return
        found = self._matches(words)
        none_at_all = asked and not self._session.snippets.all
        if self._popup is None:
            if not found and not none_at_all:
                return
            self._popup = SnippetPopup(self._field)
            self._popup.taken.connect(self._take)
        self._popup.offer(found, self._line(), empty=none_at_all)
        if not found and not none_at_all and self._slash and not self._session.snippets.all:
            self.close()

    @Slot(object)
    def _take(self, snippet: Snippet) -> None:
        start = self._start
        words = self._sought()
        self.close()
        if start < 0 or words is None:
            return
        self._put(start, snippet)

    def _known(self, snippet: Snippet) -> dict[str, str]:
        session = self._session
        return insertion.known_values(session.draft, session.channel, snippet.language)


class SnippetCompletion(Completion):
    """Offers snippets in *edit*, a page of that *kind*: RICH, HTML, TEXT or CHAT."""

    def __init__(self, session: DraftSession, edit: Editor, kind: str) -> None:
        super().__init__(session, edit)
        self._edit = edit
        self._kind = kind
        edit.hearing.slash_typed.connect(self._on_slash)
        edit.hearing.snippets_wanted.connect(self._on_wanted)
        edit.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def selected_html(self) -> str:
        """What is selected as clean markup, "" for nothing."""
        return insertion.selected_html(self._edit, self._kind)

    def _follow(self, follows: bool) -> None:
        edit = self._edit
        if follows:
            edit.installEventFilter(self)
            edit.textChanged.connect(self._on_text_changed)
            edit.cursorPositionChanged.connect(self._on_moved)
        else:
            edit.removeEventFilter(self)
            edit.textChanged.disconnect(self._on_text_changed)
            edit.cursorPositionChanged.disconnect(self._on_moved)

    @Slot()
    def _on_wanted(self) -> None:
        if not self._is_read_only():
            self._ask()

    def _is_read_only(self) -> bool:
        return self._edit.isReadOnly()

    def _position(self) -> int:
        return self._edit.textCursor().position()

    def _line_start(self) -> int:
        return self._edit.textCursor().block().position()

    def _has_selection(self) -> bool:
        return self._edit.textCursor().hasSelection()

    def _leave_selection(self) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self._edit.setTextCursor(cursor)

    def _is_slash(self, before: str) -> bool:
        from mateo_desktop.ui.text.soft_breaks import goes_on

        # A row of a long line begins in the middle of it.
        return before.strip() == "/" and not goes_on(self._edit.textCursor().block())

    def _text(self, start: int, end: int) -> str:
        # By a cursor: its places count some signs twice, those of a str do not.
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _line(self) -> QRect:
        """The line of the words, in the window."""
        cursor = self._edit.textCursor()
        cursor.setPosition(self._start)
        area = self._edit.cursorRect(cursor)
        window: QWidget = self._edit.window()
        return QRect(self._edit.viewport().mapTo(window, QPoint(area.topLeft())), area.size())

    def _put(self, start: int, snippet: Snippet) -> None:
        insertion.insert(self._edit, self._kind, start, snippet, self._known(snippet))

    @Slot()
    def _on_scrolled(self) -> None:
        if not self._is_open() or self._popup is None:
            return
        line, area = self._line(), self._edit.viewport().rect()
        area.moveTo(self._edit.viewport().mapTo(self._edit.window(), QPoint(0, 0)))
        # Out of sight is out of mind: the words stay, and are asked for anew.
        if area.intersects(line):
            self._popup.follow(line)
        else:
            self.close()


def _letters_at_end(text: str) -> int:
    count = 0
    while count < min(len(text), _LONGEST) and text[-count - 1].isalnum():
        count += 1
    return count
