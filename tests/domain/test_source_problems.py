import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain import source_problems
from mateo_desktop.domain.source_problems import Inspection, problems


def _found(source: str) -> list[tuple[str, int, int, str]]:
    return [(found.code, found.line, found.column, found.name) for found in problems(source)]


@pytest.mark.parametrize(
    "source",
    [
        "<p>a <b>b</b></p>",
        "<ul><li>a<li>b<ul><li>c</ul></ul>",
        "<table><tr><td>a<td>b<tr><th>c</table>",
        "<p>one<p>two<h1>three</h1>",
        "<br><br/><img src='cid:x' alt=''>a &nbsp;&auml; & b < c &copy &#8212;",
        "<!DOCTYPE html><html><head><title>a < b</title></head><body>x</body></html>",
        "<A HREF=https://example.org/?a=1&b=2>x</a>",
        "<a href='{link}'>x</a><a href='#top'>y</a><a href='mailto:a@example.org'>z</a>",
        "<!-- <b> -->",
        "",
    ],
)
def test_what_is_right_has_no_problem(source: str) -> None:
    assert _found(source) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>\n a <b>b</p>", ("unclosed", 2, 4, "b")),
        ("<b><i>x</b></i>", ("crossed", 1, 12, "i")),
        ("x</div>", ("stray_close", 1, 2, "div")),
        ("x</br>", ("void_close", 1, 2, "br")),
        ("<p>a<div>b</div></p>", ("ends_paragraph", 1, 5, "div")),
        ("ä😀<p", ("unfinished_tag", 1, 3, "p")),
        ("<p <b>x</b>", ("unfinished_tag", 1, 1, "p")),
        ('<a\n href="x>y</a>', ("unclosed_quote", 2, 7, "")),
        ("a<!-- b", ("unclosed_comment", 1, 2, "")),
        ('<b id="x"">y</b>', ("odd_character", 1, 10, '"')),
        ("a &fooo; b", ("unknown_entity", 1, 3, "&fooo;")),
        ("<b id=x ID=y>z</b>", ("twice", 1, 9, "id")),
        ("<stron>x</stron>", ("unknown_tag", 1, 1, "stron")),
        ("<script>x</script>", ("script", 1, 1, "script")),
        ("<b onClick='x'>y</b>", ("event_handler", 1, 4, "onclick")),
        ("<link rel=stylesheet href=x.css>", ("external_style", 1, 1, "link")),
        ("<style>@import 'x'</style>", ("external_style", 1, 8, "@import")),
        ("<iframe></iframe>", ("embedded", 1, 1, "iframe")),
        ("<input>", ("form", 1, 1, "input")),
        ("<a href=' JavaScript:x'>y</a>", ("unsafe_link", 1, 1, "javascript")),
        ("<img src=a.png>", ("relative_link", 1, 1, "a.png")),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    source: str, found: tuple[str, int, int, str]
) -> None:
    assert _found(source) == [found]


def test_every_code_is_either_a_problem_or_a_remark() -> None:
    assert not set(source_problems.PROBLEM_CODES) & set(source_problems.REMARK_CODES)
    (remark,) = problems("<script></script>")
    assert remark.is_remark
    (wrong,) = problems("<b>")
    assert not wrong.is_remark


def test_tags_that_belong_together_are_found_from_both() -> None:
    source = "<b>a<i>c</i></b>"
    inspection = Inspection(source)
    assert inspection.run()
    for at in (0, 2, 3, len(source)):
        pair = inspection.partner(at)
        assert pair is not None
        assert {tag.start for tag in pair} == {0, source.index("</b>")}
    assert inspection.partner(source.index("c")) is not None  # behind <i>
    assert Inspection("<b>a").partner(0) is None


def test_looking_in_pieces_finds_the_same() -> None:
    source = "<p><b>x</p>&foo;" * 20
    inspection = Inspection(source)
    steps = 0
    while not inspection.run(7):
        steps += 1
    assert steps > 10
    assert inspection.problems == problems(source)


@pytest.mark.parametrize(
    "piece",
    ["<li><b>", "<b><i></b>", "<a ", "<", "&", "</p>", "<td>", '<p x="', "<!--", "<p><div>"],
)
def test_twice_as_much_takes_about_twice_as_many_steps(piece: str) -> None:
    # Counted, not timed: every span is looked at once.
    source = piece * 5_000
    inspection = Inspection(source)
    steps = 1
    while not inspection.run(1_000):
        steps += 1
    assert steps <= len(source) / 1_000 + 2
    assert len(inspection.problems) <= source_problems.MOST_PROBLEMS


# fmt: off
PIECES = st.sampled_from((
    "<p>", "</p>", "<b>", "</b>", "<i", ">", "<ul>", "<li>", "</ul>", "<br/>", "&x;", '\n',
    "ü😀", '"', "<!--", "-->", "<script>", "</script>", " id=x", "<table>", "<td>", "</table>",
    "<div>",
))
# fmt: on


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_place_is_in_the_source(source: str) -> None:
    inspection = Inspection(source)
    inspection.run()
    lines = source.split("\n")
    for found in inspection.problems:
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
        assert (found.line, found.column) == source_problems.place_of(source, found.start)
    for tag in inspection.tags:
        assert source[tag.start] == "<"
        assert source[tag.end - 1] == ">"
