"""A channel that no list has, entered by hand: any UUID is good enough to send."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import KNOWN_TYPES, Channel
from mateo_desktop.domain.handles import is_uuid
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.calm_combo import CalmCombo
from mateo_desktop.ui.dialog_buttons import ok_and_cancel
from mateo_desktop.ui.dialog_room import grow
from mateo_desktop.ui.theme import mark, scaled


class HandMadeChannel(QDialog):
    """A channel typed by hand: its ID, what it is, what to call it."""

    made = Signal(object)

    def __init__(self, channel_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handMadeChannel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Enter a channel"))
        self.channel_id = QLineEdit(channel_id)
        self.channel_id.setObjectName("handMadeId")
        self.channel_id.setMinimumWidth(scaled(340))
        self.channel_id.setPlaceholderText("3c90c3cc-0d44-4b50-8888-8dd25736052a")
        self.kind = CalmCombo()
        self.kind.setObjectName("handMadeType")
        for name in KNOWN_TYPES:
            if not channels.discontinued(name):
                self.kind.addItem(messages.channel_type(name), name)
        self.kind.addItem(self.tr("another type"), "")
        self.name = QLineEdit()
        self.name.setObjectName("handMadeName")
        form = QFormLayout()
        for label, widget in (
            (self.tr("Channel &ID"), self.channel_id),
            (self.tr("&Type"), self.kind),
            (self.tr("&Name"), self.name),
        ):
            form.addRow(label, widget)
            widget.setAccessibleName(label.replace("&", ""))
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        mark(self._trouble, tone="danger")
        buttons = ok_and_cancel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._trouble)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Hand the channel over, or say what is wrong with its ID."""
        channel_id = self.channel_id.text().strip()
        if not is_uuid(channel_id):
            self._trouble.setText(
                self.tr(
                    "That is no channel ID. It looks like 3c90c3cc-0d44-4b50-8888-8dd25736052a "
                    "and stands in the Mateo settings of the channel."
                )
            )
            grow(self)
            self.channel_id.setFocus()
            return
        self.made.emit(
            Channel(
                id=channel_id,
                type=self.kind.currentData(),
                name=self.name.text().strip(),
                by_hand=True,
            )
        )
        super().accept()
