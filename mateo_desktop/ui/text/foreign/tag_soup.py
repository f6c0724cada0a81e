"""Markup from anywhere, written anew as a small balanced tree.

nh3 decides what is harmless; this decides what is cheap. Both nh3 and the
layout of Qt have shapes that cost them seconds or the process (nested tables,
nested blocks, endless words), so no markup reaches either of them as it came:
it is read by :mod:`tag_tokens`, and of it only allowed tags are written, each
closed in the right order, within the caps of untrusted-content.md.
"""

from __future__ import annotations

import dataclasses
import re
from html import escape, unescape

from mateo_desktop.ui.text.foreign import plain_names
from mateo_desktop.ui.text.foreign.addresses import safe_address
from mateo_desktop.ui.text.foreign.limits import Limits
from mateo_desktop.ui.text.foreign.tag_attributes import (
    SAYING,
    given_attributes,
    image_name,
    kept_attributes,
)
from mateo_desktop.ui.text.foreign.tag_tokens import Tag, tokens
from mateo_desktop.ui.text.styles import emphasis

INLINE = frozenset(("b", "i", "u", "s", "em", "strong", "a", "code", "span"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
TABLE = frozenset(("table", "thead", "tbody", "tr", "th", "td"))
CELLS = ("td", "th")
BLOCKS = frozenset(("p", "ul", "ol", "li", "blockquote", "pre", "div")) | HEADINGS | TABLE
VOID = frozenset(("br", "hr"))
ALLOWED = INLINE | BLOCKS | VOID

# Text directly in these goes elsewhere in a browser.
_TABLE_PARTS = ("table", "thead", "tbody", "tr")
_HOLD_PARTS = frozenset((*_TABLE_PARTS, "ul", "ol"))
_SAME = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "s": "s"}

#: Tags that mean the same to a reader as one that is allowed.
_ALIASES = {
    "del": "s",
    "strike": "s",
    "ins": "u",
    "font": "span",
    "tfoot": "tbody",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
    "listing": "pre",
    "menu": "ul",
    "dl": "div",
    "dt": "div",
    "dd": "div",
} | dict.fromkeys(
    "address article aside caption center details fieldset figcaption figure footer form header "
    "hgroup main nav section summary".split(),
    "div",
)

_SPAN_MAX = 50

# What Qt may break a line at; anything else between two of them is one word.
_WORD = re.compile("[^ \t\n\u200b]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Tree:
    """Balanced markup, and whether something of the original is not in it."""

    html: str
    cut: bool


def written_anew(
    html: str, limits: Limits, *, styled: bool = False, isolate: bool = True, images: str = ""
) -> Tree:
    """*html* reduced to the allowed tags, balanced, within *limits*.

    With *styled*, emphasis that is only said in a ``style`` attribute becomes
    a tag, as pasted text needs it. With *isolate*, bidi overrides become
    isolates. *images* are the words for a picture (``{name}``), which is never
    shown; without them it goes. The same call on its own result changes nothing.
    Raises TooManyElements instead of giving half a tree.
    """
    return _Writer(limits, styled, isolate, images).write(html)


class TooManyElements(ValueError):
    """The markup has more elements than the limits allow; its text is still good."""


class _Open:
    """An element that is open: the tag that opened it and what was written."""

    __slots__ = ("ended", "name", "source", "start")

    def __init__(self, source: str, name: str, start: str) -> None:
        self.source, self.name, self.start = source, name, start
        #: Its end tag came while a block inside was open: it ends with that.
        self.ended = False


class _Writer:
    def __init__(self, limits: Limits, styled: bool, isolate: bool, images: str) -> None:
        self._limits, self._styled, self._isolate = limits, styled, isolate
        self._images = images
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._unwritten: dict[str, int] = {}
        self._elements = self._cells = self._text = self._word = 0
        self._after_pre = self._cut = False
        self._flow = plain_names.Flow()

    def write(self, html: str) -> Tree:
        for token in tokens(html):
            if isinstance(token, str):
                self._write_text(token)
                if self._text >= self._limits.text:
                    self._cut = True
                    break
            elif token.closes:
                self._end(_ALIASES.get(token.name, token.name))
            else:
                self._start(token)
        self._close_to(0)
        return Tree("".join(self._out), self._cut)

    # Text

    def _write_text(self, raw: str) -> None:
        # No entity is worth more of the room than one character.
        raw = raw[: 10 * self._limits.text]
        text = plain_names.without_controls(unescape(raw) if "&" in raw else raw)
        if self._isolate:
            text = self._flow.follow(text)
        if self._after_pre:
            # A reader drops one line feed here each time: none is left to drop.
            text = text.lstrip("\n")
        if not text:
            return
        self._after_pre = False
        if self._open and self._open[-1].name in _TABLE_PARTS:
            if text.isspace():
                return
            self._need_cell()
        elif self._open and self._open[-1].name in ("ul", "ol") and text.isspace():
            return
        # Breaks only add to it: what is left out need not be looked through for long words.
        room = self._limits.text - self._text
        text = self._broken(text[:room])[:room]
        self._text += len(text)
        self._out.append(escape(text, quote=False))

    def _broken(self, text: str) -> str:
        """*text* with a possible break in every word that is too long."""
        limit = self._limits.word
        last = max(map(text.rfind, " \n\t\u200b"))
        if last < 0 and self._word + len(text) <= limit:
            self._word += len(text)
            return text
        first = _WORD.match(text)
        lead = first.end() if first else 0
        if self._word and lead and self._word + lead > limit:
            text = "\u200b" + text
        if len(text) > limit:
            text = _WORD.sub(self._break_word, text)
        self._word = len(text) - 1 - max(map(text.rfind, " \n\t\u200b"))
        return text

    def _break_word(self, found: re.Match[str]) -> str:
        word, limit = found[0], self._limits.word
        if len(word) <= limit:
            return word
        return "\u200b".join(word[at : at + limit] for at in range(0, len(word), limit))

    def _separate(self, gap: str) -> None:
        """Keep the words apart where a tag is not written."""
        if not (self._open and self._open[-1].name in _HOLD_PARTS):
            self._out.append(gap)

    # Tags

    def _start(self, tag: Tag) -> None:
        if tag.name == "img" and self._images and (shown := image_name(tag)):
            self._count()
            self._write_text(escape(self._images.replace("{name}", shown)))
        source = name = _ALIASES.get(tag.name, tag.name)
        if name not in ALLOWED or (name in TABLE and self._start_table_part(name)):
            return
        self._make_room(name)
        if name in VOID:
            self._word = 0
            self._count()
            self._out.append(f"<{name}>")
            self._after_pre = False
            return
        given = given_attributes(tag) if self._styled or name in SAYING else {}
        marks: tuple[str, ...] = ()
        if self._styled and "style" in given:
            marks, plain = emphasis(given["style"])
            if _SAME.get(name) in plain:
                name = "span"
        self._push(source, name, given)
        if name not in _HOLD_PARTS:
            for mark in marks:
                if mark != _SAME.get(name):
                    self._push("", mark, {})

    def _make_room(self, name: str) -> None:
        """Close what cannot be around *name*, open what must be."""
        if name not in INLINE and name != "br":
            self._word = 0
            self._close_paragraph()
        if name in HEADINGS:
            self._close_open(HEADINGS, (*CELLS, "blockquote", "li"))
        elif name == "li":
            self._start_item()
        elif name == "a":
            self._close_link()
        loose = name not in TABLE or name == "table"
        if loose and self._open and self._open[-1].name in _TABLE_PARTS:
            self._need_cell()

    def _push(self, source: str, name: str, given: dict[str, str]) -> None:
        # What a table needs to hold its text together is always written.
        if len(self._open) >= self._limits.depth and not (name in TABLE and not source):
            self._cut = True
            if source:
                self._unwritten[source] = self._unwritten.get(source, 0) + 1
            if name in BLOCKS:
                self._separate(" ")
            return
        self._count()
        start = f"<{name}{self._attributes(name, given)}>"
        self._open.append(_Open(source, name, start))
        self._out.append(start)
        self._after_pre = name == "pre"

    def _count(self) -> None:
        self._elements += 1
        if self._elements > self._limits.elements:
            raise TooManyElements

    def _attributes(self, name: str, given: dict[str, str]) -> str:
        if name == "a":
            href = safe_address(given.get("href", ""))
            return f' href="{escape(href)}"' if href else ""
        text = kept_attributes(name, given)
        if name not in CELLS:
            return text
        for span in ("colspan", "rowspan"):
            value = given.get(span, "").strip()
            if value.isascii() and value.isdecimal() and len(value) < 4:
                number = min(int(value), _SPAN_MAX, max(1, self._limits.cells - self._cells))
                if number > 1:
                    # A cell over ten columns makes ten: Qt's layout counts them so.
                    self._cells += number - 1
                    text += f' {span}="{number}"'
        return text

    def _start_table_part(self, name: str) -> bool:
        """Make room for *name* inside a table; whether it was dealt with instead."""
        if name == "table":
            depth = sum(1 for element in self._open if element.name == "table")
            room = self._limits.depth - len(self._open) > len(("table", "tbody", "tr", "td"))
            if depth < self._limits.table_depth and room and not self._unwritten.get("table"):
                return False
            self._unwritten["table"] = self._unwritten.get("table", 0) + 1
            self._cut = True
            self._separate(" ")
            return True
        if self._unwritten.get("table") or self._table() < 0:
            # Cells of a table that is not written: their text goes on, apart.
            self._count()
            self._separate("<br>" if name == "tr" else " ")
            self._word = 0
            return True
        if self._cells >= self._limits.cells:
            self._cut = True
            self._need_cell()
            self._separate(" ")
            self._word = 0
            return True
        self._close_to_part(name)
        self._cells += name in CELLS
        return False

    def _close_to_part(self, name: str) -> None:
        """Close down to where *name* may stand, opening what is missing between."""
        parents = {"thead": ("table",), "tbody": ("table",), "tr": ("tbody", "thead")}
        wanted = parents.get(name, ("tr",))
        bottom = self._table()
        top = len(self._open) - 1
        while top > bottom and self._open[top].name not in wanted:
            top -= 1
        self._close_to(top + 1)
        if self._open[-1].name == "table" and name not in ("thead", "tbody"):
            self._push("", "tbody", {})
        if self._open[-1].name in ("tbody", "thead") and name in CELLS:
            self._push("", "tr", {})

    def _need_cell(self) -> None:
        """Text beside the cells of a table gets a cell of its own."""
        if self._open[-1].name in CELLS or self._table() < 0:
            return
        self._close_to_part("td")
        if self._open[-1].name == "tr":
            self._cells += 1
            self._push("", "td", {})

    def _start_item(self) -> None:
        self._close_open(("li",), (*CELLS, "ul", "ol"))
        for element in reversed(self._open):
            if element.name in ("ul", "ol"):
                return
            if element.name in TABLE:
                break
        if self._open and self._open[-1].name in _TABLE_PARTS:
            self._need_cell()
        self._push("ul", "ul", {})

    def _end(self, name: str) -> None:
        if self._unwritten.get(name):
            self._unwritten[name] -= 1
            return
        if name not in ALLOWED or name in VOID:
            if name == "br":
                self._start(Tag("br", False, ""))
            return
        if self._unwritten.get("table") and name in TABLE:
            return
        fence = () if name == "table" else ("table",) if name in TABLE else CELLS
        if name in BLOCKS:
            self._word = 0
        self._close_open((name,), fence)

    def _close_paragraph(self) -> None:
        """A block ends the paragraph that is open; emphasis goes on after it."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].name == "p":
                self._close_and_resume(at)
                return
            if self._open[at].name not in INLINE:
                return

    def _close_link(self) -> None:
        """A link ends where the next begins, whatever is open inside of it."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].name == "a":
                self._close_to(at)
                return
            if self._open[at].name in CELLS:
                return

    def _close_open(self, names: tuple[str, ...] | frozenset[str], fence: tuple[str, ...]) -> None:
        """Close the nearest element a tag of *names* opened, not looking beyond *fence*."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].source in names:
                if self._open[at].name in INLINE:
                    self._close_and_resume(at)
                else:
                    self._close_to(at)
                return
            if self._open[at].name in fence:
                return

    def _close_and_resume(self, at: int) -> None:
        """Close what is open from *at* up, and open the emphasis above it again."""
        # What only a style of the closed tag asked for ends with it.
        marks = [
            element for element in self._open[at + 1 :] if element.name in INLINE and element.source
        ]
        blocks = any(element.name not in INLINE for element in self._open[at + 1 :])
        if blocks and self._open[at].name in INLINE:
            self._open[at].source = ""
            self._open[at].ended = True
            return
        self._close_to(at)
        for element in marks:
            if len(self._open) < self._limits.depth:
                self._count()
                self._open.append(element)
                self._out.append(element.start)

    def _close_to(self, count: int) -> None:
        while len(self._open) > count:
            self._out.append(f"</{self._open.pop().name}>")
        while self._open and self._open[-1].ended:
            self._out.append(f"</{self._open.pop().name}>")
        self._after_pre = False

    def _table(self) -> int:
        """The place of the innermost open table, or -1."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].name == "table":
                return at
        return -1
