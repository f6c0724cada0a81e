"""What can be done about a remark, as quiet words at the end of its row.

The words are painted, not widgets: a list of two hundred remarks stays a
list. The mouse finds them by their place, the keyboard walks to them with the
arrow keys.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from mateo_desktop.ui.theme import theme

#: Pairs of a name and its words, in the order they are painted.
ActionsRole = Qt.ItemDataRole.UserRole + 1

_PAD, _GAP = 6, 6

_Index = QModelIndex | QPersistentModelIndex


class RowActions(QStyledItemDelegate):
    """Paints the row and its actions; ``chosen`` is the action the keyboard stands on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: Row and number of the action, or None while the row itself is meant.
        self.chosen: tuple[int, int] | None = None

    def action_at(self, area: QRect, font: QFont, index: _Index, at: QPoint) -> str:
        """The name of the action of *index* at that point of the viewport, or ""."""
        actions = index.data(ActionsRole) or ()
        for (name, _), place in zip(actions, _places(area, font, actions), strict=True):
            if place.contains(at):
                return str(name)
        return ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The words wrap beside the actions, not below them."""
        actions = index.data(ActionsRole) or ()
        room = _room(option.font, actions)
        option.rect.setRight(option.rect.right() - room)
        hint = super().sizeHint(option, index)
        line = QFontMetrics(option.font).height() + 6
        return QSize(hint.width() + room, max(hint.height(), line if actions else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row as ever, and the actions as links behind it."""
        actions = index.data(ActionsRole) or ()
        whole = QRect(option.rect)
        option.rect.setRight(option.rect.right() - _room(option.font, actions))
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(option.font)
        for number, (place, (_, words)) in enumerate(
            zip(_places(whole, option.font, actions), actions, strict=True)
        ):
            if self.chosen == (index.row(), number):
                painter.setPen(QPen(theme().colour("accent"), 1))
                painter.drawRoundedRect(place.adjusted(0, 1, -1, -2), 4, 4)
            painter.setPen(theme().colour("accent"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


def _widths(font: QFont, actions: tuple[tuple[str, str], ...]) -> list[int]:
    metrics = QFontMetrics(font)
    return [metrics.horizontalAdvance(words) + 2 * _PAD for _, words in actions]


def _room(font: QFont, actions: tuple[tuple[str, str], ...]) -> int:
    return sum(width + _GAP for width in _widths(font, actions))


def _places(area: QRect, font: QFont, actions: tuple[tuple[str, str], ...]) -> list[QRect]:
    height = QFontMetrics(font).height() + 6
    # In the middle of a line, at the first of several.
    spare = area.height() - height
    top = area.top() + (spare // 2 if 0 < spare < height else 0)
    left = area.right() + 1 - _room(font, actions)
    places = []
    for width in _widths(font, actions):
        left += _GAP
        places.append(QRect(left, top, width, height))
        left += width
    return places
