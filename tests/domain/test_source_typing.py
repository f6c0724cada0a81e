import pytest

from mateo_desktop.domain import source_typing


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("<p>a <b>b", "b"),
        ("<p>a <b>b</b>", "p"),
        ("<ul><li>a</li>", "ul"),
        ("<ul><li>a</li><li>b", "li"),
        ("<p>a<br>b<img src='x>y'>", "p"),
        ("<!-- <b> --><p>", "p"),
        ("<table><tr><td>a</table>", ""),
        ("", ""),
        ("a </b>", ""),
    ],
)
def test_the_innermost_open_element(before: str, name: str) -> None:
    assert source_typing.open_element(before) == name


@pytest.mark.parametrize(
    ("before", "after", "end"),
    [
        ("<b>", "", "</b>"),
        ('<p style="a>b">', "", "</p>"),
        ("<b>", "\n<p>x</p>", "</b>"),
        ("<B>", "", "</B>"),
        ("<b>", "words", ""),
        ("<b>", "</b>", ""),
        ("<br>", "", ""),
        ("<br/>", "", ""),
        ("</b>", "", ""),
        ("a > b ->", "", ""),
        ("5 >", "", ""),
        ("<o:p>", "", ""),
    ],
)
def test_the_end_tag_that_comes_by_itself(before: str, after: str, end: str) -> None:
    assert source_typing.closing_for(before, after) == end


def test_enter_keeps_the_indentation_and_goes_further_in_behind_what_opens() -> None:
    assert source_typing.new_line("    text", "") == ("\n    ", "")
    assert source_typing.new_line("  <ul>", "") == ("\n    ", "")
    assert source_typing.new_line("  <ul>", "</ul>") == ("\n    ", "\n  ")
    assert source_typing.new_line("  <li>a</li>", "") == ("\n  ", "")
    assert source_typing.new_line("<b>", "x") == ("\n", "")


def test_lines_go_in_and_out_a_step() -> None:
    assert source_typing.shifted(["a", "", "  b"], 1) == ["  a", "", "    b"]
    assert source_typing.shifted(["  a", "\tb", " c", "d"], -1) == ["a", "b", "c", "d"]
