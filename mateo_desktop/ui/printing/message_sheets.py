"""A message on paper as a record of it: who, to whom, when, and every word."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from mateo_desktop.domain.marks import marked_html
from mateo_desktop.ui import messages
from mateo_desktop.ui.detail.preview.arrival import people
from mateo_desktop.ui.printing.sheets import (
    HEIGHT,
    MM,
    SMALL_SIZE,
    TEXT_SIZE,
    WIDTH,
    Block,
    Sheets,
    block,
    letters,
    space,
)
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import PAPER

if TYPE_CHECKING:
    from mateo_desktop.ui.detail.preview.arrival import Arrival

_MARGIN, _FOOT = 20 * MM, 15 * MM
_MOST_BUTTONS = 50


class MessageSheets(Sheets):
    """Head, body, files and buttons; the number of the page at the foot."""

    def __init__(self, arrival: Arrival, moment: datetime) -> None:
        super().__init__(
            QRectF(_MARGIN, _MARGIN, WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN - _FOOT / 2)
        )
        self.document.begin_with(*_head(arrival, moment))
        if arrival.html:
            self.document.show_html(arrival.html)
        elif arrival.channel_type == "whatsapp":
            self.document.show_html(marked_html(arrival.text))
        else:
            self.document.show_plain(arrival.text)

    def paint(self, painter: QPainter, number: int) -> None:
        """The text of the page, and its number."""
        super().paint(painter, number)
        painter.setPen(QColor(PAPER.quiet))
        painter.setFont(letters(SMALL_SIZE))
        words = QCoreApplication.translate("printing", "Page {number} of {count}")
        painter.drawText(
            QRectF(_MARGIN, HEIGHT - _FOOT, WIDTH - 2 * _MARGIN, 5 * MM),
            Qt.AlignmentFlag.AlignRight,
            words.format(number=number + 1, count=self.count),
        )


def _head(arrival: Arrival, moment: datetime) -> list[Block]:
    kind = messages.channel_type(arrival.channel_type)
    sender = f"{arrival.sender} <{arrival.sender_handle}>" if arrival.sender_handle else ""
    day = QDate(moment.year, moment.month, moment.day)
    date = QLocale().toString(day, QLocale.FormatType.LongFormat)
    rows = [
        (messages.field_name("from"), f"{sender or arrival.sender} ({kind})".strip()),
        (messages.field_name("to"), people(arrival.to)),
        (messages.field_name("cc"), people(arrival.cc)),
        (
            QCoreApplication.translate("printing", "As of"),
            f"{date}, {messages.time_of_day(moment)}",
        ),
        (messages.field_name("attachments"), ", ".join(arrival.file_names)),
        (
            messages.field_name("actions"),
            ", ".join(f"[{plain_name(one.text, 60)}]" for one in arrival.actions[:_MOST_BUTTONS]),
        ),
    ]
    subject = arrival.subject or QCoreApplication.translate("printing", "Message")
    head = [block(subject, size=TEXT_SIZE * 1.4, bold=True, below=TEXT_SIZE / 2)]
    head += [block(f"{name}: {told}", size=TEXT_SIZE * 0.9) for name, told in rows if told]
    return [*head, space(TEXT_SIZE)]
