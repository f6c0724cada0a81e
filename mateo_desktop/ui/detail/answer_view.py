"""An answer of the API in two ways: field by field, and as it came."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.detail.folding import parted
from mateo_desktop.ui.detail.json_page import JsonPage
from mateo_desktop.ui.detail.json_tree import JsonTree
from mateo_desktop.ui.theme import mark

FIELDS, RAW = 0, 1
#: Above this, indenting costs more than it helps: each value gets a line.
_INDENT_UP_TO = 200_000
#: Reading more than this would stall the window: it is shown as text.
_READ_UP_TO = 1_200_000
#: A row with more below it is not opened by itself.
_OPEN_UP_TO = 30


class AnswerView(QWidget):
    """A tree of the fields, and the text; the text is made when it is looked at."""

    def __init__(self, raw_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bytes = b""
        self._value: Any = None
        self._is_json = False
        self._shown: bytes | None = None
        self._at = QPoint()
        self._bar = QTabBar()
        self._bar.setObjectName("answerTabs")
        self._bar.setAccessibleName(self.tr("How to show the answer"))
        self._bar.addTab(self.tr("Fields"))
        self._bar.addTab(self.tr("Raw"))
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        # Measured as wide as the chosen one is drawn.
        chosen = QFont()
        chosen.setWeight(QFont.Weight.DemiBold)
        self._bar.setFont(chosen)
        self._copy = QPushButton(self.tr("Copy"))
        self._copy.setObjectName("copyAnswerButton")
        self._copy.setToolTip(self.tr("Copy the whole answer as it came"))
        mark(self._copy, kind="link")
        self.model = JsonTree(self)
        self.tree = QTreeView()
        self.tree.setObjectName("responseTree")
        self.tree.setAccessibleName(self.tr("Answer, field by field"))
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.raw = JsonPage()
        self.raw.setObjectName(raw_name)
        self.raw.setAccessibleName(self.tr("Answer as it came"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.tree)
        self._pages.addWidget(self.raw)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 16, 0)
        head.addWidget(self._bar)
        head.addStretch(1)
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self._bar.currentChanged.connect(self._on_tab)
        self._copy.clicked.connect(self._on_copy)
        self.tree.customContextMenuRequested.connect(self._on_menu)
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.tree)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        copying.activated.connect(self._copy_value)

    def show_answer(self, answer: bytes) -> None:
        """Show *answer*; what is no JSON has only the text."""
        if answer == self._bytes and self._value is not None:
            return
        self._bytes = answer
        try:
            self._is_json = len(answer) <= _READ_UP_TO
            self._value = json.loads(answer) if self._is_json else {}
        except (ValueError, RecursionError):
            self._value, self._is_json = {}, False
        self.model.put(self._value)
        self._bar.setTabEnabled(FIELDS, self._is_json)
        if not self._is_json:
            self._bar.setCurrentIndex(RAW)
        self._open_small_rows()
        self._show_raw()

    def _fit_columns(self) -> None:
        wanted = self.tree.fontMetrics().averageCharWidth() * 26
        self.tree.header().resizeSection(0, min(wanted, round(self.width() * 0.45)))

    def _open_small_rows(self) -> None:
        for row in range(min(self.model.rowCount(), _OPEN_UP_TO)):
            index = self.model.index(row, 0)
            if 0 < self.model.rowCount(index) <= _OPEN_UP_TO:
                self.tree.expand(index)

    def _show_raw(self) -> None:
        if self._bar.currentIndex() == RAW and self._shown is not self._bytes:
            self._shown = self._bytes
            self.raw.show_json(self._text())

    def _text(self) -> str:
        if not self._is_json:
            text = self._bytes[:_READ_UP_TO].decode("utf-8", "replace")
            if len(self._bytes) <= _READ_UP_TO:
                return text
            text, _ = parted(text)
            more = self.tr("… {size} in all; Copy takes all of it …")
            size = self.locale().formattedDataSize(len(self._bytes), 1)
            return f"{text}\n{more.format(size=size)}"
        if len(self._bytes) <= _INDENT_UP_TO:
            return json.dumps(self._value, ensure_ascii=False, indent=2)
        return json.dumps(self._value, ensure_ascii=False, separators=(",\n", ": "))

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self._show_raw()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._bytes.decode("utf-8", "replace"))

    @Slot(QPoint)
    def _on_menu(self, position: QPoint) -> None:
        index = self.tree.indexAt(position)
        if not index.isValid():
            return
        self.tree.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy value"), self._copy_value)
        menu.addAction(self.tr("Copy path"), self._copy_path)
        menu.popup(self.tree.viewport().mapToGlobal(position))

    @Slot()
    def _copy_value(self) -> None:
        if self.tree.currentIndex().isValid():
            QGuiApplication.clipboard().setText(self.model.text(self.tree.currentIndex()))

    @Slot()
    def _copy_path(self) -> None:
        if self.tree.currentIndex().isValid():
            QGuiApplication.clipboard().setText(self.model.path(self.tree.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names never take more than half of the room."""
        super().resizeEvent(event)
        self._fit_columns()
