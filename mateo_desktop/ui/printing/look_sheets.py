"""The preview of a message as it looks, on one or more sheets: for phones."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from mateo_desktop.ui.printing.sheets import HEIGHT, MM, WIDTH

_MARGIN = 20 * MM


class LookSheets:
    """Paints *page*, which is never shown, at its natural size."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self.room = QRectF(_MARGIN, _MARGIN, WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN)
        page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        page.show()
        width = min(page.maximumWidth(), int(self.room.width()))
        # A text has its height once it has its width.
        for _ in range(3):
            page.resize(width, max(page.sizeHint().height(), page.heightForWidth(width)))
            layout = page.layout()
            if layout is not None:
                layout.activate()

    @property
    def count(self) -> int:
        """How many sheets the page takes."""
        return max(1, -(-self._page.height() // int(self.room.height())))

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint sheet *number*, counted from 0."""
        height = int(self.room.height())
        part = QRect(0, number * height, self._page.width(), height).intersected(self._page.rect())
        self._page.render(painter, self.room.topLeft().toPoint(), QRegion(part))

    def close(self) -> None:
        """Give the page back."""
        self._page.close()
        self._page.deleteLater()
