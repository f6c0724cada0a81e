"""Paints a row of two lines: who and when, what and in which state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mateo_desktop.ui.lists.table_models import Line, LineRole
from mateo_desktop.ui.theme import theme

_PAD_X, _PAD_Y, _GAP, _MARGIN = 10, 8, 4, 4


class RowDelegate(QStyledItemDelegate):
    """The look of a draft or a message in a list."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two or three lines of the list's own font, never a fixed height."""
        line: Line = index.data(LineRole)
        height = QFontMetrics(_strong(option.font)).height() + _GAP
        height += QFontMetrics(_small(option.font)).height()
        if line.state:
            height += _GAP + QFontMetrics(_small(option.font)).height()
        return QSize(120, height + 2 * _PAD_Y + _MARGIN)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A card if chosen, a frame if it has the focus; the rest is text."""
        line: Line = index.data(LineRole)
        colours = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(0, 0, 0, -_MARGIN)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(colours.colour("accent" if focused else "line"), 1))
            painter.setBrush(colours.colour("surface"))
            painter.drawRoundedRect(card, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("accent_soft"))
            painter.drawRoundedRect(card, 8, 8)
        self._write(painter, card.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y), option.font, line)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, font: QFont, line: Line) -> None:
        strong, small = _strong(font), _small(font)
        big, little = QFontMetrics(strong), QFontMetrics(small)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        when_width = little.horizontalAdvance(line.when)
        top = QRect(area.left(), area.top(), area.width(), big.height())
        painter.setFont(small)
        painter.setPen(theme().colour("quiet"))
        painter.drawText(top, right | Qt.AlignmentFlag.AlignVCenter, line.when)
        painter.setFont(strong)
        painter.setPen(theme().colour("text"))
        title = big.elidedText(
            line.title, Qt.TextElideMode.ElideRight, area.width() - when_width - 8
        )
        painter.drawText(top, left | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(small)
        painter.setPen(theme().colour("quiet"))
        row = QRect(area.left(), top.bottom() + 1 + _GAP, area.width(), little.height())
        for text, tone in ((line.detail, "quiet"), (line.state, line.tone or "quiet")):
            if not text:
                continue
            painter.setPen(theme().colour(tone))
            painter.drawText(
                row, left, little.elidedText(text, Qt.TextElideMode.ElideRight, row.width())
            )
            row.translate(0, little.height() + _GAP)


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(11, font.pixelSize() - 1) if font.pixelSize() > 0 else 12)
    return small
