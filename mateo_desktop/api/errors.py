"""What a failed call means for the message, which is all a user asks.

httpx names the way a request broke; these names say what may have become of
the message. Only ``NotSent`` may be tried again without asking. Every error
carries a stable ``reason`` code; the words for it are made in the window.

httpx is imported where it is needed: replies are read, and base URLs judged,
long before the first call.
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator


class ApiError(Exception):
    """Something outside went wrong. ``detail`` is for logs and a small print."""

    def __init__(self, reason: str, detail: str = "", *, status: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail
        self.status = status

    def __str__(self) -> str:
        return f"{self.reason} ({self.detail})" if self.detail else self.reason


class NotSent(ApiError):
    """Not one byte of the request can have left."""


class OutcomeUnknown(ApiError):
    """The request may have arrived; nobody told us what became of it."""


class Refused(ApiError):
    """The server answered, and said no. ``message`` and ``hint`` are its words."""

    def __init__(
        self,
        status: int,
        code: str = "",
        message: str = "",
        hint: str = "",
        *,
        reason: str = "refused",
    ) -> None:
        super().__init__(reason, f"{status} {code}".strip(), status=status)
        self.code = code
        self.message = message
        self.hint = hint


class HelperMissing(Refused):
    """A helper that this key or this server does not offer: 403 or 404."""


class RateLimited(ApiError):
    """Too many calls. ``retry_after_s`` is what the server asked for, if it did."""

    def __init__(self, retry_after_s: float | None = None) -> None:
        super().__init__("rate_limited", status=429)
        self.retry_after_s = retry_after_s


class Unreadable(ApiError):
    """An answer came, but not one that can be used."""


class BadBaseUrl(ValueError):
    """An address that never gets a token. ``code`` says which rule it breaks."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})

#: Alerts without that word in OpenSSL's name for them (sslerr.h).
_ALERTS = frozenset(
    {
        "TLSV1_BAD_CERTIFICATE_HASH_VALUE",
        "TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE",
        "TLSV1_CERTIFICATE_UNOBTAINABLE",
        "TLSV1_UNRECOGNIZED_NAME",
        "TLSV1_UNSUPPORTED_EXTENSION",
    }
)

#: OpenSSL's numbers for what is wrong with a certificate (x509_vfy.h).
_CERTIFICATE_FAULTS = {
    9: "certificate_not_yet_valid",
    10: "certificate_expired",
    18: "certificate_untrusted",
    19: "certificate_untrusted",
    20: "certificate_untrusted",
    21: "certificate_untrusted",
    62: "certificate_wrong_host",
    64: "certificate_wrong_host",
}


def from_transport(
    error: BaseException, *, may_have_left: bool = True, body_begun: bool = True
) -> NotSent | OutcomeUnknown:
    """Say what *error* means for the message that was on its way.

    *may_have_left* is whether the request had begun to be written, *body_begun*
    whether its body had. Without that knowledge the error's own kind decides,
    and what could be either is unknown.
    """
    import httpx

    # httpcore wraps socket errors in its own, and anyio may bundle them.
    causes = list(_causes(error))
    never_left = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
    never_left |= isinstance(error, httpx.ProxyError | httpx.UnsupportedProtocol | httpx.InvalidURL)
    # h11 refuses a malformed head before it writes the first byte of it.
    never_left |= isinstance(error, httpx.LocalProtocolError) and not body_begun
    if never_left or not may_have_left:
        return NotSent(*_before(error, causes))
    return OutcomeUnknown(_after(error), _kind(error))


def _before(error: BaseException, causes: list[BaseException]) -> tuple[str, str]:
    """Reason and detail of an error before anything was written."""
    import httpx

    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return "tls", tls_fault(cause)
    match error:
        case httpx.ConnectTimeout() | TimeoutError():
            return "connect_timeout", ""
        case httpx.PoolTimeout():
            return "pool_timeout", ""
        case httpx.ProxyError():
            return "proxy", str(error)
        # Reading failed before our request began: the proxy never opened the tunnel.
        case httpx.ReadError() | httpx.ReadTimeout() | httpx.RemoteProtocolError():
            return "proxy", _kind(error)
        case httpx.LocalProtocolError() | httpx.UnsupportedProtocol() | httpx.InvalidURL():
            # Its text quotes the header it stumbled over: never passed on.
            return "local_protocol", _kind(error)
    return _no_connection(causes) or ("unexpected", _kind(error))


def _no_connection(causes: list[BaseException]) -> tuple[str, str] | None:
    """Why a connection could not be made, as the system tells it."""
    import httpx

    for cause in causes:
        # A label of more than 63 letters fails in the codec, not in the resolver.
        if isinstance(cause, socket.gaierror | UnicodeError):
            return "dns", _kind(cause)
    for cause in causes:
        if isinstance(cause, ConnectionRefusedError):
            return "refused", ""
        if isinstance(cause, OSError) and cause.errno in _NO_ROUTE:
            return "unreachable", errno.errorcode.get(cause.errno or 0, "")
    if isinstance(causes[0], httpx.ConnectError):
        return "connect", _kind(causes[-1])
    return None


def _after(error: BaseException) -> str:
    import httpx

    match error:
        case httpx.WriteTimeout():
            return "write_timeout"
        case httpx.WriteError():
            return "write_error"
        case httpx.ReadTimeout():
            return "read_timeout"
        case httpx.RemoteProtocolError() if "without sending a response" in str(error):
            return "disconnected"
        case httpx.RemoteProtocolError():
            return "protocol"
        case httpx.ReadError() | OSError() if not isinstance(error, TimeoutError):
            return "read_error"
        case TimeoutError():
            return "too_slow"
        case _:
            return "unexpected"


def tls_fault(error: ssl.SSLError) -> str:
    """A stable code for what broke a TLS handshake."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATE_FAULTS.get(error.verify_code, "certificate")
    name = error.reason or ""
    if name in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"):
        return "not_tls"
    if isinstance(error, ssl.SSLEOFError):
        return "hung_up"
    # Some alerts are called by the name of what they complain about.
    return "alert" if "ALERT" in name or name in _ALERTS else "handshake"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything behind it, each once."""
    waiting, seen = [error], set()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, BaseExceptionGroup):
            waiting.extend(one.exceptions)
        waiting.extend(e for e in (one.__cause__, one.__context__) if e is not None)


def _kind(error: BaseException) -> str:
    return type(error).__name__
