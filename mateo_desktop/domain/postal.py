"""What an address needs for a letter to arrive, as far as its lines show it."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Three figures in a row, or the letters and figures of British and Dutch codes.
_POSTCODE = re.compile(r"\d{3,}|\b[A-Z]{1,2}\d[A-Z\d]?\b")
_LETTER = re.compile(r"[^\W\d_]{2,}")


def missing(lines: Sequence[str], name: str = "") -> tuple[str, ...]:
    """What *lines*, an address below *name*, do not have.

    "address" if there are none; "town" if no line has a postcode with a
    place, "street" if there is no other line. Nothing is sure: addresses
    differ from country to country, so this is worth a word and no more.
    """
    rest = [line.strip() for line in lines if line.strip() and line.strip() != name.strip()]
    if not rest:
        return ("address",)
    # The town stands last, or before the country.
    towns = [line for line in rest[-2:] if _POSTCODE.search(line) and _LETTER.search(line)]
    others = [line for line in rest if line not in towns[-1:]]
    found = () if towns else ("town",)
    return (*found, "street") if towns and not any(map(_has_figure, others)) else found


def _has_figure(line: str) -> bool:
    return any(letter.isdigit() for letter in line)
