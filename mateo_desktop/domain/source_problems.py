"""What is wrong with HTML source, with line and column, and which tags belong together.

A problem is something that a reader of the message may see go wrong: a tag
that is never closed, tags that cross, an entity nobody knows. A remark is
something that is right and that many mail programs leave out all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html.entities import html5
from itertools import islice
from typing import NamedTuple

from mateo_desktop.domain import source_elements as elements
from mateo_desktop.domain.source_spans import (
    ATTRIBUTE,
    CLOSE,
    COMMENT,
    DECLARATION,
    ENTITY,
    IN_COMMENT,
    IN_DECLARATION,
    IN_DOUBLE,
    IN_SINGLE,
    NAME,
    ODD,
    OPEN,
    RAW,
    VALUE,
    Reading,
)

#: More than these are not listed: the first ones tell what is going on.
MOST_PROBLEMS = 200

PROBLEM_CODES = (
    "unclosed",
    "crossed",
    "stray_close",
    "void_close",
    "ends_paragraph",
    "unfinished_tag",
    "unclosed_quote",
    "unclosed_comment",
    "odd_character",
    "unknown_entity",
    "twice",
)
REMARK_CODES = (
    "unknown_tag",
    "script",
    "event_handler",
    "external_style",
    "embedded",
    "form",
    "unsafe_link",
    "relative_link",
)


class SourceProblem(NamedTuple):
    """One thing. ``line`` and ``column`` count from 1, in characters.

    ``name`` is what it is about, ``other`` a second name if the code has one.
    """

    code: str
    start: int
    line: int
    column: int
    name: str = ""
    other: str = ""

    @property
    def is_remark(self) -> bool:
        """Whether the source is right all the same."""
        return self.code in REMARK_CODES


class SourceTag(NamedTuple):
    """One tag from its ``<`` to behind its ``>``; ``closes``: it is an end tag."""

    name: str
    start: int
    end: int
    closes: bool


class _Found(NamedTuple):
    start: int
    code: str
    name: str
    other: str


class Inspection:
    """Looks at source a piece at a time, so that nobody has to wait for it.

    After ``run`` has said True, :attr:`problems`, :attr:`tags` and
    :meth:`partner` tell what was found.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: tuple[SourceProblem, ...] = ()
        self.tags: list[SourceTag] = []
        self._partners: dict[int, int] = {}
        self._found: list[_Found] = []
        self._reading = Reading(source)
        self._spans = self._reading.spans()
        # The open elements: numbers of tags, and where each name stands in that row.
        self._open: list[int] = []
        self._places: dict[str, list[int]] = {}
        # Elements that an outer end tag closed before their own came.
        self._cut: dict[str, list[tuple[int, str]]] = {}
        self._ended_paragraphs: list[tuple[int, str]] = []
        self._tag_start = -1
        self._tag_name = ""
        self._tag_closes = False
        self._attributes: list[tuple[int, str]] = []
        self._values: dict[str, str] = {}
        # Where the value, comment or declaration began that was read last.
        self._last = 0

    def run(self, most: int | None = None) -> bool:
        """Look at the next *most* spans, or all; True when it is done."""
        readers = {
            OPEN: self._begin_tag,
            NAME: self._name,
            ATTRIBUTE: self._attribute,
            VALUE: self._value,
            CLOSE: self._finish_tag,
            ENTITY: self._entity,
            ODD: self._odd,
            RAW: self._raw,
            COMMENT: self._aside,
            DECLARATION: self._aside,
        }
        count = 0
        for kind, start, end in islice(self._spans, most):
            count += 1
            reader = readers.get(kind)
            if reader is not None:
                reader(start, end)
        if most is not None and count == most:
            return False
        self._end()
        return True

    def partner(self, at: int) -> tuple[SourceTag, SourceTag] | None:
        """The tag around the offset *at* and the one that belongs to it, if there are both."""
        number = self._tag_at(at)
        if number is None or number not in self._partners:
            return None
        return self.tags[number], self.tags[self._partners[number]]

    def _tag_at(self, at: int) -> int | None:
        number = bisect_right(self.tags, at, key=lambda tag: tag.start) - 1
        # Behind its ">" a cursor still stands at the tag, unless the next begins there.
        if number >= 0 and self.tags[number].start <= at <= self.tags[number].end:
            return number
        return None

    # Tags

    def _begin_tag(self, start: int, end: int) -> None:
        self._unfinished()
        self._tag_start = start
        self._tag_closes = end - start == 2
        self._attributes.clear()
        self._values.clear()

    def _name(self, start: int, end: int) -> None:
        self._tag_name = self.source[start:end].lower()

    def _attribute(self, start: int, end: int) -> None:
        self._attributes.append((start, self.source[start:end].lower()))

    def _odd(self, start: int, end: int) -> None:
        self._note("odd_character", start, self.source[start:end])

    def _raw(self, start: int, end: int) -> None:
        if "@import" in self.source[start : min(end, start + 20_000)]:
            self._note("external_style", start, "@import")

    def _aside(self, start: int, _end: int) -> None:
        if self.source.startswith(("<!", "<?"), start):
            self._last = start

    def _value(self, start: int, end: int) -> None:
        self._last = start
        if self._attributes:
            value = self.source[start : min(end, start + 2_000)]
            self._values.setdefault(self._attributes[-1][1], value.strip("\"'"))

    def _finish_tag(self, start: int, end: int) -> None:
        if self._tag_start < 0:
            return
        name, begin = self._tag_name, self._tag_start
        self._tag_start = -1
        self.tags.append(SourceTag(name, begin, end, self._tag_closes))
        number = len(self.tags) - 1
        if self._tag_closes:
            self._close(name, number)
            return
        self._look_at_attributes(name, begin)
        self._look_at_element(name, begin)
        self._end_before(name, begin)
        is_empty = name in elements.VOID or (end - start == 2 and name not in elements.BLOCKS)
        if not is_empty:
            self._places.setdefault(name, []).append(len(self._open))
            self._open.append(number)

    def _end_before(self, name: str, begin: int) -> None:
        """Close what *name* ends by beginning."""
        if name in elements.ENDS_PARAGRAPH and self._top() == "p":
            self._pop()
            self._ended_paragraphs.append((begin, name))
        ended, walls = elements.ENDED_BY_SIBLING.get(name, ((), ()))
        while ended:
            place = max((self._place(each) for each in ended), default=-1)
            if place < 0 or place < max(self._place(wall) for wall in walls):
                return
            self._close_down_to(place, name)
            self._pop()

    def _close(self, name: str, number: int) -> None:
        begin = self.tags[number].start
        if name in elements.VOID:
            self._note("void_close", begin, name)
            return
        place = self._place(name)
        if place < 0:
            self._stray(name, begin)
            return
        self._close_down_to(place, name)
        opened = self._pop()
        self._partners[opened] = number
        self._partners[number] = opened

    def _stray(self, name: str, begin: int) -> None:
        if self._cut.get(name):
            _, outer = self._cut[name].pop()
            self._note("crossed", begin, name, outer)
        elif name == "p" and self._ended_paragraphs:
            place, block = self._ended_paragraphs.pop()
            self._note("ends_paragraph", place, block)
        else:
            self._note("stray_close", begin, name)

    def _close_down_to(self, place: int, outer: str) -> None:
        """Close what is open inside the element at *place*."""
        while len(self._open) - 1 > place:
            number = self._pop()
            inner = self.tags[number].name
            if inner not in elements.ENDS_BY_ITSELF:
                self._cut.setdefault(inner, []).append((number, outer))

    def _pop(self) -> int:
        number = self._open.pop()
        self._places[self.tags[number].name].pop()
        return number

    def _top(self) -> str:
        return self.tags[self._open[-1]].name if self._open else ""

    def _place(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _unfinished(self) -> None:
        if self._tag_start >= 0:
            self._note("unfinished_tag", self._tag_start, self._tag_name)
            self._tag_start = -1

    # What mail programs leave out

    def _look_at_element(self, name: str, begin: int) -> None:
        rel = self._values.get("rel", "").lower()
        if name == "script":
            self._note("script", begin, name)
        elif name == "link" and "stylesheet" in rel:
            self._note("external_style", begin, name)
        elif name in elements.EMBEDDED:
            self._note("embedded", begin, name)
        elif name in elements.FORMS:
            self._note("form", begin, name)
        elif name not in elements.KNOWN:
            self._note("unknown_tag", begin, name)

    def _look_at_attributes(self, tag: str, begin: int) -> None:
        seen: set[str] = set()
        for place, name in self._attributes:
            if name in seen:
                self._note("twice", place, name)
            seen.add(name)
            if _HANDLER.fullmatch(name):
                self._note("event_handler", place, name)
        if tag == "link":
            return
        for name in ("href", "src"):
            value = self._values.get(name, "").strip()
            if _UNSAFE.match(value):
                self._note("unsafe_link", begin, value.partition(":")[0].lower())
            elif value and not _ABSOLUTE.match(value):
                self._note("relative_link", begin, value[:60])

    def _entity(self, start: int, end: int) -> None:
        word = self.source[start + 1 : end]
        if word.endswith(";") and word[0] != "#" and word not in html5:
            self._note("unknown_entity", start, f"&{word}")

    # The end

    def _end(self) -> None:
        state = self._reading.place
        if state in (IN_COMMENT, IN_DECLARATION):
            self._note("unclosed_comment", self._last)
        elif state in _IN_QUOTES:
            self._note("unclosed_quote", self._last)
        if self._tag_start >= 0 and state not in _IN_QUOTES:
            self._unfinished()
        left = [*self._open, *(number for cut in self._cut.values() for number, _ in cut)]
        for number in left:
            tag = self.tags[number]
            if tag.name not in elements.ENDS_BY_ITSELF:
                self._note("unclosed", tag.start, tag.name)
        self._found.sort()
        breaks = [found.start() for found in re.finditer("\n", self.source)]
        rows = []
        for start, code, name, other in self._found[:MOST_PROBLEMS]:
            line = bisect_right(breaks, start - 1)
            begin = breaks[line - 1] + 1 if line else 0
            rows.append(SourceProblem(code, start, line + 1, start - begin + 1, name, other))
        self.problems = tuple(rows)

    def _note(self, code: str, start: int, name: str = "", other: str = "") -> None:
        # A broken file of megabytes must not fill the memory with remarks.
        if len(self._found) < 20 * MOST_PROBLEMS:
            self._found.append(_Found(start, code, name[:60], other[:60]))


_IN_QUOTES = (IN_DOUBLE, IN_SINGLE)
_HANDLER = re.compile(r"on[a-z]{3,}")
_UNSAFE = re.compile(r"\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)
#: With a scheme, or nothing but a place in the message, or a {variable} yet to come.
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#|//|\{")


def problems(source: str) -> tuple[SourceProblem, ...]:
    """Everything found in *source*, in its order."""
    inspection = Inspection(source)
    inspection.run()
    return inspection.problems


def place_of(source: str, start: int) -> tuple[int, int]:
    """Line and column of the offset *start*, both from 1."""
    begin = source.rfind("\n", 0, start) + 1
    return source.count("\n", 0, start) + 1, start - begin + 1
