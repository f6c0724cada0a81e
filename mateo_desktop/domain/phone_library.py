"""The national habits themselves: the only module that imports ``phonenumbers``.

Import it through :mod:`mateo_desktop.domain.phone`, off the window's way.
"""

from __future__ import annotations

import functools

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat


@functools.lru_cache(maxsize=4_000)
def number(text: str, country: str) -> str:
    """*text* as E.164, "" if it is no number of *country* (or of the one it names)."""
    try:
        found = phonenumbers.parse(text, country or None)
    except NumberParseException:
        return ""
    # Numbering plans change faster than programs: who writes the country is believed.
    abroad = text.startswith("+")
    fits = phonenumbers.is_possible_number if abroad else phonenumbers.is_valid_number
    return str(phonenumbers.format_number(found, PhoneNumberFormat.E164)) if fits(found) else ""


@functools.lru_cache(maxsize=4_000)
def grouped(e164: str) -> str:
    """*e164* in the international spelling of its country."""
    try:
        found = phonenumbers.parse(e164, None)
    except NumberParseException:
        return e164
    shown = str(phonenumbers.format_number(found, PhoneNumberFormat.INTERNATIONAL))
    # Shown is what is sent, and nothing but blanks and signs between the digits.
    return shown if _digits(shown) == _digits(e164) else e164


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def calling_code(country: str) -> str:
    """The digits after + of every number of *country*, "" for a country nobody knows."""
    return str(phonenumbers.country_code_for_region(country) or "")
