"""A message on a phone: WhatsApp, Instagram or Facebook, as its reader has it before them.

The reader sees what came in, so the bubble stands on the left and carries no
ticks: whether and when it arrives is not known here.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mateo_desktop.domain.marks import marked_html
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.template_preview import header_icon
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.detail.preview.paper_view import PaperView
from mateo_desktop.ui.detail.preview.phone_buttons import BubbleButtons, QuickReplies
from mateo_desktop.ui.detail.preview.wallpaper import Phone
from mateo_desktop.ui.theme import mark, paper_palette, paper_picture

if TYPE_CHECKING:
    from mateo_desktop.ui.detail.preview.arrival import Arrival
    from mateo_desktop.ui.text.foreign.safe_document import SafeDocument

#: Twelve times what any of the networks takes.
LONGEST_SHOWN = 50_000


class Bubble(QFrame):
    """A template's header, files, the text, a template's footer, the time."""

    def __init__(self, view: PaperView | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPalette(paper_palette())
        mark(self, kind="phonebubble")
        self.files = QWidget()
        self._file_rows = QVBoxLayout(self.files)
        self._file_rows.setContentsMargins(0, 0, 0, 4)
        self._file_rows.setSpacing(4)
        self._names: tuple[str, ...] = ()
        self.header = QLabel()
        self.header.setObjectName("bubbleHeader")
        self.media = MediaHeader()
        self.footer = QLabel()
        self.footer.setObjectName("bubbleFooter")
        self.header.setTextFormat(Qt.TextFormat.PlainText)
        self.footer.setTextFormat(Qt.TextFormat.PlainText)
        for label, kind in ((self.header, "papertitle"), (self.footer, "paperquiet")):
            label.setWordWrap(True)
            label.setVisible(False)
            mark(label, kind=kind)
        self.view = PaperView() if view is None else view
        self.view.setAccessibleName(self.tr("Text of the message"))
        self.time = QLabel()
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight)
        mark(self.time, kind="paperquiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(2)
        for widget in (self.media, self.header, self.files, self.view, self.footer, self.time):
            column.addWidget(widget)

    def show_parts(self, kind: str, header: str, footer: str) -> None:
        """Show header and footer of a template, "" for none."""
        is_words = kind == "text"
        self.header.setText(header if is_words else "")
        self.header.setVisible(is_words and bool(header))
        self.media.show_kind("" if is_words else kind, header)
        self.footer.setText(footer)
        self.footer.setVisible(bool(footer))

    def show_files(self, names: tuple[str, ...]) -> None:
        """Show a row for each file."""
        self.files.setVisible(bool(names))
        if names == self._names:
            return
        self._names = names
        while self._file_rows.count():
            item = self._file_rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name in names:
            row = QFrame()
            mark(row, kind="phonefile")
            picture = QLabel()
            picture.setPixmap(paper_picture("attach", "quiet"))
            label = ElidedLabel(name)
            mark(label, kind="papertext")
            line = QHBoxLayout(row)
            line.setContentsMargins(10, 8, 10, 8)
            line.setSpacing(8)
            line.addWidget(picture)
            line.addWidget(label, 1)
            self._file_rows.addWidget(row)
            row.show()


class MediaHeader(QFrame):
    """The place of a picture, a video or a document; nobody here has the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bubbleMedia")
        self.setVisible(False)
        mark(self, kind="phonefile")
        self._picture = QLabel()
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.label, kind="paperquiet")
        self._row = row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._picture)
        row.addWidget(self.label)
        row.addStretch(1)

    def show_kind(self, kind: str, words: str) -> None:
        """Show what kind of file stands above the text; "" for none."""
        self.setVisible(bool(kind))
        if kind:
            self._picture.setPixmap(paper_picture(header_icon(kind), "quiet"))
            self.label.setText(words)
            # Pictures are tall on a phone, a document is a line.
            air = 34 if kind in ("image", "video") else 8
            self._row.setContentsMargins(10, air, 10, air)


class InBubble:
    """What every page has that shows the whole message in one bubble."""

    bubble: Bubble
    #: Whether the page itself left nothing out.
    _is_whole = True

    @property
    def view(self) -> PaperView:
        """Where the text stands."""
        return self.bubble.view

    @property
    def paper(self) -> SafeDocument:
        """The document of the text."""
        return self.view.paper

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the text is left out."""
        return self._is_whole and self.paper.is_whole

    def source(self, arrival: Arrival) -> str:
        """What is shown, as it is sent."""
        return arrival.text

    def show_time(self, moment: datetime) -> None:
        """The time beside the message."""
        self.bubble.time.setText(messages.time_of_day(moment))

    def called(self, arrival: Arrival) -> str:
        """What the reader's phone calls the sender."""
        kind = messages.channel_type(arrival.channel_type)
        return arrival.sender or arrival.sender_handle or kind


class PhonePage(InBubble, Phone):
    """The phone with one bubble and the buttons it brings."""

    def __init__(self, channel_type: str = "whatsapp", parent: QWidget | None = None) -> None:
        self._is_whatsapp = channel_type == "whatsapp"
        super().__init__(patterned=self._is_whatsapp, parent=parent)
        self.channel_type = channel_type
        self.bubble = Bubble()
        if not self._is_whatsapp:
            mark(self.bubble, kind="roundbubble")
        self.buttons = BubbleButtons() if self._is_whatsapp else QuickReplies()
        self.talk.addWidget(self.bubble)
        if self._is_whatsapp:
            self.talk.addWidget(self.buttons)
        else:
            self.foot.addWidget(self.buttons)
        self.keys = QLabel(self.tr("Message …"))
        mark(self.keys, kind="phonekeys")
        self.keys.setVisible(not self._is_whatsapp)
        self.foot.addWidget(self.keys)
        self.remark = QLabel(self.tr("Instagram shows quick replies on phones, not on computers."))
        self.remark.setWordWrap(True)
        mark(self.remark, kind="paperquiet")
        self.foot.addWidget(self.remark)

    def show_arrival(self, arrival: Arrival) -> None:
        """Show text, files and buttons as the network would."""
        self.head.put(self.called(arrival))
        self.show_time(datetime.now().astimezone())
        text = arrival.text[:LONGEST_SHOWN]
        self._is_whole = len(arrival.text) <= LONGEST_SHOWN
        if self._is_whatsapp:
            self.view.paper.show_html(marked_html(text))
        else:
            self.view.paper.show_plain(text)
        self.view.setVisible(bool(text))
        self.bubble.show_files(arrival.file_names)
        self.bubble.show_parts(arrival.header_kind, arrival.header, arrival.footer)
        self.bubble.setVisible(bool(text) or bool(arrival.files))
        self.buttons.show_actions(arrival.actions)
        self.remark.setVisible(self.channel_type == "instagram" and bool(arrival.actions))
