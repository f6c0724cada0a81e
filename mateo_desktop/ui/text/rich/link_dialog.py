"""The dialog behind Ctrl+K: the words of a link and where it leads."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.dialog_room import grow
from mateo_desktop.ui.text.foreign.addresses import safe_address
from mateo_desktop.ui.theme import mark, scaled

_MAIL = re.compile(r"[^\s@/:<>\"]+@[^\s@/:<>\"]+\.[^\s@/:<>\"]+")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-zA-Z\w-]{2,}(?::\d+)?(?:[/?#].*)?")


def link_address(typed: str) -> str:
    """The address a person means by *typed*, or "" if no link may lead there."""
    typed = typed.strip()
    if not typed or re.search(r"\s", typed):
        return ""
    if safe_address(typed):
        rest = typed.split(":", 1)[1].strip("/")
        return safe_address(typed) if rest else ""
    if _MAIL.fullmatch(typed):
        return f"mailto:{typed}"
    if _HOST.fullmatch(typed):
        return f"https://{typed}"
    return ""


class LinkDialog(QDialog):
    """Asks for text and address; opened, never executed."""

    #: The words and the address somebody agreed to.
    chosen = Signal(str, str)
    #: The link shall go, its words stay.
    removed = Signal()

    def __init__(self, text: str, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkDialog")
        self.setWindowTitle(self.tr("Link"))
        self.setModal(True)
        self.setMinimumWidth(scaled(420))
        self.words = QLineEdit(text)
        self.words.setObjectName("linkText")
        self.words.setCursorPosition(0)
        self.words.setAccessibleName(self.tr("Text"))
        self.address = QLineEdit(address)
        self.address.setObjectName("linkAddress")
        self.address.setAccessibleName(self.tr("Address"))
        self.address.setPlaceholderText("https://example.org")
        self.remark = QLabel(" ")
        self.remark.setObjectName("linkRemark")
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setWordWrap(True)
        mark(self.remark, kind="quiet")

        form = QFormLayout()
        form.addRow(self.tr("&Text"), self.words)
        form.addRow(self.tr("&Address"), self.address)
        form.addRow("", self.remark)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = QPushButton(self.tr("Set link"))
        self.accept_button.setObjectName("linkAccept")
        mark(self.accept_button, kind="primary")
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        if address:
            remove = QPushButton(self.tr("Remove link"))
            remove.setObjectName("linkRemove")
            remove.setAutoDefault(False)
            remove.clicked.connect(self._on_removed)
            self.buttons.addButton(remove, QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addLayout(form)
        column.addWidget(self.buttons)

        # Only once all buttons stand in the dialog does it know whose Enter is.
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.accept_button.setDefault(True)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.address.textEdited.connect(self._on_address_edited)
        self.address.setFocus()

    @Slot()
    def _on_accepted(self) -> None:
        address = link_address(self.address.text())
        if not address:
            self.remark.setText(
                self.tr("A link leads to a web address (http or https) or to a mail address.")
            )
            mark(self.remark, tone="danger")
            grow(self)
            self.address.setFocus()
            self.address.selectAll()
            return
        words = self.words.text().strip() or self.address.text().strip()
        self.chosen.emit(words, address)
        self.accept()

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit()
        self.accept()

    @Slot(str)
    def _on_address_edited(self, typed: str) -> None:
        # The line is always there, so that nothing jumps when it has words.
        address = link_address(typed)
        leads = self.tr("Leads to {address}").format(address=address)
        self.remark.setText(leads if address and address != typed.strip() else " ")
        mark(self.remark, tone="")
