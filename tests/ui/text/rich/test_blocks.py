from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.ui.text.foreign import cleaning
from mateo_desktop.ui.text.rich import blocks
from mateo_desktop.ui.text.rich.blocks import Block, Cell, Run, losses, read

HEAD = blocks.TABLE + "<tr><th>a</th><th>b</th></tr>"
ROUND_TRIPS = [
    "",
    "<p>Hello</p>",
    "<p>a</p><p><br></p><p>b</p>",
    "<p>a<br>b<br><br></p>",
    "<p><br><br></p><p>x</p>",
    "<h1>One</h1><h2>Two</h2><h3>Three</h3>",
    "<p><b>a<i>b</i></b><i>c</i><u>d</u><s>e</s></p>",
    "<ul><li>a<ul><li>b</li><li>c<ol><li>d</li></ol></li></ul></li><li>e</li></ul>",
    "<ul><li>a</li></ul><ul><li>b</li></ul>",
    "<ul><li>a</li></ul><ol><li>b</li></ol>",
    "<ol><li><br></li><li>b</li></ol>",
    "<ul><li><br><ol><li>x</li></ol></li></ul>",
    "<blockquote><p>a</p><ul><li>x</li></ul><blockquote><p>b</p></blockquote></blockquote><p>c</p>",
    "<p>a</p><hr><p>b</p>",
    '<p><a href="https://example.org/?a=1&amp;b=%C3%BC">x <b>y</b></a> z</p>',
    '<p><a href="mailto:erika@example.org">mail</a></p>',
    "<p>a <code>b</code> <b>c <code>d</code></b></p>",
    "<pre>a\n  b\tc  &lt;d&gt;</pre><p>x</p>",
    "<pre><br><br>a\n\nb\n\n</pre><p>x</p>",
    '<pre><br></pre><pre style="text-align:right"><b>x</b> y</pre>',
    "<blockquote><pre>a</pre></blockquote>",
    '<p style="text-align:center">a</p><h1 style="text-align:right">b</h1>',
    '<ul><li style="text-align:right">a<ul><li style="text-align:left">b</li></ul></li></ul>',
    '<ol start="3"><li>a<ol start="0"><li>b</li></ol></li><li>c</li></ol>',
    f"{HEAD}<tr><td>c</td><td><br></td></tr></table>",
    f"<p>x</p>{HEAD}</table>{HEAD}</table><p>y</p>",
    f'{blocks.TABLE}<tr><td>a<br>b <b>c</b></td><td style="text-align:right">1</td></tr></table>',
    f'{blocks.TABLE}<tr><th style="text-align:left">a</th></tr></table>',
    f"<blockquote>{blocks.TABLE}<tr><td>a</td></tr></table></blockquote>",
    "<p>1 &lt; 2 &amp; 3 &gt; 2 \"quoted\" 'single'</p>",
    "<p>a \u00a0b\u00a0 \u00a0c</p>",
    "<p>\u00a0indented<br>\u00a0again</p>",
    "<p>😀 👨\u200d👩\u200d👧 é \u202eabc\u202c שלום</p>",
]

_text = st.text(
    st.sampled_from("ab  ü&<>\"'😀\u200d\u202e\u202c\u0301\u00a0ש"), min_size=1, max_size=12
)
_runs = st.lists(
    st.builds(
        Run,
        st.one_of(_text, st.just(blocks.BREAK)),
        st.integers(0, 31),
        st.sampled_from(["", "", "https://example.org/a?b=1&c=2", "mailto:erika@example.org"]),
    ),
    max_size=4,
).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> list[Block]:
    """Blocks as an editor could hold them."""
    rows: list[Block] = []
    starts: dict[tuple[int, int], int] = {}
    for number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(["p", "p", "h", "li", "li", "hr", "pre", "table"]))
        quote, align = draw(st.integers(0, 2)), draw(st.sampled_from(["", "", "center", "right"]))
        if kind == "table":
            rows += draw(_tables(number, quote))
        elif kind == "li":
            chain, depth = draw(st.integers(1, 2)), draw(st.integers(1, 4))
            ordered = draw(st.booleans())
            start = starts.setdefault((chain, depth), draw(st.integers(0, 12))) if ordered else 1
            rows.append(
                Block(draw(_runs), 0, quote, depth, ordered, chain, False, align, start=start)
            )
        elif kind == "hr":
            rows.append(Block(quote=quote, rule=True))
        elif kind == "pre":
            runs = tuple(
                run._replace(flags=run.flags & ~blocks.CODE)
                for run in draw(_runs)
                if run.text != blocks.BREAK
            )
            rows.append(Block(runs, quote=quote, align=align, pre=True))
        else:
            heading = draw(st.integers(1, 3)) if kind == "h" else 0
            rows.append(Block(draw(_runs), heading, quote, align=align))
    return rows


@st.composite
def _tables(draw: st.DrawFn, number: int, quote: int) -> list[Block]:
    head, width = draw(st.booleans()), draw(st.integers(1, 3))
    aligns = st.sampled_from(["", "", "center", "right"])
    return [
        Block(
            draw(_runs),
            quote=quote,
            align=draw(aligns),
            cell=Cell(number, row, column, head and not row),
        )
        for row in range(draw(st.integers(1, 3)))
        for column in range(width)
    ]


def kinds(rows: Iterable[Block]) -> list[tuple[object, ...]]:
    """What every block with words is, and every cell.

    The number of a chain means nothing; lists that skip a depth come closer, and
    a chain that was interrupted starts with the number it goes on with.
    """
    return [
        row._replace(
            runs=(),
            depth=bool(row.depth),
            chain=0,
            start=0,
            cell=row.cell and row.cell._replace(table=0),
        )
        for row in rows
        if row.text.strip(" \u2028") or row.cell
    ]


@pytest.mark.parametrize("markup", ROUND_TRIPS)
def test_the_small_vocabulary_is_read_and_written_unchanged(markup: str) -> None:
    assert blocks.html(read(markup)) == markup
    assert blocks.html(read(cleaning.own(markup))) == markup


@given(documents())
def test_nothing_of_a_random_document_is_lost_on_the_way_through_markup(rows: list[Block]) -> None:
    written = blocks.html(rows)
    again = read(cleaning.own(written))
    assert blocks.html(again) == written
    assert losses(written) == ()

    def letters(some: list[Block] | tuple[Block, ...]) -> list[tuple[str, int, str]]:
        gaps = " \u00a0\u2028"
        return [
            (char, run.flags, run.href)
            for row in some
            for run in row.runs
            for char in run.text
            if char not in gaps
        ]

    assert letters(again) == letters(rows)
    # Every heading and every item with words is still one.
    assert kinds(again) == kinds(rows)


def test_a_numbered_list_that_is_interrupted_goes_on_with_its_numbers() -> None:
    first = [Block((Run("a"),), depth=1, ordered=True, chain=7, start=4)] * 2
    rows = [*first, Block((Run("x"),)), Block((Run("y"),), depth=1, chain=8), first[0]]
    assert blocks.html(rows) == (
        '<ol start="4"><li>a</li><li>a</li></ol><p>x</p><ul><li>y</li></ul>'
        '<ol start="6"><li>a</li></ol>'
    )


def test_empty_lines_stay_between_paragraphs_and_go_at_the_end() -> None:
    rows = [Block((Run("a"),)), Block(), Block((Run("b"),)), Block(), Block()]
    assert blocks.html(rows) == "<p>a</p><p><br></p><p>b</p>"
    assert blocks.html([Block(), Block()]) == ""


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("<div>a</div><div><br></div><div>b</div>", "<p>a</p><p><br></p><p>b</p>"),
        ("words alone", "<p>words alone</p>"),
        ("<p>a</p>\n  <p>b\n  c </p>\n", "<p>a</p><p>b c</p>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<h5>x</h5>", "<h3>x</h3>"),
        (
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            f"{blocks.TABLE}<tr><td>a</td><td>b</td></tr><tr><td>c</td><td><br></td></tr></table>",
        ),
        (
            "<table><tr><th>a<th colspan=2>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f</table>",
            f"{HEAD.removesuffix('</tr>')}<th><br></th></tr>"
            "<tr><td>c</td><td>d</td><td>e</td></tr><tr><td><br></td><td>f</td><td><br></td></tr>"
            "</table>".replace("<th><br>", '<th style="text-align:left"><br>'),
        ),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "<p>a</p><p>b</p>"),
        (
            "<table><tr><td>a</td><td><ul><li>b</li></ul></td></tr></table>",
            "<p>a</p><ul><li>b</li></ul>",
        ),
        (
            "<center>a<p>b</p></center>",
            '<p style="text-align:center">a</p><p style="text-align:center">b</p>',
        ),
        (
            '<div align="right"><p>a</p><p align="left">b</p></div>',
            '<p style="text-align:right">a</p><p>b</p>',
        ),
        ("<pre><code>a\nb</code></pre>", "<pre>a\nb</pre>"),
        ("<pre>a</pre><pre>b</pre>", "<pre>a\nb</pre>"),
        ("<ul><li>a<pre>b</pre></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ('<ol start="7" type="a"><li>x</li></ol>', '<ol start="7"><li>x</li></ol>'),
        ("<p>a<br></p>", "<p>a</p>"),
        ("<em>a</em><strong>b</strong>", "<p><i>a</i><b>b</b></p>"),
        ('<a href="javascript:alert(1)">x</a>', "<p>x</p>"),
    ],
)
def test_other_markup_is_reduced_to_what_rich_knows(markup: str, written: str) -> None:
    assert blocks.html(read(cleaning.own(markup))) == written


@pytest.mark.parametrize(
    ("markup", "lost"),
    [
        ("<p>a<br><b>x</b></p><div>y</div><span>z</span>", ()),
        ('<p style="color:red">a</p>', ("style",)),
        ('<p style="color:red;text-align:right">a</p>', ("style",)),
        ('<p style="text-align: Center;">a</p><h1 align="right">b</h1>', ()),
        ('<p style="text-align:justify">a</p>', ("style",)),
        ("<table><tr><td>x</td></tr></table>", ("lines",)),
        (f"{HEAD}<tbody><tr><td>x</td></tr></tbody></table>", ()),
        (f"{blocks.TABLE}<tr><th>x</th><td>y</td></tr></table>", ("th",)),
        (f"{HEAD}<tr><th>x</th></tr></table>", ("th",)),
        (f"{blocks.TABLE}<tr><td colspan=2>x</td></tr></table>", ("colspan",)),
        (f"{blocks.TABLE}<tr><td><ul><li>x</li></ul></td></tr></table>", ("cells",)),
        (f"<ul><li>{HEAD}</table></li></ul>", ("order",)),
        ('<ol start="4"><li value="3">x</li></ol>', ("value",)),
        ("<p><code>a</code></p><pre><code>b</code></pre>", ()),
        ('<img src="https://example.org/x.png">', ("img", "src")),
        ('<a href="tel:+493023125000">x</a>', ("link",)),
        ('<a href="https://example.org" target="_blank">x</a>', ("target",)),
        ("<ul><li><h2>x</h2></li></ul>", ("order",)),
        ("<ul><li>x</li></ul><h2>y</h2>", ()),
        ("<!-- note --><p>x</p>", ("comment",)),
        ("<h4>x</h4>", ("h4",)),
        ("a < b", ()),
    ],
)
def test_what_rich_cannot_keep_is_named(markup: str, lost: tuple[str, ...]) -> None:
    assert losses(markup) == lost
