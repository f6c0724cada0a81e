"""The receipt: what was asked for against what the answer says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.receipt import ReceiptLine, receipt
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.ui import messages
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.storage.ledger import Entry

_SIGNS = {True: ("✓", "ok"), False: ("✗", "danger"), None: ("?", "")}


class ReceiptCard(QFrame):
    """Shown below the conversation as soon as a message is accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receiptList")
        self.setAccessibleName(self.tr("Receipt"))
        mark(self, kind="card")
        self._entry: tuple[str, bytes | None] = ("", None)
        self._is_open: bool | None = None
        self._is_roomy = True
        title = QLabel(self.tr("Receipt"))
        mark(title, kind="strong")
        self._fingerprint = QLabel()
        self._fingerprint.setTextFormat(Qt.TextFormat.PlainText)
        mark(self._fingerprint, kind="quiet")
        self.verdict = ElidedLabel()
        self.verdict.setObjectName("receiptVerdict")
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        mark(self.verdict, kind="quiet")
        self.button = QToolButton()
        self.button.setObjectName("receiptButton")
        mark(self.button, kind="tool")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self._fingerprint)
        head.addWidget(self.verdict, 1)
        head.addWidget(self.button)
        self._lines = QWidget()
        self._rows = QGridLayout(self._lines)
        self._rows.setContentsMargins(0, 2, 0, 2)
        self._rows.setVerticalSpacing(4)
        self._rows.setHorizontalSpacing(8)
        self._rows.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._lines)
        self.button.clicked.connect(self._on_button)
        theme().changed.connect(self._render)
        self.setVisible(False)
        self._render()

    def set_entry(self, entry: Entry | None) -> None:
        """Show the receipt of *entry*; hidden while there is no answer."""
        accepted = entry is not None and entry.state is SendState.ACCEPTED and bool(entry.answer)
        self.setVisible(accepted)
        if entry is None or not accepted or self._entry == (entry.id, entry.answer):
            return
        self._entry = (entry.id, entry.answer)
        lines = receipt_of(entry)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._fingerprint.setText(entry.fingerprint)
        words, tone = messages.receipt_verdict(lines)
        self.verdict.put(words)
        mark(self.verdict, tone=tone)
        spoken = [words]
        for row, line in enumerate(lines):
            spoken.append(self._add(row, line))
        self.setAccessibleDescription("; ".join(spoken))
        self._render()

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for every line; a click on the chevron outdoes it."""
        if roomy != self._is_roomy:
            self._is_roomy = roomy
            self._render()

    @property
    def is_open(self) -> bool:
        """Whether the lines are in sight."""
        return self._is_roomy if self._is_open is None else self._is_open

    @Slot()
    def _on_button(self) -> None:
        self._is_open = not self.is_open
        self._render()

    @Slot()
    def _render(self) -> None:
        self._lines.setVisible(self.is_open)
        self.button.setIcon(
            theme().icon("chevron_down" if self.is_open else "chevron_right", "quiet")
        )
        words = self.tr("Hide the lines") if self.is_open else self.tr("Show the lines")
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)

    def _add(self, row: int, line: ReceiptLine) -> str:
        about, words = messages.receipt_line(line)
        sign, tone = _SIGNS[line.agrees]
        for place, text in enumerate((about, words, sign)):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(place == 1)
            if place:
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                mark(label, kind="quiet", tone=tone if place == 2 else "")
            self._rows.addWidget(label, row, place)
        return f"{about}: {words} {sign}"


def receipt_of(entry: Entry) -> tuple[ReceiptLine, ...]:
    """The receipt of an accepted message; empty if its answer cannot be read."""
    try:
        answer = json.loads(entry.answer or b"")
    except (ValueError, RecursionError):
        return ()
    return receipt(entry.body, answer) if isinstance(answer, dict) else ()
