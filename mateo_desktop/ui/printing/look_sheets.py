"""The preview of a message as it looks, on one or more sheets: for phones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from mateo_desktop.ui.printing.sheets import HEIGHT, MM, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mateo_desktop.ui.detail.preview.mail_page import MailPage
    from mateo_desktop.ui.detail.preview.phone_page import PhonePage
    from mateo_desktop.ui.detail.preview.sms_page import SmsPage

_MARGIN = 20 * MM
#: A text has its height once it has its width, and so on outwards, widget by widget.
_SETTLED_AFTER = 12


class LookSheets:
    """Paints *page*, which is never shown, at its natural size."""

    def __init__(self, page: MailPage | PhonePage | SmsPage) -> None:
        self._page = page
        self.room = QRectF(_MARGIN, _MARGIN, WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN)
        page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        page.show()
        width = min(page.maximumWidth(), int(self.room.width()))
        for _ in range(_SETTLED_AFTER):
            before = page.size()
            page.resize(width, max(page.sizeHint().height(), page.heightForWidth(width)))
            # Each widget waits for an event to tell the one around it of its new height.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            layout = page.layout()
            if layout is not None:
                layout.activate()
            if page.size() == before and page.height() >= page.sizeHint().height():
                break
        #: How far down each sheet begins, and the end of the last one.
        self.tops = self._broken()

    @property
    def count(self) -> int:
        """How many sheets the page takes."""
        return len(self.tops) - 1

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint sheet *number*, counted from 0."""
        top, bottom = self.tops[number : number + 2]
        part = QRect(0, top, self._page.width(), bottom - top)
        corner = self.room.topLeft().toPoint()
        painter.save()
        # A widget that paints its ground by itself paints beyond the part, into the margins.
        painter.setClipRect(QRect(corner, part.size()))
        self._page.render(painter, corner, QRegion(part))
        painter.restore()

    def close(self) -> None:
        """Give the page back."""
        self._page.close()
        self._page.deleteLater()

    def _broken(self) -> list[int]:
        """Where each sheet begins, and the end: between lines, buttons and names of files."""
        room, end = int(self.room.height()), self._page.height()
        tops = [0]
        if end > room:
            wholes = [*self._wholes()]
            while end - (begun := tops[-1]) > room:
                last = begun + room
                tops.append(
                    min(
                        (top for top, bottom in wholes if begun < top < last < bottom), default=last
                    )
                )
        return [*tops, end]

    def _wholes(self) -> Iterator[tuple[int, int]]:
        """What must not be cut: from where to where."""
        view = self._page.view
        for widget in self._page.findChildren(QWidget):
            if widget.isVisible() and not widget.children() and not view.isAncestorOf(widget):
                top = widget.mapTo(self._page, QPoint(0, 0)).y()
                yield top, top + widget.height()
        above = view.viewport().mapTo(self._page, QPoint(0, 0)).y()
        layout, block = view.paper.documentLayout(), view.paper.begin()
        while block.isValid():
            start = above + layout.blockBoundingRect(block).top()
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                yield int(start + line.y()), int(start + line.y() + line.height())
            block = block.next()
