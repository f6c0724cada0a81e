"""Everything about one recipient, and everybody in one list."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QSortFilterProxyModel,
    QStringListModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.addresses import as_text
from mateo_desktop.ui.dialog_buttons import ok_and_cancel
from mateo_desktop.ui.dialog_room import begin_with
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark, scaled

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Recipient


class PersonDialog(QDialog):
    """All six sub-fields of a recipient, and what else stood in a file."""

    #: The place it came from and the recipient as edited.
    edited = Signal(object, object)

    def __init__(self, person: Recipient, channel_type: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: tuple[str, str, int] = ("", "", 0)
        self._person = person
        self.setObjectName("personDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recipient"))
        self._fields: dict[str, QLineEdit] = {}
        words = {
            "full_name": self.tr("Name"),
            "handle": self.tr("Handle"),
            "contact_id": self.tr("Contact ID"),
            "country_codes": self.tr("Country codes"),
            "external_contact_id": self.tr("External contact ID"),
            "secondary_external_contact_id": self.tr("Second external contact ID"),
        }
        hints = {
            "handle": self.tr("e-mail address, phone number or the network's ID"),
            "country_codes": self.tr("for reading a number, for example DE, AT"),
            "contact_id": self.tr("needed for letters, which take no handle"),
        }
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, label in words.items():
            edit = QLineEdit()
            edit.setObjectName(f"person_{name}")
            edit.setAccessibleName(label)
            value = getattr(person, name)
            edit.setText(", ".join(value) if isinstance(value, tuple) else value)
            edit.setCursorPosition(0)
            edit.setPlaceholderText(hints.get(name, ""))
            edit.setMinimumWidth(min(scaled(320), self.screen().availableSize().width() * 2 // 5))
            form.addRow(label, edit)
            self._fields[name] = edit
        self._extra = QPlainTextEdit(person.extra)
        self._extra.setObjectName("person_extra")
        self._extra.setAccessibleName(self.tr("Further fields as JSON"))
        self._extra.setTabChangesFocus(True)
        self._extra.setMinimumHeight(self._extra.fontMetrics().height() * 4)
        mark(self._extra, kind="code")
        form.addRow(self.tr("Further fields (JSON)"), self._extra)
        if channel_type == "postal":
            self._fields["handle"].setEnabled(bool(person.handle))

        buttons = ok_and_cancel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Hand the recipient over; what was not touched stays as it came."""
        changed: dict[str, Any] = {}
        for name, edit in self._fields.items():
            if edit.isModified():
                text = edit.text().strip()
                changed[name] = _codes(text) if name == "country_codes" else text
        if self._extra.document().isModified():
            changed["extra"] = self._extra.toPlainText().strip()
        self.edited.emit(self.place, dataclasses.replace(self._person, **changed))
        super().accept()


class PeopleDialog(QDialog):
    """Everybody of one role as a list that can be searched and thinned out."""

    kept = Signal(object, object)

    def __init__(
        self, people: tuple[Recipient, ...], channel_type: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._channel_type = channel_type
        self.place: tuple[str, str] = ("", "")
        self.setObjectName("peopleDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recipients"))
        self._people = list(people)
        self._rows = QStringListModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._rows)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        search = QLineEdit()
        search.setObjectName("peopleSearch")
        search.setAccessibleName(self.tr("Search recipients"))
        search.setPlaceholderText(self.tr("Search…"))
        self._list = QListView()
        self._list.setObjectName("peopleList")
        self._list.setAccessibleName(self.tr("Recipients"))
        self._list.setUniformItemSizes(True)
        self._list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self._list.setModel(self._found)
        self._count = QLabel()
        mark(self._count, kind="quiet")
        remove = QPushButton(self.tr("Remove"))
        remove.setObjectName("peopleRemove")
        remove.setAutoDefault(False)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        buttons = ok_and_cancel(self)
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch()
        foot.addWidget(remove)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(search)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        begin_with(self, 560, 480)
        search.textChanged.connect(self._found.setFilterFixedString)
        remove.clicked.connect(self._on_remove)
        self._list.doubleClicked.connect(self._on_chosen)
        self._render()

    def accept(self) -> None:
        """Keep who is still in the list."""
        self.kept.emit(self.place, tuple(self._people))
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the list Enter edits and Delete removes; elsewhere Enter is OK."""
        in_list = self.focusWidget() is self._list
        if in_list and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_remove()
        elif in_list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self._list.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        row = self._found.mapToSource(index).row()
        if row >= 0:
            dialog = PersonDialog(self._people[row], self._channel_type, self)
            dialog.place = ("", "", row)
            dialog.edited.connect(self._on_edited)
            dialog.open()

    @Slot(object, object)
    def _on_edited(self, place: tuple[str, str, int], person: Recipient) -> None:
        self._people[place[2]] = person
        self._render()

    @Slot()
    def _on_remove(self) -> None:
        chosen = {
            self._found.mapToSource(index).row()
            for index in self._list.selectionModel().selectedIndexes()
        }
        self._people = [p for number, p in enumerate(self._people) if number not in chosen]
        self._render()

    def _render(self) -> None:
        self._rows.setStringList([plain_name(as_text(person)) for person in self._people])
        self._count.setText(self.tr("%Ln recipient(s)", "", len(self._people)))


def _codes(text: str) -> tuple[str, ...]:
    pieces = (piece.strip() for piece in text.replace(";", ",").split(","))
    return tuple(piece for piece in pieces if piece)
