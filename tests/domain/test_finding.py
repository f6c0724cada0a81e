import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.finding import found, pattern


def _words(
    text: str, sought: str, *, match_case: bool = False, whole_words: bool = False
) -> list[str]:
    wanted = pattern(sought, match_case=match_case, whole_words=whole_words)
    assert wanted is not None
    return [match[0] for match in wanted.finditer(text)]


@pytest.mark.parametrize(
    ("sought", "there"),
    [
        ("strasse", ["Straße", "STRASSE", "strasse"]),
        ("Straße", ["Straße", "STRASSE", "strasse"]),
        ("schon", ["schon"]),
        ("schön", ["schön", "scho\u0308n", "SCHÖN"]),
        ("scho\u0308n", ["schön", "scho\u0308n", "SCHÖN"]),
        ("9 Uhr", ["9 Uhr", "9\u00a0Uhr"]),
        ("geht's", ["geht's", "geht\u2019s"]),
        ("E-Mail", ["E-Mail", "E\u2011Mail"]),
        ("a.b*", ["a.b*"]),
        ("[x", ["[x"]),
    ],
)
def test_what_a_person_means_is_found(sought: str, there: list[str]) -> None:
    assert _words(" ".join(["schon acb x", *there]), sought) == (
        ["schon", *there] if sought == "schon" else there
    )


def test_case_and_whole_words_can_be_asked_for() -> None:
    text = "Rot rot ROT rotes Rotß Morgenrot"
    assert _words(text, "rot", match_case=True) == ["rot", "rot", "rot"]
    assert _words(text, "rot", whole_words=True) == ["Rot", "rot", "ROT"]
    assert _words(text, "rot", match_case=True, whole_words=True) == ["rot"]
    assert _words("Straße", "strasse", match_case=True) == []
    assert _words("a (b) c", "(b)", whole_words=True) == ["(b)"]


def test_nothing_is_sought_by_nothing() -> None:
    assert pattern("") is None


def test_places_are_counted_as_a_document_counts_them() -> None:
    wanted = pattern("b")
    assert wanted is not None
    assert found("a😀b\u2029😀😀b", wanted) == [(3, 4), (9, 10)]


@given(st.text(max_size=30), st.text(min_size=1, max_size=4), st.booleans())
def test_whatever_is_sought_finds_itself(text: str, sought: str, match_case: bool) -> None:
    wanted = pattern(sought, match_case=match_case)
    assert wanted is not None
    composed = unicodedata.normalize("NFC", sought)
    assert isinstance(wanted, re.Pattern)
    assert wanted.search(text + composed + text) is not None
