"""What an editor adds while somebody types HTML: end tags and indentation.

It happens in a key press: whoever asks hands over a bounded piece of the text
before the cursor.
"""

from __future__ import annotations

import re
from collections import Counter

from mateo_desktop.domain import source_elements as elements

#: One step of indentation.
STEP = "  "

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/><]*)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_LAST_TAG = re.compile(r"""<([a-zA-Z][^\s/><]*)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+$""")


def open_element(before: str) -> str:
    """The innermost element that is open at the end of *before*, "" if there is none."""
    before = _COMMENT.sub("", before)
    closed: Counter[str] = Counter()
    for tag in reversed(list(_TAG.finditer(before))):
        name = tag[2].lower()
        if tag[1]:
            closed[name] += 1
        elif name in elements.VOID or tag[0].endswith("/>"):
            continue
        elif closed[name]:
            closed[name] -= 1
        elif not (name in elements.ENDS_BY_ITSELF and closed.total()):
            return name
    return ""


def closing_for(before: str, after: str) -> str:
    """The end tag that belongs behind a ``>`` that was just typed at the end of *before*.

    Empty where none is wanted: for an empty element, where the element is
    closed behind the cursor already, and in front of words, which somebody is
    putting between two tags.
    """
    if not before.endswith(">") or before.endswith(("/>", "->", "=>")):
        return ""
    tag = _LAST_TAG.search(before[:-1])
    if tag is None:
        return ""
    name = tag[1]
    low = name.lower()
    if low in elements.VOID or low not in elements.KNOWN:
        return ""
    line = after.partition("\n")[0]
    if line.strip() and not line.startswith("<"):
        return ""
    if after.lstrip()[: len(name) + 2].lower() == f"</{low}":
        return ""
    return f"</{name}>"


def indentation(line: str) -> str:
    """The blanks that *line* begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def new_line(before: str, after: str) -> tuple[str, str]:
    """What Enter puts before and behind the cursor, given its line on both sides of it."""
    margin = indentation(before)
    opened = _TAG.search(before, before.rfind("<")) if "<" in before else None
    if opened is None or opened[1] or opened.end() != len(before.rstrip()):
        return f"\n{margin}", ""
    name = opened[2].lower()
    if after.lstrip()[: len(name) + 2].lower() == f"</{name}":
        return f"\n{margin}{STEP}", f"\n{margin}"
    if name in elements.CONTAINERS:
        return f"\n{margin}{STEP}", ""
    return f"\n{margin}", ""


def shifted(lines: list[str], by: int) -> list[str]:
    """*lines* a step further in (1) or out (-1); empty ones stay empty."""
    if by > 0:
        return [f"{STEP}{line}" if line.strip() else line for line in lines]
    return [_outward(line) for line in lines]


def _outward(line: str) -> str:
    if line.startswith("\t"):
        return line[1:]
    margin = len(line) - len(line.lstrip(" "))
    return line[min(len(STEP), margin) :]
