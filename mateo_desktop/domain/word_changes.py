"""Which words two texts have in common, and which came or went.

Equal beginnings and endings are set aside, then the shortest way from one to
the other is looked for (Myers, "An O(ND) Difference Algorithm and Its
Variations", 1986), word by word. The search has a budget: two texts that have
little in common are compared line by line, and at last as wholes, so that even
two of a megabyte never keep anybody waiting.
"""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Sequence
from itertools import pairwise

#: Steps of the search; this many take about a tenth of a second.
BUDGET = 300_000

#: So many single changes are followed up; the search remembers its way.
_MOST_CHANGES = 500

_WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Fate(enum.StrEnum):
    """What became of a piece on the way from the old text to the new one."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that was kept, went, or came."""

    fate: Fate
    text: str


#: A stretch of the old and the stretch of the new that stands in its place.
_Step = tuple[int, int, int, int]


def word_changes(old: str, new: str) -> tuple[Piece, ...]:
    """The way from *old* to *new* in pieces, in the order of the text.

    Without the pieces that came they are *old*, without those that went *new*.
    What went stands before what came in its place.
    """
    words, other_words = _WORD.findall(old), _WORD.findall(new)
    steps = _steps(words, other_words, BUDGET)
    if steps is not None:
        return _pieces(words, other_words, steps)
    lines, other_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    steps = _steps(lines, other_lines, BUDGET)
    if steps is None:
        # Nothing to be told apart within reason: what is between the equal ends.
        return _pieces(words, other_words, [_core(words, other_words)])
    pieces: list[Piece] = []
    budget = BUDGET
    for piece in _pieces(lines, other_lines, steps, tidy=False):
        before = pieces[-1] if pieces else None
        if before is None or (before.fate, piece.fate) != (Fate.GONE, Fate.NEW):
            pieces.append(piece)
            continue
        words, other_words = _WORD.findall(before.text), _WORD.findall(piece.text)
        within = _steps(words, other_words, min(budget, BUDGET // 10))
        if within is None:
            budget -= BUDGET // 10
            pieces.append(piece)
        else:
            budget -= len(words) + len(other_words)
            pieces[-1:] = _pieces(words, other_words, within)
    return tuple(pieces)


def item_changes(old: Sequence[str], new: Sequence[str]) -> tuple[Piece, ...]:
    """The way from one list to another; every entry is a piece of its own."""
    steps = _steps(old, new, BUDGET)
    return _items(old, new, [_core(old, new)] if steps is None else steps)


def _core(old: Sequence[str], new: Sequence[str]) -> _Step:
    """What is left between the equal beginning and the equal ending."""
    most = min(len(old), len(new))
    first = 0
    while first < most and old[first] == new[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, len(old) - last, first, len(new) - last


def _steps(old: Sequence[str], new: Sequence[str], budget: int) -> list[_Step] | None:
    """The stretches in which *old* and *new* differ; None when that is too much work."""
    first, end, _, other_end = _core(old, new)
    a, b = old[first:end], new[first:other_end]
    if not a or not b:
        return [(first, end, first, other_end)] if a or b else []
    path = _search(a, b, budget)
    if path is None:
        return None
    steps: list[_Step] = []
    # The points of the way: between two of them either one word went or came,
    # or both texts run on equally.
    for (x, y), (to_x, to_y) in pairwise(path):
        if to_x - x == to_y - y:
            continue
        step = (first + x, first + to_x, first + y, first + to_y)
        if steps and steps[-1][1] == step[0] and steps[-1][3] == step[2]:
            steps[-1] = (steps[-1][0], step[1], steps[-1][2], step[3])
        else:
            steps.append(step)
    return steps


def _search(a: Sequence[str], b: Sequence[str], budget: int) -> list[tuple[int, int]] | None:
    """The points of the shortest way from (0, 0) to the ends of *a* and *b*."""
    n, m = len(a), len(b)
    reach = {1: 0}
    rounds: list[dict[int, int]] = []
    for changes in range(min(n + m, _MOST_CHANGES) + 1):
        now: dict[int, int] = {}
        for k in range(-changes, changes + 1, 2):
            down = k == -changes or (k != changes and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if down else reach[k - 1] + 1
            began = x
            while x < n and x - k < m and a[x] == b[x - k]:
                x += 1
            now[k] = x
            budget -= 1 + x - began
            if x >= n and x - k >= m:
                return _way_back(rounds, k, n, m)
        if budget < 0:
            return None
        rounds.append(now)
        reach = now
    return None


def _way_back(rounds: list[dict[int, int]], k: int, n: int, m: int) -> list[tuple[int, int]]:
    path = [(n, m)]
    x, y = n, m
    for changes in range(len(rounds), 0, -1):
        before = rounds[changes - 1]
        down = k == -changes or (k != changes and before[k - 1] < before[k + 1])
        k += 1 if down else -1
        from_x = before[k]
        from_y = from_x - k
        path.append((from_x, from_y + 1) if down else (from_x + 1, from_y))
        path.append((from_x, from_y))
        x, y = from_x, from_y
    if (x, y) != (0, 0):
        path.append((0, 0))
    path.reverse()
    return path


def _pieces(
    old: Sequence[str], new: Sequence[str], steps: Sequence[_Step], *, tidy: bool = True
) -> tuple[Piece, ...]:
    """Whole stretches in place of single words."""
    if tidy:
        steps = _joined(old, steps)
    pieces: list[Piece] = []
    at = 0
    for begin, end, other_begin, other_end in (*steps, (len(old), len(old), 0, 0)):
        stretches = (
            (Fate.SAME, old[at:begin]),
            (Fate.GONE, old[begin:end]),
            (Fate.NEW, new[other_begin:other_end]),
        )
        pieces += [Piece(fate, "".join(words)) for fate, words in stretches if words]
        at = end
    return tuple(pieces)


def _joined(old: Sequence[str], steps: Sequence[_Step]) -> list[_Step]:
    """Two changes with nothing but a blank between them are one to the eye."""
    joined: list[_Step] = []
    for step in steps:
        if joined:
            begin, end, other_begin, _ = joined[-1]
            between = old[end : step[0]]
            if len(between) == 1 and between[0].isspace():
                joined[-1] = (begin, step[1], other_begin, step[3])
                continue
        joined.append(step)
    return joined


def _items(old: Sequence[str], new: Sequence[str], steps: Sequence[_Step]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for begin, end, other_begin, other_end in (*steps, (len(old), len(old), 0, 0)):
        pieces += [Piece(Fate.SAME, item) for item in old[at:begin]]
        pieces += [Piece(Fate.GONE, item) for item in old[begin:end]]
        pieces += [Piece(Fate.NEW, item) for item in new[other_begin:other_end]]
        at = end
    return tuple(pieces)
