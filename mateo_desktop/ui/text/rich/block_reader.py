"""From clean markup to blocks.

Only what :mod:`cleaning` gave comes here: balanced tags of the allow-list. What
the vocabulary has no word for becomes the text in it.
"""

from __future__ import annotations

import re
from html import unescape

from mateo_desktop.ui.text.foreign.addresses import safe_address
from mateo_desktop.ui.text.foreign.tag_attributes import ALIGNED
from mateo_desktop.ui.text.foreign.tag_tokens import Tag, attributes, tokens
from mateo_desktop.ui.text.rich.block import (
    BOLD,
    BREAK,
    CENTER,
    CODE,
    DEPTH_MAX,
    ITALIC,
    STRIKE,
    UNDERLINE,
    Block,
    Cell,
    Run,
)
from mateo_desktop.ui.text.styles import alignment

FLAGS = {
    "b": BOLD,
    "strong": BOLD,
    "i": ITALIC,
    "em": ITALIC,
    "u": UNDERLINE,
    "s": STRIKE,
    "del": STRIKE,
    "strike": STRIKE,
    "ins": UNDERLINE,
    "code": CODE,
}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
CELLS = ("td", "th")
_PARAGRAPHS = frozenset(
    ("p", "div", "pre", "table", "tr", "td", "th", "blockquote", "li", "ul", "ol")
)
#: What a cell cannot hold; a table around it is there for the layout.
NOT_IN_CELLS = frozenset(("table", "ul", "ol", "blockquote", "hr", "pre", *HEADINGS))
#: A table of more cells is read as lines: Qt lays out all of it at each change.
CELLS_MAX = 2_000
_SPAN_MAX, _NUMBER = 50, re.compile("[0-9]{1,6}")
_FOLD = re.compile("[ \t\n\r\f]+")


def read(markup: str) -> tuple[Block, ...]:
    """The blocks of clean markup (see ``cleaning``); what is unknown becomes text."""
    parts = list(tokens(markup))
    reader = _Reader(_layouts(parts))
    for at, token in enumerate(parts):
        if isinstance(token, str):
            reader.add_text(unescape(token) if "&" in token else token)
        elif token.closes:
            reader.end(token.name)
        else:
            reader.start(token, at)
    reader.flush()
    reader.end_table()
    return tuple(reader.blocks)


def number(value: str, otherwise: int = 1) -> int:
    """The number an attribute says."""
    return int(value) if _NUMBER.fullmatch(value) else otherwise


def _layouts(parts: list[Tag | str]) -> frozenset[int]:
    """Which tables are only there for the layout, by the place of their tag.

    Those whose cells hold more than lines of text, and a single cell without a
    border: that is how mails are wrapped. And those with too many cells.
    """
    found: list[int] = []
    opened: list[list[int]] = []
    for at, token in enumerate(parts):
        if isinstance(token, str):
            continue
        if token.closes:
            if token.name == "table" and opened:
                _, start, cells, much, lined = opened.pop()
                if much or cells > CELLS_MAX or (cells < 2 and not lined):
                    found.append(start)
            continue
        if opened:
            opened[-1][3] |= token.name in NOT_IN_CELLS
            opened[-1][2] += token.name in CELLS
        if token.name == "table":
            opened.append([0, at, 0, 0, attributes(token).get("border", "0") != "0"])
    return frozenset(found)


class _Table:
    """A table that is being read."""

    def __init__(self, number: int, quote: int) -> None:
        self.number, self.quote = number, quote
        self.rows: list[list[Block]] = []
        self.heads: list[bool] = []
        self.spans: dict[int, int] = {}
        # The lines of the cell that is open.
        self.lines: list[tuple[Run, ...]] | None = None
        self.align = ""
        self._columns = self._lower = 1

    def start_row(self) -> None:
        self.end_cell()
        self.rows.append([])
        self.heads.append(True)

    def start_cell(self, tag: Tag) -> None:
        self.end_cell()
        if not self.rows:
            self.start_row()
        self._fill()
        given = attributes(tag)
        self.heads[-1] &= tag.name == "th"
        self._columns = min(number(given.get("colspan", "")), _SPAN_MAX)
        self._lower = min(number(given.get("rowspan", "")), _SPAN_MAX) - 1
        self.lines = []

    def add(self, runs: tuple[Run, ...], align: str) -> None:
        assert self.lines is not None
        if not self.lines:
            self.align = align
        self.lines.append(runs)

    def end_cell(self) -> None:
        if self.lines is None:
            return
        runs: list[Run] = []
        for at, line in enumerate(self.lines):
            runs += (Run(BREAK), *line) if at else line
        row = self.rows[-1]
        for extra in range(max(1, self._columns)):
            if self._lower > 0:
                self.spans[len(row)] = self._lower
            row.append(Block() if extra else Block(tuple(runs), align=self.align))
        self.lines, self.align = None, ""

    def blocks(self) -> list[Block]:
        """All of it, each row as long as the longest."""
        self.end_cell()
        rows = [(row, head) for row, head in zip(self.rows, self.heads, strict=True) if row]
        width = max((len(row) for row, _ in rows), default=0)
        found = []
        for at, (row, head) in enumerate(rows):
            is_head = head and not at
            for column in range(width):
                block = row[column] if column < len(row) else Block()
                place = Cell(self.number, at, column, is_head)
                found.append(block._replace(quote=self.quote, cell=place))
        return found

    def _fill(self) -> None:
        """Leave the places empty that a cell above reaches down to."""
        row = self.rows[-1]
        while self.spans.get(len(row), 0) > 0:
            self.spans[len(row)] -= 1
            row.append(Block())


class _Reader:
    def __init__(self, layouts: frozenset[int]) -> None:
        self.blocks: list[Block] = []
        self._layouts = layouts
        self._runs: list[Run] = []
        self._flags = dict.fromkeys(FLAGS.values(), 0)
        self._look = 0
        self._hrefs: list[str] = []
        self._heading = self._quote = self._pre = self._chains = self._tables = 0
        self._lists: list[tuple[int, bool, int]] = []
        self._aligns: list[str] = [""]
        # Whether the item of each open list has its block already: more text
        # in the same item goes on after a line break.
        self._items: list[bool] = []
        self._table: _Table | None = None
        # For each open table whether it is a layout only.
        self._opened: list[bool] = []

    def add_text(self, text: str) -> None:
        if self._table is not None and self._table.lines is None:
            return
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

    def start(self, tag: Tag, at: int) -> None:
        name = tag.name
        if name in FLAGS:
            self._mark(FLAGS[name], 1)
        elif name == "a":
            self._hrefs.append(safe_address(attributes(tag).get("href", "")))
        elif name == "br":
            self._strip()
            self._add(BREAK)
        elif name == "hr":
            self.flush()
            self.blocks.append(Block(quote=self._quote, rule=True))
        elif name in HEADINGS or name in _PARAGRAPHS:
            self._start_block(tag, at)

    def _start_block(self, tag: Tag, at: int) -> None:
        name = tag.name
        if name in CELLS and self._table is None:
            # Cells of a layout stand side by side.
            self.add_text(" ")
        else:
            self.flush()
        if name in ALIGNED:
            self._aligns.append(self._alignment(tag))
        if name in HEADINGS:
            self._heading = HEADINGS[name]
        elif name == "blockquote":
            self._quote = min(self._quote + 1, DEPTH_MAX)
        elif name == "pre":
            self._pre += 1
        elif name in ("ul", "ol"):
            self._chains += 1
            start = number(attributes(tag).get("start", "")) if name == "ol" else 1
            self._lists.append((self._chains, name == "ol", start))
            self._items.append(False)
        elif name == "li" and self._items:
            self._items[-1] = False
        elif name == "table":
            # A table inside of a list is lines of its item.
            layout = at in self._layouts or bool(self._lists)
            self._opened.append(layout)
            if not layout and self._table is None:
                self._tables += 1
                self._table = _Table(self._tables, self._quote)
        elif self._table is not None and name == "tr":
            self._table.start_row()
        elif self._table is not None and name in CELLS:
            self._table.start_cell(tag)

    def end(self, name: str) -> None:
        if name in FLAGS:
            self._mark(FLAGS[name], -1)
        elif name == "a":
            if self._hrefs:
                self._hrefs.pop()
        elif name in HEADINGS or name in _PARAGRAPHS:
            self._end_block(name)

    def _end_block(self, name: str) -> None:
        if name not in CELLS or self._table is not None:
            self.flush()
        if name in ALIGNED and len(self._aligns) > 1:
            self._aligns.pop()
        if name in HEADINGS:
            self._heading = 0
        elif name == "blockquote":
            self._quote = max(0, self._quote - 1)
        elif name == "pre":
            self._pre = max(0, self._pre - 1)
        elif name in ("ul", "ol") and self._lists:
            self._lists.pop()
            self._items.pop()
        elif name in CELLS and self._table is not None:
            self._table.end_cell()
        elif name == "table" and self._opened and not self._opened.pop():
            self.end_table()

    def end_table(self) -> None:
        """Take the table that is being read, if there is one."""
        if self._table is not None:
            self.blocks += self._table.blocks()
            self._table = None

    def _alignment(self, tag: Tag) -> str:
        given = attributes(tag)
        align = alignment(given.get("style", "")) or given.get("align", "").lower()
        if align == "left":
            return ""
        if align in ("center", "right"):
            return align
        # Browsers centre the cells of a head.
        if tag.name in CELLS:
            return CENTER if tag.name == "th" else ""
        return self._aligns[-1]

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
        align = self._aligns[-1]
        if self._table is not None:
            if self._table.lines is not None:
                self._table.add(runs, align)
        elif self._lists:
            self._add_item(runs, align)
        elif self._pre:
            self.blocks += [
                Block(line, quote=self._quote, align=align, pre=True) for line in _lines(runs)
            ]
        else:
            self.blocks.append(Block(runs, self._heading, self._quote, align=align))

    def _add_item(self, runs: tuple[Run, ...], align: str) -> None:
        chain, ordered, start = self._lists[-1]
        depth = min(len(self._lists), DEPTH_MAX)
        if self._items[-1] and self.blocks:
            before = self.blocks[-1]
            if before.depth == depth and before.chain == chain:
                self.blocks[-1] = before._replace(runs=(*before.runs, Run(BREAK), *runs))
                return
        self._items[-1] = True
        self.blocks.append(
            Block(runs, 0, self._quote, depth, ordered, chain, align=align, start=start)
        )


def _lines(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """Code as lines; that it is code needs no saying of its words."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(BREAK)
        if first:
            lines[-1].append(Run(first, run.flags & ~CODE, run.href))
        lines += ([Run(text, run.flags & ~CODE, run.href)] if text else [] for text in others)
    return [tuple(line) for line in lines]
