"""A file that lies elsewhere, attached by its address."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from mateo_desktop.ui.composer.attachments import SCHEMES
from mateo_desktop.ui.dialog_buttons import ok_and_cancel
from mateo_desktop.ui.dialog_room import grow
from mateo_desktop.ui.theme import mark, scaled


class AddressDialog(QDialog):
    """One address, checked against the two kinds the reference page allows."""

    given = Signal(object, str)

    def __init__(self, start: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: tuple[str, int] = ("", -1)
        self.setObjectName("addressDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Attach by address"))
        self.edit = QLineEdit(start)
        self.edit.setObjectName("attachmentAddress")
        self.edit.setMinimumWidth(scaled(420))
        label = QLabel(self.tr("&Address, https:// or media_library://"))
        label.setBuddy(self.edit)
        self.edit.setAccessibleName(self.tr("Address"))
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        mark(self._trouble, tone="danger")
        buttons = ok_and_cancel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        for widget in (label, self.edit, self._trouble, buttons):
            column.addWidget(widget)

    def accept(self) -> None:
        """Hand the address over, or say what it must look like."""
        url = self.edit.text().strip()
        if not url.startswith(SCHEMES) or url in SCHEMES:
            self._trouble.setText(
                self.tr(
                    "Mateo fetches attachments itself and takes only addresses that begin with "
                    "https:// or media_library://."
                )
            )
            grow(self)
            self.edit.setFocus()
            return
        self.given.emit(self.place, url)
        super().accept()
