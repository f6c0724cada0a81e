"""The list of channels: name first, then quieter what kind it is and its handle.

A plain list item has one colour. Here it is painted in two, closed and open,
while the text that a screen reader and the search by typing use stays whole.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from mateo_desktop.domain.channels import Channel
from mateo_desktop.ui.composer.calm_combo import CalmCombo
from mateo_desktop.ui.theme import icon_size, theme

NameRole = Qt.ItemDataRole.UserRole + 1
DetailRole = Qt.ItemDataRole.UserRole + 2
#: The colour the person gave it, a meaning of the theme; "" for none.
ColourRole = Qt.ItemDataRole.UserRole + 3
#: The keys that choose it, in words.
KeysRole = Qt.ItemDataRole.UserRole + 4
#: The most important of what DetailRole says, for little room.
ShortRole = Qt.ItemDataRole.UserRole + 5
#: The name of a quiet drawing of the theme, in place of an icon.
DrawingRole = Qt.ItemDataRole.UserRole + 6

#: What may be held down while a name is typed.
_OF_A_NAME = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

_GAP = 8
_BAR = 3


class TwoToneBox(CalmCombo):
    """Shows the chosen row in two tones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoTones(self))

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
            _draw(painter, room, index, usable=usable, whole=True)
        elif self.placeholderText():
            painter.setPen(theme().colour("quiet"))
            left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(room, left | int(Qt.TextFlag.TextSingleLine), self.placeholderText())


class ChannelBox(TwoToneBox):
    """Shows the chosen channel in two tones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentIndexChanged.connect(self.updateGeometry)
        self._typed = ""
        self._typed_at = QElapsedTimer()
        self._is_brief = False

    def set_brief(self, brief: bool) -> None:
        """Whether what stands beside it needs the room of all but the name."""
        if brief != self._is_brief:
            self._is_brief = brief
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for both tones of what is chosen, or for the name alone."""
        hint = super().sizeHint()
        index = self.model().index(self.currentIndex(), 0)
        roles = (NameRole,) if self._is_brief else (NameRole, DetailRole)
        words = [str(index.data(role) or "") for role in roles]
        text = sum(self.fontMetrics().horizontalAdvance(word) for word in words)
        if self._is_brief:
            return QSize(text + icon_size() + _BAR + 3 * _GAP + hint.height(), hint.height())
        wanted = text + icon_size() + _BAR + 6 * _GAP + hint.height()
        return QSize(max(hint.width(), wanted), hint.height())

    def forget_typed(self) -> None:
        """The next letter begins another name."""
        self._typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down stops at the last channel; what does something is chosen on purpose."""
        if self._is_of_a_name(event):
            self._type(event.text())
            event.accept()
            return
        walks = event.key() == Qt.Key.Key_Down and not event.modifiers()
        if walks and not self.view().isVisible() and not self._has_channel_below():
            event.accept()
            return
        super().keyPressEvent(event)

    def _is_of_a_name(self, event: QKeyEvent) -> bool:
        """Whether the key goes on with a name that is typed, or begins one.

        Qt's own search never sees a space: it opens the list, whatever was typed before.
        """
        if event.modifiers() & ~_OF_A_NAME:
            return False
        if self._typed and self._typed_at.hasExpired(QApplication.keyboardInputInterval()):
            self._typed = ""
        text = event.text()
        return bool(text) and text.isprintable() and (text != " " or bool(self._typed))

    def _type(self, text: str) -> None:
        self._typed += text.casefold()
        self._typed_at.start()
        first = self._typed[0]
        # The same letter once more goes on to the next name that begins with it.
        again = len(self._typed) > 1 and set(self._typed) == {first}
        sought = first if again else self._typed
        start = self.currentIndex() + (1 if again or len(self._typed) == 1 else 0)
        for step in range(self.count()):
            row = (start + step) % self.count()
            held = self.itemData(row)
            usable = isinstance(held, Channel) and held.offered
            if usable and self.itemText(row).casefold().startswith(sought):
                self.setCurrentIndex(row)
                self.activated.emit(row)
                return

    def _has_channel_below(self) -> bool:
        held = [self.itemData(row) for row in range(self.currentIndex() + 1, self.count())]
        return any(isinstance(one, Channel) and one.offered for one in held)


class TwoTones(QStyledItemDelegate):
    """Paints a row in two tones, with the keys that choose it at its end."""

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
        keys = str(index.data(KeysRole) or "")
        if keys:
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.setPen(theme().colour("quiet"))
            painter.drawText(room, right | int(Qt.TextFlag.TextSingleLine), keys)
            wide = painter.fontMetrics().horizontalAdvance(keys)
            room = room.adjusted(0, 0, -wide - 2 * _GAP, 0)
        usable = enabled and not is_grey(index)
        _draw(painter, room, index, usable=usable)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A little air above and below."""
        hint = super().sizeHint(option, index)
        keys = option.fontMetrics.horizontalAdvance("Ctrl+9 ")
        width = hint.width() + icon_size() + keys + 3 * _GAP
        return QSize(width, max(hint.height(), icon_size()) + 8)


def is_grey(index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether a row stands for what cannot be sent from, or with."""
    from mateo_desktop.domain.template import Template

    held = index.data(Qt.ItemDataRole.UserRole)
    return isinstance(held, Channel | Template) and not held.offered


def _draw(
    painter: QPainter,
    room: QRect,
    index: QModelIndex | QPersistentModelIndex,
    *,
    usable: bool,
    whole: bool = False,
) -> None:
    # With *whole* the second tone says less rather than ending in "…".
    colour = str(index.data(ColourRole) or "")
    if colour:
        bar = QRect(room.x(), room.y() + 4, _BAR, room.height() - 8)
        painter.fillRect(bar, theme().colour(colour))
        room = room.adjusted(_BAR + _GAP, 0, 0, 0)
    drawing = index.data(DrawingRole)
    icon = theme().icon(drawing, "quiet") if drawing else index.data(Qt.ItemDataRole.DecorationRole)
    if isinstance(icon, QIcon):
        icon.paint(painter, QRect(room.x(), room.y(), icon_size(), room.height()))
        room = room.adjusted(icon_size() + _GAP, 0, 0, 0)
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    metrics = painter.fontMetrics()
    for role, tone in ((NameRole, "text" if usable else "quiet"), (DetailRole, "quiet")):
        words = str(index.data(role) or "")
        if whole and role == DetailRole and metrics.horizontalAdvance(words) > room.width():
            words = str(index.data(ShortRole) or "")
            words = words if metrics.horizontalAdvance(words) <= room.width() else ""
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(theme().colour(tone))
        painter.drawText(room, left | int(Qt.TextFlag.TextSingleLine), shown)
        room = room.adjusted(metrics.horizontalAdvance(shown) + _GAP, 0, 0, 0)
