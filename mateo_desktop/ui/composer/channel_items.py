"""One channel as a row of a list: its name, then quieter what it is and why it is grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QStandardItem

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import KNOWN_TYPES
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.channel_box import (
    ColourRole,
    DetailRole,
    DrawingRole,
    KeysRole,
    NameRole,
    ShortRole,
)
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import theme

if TYPE_CHECKING:
    from mateo_desktop.domain.channels import Channel


def channel_item(channel: Channel, number: int) -> QStandardItem:
    """The row of *channel*, which is the *number*-th that can be chosen; 0 for none."""
    kind = messages.channel_type(channel.type)
    name = plain_name(channel.name) or plain_name(channel.handle) or kind
    details = [part for part in (kind, plain_name(channel.handle)) if part and part != name]
    if not channel.offered:
        details.append(
            QCoreApplication.translate("ChannelItem", "discontinued")
            if channels.discontinued(channel.type)
            else messages.channel_status(channel)
        )
    tone = channel.colour if channel.colour in channels.COLOURS else ""
    icon_tone = (tone or "accent") if channel.offered else "quiet"
    item = words_item(name, " · ".join(details), channel.type, icon_tone)
    item.setData(channel, Qt.ItemDataRole.UserRole)
    item.setData(tone, ColourRole)
    # What it cannot do comes before what it is.
    short = details[:1] if channel.offered else details[-1:]
    item.setData("".join(short), ShortRole)
    tip = f"{item.text()}\n{channel.id}"
    if 0 < number < 10:
        keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
        item.setData(keys, KeysRole)
        item.setData(keys, Qt.ItemDataRole.AccessibleDescriptionRole)
    item.setToolTip(plain_tooltip(tip))
    item.setEnabled(channel.offered)
    return item


def words_item(name: str, details: str, kind: str, tone: str) -> QStandardItem:
    """A row that says *name* and *details* beside the icon of a type of channel."""
    icon = {"email": "mail"}.get(kind, kind) if kind in KNOWN_TYPES else "unknown_channel"
    item = QStandardItem(theme().icon(icon, tone), f"{name} · {details}" if details else name)
    item.setData(name, NameRole)
    item.setData(details, DetailRole)
    return item


def deed_item(icon: str, words: str, deed: str) -> QStandardItem:
    """A row that does something. It has no text that typing a name could find."""
    item = QStandardItem()
    # It is read when the list is opened: the start waits for no drawing.
    item.setData(icon, DrawingRole)
    item.setData(words, NameRole)
    item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
    item.setData(deed, Qt.ItemDataRole.UserRole)
    return item
