"""The HTML of a message as a page that a browser may open from a file.

A browser runs what it is given, so a content-security policy stands before
everything: no scripts, nothing from the network, no forms. What a policy does
not govern is disarmed in the source: ``<meta http-equiv=refresh>`` leads away,
``<link rel=dns-prefetch>`` asks for a name, a frame's ``srcdoc`` may hide either
behind entities. All other characters are the writer's own.
"""

from __future__ import annotations

import dataclasses
import html
import re

#: What the page may do: show itself, its own styles and pictures inside of it.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "form-action 'none'; base-uri 'none'"
)

# A tag begins with "<" and a letter, and its name ends at a blank, "/" or ">"
# (HTML standard, 13.2.5.6 to 13.2.5.8): whatever a browser takes for one of
# these tags is spelled like this. "<!meta" is a comment up to the next ">".
_DISARMED = re.compile(
    r"<(?=(meta|base|link|i?frame|frameset|fencedframe|portal|object|embed|applet)(?:[\s/>]|$))",
    re.IGNORECASE,
)
# Pictures that the policy keeps out: nobody shall take their message for broken.
_PICTURES = re.compile(
    r"""(?:<img\s[^<>]{0,2000}?\bsrc\s*=|\burl\()\s*(?:["']\s*)?(?:https?:)?//""",
    re.IGNORECASE,
)
_HEAD = (
    '<!DOCTYPE html>\n<meta charset="utf-8">\n'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    '<meta name="referrer" content="no-referrer">\n'
    '<meta http-equiv="x-dns-prefetch-control" content="off">\n'
    '<meta name="viewport" content="width=device-width">\n'
)


@dataclasses.dataclass(frozen=True, slots=True)
class BrowserPage:
    """The file's text, and the names of the tags that do nothing in it."""

    text: str
    disarmed: tuple[str, ...] = ()
    #: Whether there are pictures from the network, which do not come.
    has_pictures: bool = False


def browser_page(markup: str, title: str = "") -> BrowserPage:
    """*markup* as it is, below a policy; *title* is what the browser calls the page."""
    found = dict.fromkeys(match[1].lower() for match in _DISARMED.finditer(markup))
    body = _DISARMED.sub("<!", markup)
    text = f"{_HEAD}<title>{html.escape(title)}</title>\n{body}"
    return BrowserPage(text, tuple(found), _PICTURES.search(markup) is not None)


def text_page(text: str, title: str = "") -> BrowserPage:
    """Plain text as a page, every character of it."""
    shown = f'<pre style="white-space: pre-wrap; font: inherit">{html.escape(text)}</pre>'
    return browser_page(shown, title)
