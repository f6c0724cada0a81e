"""Query parameters in the server's filter language: ``column=operator.value``.

What a person types is a value and never becomes part of the filter: inside
``or=(…)`` commas, dots and brackets are syntax (mateo-api.md, 1.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: The server never returns more rows at once.
PAGE = 50

#: Columns a person may be looked for by.
_SEARCHED = ("full_name", "display_name", "email", "sms", "whatsapp", "external_id")
_NUMBERS = ("sms", "whatsapp")

_LONGEST_SEARCH = 100

_SYNTAX = re.compile(r"[,.:()\"\\{}\s]")
_NUMBER = re.compile(r"\+?[0-9 ()/.-]+")

# An address of many IDs must stay short enough for every server on the way.
_IDS_AT_ONCE = 40


def page(offset: int, limit: int = PAGE) -> dict[str, str]:
    """The parameters of one page."""
    return {"limit": str(limit), "offset": str(offset)} if offset else {"limit": str(limit)}


def equals(value: str) -> str:
    """A filter for one value."""
    return f"eq.{value}"


def any_of(ids: str | Sequence[str]) -> Iterator[str]:
    """Filters that together find every one of *ids*."""
    if isinstance(ids, str):
        ids = (ids,)
    unique = [one for one in dict.fromkeys(ids) if one]
    for start in range(0, len(unique), _IDS_AT_ONCE):
        some = unique[start : start + _IDS_AT_ONCE]
        yield equals(some[0]) if len(some) == 1 else f"in.({','.join(map(quoted, some))})"


def contact_search(text: str, code: str = "") -> str:
    """The ``or`` filter for contacts that hold *text* somewhere; "" for no text.

    *code* is the calling code of the country in which a number that begins with
    one nought is dialled; "" finds such a number in every country.
    """
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    text = text[:_LONGEST_SEARCH].strip()
    if not text:
        return ""
    parts = [f"{column}.ilike.{quoted(_containing(text))}" for column in _SEARCHED]
    for digits in _spellings(text, code):
        if digits != text:
            parts += [f"{column}.ilike.{quoted(_containing(digits))}" for column in _NUMBERS]
    return f"({','.join(parts)})"


def quoted(value: str) -> str:
    """*value* inside a group or a list, in quotes where it would read as syntax."""
    if not _SYNTAX.search(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _containing(text: str) -> str:
    # % and _ mean "anything" and "one character" to the database, as \ lifts.
    for sign in "\\%_":
        text = text.replace(sign, f"\\{sign}")
    # A star always becomes %, even behind a backslash; _ at least finds it.
    return f"*{text.replace('*', '_')}*"


def _spellings(text: str, code: str) -> tuple[str, ...]:
    """The digits of a telephone number as they may stand in the book; none for no number."""
    if not _NUMBER.fullmatch(text):
        return ()
    # (0) is left out behind a country, and dialled without one.
    at_home = text.startswith("(0)")
    written = re.sub(r"[^0-9]", "", text if at_home else text.replace("(0)", ""))
    # 030… at home is +49 30… in the book, and 0049… is +49….
    digits = written.lstrip("0")
    if len(digits) < 3:
        return ()
    if code and written == f"0{digits}":
        # Some countries keep the nought, and some people write no country.
        return (f"{code}{digits}", written)
    return (digits,)
