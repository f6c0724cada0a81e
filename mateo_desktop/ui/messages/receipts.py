"""What was asked for against what came back, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.domain.receipt import ReceiptLine

_LINES: dict[str, str] = {
    "recipients_to": QT_TRANSLATE_NOOP("receipts", "Recipients"),
    "recipients_cc": QT_TRANSLATE_NOOP("receipts", "Recipients in Cc"),
    "recipients_bcc": QT_TRANSLATE_NOOP("receipts", "Recipients in Bcc"),
    "attachments": QT_TRANSLATE_NOOP("receipts", "Attachments"),
    "actions": QT_TRANSLATE_NOOP("receipts", "Buttons"),
    "subject": QT_TRANSLATE_NOOP("receipts", "Subject"),
    "send_after": QT_TRANSLATE_NOOP("receipts", "Schedule"),
}
_TEXTS = ("subject", "send_after")
_LONGEST = 60


def receipt_line(line: ReceiptLine) -> tuple[str, str]:
    """What the line is about, and "asked 2, got 2" in words.

    The sign that goes with it is the window's: ✓ for *agrees*, ✗ for not,
    none where the answer does not tell.
    """
    known = _LINES.get(line.code)
    about = QCoreApplication.translate("receipts", known) if known else plain_name(line.code)
    return about, _words(line)


def receipt_verdict(lines: tuple[ReceiptLine, ...]) -> tuple[str, str]:
    """All lines in a few words, and their tone ("ok", "danger" or "")."""
    if any(line.agrees is False for line in lines):
        return QCoreApplication.translate("receipts", "✗ not all as asked"), "danger"
    if lines and all(line.agrees for line in lines):
        return QCoreApplication.translate("receipts", "✓ all as asked"), "ok"
    return QCoreApplication.translate("receipts", "the answer does not say all"), ""


def _words(line: ReceiptLine) -> str:
    asked, got = _short(line.asked), _short(line.got)
    if line.agrees and line.code in _TEXTS:
        return QCoreApplication.translate("receipts", "as asked")
    if line.agrees is None and not line.got:
        words = QCoreApplication.translate("receipts", "asked {asked}, the answer does not say")
    elif line.agrees is None:
        words = QCoreApplication.translate("receipts", "asked {asked}, got {got}, not comparable")
    elif not line.agrees and line.asked == line.got:
        # The number is right and the people or labels are not.
        words = QCoreApplication.translate("receipts", "asked {asked}, got {got} others")
    else:
        words = QCoreApplication.translate("receipts", "asked {asked}, got {got}")
    # Not format: what came back may hold braces.
    return words.replace("{asked}", "\0").replace("{got}", got).replace("\0", asked)


def _short(text: str) -> str:
    text = plain_name(text) or QCoreApplication.translate("receipts", "nothing")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
