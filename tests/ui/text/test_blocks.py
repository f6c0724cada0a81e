import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.ui.text import blocks, cleaning
from mateo_desktop.ui.text.blocks import Block, Run, losses, read

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
    "<p>1 &lt; 2 &amp; 3 &gt; 2 \"quoted\" 'single'</p>",
    "<p>a \u00a0b\u00a0 \u00a0c</p>",
    "<p>\u00a0indented<br>\u00a0again</p>",
    "<p>😀 👨\u200d👩\u200d👧 é \u202eabc\u202c שלום</p>",
]

_text = st.text(
    st.sampled_from("ab ü&<>\"'😀\u200d\u202e\u202c\u0301\u00a0ש"), min_size=1, max_size=12
)
_runs = st.lists(
    st.builds(
        Run,
        st.one_of(_text, st.just(blocks.BREAK)),
        st.integers(0, 15),
        st.sampled_from(["", "", "https://example.org/a?b=1&c=2", "mailto:erika@example.org"]),
    ),
    max_size=4,
).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> list[Block]:
    """Blocks as an editor could hold them."""
    rows = []
    for _ in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(["p", "p", "h", "li", "li", "hr"]))
        runs, quote = draw(_runs), draw(st.integers(0, 2))
        if kind == "li":
            chain = draw(st.integers(1, 2))
            rows.append(Block(runs, 0, quote, draw(st.integers(1, 4)), draw(st.booleans()), chain))
        elif kind == "hr":
            rows.append(Block(quote=quote, rule=True))
        else:
            rows.append(Block(runs, draw(st.integers(1, 3)) if kind == "h" else 0, quote))
    return rows


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
    kinds = [
        (bool(row.depth), row.ordered, row.heading, row.quote)
        for row in rows
        if row.text.strip(" \u2028")
    ]
    assert kinds == [
        (bool(row.depth), row.ordered, row.heading, row.quote)
        for row in again
        if row.text.strip(" \u2028")
    ]


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
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "<p>a b</p><p>c</p>"),
        ("<pre>x\n  y</pre>", "<p>x<br>\u00a0 y</p>"),
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
        ("<table><tr><td>x</td></tr></table>", ("table", "tr", "td")),
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
