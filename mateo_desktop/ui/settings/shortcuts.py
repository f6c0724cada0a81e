"""F1: every shortcut on one sheet, read from the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
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

from mateo_desktop.ui.theme import mark, scaled

_CHANNEL_KEYS = re.compile(r"Ctrl\+[1-9]")


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
            pressed = action.shortcuts()[0] if action.shortcuts() else QKeySequence()
            # The nine channels are one line below.
            if not pressed.isEmpty() and not _CHANNEL_KEYS.fullmatch(pressed.toString()):
                self._add(form, action.text(), pressed.toString(native))
        for words, keys in (
            (self.tr("Send from channel 1 to 9"), self.tr("Ctrl+1 … Ctrl+9")),
            (self.tr("Insert a snippet"), self.tr("Ctrl+Space, or / at the start of a line")),
            (self.tr("Bold, italic, underline, link"), self.tr("Ctrl+B, I, U, K")),
            (self.tr("Struck out, code"), self.tr("Ctrl+Shift+X, Ctrl+E")),
            (self.tr("Headings 1 to 3, text, code block"), self.tr("Ctrl+Shift+1, 2, 3, 0, 6")),
            (self.tr("Numbered list, bulleted list, quote"), self.tr("Ctrl+Shift+7, 8, 9")),
            (
                self.tr("Item one list deeper, one list higher"),
                self.tr("Ctrl+M, Ctrl+Shift+M"),
            ),
            (self.tr("Left, centered, right"), self.tr("Ctrl+Shift+L, E, R")),
            (self.tr("Next cell, previous cell of a table"), self.tr("Tab, Shift+Tab")),
            (self.tr("Paste as plain text"), self.tr("Ctrl+Shift+V")),
            (self.tr("Remove formatting"), self.tr("Ctrl+\\")),
            (self.tr("HTML: lines further in or out"), "Alt+→ ←"),
            (self.tr("HTML: lay out"), self.tr("Ctrl+Shift+I")),
            (self.tr("Menu of a misspelt word"), self.tr("Shift+F10")),
            (self.tr("Move a button or a file"), "Alt+↑ ↓ ← →"),
        ):
            self._add(form, words, keys)
        inside = QWidget()
        inside.setLayout(form)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.windowTitle())
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        metrics = self.fontMetrics()
        beside = inside.sizeHint().width() + 2 * 20 + scaled(12)
        wanted = QSize(max(beside, metrics.averageCharWidth() * 66), metrics.height() * 36)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))
        if self.width() < beside:
            # Large letters: what does something stands above its keys.
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)

    def _add(self, form: QFormLayout, words: str, keys: str) -> None:
        label = QLabel(keys)
        label.setTextFormat(Qt.TextFormat.PlainText)
        mark(label, kind="strong")
        # A row is asked for its width before it is seen.
        label.ensurePolished()
        form.addRow(words, label)
