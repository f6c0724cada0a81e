"""The field of one role: pills, then a line to type the next recipient in.

What is typed counts as soon as it is left: Enter, comma, semicolon, Tab and
losing the focus all commit. However many are pasted, all are in the draft;
only the first ones get a pill of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.composer.focus_order import come_before
from mateo_desktop.ui.composer.handle_edit import HandleEdit
from mateo_desktop.ui.composer.late_people import LatePeople
from mateo_desktop.ui.composer.pills import MorePill, Pill

if TYPE_CHECKING:
    from mateo_desktop.domain.acquaintance import Acquaintance
    from mateo_desktop.domain.draft import Recipient

#: Beyond this many, pills would cost more than anybody can read, and push the text out of sight.
MOST_PILLS = 20

#: More in one go would hold the window: 2.5 ms each, and the layout and paint of all.
_PILLS_AT_ONCE = 4

_ASK_AFTER_MS = 250
_ASK_FROM_CHARACTERS = 2


class PillField(QFrame):
    """One role of the draft. It shows what it is given and emits what is wanted.

    Every signal begins with the role.
    """

    people_added = Signal(str, object)
    person_removed = Signal(str, object)
    edit_wanted = Signal(str, object)
    list_wanted = Signal(str)
    menu_wanted = Signal(str, object, QPoint)
    copy_wanted = Signal(str, object)
    #: Somebody types; contacts for this text would help.
    contacts_wanted = Signal(str, str)
    #: What stands in the line is another text now.
    line_changed = Signal(str, str)
    #: What was typed is to become a contact.
    contact_wanted = Signal(str, str)
    #: The server is to be searched for what was typed once more.
    again_wanted = Signal(str, str)

    def __init__(self, role: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self._people: tuple[Recipient, ...] = ()
        self._troubles: dict[int, str] = {}
        self._pills: list[Pill] = []
        self.edit = HandleEdit()
        self.edit.setObjectName(f"{role}Field")
        self.edit.setAccessibleName(words)
        self._more = MorePill(self)
        self._more.setVisible(False)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._more)
        self._flow.addWidget(self.edit)
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._late = LatePeople(self)
        self._growing = QTimer(self, singleShot=True, interval=0)

        self.edit.committed.connect(self._on_committed)
        self.edit.taken.connect(self._on_taken)
        self.edit.new_wanted.connect(self._on_new_wanted)
        self.edit.again_wanted.connect(self._on_again_wanted)
        self.edit.backed_out.connect(self._on_backed_out)
        self.edit.textEdited.connect(self._on_typed)
        self.edit.textChanged.connect(self._on_line)
        self._more.clicked.connect(self._on_more)
        self._more.left_for.connect(self._on_more_left)
        self._asking.timeout.connect(self._on_ask)
        self._late.read.connect(self._on_read)
        self._growing.timeout.connect(self._on_grown)

    @property
    def pills(self) -> Sequence[Pill]:
        """The pills in sight."""
        return self._pills

    @property
    def people(self) -> tuple[Recipient, ...]:
        """Who is shown."""
        return self._people

    def commit(self) -> None:
        """Take over what stands in the line, and all of what is being pasted."""
        self.edit.commit()
        self._late.finish()

    def offer(
        self,
        text: str,
        people: Sequence[Recipient],
        known: Mapping[Recipient, Acquaintance] | None = None,
        *,
        may_create: bool = False,
        again: bool = False,
    ) -> None:
        """Offer *people* found for *text*, unless something else is typed by now.

        With *may_create* it can become a contact, with *again* it can be looked for once more.
        """
        if text and text == self.edit.text().strip():
            self.edit.offer(people, known, text if may_create else "", again=again)

    def search_anew(self) -> None:
        """Who was offered for what is typed cannot be reached by another kind of channel."""
        self.edit.dismiss()
        if self.edit.hasFocus():
            self._on_typed(self.edit.text())

    def put_line(self, text: str) -> None:
        """Let *text* stand in the line, as it was left; nobody is asked for it."""
        self._asking.stop()
        self.edit.dismiss()
        if text != self.edit.text():
            self.edit.setText(text)

    def show_person(self, number: int) -> None:
        """Put the focus on the pill at *number*, or into the line."""
        target: QWidget = self.edit
        if 0 <= number < len(self._pills):
            target = self._pills[number]
        elif 0 <= number < len(self._people):
            target = self._more
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, people: tuple[Recipient, ...], troubles: dict[int, str] | None = None) -> None:
        """Show *people*; *troubles* says in words what looks wrong with one.

        None for nobody knows yet: who was shown already keeps what was said of them.
        """
        if troubles is None:
            before = zip(self._people[:MOST_PILLS], people, strict=False)
            same = [number for number, (one, other) in enumerate(before) if one is other]
            known = self._troubles
            troubles = {number: known[number] for number in same if number in known}
        equal = people == self._people and troubles == self._troubles
        self._people, self._troubles = people, troubles
        if equal:
            return
        self._show_from(0)

    def _show_from(self, first: int) -> None:
        """Bring the pills from *first* on up to date; not too many new ones at once."""
        people, troubles = self._people, self._troubles
        wanted = min(len(people), MOST_PILLS)
        shown = min(wanted, len(self._pills) + _PILLS_AT_ONCE)
        # Each pill that appears would lay out all of them, and the form around them.
        self._flow.setEnabled(False)
        while len(self._pills) > shown:
            pill = self._pills.pop()
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        while len(self._pills) < shown:
            self._add_pill()
        for number in range(first, shown):
            trouble = troubles.get(number, "")
            self._pills[number].show_person(people[number], len(people), trouble)
        self._more.show_number(len(people) - shown)
        self._flow.setEnabled(True)
        self._flow.invalidate()
        self.updateGeometry()
        if shown < wanted:
            self._growing.start()
        else:
            self._growing.stop()

    @Slot()
    def _on_grown(self) -> None:
        self._show_from(len(self._pills))

    def render_again(self) -> None:
        """Show the same people as they are written now."""
        for number, pill in enumerate(self._pills):
            trouble = self._troubles.get(number, "")
            pill.show_person(self._people[number], len(self._people), trouble)
        self._flow.invalidate()
        self.updateGeometry()

    def _add_pill(self) -> None:
        pill = Pill(len(self._pills), self)
        pill.removed.connect(self._on_removed)
        pill.edit_wanted.connect(self._on_edit_wanted)
        pill.left_for.connect(self._on_left_for)
        pill.menu_wanted.connect(self._on_menu_wanted)
        pill.copy_wanted.connect(self._on_copy_wanted)
        pill.typed.connect(self._on_typed_on_pill)
        self._flow.insert(len(self._pills), pill)
        come_before(self._more, pill)
        self._pills.append(pill)
        pill.show()

    @Slot(str)
    def _on_committed(self, text: str) -> None:
        self._asking.stop()
        self._late.add(text)

    @Slot(object)
    def _on_read(self, people: tuple[Recipient, ...]) -> None:
        self.people_added.emit(self.role, people)

    @Slot(str)
    def _on_new_wanted(self, typed: str) -> None:
        self._asking.stop()
        self.contact_wanted.emit(self.role, typed)

    @Slot()
    def _on_again_wanted(self) -> None:
        self._asking.stop()
        self.again_wanted.emit(self.role, self.edit.text().strip())

    @Slot(object)
    def _on_taken(self, person: Recipient) -> None:
        self._asking.stop()
        self.people_added.emit(self.role, (person,))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if len(text.strip()) >= _ASK_FROM_CHARACTERS:
            self._asking.start()
        else:
            self._asking.stop()
            self.edit.dismiss()

    @Slot(str)
    def _on_line(self, text: str) -> None:
        self.line_changed.emit(self.role, text)

    @Slot()
    def _on_ask(self) -> None:
        text = self.edit.text().strip()
        if text:
            self.contacts_wanted.emit(self.role, text)

    @Slot()
    def _on_more(self) -> None:
        self.list_wanted.emit(self.role)

    @Slot()
    def _on_backed_out(self) -> None:
        if self._people:
            self.show_person(len(self._people) - 1)

    @Slot(object, object)
    def _on_removed(self, number: int, step: int) -> None:
        self.person_removed.emit(self.role, number)
        # A click leaves the focus in the line; a key goes on to a neighbour.
        place = -1 if not step or not self._pills else max(0, number - (step < 0))
        self.show_person(place)

    @Slot(object)
    def _on_edit_wanted(self, number: int) -> None:
        self.edit_wanted.emit(self.role, number)

    @Slot(object, QPoint)
    def _on_menu_wanted(self, number: int, position: QPoint) -> None:
        self.menu_wanted.emit(self.role, number, position)

    @Slot(object)
    def _on_copy_wanted(self, number: int) -> None:
        self.copy_wanted.emit(self.role, number)

    @Slot(object, object)
    def _on_left_for(self, number: int, step: int) -> None:
        if number + step >= 0:
            self.show_person(number + step)

    @Slot(object)
    def _on_more_left(self, step: int) -> None:
        self.show_person(len(self._pills) - 1 if step < 0 else -1)

    @Slot(str)
    def _on_typed_on_pill(self, text: str) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.end(False)
        self.edit.insert(text)
