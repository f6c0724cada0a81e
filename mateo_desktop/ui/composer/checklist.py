"""What is wrong with the draft, as rows that lead to the place.

Never a dialog: the rows open above the foot and close again. Fields that the
channel leaves out stand here too, each with a way to send it anyway, and what
may be a slip can be ignored for this draft.
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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from mateo_desktop.domain import channels, guard
from mateo_desktop.domain.phone import formatted
from mateo_desktop.domain.problem import value
from mateo_desktop.domain.recipient_checks import with_number
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.pills import is_plain
from mateo_desktop.ui.composer.row_actions import ActionsRole, RowActions
from mateo_desktop.ui.composer.suggestions import say
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.domain.problem import Problem
    from mateo_desktop.ui.session import DraftSession

RowRole = Qt.ItemDataRole.UserRole
_MOST_ROWS_IN_SIGHT = 6

#: What a row can offer.
IGNORE, TO_BCC, NUMBER = "ignore", "bcc", "number"

_Index = QModelIndex | QPersistentModelIndex


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One remark: its words, where it leads, and how much it weighs."""

    text: str
    pointer: str
    blocks: bool = False
    left_out: str = ""
    #: What can be done about it: pairs of a name and its words.
    actions: tuple[tuple[str, str], ...] = ()
    problem: Problem | None = None


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
            words = kind.format(text=row.text)
            if row.actions:
                names = ", ".join(label for _, label in row.actions)
                words += " " + self.tr("Right arrow key: {actions}").format(actions=names)
            return words
        if role == ActionsRole:
            return row.actions
        if role == Qt.ItemDataRole.DecorationRole:
            return theme().icon("warning", "danger" if row.blocks else "warning")
        return None


class Checklist(QListView):
    """The rows of the model; Enter or a click leads to the field.

    The right arrow key walks to what can be done about a row, Delete ignores it.
    """

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
        self._actions = RowActions(self)
        self._pressed: tuple[int, str] | None = None
        self.setItemDelegate(self._actions)
        # In another row nothing is walked to yet.
        self.selectionModel().currentChanged.connect(self._on_row_changed)
        self.clicked.connect(self._on_clicked)
        session.assessed.connect(self._render)
        theme().changed.connect(self.viewport().update)
        self._render()

    def sizeHint(self) -> QSize:
        """As high as its rows, up to six; the rest scrolls."""
        shown = min(self.rows.rowCount(), _MOST_ROWS_IN_SIGHT)
        height = sum(max(28, self.sizeHintForRow(row) + 2) for row in range(shown))
        return QSize(200, height + 2 * self.frameWidth() + 4)

    def minimumSizeHint(self) -> QSize:
        """The same, so that the rows are not squeezed."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the field or does what was walked to; it never sends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain(event):
            chosen = self._actions.chosen
            row: Row | None = self.currentIndex().data(RowRole)
            if chosen is not None and row is not None and chosen[0] == self.currentIndex().row():
                self._do(row, row.actions[chosen[1]][0])
            else:
                self._on_clicked(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and is_plain(event):
            self._walk(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() == Qt.Key.Key_Delete and is_plain(event):
            row = self.currentIndex().data(RowRole)
            if row is not None and any(name == IGNORE for name, _ in row.actions):
                self._do(row, IGNORE)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """An action is pressed where its words stand."""
        self._pressed = self._under(event)
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is done where it was pressed; elsewhere the press was a mistake."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif self._under(event) == pressed:
            self._do(self.rows.rows[pressed[0]], pressed[1])

    @Slot()
    def _on_row_changed(self) -> None:
        self._actions.chosen = None

    def _under(self, event: QMouseEvent) -> tuple[int, str] | None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return None
        name = self._actions.action_at(self.visualRect(index), self.font(), index, at)
        return (index.row(), name) if name else None

    def _walk(self, step: int) -> None:
        index = self.currentIndex()
        actions: tuple[tuple[str, str], ...] = index.data(ActionsRole) or ()
        number = -1 if self._actions.chosen is None else self._actions.chosen[1]
        number = min(number + step, len(actions) - 1)
        self._actions.chosen = (index.row(), number) if number >= 0 else None
        self.viewport().update()
        if number >= 0:
            say(self, actions[number][1])

    def _do(self, row: Row, action: str) -> None:
        """Do what the row offers; the rows follow at once, not after a pause."""
        draft = self._session.draft
        at = self.currentIndex().row()
        if action == TO_BCC:
            self._session.put(guard.to_bcc(draft))
        elif action == NUMBER and row.problem is not None:
            self._session.put(with_number(draft, row.problem))
        elif action == IGNORE and row.problem is not None:
            self._session.put(guard.ignore(draft, row.problem))
        self._session.assess()
        if self.rows.rows:
            self.setCurrentIndex(self.rows.index(min(max(at, 0), len(self.rows.rows) - 1)))

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
                messages.problem_text(problem),
                place_of(problem),
                problem.blocks,
                _skipped(problem),
                self._offers(problem),
                problem if guard.ignore_key(problem) else None,
            )
            for problem in self._session.problems
        ]
        self.rows.put(rows)
        self.updateGeometry()

    def _offers(self, problem: Problem) -> tuple[tuple[str, str], ...]:
        offers = []
        if problem.code == "many_visible_recipients":
            offers.append((TO_BCC, self.tr("Use Bcc instead")))
        if problem.code == "handle_not_phone" and value(problem, "suggestion"):
            shown = formatted(value(problem, "suggestion"))
            offers.append((NUMBER, self.tr("Use {number}").format(number=shown)))
        if guard.ignore_key(problem):
            offers.append((IGNORE, self.tr("Ignore")))
        return tuple(offers)

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
