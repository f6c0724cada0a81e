"""Keeping the token out of everything that is written down.

A token rarely leaks as itself: it leaks escaped in a JSON dump, inside a
base64 header, cut in two by a log line. So each secret is spelled in every
such form beforehand, and any piece of a form that is long enough to give the
secret away is masked, wherever it starts or stops.
"""

from __future__ import annotations

import base64
import json
import re
from typing import Any, NoReturn, Self
from urllib.parse import quote, quote_plus

from mateo_desktop.domain.late_pattern import late_pattern

MASK = "[redacted]"

#: Shorter texts are no secrets: masking them would only spoil every log line.
SHORTEST_SECRET = 4

# A piece counts when it holds this share of the form, but never fewer than
# about eight characters of the secret. Tokens have sixteen and more, so every
# half of one is found, in base64 too, where the cut costs a character or two.
_SHARE = 3
_PIECE = 7.5

# A header that was dumped before anybody registered its token.
_HEADER = late_pattern(
    r"(authorization[^a-z0-9]{1,8}(?:b['\"])?bearer\s+)([a-z0-9._~+/=-]{6,})", re.IGNORECASE
)


class Secret:
    """A text that shows itself only when asked by ``reveal``."""

    __slots__ = ("__value",)

    def __init__(self, value: str) -> None:
        self.__value = value

    def reveal(self) -> str:
        """The secret itself."""
        return self.__value

    def __bool__(self) -> bool:
        return bool(self.__value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        # Not at the top: the library of ciphers behind it takes longer than the rest here.
        import hmac

        return hmac.compare_digest(_bytes(self.__value), _bytes(other.__value))

    def __hash__(self) -> int:
        return hash((Secret, self.__value))

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return MASK

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is never written down")

    def __getstate__(self) -> NoReturn:
        raise TypeError("a secret is never written down")


class Redactor:
    """Masks every secret it was told of, in any spelling, in any text."""

    __slots__ = ("_forms",)

    def __init__(self, *secrets: Secret | str) -> None:
        self._forms: tuple[_Form, ...] = ()
        for secret in secrets:
            self.add(secret)

    def add(self, secret: Secret | str) -> None:
        """Mask *secret* from now on; texts under four characters are ignored."""
        value = secret.reveal() if isinstance(secret, Secret) else secret
        # A header value loses the blanks around it on its way out.
        forms = set(self._forms)
        for text in {value, value.strip()}:
            if len(text) >= SHORTEST_SECRET:
                # A part may have none of the characters that need escaping, so its
                # length is measured by a text that has none.
                plain = _spellings("a" * len(text))
                forms.update(
                    _Form.of(spelling, len(text), len(shortest))
                    for spelling, shortest in zip(_spellings(text), plain, strict=True)
                    if spelling
                )
        # One assignment: log records come from other threads.
        self._forms = tuple(forms)

    def __call__(self, text: str) -> str:
        """*text* with everything masked that gives a secret away; never raises."""
        found: list[tuple[int, int]] = []
        for form in self._forms:
            found.extend(form.pieces(text))
        if found:
            text = _masked(text, found)
        return _HEADER.sub(rf"\1{MASK}", text)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a redactor knows the secrets and is never written down")


class _Form:
    """One spelling of a secret and the seeds by which its pieces are found."""

    __slots__ = ("least", "seeds", "text")

    def __init__(self, text: str, least: int) -> None:
        self.text = text
        self.least = least
        # Every piece of `least` characters holds one of these seeds whole.
        length = min(least, least // 2 + 1)
        step = least - length + 1
        seeds: dict[str, list[int]] = {}
        for start in range(0, len(text) - length + 1, step):
            seeds.setdefault(text[start : start + length], []).append(start)
        self.seeds = seeds

    @classmethod
    def of(cls, spelling: str, secret_length: int, shortest: int) -> _Form:
        least = max(int(_PIECE * shortest / secret_length), shortest // _SHARE)
        return cls(spelling, max(1, min(least, len(spelling))))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Form) and (self.text, self.least) == (other.text, other.least)

    def __hash__(self) -> int:
        return hash((self.text, self.least))

    def pieces(self, text: str) -> list[tuple[int, int]]:
        """Where *text* holds a long enough piece of this form."""
        found = []
        for seed, places in self.seeds.items():
            at = text.find(seed)
            while at != -1:
                beyond = at + 1
                for place in places:
                    start, end = self._grown(text, at, place, len(seed))
                    if end - start >= self.least:
                        found.append((start, end))
                        beyond = max(beyond, end)
                at = text.find(seed, beyond)
        return found

    def _grown(self, text: str, at: int, place: int, length: int) -> tuple[int, int]:
        form = self.text
        start, end = at, at + length
        offset = place - at
        # Whole blocks first: a token may have thousands of characters.
        if text.startswith(form[place + length :], end):
            end += len(form) - place - length
        else:
            while end < len(text) and end + offset < len(form) and text[end] == form[end + offset]:
                end += 1
        while start > 0 and start + offset > 0 and text[start - 1] == form[start + offset - 1]:
            start -= 1
        return start, end


def _spellings(secret: str) -> list[str]:
    """Every way *secret* is likely to be written somewhere, in an order of their own."""
    data = _bytes(secret)
    units = [secret[i : i + 1] for i in range(len(secret))]
    utf16 = (
        secret.encode("utf-16-le", "surrogatepass"),
        secret.encode("utf-16-be", "surrogatepass"),
    )

    plain = [secret, data.decode("utf-8", "replace"), data.decode("latin-1")]
    plain += [pair.decode("latin-1") for pair in utf16]

    escaped = []
    for text in plain:
        short = json.dumps(text)[1:-1]
        escaped += [
            short,
            json.dumps(text, ensure_ascii=False)[1:-1],
            short.replace("/", "\\/"),
            json.dumps(short)[1:-1],
            *_quoted(repr(text)[1:-1]),
            *_quoted(ascii(text)[1:-1]),
            text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'"),
        ]
    escaped += [
        "".join(f"\\u{ord(c):04x}" for c in units),
        "".join(f"\\u{ord(c):04X}" for c in units),
    ]
    escaped += ["".join(f"\\x{b:02x}" for b in data), data.hex(), data.hex().upper(), data.hex(" ")]
    escaped += [pair.hex() for pair in utf16]

    percent = [
        quote(data, safe=""),
        quote(data),
        quote_plus(data),
        quote(quote(data, safe=""), safe=""),
        "".join(f"%{b:02X}" for b in data),
        *(quote(pair, safe="") for pair in utf16),
    ]
    percent += [re.sub(r"%[0-9A-F]{2}", lambda code: code[0].lower(), text) for text in percent]

    coded = []
    for raw in (data, *utf16):
        for text in _base64_cores(raw):
            coded += [text, text.replace("+", "-").replace("/", "_"), quote(text, safe="")]
            coded.append(text.replace("/", "\\/"))
    return plain + escaped + percent + coded


def _quoted(text: str) -> tuple[str, str]:
    """What ``repr`` made of it, and what it makes of a part that has one kind of quotes only."""
    return text, text.replace("\\'", "'")


def _base64_cores(raw: bytes) -> list[str]:
    """The characters that *raw* always yields, at each of its three places in a longer text."""
    cores = []
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + raw).decode("ascii")
        # Characters that share bits with a neighbour differ from text to text.
        first = (shift * 8 + 5) // 6
        last = (shift + len(raw)) * 8 // 6
        cores.append(text[first:last])
    return cores


def _masked(text: str, found: list[tuple[int, int]]) -> str:
    found.sort()
    parts = []
    done = 0
    last_end = -1
    for start, end in found:
        if start > last_end:
            parts += [text[done:start], MASK]
        done = last_end = max(last_end, end)
    parts.append(text[done:])
    return "".join(parts)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
