"""What goes into the places of a template: a field for each place of a known text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QWidget,
)

from mateo_desktop.domain.template import Template
from mateo_desktop.domain.template_text import filled, fitted, placeholders
from mateo_desktop.ui.composer.value_edit import ValueEdit
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession


class TemplateFields(QWidget):
    """One labelled field for each place of a known text."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names: tuple[str, ...] = ()
        self._labels: list[QLabel] = []
        self.edits: list[ValueEdit] = []
        #: What the keyboard reaches before the fields.
        self.preceded_by: QWidget | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_places(self, names: tuple[str, ...], draft: Draft) -> None:
        """Show a field for each of *names* with the values of *draft* in them."""
        if names != self._names:
            self._rebuild(names)
        values = fitted(draft.placeholder_values, len(names))
        for edit, value in zip(self.edits, values, strict=False):
            if edit.text() != value:
                edit.setText(value)

    def show_field(self, number: int) -> None:
        """Put the cursor into the field at *number*, or into the first empty one."""
        if not 0 <= number < len(self.edits):
            empty = (at for at, edit in enumerate(self.edits) if not edit.text().strip())
            number = next(empty, 0)
        if self.edits:
            self.edits[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, names: tuple[str, ...]) -> None:
        for gone in (*self._labels, *self.edits):
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._names, self._labels, self.edits = names, [], []
        # Qt puts what is made later last, wherever it is seen.
        before = self.preceded_by
        for number, name in enumerate(names):
            label = QLabel(f"{{{{{name}}}}}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            mark(label, kind="quiet")
            edit = ValueEdit(self._session, number)
            edit.setObjectName(f"templateValue_{number}")
            edit.setProperty("field", f"placeholder_values/{number}")
            edit.setAccessibleName(self.tr("Value of placeholder {name}").format(name=name))
            label.setBuddy(edit)
            edit.textEdited.connect(self._on_edited)
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(edit, number, 1)
            # A layout shows it later, and what is not in sight takes no focus.
            label.show()
            edit.show()
            if before is not None:
                QWidget.setTabOrder(before, edit)
            before = edit
            self._labels.append(label)
            self.edits.append(edit)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        number = self.edits.index(self.sender())  # type: ignore[arg-type]
        values = list(fitted(self._session.draft.placeholder_values, len(self._names)))
        values[number] = text
        self._session.insist(placeholder_values=tuple(values))


def places_of(template: Template | None) -> tuple[str, ...]:
    """The places of a template, () while its text is not known."""
    return placeholders(template.text) if template is not None else ()


def finished(template: Template, draft: Draft) -> str:
    """The text of *template* with what *draft* puts into it."""
    values = () if "placeholder_values" in draft.left_out else draft.placeholder_values
    return filled(template.text, values)
