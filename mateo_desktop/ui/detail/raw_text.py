"""Somebody's text as it came, where the safe view shows only the beginning of it.

Nothing of it is markup here. What is laid out is bounded: lines are parted, and
of a very long text the beginning is shown; Copy takes all of it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.detail.folding import parted
from mateo_desktop.ui.dialog_room import begin_with
from mateo_desktop.ui.text.foreign.plain_names import escaped
from mateo_desktop.ui.theme import mark

#: Laid out at once: even if all of it are controls, each shown as six characters,
#: the window does not stall.
_LAID_OUT = 40_000


class RawText(QDialog):
    """Shows *text* with its tags and controls; nothing can be changed here."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rawText")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Text as it came"))
        self._text = text
        shown, left_out = parted(text[:_LAID_OUT])
        left_out += max(0, len(text) - _LAID_OUT)
        self.page = QPlainTextEdit()
        self.page.setObjectName("rawTextPage")
        self.page.setAccessibleName(self.tr("Text as it came"))
        self.page.setReadOnly(True)
        self.page.setUndoRedoEnabled(False)
        self.page.setTabChangesFocus(True)
        # A read-only page has no cursor of its own: the keyboard needs one.
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        mark(self.page, kind="codepage")
        self.page.setPlainText(escaped(shown))
        self.note = QLabel(self.tr("%Ln more character(s); Copy takes all of it.", "", left_out))
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setContentsMargins(8, 0, 8, 0)
        self.note.setVisible(bool(left_out))
        mark(self.note, kind="quiet")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setObjectName("copyRawTextButton")
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 12)
        column.addWidget(self.page, 1)
        column.addWidget(self.note)
        column.addWidget(buttons)
        self.copy_button.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        begin_with(self, 620, 560)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
