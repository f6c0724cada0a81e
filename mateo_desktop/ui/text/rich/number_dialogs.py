"""Two small dialogs that ask for numbers: of a list's first item, of a new table."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.text.rich.rich_tables import COLUMNS_MAX, ROWS_MAX
from mateo_desktop.ui.theme import mark

_START_MAX = 999_999


class _NumberDialog(QDialog):
    """A form and two buttons; opened, never executed."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.form = QFormLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(self.form)

    def spin(self, name: str, label: str, lowest: int, highest: int, value: int) -> QSpinBox:
        """Add a line with a number."""
        box = QSpinBox()
        box.setObjectName(name)
        box.setRange(lowest, highest)
        box.setValue(value)
        box.setAccessibleName(label.replace("&", ""))
        self.form.addRow(label, box)
        return box

    def finish(self, agree: str, first: QSpinBox) -> None:
        """Put the buttons below the form; who opens it begins in *first*."""
        # After the fields, for Tab goes in the order in which things were made.
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = QPushButton(agree)
        mark(self.accept_button, kind="primary")
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        first.setFocus()
        first.selectAll()

    @Slot()
    def _on_accepted(self) -> None:
        self.accept()


class StartDialog(_NumberDialog):
    """Asks with which number a list begins."""

    chosen = Signal(object)

    def __init__(self, start: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startDialog")
        self.setWindowTitle(self.tr("Numbered list"))
        self.number = self.spin("listStart", self.tr("&Begin with"), 0, _START_MAX, start)
        self.finish(self.tr("Set number"), self.number)

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit(self.number.value())
        self.accept()


class TableDialog(_NumberDialog):
    """Asks for the size of a new table."""

    # Rows, columns, and whether the first row is a head, as a tuple.
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tableDialog")
        self.setWindowTitle(self.tr("New table"))
        self.columns = self.spin("tableColumns", self.tr("&Columns"), 1, COLUMNS_MAX, 3)
        self.rows = self.spin("tableRows", self.tr("&Rows"), 1, ROWS_MAX, 3)
        self.head = QCheckBox(self.tr("The first row is a &heading"))
        self.head.setObjectName("tableHead")
        self.head.setChecked(True)
        self.form.addRow("", self.head)
        self.finish(self.tr("Insert table"), self.columns)

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit((self.rows.value(), self.columns.value(), self.head.isChecked()))
        self.accept()
