import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.markup import plain_text
from mateo_desktop.domain.source_layout import laid_out


def test_blocks_get_lines_and_what_is_in_them_goes_further_in() -> None:
    source = "<p>a <b>b</b></p><ul><li>x</li><li>y<ul><li>z</li></ul></li></ul>"
    assert laid_out(source).split("\n") == [
        "<p>a <b>b</b></p>",
        "<ul>",
        "  <li>x</li>",
        "  <li>y",
        "    <ul>",
        "      <li>z</li>",
        "    </ul>",
        "  </li>",
        "</ul>",
    ]


def test_a_table_is_laid_out_even_where_ends_are_left_out() -> None:
    source = "<table><tr><td>a<td>b <i>c</i> d<tr><td>e</table>"
    assert laid_out(source).split("\n") == [
        "<table>",
        "  <tr>",
        "    <td>a",
        "    <td>b <i>c</i> d",
        "  <tr>",
        "    <td>e</table>",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<pre>a\n   b</pre>",
        "<div style='display: inline-block'>a</div><div style='display:inline-block'>b</div>",
        "<p style='white-space: pre'>a\n  b</p>",
        "<style>td { white-space: pre }</style><table><tr><td>a</td></tr></table>",
        "<textarea>a\n  b</textarea>",
        "<p>a<p",
        "<p>a</p><!-- b",
        "a <b>b</b>c",
        "",
    ],
)
def test_where_blanks_mean_something_nothing_is_touched(source: str) -> None:
    assert laid_out(source) == source


# fmt: off
PIECES = st.sampled_from((
    "<p>", "</p>", "<div>", "</div>", "<ul>", "</ul>", "<li>", "</li>", "<b>", "</b>", "<br>",
    "<hr>", "<pre>", "</pre>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<blockquote>",
    "<h1>", "</h1>", "<!-- c -->", "<span>", "</span>", " ", '\n', "  a", "b ", '\xa0',
    "&amp;", "<p", "<", "<script>", "</script>", "<style>", "</style>", "<title>", "</title>",
    "</blockquote>", "</tr>",
))
# fmt: on


@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_it_says_stays_the_same_and_doing_it_again_changes_nothing(source: str) -> None:
    once = laid_out(source)
    assert laid_out(once) == once
    assert plain_text(once) == plain_text(source)
    assert "".join(once.split()) == "".join(source.split())
