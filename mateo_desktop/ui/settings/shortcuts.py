"""F1: every shortcut on one sheet, read from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.theme import mark


class ShortcutSheet(QDialog):
    """What there is to press."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Shortcuts"))
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        native = QKeySequence.SequenceFormat.NativeText
        for action in actions:
            if action.shortcuts():
                self._add(form, action.text(), action.shortcuts()[0].toString(native))
        for words, keys in (
            (self.tr("Bold, italic, underline, link"), "Ctrl+B, I, U, K"),
            (self.tr("Numbered list, bulleted list, quote"), "Ctrl+Shift+7, 8, 9"),
            (self.tr("Paste as plain text"), "Ctrl+Shift+V"),
            (self.tr("Remove formatting"), "Ctrl+\\"),
            (self.tr("Move a button or a file"), "Alt+↑ ↓ ← →"),
        ):
            self._add(form, words, keys)
        inside = QWidget()
        inside.setLayout(form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.resize(460, 560)

    def _add(self, form: QFormLayout, words: str, keys: str) -> None:
        label = QLabel(keys)
        mark(label, kind="strong")
        form.addRow(words, label)
