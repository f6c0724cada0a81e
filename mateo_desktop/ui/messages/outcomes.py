"""What became of a message: what happened, whether it was sent, what to do.

Three short sentences for every end a send can have. None of them says
"delivered": an answer of 200 means that Mateo has accepted it.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication

from mateo_desktop.domain.send_state import LONGEST_PAUSE_S, Outcome, OutcomeKind
from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.text.foreign.plain_names import plain_name

_WHAT: dict[str, str] = {
    "dns": QT_TRANSLATE_NOOP("outcomes", "The server's name could not be looked up."),
    "refused": QT_TRANSLATE_NOOP("outcomes", "The server refused the connection."),
    "unreachable": QT_TRANSLATE_NOOP("outcomes", "There is no way to the server just now."),
    "connect": QT_TRANSLATE_NOOP("outcomes", "No connection to the server came about."),
    "connect_timeout": QT_TRANSLATE_NOOP("outcomes", "The server did not answer in time."),
    "pool_timeout": QT_TRANSLATE_NOOP("outcomes", "Too much was under way at once."),
    "proxy": QT_TRANSLATE_NOOP("outcomes", "The proxy let no connection through."),
    "tls": QT_TRANSLATE_NOOP("outcomes", "The server could not prove who it is."),
    "local_protocol": QT_TRANSLATE_NOOP("outcomes", "The request could not be made."),
    "off_origin": QT_TRANSLATE_NOOP(
        "outcomes", "The request would have gone to another address than the workspace's."
    ),
    "bad_token": QT_TRANSLATE_NOOP("outcomes", "The API key has characters that no key has."),
    "closed": QT_TRANSLATE_NOOP("outcomes", "The connection was closed by this program."),
    "storage": QT_TRANSLATE_NOOP("outcomes", "The disk did not take the next step."),
    "write_timeout": QT_TRANSLATE_NOOP("outcomes", "The server stopped taking the request."),
    "write_error": QT_TRANSLATE_NOOP("outcomes", "The connection broke while sending."),
    "read_timeout": QT_TRANSLATE_NOOP("outcomes", "The server took the request and fell silent."),
    "too_slow": QT_TRANSLATE_NOOP("outcomes", "The answer came too slowly to wait for it."),
    "read_error": QT_TRANSLATE_NOOP("outcomes", "The connection broke before the answer came."),
    "disconnected": QT_TRANSLATE_NOOP("outcomes", "The server hung up without an answer."),
    "protocol": QT_TRANSLATE_NOOP("outcomes", "The answer was no proper HTTP."),
    "truncated": QT_TRANSLATE_NOOP("outcomes", "The answer broke off."),
    "too_big": QT_TRANSLATE_NOOP("outcomes", "The answer was too large to be read."),
    "too_deep": QT_TRANSLATE_NOOP("outcomes", "The answer was nested too deeply to be read."),
    "bad_encoding": QT_TRANSLATE_NOOP("outcomes", "The answer was packed in an unknown way."),
    "not_json": QT_TRANSLATE_NOOP("outcomes", "The answer could not be read."),
    "html": QT_TRANSLATE_NOOP("outcomes", "A web page answered in place of Mateo."),
    "empty": QT_TRANSLATE_NOOP("outcomes", "The answer was empty."),
    "other_message": QT_TRANSLATE_NOOP("outcomes", "The answer was about another message."),
    "unexpected_shape": QT_TRANSLATE_NOOP("outcomes", "The answer was not what Mateo answers."),
    "unexpected_status": QT_TRANSLATE_NOOP("outcomes", "The server answered in an unexpected way."),
    "unexpected": QT_TRANSLATE_NOOP("outcomes", "Something broke that nobody had thought of."),
    "server_error": QT_TRANSLATE_NOOP("outcomes", "Mateo had a fault of its own."),
    "request_timeout": QT_TRANSLATE_NOOP("outcomes", "Mateo cut the request off as too slow."),
    "duplicate_id": QT_TRANSLATE_NOOP("outcomes", "Mateo says it knows this message already."),
    "interrupted": QT_TRANSLATE_NOOP("outcomes", "The program ended while the message was sent."),
    "crash": QT_TRANSLATE_NOOP("outcomes", "The program was ended while the message was sent."),
    "damaged": QT_TRANSLATE_NOOP("outcomes", "How the last try ended can no longer be read."),
    "redirect": QT_TRANSLATE_NOOP("outcomes", "The server pointed to another address."),
    "missing_key": QT_TRANSLATE_NOOP("outcomes", "Mateo says that the API key is missing."),
    "wrong_key": QT_TRANSLATE_NOOP("outcomes", "Mateo does not accept this API key."),
    "not_found": QT_TRANSLATE_NOOP("outcomes", "Mateo did not find what the message refers to."),
    "invalid": QT_TRANSLATE_NOOP("outcomes", "Mateo found fault with the message."),
    "conflict": QT_TRANSLATE_NOOP("outcomes", "The message contradicts what Mateo knows."),
    "too_large": QT_TRANSLATE_NOOP("outcomes", "The message is larger than Mateo takes."),
    "rate_limited": QT_TRANSLATE_NOOP("outcomes", "Mateo takes no more requests just now."),
    "found": QT_TRANSLATE_NOOP("outcomes", "Accepted by Mateo, as asking for it showed."),
}

# "refused" is a connection that was turned down, or an answer of 4xx.
_WHAT_BY_KIND: dict[tuple[OutcomeKind, str], str] = {
    (OutcomeKind.REJECTED, "refused"): QT_TRANSLATE_NOOP("outcomes", "Mateo refused the message."),
    (OutcomeKind.NOT_SENT, "interrupted"): QT_TRANSLATE_NOOP(
        "outcomes", "The program ended before the message left."
    ),
}

_TLS: dict[str, str] = {
    "certificate_expired": QT_TRANSLATE_NOOP("outcomes", "The server's certificate has expired."),
    "certificate_not_yet_valid": QT_TRANSLATE_NOOP(
        "outcomes", "The server's certificate is not valid yet."
    ),
    "certificate_wrong_host": QT_TRANSLATE_NOOP(
        "outcomes", "The server's certificate belongs to another address."
    ),
    "certificate_untrusted": QT_TRANSLATE_NOOP(
        "outcomes", "The server's certificate comes from nobody this computer trusts."
    ),
    "certificate": QT_TRANSLATE_NOOP("outcomes", "The server's certificate is not in order."),
    "not_tls": QT_TRANSLATE_NOOP("outcomes", "The server does not speak https at this address."),
    "alert": QT_TRANSLATE_NOOP("outcomes", "The server broke off the secure connection."),
    "hung_up": QT_TRANSLATE_NOOP(
        "outcomes", "The server hung up before the connection was secure."
    ),
    "handshake": QT_TRANSLATE_NOOP("outcomes", "No secure connection to the server came about."),
}

_PROXY_ASKS = QT_TRANSLATE_NOOP("outcomes", "The proxy asks for a user name and a password.")

_UNNAMED: dict[OutcomeKind, str] = {
    OutcomeKind.ACCEPTED: QT_TRANSLATE_NOOP("outcomes", "Accepted by Mateo."),
    OutcomeKind.REJECTED: QT_TRANSLATE_NOOP("outcomes", "Mateo refused the message."),
    OutcomeKind.NOT_SENT: QT_TRANSLATE_NOOP("outcomes", "The message could not be sent."),
    OutcomeKind.UNKNOWN: QT_TRANSLATE_NOOP("outcomes", "Something broke while sending."),
    OutcomeKind.RATE_LIMITED: QT_TRANSLATE_NOOP("outcomes", "Mateo asks for a pause."),
}

_SENT: dict[OutcomeKind, str] = {
    OutcomeKind.ACCEPTED: QT_TRANSLATE_NOOP("outcomes", "It was sent to Mateo once."),
    OutcomeKind.REJECTED: QT_TRANSLATE_NOOP("outcomes", "It was not sent."),
    OutcomeKind.NOT_SENT: QT_TRANSLATE_NOOP("outcomes", "It was not sent."),
    OutcomeKind.UNKNOWN: QT_TRANSLATE_NOOP("outcomes", "It may have been sent."),
    OutcomeKind.RATE_LIMITED: QT_TRANSLATE_NOOP("outcomes", "It was not sent."),
}

_NEXT: dict[OutcomeKind, str] = {
    OutcomeKind.ACCEPTED: QT_TRANSLATE_NOOP(
        "outcomes", "What becomes of it stands in the conversation."
    ),
    OutcomeKind.REJECTED: QT_TRANSLATE_NOOP("outcomes", "Change the draft and send it again."),
    OutcomeKind.NOT_SENT: QT_TRANSLATE_NOOP(
        "outcomes", "It waits in the outbox and is tried again with the same ID."
    ),
    OutcomeKind.UNKNOWN: QT_TRANSLATE_NOOP(
        "outcomes", "Mateo is asked for it; it is not sent again by itself."
    ),
    OutcomeKind.RATE_LIMITED: QT_TRANSLATE_NOOP("outcomes", "It goes out after the pause."),
}

_NEXT_BY_REASON: dict[str, str] = {
    "tls": QT_TRANSLATE_NOOP(
        "outcomes", "Check the network and the clock of this computer, then choose Send now."
    ),
    "local_protocol": QT_TRANSLATE_NOOP(
        "outcomes", "It waits in the outbox. Check the API key and the address in the settings."
    ),
    "off_origin": QT_TRANSLATE_NOOP(
        "outcomes", "It waits in the outbox. Check the address of the API in the settings."
    ),
    "bad_token": QT_TRANSLATE_NOOP(
        "outcomes", "It waits in the outbox. Enter a valid API key in the settings."
    ),
    "missing_key": QT_TRANSLATE_NOOP("outcomes", "Enter the API key, then send the draft again."),
    "wrong_key": QT_TRANSLATE_NOOP("outcomes", "Enter a valid API key, then send the draft again."),
    "redirect": QT_TRANSLATE_NOOP(
        "outcomes", "Check the address of the API in the settings, then send the draft again."
    ),
    "too_large": QT_TRANSLATE_NOOP(
        "outcomes", "Take out files or text, then send the draft again."
    ),
    "not_found": QT_TRANSLATE_NOOP(
        "outcomes", "Check channel, template and conversation, then send the draft again."
    ),
}

_AFTER_A_LONG_PAUSE = QT_TRANSLATE_NOOP(
    "outcomes", "It waits in the outbox. Choose Send now when the pause is over."
)

#: The server's own words.
_QUOTED = QT_TRANSLATE_NOOP("outcomes", "“{server}”")


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
    then = _NEXT_BY_REASON.get(outcome.reason, _NEXT[outcome.kind])
    if outcome.kind is OutcomeKind.RATE_LIMITED and (outcome.retry_after_s or 0) > LONGEST_PAUSE_S:
        then = _AFTER_A_LONG_PAUSE
    server = " – ".join(plain_name(part) for part in (outcome.message, outcome.hint) if part)
    return Telling(
        what=attempt_text(outcome.kind, outcome.reason, outcome.code),
        sent=_tr(_SENT[outcome.kind]),
        then=_tr(then),
        server=_tr(_QUOTED).replace("{server}", server) if server else "",
    )


def attempt_text(kind: OutcomeKind | None, reason: str, code: str = "") -> str:
    """How one try ended, in a sentence; *code* tells apart what TLS and proxies can do."""
    if kind is None:
        return QCoreApplication.translate("outcomes", "Nobody knows how it ended.")
    words = _WHAT_BY_KIND.get((kind, reason)) or _WHAT.get(reason, _UNNAMED[kind])
    if reason == "tls":
        words = _TLS.get(code, words)
    elif (reason, code) == ("proxy", "407"):
        words = _PROXY_ASKS
    return _tr(words)


def tls_text(code: str) -> str:
    """What broke a secure connection, "" for a code that is none of it."""
    words = _TLS.get(code)
    return _tr(words) if words else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("outcomes", words)
