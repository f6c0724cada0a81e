"""What the API said about a conversation, whole and as it came."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from mateo_desktop.ui.detail.answer_view import AnswerView
from mateo_desktop.ui.dialog_room import begin_with


class RawDialog(QDialog):
    """A tree of fields and the text; nothing can be changed here."""

    def __init__(self, answer: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rawDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Raw JSON"))
        self.answer = AnswerView("rawJson")
        self.answer.show_answer(answer)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 12)
        column.addWidget(self.answer, 1)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        begin_with(self, 620, 560)
