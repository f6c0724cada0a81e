"""The receipt: what was asked for against what the answer says."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from mateo_desktop.domain.receipt import ReceiptLine, receipt
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.storage.ledger import Entry
from mateo_desktop.ui import messages
from mateo_desktop.ui.theme import mark


class ReceiptCard(QFrame):
    """Shown below the conversation as soon as a message is accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receiptList")
        self.setAccessibleName(self.tr("Receipt"))
        mark(self, kind="card")
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setVerticalSpacing(2)
        self._rows.setColumnStretch(1, 1)
        self._entry: tuple[str, str] = ("", "")
        self.setVisible(False)

    def set_entry(self, entry: Entry | None) -> None:
        """Show the receipt of *entry*; hidden while there is no answer."""
        accepted = entry is not None and entry.state is SendState.ACCEPTED and bool(entry.answer)
        self.setVisible(accepted)
        if entry is None or not accepted or self._entry == (entry.id, entry.fingerprint):
            return
        self._entry = (entry.id, entry.fingerprint)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        self._add(0, self.tr("Receipt"), entry.fingerprint, head=True)
        spoken = []
        for number, line in enumerate(receipt_of(entry), start=1):
            about, words = messages.receipt_line(line)
            tone = "" if line.agrees is None else "ok" if line.agrees else "danger"
            self._add(number, about, words, tone=tone)
            spoken.append(f"{about}: {words}")
        self.setAccessibleDescription("; ".join(spoken))

    def _add(self, row: int, left: str, right: str, *, head: bool = False, tone: str = "") -> None:
        first, second = QLabel(left), QLabel(right)
        for label in (first, second):
            label.setTextFormat(Qt.TextFormat.PlainText)
        second.setWordWrap(True)
        second.setAlignment(Qt.AlignmentFlag.AlignLeft if head else Qt.AlignmentFlag.AlignRight)
        mark(first, kind="strong" if head else "body_small")
        mark(second, kind="quiet", tone=tone)
        self._rows.addWidget(first, row, 0)
        self._rows.addWidget(second, row, 1)


def receipt_of(entry: Entry) -> tuple[ReceiptLine, ...]:
    """The receipt of an accepted message; empty if its answer cannot be read."""
    try:
        answer = json.loads(entry.answer or b"")
    except (ValueError, RecursionError):
        return ()
    return receipt(entry.body, answer) if isinstance(answer, dict) else ()
