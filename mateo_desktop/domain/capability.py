"""The words in which the capability table is written.

A channel type can do something with a field or it cannot (``Use``), and the
network behind it sets limits. Mateo itself documents hardly any limit, so
each one here carries the place it was read at, and none of them ever forbids
sending: that is for the reference page alone.
"""

from __future__ import annotations

import dataclasses
import enum


class Use(enum.Enum):
    """What a channel type does with a field."""

    HIDDEN = "hidden"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Unit(enum.Enum):
    """What a limit counts."""

    CHARACTERS = "characters"
    UTF8_BYTES = "utf8_bytes"
    SMS = "sms"  # septets of GSM-7 or UTF-16 units, see sms.py
    ITEMS = "items"
    FILE_BYTES = "file_bytes"
    HOURS = "hours"


@dataclasses.dataclass(frozen=True, slots=True)
class Limit:
    """At most *value* of *unit*; *about* says of what ("text_length", ...)."""

    value: int
    unit: Unit
    source: str
    about: str
    verified: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """What one channel type does with one field.

    ``formats`` names, per kind of file ("image", "video", "audio",
    "document"), the endings the network takes; a kind that is not named is
    not restricted.
    """

    use: Use
    limits: tuple[Limit, ...] = ()
    source: str = ""
    verified: bool = True
    formats: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def limit(self, about: str) -> Limit | None:
        """The limit about one thing, if there is one."""
        return next((limit for limit in self.limits if limit.about == about), None)


@dataclasses.dataclass(frozen=True, slots=True)
class Discontinued:
    """A channel that its network has switched off, since an ISO date."""

    since: str
    source: str
