"""What word processors and mail programs mean by their clipboard's markup.

Word and Outlook make lists of paragraphs with a marker in front, and quotes of
borders; all of them hide text that was never meant to be copied. This writes
such markup anew with the elements that mean the same. It reads tags as they
come and never looks ahead further than a paragraph; what is left of harm or
excess is taken by ``cleaning``, which comes after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from mateo_desktop.ui.text.foreign.tag_tokens import Tag, attributes, tokens

_VOID = frozenset("br hr img input meta link col base wbr area source".split())
_LEVEL = re.compile(r"mso-list:[^;]{0,80}?level([1-9])(?!\d)", re.IGNORECASE)
_HIDDEN = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*(?:all|screen)"
    r"|font-size\s*:\s*0(?:\.0+)?(?:p[xt]|em|%)?\s*(?:;|!|$)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$))",
    re.IGNORECASE,
)
#: Outlook and Apple Mail quote by a line at the left, and by no element.
_LINE_LEFT = re.compile(r"border-left\s*:\s*solid", re.IGNORECASE)
_MARGIN = re.compile(r"margin(?:-left\s*:|:\s*\S+\s+\S+\s+\S+)\s*([\d.]{1,8})(pt|cm|in|px)")
_INDENT_PT = {"pt": 1.0, "px": 0.75, "cm": 28.35, "in": 72.0}
#: How far Word indents one level, in points.
_STEP_PT = 36.0

_NUMBER = re.compile(r"\(?(?:(\d{1,4})|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]$")
_TYPED_MARKER = re.compile(
    r"\s*([\u00b7\u2022\u25aa\u25cf\u25cb\u2023\u00a7\u2013o-]|\(?\w{1,4}[.)])[\u00a0 \t]{2,}"
)
_PARAGRAPHS = {"msotitle": "h1", "msosubtitle": "h2"}
_QUOTES = ("msoquote", "msointensequote")

Token = Tag | str


def meant(markup: str) -> str:
    """*markup* with lists, quotes and titles as such, and without what is hidden."""
    writer = _Writer(_visible(markup))
    return writer.write()


def _visible(markup: str) -> list[Token]:
    """The tokens of *markup* but for what a style or an attribute hides."""
    kept: list[Token] = []
    hidden, depth = "", 0
    for token in tokens(markup):
        if hidden:
            if isinstance(token, Tag) and token.name == hidden:
                depth += -1 if token.closes else 1
                if not depth:
                    hidden = ""
            continue
        opens = isinstance(token, Tag) and not token.closes and token.name not in _VOID
        if opens and isinstance(token, Tag) and _is_hidden(token):
            hidden, depth = token.name, 1
            continue
        kept.append(token)
    return kept


def _is_hidden(tag: Tag) -> bool:
    raw = tag.attributes
    if not raw or not re.search("hid|none|size|opac", raw, re.IGNORECASE):
        return False
    given = attributes(tag)
    return "hidden" in given or bool(_HIDDEN.search(given.get("style", "")))


class _Writer:
    def __init__(self, parts: Sequence[Token]) -> None:
        self._parts = parts
        self._out: list[str] = []
        # The lists that are open, and what each open div was written as.
        self._lists: list[str] = []
        self._divs: list[bool] = []
        self._paragraph: list[str] = []

    def write(self) -> str:
        at = 0
        while at < len(self._parts):
            at = self._write_one(at)
        self._close_lists(0)
        return "".join(self._out)

    def _write_one(self, at: int) -> int:
        token = self._parts[at]
        if isinstance(token, str):
            if self._lists and token.strip():
                self._close_lists(0)
            self._out.append(token)
            return at + 1
        if token.name == "p" and not token.closes:
            given = attributes(token) if "mso" in token.attributes.lower() else {}
            if found := self._item(at, given):
                return found
            self._close_lists(0)
            self._start_paragraph(token, given.get("class", "").lower())
            return at + 1
        if self._lists and token.name not in ("span", "o:p"):
            self._close_lists(0)
        if token.name == "p" and self._paragraph:
            self._out.append(self._paragraph.pop())
        elif token.name == "div":
            self._write_div(token)
        elif token.name == "br" and "interchange-newline" in token.attributes:
            pass
        else:
            self._out.append(_written(token))
        return at + 1

    def _start_paragraph(self, token: Tag, kind: str) -> None:
        if any(quote in kind for quote in _QUOTES):
            self._out.append("<blockquote><p>")
            self._paragraph.append("</p></blockquote>")
        elif kind in _PARAGRAPHS:
            self._out.append(f"<{_PARAGRAPHS[kind]}>")
            self._paragraph.append(f"</{_PARAGRAPHS[kind]}>")
        else:
            self._paragraph.clear()
            self._out.append(_written(token))

    def _write_div(self, token: Tag) -> None:
        if token.closes:
            quoted = self._divs.pop() if self._divs else False
            self._out.append("</blockquote>" if quoted else "</div>")
            return
        style = attributes(token).get("style", "") if "border-left" in token.attributes else ""
        quoted = bool(_LINE_LEFT.search(style))
        self._divs.append(quoted)
        self._out.append("<blockquote>" if quoted else _written(token))

    # Lists

    def _item(self, at: int, given: dict[str, str]) -> int:
        """Write the paragraph at *at* as an item; where it ends, or 0 if it is none."""
        style, kind = given.get("style", ""), given.get("class", "").lower()
        level = _LEVEL.search(style)
        if level is None and "msolistparagraph" not in kind:
            return 0
        marker, inner, end = self._inside(at + 1)
        if level is not None:
            depth = int(level[1])
        else:
            text = unescape("".join(part for part in inner if isinstance(part, str)))
            typed = _TYPED_MARKER.match(text)
            if typed is None:
                return 0
            marker, depth = typed[1], _depth(style)
            inner = _without(inner, len(typed[0]))
        self._open_item(depth, marker.strip("\u00a0 \t\r\n"))
        self._out += [_written(part) for part in inner]
        return end

    def _inside(self, at: int) -> tuple[str, list[Token], int]:
        """The marker, the rest, and the end of the paragraph whose inside begins at *at*."""
        marker: list[str] = []
        inner: list[Token] = []
        skipped = 0
        while at < len(self._parts):
            token = self._parts[at]
            if isinstance(token, str):
                (marker if skipped else inner).append(token)
            elif token.name == "p":
                return unescape("".join(marker)), inner, at + token.closes
            elif token.name == "span" and (skipped or _is_marker(token)):
                skipped += -1 if token.closes else 1
            elif token.name in ("table", "td", "tr", "div", "ul", "ol"):
                break
            elif not skipped:
                inner.append(token)
            at += 1
        return unescape("".join(marker)), inner, at

    def _open_item(self, depth: int, marker: str) -> None:
        number = _NUMBER.match(marker)
        kind = "ol" if number else "ul"
        self._close_lists(depth)
        if len(self._lists) == depth and self._lists[-1] == kind:
            self._out.append("</li><li>")
            return
        if len(self._lists) == depth:
            self._close_lists(depth - 1)
        while len(self._lists) < depth:
            self._lists.append(kind)
            first = number[1] if number and len(self._lists) == depth else None
            start = f' start="{first}"' if first and first != "1" else ""
            self._out.append(f"<{kind}{start}><li>")

    def _close_lists(self, count: int) -> None:
        while len(self._lists) > count:
            self._out.append(f"</li></{self._lists.pop()}>")


def _is_marker(tag: Tag) -> bool:
    return not tag.closes and "mso-list" in tag.attributes and "gnore" in tag.attributes


def _depth(style: str) -> int:
    found = _MARGIN.search(style)
    if found is None:
        return 1
    return max(1, min(9, round(float(found[1].strip(".") or 0) * _INDENT_PT[found[2]] / _STEP_PT)))


def _without(inner: Sequence[Token], count: int) -> list[Token]:
    """*inner* without its first *count* characters."""
    kept: list[Token] = []
    for part in inner:
        if isinstance(part, str) and count > 0:
            text = unescape(part)
            part, count = text[count:].replace("<", "&lt;"), count - len(text)
        kept.append(part)
    return kept


def _written(token: Token) -> str:
    if isinstance(token, str):
        return token
    return f"<{'/' if token.closes else ''}{token.name}{token.attributes}>"
