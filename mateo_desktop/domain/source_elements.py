"""What HTML's elements are to each other: empty, closed by themselves, inline or block.

From the HTML standard (https://html.spec.whatwg.org/multipage/syntax.html#void-elements and
…#optional-tags), with the elements that only old mail knows.
"""

from __future__ import annotations

VOID = frozenset(
    "area base basefont br col embed frame hr img input link meta param source track wbr".split()
)

#: Elements that end without a tag of their own, where a parent or a sibling ends them.
ENDS_BY_ITSELF = frozenset(
    "li p td th tr dt dd thead tbody tfoot colgroup caption option optgroup html head body".split()
)

#: An element that begins ends an open one of the first set, if none of the second is inside.
ENDED_BY_SIBLING: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("td", "th", "tr"), ("table",)),
    "tbody": (("td", "th", "tr", "thead", "tbody", "tfoot"), ("table",)),
    "thead": (("td", "th", "tr", "thead", "tbody", "tfoot"), ("table",)),
    "tfoot": (("td", "th", "tr", "thead", "tbody", "tfoot"), ("table",)),
    "option": (("option",), ("select", "datalist")),
}

#: Blocks with other blocks in them: what stands in them begins a line further in.
CONTAINERS = frozenset(
    """html head body div table thead tbody tfoot tr colgroup ul ol dl menu blockquote section
    article header footer main nav aside figure form fieldset center select""".split()
)
#: Blocks with text in them.
LEAVES = frozenset(
    "p h1 h2 h3 h4 h5 h6 li dt dd td th caption address figcaption legend summary details".split()
)
BLOCKS = CONTAINERS | LEAVES | {"hr", "pre", "style", "script", "title", "meta", "link", "base"}

#: A paragraph that is open ends where one of these begins.
ENDS_PARAGRAPH = frozenset(
    """address article aside blockquote center details dir div dl fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul""".split()
)

_INLINE = """a abbr acronym area audio b bdi bdo big br button canvas cite code data datalist del
dfn em embed font i iframe img input ins kbd label map mark meter noscript object output param
picture progress q rp rt ruby s samp small source span strike strong sub sup svg template textarea
time track tt u var video wbr applet basefont frame frameset noframes optgroup option marquee
nobr noembed xmp search hgroup dialog slot math base col summary details dir""".split()
KNOWN = BLOCKS | VOID | ENDS_BY_ITSELF | frozenset(_INLINE)

#: What most mail programs leave out.
EMBEDDED = frozenset("iframe object embed applet video audio canvas frame frameset".split())
FORMS = frozenset("form input button select textarea".split())
