"""The menu of faults: how a server can fail a message, by name.

A fault says two things: whether the message is stored all the same, and what
becomes of the answer. FAULTS is what a menu shows; the order is that of the
ways through a request, from the first byte to the last.
"""

from __future__ import annotations

import dataclasses
import json
import time
import uuid
from collections.abc import Callable, Iterator, MutableSet
from enum import Enum

from mateo_desktop.sandbox.errors import Refusal
from mateo_desktop.sandbox.settings import Settings
from mateo_desktop.sandbox.wire import Response, http_date, json_response, refusal_response

#: The pause of ``429_long``: more than a message should wait for in silence.
LONG_PAUSE_S = 600


class Scope(Enum):
    """Which requests a fault strikes."""

    SEND = "POST /send_message"
    HELPERS = "everything but POST /send_message"
    UPLOAD = "the PUT of a file"
    CONNECTION = "every connection"


class Wire(Enum):
    """How the bytes of the answer leave, or do not."""

    WHOLE = "whole"
    RESET_BEFORE = "reset before the body is read"
    RESET_HALF = "reset when half of the body is read"
    RESET = "reset after the body is read"
    CLOSE = "closed without an answer"
    SILENCE = "no answer at all"
    NOT_HTTP = "bytes that are no HTTP"
    HEAD_THEN_RESET = "head, then reset"
    BAD_CHUNKING = "chunks whose length is no number"
    WRONG_LENGTH = "more bytes announced than sent"
    SLOW = "byte after byte"
    STALL = "head, then silence"
    ENDLESS = "a body without an end"
    HUGE = "a body of 100 MB"
    GZIP_BOMB = "1 MB that unpacks to 1 GB"


Answer = Callable[[Response, Settings], Response]


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One entry of the menu. *answer* makes the answer from the true one."""

    about: str
    stored: bool = False
    wire: Wire = Wire.WHOLE
    answer: Answer | None = None
    scope: Scope = Scope.SEND


def _same(response: Response, _settings: Settings) -> Response:
    return response


def _text(body: str, content_type: str, status: int = 200) -> Answer:
    return lambda _response, _settings: Response(status, body.encode(), content_type)


def _redirect(status: int) -> Answer:
    def answer(_response: Response, _settings: Settings) -> Response:
        return Response(status, b"", "", (("Location", "/api/v1/redirected"),))

    return answer


def _error(status: int, code: str, message: str, hint: str = "") -> Answer:
    return lambda _response, _settings: refusal_response(Refusal(status, code, message, hint))


def _wait(status: int, form: str) -> Answer:
    """429 or 503 with Retry-After in one of its *form*s."""

    def answer(_response: Response, settings: Settings) -> Response:
        wait_s = LONG_PAUSE_S if form == "long" else settings.retry_after_s
        value = http_date(time.time() + wait_s) if form == "date" else str(wait_s)
        headers = (("Retry-After", value),) if form else ()
        message = "Too many requests." if status == 429 else "Down for a moment."
        return refusal_response(
            Refusal(status, "SANDBOX_FAULT", message, "Try again later.", headers)
        )

    return answer


def _truncated(response: Response, _settings: Settings) -> Response:
    return response.replace(body=response.body[: len(response.body) // 2])


def _other_message(response: Response, _settings: Settings) -> Response:
    """The same answer, but about a message that nobody asked for."""
    try:
        answer = json.loads(response.body)
        other = str(uuid.uuid4())
        answer["message"]["id"] = other
        for row in answer["recipients"] + answer["actions"]:
            row["message_id"] = other
    except (ValueError, LookupError, TypeError):
        return response
    return json_response(answer)


def _deep(_response: Response, _settings: Settings) -> Response:
    return Response(200, b"[" * 1_000_000 + b"]" * 1_000_000)


def _accepted(response: Response, _settings: Settings) -> Response:
    return response.replace(status=202) if response.status == 200 else response


_PORTAL = (
    "<!doctype html><html><head><title>Welcome</title></head><body><h1>Station Wi-Fi</h1>"
    '<p><a href="https://portal.example.org/login">Log in to go online.</a></p></body></html>'
)
_SERVER = "The server made a mistake."

_TABLE: dict[str, Fault] = {
    "refused": Fault("Nobody listens: connections are refused", scope=Scope.CONNECTION),
    "connect_timeout": Fault(
        "Connections never come about: nobody takes them", scope=Scope.CONNECTION
    ),
    "dead_keep_alive": Fault(
        "A connection that was promised to stay open is dead when it is used again",
        scope=Scope.CONNECTION,
    ),
    "reset_before": Fault("Reset before the body is read", wire=Wire.RESET_BEFORE),
    "reset_half": Fault("Reset when half of the body is read", wire=Wire.RESET_HALF),
    "reset_after": Fault("Reset after the body; the message is stored", True, Wire.RESET),
    "reset_after_not_stored": Fault("Reset after the body; not stored", wire=Wire.RESET),
    "close_without_reply": Fault("Closed without an answer; not stored", wire=Wire.CLOSE),
    "close_without_reply_stored": Fault("Closed without an answer; stored", True, Wire.CLOSE),
    "silence": Fault("Takes the message and never answers; not stored", wire=Wire.SILENCE),
    "silence_stored": Fault("Takes the message and never answers; stored", True, Wire.SILENCE),
    "not_http": Fault("An answer that is no HTTP; stored", True, Wire.NOT_HTTP, _same),
    "head_then_reset": Fault(
        "The head of the answer, then a reset; stored", True, Wire.HEAD_THEN_RESET, _same
    ),
    "truncated_json": Fault(
        "200, but the JSON ends in the middle; stored", True, answer=_truncated
    ),
    "bad_chunking": Fault("200 in broken chunks; stored", True, Wire.BAD_CHUNKING, _same),
    "wrong_content_length": Fault(
        "200 that promises more bytes than it has; stored", True, Wire.WRONG_LENGTH, _same
    ),
    "slow_bytes": Fault("200, one byte a second; stored", True, Wire.SLOW, _same),
    "stall_after_head": Fault("The head of a 200, then silence; stored", True, Wire.STALL, _same),
    "html_200": Fault(
        "200 with the page of a Wi-Fi portal; not stored",
        answer=_text(_PORTAL, "text/html; charset=utf-8"),
    ),
    "html_200_stored": Fault(
        "200 with a web page; stored", True, answer=_text(_PORTAL, "text/html; charset=utf-8")
    ),
    "empty_200": Fault("200 without a body; stored", True, answer=_text("", "application/json")),
    "other_message_200": Fault("200 about another message; stored", True, answer=_other_message),
    "other_json_200": Fault(
        "200 with JSON of another shape; stored",
        True,
        answer=_text('{"ok": true}', "application/json"),
    ),
    "not_json_200": Fault(
        "200 that says JSON and is not; stored", True, answer=_text("OK: 1", "application/json")
    ),
    "deep_json_200": Fault("200 with a million nested lists; stored", True, answer=_deep),
    "huge_200": Fault("200 with a body of 100 MB; stored", True, Wire.HUGE, _same),
    "endless_200": Fault("200 with a body that never ends; stored", True, Wire.ENDLESS, _same),
    "gzip_bomb_200": Fault("200 that unpacks to 1 GB; stored", True, Wire.GZIP_BOMB, _same),
    "202": Fault("202 instead of 200; stored", True, answer=_accepted),
    "303": Fault("303, look elsewhere; not stored", answer=_redirect(303)),
    "307": Fault("307, send it elsewhere; not stored", answer=_redirect(307)),
    "400": Fault(
        "400, the parameters are wrong",
        answer=_error(400, "SANDBOX_FAULT", "The parameters are wrong.", "Check the message."),
    ),
    "401": Fault(
        "401, the key is missing", answer=_error(401, "SANDBOX_FAULT", "The API key is missing.")
    ),
    "403": Fault(
        "403, the key is wrong", answer=_error(403, "SANDBOX_FAULT", "The API key is invalid.")
    ),
    "404": Fault("404, not found", answer=_error(404, "SANDBOX_FAULT", "There is no such thing.")),
    "408": Fault(
        "408, the request took too long", answer=_error(408, "SANDBOX_FAULT", "Too slow.")
    ),
    "408_stored": Fault(
        "408, the request took too long, but stored",
        True,
        answer=_error(408, "SANDBOX_FAULT", "Too slow."),
    ),
    "409_exists": Fault(
        "409 with code 23505: the message is there already (stored)",
        True,
        answer=_error(409, "23505", "A message with this id exists."),
    ),
    "409_reference": Fault(
        "409 with code 23503: something it points to is missing; not stored",
        answer=_error(409, "23503", "A row that is referred to does not exist."),
    ),
    "413": Fault("413, too large", answer=_error(413, "SANDBOX_FAULT", "The body is too large.")),
    "415": Fault(
        "415, the wrong kind of content",
        answer=_error(415, "SANDBOX_FAULT", "This kind of content is not taken."),
    ),
    "422": Fault("422, not understood", answer=_error(422, "SANDBOX_FAULT", "Not understood.")),
    "429_seconds": Fault("429, Retry-After in seconds", answer=_wait(429, "seconds")),
    "429_date": Fault("429, Retry-After as a date", answer=_wait(429, "date")),
    "429_bare": Fault("429 without Retry-After", answer=_wait(429, "")),
    "429_long": Fault("429 that asks for ten minutes", answer=_wait(429, "long")),
    "500": Fault("500; not stored", answer=_error(500, "SANDBOX_FAULT", _SERVER)),
    "500_stored": Fault("500, but stored", True, answer=_error(500, "SANDBOX_FAULT", _SERVER)),
    "502": Fault(
        "502 with the page of a proxy; not stored",
        answer=_text("<html><h1>502 Bad Gateway</h1></html>", "text/html", 502),
    ),
    "502_stored": Fault(
        "502 with the page of a proxy, but stored",
        True,
        answer=_text("<html><h1>502 Bad Gateway</h1></html>", "text/html", 502),
    ),
    "503_retry": Fault("503 with Retry-After; not stored", answer=_wait(503, "seconds")),
    "503_retry_stored": Fault(
        "503 with Retry-After, but stored", True, answer=_wait(503, "seconds")
    ),
    "504": Fault("504; not stored", answer=_error(504, "SANDBOX_FAULT", "It took too long.")),
    "504_stored": Fault(
        "504, but stored", True, answer=_error(504, "SANDBOX_FAULT", "It took too long.")
    ),
    "helpers_404": Fault(
        "404 for everything but send_message",
        scope=Scope.HELPERS,
        answer=_error(404, "SANDBOX_FAULT", "There is no such resource."),
    ),
    "helpers_403": Fault(
        "403 for everything but send_message",
        scope=Scope.HELPERS,
        answer=_error(403, "SANDBOX_FAULT", "This API key may not do that."),
    ),
    "helpers_500": Fault(
        "500 for everything but send_message",
        scope=Scope.HELPERS,
        answer=_error(500, "SANDBOX_FAULT", _SERVER),
    ),
    "upload_500": Fault(
        "500 for the upload of a file",
        scope=Scope.UPLOAD,
        answer=_error(500, "SANDBOX_FAULT", _SERVER),
    ),
}

#: Every fault by its name, with one line about it.
FAULTS: dict[str, str] = {name: fault.about for name, fault in _TABLE.items()}

#: The same in groups, in the order of the ways through a request.
GROUPS: dict[str, tuple[str, ...]] = {
    "connection": ("refused", "connect_timeout", "dead_keep_alive"),
    "breaking": (
        *("reset_before", "reset_half", "reset_after", "reset_after_not_stored"),
        *("close_without_reply", "close_without_reply_stored", "silence", "silence_stored"),
        *("not_http", "head_then_reset"),
    ),
    "answer": (
        *("truncated_json", "bad_chunking", "wrong_content_length", "slow_bytes"),
        *("stall_after_head", "html_200", "html_200_stored", "empty_200", "other_message_200"),
        *("other_json_200", "not_json_200", "deep_json_200", "huge_200", "endless_200"),
        *("gzip_bomb_200", "202"),
    ),
    "refusal": (
        *("303", "307", "400", "401", "403", "404", "409_exists", "409_reference"),
        *("413", "415", "422"),
    ),
    "pause": ("429_seconds", "429_date", "429_bare", "429_long", "503_retry", "503_retry_stored"),
    "server": (
        *("408", "408_stored", "500", "500_stored", "502", "502_stored", "504", "504_stored"),
    ),
    "helpers": ("helpers_404", "helpers_403", "helpers_500", "upload_500"),
}

#: These close the door for everybody: no single request uses them up.
LASTING = frozenset({"refused", "connect_timeout"})


class ArmedFaults(MutableSet[str]):
    """The faults that are switched on.

    A set of names, as far as most are concerned. ``arm`` also says how often
    a fault strikes and may overrule whether the message is stored. Several
    faults of the same scope take turns.
    """

    def __init__(self, on_change: Callable[[], None] = lambda: None) -> None:
        self._left: dict[str, int | None] = {}
        self._stored: dict[str, bool] = {}
        self._on_change = on_change

    def arm(self, name: str, times: int | None = None, stored: bool | None = None) -> None:
        """Let *name* strike the next *times* requests, or all of them.

        Raises ValueError for a name that is not in FAULTS.
        """
        if name not in _TABLE:
            raise ValueError(f"no such fault: {name!r}")
        self.discard(name)
        if times is not None and times <= 0:
            return
        self._left[name] = times
        if stored is not None:
            self._stored[name] = stored
        self._on_change()

    def add(self, value: str) -> None:
        """Let *value* strike all requests of its scope."""
        self.arm(value)

    def discard(self, value: str) -> None:
        """Switch *value* off."""
        if value in self._left:
            del self._left[value]
            self._stored.pop(value, None)
            self._on_change()

    def take(self, scope: Scope, only: str = "") -> Fault | None:
        """The fault for the next request of *scope*, counted as used."""
        fits = (each for each in self._left if _TABLE[each].scope is scope)
        name = next((each for each in fits if only in ("", each)), None)
        if name is None:
            return None
        left = self._left.pop(name)
        fault = dataclasses.replace(
            _TABLE[name], stored=self._stored.get(name, _TABLE[name].stored)
        )
        if left == 1:
            self._stored.pop(name, None)
            self._on_change()
        else:
            self._left[name] = None if left is None else left - 1
        return fault

    def __contains__(self, name: object) -> bool:
        return name in self._left

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._left))

    def __len__(self) -> int:
        return len(self._left)
