import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.ui.text.foreign.plain_names import (
    escaped,
    isolated,
    plain_name,
    without_controls,
)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Erika Muster",
        "Jürgen Groß",
        "offer.pdf",
        "a <b>bold</b> name & more",
        "👨\u200d👩\u200d👧 family",
        "क्\u200dष",
        "naïve café",
        "日本語",
    ],
)
def test_an_honest_name_stays_as_it_is(name: str) -> None:
    assert plain_name(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("invoice\u202efdp.exe", "invoice[U+202E]fdp.exe"),
        ("a\u200bb", "a[U+200B]b"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("pay\u00adpal", "pay[U+00AD]pal"),
        ("a\x00b\x1b[31m", "a[U+0000]b[U+001B][31m"),
        ("two\r\nlines\u2028here", "two lines here"),
        ("bank\u200dname", "bank[U+200D]name"),
        ("\ufeffx", "[U+FEFF]x"),
        ("x\u3164y", "x[U+3164]y"),
        ("x\U000e0041", "x[U+E0041]"),
        ("half \ud83d", "half [U+D83D]"),
    ],
)
def test_what_hides_or_reorders_is_shown(name: str, shown: str) -> None:
    assert plain_name(name) == shown


def test_a_name_from_right_to_left_cannot_reorder_what_is_around_it() -> None:
    assert plain_name("אבג") == "\u2068אבג\u2069"


def test_a_tower_of_marks_is_cut_and_a_long_name_ends_in_an_ellipsis() -> None:
    assert len(plain_name("e" + "\u0301" * 100)) == 5
    assert plain_name("x" * 600) == "x" * 500 + "…"


def test_running_text_keeps_its_words_and_loses_its_overrides() -> None:
    assert isolated("a\u202eb\u202cc") == "a\u2067b\u2069c"
    assert isolated("שלום \u200f!") == "שלום \u200f!"
    assert without_controls("a\x00b\r\nc\x85d\u2029e\tf") == "ab\ncd\ne\tf"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ttext\nof two lines", "plain\ttext\nof two lines"),
        ("Zoë 👩\u200d🚀 naïve", "Zoë 👩\u200d🚀 naïve"),
        ("gnp\u202e.exe", "gnp\\u202e.exe"),
        ("a\u200bb\u200dc\ufeff", "a\\u200bb\\u200dc\\ufeff"),
        ("\x00\x1b", "\\u0000\\u001b"),
        ("\U000e0041", "\\udb40\\udc41"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\\u2028d"),
    ],
)
def test_controls_that_turn_or_hide_are_written_as_json_does(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text())
def test_an_escape_inside_of_a_string_of_json_says_the_same(text: str) -> None:
    written = json.dumps(text, ensure_ascii=False)
    assert json.loads(escaped(written)) == text
