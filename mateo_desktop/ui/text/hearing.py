"""What others hear of an editor, told by the editor itself.

An event filter in Python sees every event there is: for one key some twenty of
them pass through it before anything is painted. So an editor tells of the few
that matter to somebody, and nobody filters its events while it is typed into.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


class Hearing(QObject):
    """Belongs to *edit*, which calls its methods."""

    #: Other words came into sight: another size, or another page.
    sight_changed = Signal()
    #: Somebody typed a slash, and it stands there.
    slash_typed = Signal()
    #: Ctrl+Space.
    snippets_wanted = Signal()
    #: A QContextMenuEvent; who shows a menu accepts it.
    menu_wanted = Signal(object)

    def __init__(self, edit: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def takes(self, event: QKeyEvent) -> bool:
        """Whether that key asks for something that is none of the editor's business."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() != Qt.Key.Key_Space or held != Qt.KeyboardModifier.ControlModifier:
            return False
        self.snippets_wanted.emit()
        return True

    def takes_menu(self, event: QContextMenuEvent) -> bool:
        """Whether somebody else shows a menu for *event*."""
        event.ignore()
        self.menu_wanted.emit(event)
        taken = event.isAccepted()
        event.accept()
        return taken

    def styled(self) -> None:
        """The editor was shown or got another style: let it paint its own ground.

        A style sheet takes that away from what is inside of a frame. Then each
        key paints all that is behind the text as well, which is the window, its
        columns and ten more.
        """
        self._edit.viewport().setAutoFillBackground(True)
