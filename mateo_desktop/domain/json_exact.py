"""JSON whose values leave as they came.

Python reads 1.10 as 1.1, 1e400 as infinity, and cannot write an integer of
5,000 digits. What stands in a file or was typed is not ours to round, so a
number is kept by its spelling. Text is written readable, but for the
characters that could break a line, a cursor or an encoding where it is shown.
"""

from __future__ import annotations

import dataclasses
import json
import re
from json.encoder import encode_basestring
from typing import Any, NoReturn

# C1 controls (U+0085 breaks lines), marks and overrides of direction, line and
# paragraph separators, byte order marks, and halves of surrogate pairs, which
# UTF-8 cannot carry.
_ANY_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
_encode = json.JSONEncoder(ensure_ascii=False).encode

STEP = "  "


@dataclasses.dataclass(frozen=True, slots=True)
class Number:
    """A JSON number by its spelling."""

    text: str


def loads(text: str) -> Any:
    """The value in *text*, its numbers as ``Number``.

    Raises json.JSONDecodeError, ``NotJson`` for the constants that only Python
    knows (NaN), and RecursionError: look at the depth first.
    """
    return json.loads(text, parse_float=Number, parse_int=Number, parse_constant=_refuse)


class NotJson(ValueError):
    """A constant that Python reads and JSON does not know."""


def dumps(value: Any, level: int = 0) -> str:
    """*value* over several lines, as it stands *level* steps from the margin."""
    if isinstance(value, str):
        return dump_string(value)
    if isinstance(value, Number):
        return value.text
    margin = "\n" + STEP * level
    if isinstance(value, dict):
        if not value:
            return "{}"
        body = f",{margin}{STEP}".join(
            f"{dump_string(key)}: {dumps(item, level + 1)}" for key, item in value.items()
        )
        return f"{{{margin}{STEP}{body}{margin}}}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        body = f",{margin}{STEP}".join(dumps(item, level + 1) for item in value)
        return f"[{margin}{STEP}{body}{margin}]"
    return _encode(value)


def dump_string(text: str) -> str:
    """*text* as a JSON string on one line."""
    quoted = encode_basestring(text)
    if (quoted.isascii() and "\x7f" not in quoted) or not _ANY_UNSAFE.search(quoted):
        return quoted
    # A replacement per character, not per place: a million of them are quick.
    for character in filter(_ANY_UNSAFE.match, set(quoted)):
        quoted = quoted.replace(character, f"\\u{ord(character):04x}")
    return quoted


def _refuse(name: str) -> NoReturn:
    raise NotJson(name)
