"""The places in a template's text, and the text with values in them.

How Mateo writes a placeholder is not documented (mateo-api.md, 3.7). On the
networks it is ``{{1}}``, newer ones also know ``{{name}}``; the values of
``placeholder_values`` are taken by position. Both are assumptions here, so
what this module finds is shown, and never keeps a message from being sent.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence

#: Nobody fills in a hundred numbers that one place has jumped over.
_MOST_MISSING = 5

_PLACE = re.compile(r"\{\{\s*([^\W\d]\w*|\d{1,4})\s*\}\}")


def placeholders(text: str) -> tuple[str, ...]:
    """The names of the places in *text*, each once, in the order of their values.

    Numbers that count 1, 2, 3 … go by their number, everything else by where
    it appears first.
    """
    names = tuple(dict.fromkeys(_name(found) for found in _PLACE.finditer(text)))
    counted = [str(number + 1) for number in range(len(names))]
    return tuple(counted) if set(names) == set(counted) else names


def filled(text: str, values: Sequence[str]) -> str:
    """*text* with *values* in its places; a place without one stays as it is."""
    places = dict(zip(placeholders(text), values, strict=False))
    return _PLACE.sub(lambda found: places.get(_name(found)) or found[0], text)


def fitted(values: Sequence[str], count: int) -> tuple[str, ...]:
    """*values* with a place for each of *count*, and no empty ones beyond."""
    kept = list(values)
    while len(kept) > count and not kept[-1].strip():
        kept.pop()
    return (*kept, *[""] * (count - len(kept)))


@dataclasses.dataclass(frozen=True, slots=True)
class Oddities:
    """What is odd about where the places of a text stand."""

    #: Numbers that are jumped over, the first few.
    missing: tuple[str, ...] = ()
    #: Whether a number comes before a smaller one.
    out_of_order: bool = False
    at_start: str = ""
    at_end: str = ""
    #: Two places with nothing or only blanks between them.
    adjacent: tuple[str, str] | None = None


def oddities(text: str) -> Oddities:
    """What is odd about the places in *text*; the networks refuse most of it."""
    found = list(_PLACE.finditer(text))
    if not found:
        return Oddities()
    numbers = list(dict.fromkeys(int(_name(one)) for one in found if _name(one).isdecimal()))
    seen = set(numbers)
    most = max(numbers, default=0)
    jumped = (str(number) for number in range(1, most + 1) if number not in seen)
    pairs = itertools.pairwise(found)
    close = (pair for pair in pairs if not text[pair[0].end() : pair[1].start()].strip())
    first = next(close, None)
    return Oddities(
        missing=tuple(itertools.islice(jumped, _MOST_MISSING)),
        out_of_order=numbers != sorted(numbers),
        at_start="" if text[: found[0].start()].strip() else _name(found[0]),
        at_end="" if text[found[-1].end() :].strip() else _name(found[-1]),
        adjacent=(_name(first[0]), _name(first[1])) if first else None,
    )


def _name(found: re.Match[str]) -> str:
    name = found[1]
    # {{01}} is the same place as {{1}}.
    return str(int(name)) if name.isascii() and name.isdecimal() else name
