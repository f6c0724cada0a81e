"""What other programs put on the clipboard, as blocks of ours.

The same caps and the same allow-list as for a received message, and two
courtesies: emphasis that Gmail and Google Docs write as a style is kept, and
the paragraphs Word makes of its lists become lists again.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from mateo_desktop.ui.text import blocks, cleaning, rich_reader

if TYPE_CHECKING:
    from mateo_desktop.ui.text.blocks import Block

#: More text than this in one paste is cut: laying it out would stall the window.
TEXT_MAX = 200_000

_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"

_ITEM = re.compile(r"<p\b[^<>]{0,4000}>", re.IGNORECASE)
_LEVEL = re.compile(r"mso-list:[^;\"'<>]{0,80}?level([1-9])", re.IGNORECASE)
_MARKER = re.compile(
    r"<span[^<>]{0,400}mso-list:\s{0,9}Ignore[^<>]{0,400}>([^<]{0,40})"
    r"(?:<span[^<>]{0,400}>[^<]{0,200}</span>)?\s{0,9}</span>",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>(.{0,2000}?)<!(?:--)?\[endif\](?:--)?>",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_NUMBER = re.compile(r"\s*\(?[0-9a-zA-Z]{1,4}[.)]")


@dataclasses.dataclass(frozen=True, slots=True)
class Pasted:
    """The blocks of a paste. ``reduced`` is "", "plain" (no formatting) or "cut"."""

    rows: tuple[Block, ...]
    reduced: str = ""


def from_html(markup: str, plain: str) -> Pasted:
    """The blocks of pasted markup; *plain* is its text as the other program says it."""
    if len(markup) <= cleaning.BYTES_MAX:
        clean = cleaning.cleaned(word_lists(_fragment(markup)), styled=True)
        if clean.html or not clean.text:
            return Pasted(blocks.read(clean.html), "cut" if clean.cut else "")
        plain = plain or clean.text
    pasted = from_plain(plain or cleaning.text_of(markup))
    return dataclasses.replace(pasted, reduced=pasted.reduced or "plain")


def from_plain(text: str) -> Pasted:
    """The lines of pasted text as paragraphs."""
    cut = len(text) > TEXT_MAX
    rows = rich_reader.plain_rows(cleaning.plain(text.rstrip("\n"), TEXT_MAX).text)
    return Pasted(rows, "cut" if cut else "")


def _fragment(markup: str) -> str:
    """What was selected, without the page Windows puts around it."""
    start, end = markup.find(_START), markup.rfind(_END)
    return markup[start + len(_START) : end] if 0 <= start < end else markup


def word_lists(markup: str) -> str:
    """*markup* with the list paragraphs of Word turned into lists."""
    if "mso-list" not in markup.lower():
        return markup
    out: list[str] = []
    opened: list[str] = []
    at = 0
    for found in _ITEM.finditer(markup):
        level = _LEVEL.search(found[0])
        if level is None or found.start() < at:
            continue
        end = markup.find("</p>", found.end())
        if end < 0:
            break
        between = markup[at : found.start()]
        if _TAGS.sub("", between).strip():
            _close(out, opened, 0)
        out.append(between)
        _open_item(out, opened, int(level[1]), markup[found.end() : end])
        at = end + len("</p>")
    _close(out, opened, 0)
    return "".join(out) + markup[at:]


def _open_item(out: list[str], opened: list[str], level: int, inner: str) -> None:
    marker = ""
    condition = _CONDITION.search(inner)
    if condition is not None:
        marker = _TAGS.sub("", condition[1])
        inner = inner[: condition.start()] + inner[condition.end() :]
    elif (ignored := _MARKER.search(inner)) is not None:
        marker = ignored[1]
        inner = inner[: ignored.start()] + inner[ignored.end() :]
    kind = "ol" if _NUMBER.match(marker) else "ul"
    _close(out, opened, level)
    if len(opened) == level and opened[-1] == kind:
        out.append("</li><li>")
    else:
        if len(opened) == level:
            _close(out, opened, level - 1)
        while len(opened) < level:
            opened.append(kind)
            out.append(f"<{kind}><li>")
    out.append(inner)


def _close(out: list[str], opened: list[str], count: int) -> None:
    while len(opened) > count:
        out.append(f"</li></{opened.pop()}>")
