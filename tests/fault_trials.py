"""What is tried in the counts of bars.md: every fault, stored or not, on every way.

A trial says itself what may be known of the message afterwards. That is written
down here once more, by hand, and not asked of the code that is tried.
"""

from __future__ import annotations

import dataclasses

from mateo_desktop.domain.send_state import OutcomeKind
from tests.fault_network import PROXY_FAULTS
from tests.faults import FAULTS

ACCEPTED, REJECTED = OutcomeKind.ACCEPTED, OutcomeKind.REJECTED
UNKNOWN, LIMITED, NOT_SENT = OutcomeKind.UNKNOWN, OutcomeKind.RATE_LIMITED, OutcomeKind.NOT_SENT

#: How a message travels: over plain http, over TLS by name, through a proxy as well.
PLAIN, SECURE, PROXIED = "plain", "secure", "proxied"


@dataclasses.dataclass(frozen=True, slots=True)
class Trial:
    """One fault; *truth* is all that an honest program can say of the message."""

    name: str
    truth: OutcomeKind
    stored: bool = False
    way: str = PLAIN

    @property
    def label(self) -> str:
        """The fault in full, for a report."""
        stored = ", stored" if self.stored and self.truth is UNKNOWN else ""
        return f"{self.name}{stored} ({self.way})"


_REJECTING = {"redirect_303", "redirect_307", "conflict_missing_key", "echo_token"}
_REJECTING |= {f"status_{status}" for status in (400, 401, 403, 404, 413, 415, 422)}
_ACCEPTING = {"ok", "accepted_202", "gzipped"}
#: The server has not seen the whole message when they strike.
_TOO_EARLY = {"reset_before_body", "reset_half_body"}
#: Needs a message larger than every buffer: tests/api/test_sending.py.
_ELSEWHERE = {"stall_before_body"}


def _truth(name: str) -> OutcomeKind:
    if name in _ACCEPTING:
        return ACCEPTED
    if name in _REJECTING:
        return REJECTED
    return LIMITED if name.startswith("rate_limited") else UNKNOWN


def _answers(way: str) -> list[Trial]:
    """The faults of an answer, each where it makes sense also with the message stored."""
    trials = []
    for name in FAULTS:
        if name in _ELSEWHERE:
            continue
        truth = _truth(name)
        trials.append(Trial(name, truth, stored=truth is ACCEPTED, way=way))
        if truth is UNKNOWN and name not in _TOO_EARLY:
            trials.append(Trial(name, truth, stored=True, way=way))
    return trials


#: Faults that come before the first byte of the request.
BEFORE = [
    Trial("refused", NOT_SENT),
    Trial("connect_timeout", NOT_SENT),
    Trial("dns", NOT_SENT, way=SECURE),
    *(
        Trial(f"tls_{wrong}", NOT_SENT, way=SECURE)
        for wrong in ("expired", "wrong_host", "untrusted", "alert")
    ),
    *(Trial(f"proxy_{fault}", NOT_SENT, way=PROXIED) for fault in PROXY_FAULTS),
]

#: The helpers' connection died; a message has one of its own.
KEPT = [Trial("dead_keep_alive", ACCEPTED, stored=True, way=way) for way in (PLAIN, SECURE)]

#: Every trial on plain http, and what only TLS and a proxy can do.
TRIALS: list[Trial] = [*_answers(PLAIN), *BEFORE, *KEPT]

#: The same answers where the message travels encrypted.
TRAVELLED: list[Trial] = [*_answers(SECURE), *_answers(PROXIED)]
