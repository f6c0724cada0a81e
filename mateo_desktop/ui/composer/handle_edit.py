"""The line in which a recipient is typed: what was typed always wins over what is offered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit

from mateo_desktop.ui.composer.pills import is_plain
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.acquaintance import Acquaintance
    from mateo_desktop.domain.draft import Recipient
    from mateo_desktop.ui.composer.suggestions import Suggestions

_LONGEST = 1_000_000
_MOST_SEEN = 24


class HandleEdit(QLineEdit):
    """The line behind the pills; says what was typed, pasted and left."""

    committed = Signal(str)
    taken = Signal(object)
    forgotten = Signal(object)
    new_wanted = Signal(str)
    again_wanted = Signal()
    backed_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        # What does not fit is cut off in silence otherwise.
        self.setMaxLength(_LONGEST)
        self._suggestions: Suggestions | None = None
        mark(self, kind="line")
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self.updateGeometry)

    def offer(
        self,
        people: Sequence[Recipient],
        known: Mapping[Recipient, Acquaintance] | None = None,
        new: str = "",
        *,
        again: bool = False,
    ) -> None:
        """Offer *people* below the line, to make a contact of *new*, and to look *again*.

        The list is made with its first offer.
        """
        if self._suggestions is None:
            if not (people or new or again):
                return
            from mateo_desktop.ui.composer.suggestions import Suggestions

            self._suggestions = Suggestions(self)
            self._suggestions.taken.connect(self._on_taken)
            self._suggestions.forgotten.connect(self.forgotten)
            self._suggestions.new_wanted.connect(self.new_wanted)
            self._suggestions.again_wanted.connect(self.again_wanted)
        self._suggestions.offer(people, known, new, again=again)

    @property
    def suggestions(self) -> Suggestions | None:
        """The offer in sight, or None."""
        offer = self._suggestions
        return offer if offer is not None and offer.isVisible() else None

    def dismiss(self) -> None:
        """Take the offer away."""
        if self._suggestions is not None:
            self._suggestions.hide()

    def commit(self) -> None:
        """Hand over what stands in the line, if anything does."""
        text = self.text()
        self.dismiss()
        if text.strip():
            self.clear()
            self.committed.emit(text)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        # A comma inside quotes or a half typed "Name <" belongs to the name.
        if (
            text[-1:] in (",", ";")
            and text.count('"') % 2 == 0
            and text.rfind("<") <= text.rfind(">")
        ):
            self.commit()

    @Slot(object)
    def _on_taken(self, person: Recipient) -> None:
        self.clear()
        self.taken.emit(person)

    def minimumSizeHint(self) -> QSize:
        """Room for what is typed; a longer line goes below the pills."""
        least = super().minimumSizeHint()
        metrics = self.fontMetrics()
        text = self.text()[:_MOST_SEEN]
        width = metrics.horizontalAdvance(text) + 4 * metrics.averageCharWidth()
        return QSize(max(least.width(), width), least.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits and never sends; arrows walk the offer or the pills."""
        key, offer = event.key(), self.suggestions
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_people()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain(event):
            if offer is not None and offer.is_walked_to:
                offer.take()
            else:
                self.commit()
        elif offer is not None and event.matches(QKeySequence.StandardKey.Cut) and offer.forget():
            # Shift+Delete cuts elsewhere; on a row that was walked to it forgets.
            event.accept()
        elif offer is not None and key == Qt.Key.Key_Down:
            offer.walk(1)
        elif offer is not None and key == Qt.Key.Key_Up:
            offer.walk(-1)
        elif offer is not None and key == Qt.Key.Key_Escape:
            offer.hide()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace) and not self.text():
            self.backed_out.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def paste_people(self) -> None:
        """Take the clipboard: many lines are many people, one word is typed on."""
        self._take_in(QGuiApplication.clipboard().text())

    def _take_in(self, text: str) -> None:
        if not any(sign in text for sign in ",;\n\r\t<"):
            self.insert(text.strip())
            return
        # Only joined with what is typed, never shown: the layout of one line
        # of half a megabyte takes longer than reading it.
        if self.hasSelectedText():
            self.del_()
        line = self.text().encode("utf-16-le", "surrogatepass")
        place = 2 * self.cursorPosition()
        before, after = (
            part.decode("utf-16-le", "surrogatepass") for part in (line[:place], line[place:])
        )
        self.clear()
        self.dismiss()
        self.committed.emit(f"{before}{text}{after}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button pastes people too, where the system has that."""
        clipboard = QGuiApplication.clipboard()
        if event.button() == Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self._take_in(clipboard.text(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, whose Paste would fold many lines into one."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_people)
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped text is read like a pasted one."""
        event.acceptProposedAction()
        before = self.text()
        self.clear()
        self.committed.emit(f"{before}\n{event.mimeData().text()}")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field commits what was typed; another window does not."""
        super().focusOutEvent(event)
        if event.reason() in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.dismiss()
        else:
            self.commit()
