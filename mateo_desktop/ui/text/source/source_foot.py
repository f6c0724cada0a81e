"""Below HTML source: what is wrong with it, in rows that lead to the place.

The line is always there, so nothing jumps while somebody types. The rows open
by themselves for what is wrong; for mere remarks they wait to be asked for.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.source_problems import Inspection, SourceProblem
from mateo_desktop.ui import messages
from mateo_desktop.ui.text.source.html_edit import HtmlEdit
from mateo_desktop.ui.text.source.source_edit import LINE_MAX
from mateo_desktop.ui.theme import icon_size, mark, theme

_MOST_ROWS_IN_SIGHT = 3


class ProblemRows(QListWidget):
    """The rows; Enter or a click leads to the place, Esc back to the text."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceProblems")
        self.setAccessibleName(self.tr("Problems of the HTML source"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mark(self, kind="checklist")
        self.setIconSize(QSize(icon_size(), icon_size()))
        self.clicked.connect(self._on_clicked)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(index.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the place; it never sends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_clicked(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to three; the rest scrolls."""
        shown = min(self.count(), _MOST_ROWS_IN_SIGHT)
        height = sum(self.sizeHintForRow(row) for row in range(shown))
        return QSize(200, height + 2 * self.frameWidth() + 5)

    def minimumSizeHint(self) -> QSize:
        """The same, so that the rows are not squeezed."""
        return self.sizeHint()


class SourceFoot(QFrame):
    """The line and the rows below *editor*."""

    def __init__(self, editor: HtmlEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="foot")
        self._editor = editor
        self._problems: tuple[SourceProblem, ...] = ()
        self._next = 0
        self.pill = QPushButton()
        self.pill.setObjectName("sourceState")
        self.pill.setCheckable(True)
        mark(self.pill, kind="remark")
        self.said = QLabel()
        self.said.setObjectName("sourceSaid")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.said, kind="quiet")
        self.layout_button = QPushButton(self.tr("Lay out"))
        self.layout_button.setObjectName("sourceLayout")
        self.layout_button.setToolTip(
            self.tr("Indent the source by its elements (Ctrl+Shift+I); what it says stays the same")
        )
        mark(self.layout_button, kind="link")
        self.rows = ProblemRows()
        self.rows.hide()
        line = QHBoxLayout()
        line.setContentsMargins(18, 3, 12, 3)
        line.addWidget(self.pill)
        line.addWidget(self.said)
        line.addStretch(1)
        line.addWidget(self.layout_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows)
        column.addLayout(line)
        self.pill.toggled.connect(self._on_toggled)
        self.rows.wanted.connect(self._go_to)
        self.rows.left.connect(self._on_left)
        self.layout_button.clicked.connect(editor.lay_out)
        editor.inspected.connect(self._on_inspected)
        editor.layout_refused.connect(self._on_layout_refused)
        editor.layout_begun.connect(self._on_layout_begun)
        editor.layout_ended.connect(self._on_layout_ended)
        editor.textChanged.connect(self.said.clear)
        theme().changed.connect(self._render)
        self._render()

    def go_to_next(self) -> bool:
        """Go to the next problem; False behind the last one, and when there is none."""
        if self._next >= len(self._problems):
            self._next = 0
            return False
        self.pill.setChecked(True)
        self._go_to(self._problems[self._next])
        return True

    @Slot(object)
    def _on_inspected(self, inspection: Inspection) -> None:
        if max(map(len, inspection.source.split("\n"))) > LINE_MAX:
            self.said.setText(self.tr("A very long line goes on in rows without a number."))
        wrong = [problem for problem in inspection.problems if not problem.is_remark]
        remarks = [problem for problem in inspection.problems if problem.is_remark]
        found = (*wrong, *remarks)
        if found == self._problems:
            return
        had = any(not problem.is_remark for problem in self._problems)
        self._problems = found
        self._next = 0
        self._render()
        if not found or (wrong and not had):
            self.pill.setChecked(bool(found))

    @Slot()
    def _render(self) -> None:
        wrong = sum(not problem.is_remark for problem in self._problems)
        remarks = len(self._problems) - wrong
        parts = []
        if wrong:
            parts.append(self.tr("%Ln problem(s)", "", wrong))
        if remarks:
            parts.append(self.tr("%Ln remark(s)", "", remarks))
        self.pill.setText(", ".join(parts) or self.tr("No problems"))
        self.pill.setEnabled(bool(parts))
        mark(self.pill, tone="danger" if wrong else "warning" if remarks else "")
        self.rows.clear()
        for problem in self._problems:
            place = messages.source_place(problem.line, problem.column)
            item = QListWidgetItem(f"{place}: {messages.source_problem(problem)}")
            item.setData(Qt.ItemDataRole.UserRole, problem)
            tone = "warning" if problem.is_remark else "danger"
            item.setIcon(theme().icon("warning", tone))
            kind = self.tr("Remark: {text}") if problem.is_remark else self.tr("Problem: {text}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, kind.format(text=item.text()))
            self.rows.addItem(item)
        self.rows.updateGeometry()

    @Slot(bool)
    def _on_toggled(self, shown: bool) -> None:
        self.rows.setVisible(shown and bool(self._problems))

    @Slot(object)
    def _go_to(self, problem: SourceProblem) -> None:
        if problem in self._problems:
            self._next = self._problems.index(problem) + 1
            self.rows.setCurrentRow(self._next - 1)
        self._editor.go_to(problem.line, problem.column)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_left(self) -> None:
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_layout_begun(self) -> None:
        self.layout_button.setEnabled(False)
        self.layout_button.setText(self.tr("Laying out…"))

    @Slot()
    def _on_layout_ended(self) -> None:
        self.layout_button.setEnabled(not self._editor.isReadOnly())
        self.layout_button.setText(self.tr("Lay out"))

    @Slot()
    def _on_layout_refused(self) -> None:
        wrong = any(not problem.is_remark for problem in self._problems)
        self.said.setText(
            self.tr("It cannot be laid out before it is in order.")
            if wrong
            else self.tr("There is nothing to lay out.")
        )
