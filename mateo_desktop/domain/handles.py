"""What UUIDs, e-mail addresses and phone numbers look like.

Only the UUID is a rule of the vendor's. The others are guesses, good enough
for a remark and for nothing more.
"""

from __future__ import annotations

import unicodedata

from mateo_desktop.domain.late_pattern import late_pattern

# The spelling the vendor accepts: versions 1 to 8 of the RFC variant, all
# zeros and all f (mateo-api.md, "Basics").
_UUID = late_pattern(
    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
    "|00000000-0000-0000-0000-000000000000|[fF]{8}-[fF]{4}-[fF]{4}-[fF]{4}-[fF]{12}"
)

_EMAIL = late_pattern(r'[^\s@<>,;:"()\[\]]+@[^\s@<>,;:"()\[\]]+\.[^\s@.<>,;:"()\[\]]+')
_E164 = late_pattern(r"\+[1-9][0-9]{6,14}")
_NATIONAL = late_pattern(r"[0-9][0-9 ()/.-]{3,30}")
_PIECES = late_pattern(r"[@.+_-]")
_PHONE_FILLING = late_pattern(r"\(0\)|[\s()/.\u2010-\u2013-]")


def is_uuid(text: str) -> bool:
    """Whether *text* is a UUID as the vendor spells it."""
    return _UUID.fullmatch(text) is not None


def is_email(handle: str) -> bool:
    """Whether *handle* looks like an e-mail address."""
    return _EMAIL.fullmatch(handle) is not None


def is_e164(handle: str) -> bool:
    """Whether *handle* is a phone number in the international spelling."""
    return _E164.fullmatch(handle) is not None


def is_national(handle: str) -> bool:
    """Whether *handle* can be a phone number once its country is known."""
    return _NATIONAL.fullmatch(handle) is not None


def look_alikes(handle: str) -> str:
    """The letters of *handle* that pass for Latin ones in a piece of it that has both.

    "" for none: an address that is Cyrillic or Greek throughout is somebody's own.
    """
    if handle.isascii():
        return ""
    found: dict[str, None] = {}
    for piece in _PIECES.split(handle):
        scripts = {sign: _script(sign) for sign in piece if sign.isalpha()}
        if "LATIN" in scripts.values():
            found |= dict.fromkeys(
                sign for sign, script in scripts.items() if script in ("CYRILLIC", "GREEK")
            )
    return " ".join(found)


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]


def as_e164(handle: str) -> str:
    """The number in *handle* spelt +49…, or "" where that would be a guess."""
    digits = _PHONE_FILLING.sub("", handle[:60])
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    return digits if is_e164(digits) else ""
