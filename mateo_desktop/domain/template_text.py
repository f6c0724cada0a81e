"""The places in a template's text, and the text with values in them.

How Mateo writes a placeholder is not documented (mateo-api.md, 3.7). On the
networks it is ``{{1}}``, newer ones also know ``{{name}}``; the values of
``placeholder_values`` are taken by position. Both are assumptions here, so
what this module finds is shown, and never keeps a message from being sent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def _name(found: re.Match[str]) -> str:
    name = found[1]
    # {{01}} is the same place as {{1}}.
    return str(int(name)) if name.isascii() and name.isdecimal() else name
