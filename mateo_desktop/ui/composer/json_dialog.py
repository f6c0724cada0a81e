"""Keys the form has no field for, as JSON, for one part of the message."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.dialog_buttons import ok_and_cancel
from mateo_desktop.ui.theme import mark, scaled


class JsonDialog(QDialog):
    """A text that ought to be a JSON object; whether it is one the checklist says."""

    #: The place it came from and the text.
    given = Signal(object, str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: tuple[str, int] = ("", -1)
        self.setObjectName("jsonDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Further fields"))
        self.edit = QPlainTextEdit(text)
        self.edit.setObjectName("jsonText")
        self.edit.setAccessibleName(self.tr("Further fields as JSON"))
        self.edit.setPlaceholderText("{ }")
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumSize(scaled(256), scaled(192))
        mark(self.edit, kind="code")
        label = QLabel(self.tr("Further fields as JSON"))
        label.setBuddy(self.edit)
        buttons = ok_and_cancel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        for widget in (label, self.edit, buttons):
            column.addWidget(widget)

    def accept(self) -> None:
        """Hand the text over, if it was touched."""
        if self.edit.document().isModified():
            self.given.emit(self.place, self.edit.toPlainText().strip())
        super().accept()
