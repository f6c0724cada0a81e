"""JSON that a person typed, read the same way by everybody who needs it.

The payload merges such an object, the checks say why it cannot be merged, and
both must agree. Python's reader alone is too kind (NaN, 1e999) and on deep
nesting it raises RecursionError, which is no word about the text.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

#: Deeper than anything meant; far below what Python's own reader bears.
MAX_DEPTH = 200

_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


class BrokenJson(ValueError):
    """Text that is not one JSON object, and where reading it stopped.

    ``reason`` is "syntax", "depth", "number" or "not_object"; ``line`` and
    ``column`` count from one, and are 0 where the place is not known.
    """

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"{reason} at line {line}, column {column}")
        self.reason = reason
        self.line = line
        self.column = column


def read_object(text: str) -> dict[str, Any]:
    """The JSON object in *text*. Raises BrokenJson and nothing else."""
    return read_object_and_repeats(text)[0]


def read_object_and_repeats(text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The JSON object in *text*, and the keys that it names more than once.

    Of those only the last value is kept, which is worth a word. Raises
    BrokenJson.
    """
    _check_depth(text)
    repeated: dict[str, None] = {}

    def as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    repeated[key] = None
                seen.add(key)
        return found

    try:
        value = json.loads(
            text, object_pairs_hook=as_object, parse_constant=_refuse, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        raise BrokenJson("syntax", error.lineno, error.colno) from None
    except BrokenJson:
        raise
    except ValueError:
        # An integer of more than 4,300 digits.
        raise BrokenJson("number") from None
    if not isinstance(value, dict):
        raise BrokenJson("not_object", 1, 1)
    return value, tuple(repeated)


def _check_depth(text: str) -> None:
    if text.count("{") + text.count("[") <= MAX_DEPTH:
        return
    depth = 0
    for match in _BRACKETS.finditer(text):
        sign = match[0]
        if sign in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                line = text.count("\n", 0, match.start()) + 1
                column = match.start() - text.rfind("\n", 0, match.start())
                raise BrokenJson("depth", line, column)
        elif sign in "]}":
            depth -= 1


def _refuse(_name: str) -> NoReturn:
    raise BrokenJson("number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise BrokenJson("number")
    return number
