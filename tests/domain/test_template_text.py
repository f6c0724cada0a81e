"""The places in a template's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.template_text import filled, fitted, placeholders

REMINDER = "Hallo {{1}}, Ihr Termin: {{2}} um {{3}} Uhr. Bis dann, {{1}}!"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("Ihr Angebot ist fertig.", ()),
        (REMINDER, ("1", "2", "3")),
        ("{{2}} kommt vor {{1}}", ("1", "2")),
        ("{{ 1 }} und {{01}}", ("1",)),
        # Numbers that leave one out cannot be places in a list.
        ("{{3}} {{1}}", ("3", "1")),
        ("Hallo {{name}}, {{datum}}, {{name}}", ("name", "datum")),
        ("{{vor_name}} {{Größe}} {{b2}}", ("vor_name", "Größe", "b2")),
        ("{{name}} {{1}}", ("name", "1")),
        ("{1} {{}} {{ }} {{a b}} {{-1}} {{1", ()),
        ("{{{1}}}", ("1",)),
    ],
)
def test_places_come_in_the_order_of_their_values(text: str, names: tuple[str, ...]) -> None:
    assert placeholders(text) == names


def test_values_go_where_they_belong() -> None:
    words = filled(REMINDER, ("Erika", "Montag", "10"))
    assert words == "Hallo Erika, Ihr Termin: Montag um 10 Uhr. Bis dann, Erika!"


def test_a_place_without_a_value_stays_to_be_seen() -> None:
    assert filled("{{1}} {{2}} {{3}}", ("a", "")) == "a {{2}} {{3}}"
    assert filled("{{ vorname }}!", ()) == "{{ vorname }}!"


def test_what_is_typed_is_not_filled_in_again() -> None:
    assert filled("{{1}} {{2}}", ("{{2}}", r"\1 \g<0>")) == r"{{2}} \1 \g<0>"


def test_more_values_than_places_change_nothing() -> None:
    assert filled("Nur {{1}}", ("das", "und", "mehr")) == "Nur das"


@pytest.mark.parametrize(
    ("values", "count", "expected"),
    [
        ((), 2, ("", "")),
        (("a",), 2, ("a", "")),
        (("a", "b", " ", ""), 1, ("a", "b")),
        (("", "", ""), 0, ()),
        (("", "b"), 1, ("", "b")),
        (("", ""), 3, ("", "", "")),
    ],
)
def test_values_fit_the_places_and_no_word_is_lost(
    values: tuple[str, ...], count: int, expected: tuple[str, ...]
) -> None:
    assert fitted(values, count) == expected


@given(st.text("{}1a \n", max_size=60), st.lists(st.text(max_size=5), max_size=4))
def test_text_without_places_stays_as_it_is(text: str, values: list[str]) -> None:
    if not placeholders(text):
        assert filled(text, values) == text


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=5), max_size=4))
def test_filling_never_fails(text: str, values: list[str]) -> None:
    assert isinstance(filled(f"{text}{{{{1}}}}{text}", values), str)
