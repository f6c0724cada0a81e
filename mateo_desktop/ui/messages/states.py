"""The state of a message in the few words that a row of a list has room for.

Some 24 letters: more would be cut off in a window of 1024 pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.domain.send_state import SendState
from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.messages.times import time_of_day, to_the_second

if TYPE_CHECKING:
    from mateo_desktop.app.sending import Waiting
    from mateo_desktop.storage.ledger import Entry

_STATES: dict[SendState, str] = {
    SendState.HELD: QT_TRANSLATE_NOOP("states", "Waits to be sent"),
    SendState.QUEUED: QT_TRANSLATE_NOOP("states", "Queued"),
    SendState.SENDING: QT_TRANSLATE_NOOP("states", "Being sent…"),
    SendState.ACCEPTED: QT_TRANSLATE_NOOP("states", "Accepted by Mateo"),
    SendState.REJECTED: QT_TRANSLATE_NOOP("states", "Refused, not sent"),
    SendState.UNKNOWN: QT_TRANSLATE_NOOP("states", "May have been sent"),
    SendState.DISCARDED: QT_TRANSLATE_NOOP("states", "Discarded"),
}

#: What a message waits for that has certainly not left.
_WAITS: dict[str, str] = {
    "busy": QT_TRANSLATE_NOOP("states", "Not sent, Mateo is busy"),
    "no_token": QT_TRANSLATE_NOOP("states", "Not sent, no API key"),
    "offline": QT_TRANSLATE_NOOP("states", "Not sent, no network"),
    "paused": QT_TRANSLATE_NOOP("states", "Not sent, from {time}"),
    "retry": QT_TRANSLATE_NOOP("states", "Not sent, again {time}"),
    "storage": QT_TRANSLATE_NOOP("states", "Not sent, disk trouble"),
}
_WAITS_FOR_A_PROXY = QT_TRANSLATE_NOOP("states", "Not sent, proxy refuses")
_WAITS_FOR_A_PERSON = QT_TRANSLATE_NOOP("states", "Not sent, waits for you")

_DOUBTS: dict[str, str] = {
    "cannot_look_up": QT_TRANSLATE_NOOP("states", "Sent? Please check"),
    "looking_up": QT_TRANSLATE_NOOP("states", "Sent? Being checked"),
    "not_found": QT_TRANSLATE_NOOP("states", "Sent? Please check"),
    "other_address": QT_TRANSLATE_NOOP("states", "Sent? Please check"),
    "window_closed": QT_TRANSLATE_NOOP("states", "Sent? Please check"),
}


def entry_state(
    entry: Entry, waiting: Waiting | None = None, seconds_left: int | None = None
) -> str:
    """The state of *entry*; *waiting* says more of it, *seconds_left* counts its hold down."""
    state, code = entry.state, waiting.code if waiting else ""
    if state is SendState.HELD and seconds_left is not None:
        words = QCoreApplication.translate("states", "Sending in {seconds} s")
        return words.replace("{seconds}", str(seconds_left))
    if state is SendState.ACCEPTED and entry.draft.send_after:
        return QCoreApplication.translate("states", "Accepted for later")
    words = _STATES[state]
    if state is SendState.UNKNOWN:
        words = _DOUBTS.get(code, words)
    elif (state is SendState.HELD and code) or (
        state is SendState.QUEUED and (code or entry.outcome is not None)
    ):
        # A held one may have to ask, too: it was held when the program ended.
        known = code or ("retry" if entry.next_try_at is not None else "")
        words = _WAITS.get(known, _WAITS_FOR_A_PERSON)
        if known == "offline" and entry.outcome is not None and entry.outcome.reason == "proxy":
            words = _WAITS_FOR_A_PROXY
    words = QCoreApplication.translate("states", words)
    if "{time}" not in words:
        return words
    until = (waiting.until if waiting else None) or entry.next_try_at or entry.updated_at
    return words.replace("{time}", time_of_day(until) if code == "paused" else to_the_second(until))
