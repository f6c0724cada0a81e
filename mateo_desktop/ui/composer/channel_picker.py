"""From: which channel the message leaves from.

The list comes from the book, so it is there without a network. Where no list
can be had, a channel is entered by hand: any UUID is good enough to send.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QWidget,
)

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import Channel
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.channel_box import ChannelBox, NameRole
from mateo_desktop.ui.composer.channel_items import channel_item, deed_item, words_item
from mateo_desktop.ui.composer.last_channel import LastChannel
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.composer.channel_dialog import ChannelDialog
    from mateo_desktop.ui.session import DraftSession

_BY_HAND = "by hand"
_ORDER = "order"


class ChannelPicker(QFrame):
    """The From row."""

    hand_made = Signal(object)
    #: All channels, in the order and the colours that were chosen.
    arranged = Signal(object)
    #: The ID of an entry by hand that nobody wants any more.
    removed = Signal(str)
    refresh_wanted = Signal()

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="row")
        self._session = session
        self._channels: tuple[Channel, ...] = ()
        #: By the ID of a channel, its row.
        self._rows: dict[str, int] = {}
        #: ID and type of a draft's channel that the book does not have.
        self._first = ("", "")
        self._dialog: ChannelDialog | None = None
        self.box = ChannelBox()
        self.box.setObjectName("channelPicker")
        self.box.setAccessibleName(self.tr("From channel"))
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(12)
        self.box.setMaxVisibleItems(16)
        mark(self.box, kind="line")
        self._items = QStandardItemModel(self)
        self.box.setModel(self._items)
        view = self.box.view()
        assert isinstance(view, QListView)
        # Hundreds of rows are measured by one of them.
        view.setUniformItemSizes(True)
        self.label = QLabel(self.tr("From"))
        self.label.setBuddy(self.box)
        mark(self.label, kind="label")
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        mark(self._note, kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.box, 1)
        row.addWidget(self._note)
        self.last = LastChannel(session, self.box)
        row.addWidget(self.last)

        self.box.activated.connect(self._on_activated)
        session.changed.connect(self._render_choice)
        theme().changed.connect(self._render)
        self._render()

    # -- for the window -------------------------------------------------------

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels of the book, those that can send first."""
        return self._channels

    def put(self, found: Sequence[Channel], note: str = "") -> None:
        """Offer *found*; *note* says in words what is missing."""
        ordered = channels.ordered(found)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if ordered != self._channels:
            self._channels = ordered
            self._render()
            if self._dialog is not None and shiboken6.isValid(self._dialog):
                self._dialog.put(ordered)

    def find(self, channel_id: str) -> Channel | None:  # type: ignore[override]
        """The channel with *channel_id*, if the book has it."""
        return next((c for c in self._channels if c.id == channel_id), None)

    def choose_number(self, number: int) -> None:
        """Send from the channel at place *number*, counted from 1."""
        if not self.isEnabled():
            return
        offered = [channel for channel in self._channels if channel.offered]
        if 0 < number <= len(offered):
            self._session.choose(offered[number - 1])

    # -- gestures -----------------------------------------------------------

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        held = self._items.item(row).data(Qt.ItemDataRole.UserRole)
        if held == _BY_HAND:
            self._render_choice(self._session.draft)
            draft = self._session.draft
            unknown = draft.channel_id if self.find(draft.channel_id) is None else ""
            from mateo_desktop.ui.composer.hand_made_channel import HandMadeChannel

            dialog = HandMadeChannel(unknown, self)
            dialog.made.connect(self._on_made)
            dialog.open()
        elif held == _ORDER:
            self._render_choice(self._session.draft)
            self.arrange()
        elif isinstance(held, Channel):
            self._session.choose(held)

    @Slot()
    def arrange(self) -> None:
        """Show the channels to be ordered and coloured; the window stays usable."""
        from mateo_desktop.ui.composer.channel_dialog import ChannelDialog

        if self._dialog is None or not shiboken6.isValid(self._dialog):
            self._dialog = ChannelDialog(self._channels, self)
            self._dialog.arranged.connect(self._on_arranged)
            self._dialog.removed.connect(self._on_removed)
            self._dialog.refresh_wanted.connect(self.refresh_wanted)
            self._dialog.show()
        else:
            self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot(object)
    def _on_arranged(self, found: tuple[Channel, ...]) -> None:
        self.put(found, self._note.text())
        self.arranged.emit(found)

    @Slot(str)
    def _on_removed(self, channel_id: str) -> None:
        self.put([c for c in self._channels if c.id != channel_id], self._note.text())
        self.removed.emit(channel_id)

    @Slot(object)
    def _on_made(self, channel: Channel) -> None:
        self.put((*(c for c in self._channels if c.id != channel.id), channel), self._note.text())
        self._session.choose(channel)
        self.hand_made.emit(channel)

    # -- rendering ------------------------------------------------------------

    @Slot()
    def _render(self) -> None:
        self._items.clear()
        self._items.appendRow(QStandardItem())
        # Looked up with every key that is typed anywhere.
        self._rows = {channel.id: row for row, channel in enumerate(self._channels, start=1)}
        number = 0
        for channel in self._channels:
            number += channel.offered
            self._items.appendRow(channel_item(channel, number if channel.offered else 0))
        if self._channels:
            self._items.appendRow(deed_item("settings", self.tr("Order and colours…"), _ORDER))
        self._items.appendRow(deed_item("plus", self.tr("Enter a channel ID…"), _BY_HAND))
        self._render_choice(self._session.draft)

    @Slot(object)
    def _render_choice(self, draft: Draft) -> None:
        row = self._rows.get(draft.channel_id, 0)
        shown = ("", "") if row else (draft.channel_id, draft.channel_type)
        if shown != self._first or self._items.item(0).text() == "":
            self._first = shown
            self._items.setItem(0, self._first_item(*shown))
        view = self.box.view()
        assert isinstance(view, QListView)
        # Hiding it once more would have all rows laid out once more.
        if view.isRowHidden(0) != bool(row):
            view.setRowHidden(0, bool(row))
        if self.box.currentIndex() != row:
            self.box.setCurrentIndex(row)

    def _first_item(self, channel_id: str, kind: str) -> QStandardItem:
        """What stands there while no channel of the book is chosen."""
        if not channel_id:
            first = QStandardItem(self.tr("Choose a channel…"))
            first.setData(first.text(), NameRole)
        else:
            first = words_item(
                self.tr("Channel {id}").format(id=plain_name(channel_id)),
                messages.channel_type(kind),
                kind,
                "quiet",
            )
        first.setEnabled(False)
        return first
