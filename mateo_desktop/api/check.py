"""*Test connection*: what is wrong with a base URL and a token, if anything.

401 is documented as "key missing" and 403 as "key invalid" (mateo-api.md,
1.1). An answer that is no JSON list comes from something that is not this API.
"""

from __future__ import annotations

import dataclasses

from mateo_desktop.api.answer import Answer
from mateo_desktop.api.errors import ApiError, NotSent, OutcomeUnknown, RateLimited, Unreadable
from mateo_desktop.api.replies import read_json

#: Every kind of result there is.
KINDS = (
    "ok",
    "missing_key",
    "wrong_key",
    "no_network",
    "wrong_url",
    "wrong_certificate",
    "server_error",
    "rate_limited",
)


@dataclasses.dataclass(frozen=True, slots=True)
class CheckResult:
    """``kind`` is one of ``KINDS``; ``detail`` a code that says it more closely."""

    kind: str
    status: int | None = None
    detail: str = ""


def result_of(answer: Answer) -> CheckResult:
    """What the answer to the trial request says about the connection."""
    status = answer.status
    if answer.is_success:
        return _success(answer)
    kind = {401: "missing_key", 403: "wrong_key", 429: "rate_limited", 408: "server_error"}.get(
        status, "server_error" if status >= 500 else "wrong_url"
    )
    return CheckResult(kind, status, "redirect" if 300 <= status < 400 else "")


def result_of_error(error: ApiError) -> CheckResult:
    """What it says that no answer came."""
    match error:
        case RateLimited():
            return CheckResult("rate_limited")
        case NotSent(reason="tls", detail="not_tls"):
            return CheckResult("wrong_url", detail="not_tls")
        case NotSent(reason="tls"):
            return CheckResult("wrong_certificate", detail=error.detail)
        case NotSent(reason="bad_token"):
            return CheckResult("wrong_key", detail="bad_token")
        case OutcomeUnknown(reason="protocol"):
            # Somebody is there, but does not speak HTTP.
            return CheckResult("wrong_url", detail="protocol")
        case OutcomeUnknown():
            return CheckResult("server_error", detail=error.reason)
        case _:
            return CheckResult("no_network", detail=error.reason)


def _success(answer: Answer) -> CheckResult:
    if answer.flaw:
        return CheckResult("server_error", answer.status, answer.flaw)
    try:
        value = read_json(answer.body)
    except Unreadable as error:
        return CheckResult("wrong_url", answer.status, error.reason)
    rows = value if isinstance(value, list) else [value]
    if all(isinstance(row, dict) and "id" in row for row in rows):
        return CheckResult("ok", answer.status)
    return CheckResult("wrong_url", answer.status, "unexpected_shape")
