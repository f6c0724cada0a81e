"""What others hear of an editor, told by the editor itself.

An event filter in Python sees every event there is: for one key some twenty of
them pass through it before anything is painted. So an editor tells of the few
that matter to somebody, and nobody filters its events while it is typed into.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea as _Editor
else:
    # Both kinds of editor take it beside Qt's own class.
    _Editor = object


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

    def composed(self, event: QInputMethodEvent) -> None:
        """What *event* composed stands there."""
        if event.commitString() == "/" and not self._edit.isReadOnly():
            self.slash_typed.emit()

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


class Heard(_Editor):
    """The part of an editor that tells its hearing of all but the keys, which differ."""

    hearing: Hearing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A slash may be composed."""
        super().inputMethodEvent(event)
        self.hearing.composed(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Somebody else may have a menu for what is there."""
        if not self.hearing.takes_menu(event):
            super().contextMenuEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size shows other words."""
        super().resizeEvent(event)
        self.hearing.sight_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """So does coming into sight."""
        super().showEvent(event)
        self.hearing.styled()
        self.hearing.sight_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another style."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "hearing"):
            self.hearing.styled()
