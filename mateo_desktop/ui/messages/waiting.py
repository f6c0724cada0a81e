"""Why a message waits in the outbox, and why it could not be sent again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mateo_desktop.ui.messages.times import time_of_day

_WAITING: dict[str, object] = {
    "cannot_look_up": QT_TRANSLATE_NOOP(
        "waiting", "May have been sent; Mateo cannot be asked for it. Look there, then decide."
    ),
    "looking_up": QT_TRANSLATE_NOOP("waiting", "May have been sent; Mateo is being asked for it…"),
    "no_token": QT_TRANSLATE_NOOP("waiting", "Waits for the API key"),
    "not_found": QT_TRANSLATE_NOOP(
        "waiting", "May have been sent; Mateo did not know it at {time}"
    ),
    "not_possible": QT_TRANSLATE_NOOP(
        "waiting", "Not sent, the request cannot be made; check the API key and the address"
    ),
    "offline": QT_TRANSLATE_NOOP("waiting", "Offline, goes out when the network is back"),
    "other_address": QT_TRANSLATE_NOOP(
        "waiting", "Not sent, the workspace has another address by now"
    ),
    "paused": QT_TRANSLATE_NOOP(
        "waiting", "Mateo asks for a pause until {time}, then choose Send now"
    ),
    "retry": QT_TRANSLATE_NOOP("waiting", "Not sent yet, next try {time}"),
    "stale": QT_TRANSLATE_NOOP("waiting", "Waited for long, asks before it goes"),
    "storage": QT_TRANSLATE_NOOP("waiting", "Waits for the disk"),
    "tls": QT_TRANSLATE_NOOP("waiting", "Not sent, the server could not prove who it is"),
    "window_closed": QT_TRANSLATE_NOOP(
        "waiting", "Not sent, WhatsApp takes no free text any more; asks before it goes"
    ),
}

_REFUSALS: dict[str, object] = {
    "under_way": QT_TRANSLATE_NOOP("waiting", "This message is being sent already."),
    "already_sent": QT_TRANSLATE_NOOP(
        "waiting", "This message was accepted by Mateo already. Duplicate it to send it once more."
    ),
    "may_have_been_sent": QT_TRANSLATE_NOOP(
        "waiting", "This message may have been sent already. Decide about it in the outbox."
    ),
    "closing": QT_TRANSLATE_NOOP("waiting", "The program is ending; nothing more is sent."),
}


def waiting_text(code: str, until: datetime | None = None) -> str:
    """Why a message waits, for its row; "" for a code that is none."""
    words = _WAITING.get(code)
    if words is None:
        return ""
    time = time_of_day(until) if until is not None else "…"
    return QCoreApplication.translate("waiting", str(words)).replace("{time}", time)


def refusal_text(code: str) -> str:
    """Why *Send* did nothing."""
    return QCoreApplication.translate("waiting", str(_REFUSALS.get(code, _REFUSALS["under_way"])))
