"""What is wrong with the draft, as rows that lead to the place.

Never a dialog: the rows open above the foot and close again. Fields that the
channel leaves out stand here too, each with a way to send it anyway.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from mateo_desktop.domain import channels
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.pills import is_plain
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.domain.problem import Problem
    from mateo_desktop.ui.session import DraftSession

RowRole = Qt.ItemDataRole.UserRole
_MOST_ROWS_IN_SIGHT = 6

_Index = QModelIndex | QPersistentModelIndex


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One remark: its words, where it leads, and how much it weighs."""

    text: str
    pointer: str
    blocks: bool = False
    left_out: str = ""


class ChecklistModel(QAbstractListModel):
    """The remarks on the draft, those that block Send first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def put(self, rows: Sequence[Row]) -> None:
        """Show *rows*, if they are others than before."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """A row a remark."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and colours; how much it weighs is also said in words."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = self.tr("To fix: {text}") if row.blocks else self.tr("Remark: {text}")
            return kind.format(text=row.text)
        if role == Qt.ItemDataRole.DecorationRole:
            return theme().icon("warning", "danger" if row.blocks else "warning")
        return None


class Checklist(QListView):
    """The rows of the model; Enter or a click leads to the field."""

    #: Where the remark belongs: a JSON pointer or a field name.
    activated_row = Signal(str)
    #: Escape was pressed: the rows may close.
    closed = Signal()

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemList")
        self.setAccessibleName(self.tr("Remarks"))
        self._session = session
        self.rows = ChecklistModel(self)
        self.setModel(self.rows)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mark(self, kind="checklist")
        self.clicked.connect(self._on_clicked)
        session.assessed.connect(self._render)
        theme().changed.connect(self.viewport().update)
        self._render()

    def sizeHint(self) -> QSize:
        """As high as its rows, up to six; the rest scrolls."""
        shown = min(self.rows.rowCount(), _MOST_ROWS_IN_SIGHT)
        height = sum(max(28, self.sizeHintForRow(row) + 6) for row in range(shown))
        return QSize(200, height + 2 * self.frameWidth() + 4)

    def minimumSizeHint(self) -> QSize:
        """The same, so that the rows are not squeezed."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the field; it never sends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain(event):
            self._on_clicked(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row: Row | None = index.data(RowRole)
        if row is None:
            return
        if row.left_out:
            self._session.put(channels.send_anyway(self._session.draft, row.left_out))
        else:
            self.activated_row.emit(row.pointer)

    @Slot()
    def _render(self) -> None:
        rows = [
            Row(
                messages.problem_text(problem), place_of(problem), problem.blocks, _skipped(problem)
            )
            for problem in self._session.problems
        ]
        self.rows.put(rows)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow column breaks the rows, which then are higher."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def place_of(problem: Problem) -> str:
    """Where *problem* is mended: a JSON pointer or a field."""
    # A key in the extra fields has the pointer of the form's field, but is mended there.
    return problem.field if problem.field == "extra" else problem.pointer or problem.field


def _skipped(problem: Problem) -> str:
    return problem.field if problem.code == "left_out" else ""
