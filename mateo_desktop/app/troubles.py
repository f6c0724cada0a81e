"""What a helper that failed means for somebody who is writing, as a code."""

from __future__ import annotations

from mateo_desktop.api.errors import (
    ApiError,
    HelperMissing,
    NotSent,
    OutcomeUnknown,
    RateLimited,
    Refused,
)

#: Every code there is. "" stands for no trouble.
TROUBLES: tuple[str, ...] = (
    "helper_missing",
    "no_network",
    "no_token",
    "rate_limited",
    "refused",
    "server_error",
    "storage",
    "unreadable",
    "wrong_certificate",
)


def trouble_code(error: ApiError) -> str:
    """One of ``TROUBLES`` for what kept a helper from answering."""
    match error:
        case HelperMissing():
            return "helper_missing"
        case NotSent(reason="tls"):
            return "wrong_certificate"
        case NotSent(reason="bad_token"):
            return "no_token"
        case NotSent():
            return "no_network"
        case RateLimited():
            return "rate_limited"
        # "Key missing", while 403 is "key invalid" or a helper this key may not use.
        case Refused(status=401):
            return "no_token"
        case Refused():
            return "refused"
        case OutcomeUnknown():
            return "server_error"
        case _:
            return "unreadable"
