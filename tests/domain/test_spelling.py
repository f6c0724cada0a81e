import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.spelling import as_in_dictionary, parts, words


def _words(text: str) -> list[str]:
    return [found.word for found in words(text)]


def test_words_are_cut_as_a_dictionary_has_them() -> None:
    assert _words("Guten Tag, „Frau Müller-Lüdenscheidt“!") == [
        "Guten",
        "Tag",
        "Frau",
        "Müller-Lüdenscheidt",
    ]
    assert _words("geht\u2019s don't Andreas' E\u2011Mail-Adresse") == [
        "geht's",
        "don't",
        "Andreas",
        "E-Mail-Adresse",
    ]
    assert _words("u\u0308ber") == ["über"]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/helo?wrld=1",
        "www.exampel.org",
        "erika.mustre@example.org",
        "exampel.org angbot.pdf",
        "{first_nmae} {vorname_xy}",
        "`pritn x`",
        "ASAP ÖPNV EUR",
        "2fach 30er B2B v2 12345",
        "foo_baar",
        "#hastag @nuzer /usr/lokal/bni C/D/E",
        "WhatsApp iPhone hellMateo",
        "a I ß",
        "Привет 你好 שלום",
    ],
)
def test_what_is_no_prose_is_left_alone(text: str) -> None:
    assert _words(text) == []


def test_prose_beside_it_is_looked_at() -> None:
    assert _words("Mail an a@example.org schiken.") == ["Mail", "an", "schiken"]
    assert _words("und/oder") == ["und", "oder"]
    assert _words("Hallo{name}wie") == ["Hallo", "wie"]


def test_compounds_are_what_their_parts_are() -> None:
    assert parts("Follow-up-Termin") == ("Follow", "up", "Termin")
    assert parts("geht's") == ("geht",)
    assert parts("Haus") == ("Haus",)
    assert parts("E-Mail") == ("Mail",)


@given(st.text(max_size=60))
def test_each_word_stands_where_it_is_said_to_stand(text: str) -> None:
    at = 0
    for start, end, word in words(text):
        assert start >= at
        assert as_in_dictionary(text[start:end]) == word
        at = end
