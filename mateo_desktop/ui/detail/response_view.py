"""What came back: a sentence, the answer as a tree, and as it came."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPoint, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTreeView,
    QVBoxLayout,
    QStackedWidget,
    QWidget,
)

from mateo_desktop.storage.ledger import Attempt, Entry
from mateo_desktop.ui import messages
from mateo_desktop.ui.detail.json_highlighter import JsonHighlighter
from mateo_desktop.ui.detail.json_tree import JsonTree
from mateo_desktop.ui.text.plain_names import without_controls
from mateo_desktop.ui.theme import mark

_MOST_RAW = 1_000_000
_WRAP_UP_TO = 50_000


class ResponseView(QWidget):
    """The answer to the message on the desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary, self._facts = QLabel(), QLabel()
        for label in (self._summary, self._facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self._summary, kind="strong")
        mark(self._facts, kind="quiet")
        self._bar = QTabBar()
        self._bar.setAccessibleName(self.tr("How to show the answer"))
        self._bar.addTab(self.tr("Fields"))
        self._bar.addTab(self.tr("Raw"))
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        self._model = JsonTree(self)
        self.tree = QTreeView()
        self.tree.setObjectName("responseTree")
        self.tree.setAccessibleName(self.tr("Answer, field by field"))
        self.tree.setModel(self._model)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.tree.header().resizeSection(0, 190)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.raw = QPlainTextEdit()
        self.raw.setObjectName("responseView")
        self.raw.setAccessibleName(self.tr("Answer as it came"))
        self.raw.setReadOnly(True)
        self.raw.setUndoRedoEnabled(False)
        self.raw.setTabChangesFocus(True)
        mark(self.raw, kind="codepage")
        self._colours = JsonHighlighter(self.raw.document())
        self._pages = QStackedWidget()
        self._pages.addWidget(self.tree)
        self._pages.addWidget(self.raw)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(4)
        head.addWidget(self._summary)
        head.addWidget(self._facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._pages, 1)
        self._bar.currentChanged.connect(self._pages.setCurrentIndex)
        self.tree.customContextMenuRequested.connect(self._on_menu)
        self.set_entry(None, ())

    def set_entry(self, entry: Entry | None, attempts: Sequence[Attempt]) -> None:
        """Show what became of *entry* and every attempt there was."""
        outcome = entry.outcome if entry else None
        answer = (entry.answer or (outcome.answer if outcome else None)) if entry else None
        self._bar.setVisible(bool(answer))
        self._pages.setVisible(bool(answer))
        if entry is None:
            self._summary.setText(self.tr("Nothing has been sent from this draft yet."))
            self._facts.setText(self.tr("The answer of the API appears here, whole and as it came."))
            return
        self._summary.setText(
            messages.outcome_text(outcome).line if outcome else messages.entry_state(entry)
        )
        facts = [f"SHA-256 {entry.fingerprint}"]
        if outcome and outcome.status:
            facts.insert(0, f"HTTP {outcome.status}")
        if answer:
            facts.append(QLocale().formattedDataSize(len(answer), 1))
        for attempt in attempts:
            ended = f" – {attempt.ended_at.astimezone():%H:%M:%S}" if attempt.ended_at else ""
            kind = attempt.kind.value if attempt.kind else self.tr("nobody knows how it ended")
            facts.append(f"\n{attempt.began_at.astimezone():%Y-%m-%d %H:%M:%S}{ended} · {kind}")
        self._facts.setText(" · ".join(facts).replace(" · \n", "\n"))
        self._show_answer(answer or b"")

    def _show_answer(self, answer: bytes) -> None:
        text = answer[:_MOST_RAW].decode("utf-8", "replace")
        try:
            value = json.loads(answer)
            text = json.dumps(value, ensure_ascii=False, indent=2)[:_MOST_RAW]
        except (ValueError, RecursionError):
            value = {}
            self._bar.setCurrentIndex(1)
        self._model.put(value)
        self.tree.expandToDepth(0)
        wrap = len(text) <= _WRAP_UP_TO
        mode = QPlainTextEdit.LineWrapMode
        self.raw.setLineWrapMode(mode.WidgetWidth if wrap else mode.NoWrap)
        self.raw.setPlainText(without_controls(text))

    @Slot(QPoint)
    def _on_menu(self, position: QPoint) -> None:
        if not self.tree.indexAt(position).isValid():
            return
        self._at = self.tree.indexAt(position)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy value"), self._copy_value)
        menu.addAction(self.tr("Copy path"), self._copy_path)
        menu.popup(self.tree.viewport().mapToGlobal(position))

    @Slot()
    def _copy_value(self) -> None:
        QGuiApplication.clipboard().setText(self._model.text(self._at))

    @Slot()
    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(self._model.path(self._at))
