"""HTML source laid out anew for reading; what it says does not change.

Line breaks and indentation are put only where a browser drops blanks anyway:
at the borders of blocks. Text keeps its blanks, and what is inside of pre,
textarea, script, style and comments is not touched. An element whose style
makes it stand in a line, or keeps its blanks, is treated as text.
"""

from __future__ import annotations

import re
from collections import Counter

from mateo_desktop.domain import source_elements as elements
from mateo_desktop.domain.markup import plain_text
from mateo_desktop.domain.source_spans import (
    CLOSE,
    COMMENT,
    DECLARATION,
    IN_TEXT,
    NAME,
    OPEN,
    RAW,
    Reading,
)
from mateo_desktop.domain.source_typing import STEP

_BLANKS = " \t\n\r\f"
_FOLD = re.compile(r"[ \t\r\f]*\n[ \t\r\n\f]*")
_INLINE_STYLE = re.compile(r"display\s*:\s*inline|white-space", re.IGNORECASE)
#: Deeper than this nothing is indented further.
_DEEPEST = 40
_NESTING = elements.CONTAINERS | {"li", "dt", "dd", "td", "th"}
_WORDLESS = frozenset(("script", "style", "title"))


def laid_out(source: str) -> str:
    """*source* with a line for each block, indented by its depth.

    Source whose style sheet changes what blanks mean comes back as it is.
    """
    pieces = _pieces(source)
    if not pieces or any(kind == "raw" and _INLINE_STYLE.search(text) for kind, text, _ in pieces):
        return source
    layout = _Layout()
    for kind, text, name in pieces:
        layout.add(kind, text, name)
    text = layout.text()
    # Broken source can mean anything: then it is better left alone.
    return text if plain_text(text) == plain_text(source) else source


def _pieces(source: str) -> list[tuple[str, str, str]]:
    """Tags ("open", "close"), "text", "raw" and "comment" with their source and name.

    Nothing for source that breaks off inside of a tag or a comment: what it
    means depends on who reads it.
    """
    pieces: list[tuple[str, str, str]] = []
    reading = Reading(source)
    done = 0
    tag_from = -1
    name, closes = "", False
    for kind, start, end in reading.spans():
        if kind == NAME:
            name = source[start:end].lower()
        elif kind == CLOSE:
            pieces.append(("close" if closes else "open", source[tag_from:end], name))
            done, tag_from = end, -1
        elif kind in (OPEN, RAW, COMMENT, DECLARATION):
            if tag_from >= 0:
                return []
            if start > done:
                pieces.append(("text", source[done:start], ""))
            done = start
            if kind == OPEN:
                tag_from, closes = start, end - start == 2
                continue
            word = "raw" if kind == RAW else "comment"
            if word == "comment" and not source.startswith(("<!", "<?"), start):
                word, before, _ = pieces.pop()
                pieces.append((word, before + source[start:end], ""))
            else:
                pieces.append((word, source[start:end], ""))
            done = end
    if tag_from >= 0 or reading.place != IN_TEXT:
        return []
    if done < len(source):
        pieces.append(("text", source[done:], ""))
    return pieces


class _Layout:
    def __init__(self) -> None:
        self._out: list[str] = []
        # Whether a break may stand here: nothing but the border of a block came last.
        self._at_border = True
        self._blanks = ""
        # Inside of pre and the like, until its end tag: nothing is touched.
        self._kept = ""
        self._kept_depth = 0
        self._open: list[str] = []
        self._begun: Counter[str] = Counter()

    def add(self, kind: str, text: str, name: str) -> None:
        if self._kept:
            self._out.append(text)
            if name == self._kept:
                self._kept_depth += {"open": 1, "close": -1}.get(kind, 0)
                if self._kept_depth == 0:
                    self._kept = ""
                    self._at_border = kind == "close" and name in elements.BLOCKS
            return
        if kind == "text":
            self._text(text)
        elif kind in ("raw", "comment"):
            self._write(text)
            self._at_border = False
        elif kind == "open":
            self._start(text, name)
        else:
            self._finish(text, name)

    def _text(self, text: str) -> None:
        words = text.strip(_BLANKS)
        if not words:
            self._blanks += text
            return
        before = text[: len(text) - len(text.lstrip(_BLANKS))]
        self._blanks += before
        margin = STEP * (self._margin() + 1)
        self._write(_FOLD.sub(f"\n{margin}", words))
        self._at_border = False
        self._blanks = text[len(before) + len(words) :]

    def _start(self, text: str, name: str) -> None:
        keeps = name in ("pre", "textarea", "xmp", "listing") or (
            _INLINE_STYLE.search(text) is not None
        )
        is_block = name in elements.BLOCKS and not (keeps and name != "pre")
        if is_block:
            self._end_siblings(name)
            self._break()
            self._begun[name] += name not in elements.VOID
        self._write(text)
        self._at_border = is_block
        if keeps and name not in elements.VOID:
            self._kept, self._kept_depth = name, 1
            self._at_border = False
        elif name in _NESTING and is_block:
            self._open.append(name)
        elif name in _WORDLESS:
            self._at_border = False

    def _finish(self, text: str, name: str) -> None:
        # An end tag without a beginning ends nothing: it is no border.
        is_block = name in elements.BLOCKS and self._begun[name] > 0
        self._begun[name] -= is_block
        if name in self._open[-_DEEPEST:]:
            self._leave(name)
        behind_block = is_block and self._at_border and bool(self._out)
        if behind_block and (name in elements.CONTAINERS or self._out[-1].startswith("</")):
            self._break()
        elif is_block and name not in _WORDLESS:
            self._blanks = ""
        self._write(text)
        self._at_border = is_block

    def _end_siblings(self, name: str) -> None:
        """A row or an item that begins ends the one before it, if nothing else did."""
        ended, _ = elements.ENDED_BY_SIBLING.get(name, ((), ()))
        while self._open and self._open[-1] in ended:
            self._open.pop()

    def _leave(self, name: str) -> None:
        while self._open and self._open.pop() != name:
            pass

    def _margin(self) -> int:
        return min(len(self._open), _DEEPEST)

    def _break(self) -> None:
        self._blanks = ""
        if self._out:
            self._out.append("\n" + STEP * self._margin())

    def _write(self, text: str) -> None:
        if self._blanks:
            if self._at_border:
                # Blanks behind a border show nothing: they become its line break.
                self._break()
            elif "\n" in self._blanks:
                self._out.append("\n" + STEP * (self._margin() + 1))
            else:
                self._out.append(self._blanks)
            self._blanks = ""
        self._out.append(text)

    def text(self) -> str:
        return "".join(self._out)
