"""A letter by DIN 5008, form B: address window, marks to fold and punch, text.

Measures in millimetres (channels.md, "postal"): address field 45 high from 45
below the edge, ending 105 from the left; left margin 25; folds at 105 and 210,
punch mark at 148.5. Mateo's own layout is not known, so this is an approximation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mateo_desktop.ui.printing.sheets import (
    MM,
    SMALL_SIZE,
    TEXT_SIZE,
    WIDTH,
    Sheets,
    block,
    letters,
    space,
)
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import PAPER

if TYPE_CHECKING:
    from mateo_desktop.ui.detail.preview.arrival import Arrival

#: The field that shows through the window; its upper 17.7 mm are for the sender.
ADDRESS = QRectF(20 * MM, 45 * MM, 85 * MM, 45 * MM)
_SENDER_HEIGHT = 17.7 * MM
_MARGIN = 5 * MM
FOLDS, PUNCH = (105 * MM, 210 * MM), 148.5 * MM
#: The text: from 98.5 on the first page, from 25 on the others, to 268.5.
_LEFT, _RIGHT, _TOP, _BOTTOM = 25 * MM, 20 * MM, 25 * MM, 268.5 * MM
_FIRST_TOP = 98.5 * MM


class LetterSheets(Sheets):
    """The pages of a letter; *address_lines* are those of the contact, () if not known."""

    def __init__(self) -> None:
        super().__init__(QRectF(_LEFT, _TOP, WIDTH - _LEFT - _RIGHT, _BOTTOM - _TOP))
        #: Whether the address window is drawn: on a screen, not on paper.
        self.has_guides = True
        self.address: tuple[str, ...] = ()
        self.is_address_known = False
        self._sender = ""
        self._shown: tuple[str, str, str] | None = None

    def show_arrival(self, arrival: Arrival, address_lines: tuple[str, ...] = ()) -> None:
        """Lay out the letter; the text is not laid out again if it is the same."""
        person = next(iter(arrival.to), None)
        name = plain_name(person.full_name) if person else ""
        self.is_address_known = bool(address_lines)
        lines = [plain_name(line, 60) for line in address_lines[:6]]
        if not lines:
            lines = [
                QCoreApplication.translate("preview", "Street and number"),
                QCoreApplication.translate("preview", "Postcode and town"),
            ]
        nobody = QCoreApplication.translate("preview", "No recipient yet")
        if name not in lines:
            lines.insert(0, name or (plain_name(person.label, 40) if person else nobody))
        self.address = tuple(lines)
        self._sender = arrival.sender
        text = (arrival.subject, arrival.html, arrival.text)
        if text == self._shown:
            return
        self._shown = text
        head = [space(_FIRST_TOP - _TOP)]
        if arrival.subject:
            head.append(block(arrival.subject, bold=True, below=2 * TEXT_SIZE))
        self.document.begin_with(*head)
        if arrival.html:
            self.document.show_html(arrival.html)
        else:
            self.document.show_plain(arrival.text)

    @property
    def text(self) -> str:
        """Address, subject and body."""
        return "\n".join((*self.address, super().text.strip("\n")))

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page with its marks; the first one with the address."""
        painter.setPen(QPen(QColor(PAPER.quiet), 1))
        for place in FOLDS:
            painter.drawLine(QLineF(3 * MM, place, 8 * MM, place))
        painter.drawLine(QLineF(3 * MM, PUNCH, 10 * MM, PUNCH))
        if number == 0:
            self._paint_address(painter)
        super().paint(painter, number)

    def _paint_address(self, painter: QPainter) -> None:
        if self.has_guides:
            painter.setPen(QPen(QColor(PAPER.quiet), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ADDRESS, 3, 3)
        inside = ADDRESS.adjusted(_MARGIN, 0, -_MARGIN / 2, 0)
        if self._sender:
            painter.setFont(letters(SMALL_SIZE))
            painter.setPen(QColor(PAPER.quiet))
            line = QRectF(inside.left(), inside.top(), inside.width(), _SENDER_HEIGHT - 1 * MM)
            where = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            fitting = painter.fontMetrics().elidedText(
                self._sender, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, where, fitting)
        font = letters(TEXT_SIZE)
        painter.setFont(font)
        height = (ADDRESS.height() - _SENDER_HEIGHT) / 6
        for row, text in enumerate(self.address[:6]):
            known = row == 0 or self.is_address_known
            painter.setPen(QColor(PAPER.text if known else PAPER.quiet))
            place = QRectF(
                inside.left(), ADDRESS.top() + _SENDER_HEIGHT + row * height, inside.width(), height
            )
            fitting = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(place.width())
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, fitting)
