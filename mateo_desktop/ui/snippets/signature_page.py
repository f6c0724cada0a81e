"""The signature of each channel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import channels, markup
from mateo_desktop.domain.channels import Channel, Use
from mateo_desktop.ui import messages
from mateo_desktop.ui.snippets.popup import PreviewRole, SnippetPainter
from mateo_desktop.ui.snippets.rich_box import SIGNATURE_PLACES, RichBox
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.snippets.snippet_list import SnippetList

_PAUSE_MS = 300


class SignaturePage(QWidget):
    """The channels on the left, the signature of the chosen one on the right."""

    def __init__(
        self, snippets: SnippetList, found: Sequence[Channel], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._snippets = snippets
        self._channels = tuple(found)
        self._channel: Channel | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self.list = QListWidget()
        self.list.setObjectName("signatureChannels")
        self.list.setAccessibleName(self.tr("Channels"))
        self.list.setItemDelegate(SnippetPainter(self.list, lines=2))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([""] * len(self._channels))
        about = QLabel(
            self.tr(
                "A signature stands below every new message of its channel. It is ordinary text:"
                " it can be changed in the message, and then it stays as you changed it."
            )
        )
        about.setWordWrap(True)
        mark(about, kind="quiet")
        self.box = RichBox("signatureBody", places=SIGNATURE_PLACES)
        self.box.edit.setAccessibleName(self.tr("Signature"))
        self.note = QLabel()
        self.note.setObjectName("signatureNote")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        mark(self.note, kind="quiet")
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(about)
        right = QVBoxLayout()
        right.addWidget(self.box, 1)
        right.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(20)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.box.edited.connect(self._on_edited)
        self.box.edit.left.connect(self.flush)
        self._render()
        self._on_chosen()

    @Slot()
    def flush(self) -> None:
        """Keep what was typed."""
        self._timer.stop()
        if self._channel is None or not self.box.edit.document().isModified():
            return
        html = self.box.html()
        if not self._is_rich(self._channel):
            html = markup.from_plain(markup.plain_text(html))
        self._snippets.sign(self._channel.id, html)
        self._render()

    def choose(self, channel_id: str) -> None:
        """Show the signature of that channel."""
        ids = [channel.id for channel in self._channels]
        self.list.setCurrentRow(ids.index(channel_id) if channel_id in ids else 0)

    @Slot()
    def _on_chosen(self) -> None:
        self.flush()
        row = self.list.currentRow()
        self._channel = self._channels[row] if 0 <= row < len(self._channels) else None
        channel = self._channel
        self.box.setEnabled(channel is not None)
        self.box.put(self._snippets.signature(channel.id) if channel else "")
        rich = channel is None or self._is_rich(channel)
        self.box.show_formatting(rich)
        words = "" if rich else self.tr("This channel takes words without formatting.")
        if channel is None:
            words = self.tr("Each channel has a signature of its own. No channel is known yet.")
        self.note.setText(words)

    @Slot()
    def _on_edited(self) -> None:
        self._timer.start()

    def _is_rich(self, channel: Channel) -> bool:
        return channels.rule(channel.type, "html").use is not Use.HIDDEN

    def _render(self) -> None:
        for row, channel in enumerate(self._channels):
            name = plain_name(channel.name) or channel.id
            about = messages.channel_type(channel.type)
            if self._snippets.signature(channel.id):
                about = self.tr("{channel}, with signature").format(channel=about)
            item = self.list.item(row)
            item.setText(name)
            item.setData(PreviewRole, about)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {about}")
