"""The list of channels: name first, then quieter what kind it is and its handle.

A plain list item has one colour. Here it is painted in two, closed and open,
while the text that a screen reader and the search by typing use stays whole.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from mateo_desktop.ui.composer.calm_combo import CalmCombo
from mateo_desktop.ui.theme import icon_size, theme

NameRole = Qt.ItemDataRole.UserRole + 1
DetailRole = Qt.ItemDataRole.UserRole + 2

_GAP = 8


class ChannelBox(CalmCombo):
    """Shows the chosen channel in two tones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_TwoTones(self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame as the style has it, and the two tones inside."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText, option.currentIcon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        index = self.model().index(self.currentIndex(), 0)
        if index.isValid():
            usable = self.isEnabled() and bool(index.data(DetailRole))
            _draw(painter, room, index, usable=usable)


class _TwoTones(QStyledItemDelegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The background of the style, then icon and words."""
        self.initStyleOption(option, index)
        option.text, option.icon = "", QIcon()
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        room = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        _draw(painter, room, index, usable=enabled)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A little air above and below."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + icon_size() + 2 * _GAP, max(hint.height(), icon_size()) + 8)


def _draw(
    painter: QPainter,
    room: QRect,
    index: QModelIndex | QPersistentModelIndex,
    *,
    usable: bool,
) -> None:
    icon = index.data(Qt.ItemDataRole.DecorationRole)
    if isinstance(icon, QIcon):
        icon.paint(painter, QRect(room.x(), room.y(), icon_size(), room.height()))
        room = room.adjusted(icon_size() + _GAP, 0, 0, 0)
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    metrics = painter.fontMetrics()
    for role, tone in ((NameRole, "text" if usable else "quiet"), (DetailRole, "quiet")):
        words = str(index.data(role) or "")
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(theme().colour(tone))
        painter.drawText(room, left | int(Qt.TextFlag.TextSingleLine), shown)
        room = room.adjusted(metrics.horizontalAdvance(shown) + _GAP, 0, 0, 0)
