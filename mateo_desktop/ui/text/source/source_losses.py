"""Where in HTML source that stands which Rich cannot keep."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mateo_desktop.domain.source_spans import CLOSE, COMMENT, OPEN, Reading
from mateo_desktop.ui.text.rich import blocks
from mateo_desktop.ui.text.rich.reading import Loss


def losses(source: str, names: Sequence[str]) -> tuple[Loss, ...]:
    """Where *names*, what ``blocks.losses`` gives for *source*, stand in it."""
    starts = [0]
    while (found := source.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    lines: dict[str, dict[int, None]] = {name: {} for name in names}
    known: dict[str, tuple[str, ...]] = {}
    tag_from = -1
    for kind, start, end in Reading(source).spans():
        lost: tuple[str, ...] = ()
        place = start
        if kind == OPEN:
            tag_from = start
        elif kind == CLOSE and tag_from >= 0:
            place, tag = tag_from, source[tag_from:end]
            if tag not in known:
                # What is lost of a tag by itself is lost of it anywhere.
                known[tag] = blocks.losses(tag)
            lost, tag_from = known[tag], -1
        elif kind == COMMENT:
            lost = ("comment",)
        for name in lost:
            if name in lines:
                lines[name][bisect_right(starts, place)] = None
    return tuple(Loss(name, tuple(lines[name])) for name in names)
