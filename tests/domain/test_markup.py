"""Plain text that reads like the HTML it was made from."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.markup import from_plain, plain_text
from mateo_desktop.domain.text_flow import MAX_INDENTED

CASES = {
    "paragraphs stand apart": ("<p>Hallo</p><p>Frau Muster</p>", "Hallo\n\nFrau Muster"),
    "a break ends the line": ("<p>Erika<br>Muster</p>", "Erika\nMuster"),
    "a closed break is one too": ("a<br/>b<br />c", "a\nb\nc"),
    "a break at the end of a paragraph shows nothing": ("<p>a<br></p><p>b</p>", "a\n\nb"),
    "two breaks leave an empty line": ("a<br><br>b", "a\n\nb"),
    "divs are lines": ("<div>a</div><div>b</div>", "a\nb"),
    "an empty div is an empty line": ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
    "an empty paragraph is one more empty line": (
        "<p>a</p><p><br></p><p>b</p>",
        "a\n\n\nb",
    ),
    "a paragraph without anything is nothing": ("<p>a</p><p></p><p> </p><p>b</p>", "a\n\nb"),
    "headings stand apart": (
        "<h1>Titel</h1>Text<h2>Mehr</h2>Text",
        "Titel\n\nText\n\nMehr\n\nText",
    ),
    "whitespace collapses": ("  a \n\t b  <b> c</b> <i> d </i> e ", "a b c d e"),
    "no blank after a break": ("a <br> b", "a\nb"),
    "no-break spaces stay": ("a&nbsp;&nbsp;b", "a  b"),
    "inline tags leave no trace": (
        "<b>fett</b><i>kursiv</i><u>u</u><span>s</span>",
        "fettkursivus",
    ),
    "bulleted list": ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
    "items without closing tags": ("<ul><li>a<li>b</ul>c", "- a\n- b\n\nc"),
    "numbered list": ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
    "numbering starts where it says": ("<ol start='9'><li>a<li>b</ol>", "9. a\n10. b"),
    "an item may name its number": ("<ol><li>a<li value=5>b<li>c</ol>", "1. a\n5. b\n6. c"),
    "a wrong start counts from one": ("<ol start='x'><li>a</ol>", "1. a"),
    "a huge start counts from one": (f"<ol start='{'9' * 5000}'><li>a</ol>", "1. a"),
    "nested lists": (
        "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
        "- a\n  - b\n  - c\n- d",
    ),
    "a numbered list within another": (
        "<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>",
        "1. a\n   1. b\n2. c",
    ),
    "a list straight within a list": ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
    "the second line of an item is indented": ("<ul><li>a<br>b</li></ul>", "- a\n  b"),
    "paragraphs in items": (
        "<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>",
        "- a\n- b\n\n  c",
    ),
    "two lists stand apart": ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n- b"),
    "an empty item keeps its bullet": ("<ul><li>a<li></li><li>b</ul>", "- a\n-\n- b"),
    "an item without a list": ("<li>a</li><li>b</li>", "- a\n- b"),
    "text around a list stands apart": ("a<ul><li>b</li></ul>c", "a\n\n- b\n\nc"),
    "a link names its address": (
        '<a href="https://example.org/x">hier</a>.',
        "hier (https://example.org/x).",
    ),
    "a link that is its address": (
        '<a href="https://example.org/">https://example.org/</a>',
        "https://example.org/",
    ),
    "a link that is its address in short": (
        '<a href="https://example.org/">example.org</a>',
        "example.org",
    ),
    "a link that only looks like its address": (
        '<a href="https://example.org/x">example.org</a>',
        "example.org (https://example.org/x)",
    ),
    "a mail link": (
        '<a href="mailto:erika@example.org?subject=x">Erika</a>',
        "Erika (erika@example.org)",
    ),
    "a mail link that is its address": (
        '<a href="mailto:erika@example.org">erika@example.org</a>',
        "erika@example.org",
    ),
    "a phone link": ('<a href="tel:+493023125000">+493023125000</a>', "+493023125000"),
    "a link without words": ('<a href="https://example.org/x"></a>', "https://example.org/x"),
    "a link around a picture": (
        '<a href="https://example.org/x"><img alt="Logo"></a>',
        "Logo (https://example.org/x)",
    ),
    "a link within the page is words": ('<a href="#oben">oben</a>', "oben"),
    "a script link is words": ('<a href="JavaScript:alert(1)">klick</a>', "klick"),
    "an anchor without address is words": ("<a name=x>klick</a>", "klick"),
    "a link's blank stays outside": (
        '<a href="https://example.org/x">hier </a>mehr',
        "hier (https://example.org/x) mehr",
    ),
    "an address is unescaped": (
        '<a href="https://example.org/?a=1&amp;b=2">x</a>',
        "x (https://example.org/?a=1&b=2)",
    ),
    "an address without quotes": (
        "<a href=https://example.org/x>x</a>",
        "x (https://example.org/x)",
    ),
    "an address in single quotes": (
        "<a title='a>b' href='https://example.org/\"'>x</a>",
        'x (https://example.org/")',
    ),
    "href in another attribute is no address": (
        "<a title=' href=\"https://example.org/wrong\"' href='https://example.org/x'>x</a>",
        "x (https://example.org/x)",
    ),
    "a link that was never closed": (
        '<a href="https://example.org/x">x',
        "x (https://example.org/x)",
    ),
    "a quote": ("<blockquote>a<br>b</blockquote>c", "> a\n> b\n\nc"),
    "paragraphs in a quote": ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    "a quote in a quote": (
        "<blockquote>a<blockquote>b</blockquote>c</blockquote>",
        "> a\n>\n> > b\n>\n> c",
    ),
    "two quotes stand apart": (
        "<blockquote>a</blockquote><blockquote>b</blockquote>",
        "> a\n\n> b",
    ),
    "a list in a quote": ("<blockquote><ul><li>a<li>b</ul></blockquote>", "> - a\n> - b"),
    "a quote in a list": ("<ul><li>a<blockquote>b</blockquote></li></ul>", "- a\n\n  > b"),
    "a table is rows": (
        "<table><tr><th>Artikel</th><th>Preis</th></tr><tr><td>Stift</td><td>2 €</td></tr></table>",
        "Artikel | Preis\nStift | 2 €",
    ),
    "a table without closing tags": (
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>e",
        "a | b\nc | d\n\ne",
    ),
    "paragraphs in cells": ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a | b"),
    "an empty cell keeps its place": ("<table><tr><td>a<td><td>c</table>", "a |  | c"),
    "a row without words is nothing": ("<table><tr><td> <td></tr><tr><td>a<td>b</table>", "a | b"),
    "a table for the layout": (
        "<table><tr><td></td><td><p>a</p><p>b</p></td><td></td></tr></table>",
        "a\n\nb",
    ),
    "a table in a table": (
        "<table><tr><td><table><tr><td>a<td>b</table></td></tr><tr><td>c</table>",
        "a | b\nc",
    ),
    "a table in a quote": ("<blockquote><table><tr><td>a<td>b</table></blockquote>", "> a | b"),
    "a list in a cell": ("<table><tr><td><ul><li>a<li>b</ul></table>", "- a\n- b"),
    "a cell without a table": ("<td>a</td><td>b</td>", "a\nb"),
    "preformatted text": ("x<pre>\n  a\n\n    b\n</pre>y", "x\n\n  a\n\n    b\n\ny"),
    "entities": (
        "&lt;b&gt; &amp;amp; &#8364; &#x20AC; &uuml; &nosuch; &",
        "<b> &amp; € € ü &nosuch; &",
    ),
    "an entity of a thousand digits": (f"a&#{'9' * 5000};b", "a\ufffdb"),
    "styles and scripts are dropped": (
        "<style>p{color:red}</style>a<script>if (1<2) alert('</p>')</script>b",
        "ab",
    ),
    "a script in capitals": ("a<SCRIPT>x</p></Script >b", "ab"),
    "a script without end": ("a<script>b</p>c", "a"),
    "a lone end of a script": ("a</script>b", "ab"),
    "the title is not the text": ("<head><title>T</title></head><body>a</body>", "a"),
    "comments are dropped": ("a<!-- <p>x</p> -->b<!-->c<!--->d<!-- e", "abcd"),
    "declarations are dropped": ("<!DOCTYPE html><?xml version='1.0'?>a<![CDATA[b]]>c", "ac"),
    "a rule": ("a<hr>b", "a\n\n----------\n\nb"),
    "a picture is its description": (
        '<img src="x" alt="Ein &quot;Bild&quot;"><img src="y">',
        'Ein "Bild"',
    ),
    "a smaller sign is a sign": ("1 < 2, a <3, <> x", "1 < 2, a <3, <> x"),
    "a tag that never ends is dropped": ("a<b x='", "a"),
    "tags in capitals": ("<P>a</P><UL><LI>b</LI></UL>", "a\n\n- b"),
    "unknown tags leave their words": ("<o:p>a</o:p><x-y z>b</x-y>", "ab"),
    "wrong closing tags": ("</ul></blockquote></td></table>a</li></p>b", "a\n\nb"),
    "crossed tags": ("<ul><li>a<blockquote>b</ul>c", "- a\n\n  > b\n\nc"),
    "line ends of Windows": ("<pre>a\r\nb\rc</pre>", "a\nb\nc"),
    "a definition list": ("<dl><dt>a<dd>b</dl>", "a\nb"),
    "nothing": ("", ""),
    "nothing to see": ("<p> </p><br><br>", ""),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_html_reads_as(source: str, expected: str) -> None:
    assert plain_text(source) == expected


PLAIN = {
    "Hallo": "<p>Hallo</p>",
    "a\nb": "<p>a<br>b</p>",
    "a\n\nb": "<p>a</p><p>b</p>",
    "a\n\n\nb": "<p>a</p><p><br></p><p>b</p>",
    "\n\na  \n\n": "<p>a</p>",
    "a\r\nb\rc": "<p>a<br>b<br>c</p>",
    "<b> & \"x\" 'y'": "<p>&lt;b&gt; &amp; \"x\" 'y'</p>",
    "a  b": "<p>a&nbsp; b</p>",
    " a": "<p>&nbsp;a</p>",
    "a\tb": "<p>a&nbsp;&nbsp; b</p>",
    "": "",
    "  \n ": "",
}


@pytest.mark.parametrize(("text", "expected"), PLAIN.items())
def test_plain_text_becomes_paragraphs_and_breaks(text: str, expected: str) -> None:
    assert from_plain(text) == expected


_LINES = st.text(
    alphabet=st.characters(blacklist_characters="\r\n\f\t\u00a0", blacklist_categories=("Cs",))
    | st.sampled_from(list("  <>&;#\"'-.|0159a\n\n")),
    max_size=60,
)


@given(_LINES)
def test_plain_text_comes_back_from_html(text: str) -> None:
    expected = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    assert plain_text(from_plain(text)) == expected


@given(_LINES)
def test_reading_back_twice_changes_nothing(text: str) -> None:
    once = from_plain(text)
    assert from_plain(plain_text(once)) == once


_TAGS = st.sampled_from(
    [
        "p",
        "br",
        "div",
        "b",
        "i",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "hr",
        "img",
        "script",
        "style",
        "span",
        "dl",
        "dd",
    ]
)
_PIECES = st.one_of(
    _TAGS.map(lambda tag: f"<{tag}>"),
    _TAGS.map(lambda tag: f"</{tag}>"),
    st.sampled_from(
        [
            '<a href="https://example.org/x">',
            "<ol start=7>",
            "<!--",
            "-->",
            "<",
            "&",
            "&amp;",
            "\n",
            " ",
        ]
    ),
    st.text(max_size=5),
)


@given(st.lists(_PIECES, max_size=60))
def test_any_mixture_of_tags_is_read_and_loses_no_word(pieces: list[str]) -> None:
    text = plain_text("".join(pieces))
    assert not text.startswith("\n")
    assert not text.endswith("\n")
    assert all(line == line.rstrip() for line in text.split("\n"))


@given(
    st.lists(
        st.sampled_from(
            [
                "p",
                "br",
                "div",
                "b",
                "ul",
                "ol",
                "li",
                "blockquote",
                "table",
                "tr",
                "td",
                "h1",
                "/p",
                "/div",
                "/ul",
                "/li",
                "/table",
                "/tr",
            ]
        )
        | st.integers(1000, 9999),
        max_size=60,
    )
)
def test_every_word_arrives_once_and_in_order(pieces: list[str | int]) -> None:
    source = "".join(f" w{piece} " if isinstance(piece, int) else f"<{piece}>" for piece in pieces)
    words = [word for word in plain_text(source).split() if word.startswith("w")]
    assert words == [f"w{piece}" for piece in pieces if isinstance(piece, int)]


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"))))
def test_escaped_text_is_shown_and_never_read_as_tags(text: str) -> None:
    shown = plain_text(html.escape(text))
    assert "".join(shown.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "tag", ["div", "blockquote", "ul", "ol", "li", "table", "td", "pre", "b", "a"]
)
def test_nesting_of_a_hundred_thousand_is_read(tag: str) -> None:
    text = plain_text(f"<{tag}>" * 100_000 + "Wort" + f"</{tag}>" * 100_000)
    assert text.endswith("Wort")
    assert len(text) < 1_000_000


def test_quotes_are_indented_up_to_the_cap_and_no_further() -> None:
    for depth in (MAX_INDENTED, MAX_INDENTED + 1):
        text = plain_text("<blockquote>" * depth + "a")
        assert text == "> " * MAX_INDENTED + "a"


# What is linear takes a fraction of a second; what is not takes minutes.
@pytest.mark.parametrize(
    "unit",
    [
        *(
            "<",
            "</",
            "<!--",
            "<!",
            "<?",
            "<![CDATA[",
            "&",
            "&#9",
            "&aaaa",
            "x ",
            "<a ",
            "<a href='",
        ),
        *(
            '<a ="',
            "<a x=y ",
            "<a\n",
            "<script>",
            "<script></scrip",
            "<br>",
            "<li>",
            "<ol>",
            "</ul>",
        ),
        *(
            "<blockquote>x",
            "<ul><li>x",
            "<table><tr><td>x",
            "<blockquote></ul>",
            "<pre>\n",
            "<td>x",
        ),
        *("<p>x<table>", "<a href=x>y", "<img alt='&#1111111111111'>", "</table>", "<ul></li>"),
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    source = (unit * (300_000 // len(unit) + 1))[:300_000]
    started = time.thread_time()
    text = plain_text(source)
    assert time.thread_time() - started < 3
    assert len(text) < 3_000_000


def test_a_mail_of_a_megabyte_is_read_at_once() -> None:
    line = "<p>Hallo <b>Erika</b>, <a href='https://example.org/x'>hier</a> &amp; da.</p>\n"
    started = time.thread_time()
    text = plain_text(line * (1_000_000 // len(line)))
    assert time.thread_time() - started < 3
    assert text.startswith("Hallo Erika, hier (https://example.org/x) & da.\n\nHallo")
