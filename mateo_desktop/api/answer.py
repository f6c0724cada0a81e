"""One answer of the server, read within bounds.

A body is read up to 8 MB, compressed or not; what is larger, broken off or
packed in an unknown way has a ``flaw`` and no body. The status line counts all
the same: it was read before the body went wrong.
"""

from __future__ import annotations

import dataclasses
import re
import zlib
from collections.abc import AsyncIterator, Mapping

from mateo_desktop.api.errors import HelperMissing, OutcomeUnknown, RateLimited, Refused, Unreadable
from mateo_desktop.api.limiter import retry_after_s
from mateo_desktop.api.replies import read_json

LARGEST_ANSWER = 8 * 1024 * 1024

# What people read is a sentence; a page-long "message" is something else.
_LONGEST_WORDS = 4_000
_LONGEST_PLAIN_TEXT = 500

_MARKUP = re.compile(rb"\s*<")

# Ask for 32 and zlib tells gzip from its own wrapping by itself.
_ANY_WRAPPING = zlib.MAX_WBITS | 32
_UNPACKED = frozenset({"", "identity"})
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})


@dataclasses.dataclass(slots=True)
class Answer:
    """A status, headers in lower case, and the body as far as it is usable.

    ``flaw`` is "" for a whole body, else "truncated", "too_big", "bad_encoding",
    "read_timeout", "too_slow" or "read_error".
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    flaw: str = "truncated"

    async def read(self, chunks: AsyncIterator[bytes]) -> None:
        """Take the body from *chunks*, which are as they came from the socket.

        Errors of the transport are let through; the flaw is set by then.
        """
        coding = self.headers.get("content-encoding", "").strip().lower()
        if coding not in _UNPACKED | _PACKED:
            self.flaw = "bad_encoding"
            return
        unpack = zlib.decompressobj(_ANY_WRAPPING) if coding in _PACKED else None
        parts: list[bytes] = []
        taken = size = 0
        async for chunk in chunks:
            taken += len(chunk)
            if unpack is not None:
                try:
                    # Never more than one byte beyond the limit: a bomb makes
                    # a thousand bytes out of each of its own.
                    chunk = unpack.decompress(chunk, LARGEST_ANSWER - size + 1)
                except zlib.error:
                    self.flaw = "bad_encoding"
                    return
            size += len(chunk)
            if max(taken, size) > LARGEST_ANSWER:
                self.flaw = "too_big"
                return
            parts.append(chunk)
        if unpack is not None and taken and not unpack.eof:
            return
        self.body = b"".join(parts)
        self.flaw = ""

    @property
    def is_success(self) -> bool:
        """Whether the status says so."""
        return 200 <= self.status < 300

    @property
    def retry_after_s(self) -> float | None:
        """The pause it asks for."""
        return retry_after_s(self.headers)


@dataclasses.dataclass(frozen=True, slots=True)
class ErrorBody:
    """The server's own words about an error; all empty if it had none."""

    code: str = ""
    message: str = ""
    hint: str = ""


def error_body(answer: Answer) -> ErrorBody:
    """What *answer* says went wrong: ``{code, message, hint, status}`` as documented.

    A short plain text counts as the message. Markup never does.
    """
    if answer.flaw:
        return ErrorBody()
    try:
        value = read_json(answer.body)
    except Unreadable:
        return ErrorBody(message=_plain_text(answer))
    if isinstance(value, dict) and isinstance(value.get("error"), dict):
        value = value["error"]
    if not isinstance(value, dict):
        return ErrorBody(message=_words(value))
    message = value.get("message") or value.get("error")
    return ErrorBody(_words(value.get("code")), _words(message), _words(value.get("hint")))


def raise_for_helper(answer: Answer) -> None:
    """Raise what a helper's *answer* means unless it is a whole success."""
    words = error_body(answer)
    match answer.status:
        case status if 200 <= status < 300:
            if answer.flaw:
                raise Unreadable(answer.flaw, status=status)
        case 403 | 404:
            reason = "forbidden" if answer.status == 403 else "not_found"
            raise HelperMissing(answer.status, words.code, words.message, words.hint, reason=reason)
        case 429:
            raise RateLimited(answer.retry_after_s)
        case 408:
            raise OutcomeUnknown("request_timeout", words.message, status=408)
        case status if status >= 500:
            raise OutcomeUnknown("server_error", words.message, status=status)
        case status if 300 <= status < 400:
            raise Refused(status, reason="redirect")
        case status:
            raise Refused(status, words.code, words.message, words.hint)


def _words(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return text.strip()[:_LONGEST_WORDS]


def _plain_text(answer: Answer) -> str:
    if len(answer.body) > _LONGEST_PLAIN_TEXT or _MARKUP.match(answer.body):
        return ""
    try:
        text = answer.body.decode("utf-8").strip()
    except UnicodeDecodeError:
        return ""
    # Broken JSON is no sentence either.
    return "" if text.startswith(("{", "[")) or not text.replace("\n", " ").isprintable() else text
