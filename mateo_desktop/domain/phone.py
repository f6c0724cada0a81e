"""Phone numbers as people write them, and as a network wants them.

How a number is dialled at home differs from country to country, so a large
library knows it. It takes 55 ms to import: whoever has the time calls
:func:`load`. Until then only numbers that name their country are understood,
and nothing is shown in another way than it is written.
"""

from __future__ import annotations

import dataclasses
import importlib
import re
from types import ModuleType

from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.handles import as_e164, is_e164

#: Channels on which a handle is a phone number.
PHONE_TYPES: tuple[str, ...] = ("sms", "whatsapp")

#: What knows the habits; imported for the first time by whoever has the time.
LIBRARY = "mateo_desktop.domain.phone_library"

# Letters are never dialled here: "Haus 12" is no number, although a library
# that looks for one in a text finds it.
_WRITTEN = re.compile(r"\+?[\d\s()/.\u2010-\u2013-]{3,40}")

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
