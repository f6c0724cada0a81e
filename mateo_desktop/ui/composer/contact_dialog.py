"""A new contact: name, where to reach the person, and where letters go.

Nothing is refused here but an empty form: what is missing for the channel is
said while one types. What was typed stays whatever the server answers.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import phone
from mateo_desktop.domain.handles import is_email
from mateo_desktop.domain.new_contact import NewContact
from mateo_desktop.ui.dialog_room import grow
from mateo_desktop.ui.messages.acquaintances import address_lacks
from mateo_desktop.ui.messages.countries import country_name
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.numbers import Numbers

_NUMBERS = ("sms", "whatsapp")
_ADDRESS = ("address_line1", "address_line2", "zipcode", "city", "country")


class ContactDialog(QDialog):
    """The form. It stays open until there is a contact, or until it is closed."""

    #: The NewContact that is to be made.
    create_wanted = Signal(object)
    #: The NewContact that may have been made.
    look_wanted = Signal(object)
    #: The person takes the contact that was found.
    use_wanted = Signal()
    #: It was closed with this NewContact still in it.
    left = Signal(object)

    def __init__(
        self,
        new: NewContact,
        channel_type: str,
        numbers: Numbers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contactDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New contact"))
        self._channel_type = channel_type
        self._numbers = numbers
        self._busy = False
        self._fields: dict[str, QLineEdit] = {}
        labels = {
            "full_name": self.tr("&Name"),
            "email": self.tr("&E-mail"),
            "sms": self.tr("&Mobile number (SMS)"),
            "whatsapp": self.tr("&WhatsApp number"),
            "address_line1": self.tr("&Street and number"),
            "address_line2": self.tr("&Addition"),
            "zipcode": self.tr("&Postal code"),
            "city": self.tr("&Town"),
            "country": self.tr("Co&untry"),
        }
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(8)
        for name, words in labels.items():
            edit = QLineEdit(getattr(new, name))
            edit.setObjectName(f"contact_{name}")
            edit.setAccessibleName(words.replace("&", ""))
            edit.textEdited.connect(self._on_edited)
            form.addRow(words, edit)
            self._fields[name] = edit
        for name in _NUMBERS:
            self._fields[name].editingFinished.connect(self._on_numbers_left)
        self._fields["address_line2"].setPlaceholderText(self.tr("for example c/o, floor"))
        self._form = form
        self.address = QPushButton(self.tr("With a postal address"))
        self.address.setObjectName("contactAddressButton")
        mark(self.address, kind="link")
        self.address.setAutoDefault(False)

        self._missing = self._line("contactMissing", "quiet")
        self._result = self._line("contactResult", "")
        self.look = QPushButton(self.tr("Look whether it is there"))
        self.look.setObjectName("contactLookButton")
        self.use = QPushButton(self.tr("Take this contact"))
        self.use.setObjectName("contactUseButton")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setObjectName("contactCancelButton")
        self.create_button = QPushButton(self.tr("Create"))
        self.create_button.setObjectName("contactCreateButton")
        mark(self.create_button, kind="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.look, self.use):
            button.setAutoDefault(False)
            button.hide()
            buttons.addWidget(button)
        buttons.addStretch(1)
        # In the order of this system, as in the other dialogs.
        box = QDialogButtonBox()
        box.addButton(self.create_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.create_button.setDefault(True)
        buttons.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.address, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._missing)
        column.addWidget(self._result)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 66)

        self.address.clicked.connect(self._on_address)
        self.look.clicked.connect(self._on_look)
        self.use.clicked.connect(self.use_wanted)
        self.cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self._on_create)
        told = any(getattr(new, name) for name in _ADDRESS)
        self._show_address(channel_type == "postal" or told)
        self._render()
        self._first_empty().setFocus()

    def _line(self, name: str, kind: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.hide()
        if kind:
            mark(label, kind=kind)
        return label

    # -- for the desk ---------------------------------------------------------------

    @property
    def typed(self) -> NewContact:
        """What stands in the form."""
        return NewContact(**{name: edit.text().strip() for name, edit in self._fields.items()})

    def set_busy(self, words: str = "") -> None:
        """The server is being asked, which *words* say; "" ends it."""
        self._busy = bool(words)
        if words:
            self._say(words, "")
        self._render()

    def show_failure(self, words: str, *, may_exist: bool) -> None:
        """Say what went wrong; a contact that *may_exist* can be looked for."""
        self.set_busy()
        self.look.setVisible(may_exist)
        self._say(words, "warning" if may_exist else "danger")
        (self.look if may_exist else self.create_button).setFocus()

    def show_found(self, words: str, *, is_there: bool) -> None:
        """Say whether the contact is there; if so it can be taken."""
        self.set_busy()
        self.use.setVisible(is_there)
        self.look.setVisible(not is_there)
        self._say(words, "ok" if is_there else "")
        (self.use if is_there else self.create_button).setFocus()

    # -- gestures -------------------------------------------------------------------

    @Slot()
    def _on_create(self) -> None:
        # A second Enter while the first is on its way makes no second contact.
        if not self._busy and self.create_button.isEnabled():
            self.use.hide()
            self.create_wanted.emit(self.typed.with_numbers(self._numbers.country))

    @Slot()
    def _on_look(self) -> None:
        if not self._busy:
            self.look_wanted.emit(self.typed.with_numbers(self._numbers.country))

    @Slot()
    def _on_address(self) -> None:
        self._show_address(True)
        self._fields["address_line1"].setFocus()

    @Slot()
    def _on_edited(self) -> None:
        self.use.hide()
        self._render()

    @Slot()
    def _on_numbers_left(self) -> None:
        """Show how a number is read, in groups; what cannot be read stays as it is."""
        self._numbers.arrive()
        for name in _NUMBERS:
            edit = self._fields[name]
            read = phone.read(edit.text(), self._numbers.country)
            if read:
                edit.setText(phone.formatted(read))
        self._render()

    def reject(self) -> None:
        """Close it; what stands in it can be had again."""
        self.left.emit(self.typed)
        super().reject()

    # -- rendering ------------------------------------------------------------------

    def _show_address(self, shown: bool) -> None:
        for name in _ADDRESS:
            self._form.setRowVisible(self._fields[name], shown)
        self.address.setVisible(not shown)
        grow(self)

    def _first_empty(self) -> QLineEdit:
        order = ["full_name"]
        if self._channel_type == "postal":
            order.append("address_line1")
        elif self._channel_type in self._fields:
            order.append(self._channel_type)
        empty = (self._fields[name] for name in order if not self._fields[name].text())
        return next(empty, self._fields["full_name"])

    def _render(self) -> None:
        typed = self.typed
        self.create_button.setEnabled(not self._busy and bool(typed.body))
        for button in (self.look, self.use):
            button.setEnabled(not self._busy)
        words = " ".join(self._remarks(typed))
        self._missing.setText(words)
        self._missing.setVisible(bool(words))
        grow(self)

    def _remarks(self, typed: NewContact) -> list[str]:
        kind, said = self._channel_type, []
        if kind == "postal" and typed.lacks:
            words = address_lacks(typed.lacks)
            words = words[:1].upper() + words[1:]
            said.append(self.tr("{missing} (for a letter).").format(missing=words))
        elif kind == "email" and not typed.email:
            said.append(self.tr("Without an e-mail address nobody can be written to from here."))
        elif kind in _NUMBERS and not getattr(typed, kind):
            said.append(self.tr("Without this number nobody can be written to from here."))
        if typed.email and not is_email(typed.email) and not self._fields["email"].hasFocus():
            said.append(
                self.tr("“{text}” does not look like an e-mail address.").format(text=typed.email)
            )
        for name in _NUMBERS:
            text = getattr(typed, name)
            waits = self._fields[name].hasFocus() or not phone.is_loaded()
            if text and not waits and not phone.read(text, self._numbers.country):
                words = self.tr("“{text}” is not a phone number in {country}.")
                here = country_name(self._numbers.country)
                said.append(words.format(text=text, country=here))
        return said

    def _say(self, words: str, tone: str) -> None:
        mark(self._result, tone=tone)
        self._result.setText(words)
        self._result.setAccessibleName(words)
        self._result.setVisible(bool(words))
        QAccessible.updateAccessibility(QAccessibleEvent(self._result, QAccessible.Event.Alert))
        grow(self)


def merged(kept: NewContact, typed: NewContact) -> NewContact:
    """What was left in the form before, with what is *typed* now in its place."""
    return dataclasses.replace(kept, **typed.body)
