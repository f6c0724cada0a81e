"""Everything about one recipient, and everybody in one list."""

from __future__ import annotations

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
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
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.ui.text.plain_names import plain_name
from mateo_desktop.ui.theme import mark


class PersonDialog(QDialog):
    """All six sub-fields of a recipient, and what else stood in a file."""

    #: The place it came from and the recipient as edited.
    edited = Signal(object, object)

    def __init__(self, person: Recipient, channel_type: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: tuple[str, str, int] = ("", "", 0)
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
            edit.setPlaceholderText(hints.get(name, ""))
            edit.setMinimumWidth(320)
            form.addRow(label, edit)
            self._fields[name] = edit
        self._extra = QPlainTextEdit(person.extra)
        self._extra.setObjectName("person_extra")
        self._extra.setAccessibleName(self.tr("Further fields as JSON"))
        self._extra.setTabChangesFocus(True)
        self._extra.setMaximumHeight(self._extra.fontMetrics().height() * 5)
        mark(self._extra, kind="code")
        form.addRow(self.tr("Further fields (JSON)"), self._extra)
        if channel_type == "postal":
            self._fields["handle"].setEnabled(bool(person.handle))

        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        """Hand the recipient over as it stands in the form."""
        text = {name: edit.text().strip() for name, edit in self._fields.items()}
        codes = tuple(code for code in text.pop("country_codes").replace(";", ",").split(",") if code)
        person = Recipient(
            country_codes=tuple(code.strip() for code in codes if code.strip()),
            extra=self._extra.toPlainText().strip(),
            **text,
        )
        self.edited.emit(self.place, person)
        super().accept()


class PeopleDialog(QDialog):
    """Everybody of one role as a list that can be searched and thinned out."""

    kept = Signal(object, object)

    def __init__(self, people: tuple[Recipient, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
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
        self.resize(560, 480)
        search.textChanged.connect(self._found.setFilterFixedString)
        remove.clicked.connect(self._on_remove)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._render()

    def accept(self) -> None:
        """Keep who is still in the list."""
        self.kept.emit(self.place, tuple(self._people))
        super().accept()

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
        self._count.setText(self.tr("%n recipient(s)", "", len(self._people)))
