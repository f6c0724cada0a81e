"""A long text in portions that can be shown one after the other.

Cleaning and laying out 200 kB at once takes longer than a person should wait
for a key. Each portion is cut where nothing is open but one list or quote,
which ends with it and begins anew with the next, so that it means alone what
it means in the whole.
"""

from __future__ import annotations

import re

#: So many characters are cleaned, read and laid out within one frame.
PORTION = 8_000
#: Markup without a place to cut is shown up to here: more would be a stall.
UNCUT_MAX = 48_000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)([^<>]*+)")
_START = re.compile(r"""\bstart\s*=\s*["']?(-?\d{1,9})""", re.IGNORECASE)
#: Before what a list or a quote may be cut.
_CUTS = {"ul": {"li"}, "ol": {"li"}, "blockquote": {"p", "ul", "ol", "pre", "blockquote", "div"}}
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre div hr".split())
# They never hold anything, or their end may be left out: no depth is counted for them.
_NO_DEPTH = frozenset(
    "area base br col embed hr img input link meta source track wbr"
    " p li td th tr thead tbody".split()
)


def markup_portions(markup: str) -> tuple[list[str], bool]:
    """*markup* cut between the blocks of its top level; and whether that is all of it.

    A long list or quote of the top level is cut between its items; numbers go on.
    """
    if len(markup) <= 2 * PORTION:
        return [markup], True
    found: list[str] = []
    start = depth = number = outer_at = 0
    outer = again = ""
    for tag in _TAG.finditer(markup):
        closes, name = bool(tag[1]), tag[2].lower()
        at = tag.start()
        if not closes and at - start >= PORTION:
            if depth == 0 and name in _BLOCKS:
                found.append(again + markup[start:at])
                start, again = at, ""
            elif depth == 1 and at - outer_at >= PORTION and name in _CUTS.get(outer, ()):
                found.append(f"{again}{markup[start:at]}</{outer}>")
                start, again = at, f'<ol start="{number}">' if outer == "ol" else f"<{outer}>"
        if depth == 1 and not closes and name == "li":
            number += 1
        if name in _NO_DEPTH:
            continue
        if depth == 0 and not closes:
            outer, outer_at, begins = name, at, _START.search(tag[3])
            number = int(begins[1]) if begins and name == "ol" else 1
        depth = max(0, depth - 1) if closes else depth + 1
    found.append(again + markup[start:])
    whole = True
    for number, portion in enumerate(found):
        if len(portion) > UNCUT_MAX:
            return [*found[:number], portion[:UNCUT_MAX]], False
    return found, whole


def text_portions(text: str) -> list[str]:
    """*text* cut at ends of lines, which are left out; long lines stay whole."""
    found: list[str] = []
    start = 0
    while len(text) - start > 2 * PORTION:
        end = text.find("\n", start + PORTION)
        if end < 0:
            break
        found.append(text[start:end])
        start = end + 1
    found.append(text[start:])
    return found
