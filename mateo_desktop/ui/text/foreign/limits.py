"""How much of foreign markup is shown: the structural caps of untrusted-content.md."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """How much of a tree may be written.

    The first three bound the time of nh3 and of Qt's layout, which grow faster
    than their input; the others keep a page to what a window can lay out.
    """

    depth: int = 58
    table_depth: int = 4
    cells: int = 1_000
    elements: int = 5_000
    word: int = 1_000
    text: int = 40_000
