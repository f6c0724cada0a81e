"""HTML source cut into spans, for its colours and for finding what is wrong with it.

One reading serves a line of an editor and a whole message: it begins in the
state in which the text before ended, and says in which state it ends. It looks
at no character twice, so 200 kB on one line are no trap. It need not agree
with a browser on broken source: it has to show the writer where it breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TEXT, ENTITY, OPEN, NAME, ATTRIBUTE, EQUALS, VALUE, CLOSE, COMMENT, DECLARATION, RAW, ODD = range(
    12
)

#: The states in which a text can end.
IN_TEXT, IN_TAG, IN_EQUALS, IN_DOUBLE, IN_SINGLE, IN_COMMENT, IN_DECLARATION, IN_RAW = range(8)

#: Elements whose content is no markup. A state holds which of them it is about.
RAW_ELEMENTS = ("", "script", "style", "textarea", "title", "xmp")
_STATES = 8
_RAW_NUMBER = {name: number for number, name in enumerate(RAW_ELEMENTS) if name}
_RAW_END = {
    name: re.compile(rf"</{name}(?=[\s/>]|$)", re.IGNORECASE) for name in RAW_ELEMENTS if name
}

_PLAIN = re.compile(r"[^<&]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});?")
_TAG_START = re.compile(r"(</?)([a-zA-Z][^\s/><]*)")
_BLANK = re.compile(r"\s+")
_ATTRIBUTE_NAME = re.compile(r"""[^\s=<>"'/]+""")
_UNQUOTED = re.compile(r"""[^\s<>"']+""")


class Span(NamedTuple):
    """A piece of source. ``kind`` is one of the constants above."""

    kind: int
    start: int
    end: int


class Reading:
    """One reading of a text; :attr:`state` is where it is, and at the end where it ended."""

    def __init__(self, text: str, state: int = IN_TEXT) -> None:
        state = max(0, state)
        self._text = text
        self._at = 0
        self._base = state % _STATES
        self._raw = state // _STATES

    @property
    def state(self) -> int:
        """The state as one number, for the reading of what follows."""
        return self._base + _STATES * self._raw

    @property
    def place(self) -> int:
        """What it is in: one of the states above."""
        return self._base

    def spans(self) -> Iterator[Span]:
        """The spans from here on, in order; blanks between attributes have none."""
        readers = (
            self._text_span,
            self._tag_span,
            self._after_equals,
            self._double,
            self._single,
            self._comment,
            self._declaration,
            self._raw_text,
        )
        end = len(self._text)
        while self._at < end:
            span = readers[self._base]()
            if span is not None:
                yield span

    # Each reads one span from here, or passes over blanks

    def _text_span(self) -> Span | None:
        text, at = self._text, self._at
        found = _PLAIN.match(text, at)
        if found is not None:
            return self._take(TEXT, found.end())
        if text[at] == "&":
            entity = _ENTITY.match(text, at)
            return self._take(TEXT, at + 1) if entity is None else self._take(ENTITY, entity.end())
        if text.startswith("<!--", at):
            self._base = IN_COMMENT
            return self._take(COMMENT, at + 4)
        if text[at + 1 : at + 2] in ("!", "?"):
            self._base = IN_DECLARATION
            return self._take(DECLARATION, at + 2)
        tag = _TAG_START.match(text, at)
        if tag is None:
            return self._take(TEXT, at + 1)
        self._base = IN_TAG
        # Its name comes next, as a span of its own.
        self._name_end = tag.end()
        return self._take(OPEN, tag.end(1))

    _name_end = -1

    def _tag_span(self) -> Span | None:
        text, at = self._text, self._at
        if self._name_end >= 0:
            end, self._name_end = self._name_end, -1
            closes = text[at - 1] == "/"
            self._raw = 0 if closes else _RAW_NUMBER.get(text[at:end].lower(), 0)
            return self._take(NAME, end)
        blank = _BLANK.match(text, at)
        if blank is not None:
            self._at = blank.end()
            return None
        character = text[at]
        if character == ">":
            self._base = IN_RAW if self._raw else IN_TEXT
            return self._take(CLOSE, at + 1)
        if character == "/":
            if text[at + 1 : at + 2] != ">":
                self._at += 1
                return None
            self._base = IN_RAW if self._raw else IN_TEXT
            return self._take(CLOSE, at + 2)
        if character == "<":
            # The tag before was never finished. Whoever is typing it has the rest below.
            self._base, self._raw = IN_TEXT, 0
            return None
        if character == "=":
            self._base = IN_EQUALS
            return self._take(EQUALS, at + 1)
        name = _ATTRIBUTE_NAME.match(text, at)
        if name is None:
            return self._take(ODD, at + 1)
        return self._take(ATTRIBUTE, name.end())

    def _after_equals(self) -> Span | None:
        text, at = self._text, self._at
        blank = _BLANK.match(text, at)
        if blank is not None:
            self._at = blank.end()
            return None
        self._base = IN_TAG
        character = text[at]
        if character in ('"', "'"):
            return self._quoted(character, at + 1)
        value = _UNQUOTED.match(text, at)
        return None if value is None else self._take(VALUE, value.end())

    def _quoted(self, quote: str, begin: int) -> Span:
        end = self._text.find(quote, begin)
        if end < 0:
            self._base = IN_DOUBLE if quote == '"' else IN_SINGLE
            return self._take(VALUE, len(self._text))
        self._base = IN_TAG
        return self._take(VALUE, end + 1)

    def _double(self) -> Span:
        return self._quoted('"', self._at)

    def _single(self) -> Span:
        return self._quoted("'", self._at)

    def _comment(self) -> Span:
        end = self._text.find("-->", self._at)
        if end < 0:
            return self._take(COMMENT, len(self._text))
        self._base = IN_TEXT
        return self._take(COMMENT, end + 3)

    def _declaration(self) -> Span:
        end = self._text.find(">", self._at)
        if end < 0:
            return self._take(DECLARATION, len(self._text))
        self._base = IN_TEXT
        return self._take(DECLARATION, end + 1)

    def _raw_text(self) -> Span | None:
        end = _RAW_END[RAW_ELEMENTS[self._raw]].search(self._text, self._at)
        stop = len(self._text) if end is None else end.start()
        if end is not None:
            self._base, self._raw = IN_TEXT, 0
        return self._take(RAW, stop) if stop > self._at else None

    def _take(self, kind: int, end: int) -> Span:
        span = Span(kind, self._at, end)
        self._at = end
        return span
