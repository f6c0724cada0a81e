"""WhatsApp's marks in the preview."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain import marks
from mateo_desktop.domain.marks import marked_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("*bold* and _slanted_ and ~gone~", "<b>bold</b> and <i>slanted</i> and <s>gone</s>"),
        ("*_both_*", "<b><i>both</i></b>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("* not bold*", "* not bold*"),
        ("```x < *y*```", "<code>x &lt; *y*</code>"),
        ("<script>", "&lt;script&gt;"),
        ("a\nb", "a<br>b"),
    ],
)
def test_marks_become_tags_only_where_the_network_reads_them(text: str, expected: str) -> None:
    assert marked_html(text) == expected


@given(st.text(alphabet="*_~` <>ab\n", max_size=80))
def test_nothing_that_was_typed_can_become_markup(text: str) -> None:
    shown = marked_html(text)
    for tag in ("b", "i", "s", "code"):
        shown = shown.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in shown.replace("<br>", "")


@pytest.mark.parametrize("text", ["*a ", "_a ", "*a_~", "a*", "*a*a", "```"])
def test_marks_without_an_end_are_looked_for_once(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With a search from each beginning this length takes longer than any test may.
    monkeypatch.setattr(marks, "_LONGEST_MARKED", 400_000)
    long = (text * 200_000)[:400_000]
    shown = marked_html(long)
    assert len(shown) >= 100_000


def test_a_mark_ends_on_its_own_line() -> None:
    assert marked_html("*a\nb*") == "*a<br>b*"
    assert marked_html("*a* *b\n*c*") == "<b>a</b> *b<br><b>c</b>"
