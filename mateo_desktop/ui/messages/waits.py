"""Why a message in the outbox stands where it stands, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.messages.outcomes import outcome_text
from mateo_desktop.ui.messages.times import time_of_day

if TYPE_CHECKING:
    from mateo_desktop.app.sending import Waiting
    from mateo_desktop.storage.ledger import Entry

TEXTS: dict[str, str] = {
    "busy": QT_TRANSLATE_NOOP(
        "waits", "Not sent. It goes when Mateo has time for it again, or choose Send now."
    ),
    "cannot_look_up": QT_TRANSLATE_NOOP(
        "waits", "It may have been sent, and Mateo cannot be asked for it. Look in Mateo."
    ),
    "looking_up": QT_TRANSLATE_NOOP("waits", "It may have been sent. Mateo is asked for it…"),
    "no_token": QT_TRANSLATE_NOOP("waits", "Not sent: there is no API key. It goes when there is."),
    "not_found": QT_TRANSLATE_NOOP(
        "waits",
        "It may have been sent; at {time} Mateo did not know it. It is not sent again by itself.",
    ),
    "not_possible": QT_TRANSLATE_NOOP(
        "waits", "Not sent: the request could not be made like this."
    ),
    "offline": QT_TRANSLATE_NOOP(
        "waits", "Not sent: offline. It goes when the network is back, or choose Send now."
    ),
    "other_address": QT_TRANSLATE_NOOP(
        "waits", "Not sent: this workspace has another address by now. Put it back to drafts."
    ),
    "paused": QT_TRANSLATE_NOOP(
        "waits", "Not sent: Mateo asks for a pause until {time}. Choose Send now after that."
    ),
    "retry": QT_TRANSLATE_NOOP("waits", "Not sent yet. Next try at {time}, with the same ID."),
    "stale": QT_TRANSLATE_NOOP(
        "waits", "Not sent: it has waited for long. Read it again, then choose Send now."
    ),
    "storage": QT_TRANSLATE_NOOP(
        "waits", "Not sent: the disk does not take it. It is tried again by itself."
    ),
    "tls": QT_TRANSLATE_NOOP(
        "waits", "Not sent: the server could not prove who it is. Check the network, then Send now."
    ),
    "window_closed": QT_TRANSLATE_NOOP(
        "waits", "Not sent: the customer last wrote over 24 hours ago. Use a template, or Send now."
    ),
}

#: These say what comes next; what happened stands before them.
_WITH_THE_REASON = frozenset({"busy", "retry", "offline", "paused", "not_found"})

_REFUSED: dict[str, str] = {
    "under_way": QT_TRANSLATE_NOOP("waits", "This message is on its way already."),
    "already_sent": QT_TRANSLATE_NOOP(
        "waits",
        "A message with this ID was sent already. To send it as another one, "
        "choose New ID under More.",
    ),
    "may_have_been_sent": QT_TRANSLATE_NOOP(
        "waits",
        "A message with this ID may have been sent. Look in the outbox, "
        "or choose New ID under More.",
    ),
    "closing": QT_TRANSLATE_NOOP("waits", "The program is ending; nothing was sent."),
}


def waiting_text(entry: Entry, waiting: Waiting) -> str:
    """What happened, whether it was sent, and what comes next, in one line."""
    words = QCoreApplication.translate("waits", TEXTS.get(waiting.code, TEXTS["retry"]))
    if "{time}" in words:
        until = waiting.until or entry.next_try_at or entry.updated_at
        words = words.replace("{time}", time_of_day(until))
    if entry.outcome is not None and waiting.code in _WITH_THE_REASON:
        return f"{outcome_text(entry.outcome).what} {words}"
    return words


def send_refused(code: str) -> str:
    """Why a message was not taken."""
    return QCoreApplication.translate("waits", _REFUSED.get(code, _REFUSED["under_way"]))
