"""The screen of a phone: its outline, who wrote, and a quiet pattern behind the bubbles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.theme import PAPER, mark, paper_palette, scaled

#: The width of most phones in pixels at letters of 13.
PHONE_WIDTH = 375
_RADIUS, _STEP = 22.0, 28


class Phone(QFrame):
    """An outline with a head; what is said goes into ``talk``."""

    def __init__(self, *, patterned: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patterned = patterned
        self.setPalette(paper_palette())
        self.setMaximumWidth(scaled(PHONE_WIDTH))
        self.head = ElidedLabel()
        mark(self.head, kind="paperstrong")
        self.talk = QVBoxLayout()
        self.talk.setContentsMargins(12, 14, 40, 18)
        self.talk.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 0, 3, 3)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 20, 10)
        head.addWidget(self.head)
        column.addLayout(head)
        column.addLayout(self.talk)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(12, 0, 12, 14)
        self.foot.setSpacing(8)
        column.addLayout(self.foot)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Outline, head and wallpaper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        painter.fillRect(self.rect(), QColor(PAPER.bubble_in if self._patterned else PAPER.surface))
        top = self.talk.geometry().top()
        if self._patterned:
            self._draw_pattern(painter, top)
        painter.fillRect(QRectF(0, 0, self.width(), top), QColor(PAPER.surface))
        painter.setPen(QPen(QColor(PAPER.line), 1))
        painter.drawLine(0, top, self.width(), top)
        painter.restore()
        painter.setPen(QPen(QColor(PAPER.line), 2))
        painter.drawPath(outline)

    def _draw_pattern(self, painter: QPainter, top: int) -> None:
        painter.setPen(QPen(QColor(PAPER.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row, y in enumerate(range(top + 10, self.height(), _STEP)):
            for x in range(10 + (row % 2) * _STEP // 2, self.width(), _STEP):
                if (row + x // _STEP) % 3:
                    painter.drawEllipse(QPointF(x, y), 3, 3)
                else:
                    painter.drawLine(x - 3, y, x + 3, y)
