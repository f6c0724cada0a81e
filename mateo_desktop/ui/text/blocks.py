"""A message as blocks of runs: the small vocabulary, apart from any widget.

Markup is read into blocks and blocks are written as markup here; between
blocks and the document of the editor go ``rich_reader`` and ``rich_text``. A
block is a paragraph, a heading, an item of a list or a rule; lists and quotes
are depths, as an editor thinks of them, not elements around others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import NamedTuple

from mateo_desktop.ui.text.addresses import safe_address
from mateo_desktop.ui.text.tag_tokens import Tag, attributes, tokens

BOLD, ITALIC, UNDERLINE, STRIKE = 1, 2, 4, 8

#: A line break inside a block, as Qt writes it.
BREAK = "\u2028"

_FLAGS = {
    "b": BOLD,
    "strong": BOLD,
    "i": ITALIC,
    "em": ITALIC,
    "u": UNDERLINE,
    "s": STRIKE,
    "del": STRIKE,
    "strike": STRIKE,
    "ins": UNDERLINE,
}
_MARKS = (("b", BOLD), ("i", ITALIC), ("u", UNDERLINE), ("s", STRIKE))
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
_PARAGRAPHS = frozenset(("p", "div", "pre", "table", "tr", "blockquote", "li", "ul", "ol"))

#: What Rich keeps as it is, besides the text.
_KEPT = frozenset("p br h1 h2 h3 b strong i em u s a ul ol li blockquote hr".split())
_DEPTH_MAX = 9


class Run(NamedTuple):
    """Text with one look; ``flags`` are BOLD | ITALIC | UNDERLINE | STRIKE."""

    text: str
    flags: int = 0
    href: str = ""


class Block(NamedTuple):
    """One block. ``depth`` is that of the list it is an item of, 0 for none.

    ``chain`` tells lists of one kind that follow each other apart; only
    equality means something.
    """

    runs: tuple[Run, ...] = ()
    heading: int = 0
    quote: int = 0
    depth: int = 0
    ordered: bool = False
    chain: int = 0
    rule: bool = False

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(run.text for run in self.runs)


# Writing


def html(blocks: Iterable[Block]) -> str:
    """The smallest clean markup that says *blocks*; nothing for nothing."""
    rows = list(blocks)
    while rows and not rows[-1].depth and not rows[-1].rule and not rows[-1].text.strip(" "):
        rows.pop()
    out: list[str] = []
    quote = 0
    lists: list[Block] = []
    for row in rows:
        if row.quote != quote:
            _close_lists(out, lists, 0)
            out.append(
                "<blockquote>" * (row.quote - quote) or "</blockquote>" * (quote - row.quote)
            )
            quote = row.quote
        if row.depth:
            _open_item(out, lists, row)
            out.append(_inline(row.runs) or "<br>")
            continue
        _close_lists(out, lists, 0)
        if row.rule:
            if row.runs:
                out.append(f"<p>{_inline(row.runs)}</p>")
            out.append("<hr>")
        else:
            name = f"h{row.heading}" if row.heading else "p"
            out.append(f"<{name}>{_inline(row.runs) or '<br>'}</{name}>")
    _close_lists(out, lists, 0)
    out.append("</blockquote>" * quote)
    return "".join(out)


def _open_item(out: list[str], lists: list[Block], row: Block) -> None:
    while lists and lists[-1].depth > row.depth:
        _close_lists(out, lists, len(lists) - 1)
    top = lists[-1] if lists else None
    if top is not None and top.depth == row.depth:
        if top.ordered == row.ordered and top.chain == row.chain:
            out.append("</li><li>")
            return
        _close_lists(out, lists, len(lists) - 1)
    out.append("<ol><li>" if row.ordered else "<ul><li>")
    lists.append(row)


def _close_lists(out: list[str], lists: list[Block], count: int) -> None:
    while len(lists) > count:
        out.append("</li></ol>" if lists.pop().ordered else "</li></ul>")


_EDGE = re.compile(f" +(?={BREAK}|$)")
_FIRST = re.compile(f"(?:^|(?<={BREAK})) ")
_SEVERAL = re.compile("  +")
#: Stands for a character that is not written.
_NOTHING = "\x00"

_SPECIAL = re.compile("[&<>\x00-\x08\t\x0a-\x1f\x7f-\x9f\u2028\ufffc]")
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", BREAK: "<br>", "\t": "\u2003"}


def _escaped(text: str) -> str:
    # A search first: most text has nothing to escape.
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], ""), text)


def _inline(runs: tuple[Run, ...]) -> str:
    text = runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)
    if "  " in text or BREAK in text or text[:1] == " " or text[-1:] == " ":
        # Markup folds spaces. Each is replaced by one character, so that the
        # runs still fit.
        text = _EDGE.sub(lambda found: _NOTHING * len(found[0]), text)
        text = _FIRST.sub("\u00a0", text)
        text = _SEVERAL.sub(lambda found: (" \u00a0" * len(found[0]))[: len(found[0])], text)
    if not runs or (len(runs) == 1 and runs[0][1:] == (0, "")):
        return _with_last_break(text, _escaped(text))
    out: list[str] = []
    opened: list[str] = []
    at = 0
    for run in runs:
        piece = _escaped(text[at : at + len(run.text)])
        at += len(run.text)
        if not piece:
            continue
        wanted = [f'a href="{escape(run.href)}"'] if run.href else []
        wanted += [name for name, flag in _MARKS if run.flags & flag]
        same = 0
        while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
            same += 1
        _close(out, opened, same)
        for name in wanted[same:]:
            out.append(f"<{name}>")
            opened.append(name)
        out.append(piece)
    _close(out, opened, 0)
    return _with_last_break(text, "".join(out))


def _close(out: list[str], opened: list[str], count: int) -> None:
    while len(opened) > count:
        out.append(f"</{opened.pop().split(' ', 1)[0]}>")


def _with_last_break(text: str, written: str) -> str:
    # The last break of a block shows nothing, so one that shall show is two.
    if text[-1:] in (BREAK, _NOTHING) and text.rstrip(_NOTHING)[-1:] == BREAK:
        return written + "<br>"
    return written


# Reading


def read(markup: str) -> tuple[Block, ...]:
    """The blocks of clean markup (see ``cleaning``); what is unknown becomes text."""
    reader = _Reader()
    for token in tokens(markup):
        if isinstance(token, str):
            reader.add_text(unescape(token) if "&" in token else token)
        elif token.closes:
            reader.end(token.name)
        else:
            reader.start(token)
    reader.flush()
    return tuple(reader.blocks)


_FOLD = re.compile("[ \t\n\r\f]+")


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._flags = {BOLD: 0, ITALIC: 0, UNDERLINE: 0, STRIKE: 0}
        self._look = 0
        self._hrefs: list[str] = []
        self._heading = self._quote = self._pre = self._chains = 0
        self._lists: list[tuple[int, bool]] = []
        # Whether the item of each open list has its block already: more text
        # in the same item goes on after a line break.
        self._items: list[bool] = []

    def add_text(self, text: str) -> None:
        if self._pre:
            text = text.replace("\n", BREAK)
        else:
            text = _FOLD.sub(" ", text)
            last = self._runs[-1].text[-1] if self._runs else BREAK
            if text[:1] == " " and last in (" ", BREAK):
                text = text[1:]
        self._add(text)

    def _add(self, text: str) -> None:
        if not text:
            return
        href = self._hrefs[-1] if self._hrefs else ""
        if self._runs and self._runs[-1][1:] == (self._look, href):
            text = self._runs.pop().text + text
        self._runs.append(Run(text, self._look, href))

    def start(self, tag: Tag) -> None:
        name = tag.name
        if name in _FLAGS:
            self._mark(_FLAGS[name], 1)
        elif name == "a":
            self._hrefs.append(safe_address(attributes(tag).get("href", "")))
        elif name == "br":
            self._strip()
            self._add(BREAK)
        elif name in ("td", "th"):
            self.add_text(" ")
        elif name == "hr":
            self.flush()
            self.blocks.append(Block(quote=self._quote, rule=True))
        elif name in _HEADINGS:
            self.flush()
            self._heading = _HEADINGS[name]
        elif name in _PARAGRAPHS:
            self.flush()
            if name == "blockquote":
                self._quote = min(self._quote + 1, _DEPTH_MAX)
            elif name == "pre":
                self._pre += 1
            elif name in ("ul", "ol"):
                self._chains += 1
                self._lists.append((self._chains, name == "ol"))
                self._items.append(False)
            elif name == "li" and self._items:
                self._items[-1] = False

    def end(self, name: str) -> None:
        if name in _FLAGS:
            self._mark(_FLAGS[name], -1)
        elif name == "a":
            if self._hrefs:
                self._hrefs.pop()
        elif name in _HEADINGS:
            self.flush()
            self._heading = 0
        elif name in _PARAGRAPHS:
            self.flush()
            if name == "blockquote":
                self._quote = max(0, self._quote - 1)
            elif name == "pre":
                self._pre = max(0, self._pre - 1)
            elif name in ("ul", "ol") and self._lists:
                self._lists.pop()
                self._items.pop()

    def _mark(self, flag: int, step: int) -> None:
        self._flags[flag] = max(0, self._flags[flag] + step)
        self._look = self._look | flag if self._flags[flag] else self._look & ~flag

    def _strip(self) -> None:
        """Drop the space before a break or at the end of a block."""
        if self._runs and self._runs[-1].text.endswith(" ") and not self._pre:
            last = self._runs.pop()
            if text := last.text.rstrip(" "):
                self._runs.append(last._replace(text=text))

    def flush(self) -> None:
        """End the block that is being read, if there is one."""
        self._strip()
        if not self._runs:
            return
        last = self._runs[-1]
        if last.text.endswith(BREAK):
            self._runs.pop()
            if len(last.text) > 1:
                self._runs.append(last._replace(text=last.text[:-1]))
        runs = tuple(self._runs)
        self._runs = []
        if not self._lists:
            self.blocks.append(Block(runs, self._heading, self._quote))
            return
        chain, ordered = self._lists[-1]
        if self._items[-1] and self.blocks:
            before = self.blocks[-1]
            if before.depth == min(len(self._lists), _DEPTH_MAX) and before.chain == chain:
                self.blocks[-1] = before._replace(runs=(*before.runs, Run(BREAK), *runs))
                return
        self._items[-1] = True
        depth = min(len(self._lists), _DEPTH_MAX)
        self.blocks.append(Block(runs, 0, self._quote, depth, ordered, chain))


# What would be lost


def losses(markup: str) -> tuple[str, ...]:
    """Names of what Rich cannot keep of *markup*: tags, attributes, "link", "order".

    Empty when reading it and writing it again says the same.
    """
    lost: dict[str, None] = {}
    if "<!--" in markup:
        lost["comment"] = None
    inside: list[str] = []
    for token in tokens(markup):
        if isinstance(token, str):
            continue
        name = token.name
        if token.closes:
            if name in inside:
                del inside[len(inside) - 1 - inside[::-1].index(name) :]
            continue
        if name not in _KEPT and name not in ("div", "span"):
            lost[name] = None
        for attribute, value in attributes(token).items():
            if name != "a" or attribute != "href":
                lost[attribute] = None
            elif not safe_address(value):
                lost["link"] = None
        if "li" in inside and (name in _HEADINGS or name in ("blockquote", "hr")):
            lost["order"] = None
        if name in _NESTING and len(inside) < 1_000:
            inside.append(name)
    return tuple(lost)


_NESTING = frozenset(("ul", "ol", "li", "blockquote"))
