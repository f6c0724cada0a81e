from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mateo_desktop.app.spelling import Spelling, usual
from tests.spelling import small_dictionaries

BOTH = ("de_DE", "en_US")


@pytest.fixture
async def spelling(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Spelling]:
    small_dictionaries(tmp_path, monkeypatch)
    service = Spelling(data_folder)
    await service.open()
    service.use(BOTH)
    yield service
    await service.aclose()


async def _wrong(spelling: Spelling, *words: str) -> list[str]:
    await spelling.judge(words)
    return [word for word in words if spelling.verdict(word) is False]


async def test_a_word_is_wrong_only_if_every_language_calls_it_wrong(spelling: Spelling) -> None:
    assert await _wrong(spelling, "Haus", "house", "Huas", "Straße") == ["Huas"]
    spelling.use(("en_US",))
    assert spelling.verdict("Haus") is None
    assert await _wrong(spelling, "Haus", "house") == ["Haus"]


async def test_compounds_and_contractions_are_right_if_their_parts_are(spelling: Spelling) -> None:
    right = ("Hausschlüssel", "geht's", "don't", "Ergänzungs-Lieferung")
    assert await _wrong(spelling, *right) == []
    assert await _wrong(spelling, "follow-up-Termin", "follow-up-Trmin") == ["follow-up-Trmin"]


async def test_suggestions_come_from_all_languages_the_nearest_first(spelling: Spelling) -> None:
    assert (await spelling.suggestions("huose"))[0] == "house"
    assert (await spelling.suggestions("Terminn"))[0] == "Termin"


async def test_own_words_are_kept_and_can_be_forgotten(
    spelling: Spelling, data_folder: Path
) -> None:
    assert await _wrong(spelling, "Mateo") == ["Mateo"]
    await spelling.learn("Mateo")
    assert spelling.verdict("Mateo") is True
    assert spelling.is_own("Mateo")
    other = Spelling(data_folder)
    await other.open()
    assert other.verdict("Mateo") is True
    await other.aclose()
    await spelling.forget("Mateo")
    assert spelling.verdict("Mateo") is False


async def test_what_is_ignored_is_ignored_in_one_message(spelling: Spelling) -> None:
    await spelling.judge(["Huas"])
    spelling.ignore("Huas", "one")
    assert spelling.verdict("Huas", "one") is True
    assert spelling.verdict("Huas", "two") is False


async def test_without_a_language_nothing_is_looked_up(spelling: Spelling) -> None:
    spelling.use(("xx_XX",))
    assert not spelling.is_on
    assert await _wrong(spelling, "Huas") == []
    assert await spelling.suggestions("Huas") == ()


async def test_without_the_library_there_is_no_spelling_and_no_word_of_it(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # None in its place makes the import fail as it does without libenchant.
    monkeypatch.setitem(__import__("sys").modules, "enchant", None)
    service = Spelling(data_folder)
    await service.open()
    service.use(BOTH)
    assert service.found == ()
    assert not service.is_on
    await service.aclose()


def test_german_and_english_are_usual_as_spoken_where_one_lives() -> None:
    found = ("de_AT", "de_DE", "en_GB", "en_US", "fr_FR")
    assert usual(found) == ("de_DE", "en_GB")
    assert usual(found, "de_AT") == ("de_AT", "en_GB")
    assert usual(found, "en_US") == ("de_DE", "en_US")
    assert usual(("de_LU", "nl_NL")) == ("de_LU",)
    assert usual(()) == ()


async def test_the_dictionaries_of_the_system_know_both_languages(data_folder: Path) -> None:
    pytest.importorskip("enchant", exc_type=ImportError)
    service = Spelling(data_folder)
    await service.open()
    if not set(BOTH) <= set(service.found):
        await service.aclose()
        pytest.skip("the dictionaries of German and English are not installed")
    service.use(BOTH)
    right = (
        "Terminbestätigung",
        "Haustürschlüssel",
        "Straße",
        "Öffnungszeiten",
        "appointment",
        "don't",
        "Follow-up-Termin",
        "Wie-geht's",
    )
    assert await _wrong(service, *right, "Terminn", "apointment") == ["Terminn", "apointment"]
    assert "appointment" in await service.suggestions("apointment")
    assert "Bestellung" in await service.suggestions("Bestelung")
    await service.aclose()
