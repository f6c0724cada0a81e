"""The pages of a letter one below the other, as wide as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mateo_desktop.ui.printing.letter_sheets import LetterSheets
from mateo_desktop.ui.printing.sheets import HEIGHT, WIDTH
from mateo_desktop.ui.theme import PAPER, base_size, paper_palette, theme

if TYPE_CHECKING:
    from mateo_desktop.ui.detail.preview.arrival import Arrival
    from mateo_desktop.ui.text.foreign.safe_document import SafeDocument

#: A screen reader is told so much of the letter at once.
_MOST_SPOKEN = 4_000


class LetterPage(QWidget):
    """Paints the sheets that are in sight, and the number of each below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPalette(paper_palette())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(round(WIDTH))
        # So many pages there were before another text came: while it comes, as much room is kept,
        # or what somebody is looking at would scroll away.
        self._before = 0
        self.sheets = LetterSheets()
        self.sheets.document.finished.connect(self._on_finished)

    @property
    def pages(self) -> int:
        """How many pages the text fills, as far as it is laid out."""
        return self.sheets.count

    @property
    def paper(self) -> SafeDocument:
        """The document of the text."""
        return self.sheets.document

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the text is left out."""
        return self.paper.is_whole

    def source(self, arrival: Arrival) -> str:
        """What is shown, as it is sent."""
        return arrival.html or arrival.text

    def hasHeightForWidth(self) -> bool:
        """A4 has one proportion."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all pages when one is *width* wide."""
        width = min(width, self.maximumWidth())
        pages = self.pages if self.paper.is_finished else max(self._before, self.pages)
        return pages * (round(width * HEIGHT / WIDTH) + _caption_height())

    def sizeHint(self) -> QSize:
        """A page of a readable width."""
        return QSize(400, self.heightForWidth(400))

    def show_arrival(self, arrival: Arrival, address_lines: tuple[str, ...] = ()) -> None:
        """Show the letter; a long one grows page by page."""
        if self.paper.is_finished:
            self._before = self.pages
        self.sheets.show_arrival(arrival, address_lines)
        self._on_finished()

    @Slot()
    def _on_finished(self) -> None:
        self.setAccessibleName(self.tr("Letter, %Ln page(s)", "", self.pages))
        self.setAccessibleDescription(self.sheets.text[:_MOST_SPOKEN])
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages that are in sight."""
        painter = QPainter(self)
        scale = self.width() / WIDTH
        page = round(self.width() * HEIGHT / WIDTH)
        step = page + _caption_height()
        first = max(0, event.rect().top() // step)
        last = min(self.pages - 1, event.rect().bottom() // step)
        for number in range(first, last + 1):
            top = number * step
            sheet = QRectF(0, top, self.width(), page)
            painter.fillRect(sheet, QColor(PAPER.surface))
            painter.setPen(QColor(PAPER.line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(sheet.adjusted(0, 0, -1, -1))
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, top)
            painter.scale(scale, scale)
            self.sheets.paint(painter, number)
            painter.restore()
            # The caption stands beside the paper, on the window.
            painter.setPen(theme().colour("quiet"))
            painter.setFont(self.font())
            painter.drawText(
                QRectF(0, top + page, self.width(), _caption_height()),
                Qt.AlignmentFlag.AlignCenter,
                self.tr("Page {number} of {count}").format(number=number + 1, count=self.pages),
            )


def _caption_height() -> int:
    return 2 * base_size()
