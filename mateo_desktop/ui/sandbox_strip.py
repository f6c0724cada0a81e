"""The hatched line that says, on every window of the sandbox, that nothing here is real."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from mateo_desktop.ui.elided_button import ElidedButton
from mateo_desktop.ui.theme import mark, theme

#: Between the words and the buttons, in pixels.
_GAP = 6


class Strip(QWidget):
    """The hatched line under the title bar that says: nothing here is real."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sandboxStrip")
        self._label = QLabel(self.tr("Sandbox: fictional people, nothing leaves this computer"))
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark(self._label, kind="strip")
        self.faults = ElidedButton(self.tr("Faults"))
        self.faults.setObjectName("faultButton")
        mark(self.faults, kind="strip")
        self.faults_off = QPushButton(self.tr("Switch off"))
        self.faults_off.setObjectName("faultOffButton")
        self.faults_off.setToolTip(self.tr("Let everything work again"))
        mark(self.faults_off, kind="strip")
        self.faults_off.setVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(_GAP)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addStretch(1)
        row.addWidget(self.faults)
        row.addWidget(self.faults_off)
        self.setVisible(False)

    def event(self, event: QEvent) -> bool:
        """Look anew whether the words have room when the strip or a button changed."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        # Only where there is no room: a label that may wrap is as narrow as it can be.
        buttons = [each for each in (self.faults, self.faults_off) if not each.isHidden()]
        taken = sum(each.sizeHint().width() + _GAP for each in buttons)
        self._label.ensurePolished()
        words = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 2 * 16
        room = self.width() - 2 * 16
        is_cramped = room - taken < words
        self._label.setWordWrap(is_cramped)
        # The name of a fault ends in dots before the words are a column.
        self._label.setMinimumWidth(min(words, room // 2) if is_cramped else 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Hatch the background in the colours of a warning."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("warning_soft"))
        tone = theme().colour("warning")
        tone.setAlpha(70)
        painter.fillRect(QRectF(self.rect()), QBrush(tone, Qt.BrushStyle.BDiagPattern))
