"""A piece of a text says the same with gaps for its numbers as if it were read anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain import markup
from mateo_desktop.domain.text_flow import MAX_INDENTED, State
from mateo_desktop.domain.text_piece import Piece

_BITS = st.sampled_from(
    [
        "<ol>",
        '<ol start="8">',
        '<ol start="99">',
        '<ol start="0">',
        "</ol>",
        "<ul>",
        "</ul>",
        "<li>",
        "<li>",
        '<li value="9">',
        "</li>",
        "<br>",
        "<p>",
        "</p>",
        "<blockquote>",
        "</blockquote>",
        "<pre>",
        "</pre>",
        "<hr>",
        "words",
        "50 % of ; it",
        " ",
        "&nbsp;",
        "\n",
        "\x00",
        "\x011,0;",
        "<table><tr><td>a</td><td>b<br>c</td></tr></table>",
    ]
)


def _text(piece: str, before: State) -> tuple[str | None, State]:
    lines, after = markup.continued(piece, before)
    return "\n".join(lines) if lines else None, after


@given(st.lists(st.lists(_BITS, max_size=12), max_size=5), st.lists(_BITS, max_size=12))
def test_whatever_is_open_before_it_the_lines_are_those_that_are_read_anew(
    befores: list[list[str]], bits: list[str]
) -> None:
    piece = Piece("".join(bits))
    state = markup.BEGIN
    for before in befores:
        _, state = markup.continued("".join(before), state)
        assert piece.after(state) == _text("".join(bits), state)


@pytest.mark.parametrize("depth", [1, 2, 3, MAX_INDENTED])
def test_a_number_more_moves_all_numbers_and_what_stands_below_them(depth: int) -> None:
    source = "</li><li>a<br>b<br><br>c</li><li><ul><li>d<br>e</li></ul></li><li>f"
    piece = Piece(source)
    for start in (1, 7, 8, 9, 96, 97, 98, 99, 999_998):
        around = "<blockquote>" + f'<ol start="{start}"><li>x' * depth
        _, before = markup.continued(around, markup.BEGIN)
        text, after = piece.after(before)
        assert (text, after) == _text(source, before)
        assert text is not None
        whole = markup.plain_text(around + source)
        assert text in whole
        assert f"{start + 1}. a" in text or depth == MAX_INDENTED


def test_only_another_list_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = markup.continued

    def counted(piece: str, before: State) -> tuple[list[str], State]:
        read.append(piece)
        return whole(piece, before)

    piece = Piece("<li>a</li>")
    befores = [whole(begin, markup.BEGIN)[1] for begin in ("<ol>", '<ol start="9">', "<ul>")]
    monkeypatch.setattr(markup, "continued", counted)
    assert [piece.after(before)[0] for before in befores] == ["1. a", "9. a", "- a"]
    assert len(read) == 2
