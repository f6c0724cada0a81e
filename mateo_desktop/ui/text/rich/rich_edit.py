"""The editor of the message: a QTextEdit that only knows our vocabulary.

What is typed, pasted or dropped becomes a paragraph, a heading, an item or a
quote with emphasis and links, or plain text. Nothing else can get into the
document: no image, no colour, no font, and nothing from the disk.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from mateo_desktop.ui.text.rich import (
    blocks,
    rich_actions,
    rich_backdrop,
    rich_commands,
    rich_copy,
    rich_insert,
    rich_links,
    rich_menu,
    rich_removal,
    rich_tables,
    rich_text,
)
from mateo_desktop.ui.text.rich.blocks import BOLD, CODE, ITALIC, STRIKE, UNDERLINE
from mateo_desktop.ui.text.rich.fill_edit import FillEdit
from mateo_desktop.ui.text.rich.format_state import FormatState, state_at
from mateo_desktop.ui.text.rich.link_dialog import LinkDialog, link_address
from mateo_desktop.ui.text.rich.number_dialogs import StartDialog, TableDialog
from mateo_desktop.ui.text.rich.rich_keys import DIGITS, command_of
from mateo_desktop.ui.text.rich.rich_look import RichLook

_FLAGS = {"bold": BOLD, "italic": ITALIC, "underline": UNDERLINE, "strike": STRIKE, "code": CODE}
_CONTROL, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier.value,
    Qt.KeyboardModifier.ShiftModifier.value,
)
#: Keys that are held while letters are written.
_WRITING = _SHIFT | Qt.KeyboardModifier.KeypadModifier.value
_ENTER = (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)
_BACKSPACE, _DELETE = Qt.Key.Key_Backspace.value, Qt.Key.Key_Delete.value
_SPACE = Qt.Key.Key_Space.value
#: Commands that are more than a change of what the cursor stands in.
_OWN = {
    "link": "open_link_dialog",
    "start": "open_start_dialog",
    "table": "open_table_dialog",
    "paste_plain": "paste_plain",
    "undo": "undo",
    "redo": "redo",
}


class RichEdit(FillEdit):
    """Edits the small vocabulary; :meth:`html` says what is written."""

    #: The FormatState at the cursor, when it differs from the last one.
    format_changed = Signal(object)
    left = Signal()
    #: Undo was asked for, and there is nothing to undo.
    undo_exhausted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self._look = RichLook(self.document())
        self._state = FormatState()
        # Where the cursor was when each step that can be done again was taken back.
        self._undone_at: list[int] = []
        # While a letter is written or taken within its block: how the last one looked.
        self._letters: tuple[QTextCharFormat, QTextCharFormat] | None = None
        self._in_block = False
        for keys, command in DIGITS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setObjectName(command)
            shortcut.activated.connect(self._on_command)
        self.document().setIndentWidth(24)
        self.put_html("")
        self.cursorPositionChanged.connect(self._on_moved)
        self.currentCharFormatChanged.connect(self._on_format_changed)

    # Content

    def state(self) -> FormatState:
        """What is at the cursor."""
        return state_at(self.textCursor(), self.currentCharFormat())

    # Commands

    def do(self, command: str) -> None:
        """Run a formatting command by its name, which is that of its icon."""
        if self.isReadOnly() or not self.offers(command):
            return
        self.finish_paste()
        if command in _FLAGS:
            self._toggle(_FLAGS[command])
        elif command in _OWN:
            getattr(self, _OWN[command])()
        else:
            cursor = self.textCursor()
            rich_actions.run(cursor, command)
            if command in ("rule", "clear") or command.startswith("table_"):
                self.setTextCursor(cursor)
                self.ensureCursorVisible()
            if command == "clear" and not cursor.hasSelection():
                self.setCurrentCharFormat(QTextCharFormat())
        self._on_moved()

    def undo(self) -> None:
        """Take the last step back; the cursor stays, or goes to where that was."""
        if not self.document().isUndoAvailable():
            self.undo_exhausted.emit()
            return
        if not self.document().isRedoAvailable():
            self._undone_at.clear()
        self._undone_at.append(self.textCursor().position())
        self._after(self.document().undo)

    def redo(self) -> None:
        """Take the step again that was taken back; the cursor is where it was before that."""
        if self.document().isRedoAvailable():
            self._after(self.document().redo, self._undone_at.pop() if self._undone_at else -1)

    def _after(self, step: Callable[[], None], place: int = -1) -> None:
        # Qt leads the cursor out of the document when a table comes or goes.
        step()
        start, length = self._written.last_change
        end = min(start + length, self.document().characterCount() - 1)
        cursor = self.textCursor()
        if start <= place <= end:
            cursor.setPosition(place)
            self.setTextCursor(cursor)
        elif not start <= cursor.position() <= start + length:
            cursor.setPosition(end)
            self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _read_ahead(self) -> None:
        self._written.plain_text()

    def usual_menu(self) -> QMenu:
        """What Qt offers, done as here."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        pastes = mime is not None and mime.hasText() and not self.isReadOnly()
        menu = super().usual_menu()
        return rich_menu.completed(menu, self._on_command, pastes=pastes)

    def open_table_dialog(self) -> TableDialog:
        """Ask how many rows and columns a new table has."""
        dialog = TableDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._on_table_chosen)
        dialog.open()
        return dialog

    def open_start_dialog(self) -> StartDialog | None:
        """Ask for the first number of the list at the cursor."""
        row = rich_commands.shape(self.textCursor().block())
        if not row.ordered:
            return None
        dialog = StartDialog(row.start, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._on_start_chosen)
        dialog.open()
        return dialog

    def open_link_dialog(self) -> LinkDialog:
        """Ask where the selected words shall lead."""
        cursor = self.textCursor()
        link = rich_links.link_range(cursor)
        if link is not None:
            cursor = link
            self.setTextCursor(cursor)
        words = cursor.selectedText().replace("\u2029", " ").replace(blocks.BREAK, " ")
        address = link.charFormat().anchorHref() if link is not None else ""
        dialog = LinkDialog(words, address or link_address(words), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._on_link_chosen)
        dialog.removed.connect(self._on_link_removed)
        dialog.open()
        return dialog

    def _toggle(self, flag: int) -> None:
        on = not rich_text.look(self.currentCharFormat())[0] & flag
        self.mergeCurrentCharFormat(rich_actions.switched(flag, on=on))

    def _new_block(self, cursor: QTextCursor) -> None:
        """What Enter does."""
        rich_links.link_typed(cursor)
        rich_commands.new_block(cursor)

    def _step_out_of_link(self, cursor: QTextCursor) -> None:
        """At the end of a link, what is typed next is no longer part of it."""
        form = cursor.charFormat()
        if not form.isAnchor() or cursor.hasSelection():
            return
        after = QTextCursor(cursor)
        inside = not cursor.atBlockEnd()
        if inside:
            after.movePosition(QTextCursor.MoveOperation.NextCharacter)
            inside = after.charFormat().anchorHref() == form.anchorHref()
        if not inside:
            form.clearProperty(QTextCharFormat.Property.IsAnchor)
            form.clearProperty(QTextCharFormat.Property.AnchorHref)
            self.setCurrentCharFormat(form)

    # Slots

    @Slot()
    def _on_moved(self) -> None:
        # A letter more makes no heading: in a block only the letters can be others.
        letters = (self.textCursor().charFormat(), self.currentCharFormat())
        if self._in_block and letters == self._letters:
            return
        self._letters = letters
        state = self.state()
        if state != self._state:
            self._state = state
            self.format_changed.emit(state)

    @Slot(QTextCharFormat)
    def _on_format_changed(self, _form: QTextCharFormat) -> None:
        self._on_moved()

    @Slot()
    def _on_command(self) -> None:
        self.do(self.sender().objectName())

    @Slot(str, str)
    def _on_link_chosen(self, words: str, address: str) -> None:
        cursor = self.textCursor()
        rich_links.set_link(cursor, words, address)
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def insert_table(self, rows: int, columns: int, *, head: bool) -> None:
        """Insert an empty table and go into its first cell."""
        cursor = self.textCursor()
        if cursor.currentTable() is not None:
            return
        rich_insert.insert(cursor, rich_tables.blank(rows, columns, head=head))
        cursor.setPosition(cursor.position() - 1)
        table = cursor.currentTable()
        if table is not None:
            cursor.setPosition(table.firstPosition())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @Slot(object)
    def _on_table_chosen(self, size: tuple[int, int, bool]) -> None:
        self.insert_table(size[0], size[1], head=size[2])

    @Slot(object)
    def _on_start_chosen(self, start: int) -> None:
        rich_commands.start_list(self.textCursor(), start)

    @Slot()
    def _on_link_removed(self) -> None:
        rich_links.remove_link(self.textCursor())

    # Qt overrides

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:
        """Nothing is ever loaded: None or no bytes would make Qt open the file."""
        return QImage()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Our shortcuts, and Enter and Backspace as a writer expects them."""
        # As numbers: Python's flags take longer than the letter.
        held = event.modifiers().value
        if held & _CONTROL and self.hearing.takes(event):
            return
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if held & _CONTROL and (command := command_of(event)):
            self.do(command)
            return
        key = event.key()
        if key in _ENTER and (held & _CONTROL or not held & _SHIFT):
            if held & _CONTROL:
                # Ctrl+Enter sends; that is the window's business.
                event.ignore()
            else:
                self._on_enter()
            return
        cursor = self.textCursor()
        if key == _BACKSPACE and not held & _CONTROL and rich_commands.step_back(cursor):
            self.setTextCursor(cursor)
            self._on_moved()
            return
        text = event.text()
        if text:
            self._step_out_of_link(cursor)
        if not held & ~_WRITING and not cursor.hasSelection():
            # Whether one letter of the block is written or taken.
            writes = bool(text) and text.isprintable()
            self._in_block = not cursor.atBlockStart() if key == _BACKSPACE else writes
        if key in (_BACKSPACE, _DELETE) or cursor.hasSelection():
            rich_removal.press(self, event, super().keyPressEvent)
        else:
            super().keyPressEvent(event)
        self._in_block = False
        if key == _SPACE:
            self._on_space()
        elif text == "/":
            self.hearing.slash_typed.emit()

    def _on_enter(self) -> None:
        cursor = self.textCursor()
        self._new_block(cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _on_space(self) -> None:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        if self.offers("link") and rich_links.link_typed(cursor):
            self._step_out_of_link(self.textCursor())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the editor, but goes from cell to cell inside of a table."""
        cursor = self.textCursor()
        if self.isReadOnly() or cursor.currentTable() is None:
            return super().focusNextPrevChild(forward)
        rich_tables.step(cursor, 1 if forward else -1)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composed characters leave a link like typed ones."""
        self._step_out_of_link(self.textCursor())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the writer went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Headings follow the font."""
        super().changeEvent(event)
        if hasattr(self, "_look"):
            self._look.font_changed()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies our own clean markup, not that of Qt."""
        mime = super().createMimeDataFromSelection()
        rich_copy.fill(mime, self.textCursor())
        return mime

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Somebody else may have a menu for what is there."""
        if not self.hearing.takes_menu(event):
            menu = self.usual_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar beside what is quoted, a ground below what is code."""
        if self._look.has_backdrop:
            rich_backdrop.paint(self, event.rect())
        super().paintEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small window."""
        return QSize(120, 80)
