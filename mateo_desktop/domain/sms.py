"""How many parts a text takes as an SMS, and which characters make it dear.

A text that fits the GSM 7-bit alphabet has 160 characters in one part and 153
in each of several; a single foreign character turns the whole message into
UCS-2, with 70 and 67. Umlauts, ß and § are in the alphabet; what costs people
money is a typographic quote or dash that an editor put in for them. So every
foreign character is reported with a spelling that would do instead.

Limits: https://www.twilio.com/docs/glossary/what-sms-character-limit.md ,
https://developers.telnyx.com/docs/messaging/messages/message-encoding .
Alphabet: 3GPP TS 23.038; what costs two is also listed at
https://docs.smsfire.com.br/apis-v3/sms/api/limite-de-caracteres . The shift
tables for single countries are not used by the networks in question.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from itertools import islice

from mateo_desktop.domain.late_pattern import late_pattern

GSM7, UCS2 = "gsm7", "ucs2"

GSM7_SINGLE, GSM7_PART = 160, 153
UCS2_SINGLE, UCS2_PART = 70, 67

#: The 127 characters of the basic table (the 128th place is the escape).
BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
    " !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
#: The extension table: an escape goes before each, so they cost two.
EXTENSION = "\f^{}\\[~]|€"

#: Culprits are named up to this many: nobody reads more, and a megabyte of
#: emoji would otherwise become a million of them.
MAX_CULPRITS = 500

_ALPHABET = frozenset(BASIC + EXTENSION)
_ESCAPE = "\x1b"
_DOUBLE = late_pattern(f"[{re.escape(EXTENSION)}]")
_ASTRAL = late_pattern("[\U00010000-\U0010ffff]")

# One culprit is what a reader takes for one sign: an emoji with its joiners
# and skin tones, a flag of two letters, a letter with loose accents.
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"
_FOREIGN = f"[^{re.escape(BASIC + EXTENSION)}]"
_CULPRIT = late_pattern(
    "[\U0001f1e6-\U0001f1ff]{2}"
    f"|[{re.escape(BASIC + EXTENSION)}][{_MARKS}]{{1,40}}"
    f"|{_FOREIGN}(?:[{_MARKS}]|\u200d{_FOREIGN}){{0,40}}",
    re.DOTALL,
)

# What to write instead where Unicode itself knows no simpler spelling (it does
# for the ellipsis, the no-break spaces, ligatures and letters with accents).
# Quotes, apostrophes and primes; dashes and bullets; ends of lines; then what
# cannot be seen. What is not here and has no spelling of Unicode's stays.
_REPLACEMENTS = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4\u0060\u02bc", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043", "-"),
    **dict.fromkeys("\u2022\u25cf\u25aa\u25e6", "-"),
    **dict.fromkeys("\u2028\u2029\u0085\u000b", "\n"),
    **dict.fromkeys("\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    "\t": " ",
    "\u00b7": ".",
    "\u00d7": "x",
    "\u2044": "/",
    "\u00a6": "|",
    "\u00a9": "(C)",
    "\u00ae": "(R)",
    "\u1e9e": "ß",
    "\u0152": "OE",
    "\u0153": "oe",
    "\u0141": "L",
    "\u0142": "l",
    "\u0110": "D",
    "\u0111": "d",
    "\u0131": "i",
}


@dataclasses.dataclass(frozen=True, slots=True)
class SmsCount:
    """What a text costs.

    ``used`` and ``capacity`` count septets or UTF-16 units over all parts;
    ``left`` is what still fits into the last one. ``culprits`` are the signs
    that force UCS-2, as (index, sign, replacement): an index in code points,
    a sign of one or more, and None where no spelling says the same.
    """

    encoding: str
    used: int
    capacity: int
    segments: int
    left: int
    culprits: tuple[tuple[int, str, str | None], ...] = ()


def count(text: str) -> SmsCount:
    """Count *text* as an SMS would be."""
    if _ALPHABET.issuperset(text):
        return _counted(GSM7, _septets(text), GSM7_SINGLE, GSM7_PART)
    units = text.encode("utf-16-le", "surrogatepass")
    return _counted(UCS2, units, UCS2_SINGLE, UCS2_PART, culprits(text))


def culprits(text: str, most: int | None = MAX_CULPRITS) -> tuple[tuple[int, str, str | None], ...]:
    """The first *most* signs of *text* that are not in the alphabet; None for all."""
    return tuple(
        (match.start(), match[0], replacement(match[0]))
        for match in islice(_CULPRIT.finditer(text), most)
    )


def replacement(sign: str) -> str | None:
    """A spelling of *sign* within the alphabet, or None if none says the same.

    "" means that the sign is invisible and may go.
    """
    composed = unicodedata.normalize("NFC", sign)
    if _ALPHABET.issuperset(composed):
        return composed
    letters = []
    for char in composed:
        if char in _REPLACEMENTS:
            letters.append(_REPLACEMENTS[char])
        elif unicodedata.category(char) == "No":
            # "10²" must not become "102", nor "2½" become "21/2".
            return None
        else:
            parts = unicodedata.normalize("NFKD", char)
            if parts[0] == " " and len(parts) > 1:
                return None  # an accent standing alone, such as a diaeresis
            letters += [
                _REPLACEMENTS.get(part, part)
                for part in parts
                if not unicodedata.category(part).startswith("M")
            ]
    spelling = "".join(letters)
    if not _ALPHABET.issuperset(spelling):
        return None
    return spelling


def replaced(text: str) -> str:
    """*text* with every culprit replaced for which there is a replacement."""
    known: dict[str, str] = {}

    def spelling(match: re.Match[str]) -> str:
        sign = match[0]
        if sign not in known:
            found = replacement(sign)
            known[sign] = sign if found is None else found
        return known[sign]

    return _CULPRIT.sub(spelling, text)


def _septets(text: str) -> bytes:
    """One byte pair per septet, so that both encodings are walked alike."""
    for char in EXTENSION:
        if char in text:
            text = text.replace(char, _ESCAPE + char)
    return text.encode("utf-16-le")


def _counted(
    encoding: str,
    units: bytes,
    single: int,
    part: int,
    found: tuple[tuple[int, str, str | None], ...] = (),
) -> SmsCount:
    used = len(units) // 2
    if used <= single:
        return SmsCount(encoding, used, single, min(used, 1), single - used, found)
    starts = start = last = 0
    while start < used:
        starts += 1
        last, start = start, min(start + part, used)
        if start < used and _belongs_to_next(units, start - 1):
            start -= 1
    return SmsCount(encoding, used, starts * part, starts, part - (used - last), found)


def _belongs_to_next(units: bytes, index: int) -> bool:
    """Whether the unit at *index* is the first half of a pair.

    A pair never splits across parts: named in
    https://github.com/medic/cht-core/issues/859 . A lone surrogate is no pair.
    """
    low, high = units[2 * index], units[2 * index + 1]
    if high == 0 and low == 0x1B:
        return True
    return 0xD8 <= high <= 0xDB and 0xDC <= units[2 * index + 3] <= 0xDF


def parts(text: str, most: int | None = None) -> tuple[tuple[int, int], ...]:
    """Where each part of *text* begins and ends, in code points; the first *most* only.

    They lie side by side and are as many as :func:`count` gives. A part may be
    a place short, where a pair would have been split.
    """
    is_gsm7 = _ALPHABET.issuperset(text)
    single, size = (GSM7_SINGLE, GSM7_PART) if is_gsm7 else (UCS2_SINGLE, UCS2_PART)
    if not text:
        return ()
    if len(text) <= single and _cost(text, is_gsm7=is_gsm7) <= single:
        return ((0, len(text)),)
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text) and (most is None or len(found) < most):
        end = min(start + size, len(text))
        cost = _cost(text[start:end], is_gsm7=is_gsm7)
        while cost > size:
            end -= 1
            cost -= _cost(text[end], is_gsm7=is_gsm7)
        if "\udc00" <= text[end : end + 1] <= "\udfff" and "\ud800" <= text[end - 1] <= "\udbff":
            end -= 1
        found.append((start, end))
        start = end
    return tuple(found)


def doubles(text: str, most: int = MAX_CULPRITS) -> tuple[int, ...]:
    """The places of the first signs that cost two while *text* is within the alphabet."""
    if not _ALPHABET.issuperset(text):
        return ()
    return tuple(found.start() for found in islice(_DOUBLE.finditer(text), most))


def _cost(text: str, *, is_gsm7: bool) -> int:
    if text.isascii() and not is_gsm7:
        return len(text)
    return len(text) + len((_DOUBLE if is_gsm7 else _ASTRAL).findall(text))
