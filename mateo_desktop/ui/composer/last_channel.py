"""Beside From: from which channel the recipient was written to last time."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from mateo_desktop.ui import messages
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.channels import Channel
    from mateo_desktop.domain.draft import Draft, Recipient
    from mateo_desktop.ui.composer.channel_box import ChannelBox
    from mateo_desktop.ui.session import DraftSession

#: In letters of usual width: the name in the From list needs the room.
_WIDEST = 34


class LastChannel(QWidget):
    """A quiet offer. It asks whenever another person becomes the first recipient."""

    #: The first recipient changed: where was this person written to last time?
    asked = Signal(object)

    def __init__(
        self, session: DraftSession, box: ChannelBox, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lastChannel")
        self._box = box
        self._session = session
        self._person: Recipient | None = None
        self._then: Recipient | None = None
        self._channel: Channel | None = None
        self._words = ElidedLabel()
        self._words.setObjectName("lastChannelWords")
        self._words.setMaximumWidth(self._words.fontMetrics().averageCharWidth() * _WIDEST)
        mark(self._words, kind="quiet")
        self.button = QPushButton(self.tr("Use"))
        self.button.setObjectName("useLastChannel")
        mark(self.button, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._words)
        row.addWidget(self.button)
        self.hide()
        self.button.clicked.connect(self._on_use)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)

    def offer(self, person: Recipient, channel: Channel | None, then: Recipient) -> None:
        """*person* was written to from *channel* last time, as *then*."""
        if person != self._person:
            return
        self._channel, self._then = channel, then
        if channel is not None:
            kind = messages.channel_type(channel.type)
            name = plain_name(channel.name) or plain_name(channel.handle)
            words = self.tr("Last time by {kind}: {name}")
            told = words.format(kind=kind, name=name)
            self._words.put(told)
            self.button.setAccessibleName(self.tr("Use: {channel}").format(channel=told))
        self._render(self._session.draft)

    @Slot(object)
    def _on_opened(self, _draft: Draft) -> None:
        # Somebody may have been written to meanwhile: it is asked again.
        self._person = self._channel = None

    @Slot(object)
    def _on_changed(self, draft: Draft) -> None:
        first = draft.to[0] if draft.to else None
        if first is not self._person and first != self._person:
            self._person, self._channel = first, None
            if first is not None and (first.handle or first.contact_id):
                self.asked.emit(first)
        self._render(draft)

    def _render(self, draft: Draft) -> None:
        channel = self._channel
        seen = channel is not None and channel.offered and channel.id != draft.channel_id
        self._box.set_brief(seen)
        self.setVisible(seen)

    @Slot()
    def _on_use(self) -> None:
        channel, then, draft = self._channel, self._then, self._session.draft
        if channel is None or then is None:
            return
        first = draft.to[0]
        # A contact is the same person by another handle; what was typed stays.
        if first.contact_id and first.contact_id == then.contact_id and first.handle != then.handle:
            changed = dataclasses.replace(first, handle=then.handle)
            self._session.update(to=(changed, *draft.to[1:]))
        self._session.choose(channel)
