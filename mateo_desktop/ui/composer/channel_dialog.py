"""The channels of the workspace in the order and the colours of who uses them.

Everything here is kept at once. Those that cannot send stand below the others,
greyed and with their status: they can be looked at, but no number leads there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.channels import COLOURS, Channel, ordered
from mateo_desktop.ui.composer.calm_combo import CalmCombo
from mateo_desktop.ui.composer.channel_box import TwoTones
from mateo_desktop.ui.composer.channel_items import channel_item
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent


class ChannelDialog(QDialog):
    """Order, colours, and what was entered by hand."""

    #: All channels, in their new order and colours.
    arranged = Signal(object)
    #: The ID of an entry by hand that nobody wants any more.
    removed = Signal(str)
    refresh_wanted = Signal()

    def __init__(self, found: Sequence[Channel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("channelDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Channels"))
        self._channels: tuple[Channel, ...] = ()
        self._items = QStandardItemModel(self)
        self.list = _Rows()
        self.list.setObjectName("channelList")
        self.list.setAccessibleName(self.tr("Channels"))
        self.list.setModel(self._items)
        self.list.setItemDelegate(TwoTones(self.list))
        self.up = self._button("channelUp", self.tr("Up"), "up", "Alt+Up")
        self.down = self._button("channelDown", self.tr("Down"), "down", "Alt+Down")
        self.colour = CalmCombo()
        self.colour.setObjectName("channelColour")
        self.colour.setAccessibleName(self.tr("Colour"))
        words = (
            self.tr("Blue"),
            self.tr("Green"),
            self.tr("Amber"),
            self.tr("Red"),
            self.tr("Grey"),
        )
        self.colour.addItem(self.tr("No colour"), "")
        for meaning, word in zip(COLOURS, words, strict=True):
            self.colour.addItem(theme().icon("dot", meaning), word, meaning)
        self.remove = self._button("channelRemove", self.tr("Remove"), "trash", "Del")
        self.refresh = self._button("channelRefresh", self.tr("Refresh"), "refresh", "F5")
        note = QLabel(self.tr("Ctrl+1 to Ctrl+9 choose the first nine in this order."))
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        mark(note, kind="quiet")
        tools = FlowLayout(spacing=4)
        for widget in (self.up, self.down, self.colour, self.remove):
            tools.addWidget(widget)
        tools.push(self.refresh)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.list, 1)
        column.addLayout(tools)
        column.addWidget(note)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.colour.activated.connect(self._on_colour)
        self.remove.clicked.connect(self._on_remove)
        self.refresh.clicked.connect(self.refresh_wanted)
        self.list.dropped.connect(self._on_dropped)
        self.list.selectionModel().currentChanged.connect(self._render_tools)
        theme().changed.connect(self._render)
        metrics = self.fontMetrics()
        wide = max(metrics.averageCharWidth() * 84, tools.one_row() + 2 * 20)
        wanted = QSize(wide, metrics.height() * 24)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))
        self.put(found)

    def _button(self, name: str, words: str, icon: str, key: str) -> QPushButton:
        button = QPushButton(theme().icon(icon, "quiet"), words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(plain_tooltip(keys))
        mark(button, kind="quiet")
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(button.click)
        return button

    def put(self, found: Sequence[Channel]) -> None:
        """Show *found*, as the book has them now."""
        channels = ordered(found)
        if channels != self._channels:
            self._channels = channels
            self._render()

    @property
    def chosen(self) -> Channel | None:
        """The channel the tools are about."""
        row = self.list.currentIndex().row()
        return self._channels[row] if 0 <= row < len(self._channels) else None

    # -- gestures -----------------------------------------------------------

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row()
        self._place(row, row + step)

    @Slot(object, object)
    def _on_dropped(self, row: int, target: int) -> None:
        self._place(row, target)

    def _place(self, row: int, target: int) -> None:
        """Put the channel at *row* where the one at *target* is."""
        moved = list(self._channels)
        if not (0 <= row < len(moved) and 0 <= target < len(moved)) or row == target:
            return
        moved.insert(target, moved.pop(row))
        self._arrange(moved, moved[target].id)

    @Slot(int)
    def _on_colour(self, _row: int) -> None:
        chosen = self.chosen
        if chosen is not None:
            marked = dataclasses.replace(chosen, colour=self.colour.currentData())
            self._arrange([marked if c is chosen else c for c in self._channels], chosen.id)

    @Slot()
    def _on_remove(self) -> None:
        chosen = self.chosen
        if chosen is not None and chosen.by_hand:
            self._channels = tuple(c for c in self._channels if c is not chosen)
            self._render()
            self.removed.emit(chosen.id)

    def _arrange(self, channels: Sequence[Channel], chosen_id: str) -> None:
        placed = [dataclasses.replace(c, place=number) for number, c in enumerate(channels)]
        self._channels = ordered(placed)
        self._render(chosen_id)
        self.arranged.emit(self._channels)

    # -- rendering ------------------------------------------------------------

    def _render(self, chosen_id: str = "") -> None:
        before = self.chosen if self._items.rowCount() == len(self._channels) else None
        wanted = chosen_id or (before.id if before else "")
        row = max(0, self.list.currentIndex().row())
        self._items.clear()
        number = 0
        for channel in self._channels:
            number += channel.offered
            item = channel_item(channel, number if channel.offered else 0)
            item.setFlags(_FLAGS)
            self._items.appendRow(item)
        rows = [place for place, c in enumerate(self._channels) if c.id == wanted]
        row = rows[0] if rows else min(row, len(self._channels) - 1)
        self.list.setCurrentIndex(self._items.index(row, 0))
        self._render_tools()

    @Slot()
    def _render_tools(self) -> None:
        chosen, row = self.chosen, self.list.currentIndex().row()
        # Those that cannot send stay below: no step leads across.
        self.up.setEnabled(row > 0 and self._alike(row, row - 1))
        self.down.setEnabled(0 <= row < len(self._channels) - 1 and self._alike(row, row + 1))
        self.colour.setEnabled(chosen is not None)
        self.colour.setCurrentIndex(max(0, self.colour.findData(chosen.colour if chosen else "")))
        self.remove.setEnabled(chosen is not None and chosen.by_hand)

    def _alike(self, row: int, other: int) -> bool:
        return self._channels[row].offered == self._channels[other].offered


_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class _Rows(QListView):
    """Rows that are dragged to another place; the dialog moves them itself."""

    #: From which row, and to which.
    dropped = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say from where to where, and let nothing be copied or removed."""
        row = self.currentIndex().row()
        target = self._row_at(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        if event.source() is self and target is not None:
            self.dropped.emit(row, target - (target > row))

    def _row_at(self, event: QDropEvent) -> int | None:
        """Before which row something is dropped."""
        place = event.position().toPoint()
        index: QModelIndex = self.indexAt(place)
        if not index.isValid():
            return self.model().rowCount()
        below = place.y() > self.visualRect(index).center().y()
        return index.row() + below
