"""The little that a ``style`` attribute may say about text.

Gmail and Google Docs write bold as ``font-weight``, and Google Docs wraps a
whole page in a ``b`` that says it is none. How text is aligned is part of our
vocabulary. Colours and fonts are not read.
"""

from __future__ import annotations

import re

#: What Qt would draw otherwise than a reader's program: bullets of lists in lists, all alike, and
#: long lines of code, on into nowhere.
PAGE = (
    "ul ul, ol ul { list-style-type: circle; }"
    " pre { white-space: pre-wrap; }"
    " ul ul ul, ul ol ul, ol ul ul, ol ol ul { list-style-type: square; }"
)

_SAYS = re.compile(
    r"(?:^|[;\s])(font-weight|font-style|text-decoration(?:-line)?)\s*:\s*([^;]{1,80})",
    re.IGNORECASE,
)

_ALIGN = re.compile(r"(?:^|[;\s])text-align\s*:\s*(left|right|center)\s*(?:;|$)", re.IGNORECASE)


def alignment(style: str) -> str:
    """Where a style puts the lines: "left", "center", "right", or "" if it does not say."""
    found = _ALIGN.findall(style[:2_000]) if "align" in style else []
    return str(found[-1]).lower() if found else ""


def emphasis(style: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The tags a style stands for, and those it takes back."""
    marks: list[str] = []
    plain: set[str] = set()
    for name, value in _SAYS.findall(style[:2_000]):
        words = value.lower().split()
        if not words:
            continue
        if name.lower() == "font-weight":
            if _is_bold(words[0]):
                marks.append("b")
            else:
                plain.add("b")
        elif name.lower() == "font-style":
            if words[0] in ("italic", "oblique"):
                marks.append("i")
            else:
                plain.add("i")
        else:
            if "underline" in words:
                marks.append("u")
            if "line-through" in words:
                marks.append("s")
    return tuple(dict.fromkeys(marks)), frozenset(plain)


def _is_bold(weight: str) -> bool:
    return weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
