"""Why a message in the outbox stands where it stands, and what to do.

Each line says three things: what happened (the reason of the last try stands
first where there is one), whether the message was sent, and what comes next.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.api.proxy import proxy_of
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.domain.window import TEMPLATE_TYPES, leaves_at, window_limit
from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.messages.names import channel_type as type_name
from mateo_desktop.ui.messages.outcomes import outcome_text
from mateo_desktop.ui.messages.times import near_moment, time_of_day, to_the_second

if TYPE_CHECKING:
    from mateo_desktop.app.sending import Waiting
    from mateo_desktop.storage.ledger import Entry

#: For a message that has certainly not left.
TEXTS: dict[str, str] = {
    "busy": QT_TRANSLATE_NOOP(
        "waits",
        "Not sent. It goes by itself when Mateo has time for it again, or choose Send now.",
    ),
    "no_token": QT_TRANSLATE_NOOP(
        "waits", "Not sent: there is no API key. Enter it, and the message goes by itself."
    ),
    "not_possible": QT_TRANSLATE_NOOP(
        "waits",
        "Not sent. Check the API key and the address in the settings, then choose Send now.",
    ),
    "offline": QT_TRANSLATE_NOOP(
        "waits",
        "Offline, not sent. It waits for the network and then goes by itself, or choose Send now.",
    ),
    "other_address": QT_TRANSLATE_NOOP(
        "waits",
        "Not sent: this workspace has another address by now. Put it back to drafts and send it "
        "from there.",
    ),
    "paused": QT_TRANSLATE_NOOP(
        "waits", "Not sent. Mateo asks for a pause until {time}; choose Send now after that."
    ),
    "retry": QT_TRANSLATE_NOOP(
        "waits", "Not sent yet. The next try comes by itself at {time}, with the same ID."
    ),
    "stale": QT_TRANSLATE_NOOP(
        "waits",
        "Not sent: it was due ({time}) and has waited for long. Read it again, then choose Send "
        "now or Back to drafts.",
    ),
    "storage": QT_TRANSLATE_NOOP(
        "waits",
        "Not sent: the disk does not take it. Make room on it; the next try comes by itself.",
    ),
    "tls": QT_TRANSLATE_NOOP(
        "waits",
        "Not sent, and the API key was not shown either. Check the network and the clock of this "
        "computer, then choose Send now.",
    ),
    "window_closed": QT_TRANSLATE_NOOP(
        "waits",
        "Not sent: the customer last wrote over {hours} hours ago, and {network} may refuse this "
        "text. Send it anyway, or put it back to drafts.",
    ),
}

#: The same where a template may go instead, and where Mateo is to send it later.
_WINDOW_TEMPLATE = QT_TRANSLATE_NOOP(
    "waits",
    "Not sent: the customer last wrote over {hours} hours ago, and {network} takes nothing but "
    "templates then. Choose one, send this text anyway, or put it back to drafts.",
)
_WINDOW_LATER = QT_TRANSLATE_NOOP(
    "waits",
    "Not sent: when it is to leave, {time}, the customer's last message will be over {hours} hours "
    "old, and {network} may refuse this text. Send it anyway, or put it back to drafts.",
)
_WINDOW_LATER_TEMPLATE = QT_TRANSLATE_NOOP(
    "waits",
    "Not sent: when it is to leave, {time}, the customer's last message will be over {hours} hours "
    "old, and {network} takes nothing but templates then. Choose one, send this text anyway, or "
    "put it back to drafts.",
)

#: The same for a message that may have arrived, and is to be sent again.
_WINDOW_AGAIN = QT_TRANSLATE_NOOP(
    "waits",
    "Not sent again: the customer last wrote over {hours} hours ago, and {network} may refuse "
    "this text. Send it anyway, or look in Mateo whether it arrived the first time.",
)
_WINDOW_AGAIN_TEMPLATE = QT_TRANSLATE_NOOP(
    "waits",
    "Not sent again: the customer last wrote over {hours} hours ago, and {network} takes nothing "
    "but templates then. Send it anyway, or look in Mateo whether it arrived the first time.",
)

#: For a message that may have arrived. It never goes by itself.
DOUBTS: dict[str, str] = {
    "cannot_look_up": QT_TRANSLATE_NOOP(
        "waits",
        "It may have been sent, and Mateo cannot be asked. Look in Mateo: if it is there, discard "
        "it here; if not, send it again.",
    ),
    "looking_up": QT_TRANSLATE_NOOP(
        "waits", "It may have been sent. Mateo is asked for it; there is nothing to do yet."
    ),
    "no_token": QT_TRANSLATE_NOOP(
        "waits",
        "It may have been sent, and without an API key Mateo cannot be asked. Enter it, and Mateo "
        "is asked by itself.",
    ),
    "not_found": QT_TRANSLATE_NOOP(
        "waits",
        "It may have been sent; at {time} Mateo did not know it. It is not sent again by itself. "
        "Look in Mateo or check again, then decide.",
    ),
    "offline": QT_TRANSLATE_NOOP(
        "waits",
        "It may have been sent, and Mateo cannot be reached to ask. It is asked when the network "
        "is back; nothing is sent again by itself.",
    ),
    "other_address": QT_TRANSLATE_NOOP(
        "waits",
        "It may have been sent, and this workspace has another address by now, so nobody can be "
        "asked. Look in Mateo, then decide.",
    ),
    "storage": QT_TRANSLATE_NOOP(
        "waits",
        "Mateo has answered, but the disk does not take the answer. It may have been sent and is "
        "not sent again. Make room on the disk.",
    ),
}

_PROXY = QT_TRANSLATE_NOOP(
    "waits",
    "Not sent. Check the proxy of this computer; the message goes by itself when it is let "
    "through, or choose Send now.",
)
_PROXY_BY_NAME = QT_TRANSLATE_NOOP(
    "waits",
    "Not sent. Check the proxy of this computer, {proxy}; the message goes by itself when it is "
    "let through, or choose Send now.",
)

#: What to look at when it was the certificate, by its fault.
_TLS: dict[str, str] = {
    code: QT_TRANSLATE_NOOP(
        "waits",
        "Not sent, and the API key was not shown either. Check the address in the settings and "
        "the network, then choose Send now.",
    )
    for code in ("certificate_wrong_host", "not_tls", "alert", "hung_up", "handshake")
}
_TLS["certificate_untrusted"] = QT_TRANSLATE_NOOP(
    "waits",
    "Not sent, and the API key was not shown either. Somebody may stand between: check the "
    "network, then choose Send now.",
)

#: These say what comes next; what happened stands before them.
_WITH_THE_REASON = frozenset({"busy", "not_possible", "offline", "paused", "retry", "tls"})
_DOUBTS_WITH_THE_REASON = frozenset({"cannot_look_up", "looking_up", "not_found", "offline"})

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
    may_have_left = entry.state in (SendState.UNKNOWN, SendState.SENDING)
    if waiting.code == "window_closed":
        return _window_closed(entry)
    if may_have_left:
        words = DOUBTS.get(waiting.code, DOUBTS["not_found"])
        with_reason = _DOUBTS_WITH_THE_REASON
    else:
        words = _not_sent(entry, waiting.code)
        with_reason = _WITH_THE_REASON
    words = QCoreApplication.translate("waits", words)
    if "{time}" in words:
        words = words.replace("{time}", _time(entry, waiting))
    words = words.replace("{proxy}", proxy_of(entry.base_url))
    if entry.outcome is not None and waiting.code in with_reason:
        return f"{outcome_text(entry.outcome).what} {words}"
    return words


def send_refused(code: str) -> str:
    """Why a message was not taken."""
    return QCoreApplication.translate("waits", _REFUSED.get(code, _REFUSED["under_way"]))


def _not_sent(entry: Entry, code: str) -> str:
    outcome = entry.outcome
    if outcome is not None and code == "tls":
        return _TLS.get(outcome.code, TEXTS["tls"])
    if outcome is not None and code == "offline" and outcome.reason == "proxy":
        return _PROXY_BY_NAME if proxy_of(entry.base_url) else _PROXY
    return TEXTS.get(code, TEXTS["retry"])


def _window_closed(entry: Entry) -> str:
    """The window of the network is closed when the message leaves: now, or at its time."""
    draft, now = entry.draft, datetime.now(UTC)
    leaves, limit = leaves_at(draft, now), window_limit(draft.channel_type)
    takes_template = draft.channel_type in TEMPLATE_TYPES
    if entry.state is SendState.UNKNOWN:
        words = _WINDOW_AGAIN_TEMPLATE if takes_template else _WINDOW_AGAIN
    elif leaves > now:
        words = _WINDOW_LATER_TEMPLATE if takes_template else _WINDOW_LATER
    else:
        words = _WINDOW_TEMPLATE if takes_template else TEXTS["window_closed"]
    return QCoreApplication.translate("waits", words).format(
        hours=limit.value if limit is not None else "",
        network=type_name(draft.channel_type),
        time=near_moment(leaves, now),
    )


def _time(entry: Entry, waiting: Waiting) -> str:
    until: datetime = waiting.until or entry.next_try_at or entry.updated_at
    if waiting.code == "retry":
        return to_the_second(until)
    if waiting.code == "stale":
        return near_moment(entry.hold_until or entry.created_at, entry.updated_at)
    return time_of_day(until)
