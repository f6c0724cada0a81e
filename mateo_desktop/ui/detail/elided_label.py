"""One line that ends in "…" where there is no room, and tells the rest as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip


class ElidedLabel(QLabel):
    """A label of plain text that may become narrower than its words."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.put(text)

    def put(self, text: str, more: str = "") -> None:
        """Show *text*; *more* is the tooltip instead of the whole text."""
        if self.text() != text:
            self.setText(text)
        self.setToolTip(plain_tooltip(more or text))

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """A few letters and the dots."""
        hint = super().minimumSizeHint()
        few = self.fontMetrics().averageCharWidth() * 6
        return QSize(min(hint.width(), few), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The frame of the style sheet, and as much text as there is room for."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        style = self.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        style.drawItemText(
            painter,
            area,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
