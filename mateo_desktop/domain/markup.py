"""Plain text from HTML and back, for the text that goes along with a mail.

HTML may come from anywhere, so it is read by one regular expression that
never looks at a character twice: html.parser takes minutes for a megabyte of
unfinished comments. Nothing here recurses, and what is nested deeper than
anybody writes loses its indentation and no more.
"""

from __future__ import annotations

import dataclasses
import html
import re
from itertools import zip_longest

from mateo_desktop.domain.text_flow import Flow, State

#: Tables within tables are joined into rows up to this depth: each level is
#: laid out once more.
MAX_TABLES = 4

# A comment, a declaration or the like, a tag. Possessive: what is unfinished
# swallows the rest, as it does in a browser, and is not tried again.
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?:[!?]|/(?![a-zA-Z]))[^>]*+>?"
    r"|<(/?)([a-zA-Z][^\s/>]*+)((?:=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)|[^>=]++|=)*+)(?:>|\Z)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]++)(?:\s*+=\s*+(\"[^\"]*+\"?|'[^']*+'?|[^\s>]++))?")
_LONG_NUMBER = re.compile(r"&#[0-9]{9,}+;?")
_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SPACES = re.compile(r"^ | (?= )")

# What a browser does not show, up to the closing tag.
_UNSEEN = ("script", "style", "title", "template", "noframes", "iframe", "textarea", "object")
_UNSEEN_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _UNSEEN}

# How many line ends go around a block.
_GAPS = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "figure"), 2),
    **dict.fromkeys(("div", "section", "article", "header", "footer", "address", "main"), 1),
    **dict.fromkeys(("nav", "aside", "form", "center", "caption", "dt", "dd", "body"), 1),
    **dict.fromkeys(("figcaption", "fieldset", "details", "summary", "html"), 1),
}
_TABLE_PARTS = ("table", "tr", "td", "th")
_KNOWN = frozenset(
    ("br", "a", "li", "ul", "ol", "blockquote", "pre", "hr", "img", *_TABLE_PARTS, *_GAPS)
)


def plain_text(source: str) -> str:
    """The words of an HTML text, laid out with the means of plain text."""
    return _Reader(source.replace("\r\n", "\n").replace("\r", "\n")).text()


def continued(piece: str, before: State) -> tuple[list[str], State]:
    """The lines of a piece of an HTML text, given what was open before it, and what is after it.

    A piece ends where neither a link nor a table is open. With those of the
    last one, ``ended`` and line ends, the lines are :func:`plain_text` of all.
    """
    reader = _Reader(piece, Flow.resumed(before))
    return reader.flow.lines, reader.flow.state()


def ended(piece: str, before: State) -> list[str]:
    """The lines of the last piece of an HTML text; see :func:`continued`."""
    return _Reader(piece, Flow.resumed(before)).lines()


#: What is open before the first piece.
BEGIN: State = Flow().state()


def from_plain(text: str) -> str:
    """Plain text as the least HTML that shows it: paragraphs and breaks.

    ``plain_text`` gives the same text back, save trailing blanks and empty
    lines around it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    lines = text.expandtabs(4).split("\n")
    blocks: list[str] = []
    paragraph: list[str] = []
    empty = 0
    for line in [*lines, ""]:
        line = line.rstrip()
        if line:
            # One empty line is the space between paragraphs; each further one
            # is an empty paragraph.
            if blocks:
                blocks += ["<p><br></p>"] * (empty - 1)
            empty = 0
            paragraph.append(_SPACES.sub("&nbsp;", html.escape(line, quote=False)))
            continue
        if paragraph:
            blocks.append(f"<p>{'<br>'.join(paragraph)}</p>")
            paragraph = []
        empty += 1
    return "".join(blocks)


@dataclasses.dataclass(slots=True)
class _Table:
    outer: Flow
    #: Lines around the cells: it holds data, and is not there for the layout.
    lined: bool = False
    row: list[list[str]] | None = None
    in_cell: bool = False


class _Reader:
    """Walks through the tags once, writing into the flow that is open."""

    def __init__(self, source: str, flow: Flow | None = None) -> None:
        self.flow = flow or Flow()
        self._tables: list[_Table] = []
        self._tables_ignored = 0
        self._href: str | None = None
        self._label: list[str] = []
        self._read(source)

    def text(self) -> str:
        return "\n".join(self.lines()).strip("\n")

    def lines(self) -> list[str]:
        self._end_link()
        while self._tables:
            self._end_table()
        return self.flow.finish()

    def _read(self, source: str) -> None:
        at = 0
        while True:
            match = _TOKEN.search(source, at)
            end = match.start() if match else len(source)
            if end > at:
                self._write(_unescape(source[at:end]))
            if match is None:
                return
            at = match.end()
            name = (match[2] or "").lower()
            # A tag that never ends is dropped, as a browser does.
            if not name or source[at - 1] != ">":
                continue
            if name in _UNSEEN_END:
                if not match[1]:
                    closing = _UNSEEN_END[name].search(source, at)
                    at = closing.start() if closing else len(source)
            elif name not in _KNOWN:
                continue
            elif match[1]:
                self._end(name)
            else:
                self._start(name, match[3])
                if name == "pre" and source.startswith("\n", at):
                    at += 1

    def _write(self, text: str) -> None:
        if self._href is not None:
            self._label.append(text)
        self.flow.write(text)

    def _start(self, name: str, attributes: str) -> None:
        flow = self.flow
        if name == "br":
            flow.end_line()
        elif name in _GAPS:
            flow.gap(_GAPS[name])
        elif name == "a":
            self._end_link()
            self._href = _attribute(attributes, "href").strip()
        elif name == "li":
            self._start_item(_attribute(attributes, "value"))
        elif name in ("ul", "ol"):
            parent = flow.stack[-1].tag if flow.stack else ""
            flow.gap(1 if parent in ("li", "ul", "ol") else 2)
            # A list straight within a list is a mistake that browsers indent.
            indent = "  " if parent in ("ul", "ol") else ""
            number = _number(_attribute(attributes, "start"), 1) if name == "ol" else 0
            flow.push(name, indent, indent, number)
        elif name == "blockquote":
            flow.gap(2)
            flow.push(name, "> ", "> ")
        elif name == "pre":
            flow.gap(2)
            flow.push(name)
        elif name == "hr":
            flow.gap(2)
            flow.write("-" * 10)
            flow.gap(2)
        elif name == "img":
            self._write(_unescape(_attribute(attributes, "alt")))
        elif name in _TABLE_PARTS:
            lined = name == "table" and _attribute(attributes, "border") not in ("", "0")
            self._start_table_part(name, lined=lined)

    def _end(self, name: str) -> None:
        flow = self.flow
        if name in _GAPS:
            flow.gap(_GAPS[name])
        elif name == "a":
            self._end_link()
        elif name == "br":
            flow.end_line()
        elif name == "li":
            if flow.stack and flow.stack[-1].tag == "li":
                flow.pop("li")
                flow.gap(1)
        elif name in ("ul", "ol", "blockquote", "pre"):
            if flow.pop(name):
                nested = flow.stack and flow.stack[-1].tag in ("li", "ul", "ol")
                flow.gap(1 if nested and name in ("ul", "ol") else 2)
        elif name == "table":
            self._end_table()
        elif name == "tr" and self._tables and not self._tables_ignored:
            self._end_row(self._tables[-1])
        elif name in ("td", "th") and self._tables and not self._tables_ignored:
            self._end_cell(self._tables[-1])

    def _start_item(self, value: str) -> None:
        flow = self.flow
        if flow.stack and flow.stack[-1].tag == "li":
            flow.pop("li")
        flow.gap(1)
        first, rest = "- ", "  "
        if flow.stack:
            number = _number(value, -1)
            first, rest = flow.stack[-1].next_item(None if number < 0 else number)
        flow.push("li", first, rest)

    def _end_link(self) -> None:
        href, self._href = self._href, None
        label = "".join(self._label)
        self._label.clear()
        if not href or href.startswith("#") or href.lower().startswith("javascript:"):
            return
        address = _unescape(href)
        if address.lower().startswith(("mailto:", "tel:")):
            address = address.partition(":")[2].partition("?")[0]
        said = label.strip()
        if not said:
            self.flow.write(address)
        elif _bare(said) != _bare(address):
            self.flow.write(f" ({address})")
            if label[-1].isspace():
                self.flow.write(" ")

    # Tables. A row whose cells have one line each becomes one line; a row
    # that is there for the layout keeps its lines.

    def _start_table_part(self, name: str, *, lined: bool) -> None:
        if name == "table":
            self.flow.gap(2)
            if len(self._tables) == MAX_TABLES:
                self._tables_ignored += 1
            else:
                self._tables.append(_Table(self.flow, lined))
            return
        if not self._tables or self._tables_ignored:
            self.flow.gap(1)
            return
        table = self._tables[-1]
        if name == "tr":
            self._end_row(table)
            table.row = []
            return
        self._end_cell(table)
        if table.row is None:
            table.row = []
        table.in_cell = True
        self.flow = Flow()

    def _end_table(self) -> None:
        if self._tables_ignored:
            self._tables_ignored -= 1
            self.flow.gap(1)
        elif self._tables:
            self._end_row(self._tables[-1])
            self._tables.pop()
            self.flow.gap(2)

    def _end_row(self, table: _Table) -> None:
        self._end_cell(table)
        cells, table.row = table.row or [], None
        if not any(cells):
            return
        lines = [line for cell in cells for line in cell]
        if all(len(cell) <= 1 for cell in cells):
            words = [cell[0] if cell else "" for cell in cells]
            lines = [" | ".join(words) if sum(map(bool, words)) > 1 else "".join(words)]
        elif table.lined:
            # Cells of several lines stand beside each other, line by line.
            beside = zip_longest(*cells, fillvalue="")
            lines = [" | ".join(words).rstrip(" |") for words in beside]
        self.flow.gap(1)
        for line in lines:
            self.flow.add_line(line)

    def _end_cell(self, table: _Table) -> None:
        if table.in_cell and table.row is not None:
            self._end_link()
            lines = "\n".join(self.flow.finish()).strip("\n")
            table.row.append(lines.split("\n") if lines.strip() else [])
            table.in_cell = False
        self.flow = table.outer


def _bare(address: str) -> str:
    """An address without what people leave out when they say it."""
    return _SCHEME.sub("", " ".join(address.split()), count=1).rstrip("/").casefold()


def _attribute(attributes: str, name: str) -> str:
    """The value of an attribute as it stands in the tag, "" if there is none."""
    if not attributes:
        return ""
    for match in _ATTRIBUTE.finditer(attributes):
        if match[1].lower() == name:
            found = match[2] or ""
            quote = found[:1]
            if quote not in ("'", '"'):
                return found
            return found[1:].removesuffix(quote)
    return ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text) else otherwise


def _unescape(text: str) -> str:
    if "&" not in text:
        return text
    # int() refuses thousands of digits; no such character exists anyway.
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text))
