"""Markup of any kind as a flat row of tags and text, in one linear pass.

Neither Python's ``html.parser`` nor html5ever (inside nh3) is linear: 100 kB
of nested ``div`` keep nh3 busy for 1.3 s, 400 kB of attributes in one tag
for as long. This reading never looks at a character twice, so it may go first.
It need not agree with a browser on broken markup: what it gives is written
anew, never passed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple


class Tag(NamedTuple):
    """One tag. ``attributes`` is the raw text between the name and the ``>``."""

    name: str
    closes: bool
    attributes: str


#: What is between these tags is never text for a reader.
_UNSEEN = frozenset(
    ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "template")
)
_UNSEEN_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _UNSEEN}

# Most tags are no more than a name: one look is enough for them.
_MERE_NAME = re.compile(r"<(/?)([a-z][a-z0-9]{0,15})>")
_NAME = re.compile(r"(/?)([a-zA-Z][^\s/>]{0,40})")
# Possessive all the way: a tag that never ends must not be tried again shorter.
_REST = re.compile(r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+""")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"']++))?+""")

#: Longer than this, the attributes of a tag are not worth reading.
_ATTRIBUTES_MAX = 20_000


def tokens(html: str) -> Iterator[Tag | str]:
    """The tags of *html* and the text between them (entities as they stand)."""
    at, end = 0, len(html)
    while at < end:
        start = html.find("<", at)
        if start < 0:
            yield html[at:]
            return
        if start > at:
            yield html[at:start]
        mere = _MERE_NAME.match(html, start)
        if mere is not None and mere[2] not in _UNSEEN:
            yield Tag(mere[2], mere[1] == "/", "")
            at = mere.end()
            continue
        at = start + 1
        following = html[at : at + 1]
        if following in ("!", "?"):
            at = _behind_declaration(html, at)
            continue
        found = _NAME.match(html, at)
        if found is None:
            # "a < b" is text; "</ ..." is a comment up to the next ">".
            if following != "/":
                yield "<"
                continue
            stop = html.find(">", at)
            if stop < 0:
                return
            at = stop + 1
            continue
        rest = _REST.match(html, found.end())
        assert rest is not None
        if rest.end() >= end:
            return
        name = found[2].lower()
        at = rest.end() + 1
        if name in _UNSEEN and not found[1]:
            yield Tag(name, False, "")
            closing = _UNSEEN_END[name].search(html, at)
            if closing is None:
                return
            at = closing.start()
            continue
        yield Tag(name, bool(found[1]), rest[0])


def _behind_declaration(html: str, at: int) -> int:
    """Where the comment or declaration ends whose ``!`` or ``?`` is at *at*; all goes without."""
    mark = "-->" if html.startswith("!--", at) else ">"
    # An abrupt comment ("<!-->") ends at once, as in a browser.
    stop = html.find(mark, at + (1 if mark == "-->" else 0))
    return len(html) if stop < 0 else stop + len(mark)


def attributes(tag: Tag) -> dict[str, str]:
    """The attributes of *tag*, the first of each name, values unescaped."""
    found: dict[str, str] = {}
    if not tag.attributes or len(tag.attributes) > _ATTRIBUTES_MAX:
        return found
    for name, value in _ATTRIBUTE.findall(tag.attributes):
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        found.setdefault(name.lower(), unescape(value))
    return found
