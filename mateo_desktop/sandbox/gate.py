"""Who may come in, and how often: the API key and the rate limit."""

from __future__ import annotations

import hmac
import math
import time
from collections.abc import Callable

from mateo_desktop.sandbox.errors import Refusal
from mateo_desktop.sandbox.settings import TOKEN, Settings
from mateo_desktop.sandbox.wire import Request


def check_key(request: Request) -> None:
    """Refuse a missing key with 401 and a wrong one with 403 (documented)."""
    given = request.headers.get("authorization", "").strip()
    if not given:
        raise Refusal(
            *(401, "SANDBOX_KEY_MISSING", "The API key is missing."),
            "Send Authorization: Bearer <key>.",
        )
    scheme, _, key = given.partition(" ")
    # The head was read as Latin-1, so it can be written as Latin-1 again.
    same = hmac.compare_digest(key.strip().encode("latin-1", "replace"), TOKEN.encode())
    if scheme.lower() != "bearer" or not same:
        raise Refusal(403, "SANDBOX_KEY_INVALID", "The API key is invalid.", "Check the key.")


class RateLimit:
    """A bucket of requests that refills evenly.

    That two requests a second are allowed is documented, and that 429 follows;
    so are the names of two headers. The bucket, ``ratelimit-reset`` and
    ``Retry-After`` are assumptions.
    """

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._left = float(settings.requests_per_s)
        self._at = clock()

    def pass_one(self) -> tuple[tuple[str, str], ...]:
        """Count one request and give the headers that tell about it.

        Raises Refusal (429) when there are too many.
        """
        if not self._settings.rate_limit:
            return ()
        size = float(self._settings.requests_per_s)
        now = self._clock()
        self._left = min(size, self._left + (now - self._at) * size)
        self._at = now
        if allowed := self._left >= 1:
            self._left -= 1
        headers = (
            ("ratelimit-limit", f"{size:.0f}"),
            ("ratelimit-remaining", f"{math.floor(self._left)}"),
            ("ratelimit-reset", f"{math.ceil((size - self._left) / size)}"),
        )
        if not allowed:
            raise Refusal(
                *(429, "SANDBOX_RATE_LIMIT", "Too many requests."),
                "Two requests a second are allowed.",
                (*headers, ("Retry-After", "1")),
            )
        return headers
