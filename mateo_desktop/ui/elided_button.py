"""A button whose words end in "…" where there is no room; the rest is its tooltip's."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)


class ElidedButton(QPushButton):
    """For names that somebody else chose; a command of the program has room for its words."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """What the style puts around the words, and a few letters of them."""
        hint, metrics = self.sizeHint(), self.fontMetrics()
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        few = min(words, metrics.averageCharWidth() * 10)
        return QSize(hint.width() - words + few, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw as the style does, with as many of the words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        around = (
            self.sizeHint().width()
            - self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        )
        option.text = self.fontMetrics().elidedText(
            self.text(),
            Qt.TextElideMode.ElideRight,
            max(0, self.width() - around),
            int(Qt.TextFlag.TextShowMnemonic),
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
