"""A long text in portions that can be shown one after the other.

Cleaning and laying out 200 kB at once takes longer than a person should wait
for a key. Each portion is cut where nothing is open but one list or quote,
which ends with it and begins anew with the next, so that it means alone what
it means in the whole. Where to cut is found out when a portion is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def markup_portions(markup: str) -> Iterator[str]:
    """*markup* cut between the blocks of its top level, up to a portion that is too long.

    A long list or quote of the top level is cut between its items; numbers go on.
    A portion longer than :data:`UNCUT_MAX` is the last one.
    """
    start = depth = number = outer_at = 0
    outer = again = ""
    for tag in _TAG.finditer(markup) if len(markup) > 2 * PORTION else ():
        closes, name = bool(tag[1]), tag[2].lower()
        at = tag.start()
        if not closes and at - start >= PORTION:
            portion = ""
            if at - start > UNCUT_MAX:
                break
            if depth == 0 and name in _BLOCKS:
                portion, again, start = again + markup[start:at], "", at
            elif depth == 1 and at - outer_at >= PORTION and name in _CUTS.get(outer, ()):
                portion, start = f"{again}{markup[start:at]}</{outer}>", at
                again = f'<ol start="{number}">' if outer == "ol" else f"<{outer}>"
            if portion:
                yield portion
            if len(portion) > UNCUT_MAX:
                return
        if depth == 1 and not closes and name == "li":
            number += 1
        if name in _NO_DEPTH:
            continue
        if depth == 0 and not closes:
            outer, outer_at, begins = name, at, _START.search(tag[3])
            number = int(begins[1]) if begins and name == "ol" else 1
        depth = max(0, depth - 1) if closes else depth + 1
    yield again + markup[start:]


def text_portions(text: str) -> Iterator[str]:
    """*text* cut at ends of lines, which are left out; long lines stay whole."""
    start = 0
    while len(text) - start > 2 * PORTION:
        end = text.find("\n", start + PORTION)
        if end < 0:
            break
        yield text[start:end]
        start = end + 1
    yield text[start:]
