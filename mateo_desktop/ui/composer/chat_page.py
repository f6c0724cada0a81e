"""The page of a chat: formatted text, as far as its four marks can say it.

A text for WhatsApp is plain text that means bold where it has stars. So it is
written like formatted text and kept like plain text: what the draft holds is
what goes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mateo_desktop.ui.text.rich.marks_edit import MarksEdit
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ChatPage(MarksEdit):
    """Stands in for the page of the plain text while the channel is a chat."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textBody")
        self.setAccessibleName(self.tr("Chat message"))
        self.setPlaceholderText(self.tr("Write your message"))
        mark(self, kind="page")
