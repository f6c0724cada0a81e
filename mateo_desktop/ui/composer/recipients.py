"""To, Cc and Bcc of the draft; Cc and Bcc appear when they are wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from mateo_desktop.domain import channels
from mateo_desktop.domain.addresses import as_text
from mateo_desktop.domain.channels import Use
from mateo_desktop.domain.draft import ROLES, Draft, Recipient
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.address_line import AddressLine
from mateo_desktop.ui.composer.late_numbers import LateNumbers
from mateo_desktop.ui.composer.pill_field import PillField
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.acquaintance import Acquaintance
    from mateo_desktop.ui.session import DraftSession

#: Where a contact that was made by hand can be written to.
_CREATABLE = frozenset(("", "email", "sms", "whatsapp", "postal"))


#: What stands in a line is in the draft so long after the first key.
PAUSE_MS = 120

#: What looks wrong with more people is looked up after they are on the screen.
_LOOKED_OVER_AT_ONCE = 200


class RecipientsPane(QWidget):
    """A row for each role; all of them write into the one draft."""

    #: Role and text for which contacts would help.
    contacts_wanted = Signal(str, str)
    #: Somebody who is not to be offered again.
    forget_wanted = Signal(object)
    #: Role and what was typed there: somebody is to become a contact.
    contact_wanted = Signal(str, str)
    #: Role and what was typed there: the server is to be searched once more.
    again_wanted = Signal(str, str)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        #: How the phone numbers in all of them are read.
        self.numbers = session.numbers
        self._wanted: set[str] = {"to"}
        self._kind = session.draft.channel_type
        self._menu_at = ("to", 0)
        self.fields: dict[str, PillField] = {}
        self._rows: dict[str, QFrame] = {}
        self.labels: list[QLabel] = []
        names = {"to": self.tr("To"), "cc": self.tr("Cc"), "bcc": self.tr("Bcc")}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for role in ROLES:
            column.addWidget(self._row(role, names[role]))
            if role == "to":
                column.addWidget(AddressLine(session))
        self._late = LateNumbers(session, self)
        #: Who is half typed goes into the draft after a pause: a key reaches no other pane.
        self._dirty = False
        self._writing = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._writing.timeout.connect(self.collect)
        session.leaving.connect(self.commit)
        session.opened.connect(self._on_opened)
        session.channel_changed.connect(self._on_channel_changed)
        session.changed.connect(self._render)
        session.assessed.connect(self._render_people)
        session.numbers.changed.connect(self._on_numbers)
        self._render(session.draft)

    def _row(self, role: str, words: str) -> QFrame:
        row = QFrame()
        mark(row, kind="row")
        field = PillField(role, words)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field.edit)
        mark(label, kind="label")
        self.labels.append(label)
        line = QHBoxLayout(row)
        line.setContentsMargins(20, 5, 20, 5)
        line.setSpacing(8)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(field, 1)
        if role == "to":
            self.cc_button, self.bcc_button = (
                QPushButton(self.tr("Cc")),
                QPushButton(self.tr("Bcc")),
            )
            for button, name in ((self.cc_button, "cc"), (self.bcc_button, "bcc")):
                button.setObjectName(f"{name}Button")
                button.setAccessibleName(self.tr("Add {role}").format(role=button.text()))
                mark(button, kind="quiet")
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.cc_button.clicked.connect(self.show_cc)
            self.bcc_button.clicked.connect(self.show_bcc)
        field.people_added.connect(self._on_added)
        field.person_removed.connect(self._remove)
        field.edit_wanted.connect(self._edit)
        field.list_wanted.connect(self._on_list_wanted)
        field.menu_wanted.connect(self._on_menu_wanted)
        field.copy_wanted.connect(self._copy)
        field.contacts_wanted.connect(self.contacts_wanted)
        field.line_changed.connect(self._on_line)
        field.edit.forgotten.connect(self.forget_wanted)
        field.contact_wanted.connect(self.contact_wanted)
        field.again_wanted.connect(self.again_wanted)
        self.fields[role], self._rows[role] = field, row
        return row

    # -- for the window -------------------------------------------------------

    @Slot()
    def commit(self) -> None:
        """Take over what still stands in the lines, as Send must."""
        for field in self.fields.values():
            field.commit()
        self._late.finish()
        self.collect()

    @Slot()
    def collect(self) -> None:
        """Write what stands in the lines by now into the draft; nobody is made of it."""
        # Only what was typed: another draft may be on its way into the lines.
        if self._dirty:
            self._written()
            self._session.update(lines=self._lines())

    def _written(self) -> None:
        self._dirty = False
        self._writing.stop()

    def offer(
        self,
        role: str,
        text: str,
        people: Sequence[Recipient],
        known: Mapping[Recipient, Acquaintance] | None = None,
        *,
        again: bool = False,
    ) -> None:
        """Offer *people* found for *text* below the field of *role*, and to look *again*."""
        creatable = self._session.draft.channel_type in _CREATABLE
        self.fields[role].offer(text, people, known, may_create=creatable, again=again)

    def take(self, role: str, typed: str, person: Recipient) -> None:
        """Add *person*, who became a contact, in place of what was *typed*."""
        line = self.fields[role].edit
        if line.text().strip() == typed:
            line.clear()
        people = self._people(role)
        bare = Recipient(typed)
        # Leaving the line may have made a recipient of the words.
        people = people[:-1] if people and people[-1] == bare else people
        self._session.update(**{role: (*people, person)})
        self.show_field(role)

    def show_field(self, role: str, number: int = -1) -> None:
        """Put the row of *role* in sight and the focus on one recipient or into the line."""
        self._wanted.add(role)
        self._render(self._session.draft)
        self.fields[role].show_person(number)

    @Slot()
    def show_cc(self) -> None:
        """Go to Cc."""
        self.show_field("cc")

    @Slot()
    def show_bcc(self) -> None:
        """Go to Bcc."""
        self.show_field("bcc")

    # -- gestures -----------------------------------------------------------

    def _people(self, role: str) -> tuple[Recipient, ...]:
        people: tuple[Recipient, ...] = self._session.draft.wire(role)
        return people

    @Slot(str, object)
    def _on_added(self, role: str, people: tuple[Recipient, ...]) -> None:
        self._written()
        people = self._people(role) + self._late.add(people)
        self._session.update(**{role: people, "lines": self._lines()})

    @Slot(str, object)
    def _remove(self, role: str, number: int) -> None:
        people = self._people(role)
        self._session.update(**{role: people[:number] + people[number + 1 :]})

    @Slot(str, object)
    def _copy(self, role: str, number: int) -> None:
        QGuiApplication.clipboard().setText(as_text(self._people(role)[number]))

    @Slot(str, object)
    def _edit(self, role: str, number: int) -> None:
        from mateo_desktop.ui.composer.recipient_dialogs import PersonDialog

        dialog = PersonDialog(self._people(role)[number], self._session.draft.channel_type, self)
        dialog.place = (self._session.draft.key, role, number)
        dialog.edited.connect(self._on_edited)
        dialog.open()

    @Slot(object, object)
    def _on_edited(self, place: tuple[str, str, int], person: Recipient) -> None:
        key, role, number = place
        people = self._people(role)
        if key == self._session.draft.key and number < len(people):
            if person.handle != people[number].handle:
                kind = self._session.draft.channel_type
                (person,) = self._session.numbers.as_typed((person,), kind)
            changed = (*people[:number], person, *people[number + 1 :])
            self._session.update(**{role: changed})

    @Slot(str)
    def _on_list_wanted(self, role: str) -> None:
        from mateo_desktop.ui.composer.recipient_dialogs import PeopleDialog

        dialog = PeopleDialog(self._people(role), self._session.draft.channel_type, self)
        dialog.place = (self._session.draft.key, role)
        dialog.kept.connect(self._on_kept)
        dialog.open()

    @Slot(object, object)
    def _on_kept(self, place: tuple[str, str], people: tuple[Recipient, ...]) -> None:
        key, role = place
        if key == self._session.draft.key:
            self._session.update(**{role: people})

    @Slot(str, object, QPoint)
    def _on_menu_wanted(self, role: str, number: int, position: QPoint) -> None:
        self._menu_at = (role, number)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Edit…")).setData("edit")
        menu.addAction(self.tr("Copy")).setData("copy")
        menu.addSeparator()
        words = {
            "to": self.tr("Move to To"),
            "cc": self.tr("Move to Cc"),
            "bcc": self.tr("Move to Bcc"),
        }
        for other in ROLES:
            if other != role:
                menu.addAction(words[other]).setData(other)
        menu.addSeparator()
        menu.addAction(self.tr("Remove")).setData("remove")
        menu.triggered.connect(self._on_menu_action)
        menu.popup(position)

    @Slot(QAction)
    def _on_menu_action(self, action: QAction) -> None:
        role, number = self._menu_at
        what, people = action.data(), self._people(role)
        if number >= len(people):
            return
        if what == "edit":
            self._edit(role, number)
        elif what == "copy":
            self._copy(role, number)
        elif what == "remove":
            self._remove(role, number)
        else:
            self.move_person(role, number, what)

    def move_person(self, role: str, number: int, target: str) -> None:
        """Move one recipient to another role, with all that is known of it."""
        people = self._people(role)
        rest = people[:number] + people[number + 1 :]
        self._session.update(**{role: rest, target: (*self._people(target), people[number])})

    # -- rendering ------------------------------------------------------------

    @Slot()
    def _on_numbers(self) -> None:
        for field in self.fields.values():
            field.render_again()

    @Slot(str, str)
    def _on_line(self, _role: str, _text: str) -> None:
        # Not the text that is told: where it was taken over meanwhile, the line is empty.
        if self._lines() != self._session.draft.lines:
            self._session.touched.emit()
            if not self._dirty:
                self._dirty = True
                self._writing.start()

    def _lines(self) -> tuple[str, ...]:
        lines = tuple(field.edit.text() for field in self.fields.values())
        return lines if any(lines) else ()

    @Slot(object)
    def _on_channel_changed(self, _channel: object) -> None:
        if self._kind != self._session.draft.channel_type:
            self._kind = self._session.draft.channel_type
            for field in self.fields.values():
                field.search_anew()

    @Slot(object)
    def _on_opened(self, draft: Draft) -> None:
        self._wanted = {"to"}
        self._kind = draft.channel_type
        for role, field in self.fields.items():
            field.put_line(_line(draft, role))

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        for role in ROLES:
            hidden = channels.rule(draft.channel_type, role).use is Use.HIDDEN
            used = bool(draft.wire(role)) and role not in draft.left_out
            line = _line(draft, role)
            if self._dirty:
                # The draft hears of what was typed in a moment.
                line = self.fields[role].edit.text()
            elif line != self.fields[role].edit.text():
                # An earlier version has come back.
                self.fields[role].put_line(line)
            used = used or bool(line)
            self._rows[role].setVisible(used or (role in self._wanted and not hidden))
        for role, button in (("cc", self.cc_button), ("bcc", self.bcc_button)):
            button.setVisible(
                self._rows[role].isHidden()
                and channels.rule(draft.channel_type, role).use is not Use.HIDDEN
            )
        # A key in the body changes nobody; what is wrong is then looked up later.
        if any(field.people is not draft.wire(role) for role, field in self.fields.items()):
            if len(draft.recipients) <= _LOOKED_OVER_AT_ONCE:
                self._render_people()
                return
            for role, field in self.fields.items():
                field.put(draft.wire(role))

    @Slot()
    def _render_people(self) -> None:
        draft = self._session.draft
        troubles: dict[str, dict[int, str]] = {role: {} for role in ROLES}
        for problem in self._session.problems:
            role, _, rest = problem.pointer.removeprefix("/").partition("/")
            number = rest.partition("/")[0]
            if role in troubles and number.isdigit():
                troubles[role].setdefault(int(number), messages.problem_text(problem))
        for role, field in self.fields.items():
            field.put(draft.wire(role), troubles[role])

    def align(self, width: int) -> None:
        """Give the labels one *width*, and the height of one row beside them."""
        height = self.fields["to"].edit.sizeHint().height()
        for label in self.labels:
            label.setMinimumSize(width, height)


def _line(draft: Draft, role: str) -> str:
    """What is being typed for *role*."""
    number = ROLES.index(role)
    return draft.lines[number] if number < len(draft.lines) else ""
