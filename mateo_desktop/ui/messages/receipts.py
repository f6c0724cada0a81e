"""What was asked for against what came back, line by line."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mateo_desktop.domain.receipt import ReceiptLine
from mateo_desktop.ui.text.plain_names import plain_name

_LINES = {
    "recipients_to": QT_TRANSLATE_NOOP("receipts", "Recipients"),
    "recipients_cc": QT_TRANSLATE_NOOP("receipts", "Recipients in Cc"),
    "recipients_bcc": QT_TRANSLATE_NOOP("receipts", "Recipients in Bcc"),
    "attachments": QT_TRANSLATE_NOOP("receipts", "Attachments"),
    "actions": QT_TRANSLATE_NOOP("receipts", "Buttons"),
    "subject": QT_TRANSLATE_NOOP("receipts", "Subject"),
    "send_after": QT_TRANSLATE_NOOP("receipts", "Schedule"),
}


def receipt_line(line: ReceiptLine) -> tuple[str, str]:
    """What the line is about, and "asked 2, got 2 ✓" in words."""
    known = _LINES.get(line.code)
    about = QCoreApplication.translate("receipts", known) if known else line.code
    if line.agrees is None:
        words = QCoreApplication.translate("receipts", "asked {asked}, the answer does not say")
        return about, words.format(asked=_short(line.asked))
    words = QCoreApplication.translate("receipts", "asked {asked}, got {got}")
    shown = words.format(asked=_short(line.asked), got=_short(line.got))
    return about, f"{shown} ✓" if line.agrees else f"{shown} ✗"


def _short(text: str) -> str:
    text = plain_name(text) or QCoreApplication.translate("receipts", "nothing")
    return text if len(text) <= 40 else text[:39] + "…"
