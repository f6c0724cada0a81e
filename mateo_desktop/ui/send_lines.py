"""What the foot of the composer says about a message that is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.domain.send_state import SendState
from mateo_desktop.domain.window import TEMPLATE_TYPES
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.send_bar import SendLine
from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mateo_desktop.app.sending import Waiting
    from mateo_desktop.storage.ledger import Entry

#: The words on the buttons, by what they mean to the desk.
BUTTONS: dict[str, str] = {
    "check_again": QT_TRANSLATE_NOOP("SendLine", "Check again"),
    "discard": QT_TRANSLATE_NOOP("SendLine", "Discard…"),
    "edit": QT_TRANSLATE_NOOP("SendLine", "Back to drafts"),
    "enter_key": QT_TRANSLATE_NOOP("SendLine", "Enter the key…"),
    "new": QT_TRANSLATE_NOOP("SendLine", "New message"),
    "send_again": QT_TRANSLATE_NOOP("SendLine", "Send again…"),
    "send_anyway": QT_TRANSLATE_NOOP("SendLine", "Send anyway"),
    "send_now": QT_TRANSLATE_NOOP("SendLine", "Send now"),
    "template": QT_TRANSLATE_NOOP("SendLine", "Choose a template"),
    "undo": QT_TRANSLATE_NOOP("SendLine", "Undo"),
}

#: The buttons of a message that waits; the first is what most people want.
_BY_WAIT: dict[str, tuple[str, ...]] = {
    "no_token": ("enter_key", "edit"),
    "not_possible": ("enter_key", "send_now", "edit"),
    "other_address": ("edit",),
    "storage": ("edit",),
}
_UNKNOWN = ("check_again", "send_again", "discard")

#: A countdown is said aloud at its start and when so many seconds are left.
_SPOKEN_AT = (30, 10, 3)


def send_line(entry: Entry, waiting: Waiting | None, seconds_left: int | None) -> SendLine:
    """The line for *entry*: its state in words, and what can be done about it."""
    if entry.state is SendState.HELD and seconds_left:
        words = QCoreApplication.translate("SendLine", "Sending in {seconds} s")
        # Whoever listens hears the end coming, and not every second of it.
        spoken = min((mark for mark in _SPOKEN_AT if seconds_left <= mark), default=0)
        return _line(words.format(seconds=seconds_left), ("undo", "send_now"), spoken=str(spoken))
    if entry.state is SendState.SENDING and waiting is not None:
        return _line(messages.waiting_text(entry, waiting), (), "warning")
    # Between the end of the hold and the first byte lies a moment, and no choice.
    goes = entry.state is SendState.QUEUED and waiting is None and entry.outcome is None
    held = entry.state is SendState.HELD and waiting is None
    if goes or held or entry.state is SendState.SENDING:
        return SendLine(QCoreApplication.translate("SendLine", "Sending…"))
    words = messages.entry_state(entry, waiting)
    if entry.state is SendState.ACCEPTED:
        return _line(f"{words} · {messages.time_of_day(entry.updated_at)}", ("new",), "ok")
    told = messages.outcome_text(entry.outcome).line if entry.outcome else words
    if waiting is not None:
        told = messages.waiting_text(entry, waiting)
    code = waiting.code if waiting else ""
    if code == "window_closed":
        return _line(told, window_choices(entry), "warning")
    if entry.state is SendState.UNKNOWN:
        needs_key = code == "no_token"
        return _line(told, ("enter_key", *_UNKNOWN[1:]) if needs_key else _UNKNOWN, "warning")
    if entry.state in (SendState.HELD, SendState.QUEUED):
        names = _BY_WAIT.get(code, ("send_now", "edit"))
        return _line(told, names, "warning" if waiting else "")
    return SendLine(words, "", "", "danger")


def window_choices(entry: Entry) -> tuple[str, ...]:
    """What can be done with a message whose window closed before it left."""
    if entry.state is SendState.UNKNOWN:
        # As another message it would come on top of the first one.
        return ("check_again", "send_anyway", "discard")
    choices = ("edit", "send_anyway")
    return ("template", *choices) if entry.draft.channel_type in TEMPLATE_TYPES else choices


def _line(text: str, names: tuple[str, ...], tone: str = "", spoken: str = "") -> SendLine:
    first, *others = [*names, ""]
    words = {name: QCoreApplication.translate("SendLine", BUTTONS[name]) for name in names}
    more = tuple((words[name], name) for name in others if name)
    return SendLine(text, words.get(first, ""), first, tone, more, spoken)
