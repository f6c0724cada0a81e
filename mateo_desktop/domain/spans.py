"""Where the members of a body stand in its text.

The payload writer puts every member on a line of its own and indents by two,
so lines alone tell the structure. Inside raw JSON (``content`` and keys we do
not know) nothing is looked at: there the whole member is one span.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

#: The lists whose items, and the members of those, have spans too.
_LISTS = ("to", "cc", "bcc", "placeholder_values", "attachments", "actions")

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')

_FIELD, _ITEM, _MEMBER = 2, 4, 6


class Span(NamedTuple):
    """Where a member stands: key and value, without the comma behind it.

    ``start`` and ``end`` count code points of the text, lines count from zero.
    """

    start: int
    end: int
    first_line: int
    last_line: int


def spans(text: str) -> dict[str, Span]:
    """The span of each member of *text*, by JSON pointer (RFC 6901), in its order."""
    found: dict[str, Span] = {}
    # The pointer and the place of what is open at each indent.
    pointers = {0: ""}
    begun: dict[int, tuple[int, int]] = {}
    # How deep to look: to the fields, to the items of a list, to their members.
    deepest = _FIELD
    index = 0
    # Thousands of recipients have the same few keys.
    tokens: dict[str, str] = {}
    at = 0
    for number, line in enumerate(text.split("\n")):
        start = at
        at += len(line) + 1
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        if indent == 0 or indent > deepest:
            continue
        end = at - 1 - (line[-1] == ",")
        if body[0] in "]}":
            begin, first = begun[indent]
            found[pointers[indent]] = Span(begin, end, first, number)
            continue
        if indent == _ITEM:
            pointer = f"{pointers[_FIELD]}/{index}"
            index += 1
            deepest = _MEMBER if body == "{" else _ITEM
        else:
            key = _key(body)
            if key not in tokens:
                tokens[key] = pointer_token(json.loads(key))
            pointer = f"{pointers[indent - 2]}/{tokens[key]}"
            if indent == _FIELD:
                opens_list = line[-1] == "[" and len(body) == len(key) + len(": [")
                deepest = _ITEM if opens_list and tokens[key] in _LISTS else _FIELD
                index = 0
        if line[-1] in "[{":
            # It gets its end later, but stands before its parts.
            pointers[indent] = pointer
            begun[indent] = (start + indent, number)
        found[pointer] = Span(start + indent, end, number, number)
    return found


def _key(line: str) -> str:
    key = line[: line.index('": ') + 1]
    if "\\" not in key:
        return key
    match = _STRING.match(line)
    assert match
    return match[0]


def pointer_token(key: str) -> str:
    """*key* as one step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
