"""From what somebody sent to markup that may be shown: the only way there.

bytes → cap → decode → controls out, bidi isolated → written anew within the
caps (:mod:`tag_soup`) → nh3 with the allow-list → a last count. What nh3 gives
is never edited: if the count is wrong after all, the text is shown plain.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from mateo_desktop.ui.text.foreign import plain_names
from mateo_desktop.ui.text.foreign.addresses import SCHEMES
from mateo_desktop.ui.text.foreign.limits import Limits
from mateo_desktop.ui.text.foreign.tag_attributes import ALIGNED
from mateo_desktop.ui.text.foreign.tag_soup import ALLOWED, CELLS, TooManyElements, written_anew
from mateo_desktop.ui.text.foreign.tag_tokens import Tag, tokens

if TYPE_CHECKING:
    import nh3

#: Markup longer than this is not read as markup (untrusted-content.md).
BYTES_MAX = 512 * 1024
#: More tags, or more entities, than this take longer to read than a frame may.
TAGS_MAX = 12_000
ENTITIES_MAX = 20_000
#: Each line is a block of the document, and 12,000 of them take half a second.
LINES_MAX = 1_500

#: For what comes from others, and for what is pasted.
FOREIGN = Limits()
#: For a bubble among others, which is laid out as a whole however high it is.
BUBBLE = Limits(elements=2_000, cells=500, text=20_000)
#: For a draft of ours: it was written here, so nothing of it may be cut.
OWN = Limits(elements=200_000, text=4_000_000, cells=20_000)

_TAG = re.compile(r'<(/?)([a-z0-9]+)(?:\s[a-z]+="[^"]*")*>')


@dataclasses.dataclass(frozen=True, slots=True)
class Clean:
    """What may be shown. ``html`` is empty where only ``text`` is safe to show.

    ``cut`` says that something of the original is missing, so that the window
    offers the original as it came.
    """

    html: str
    text: str
    cut: bool

    @property
    def length(self) -> int:
        """How many characters are shown, about."""
        return len(_TAG.sub("", self.html)) if self.html else len(self.text)


def cleaned(
    markup: str | bytes, *, styled: bool = False, limits: Limits = FOREIGN, images: str = ""
) -> Clean:
    """Markup from outside, harmless and cheap; with *styled* as for a paste.

    *images* are words with ``{name}`` that stand where a picture was.
    """
    size = len(markup)
    # Four times the cap holds more text than is ever shown of it.
    text = _decoded(markup[: 4 * BYTES_MAX])
    many = text.count("<") > TAGS_MAX or text.count("&") > ENTITIES_MAX
    # Each would be an element: they need not all be read to find that out.
    many = many or (bool(images) and text.count("<img") > limits.elements)
    room = min(limits.text, FOREIGN.text)
    if size > BYTES_MAX or many:
        return dataclasses.replace(words(text, room), cut=True)
    try:
        tree = written_anew(text, limits, styled=styled, images=images)
    except TooManyElements:
        return dataclasses.replace(words(text, room), cut=True)
    html = allowed(tree.html)
    if not within(html, limits):
        return dataclasses.replace(words(text, room), cut=True)
    return Clean(html, "", tree.cut)


def own(markup: str) -> str:
    """The markup of a draft of ours, harmless, with all of its text.

    For the editor, which keeps the small vocabulary only: whether something of
    the draft would be lost is asked before (:func:`mateo_desktop.ui.text.rich.blocks.losses`).
    """
    return allowed(written_anew(markup, OWN, isolate=False).html) if markup else ""


def allowed(html: str) -> str:
    """*html* through nh3 with the allow-list of untrusted-content.md."""
    return _cleaner().clean(html)


def plain(text: str, limit: int = FOREIGN.text) -> Clean:
    """Plain text from outside: no controls, isolated, no endless word."""
    cut = len(text) > limit
    shown = plain_names.isolated(plain_names.without_controls(text[:limit]))
    if limit <= FOREIGN.text and shown.count("\n") > LINES_MAX:
        shown = "\n".join(shown.split("\n", LINES_MAX)[:LINES_MAX])
        cut = True
    return Clean("", _with_breaks(shown), cut)


def text_of(markup: str) -> str:
    """The words of markup that is too big to be read as such, shortened."""
    return words(markup).text


def words(markup: str, limit: int = FOREIGN.text) -> Clean:
    """The words of markup line by line, at most *limit* characters of them."""
    parts: list[str] = []
    length = lines = read = 0
    for token in islice(tokens(markup), TAGS_MAX):
        read += 1
        if isinstance(token, Tag):
            if token.name in _LINE_TAGS and parts and parts[-1] != "\n":
                parts.append("\n")
                lines += 1
                if lines > LINES_MAX:
                    break
            continue
        token = token[: limit + 1]
        parts.append(unescape(token) if 0 < token.count("&") < 1_000 else token)
        length += len(token)
        if length > limit:
            break
    shown = plain("".join(parts), limit)
    cut = shown.cut or lines > LINES_MAX or length > limit or read == TAGS_MAX
    return dataclasses.replace(shown, cut=cut)


_LINE_TAGS = frozenset("p br div li tr table h1 h2 h3 h4 h5 h6 blockquote pre ul ol hr".split())


def within(html: str, limits: Limits) -> bool:
    """Whether well-formed *html* keeps to *limits*, counted and not trusted."""
    depth = tables = cells = elements = 0
    for closing, name in _TAG.findall(html):
        if closing:
            depth -= 1
            tables -= name == "table"
            continue
        elements += 1
        if name in ("br", "hr"):
            continue
        depth += 1
        cells += name in CELLS
        tables += name == "table"
        # Two more than are written: nh3 may add what a table must have.
        if depth > limits.depth + 2 or tables > limits.table_depth:
            return False
    return elements <= 2 * limits.elements and cells <= limits.cells + 100


def _decoded(markup: str | bytes) -> str:
    if isinstance(markup, str):
        return markup
    return markup.decode("utf-8", errors="replace")


def _with_breaks(text: str) -> str:
    word = FOREIGN.word
    return re.sub(rf"[^ \t\n\u200b]{{{word}}}(?=[^ \t\n\u200b])", "\\g<0>\u200b", text)


@cache
def _cleaner() -> nh3.Cleaner:
    # 1.4 ms and not needed before the first paint.
    import nh3

    return nh3.Cleaner(
        tags=set(ALLOWED),
        clean_content_tags={"script", "style"},
        attributes={
            "a": {"href"},
            "td": {"colspan", "rowspan"},
            "th": {"colspan", "rowspan"},
            "ol": {"start"},
        },
        tag_attribute_values={
            **{name: {"align": {"left", "center", "right"}} for name in ALIGNED},
            "table": {"border": {"1"}, "cellpadding": {"4"}},
        },
        url_schemes=set(SCHEMES),
        url_relative="deny",
        link_rel=None,
        strip_comments=True,
    )
