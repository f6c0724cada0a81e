"""What of somebody's markup the rich editor could not keep."""

from __future__ import annotations

import re

from mateo_desktop.ui.text.foreign.addresses import safe_address
from mateo_desktop.ui.text.foreign.tag_attributes import ALIGNED
from mateo_desktop.ui.text.foreign.tag_tokens import Tag, attributes, tokens
from mateo_desktop.ui.text.rich.block_reader import CELLS, CELLS_MAX, HEADINGS, NOT_IN_CELLS
from mateo_desktop.ui.text.styles import alignment

_KEPT = frozenset(
    "p br h1 h2 h3 b strong i em u s code a ul ol li blockquote pre hr div span "
    "table thead tbody tr td th".split()
)
_NESTING = frozenset(("ul", "ol", "li", "blockquote", "table", "tr"))
_NESTED_MAX = 1_000
_NOT_IN_ITEMS = frozenset(("blockquote", "hr", "pre", "table", *HEADINGS))
_COLLAPSE = re.compile(r"\s*border-collapse\s*:\s*collapse\s*;?\s*", re.IGNORECASE)
_ALIGN_ONLY = re.compile(r"\s*text-align\s*:\s*\w+\s*;?\s*", re.IGNORECASE)
_NUMBER = re.compile("[0-9]{1,6}")


def losses(markup: str) -> tuple[str, ...]:
    """Names of what Rich cannot keep of *markup*: tags, attributes and some more.

    These are "link" (neither web nor mail), "order" (blocks inside of list items),
    "cells" (blocks inside of cells), "lines" (a table without lines), "many" (a table
    of too many cells) and "comment".
    Empty when reading it and writing it again says the same.
    """
    finder = _Finder()
    if "<!--" in markup:
        finder.lost["comment"] = None
    for token in tokens(markup):
        if not isinstance(token, str):
            finder.see(token)
    return tuple(finder.lost)


class _Finder:
    def __init__(self) -> None:
        self.lost: dict[str, None] = {}
        self._inside: list[str] = []
        # Of the innermost table: its rows, and which cells the row has so far.
        self._rows: list[int] = []
        self._kinds: set[str] = set()
        self._cells = 0

    def see(self, tag: Tag) -> None:
        name, inside = tag.name, self._inside
        if tag.closes:
            if name in inside:
                del inside[len(inside) - 1 - inside[::-1].index(name) :]
            return
        if name not in _KEPT:
            self.lost[name] = None
        if tag.attributes:
            for attribute, value in attributes(tag).items():
                self._see_attribute(name, attribute, value.strip())
        if "li" in inside and name in _NOT_IN_ITEMS:
            self.lost["order"] = None
        if "table" in inside and name in NOT_IN_CELLS:
            self.lost["cells"] = None
        self._see_table(tag)
        if name in _NESTING and len(inside) < _NESTED_MAX:
            inside.append(name)

    def _see_table(self, tag: Tag) -> None:
        if tag.name == "table":
            self._rows.append(0)
            self._cells = 0
            if attributes(tag).get("border", "0").strip() == "0":
                self.lost["lines"] = None
        elif tag.name == "tr" and self._rows:
            self._rows[-1] += 1
            self._kinds = set()
        elif tag.name in CELLS and self._rows:
            self._cells += 1
            if self._cells > CELLS_MAX:
                self.lost["many"] = None
            self._kinds.add(tag.name)
            # A head is the whole first row.
            if "th" in self._kinds and (self._rows[-1] > 1 or len(self._kinds) > 1):
                self.lost["th"] = None

    def _see_attribute(self, name: str, attribute: str, value: str) -> None:
        if name == "a" and attribute == "href":
            if not safe_address(value):
                self.lost["link"] = None
        elif not _is_kept(name, attribute, value):
            self.lost[attribute] = None


def _is_kept(name: str, attribute: str, value: str) -> bool:
    if name == "table":
        if attribute == "style":
            return _COLLAPSE.fullmatch(value) is not None
        return (attribute, value) in (("border", "1"), ("border", "0"), ("cellpadding", "4"))
    if name == "ol" and attribute == "start":
        return _NUMBER.fullmatch(value) is not None
    if name in ALIGNED:
        if attribute == "style":
            return bool(_ALIGN_ONLY.fullmatch(value)) and bool(alignment(value))
        return attribute == "align" and value.lower() in ("left", "center", "right")
    return False
