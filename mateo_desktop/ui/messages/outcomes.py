"""What became of a message: what happened, whether it was sent, what to do.

Three short sentences for every end a send can have. None of them says
"delivered": an answer of 200 means that Mateo has accepted it.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mateo_desktop.domain.send_state import Outcome, OutcomeKind, SendState
from mateo_desktop.storage.ledger import Entry
from mateo_desktop.ui.messages.times import time_of_day
from mateo_desktop.ui.text.plain_names import plain_name

_CONTEXT = "outcomes"

_WHAT = {
    "dns": QT_TRANSLATE_NOOP("outcomes", "The server's name could not be looked up."),
    "refused": QT_TRANSLATE_NOOP("outcomes", "The server refused the connection."),
    "unreachable": QT_TRANSLATE_NOOP("outcomes", "There is no way to the server just now."),
    "connect": QT_TRANSLATE_NOOP("outcomes", "No connection to the server came about."),
    "connect_timeout": QT_TRANSLATE_NOOP("outcomes", "The server did not answer in time."),
    "pool_timeout": QT_TRANSLATE_NOOP("outcomes", "Too much was under way at once."),
    "proxy": QT_TRANSLATE_NOOP("outcomes", "The proxy let no connection through."),
    "tls": QT_TRANSLATE_NOOP("outcomes", "The server could not prove who it is."),
    "local_protocol": QT_TRANSLATE_NOOP("outcomes", "The request could not be made."),
    "bad_token": QT_TRANSLATE_NOOP("outcomes", "The API key has characters that no key has."),
    "closed": QT_TRANSLATE_NOOP("outcomes", "The connection was closed by this program."),
    "write_timeout": QT_TRANSLATE_NOOP("outcomes", "The server stopped taking the request."),
    "write_error": QT_TRANSLATE_NOOP("outcomes", "The connection broke while sending."),
    "read_timeout": QT_TRANSLATE_NOOP("outcomes", "The server took the request and fell silent."),
    "too_slow": QT_TRANSLATE_NOOP("outcomes", "The answer came too slowly to wait for it."),
    "read_error": QT_TRANSLATE_NOOP("outcomes", "The connection broke before the answer came."),
    "disconnected": QT_TRANSLATE_NOOP("outcomes", "The server hung up without an answer."),
    "protocol": QT_TRANSLATE_NOOP("outcomes", "The answer was no proper HTTP."),
    "truncated": QT_TRANSLATE_NOOP("outcomes", "The answer broke off."),
    "too_large": QT_TRANSLATE_NOOP("outcomes", "The message is larger than Mateo takes."),
    "not_json": QT_TRANSLATE_NOOP("outcomes", "The answer could not be read."),
    "html": QT_TRANSLATE_NOOP("outcomes", "A web page answered in place of Mateo."),
    "empty": QT_TRANSLATE_NOOP("outcomes", "The answer was empty."),
    "other_message": QT_TRANSLATE_NOOP("outcomes", "The answer was about another message."),
    "unexpected_shape": QT_TRANSLATE_NOOP("outcomes", "The answer was not what Mateo answers."),
    "unexpected_status": QT_TRANSLATE_NOOP("outcomes", "The server answered in an unexpected way."),
    "server_error": QT_TRANSLATE_NOOP("outcomes", "Mateo had a fault of its own."),
    "request_timeout": QT_TRANSLATE_NOOP("outcomes", "Mateo cut the request off as too slow."),
    "duplicate_id": QT_TRANSLATE_NOOP("outcomes", "Mateo says it knows this message already."),
    "interrupted": QT_TRANSLATE_NOOP("outcomes", "The program ended while the message was sent."),
    "redirect": QT_TRANSLATE_NOOP("outcomes", "The server pointed to another address."),
    "missing_key": QT_TRANSLATE_NOOP("outcomes", "Mateo says that the API key is missing."),
    "wrong_key": QT_TRANSLATE_NOOP("outcomes", "Mateo does not accept this API key."),
    "not_found": QT_TRANSLATE_NOOP("outcomes", "Mateo did not find what the message refers to."),
    "invalid": QT_TRANSLATE_NOOP("outcomes", "Mateo found fault with the message."),
    "conflict": QT_TRANSLATE_NOOP("outcomes", "The message contradicts what Mateo knows."),
    "rate_limited": QT_TRANSLATE_NOOP("outcomes", "Mateo takes no more requests just now."),
}

_UNNAMED = {
    OutcomeKind.ACCEPTED: QT_TRANSLATE_NOOP("outcomes", "Accepted by Mateo."),
    OutcomeKind.REJECTED: QT_TRANSLATE_NOOP("outcomes", "Mateo refused the message."),
    OutcomeKind.NOT_SENT: QT_TRANSLATE_NOOP("outcomes", "The message could not be sent."),
    OutcomeKind.UNKNOWN: QT_TRANSLATE_NOOP("outcomes", "Something broke while sending."),
    OutcomeKind.RATE_LIMITED: QT_TRANSLATE_NOOP("outcomes", "Mateo asks for a pause."),
}

_SENT = {
    OutcomeKind.ACCEPTED: QT_TRANSLATE_NOOP("outcomes", "It is on its way."),
    OutcomeKind.REJECTED: QT_TRANSLATE_NOOP("outcomes", "It was not sent."),
    OutcomeKind.NOT_SENT: QT_TRANSLATE_NOOP("outcomes", "It was not sent."),
    OutcomeKind.UNKNOWN: QT_TRANSLATE_NOOP("outcomes", "It may have been sent."),
    OutcomeKind.RATE_LIMITED: QT_TRANSLATE_NOOP("outcomes", "It was not sent."),
}

_NEXT = {
    OutcomeKind.ACCEPTED: "",
    OutcomeKind.REJECTED: QT_TRANSLATE_NOOP("outcomes", "Change the draft and send it again."),
    OutcomeKind.NOT_SENT: QT_TRANSLATE_NOOP(
        "outcomes", "It waits in the outbox and is tried again with the same ID."
    ),
    OutcomeKind.UNKNOWN: QT_TRANSLATE_NOOP(
        "outcomes", "Mateo is asked for it; it is not sent again by itself."
    ),
    OutcomeKind.RATE_LIMITED: QT_TRANSLATE_NOOP("outcomes", "It goes out after the pause."),
}

_NEXT_BY_REASON = {
    "tls": QT_TRANSLATE_NOOP(
        "outcomes", "Check the network and the clock of this computer, then choose Send now."
    ),
    "missing_key": QT_TRANSLATE_NOOP("outcomes", "Enter the API key in the settings."),
    "wrong_key": QT_TRANSLATE_NOOP("outcomes", "Enter a valid API key in the settings."),
    "redirect": QT_TRANSLATE_NOOP("outcomes", "Check the address of the API in the settings."),
}

_CHECKS = {
    "ok": QT_TRANSLATE_NOOP("outcomes", "Connected. The key is valid."),
    "missing_key": QT_TRANSLATE_NOOP("outcomes", "Mateo got no API key. Enter the key."),
    "wrong_key": QT_TRANSLATE_NOOP(
        "outcomes", "Mateo does not accept this key. Copy it again from Settings, Integration, API key."
    ),
    "no_network": QT_TRANSLATE_NOOP(
        "outcomes", "The server cannot be reached. Check the network connection."
    ),
    "wrong_url": QT_TRANSLATE_NOOP(
        "outcomes", "Something answers there, but it is not the Mateo API. Check the address."
    ),
    "wrong_certificate": QT_TRANSLATE_NOOP(
        "outcomes",
        "The server could not prove who it is, so nothing was sent to it. Check the address, "
        "the network and the clock of this computer.",
    ),
    "server_error": QT_TRANSLATE_NOOP(
        "outcomes", "Mateo has a fault of its own just now. Try again later."
    ),
    "rate_limited": QT_TRANSLATE_NOOP(
        "outcomes", "Mateo takes no more requests just now. Try again in a minute."
    ),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Telling:
    """What happened, whether it was sent, what to do next; and the server's words."""

    what: str
    sent: str
    then: str
    server: str = ""

    @property
    def line(self) -> str:
        """All of it in one line."""
        return " ".join(part for part in (self.what, self.server, self.sent, self.then) if part)


def outcome_text(outcome: Outcome) -> Telling:
    """The sentences for *outcome*; the server's own words come first of all."""
    what = _WHAT.get(outcome.reason, _UNNAMED[outcome.kind])
    then = _NEXT_BY_REASON.get(outcome.reason, _NEXT[outcome.kind])
    server = " ".join(plain_name(part) for part in (outcome.message, outcome.hint) if part)
    return Telling(
        what=_tr(what),
        sent=_tr(_SENT[outcome.kind]),
        then=_tr(then) if then else "",
        server=f"“{server}”" if server else "",
    )


def check_result(kind: str) -> str:
    """The result of *Test connection* in words."""
    return _tr(_CHECKS.get(kind, _CHECKS["server_error"]))


def entry_state(entry: Entry) -> str:
    """The state of a message in a few words, for its row."""
    state, outcome = entry.state, entry.outcome
    if state is SendState.HELD:
        return QCoreApplication.translate(_CONTEXT, "Waits to be sent")
    if state is SendState.SENDING:
        return QCoreApplication.translate(_CONTEXT, "Being sent…")
    if state is SendState.ACCEPTED:
        if entry.draft.send_after:
            return QCoreApplication.translate(_CONTEXT, "Accepted by Mateo for later")
        return QCoreApplication.translate(_CONTEXT, "Accepted by Mateo")
    if state is SendState.REJECTED:
        return QCoreApplication.translate(_CONTEXT, "Refused, not sent")
    if state is SendState.UNKNOWN:
        return QCoreApplication.translate(_CONTEXT, "May have been sent")
    if state is SendState.QUEUED:
        if outcome is None:
            return QCoreApplication.translate(_CONTEXT, "Queued")
        if entry.next_try_at is not None:
            return QCoreApplication.translate(_CONTEXT, "Not sent yet, next try {time}").format(
                time=time_of_day(entry.next_try_at)
            )
        return QCoreApplication.translate(_CONTEXT, "Not sent, waits for you")
    return QCoreApplication.translate(_CONTEXT, "Discarded")


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)
