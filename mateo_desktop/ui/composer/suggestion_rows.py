"""How a suggestion is painted: it ends in "…" before the × that forgets, not below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mateo_desktop.ui.theme import icon_size, theme

#: Whether there is a × at the end of the row.
ForgetRole = Qt.ItemDataRole.UserRole + 1
#: What the row does instead of being somebody: NEW or AGAIN.
DeedRole = Qt.ItemDataRole.UserRole + 2
NEW, AGAIN = "new", "again"
_ICONS = {NEW: "plus", AGAIN: "refresh"}

_GAP = 8

_Index = QModelIndex | QPersistentModelIndex


class SuggestionRows(QStyledItemDelegate):
    """Paints names as ever, and what can be done in the colour of a link."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The background of the style, then the words in what room there is."""
        self.initStyleOption(option, index)
        words, option.text, option.icon = option.text, "", QIcon()
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = QRect(option.rect)
        view = option.widget
        # A row of many words is wider than what is in sight of it.
        room.setRight(min(room.right(), view.viewport().width() - 1))  # type: ignore[attr-defined]
        room = room.adjusted(_GAP, 0, -_GAP, 0)
        if index.data(ForgetRole):
            room.setRight(room.right() - option.rect.height())
        deed = str(index.data(DeedRole) or "")
        painter.save()
        painter.setFont(option.font)
        if deed:
            icon = theme().icon(_ICONS[deed], "accent")
            icon.paint(painter, QRect(room.x(), room.y(), icon_size(), room.height()))
            room = room.adjusted(icon_size() + _GAP, 0, 0, 0)
        painter.setPen(theme().colour("accent" if deed else "text"))
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, left | int(Qt.TextFlag.TextSingleLine), shown)
        painter.restore()
