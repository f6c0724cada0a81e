"""What may become of a message once somebody pressed Send.

At most one POST per intended message, unless a person decides otherwise: a
message whose fate is unknown is looked up, never sent again by a timer, a
start or a change of network. The tables here say so; whoever changes the
state of a message asks ``may_go`` first.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Mapping
from types import MappingProxyType

#: When to ask whether an ambiguous message arrived after all, each so long after the
#: answer to the one before. The last is two seconds sooner than in sending.md: seven
#: chances within the minute of bar S4 are more than six.
LOOKUP_AFTER_S: tuple[float, ...] = (0.5, 1, 2, 4, 8, 15, 28)

#: Tries that certainly sent nothing, before the message waits for a click.
MAX_TRIES = 5

#: An answer may ask for a pause; above this we say when, and stop.
LONGEST_PAUSE_S = 120.0

_BACKOFF_BASE_S = 1.0
_BACKOFF_CAP_S = 60.0


class SendState(enum.StrEnum):
    """Where a message is on its way out."""

    HELD = "held"
    QUEUED = "queued"
    SENDING = "sending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    DISCARDED = "discarded"


class OutcomeKind(enum.StrEnum):
    """What one try meant for the message, which is all that decides."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"
    RATE_LIMITED = "rate_limited"


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """How one try, or one look-up, ended.

    ``reason`` is a stable code ("dns", "tls", "read_timeout", "not_json"…);
    ``code``, ``message`` and ``hint`` are the server's own words, kept as they
    came; ``answer`` is the whole body where one was read.
    """

    kind: OutcomeKind
    status: int | None = None
    code: str = ""
    message: str = ""
    hint: str = ""
    retry_after_s: float | None = None
    answer: bytes | None = None
    reason: str = ""


#: Every step there is. Those in ``BY_A_PERSON`` need somebody's click.
TRANSITIONS: Mapping[SendState, frozenset[SendState]] = MappingProxyType(
    {
        SendState.HELD: frozenset({SendState.QUEUED, SendState.DISCARDED}),
        SendState.QUEUED: frozenset({SendState.SENDING, SendState.DISCARDED}),
        SendState.SENDING: frozenset(
            {SendState.ACCEPTED, SendState.REJECTED, SendState.UNKNOWN, SendState.QUEUED}
        ),
        SendState.ACCEPTED: frozenset(),
        SendState.REJECTED: frozenset({SendState.HELD, SendState.DISCARDED}),
        SendState.UNKNOWN: frozenset(
            {SendState.ACCEPTED, SendState.QUEUED, SendState.SENDING, SendState.DISCARDED}
        ),
        SendState.DISCARDED: frozenset({SendState.HELD}),
    }
)

#: Steps that no timer, start or answer may take: undo, discard, send again.
BY_A_PERSON: frozenset[tuple[SendState, SendState]] = frozenset(
    {
        (SendState.HELD, SendState.DISCARDED),
        (SendState.QUEUED, SendState.DISCARDED),
        (SendState.REJECTED, SendState.DISCARDED),
        (SendState.REJECTED, SendState.HELD),
        (SendState.UNKNOWN, SendState.DISCARDED),
        (SendState.UNKNOWN, SendState.QUEUED),
        (SendState.UNKNOWN, SendState.SENDING),
        (SendState.DISCARDED, SendState.HELD),
    }
)

_AFTER_A_TRY: Mapping[OutcomeKind, SendState] = MappingProxyType(
    {
        OutcomeKind.ACCEPTED: SendState.ACCEPTED,
        OutcomeKind.REJECTED: SendState.REJECTED,
        OutcomeKind.NOT_SENT: SendState.QUEUED,
        OutcomeKind.RATE_LIMITED: SendState.QUEUED,
        OutcomeKind.UNKNOWN: SendState.UNKNOWN,
    }
)


def may_go(state: SendState, new: SendState, *, by_a_person: bool = False) -> bool:
    """Whether a message may go from *state* to *new*."""
    if new not in TRANSITIONS[state]:
        return False
    return by_a_person or (state, new) not in BY_A_PERSON


def next_state(state: SendState, outcome: Outcome, *, was_unknown: bool = False) -> SendState:
    """The state after *outcome*, which never sends anything by itself.

    Only a message that is *sending* is moved by the end of a try. One that is
    *unknown* is moved by nothing but the news that it was accepted. *was_unknown*
    says that an earlier try of the same message ended ambiguously: then a later
    refusal says nothing about that first try, so the message stays *unknown*.
    """
    if state is SendState.UNKNOWN or (state is SendState.SENDING and was_unknown):
        accepted = outcome.kind is OutcomeKind.ACCEPTED
        return SendState.ACCEPTED if accepted else SendState.UNKNOWN
    if state is SendState.SENDING:
        return _AFTER_A_TRY[outcome.kind]
    return state


def found_at_start(state: SendState) -> SendState:
    """The state a message has after the program ended without a word."""
    return SendState.UNKNOWN if state is SendState.SENDING else state


def backoff_s(tries: int, random: Callable[[], float]) -> float:
    """Seconds to wait after *tries* tries that sent nothing: full jitter.

    *random* gives a number from 0 up to 1, as ``random.random`` does.
    """
    # Above 2**6 the cap rules; a huge count must not make a huge number.
    ceiling = min(_BACKOFF_CAP_S, _BACKOFF_BASE_S * 2.0 ** min(max(tries - 1, 0), 16))
    return random() * ceiling
