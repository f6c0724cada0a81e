"""Blocks as the smallest clean markup that says them.

Between blocks and the document of the editor go ``rich_reader`` and
``rich_text``; back from markup goes ``block_reader``. Alignment is a style,
because renderers of letters need not know the attribute; the lines of a table
are attributes, because Outlook knows nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

from mateo_desktop.ui.text.rich.block import (
    BOLD,
    BREAK,
    CENTER,
    CODE,
    ITALIC,
    RIGHT,
    STRIKE,
    UNDERLINE,
    Block,
    Cell,
    Run,
)
from mateo_desktop.ui.text.rich.block_reader import read
from mateo_desktop.ui.text.rich.losses import losses

__all__ = [
    "BOLD",
    "BREAK",
    "CENTER",
    "CODE",
    "ITALIC",
    "RIGHT",
    "STRIKE",
    "TABLE",
    "UNDERLINE",
    "Block",
    "Cell",
    "Run",
    "html",
    "losses",
    "read",
]

#: How every table of ours begins.
TABLE = '<table border="1" cellpadding="4" style="border-collapse:collapse">'

_MARKS = (("b", BOLD), ("i", ITALIC), ("u", UNDERLINE), ("s", STRIKE), ("code", CODE))


def html(blocks: Iterable[Block]) -> str:
    """The smallest clean markup that says *blocks*; nothing for nothing."""
    rows = list(blocks)
    while rows and is_blank(rows[-1]):
        rows.pop()
    writer = Writer()
    for row in rows:
        writer.write(row)
    writer.close()
    return "".join(writer.out)


def is_blank(row: Block) -> bool:
    """Whether *row* is not written where nothing follows it."""
    return not (row.depth or row.rule or row.cell or row.text.strip(" "))


#: Lines of code that are open: what each is, whether all so far are empty, and the last one.
Code = tuple[Block, bool, bool]
#: The depth of the quotes, the lists and the code that are open at a place of the markup.
Place = tuple[int, tuple[Block, ...], Code | None]
BEGIN: Place = (0, (), None)
#: A numbered list: its chain and its depth.
Numbered = tuple[int, int]


class Writer:
    """Knows which elements around blocks are open; *place* and *counts* are those before them."""

    def __init__(self, place: Place = BEGIN, counts: Mapping[Numbered, int] | None = None) -> None:
        self.out: list[str] = []
        self._quote = place[0]
        self._lists: list[Block] = list(place[1])
        # How many items each numbered list has so far: one that is interrupted
        # goes on with its numbers.
        self._counts: dict[Numbered, int] = dict(counts or {})
        #: The lists of which *counts* was asked.
        self.asked: set[Numbered] = set()
        self._code = place[2]
        self._cell: Cell | None = None

    def pause(self) -> Place:
        """End a table, which nothing that follows goes on; what else is open."""
        self._close_table()
        return self._quote, tuple(self._lists), self._code

    def write(self, row: Block) -> None:
        """Write *row* after those before it."""
        if self._code is not None:
            if _is_same_code(row, self._code[0]):
                self._write_code(row, self._code)
                return
            self._close_code()
        if self._cell is not None:
            if row.cell is not None and row.cell.table == self._cell.table:
                self._write_cell(row, row.cell)
                return
            self._close_table()
        if row.quote != self._quote:
            self._close_lists(0)
            deeper = row.quote - self._quote
            self.out.append("<blockquote>" * deeper or "</blockquote>" * -deeper)
            self._quote = row.quote
        if row.depth and row.cell is None:
            self._open_item(row)
            self.out.append(_inline(row.runs) or "<br>")
            return
        if self._lists:
            self._close_lists(0)
        if row.cell is not None:
            self._write_cell(row, row.cell)
        elif row.pre:
            self.out.append(f"<pre{_aligned(row.align)}>")
            self._write_code(row, (row._replace(runs=()), True, False))
        elif row.rule:
            if row.runs:
                self.out.append(f"<p{_aligned(row.align)}>{_inline(row.runs)}</p>")
            self.out.append("<hr>")
        else:
            name = f"h{row.heading}" if row.heading else "p"
            self.out.append(f"<{name}{_aligned(row.align)}>{_inline(row.runs) or '<br>'}</{name}>")

    def close(self) -> None:
        """End everything."""
        self._close_code()
        self._close_table()
        self._close_lists(0)
        self.out.append("</blockquote>" * self._quote)

    # Lists

    def _open_item(self, row: Block) -> None:
        lists = self._lists
        while lists and lists[-1].depth > row.depth:
            self._close_lists(len(lists) - 1)
        top = lists[-1] if lists else None
        goes_on = False
        if top is not None and top.depth == row.depth:
            goes_on = (top.ordered, top.chain) == (row.ordered, row.chain)
            if not goes_on:
                self._close_lists(len(lists) - 1)
            else:
                lists.pop()
        # An item within an item is aligned like that unless it says otherwise.
        align = row.align
        if lists and lists[-1].align:
            align = "" if align == lists[-1].align else align or "left"
        item = f"<li{_aligned(align)}>"
        lists.append(row._replace(runs=()))
        if row.ordered:
            count = self._counts.get((row.chain, row.depth), 0)
            self._counts[row.chain, row.depth] = count + 1
            start = row.start + count
            if not goes_on:
                self.asked.add((row.chain, row.depth))
            opening = "<ol>" if start == 1 else f'<ol start="{start}">'
        else:
            opening = "<ul>"
        self.out.append("</li>" + item if goes_on else opening + item)

    def _close_lists(self, count: int) -> None:
        while len(self._lists) > count:
            self.out.append("</li></ol>" if self._lists.pop().ordered else "</li></ul>")

    def _write_code(self, row: Block, code: Code) -> None:
        """Write a line of code as it is, but for line ends that vanish."""
        line = _marked(row.runs, row.text, _escaped_code)
        first, all_empty, _ = code
        # Readers drop a line end right after the tag and the one before its end.
        if all_empty:
            self.out.append(line or "<br>")
        else:
            self.out.append("\n" + line)
        self._code = first, all_empty and not line, not line

    def _close_code(self) -> None:
        if self._code is not None:
            _, all_empty, last_empty = self._code
            self.out.append("\n</pre>" if last_empty and not all_empty else "</pre>")
            self._code = None

    # Tables

    def _write_cell(self, row: Block, cell: Cell) -> None:
        before = self._cell
        self._cell = cell
        if before is not None and before[:3] == cell[:3]:
            self.out.append("<br>" + (_inline(row.runs) or "<br>"))
            return
        if before is None:
            self.out.append(TABLE + "<tr>")
        elif before.row == cell.row:
            self.out.append("</th>" if before.head else "</td>")
        else:
            self.out.append(("</th>" if before.head else "</td>") + "</tr><tr>")
        name, align = "td", row.align
        if cell.head:
            # Browsers centre the cells of a head.
            name, align = "th", {CENTER: "", "": "left"}.get(align, align)
        self.out.append(f"<{name}{_aligned(align)}>{_inline(row.runs) or '<br>'}")

    def _close_table(self) -> None:
        if self._cell is not None:
            self.out.append(f"</{'th' if self._cell.head else 'td'}></tr></table>")
            self._cell = None


def _is_same_code(row: Block, code: Block) -> bool:
    return row.pre and row.cell is None and (row.quote, row.align) == (code.quote, code.align)


def _aligned(align: str) -> str:
    return f' style="text-align:{align}"' if align else ""


_EDGE = re.compile(f" +(?={BREAK}|$)")
_FIRST = re.compile(f"(?:^|(?<={BREAK})) ")
_SEVERAL = re.compile("  +")
#: Stands for a character that is not written.
_NOTHING = "\x00"

_SPECIAL = re.compile("[&<>\x00-\x08\t\x0a-\x1f\x7f-\x9f\u2028\ufffc]")
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", BREAK: "<br>", "\t": "\u2003"}
_WRITTEN_CODE = {**_WRITTEN, "\t": "\t"}


def _escaped(text: str) -> str:
    # A search first: most text has nothing to escape.
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], ""), text)


def _escaped_code(text: str) -> str:
    return _SPECIAL.sub(lambda found: _WRITTEN_CODE.get(found[0], ""), text)


def _inline(runs: tuple[Run, ...]) -> str:
    text = runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)
    if "  " in text or BREAK in text or text[:1] == " " or text[-1:] == " ":
        # Markup folds spaces. Each is replaced by one character, so that the
        # runs still fit.
        text = _EDGE.sub(lambda found: _NOTHING * len(found[0]), text)
        text = _FIRST.sub("\u00a0", text)
        text = _SEVERAL.sub(lambda found: (" \u00a0" * len(found[0]))[: len(found[0])], text)
    return _with_last_break(text, _marked(runs, text, _escaped))


def _marked(runs: tuple[Run, ...], text: str, escaped: Callable[[str], str]) -> str:
    """*text*, which is as long as *runs*, with the tags these say."""
    if not runs or (len(runs) == 1 and runs[0][1:] == (0, "")):
        return escaped(text)
    out: list[str] = []
    opened: list[str] = []
    at = 0
    for run in runs:
        piece = escaped(text[at : at + len(run.text)])
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
    return "".join(out)


def _close(out: list[str], opened: list[str], count: int) -> None:
    while len(opened) > count:
        out.append(f"</{opened.pop().split(' ', 1)[0]}>")


def _with_last_break(text: str, written: str) -> str:
    # The last break of a block shows nothing, so one that shall show is two.
    if text[-1:] in (BREAK, _NOTHING) and text.rstrip(_NOTHING)[-1:] == BREAK:
        return written + "<br>"
    return written
