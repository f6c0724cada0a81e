"""An SMS on a phone, with the seams between its parts and what makes it dear.

A reader sees one text; who pays sees parts. So the seams are drawn over the
text, where one part ends and the next begins, and never written into it.
"""

from __future__ import annotations

import itertools
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from mateo_desktop.domain import sms
from mateo_desktop.ui.detail.preview.paper_view import PaperView
from mateo_desktop.ui.detail.preview.phone_page import Bubble, InBubble
from mateo_desktop.ui.detail.preview.wallpaper import Phone
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import PAPER, base_size, mark, paper_palette

if TYPE_CHECKING:
    from mateo_desktop.ui.detail.preview.arrival import Arrival

#: Nobody reads more parts than these; the rest is counted, not shown.
MOST_PARTS = 30
_MOST_MARKED = 200
_LINE_HEIGHT = 165.0


class SmsView(PaperView):
    """The text, with a dashed seam before each further part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: The places in the document where parts begin, but for the first.
        self.seams: tuple[int, ...] = ()
        self._text: str | None = None

    def show_text(self, text: str, count: sms.SmsCount) -> None:
        """Show the first parts of *text*, with the dear signs underlined."""
        if text == self._text:
            return
        self._text = text
        parts = sms.parts(text, MOST_PARTS)
        end = parts[-1][1] if parts else 0
        starts = {start for start, _ in parts}
        # A document compares what it is given with what it has: one format for a kind.
        kinds: dict[str | None, QTextCharFormat] = {}
        signs = {}
        for place, sign, instead in count.culprits[:_MOST_MARKED]:
            if instead not in kinds:
                kinds[instead] = self._format(count.encoding, self._told(instead))
            signs[place] = (place + len(sign), kinds[instead])
        double = self._format(count.encoding, self.tr("Counts as two"))
        for place in sms.doubles(text[:end], _MOST_MARKED):
            signs[place] = (place + 1, double)
        cuts = starts | signs.keys() | {stop for stop, _ in signs.values()}
        edges = sorted({0, end} | {cut for cut in cuts if cut < end})
        plain = QTextCharFormat()
        runs, letters, stop = [], plain, 0
        for at, following in itertools.pairwise(edges):
            if at in signs:
                stop, letters = signs[at]
            elif at >= stop:
                letters = plain
            runs.append((text[at:following], letters))
        places = self.paper.show_runs(runs)
        form = QTextBlockFormat()
        # Room for the number of the next part below its seam.
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.paper)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.seams = tuple(
            place for at, place in zip(edges, places, strict=False) if at in starts and at
        )
        self.viewport().update()

    def _told(self, instead: str | None) -> str:
        told = self.tr("Forces Unicode")
        if instead:
            told += " · " + self.tr("would do instead: {sign}").format(sign=plain_name(instead))
        return told

    def _format(self, encoding: str, told: str) -> QTextCharFormat:
        letters = QTextCharFormat()
        style = QTextCharFormat.UnderlineStyle
        forces = encoding == sms.UCS2
        letters.setUnderlineStyle(style.WaveUnderline if forces else style.DotLine)
        letters.setUnderlineColor(QColor(PAPER.danger if forces else PAPER.warning))
        letters.setToolTip(plain_tooltip(told))
        return letters

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the seams over it with the number of the part that begins."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        tone = QColor(PAPER.accent)
        font = painter.font()
        font.setPixelSize(max(9, base_size() * 9 // 13))
        font.setBold(True)
        painter.setFont(font)
        cursor = QTextCursor(self.paper)
        for number, place in enumerate(self.seams, start=2):
            cursor.setPosition(place)
            rect = QRectF(self.cursorRect(cursor))
            x = rect.left() + 0.5
            painter.setPen(QPen(tone, 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
            label = str(number)
            width = painter.fontMetrics().horizontalAdvance(label) + 6
            height = painter.fontMetrics().height() - 1
            left = min(x, self.viewport().width() - width)
            tag = QRectF(left, rect.bottom() - 1, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone)
            painter.drawRoundedRect(tag, 3, 3)
            painter.setPen(QColor(PAPER.on_accent))
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, label)


class SmsPage(InBubble, QWidget):
    """The phone, and below it what the message costs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPalette(paper_palette())
        self.phone = Phone(patterned=False)
        self.bubble = Bubble(SmsView())
        mark(self.bubble, kind="roundbubble")
        self.phone.talk.addWidget(self.bubble)
        self.count, self.legend = QLabel(), QLabel()
        for label in (self.count, self.legend):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        mark(self.count, kind="paperstrong")
        mark(self.legend, kind="paperquiet")
        self.costs = QFrame()
        self.costs.setMaximumWidth(self.phone.maximumWidth())
        mark(self.costs, kind="paper")
        inside = QVBoxLayout(self.costs)
        inside.setContentsMargins(20, 10, 20, 10)
        inside.setSpacing(4)
        inside.addWidget(self.count)
        inside.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.phone)
        column.addWidget(self.costs)

    def show_arrival(self, arrival: Arrival) -> None:
        """Show the text and count its parts."""
        self.phone.head.put(self.called(arrival))
        count = sms.count(arrival.text)
        self._is_whole = count.segments <= MOST_PARTS
        view = self.bubble.view
        assert isinstance(view, SmsView)
        view.show_text(arrival.text, count)
        self.bubble.show_files(())
        self.show_time(datetime.now().astimezone())
        self.phone.setVisible(bool(arrival.text))
        self.count.setText(self._cost(count, len(arrival.to)) if arrival.text else "")
        self.legend.setText(self._legend(arrival.text, count))
        self.legend.setVisible(bool(self.legend.text()))
        self.costs.setVisible(bool(arrival.text))

    def _cost(self, count: sms.SmsCount, people: int) -> str:
        encoding = "GSM-7" if count.encoding == sms.GSM7 else "Unicode"
        told = self.tr("%Ln SMS", "", count.segments) + " · "
        told += self.tr("{used} of {capacity}").format(
            used=count_text(count.used), capacity=count_text(count.capacity)
        )
        told += f" · {encoding}"
        if people > 1:
            told += "\n" + self.tr("{number} recipients: {total} SMS in all").format(
                number=count_text(people), total=count_text(people * count.segments)
            )
        return told

    def _legend(self, text: str, count: sms.SmsCount) -> str:
        lines = []
        signs = " ".join(dict.fromkeys(sign for _, sign, _ in count.culprits))
        if signs:
            lines.append(
                self.tr("Wavy line: forces Unicode: {signs}").format(signs=plain_name(signs, 60))
            )
        if sms.doubles(text, 1):
            lines.append(self.tr("Dotted line: counts as two"))
        if count.segments > MOST_PARTS:
            lines.append(self.tr("Only the first %Ln parts are shown.", "", MOST_PARTS))
        return "\n".join(lines)
