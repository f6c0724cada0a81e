"""Template and placeholder values: what fills {{1}}, {{2}} … in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.composer.focus_order import come_before
from mateo_desktop.ui.composer.movable_row import MovableRow
from mateo_desktop.ui.composer.value_edit import ValueEdit
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession


class PlaceholderRow(MovableRow):
    """One value, by its place."""

    edited = Signal(object, str)

    def __init__(self, session: DraftSession, number: int, parent: QWidget | None = None) -> None:
        super().__init__(number, parent)
        label = QLabel(f"{{{{{number + 1}}}}}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        mark(label, kind="quiet")
        self.edit = ValueEdit(session, number)
        self.edit.setObjectName(f"placeholder_{number}")
        self.edit.setAccessibleName(
            self.tr("Value of placeholder {number}").format(number=number + 1)
        )
        self.edit.installEventFilter(self)
        self.remove.setAccessibleName(
            self.tr("Remove placeholder {number}").format(number=number + 1)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self.edit, self.remove):
            row.addWidget(widget)
        self.edit.textEdited.connect(self._on_edited)
        self._render_icons()

    def show_value(self, value: str) -> None:
        """Show *value* without moving the cursor of an equal one."""
        if self.edit.text() != value:
            self.edit.setText(value)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self.edited.emit(self._number, text)


class PlaceholderTable(QWidget):
    """The values in their order; a template counts them from one."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("placeholderTable")
        self.setAccessibleName(self.tr("Placeholder values"))
        self._session = session
        self.rows: list[PlaceholderRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.add = QPushButton(self.tr("Add a value"))
        self.add.setObjectName("addPlaceholderButton")
        mark(self.add, kind="quiet")
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._column)
        column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        session.changed.connect(self._render)
        theme().changed.connect(self._render_icon)
        self._render_icon()
        self._render(session.draft)

    def show_row(self, number: int) -> None:
        """Put the cursor into the value at *number*."""
        target = self.rows[number].edit if 0 <= number < len(self.rows) else self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, values: list[str]) -> None:
        self._session.insist(placeholder_values=tuple(values))

    @Slot()
    def _on_add(self) -> None:
        values = list(self._session.draft.placeholder_values)
        self._put([*values, ""])
        self.show_row(len(values))

    @Slot(object, str)
    def _on_edited(self, number: int, text: str) -> None:
        values = list(self._session.draft.placeholder_values)
        values[number] = text
        self._put(values)

    @Slot(object, str)
    def _on_command(self, number: int, command: str) -> None:
        values = list(self._session.draft.placeholder_values)
        taken = values.pop(number)
        place = number + (-1 if command == "up" else 1)
        if command != "remove":
            place = min(max(place, 0), len(values))
            values.insert(place, taken)
        self._put(values)
        self.show_row(place if command != "remove" else min(number, len(values) - 1))

    @Slot()
    def _render_icon(self) -> None:
        self.add.setIcon(theme().icon("plus", "quiet"))

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        values = draft.placeholder_values
        while len(self.rows) > len(values):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(values):
            row = PlaceholderRow(self._session, len(self.rows))
            row.edited.connect(self._on_edited)
            row.command.connect(self._on_command)
            self._column.addWidget(row)
            # A layout shows it later, and what is not in sight takes no focus.
            row.show()
            come_before(self.add, row.edit, row.remove)
            self.rows.append(row)
        for row, value in zip(self.rows, values, strict=True):
            row.show_value(value)
