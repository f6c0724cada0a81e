"""The list that opens below the cursor, like the completion of a code editor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import markup
from mateo_desktop.domain.snippet import CURSOR, Snippet
from mateo_desktop.ui.composer.suggestions import say
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark, scaled, theme

_MOST_ROWS = 8
# Nobody walks further; who has more types another letter.
_MOST_OFFERED = 200
_WIDTH = 440
_PREVIEW = 300
PreviewRole = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex


class SnippetRows(QAbstractListModel):
    """Snippets as rows: the name, and how the text begins."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.snippets: tuple[Snippet, ...] = ()

    def put(self, snippets: Sequence[Snippet]) -> None:
        """Show these."""
        self.beginResetModel()
        self.snippets = tuple(snippets)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """A row a snippet."""
        return 0 if parent.isValid() else len(self.snippets)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its words; a screen reader gets both parts."""
        if not index.isValid():
            return None
        snippet = self.snippets[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_name(snippet.name)
        if role == PreviewRole:
            return preview(snippet)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{plain_name(snippet.name)}: {preview(snippet)}"
        return None


def preview(snippet: Snippet) -> str:
    """How the text of *snippet* begins, on one line."""
    text = snippet.text or markup.plain_text(snippet.html[: 8 * _PREVIEW])
    text = text.replace(CURSOR, "")
    return plain_name(" ".join(text[:_PREVIEW].split()))


class SnippetPainter(QStyledItemDelegate):
    """Name and, quieter, the beginning of the text; in one line or in two."""

    def __init__(self, parent: QObject | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """As high as its lines need."""
        height = QFontMetrics(option.font).height()
        return QSize(200, self._lines * height + (10 if self._lines == 1 else 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The chosen row is tinted; words are cut, never wrapped."""
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent_soft" if chosen else "background"))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 4, 4)
        area = option.rect.adjusted(12, 0, -12, 0)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        elide = Qt.TextElideMode.ElideRight
        one = self._lines == 1
        room = area.width() * 2 // 5 if one else area.width()
        name = metrics.elidedText(str(index.data()), elide, room)
        if not one:
            area.setHeight(area.height() // 2 + 1)
            area.translate(0, 2)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(theme().colour("text"))
        painter.drawText(area, left, name)
        if one:
            area.setLeft(area.left() + metrics.horizontalAdvance(name) + 12)
        else:
            area.translate(0, area.height() - 4)
        painter.setFont(option.font)
        painter.setPen(theme().colour("quiet"))
        words = QFontMetrics(option.font).elidedText(
            str(index.data(PreviewRole)), elide, area.width()
        )
        painter.drawText(area, left, words)
        painter.restore()


class SnippetPopup(QFrame):
    """Lies in the window and never takes the focus, so that typing goes on."""

    taken = Signal(object)

    def __init__(self, edit: QWidget) -> None:
        super().__init__(edit.window())
        self.setObjectName("snippetPopup")
        self.setAccessibleName(self.tr("Snippets"))
        mark(self, kind="card")
        self._edit = edit
        self.rows = SnippetRows(self)
        self.list = QListView()
        self.list.setObjectName("snippetChoices")
        self.list.setAccessibleName(self.tr("Snippets"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(SnippetPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = QLabel()
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setContentsMargins(12, 2, 12, 2)
        mark(self.hint, kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.setSpacing(2)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self.list.clicked.connect(self._on_clicked)
        self.hide()

    def offer(self, snippets: Sequence[Snippet], below: QRect, *, empty: bool = False) -> None:
        """Show *snippets* beside *below*, a line in the window; the first is chosen.

        With *empty* the list says that there are none at all.
        """
        if not snippets and not empty:
            self.hide()
            return
        snippets = snippets[:_MOST_OFFERED]
        was_open, before = self.isVisible(), self.rows.snippets
        self.rows.put(snippets)
        self.list.setVisible(bool(snippets))
        self.list.setCurrentIndex(self.rows.index(0))
        self.hint.setText(
            self.tr("Enter inserts, Esc closes")
            if snippets
            else self.tr("There are no snippets yet. Ctrl+Shift+S makes them.")
        )
        self._place(below)
        self.show()
        self.raise_()
        if not was_open or tuple(snippets) != before:
            say(self._edit, self.tr("%Ln snippet(s)", "", len(snippets)))

    @property
    def chosen(self) -> Snippet | None:
        """The snippet that Enter would insert, or None."""
        row = self.list.currentIndex().row()
        return self.rows.snippets[row] if 0 <= row < len(self.rows.snippets) else None

    def walk(self, step: int) -> None:
        """Move the choice by *step* rows; at both ends it stays."""
        last = len(self.rows.snippets) - 1
        row = min(max(self.list.currentIndex().row() + step, 0), last)
        self.list.setCurrentIndex(self.rows.index(row))
        say(self._edit, str(self.rows.index(row).data()))

    def follow(self, below: QRect) -> None:
        """Stand beside *below*, where the line is by now."""
        self._place(below)

    def _place(self, below: QRect) -> None:
        window = self._edit.window()
        rows = min(len(self.rows.snippets), _MOST_ROWS)
        height = rows * self.list.sizeHintForRow(0) if rows else 0
        height += self.hint.sizeHint().height() + 14
        width = min(scaled(_WIDTH), window.width() - 16)
        left = max(8, min(below.left(), window.width() - 8 - width))
        room = window.height() - below.bottom() - 4
        # Above the line where there is more room than below it.
        top = below.bottom() + 4
        if room < height and below.top() > room:
            top = max(4, below.top() - 4 - height)
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        if self.chosen is not None:
            self.taken.emit(self.chosen)
