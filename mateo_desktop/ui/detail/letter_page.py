"""The first page of a letter, DIN 5008 form B, drawn to scale.

Measures in millimetres (channels.md, "postal"): address field 45 high from 45
below the edge, ending 105 from the left; left margin 25; folds at 105 and 210,
punch mark at 148.5. Mateo's own layout is not known, so this is an approximation.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from mateo_desktop.ui.text.plain_names import plain_name
from mateo_desktop.ui.text.safe_html import SafeView
from mateo_desktop.ui.theme import PAPER, mark, paper_palette

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft

_WIDTH, _HEIGHT = 210.0, 297.0
_ADDRESS = QRectF(20, 45, 85, 45)
_BODY = QRectF(25, 98.5, 165, 170)
_FOLDS, _PUNCH = (105.0, 210.0), 148.5
#: 11 pt of the printed page in millimetres.
_TYPE_SIZE = 3.9


class LetterPage(QFrame):
    """The page; keeps the proportions of A4 whatever its width."""

    def __init__(self) -> None:
        super().__init__()
        self.setPalette(paper_palette())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(640)
        self._address = QLabel(self)
        self._subject = QLabel(self)
        for label in (self._address, self._subject):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        mark(self._address, kind="letteraddress")
        mark(self._subject, kind="lettersubject")
        self._address.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self._view = SafeView(self)
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        on_paper(self._view)
        mark(self._view, kind="paperview")

    def hasHeightForWidth(self) -> bool:
        """A4 has one proportion."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of a page that is *width* wide."""
        return round(min(width, self.maximumWidth()) * _HEIGHT / _WIDTH)

    def sizeHint(self) -> QSize:
        """A page of a readable width."""
        return QSize(400, self.heightForWidth(400))

    @property
    def pages(self) -> int:
        """About how many pages the text fills; only the first one is shown."""
        room = max(1.0, float(self._view.height()))
        return max(1, math.ceil(self._view.document().size().height() / room))

    def show_draft(self, draft: Draft) -> None:
        """Show who it goes to and what it says."""
        person = next(iter(draft.to), None)
        name = plain_name(person.full_name or person.contact_id) if person else ""
        known = self.tr("address from the contact") if person else self.tr("no recipient yet")
        self._address.setText(f"{name}\n({known})" if name else f"({known})")
        subject = draft.subject if "subject" not in draft.left_out else ""
        self._subject.setText(plain_name(subject))
        if draft.html and "html" not in draft.left_out:
            self._view.show_html(draft.html)
        else:
            self._view.show_plain(draft.text)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything on the page scales with it."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paper, address window, fold and punch marks."""
        scale = self.width() / _WIDTH
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PAPER.surface))
        painter.setPen(QPen(QColor(PAPER.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QPen(QColor(PAPER.quiet), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(_scaled(_ADDRESS, scale), 3, 3)
        painter.setPen(QPen(QColor(PAPER.quiet), 1))
        for place in _FOLDS:
            painter.drawLine(QLineF(3 * scale, place * scale, 8 * scale, place * scale))
        painter.drawLine(QLineF(3 * scale, _PUNCH * scale, 10 * scale, _PUNCH * scale))

    def _arrange(self) -> None:
        scale = self.width() / _WIDTH
        size = max(6, round(_TYPE_SIZE * scale))
        font = self._view.font()
        font.setPixelSize(size)
        for widget in (self._address, self._subject, self._view):
            widget.setFont(font)
        self._view.document().setDefaultFont(font)
        self._view.document().setDocumentMargin(0)
        strong = self._subject.font()
        strong.setBold(True)
        self._subject.setFont(strong)
        self._address.setGeometry(_scaled(_ADDRESS.adjusted(3, 8, -3, -3), scale).toRect())
        body = _scaled(_BODY, scale)
        height = self._subject.sizeHint().height() if self._subject.text() else 0
        self._subject.setGeometry(body.toRect().adjusted(0, 0, 0, 0))
        self._subject.setFixedHeight(max(1, height))
        self._view.setGeometry(body.toRect().adjusted(0, round(height * 1.6), 0, 0))


def on_paper(view: SafeView) -> None:
    """Give *view* the colours of paper, in whichever scheme the window is."""
    view.setPalette(paper_palette())
    # Qt takes the colour of links from the program's palette, not from the view's.
    view.document().setDefaultStyleSheet(f"a {{ color: {PAPER.accent}; }}")


def _scaled(rect: QRectF, scale: float) -> QRectF:
    return QRectF(rect.x() * scale, rect.y() * scale, rect.width() * scale, rect.height() * scale)
