"""Why a message is not even taken."""

from __future__ import annotations

from mateo_desktop.domain.send_state import SendState


class SendRefused(Exception):
    """This message was not taken, and nothing has changed.

    ``code`` is "under_way", "already_sent", "may_have_been_sent" or "closing".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def refusal(state: SendState | None) -> str:
    """The code for a message whose ID is known already, in *state* if that is known."""
    if state is SendState.UNKNOWN:
        return "may_have_been_sent"
    if state in (SendState.HELD, SendState.QUEUED, SendState.SENDING):
        return "under_way"
    return "already_sent"
