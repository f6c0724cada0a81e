"""The field of one role: pills, then a line to type the next recipient in.

What is typed counts as soon as it is left: Enter, comma, semicolon, Tab and
losing the focus all commit. However many are pasted, all are in the draft;
only the first ones get a pill of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from mateo_desktop.domain.addresses import read_recipients
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.composer.pills import MorePill, Pill
from mateo_desktop.ui.composer.suggestions import Suggestions
from mateo_desktop.ui.theme import mark

#: Beyond this many, pills would cost more than anybody can read.
MOST_PILLS = 40

_ASK_AFTER_MS = 250
_ASK_FROM_CHARACTERS = 2


class HandleEdit(QLineEdit):
    """The line behind the pills; says what was typed, pasted and left."""

    committed = Signal(str)
    backed_out = Signal()

    def __init__(self, suggestions: Suggestions | None = None) -> None:
        super().__init__()
        self.suggestions = suggestions
        mark(self, kind="line")
        self.textEdited.connect(self._on_edited)

    def commit(self) -> None:
        """Hand over what stands in the line, if anything does."""
        text = self.text()
        if text.strip():
            self.clear()
            self.committed.emit(text)
        if self.suggestions is not None:
            self.suggestions.hide()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        # A comma inside quotes or a half typed "Name <" belongs to the name.
        if text[-1:] in (",", ";") and text.count('"') % 2 == 0 and text.rfind("<") <= text.rfind(">"):
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits and never sends; arrows walk the offer or the pills."""
        key, offer = event.key(), self.suggestions
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_people()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            person = offer.chosen if offer else None
            if person is not None and offer is not None:
                offer.hide()
                self.clear()
                offer.taken.emit(person)
            else:
                self.commit()
        elif key == Qt.Key.Key_Tab and self.text().strip():
            self.commit()
            super().keyPressEvent(event)
        elif offer and key == Qt.Key.Key_Down and offer.walk(1):
            event.accept()
        elif offer and key == Qt.Key.Key_Up and offer.walk(-1):
            event.accept()
        elif offer and key == Qt.Key.Key_Escape and offer.isVisible():
            offer.hide()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace) and not self.text():
            self.backed_out.emit()
        else:
            super().keyPressEvent(event)

    def paste_people(self) -> None:
        """Take the clipboard: many lines are many people, one word is typed on."""
        text = QGuiApplication.clipboard().text()
        if any(sign in text for sign in ",;\n\t<") and len(read_recipients(text)) >= 1:
            before = self.text()
            self.clear()
            self.committed.emit(f"{before}{text}")
        else:
            self.insert(text.strip())

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
        text = event.mimeData().text()
        event.acceptProposedAction()
        self.committed.emit(f"{self.text()}\n{text}")
        self.clear()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field commits what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.commit()
        elif self.suggestions is not None:
            self.suggestions.hide()


class PillField(QFrame):
    """One role of the draft. It shows what it is given and emits what is wanted."""

    people_added = Signal(object)
    person_removed = Signal(int)
    edit_wanted = Signal(int)
    list_wanted = Signal()
    menu_wanted = Signal(int, QPoint)
    #: Somebody types; contacts for this text would help.
    contacts_wanted = Signal(str)

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Recipient, ...] = ()
        self._troubles: dict[int, str] = {}
        self._pills: list[Pill] = []
        self.edit = HandleEdit()
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(words)
        self.edit.setMinimumWidth(140)
        self.edit.suggestions = Suggestions(self.edit)
        self._more = MorePill(self)
        self._more.setVisible(False)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._more)
        self._flow.addWidget(self.edit)
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)

        self.edit.committed.connect(self._on_committed)
        self.edit.backed_out.connect(self._on_backed_out)
        self.edit.textEdited.connect(self._on_typed)
        self.edit.suggestions.taken.connect(self._on_taken)
        self._more.clicked.connect(self.list_wanted)
        self._asking.timeout.connect(self._on_ask)

    @property
    def pills(self) -> Sequence[Pill]:
        """The pills in sight."""
        return self._pills

    def offer(self, text: str, people: Sequence[Recipient]) -> None:
        """Offer *people* found for *text*, unless something else is typed by now."""
        assert self.edit.suggestions is not None
        if text == self.edit.text().strip():
            self.edit.suggestions.offer(people)

    def put(self, people: tuple[Recipient, ...], troubles: dict[int, str]) -> None:
        """Show *people*; *troubles* says in words what looks wrong with one."""
        if people == self._people and troubles == self._troubles:
            return
        self._people, self._troubles = people, troubles
        shown = min(len(people), MOST_PILLS)
        while len(self._pills) > shown:
            pill = self._pills.pop()
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        while len(self._pills) < shown:
            self._add_pill()
        for number, pill in enumerate(self._pills):
            pill.show_person(people[number], len(people), troubles.get(number, ""))
        self._more.show_number(len(people) - shown)
        self.updateGeometry()

    def _add_pill(self) -> None:
        pill = Pill(len(self._pills), self)
        pill.removed.connect(self._on_removed)
        pill.edit_wanted.connect(self.edit_wanted)
        pill.left_for.connect(self._on_left_for)
        pill.menu_wanted.connect(self.menu_wanted)
        self._flow.insert(len(self._pills), pill)
        self._pills.append(pill)
        pill.show()

    @Slot(str)
    def _on_committed(self, text: str) -> None:
        self._asking.stop()
        people = read_recipients(text)
        if people:
            self.people_added.emit(people)

    @Slot(object)
    def _on_taken(self, person: Recipient) -> None:
        self.edit.clear()
        self.people_added.emit((person,))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if len(text.strip()) >= _ASK_FROM_CHARACTERS:
            self._asking.start()
        else:
            self._asking.stop()
            assert self.edit.suggestions is not None
            self.edit.suggestions.hide()

    @Slot()
    def _on_ask(self) -> None:
        text = self.edit.text().strip()
        if text:
            self.contacts_wanted.emit(text)

    @Slot()
    def _on_backed_out(self) -> None:
        if self._pills:
            self._pills[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_removed(self, number: int) -> None:
        self.person_removed.emit(number)
        left = min(number, len(self._pills)) - 1
        target = self._pills[max(left, 0)] if self._pills else self.edit
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, int)
    def _on_left_for(self, number: int, step: int) -> None:
        target = number + step
        if 0 <= target < len(self._pills):
            self._pills[target].setFocus(Qt.FocusReason.OtherFocusReason)
        elif target >= len(self._pills):
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
