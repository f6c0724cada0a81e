"""What the foot of the composer says about a message that is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.domain.send_state import SendState
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.send_bar import SendLine

if TYPE_CHECKING:
    from mateo_desktop.app.sending import Waiting
    from mateo_desktop.storage.ledger import Entry


def send_line(entry: Entry, waiting: Waiting | None, seconds_left: int | None) -> SendLine:
    """The line for *entry*: its state in words, and the one thing to do about it."""
    if entry.state is SendState.HELD:
        words = QCoreApplication.translate("SendLine", "Sending in {seconds} s")
        undo = QCoreApplication.translate("SendLine", "Undo")
        return SendLine(words.format(seconds=seconds_left or 0), undo, "undo")
    if entry.state is SendState.SENDING:
        return SendLine(QCoreApplication.translate("SendLine", "Sending…"))
    words = messages.entry_state(entry)
    if entry.state is SendState.ACCEPTED:
        told = f"{words} · {messages.time_of_day(entry.updated_at)}"
        again = QCoreApplication.translate("SendLine", "New message")
        return SendLine(told, again, "new", "ok")
    told = messages.outcome_text(entry.outcome).line if entry.outcome else words
    if waiting is not None:
        told = messages.waiting_text(entry, waiting)
    if entry.state is SendState.UNKNOWN:
        check = QCoreApplication.translate("SendLine", "Check again")
        return SendLine(told, check, "check_again", "warning")
    if entry.state is SendState.QUEUED:
        now = QCoreApplication.translate("SendLine", "Send now")
        return SendLine(told, now, "send_now", "warning" if waiting else "")
    return SendLine(words, "", "", "danger")
