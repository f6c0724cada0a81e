"""What became of a message, judged by the answer: the table of sending.md.

A wrong "not sent" sends twice, a wrong "accepted" loses a message, so whatever
is not certain is unknown. Reasons are stable codes; the words for them are in
the window.
"""

from __future__ import annotations

import json
from typing import Any

from mateo_desktop.api.answer import Answer, error_body
from mateo_desktop.api.errors import ApiError, NotSent, RateLimited, Refused, Unreadable
from mateo_desktop.api.replies import SEND_KEYS, read_json
from mateo_desktop.domain.send_state import Outcome, OutcomeKind

#: The database's code for "this key is taken" (PostgreSQL, appendix A).
UNIQUE_VIOLATION = "23505"

_REFUSALS = {
    401: "missing_key",
    403: "wrong_key",
    404: "not_found",
    413: "too_large",
    415: "invalid",
    422: "invalid",
    400: "invalid",
    409: "conflict",
}

# 499 is how nginx notes a client that was gone before the answer.
_TIMED_OUT = frozenset({408, 499})


def verdict(answer: Answer, body: bytes, message_id: str) -> Outcome:
    """What *answer* means for the message *message_id* that was sent as *body*."""
    status = answer.status
    if answer.is_success:
        return _success(answer, body, message_id)
    if status == 429:
        return _outcome(OutcomeKind.RATE_LIMITED, "rate_limited", answer)
    if 300 <= status < 400:
        return _outcome(OutcomeKind.REJECTED, "redirect", answer)
    if status in _TIMED_OUT:
        return _outcome(OutcomeKind.UNKNOWN, "request_timeout", answer)
    if status == 409:
        return _conflict(answer)
    if 400 <= status < 500:
        return _outcome(OutcomeKind.REJECTED, _REFUSALS.get(status, "refused"), answer)
    reason = "server_error" if 500 <= status < 600 else "unexpected_status"
    return _outcome(OutcomeKind.UNKNOWN, reason, answer)


def outcome_of(error: ApiError) -> Outcome:
    """What an error means for the message, when there was no answer to judge."""
    match error:
        case NotSent():
            code = error.detail if error.reason == "tls" else ""
            if error.reason == "proxy" and error.detail[:3].isdigit():
                # What the proxy answered; its words are not wanted.
                code = error.detail[:3]
            return Outcome(kind=OutcomeKind.NOT_SENT, reason=error.reason, code=code)
        case RateLimited():
            # Our own limiter refused: the server had asked for that pause.
            return Outcome(
                kind=OutcomeKind.RATE_LIMITED,
                reason="rate_limited",
                retry_after_s=error.retry_after_s,
            )
        case Refused():
            return Outcome(
                kind=OutcomeKind.REJECTED,
                status=error.status,
                code=error.code,
                message=error.message,
                hint=error.hint,
                reason=error.reason,
            )
        case _:
            return Outcome(kind=OutcomeKind.UNKNOWN, reason=error.reason)


def _success(answer: Answer, body: bytes, message_id: str) -> Outcome:
    if answer.flaw:
        return _outcome(OutcomeKind.UNKNOWN, answer.flaw, answer)
    try:
        value = read_json(answer.body)
    except Unreadable as error:
        return _outcome(OutcomeKind.UNKNOWN, error.reason, answer)
    reason = _doubt(value, body, message_id)
    kind = OutcomeKind.UNKNOWN if reason else OutcomeKind.ACCEPTED
    return Outcome(kind=kind, status=answer.status, answer=answer.body, reason=reason)


def _doubt(value: Any, body: bytes, message_id: str) -> str:
    """Why a success is not believed, or "" if it is."""
    if not isinstance(value, dict):
        return "unexpected_shape"
    message = value.get("message")
    found = message.get("id") if isinstance(message, dict) else None
    sent = _sent_id(body, message_id)
    if isinstance(found, str) and sent and _same_id(found, sent):
        return ""
    if not value.keys() >= SEND_KEYS:
        return "unexpected_shape"
    # An ID of the server's own is right only where we sent none: otherwise
    # nobody can tell this answer from one about another message.
    return "other_message" if sent else ""


def _conflict(answer: Answer) -> Outcome:
    if answer.flaw:
        # The code is what decides here, and it did not arrive.
        return _outcome(OutcomeKind.UNKNOWN, answer.flaw, answer)
    if error_body(answer).code == UNIQUE_VIOLATION:
        return _outcome(OutcomeKind.UNKNOWN, "duplicate_id", answer)
    return _outcome(OutcomeKind.REJECTED, "conflict", answer)


def _outcome(kind: OutcomeKind, reason: str, answer: Answer) -> Outcome:
    words = error_body(answer) if not answer.is_success else None
    return Outcome(
        kind=kind,
        status=answer.status,
        code=words.code if words else "",
        message=words.message if words else "",
        hint=words.hint if words else "",
        retry_after_s=answer.retry_after_s,
        answer=None if answer.flaw else answer.body,
        reason=reason,
    )


def _sent_id(body: bytes, message_id: str) -> str:
    """The ID the server was given, which may be none at all."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return message_id
    if not isinstance(value, dict):
        return message_id
    sent = value.get("id")
    return sent if isinstance(sent, str) else ""


def _same_id(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
