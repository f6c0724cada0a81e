"""Phone numbers as people write them, and as a network wants them.

How a number is dialled at home differs from country to country, so a large
library knows it. It takes 55 ms to import: whoever has the time calls
:func:`load`. Until then only numbers that name their country are understood,
and nothing is shown in another way than it is written.
"""

from __future__ import annotations

import dataclasses
import importlib
from types import ModuleType

from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.handles import as_e164, is_e164
from mateo_desktop.domain.late_pattern import late_pattern

#: Channels on which a handle is a phone number.
PHONE_TYPES: tuple[str, ...] = ("sms", "whatsapp")

#: What knows the habits; imported for the first time by whoever has the time.
LIBRARY = "mateo_desktop.domain.phone_library"

# Letters are never dialled here: "Haus 12" is no number, although a library
# that looks for one in a text finds it.
_WRITTEN = late_pattern(r"\+?[\d\s()/.\u2010-\u2013-]{3,40}")

#: Fewer digits are in half of all numbers.
_FEWEST = 3

_loaded: list[ModuleType] = []


def load() -> bool:
    """Get the national habits, if that has not happened; False if there are none."""
    if not _loaded:
        try:
            _loaded.append(importlib.import_module(LIBRARY))
        except ImportError:
            return False
    return True


def is_loaded() -> bool:
    """Whether numbers can be read by national habits."""
    return bool(_loaded)


def read(text: str, country: str) -> str:
    """The number in *text* as E.164, or "" where it is none.

    *country* (ISO 3166, two letters) says how a number without a country is
    meant; "" for nobody knows. A number with one may be of a range that is too
    new to be known; without one it must be a number that exists there.
    """
    text = text.strip()
    if is_e164(text):
        return text
    if not _WRITTEN.fullmatch(text):
        return ""
    found: str = _loaded[0].number(text, country.upper()) if _loaded else ""
    if not found and not (_loaded and country):
        # 00 is how most of the world begins a call abroad.
        found = as_e164(text)
    return found if is_e164(found) else ""


def formatted(handle: str) -> str:
    """An E.164 number in groups, as it is read aloud; anything else as it stands."""
    if not _loaded or not is_e164(handle):
        return handle
    shown: str = _loaded[0].grouped(handle)
    return shown


def calling_code(country: str) -> str:
    """The digits that begin every number of *country*; "" while nobody knows them."""
    return str(_loaded[0].calling_code(country.upper())) if _loaded and country else ""


@dataclasses.dataclass(frozen=True, slots=True)
class Sought:
    """A number, or the beginning of one, by which somebody is looked for.

    Only digits are compared. One with a country, or with the nought that is
    dialled at home, is a beginning; other digits may stand anywhere. ``code``
    is the calling code of the place where it is dialled; "" fits everywhere.
    """

    digits: str
    abroad: bool = False
    code: str = ""

    @classmethod
    def of(cls, text: str, country: str = "") -> Sought | None:
        """What *text* looks for if it is written like a number, else None."""
        if not _WRITTEN.fullmatch(text.strip()):
            return None
        written = text.strip().replace("(0)", "" if text.strip()[0] in "+0" else "0")
        # Arabic or Indian digits are the same number.
        digits = "".join(str(int(sign)) for sign in written if sign.isdecimal())
        if written.startswith("+"):
            found = cls(digits, abroad=True)
        elif digits.startswith("00"):
            found = cls(digits[2:], abroad=True)
        else:
            found = cls(digits, code=calling_code(country))
        return found if len(found.digits) >= _FEWEST else None

    def fits(self, handle: str) -> bool:
        """Whether *handle* can be the number that is meant."""
        if not _WRITTEN.fullmatch(handle):
            return False
        digits = "".join(sign for sign in handle if sign.isdecimal())
        if not handle.startswith("+"):
            return self.digits in digits
        if self.abroad:
            return digits.startswith(self.digits)
        if not self.digits.startswith("0"):
            return self.digits in digits
        # Most of the world drops the nought after the country; Italy keeps it.
        ends = (self.digits[1:], self.digits)
        codes = (self.code,) if self.code else (digits[:1], digits[:2], digits[:3])
        return any(digits.startswith(code + end) for code in codes for end in ends)


def as_typed(person: Recipient, channel_type: str, country: str) -> Recipient:
    """*person*, whose handle was typed, with the number that is meant by it.

    Who has country codes of their own is left to the server, which reads those.
    """
    if channel_type not in PHONE_TYPES or person.country_codes or not person.handle:
        return person
    number = read(person.handle, country)
    if not number or number == person.handle:
        return person
    return dataclasses.replace(person, handle=number)
