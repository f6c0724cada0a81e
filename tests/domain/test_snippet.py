"""Snippets: what is filled in, what is found, and what a file may bring."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain import snippet_file
from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.domain.snippet import (
    MOST,
    VARIABLES,
    Snippet,
    filled,
    filled_address,
    matching,
    values,
)
from mateo_desktop.domain.snippet_file import SnippetFileError

NOW = datetime(2026, 11, 5, 9, 7)
ERIKA = Recipient("erika@example.org", "Dr. Erika Muster")


def known(draft: Draft, language: str = "de") -> dict[str, str]:
    return values(draft, "Support", "support@example.org", NOW, language)


def test_every_place_is_filled_for_one_person() -> None:
    draft = Draft.new(to=(ERIKA,), subject="Angebot")
    assert known(draft) == {
        "full_name": "Dr. Erika Muster",
        "first_name": "Erika",
        "last_name": "Muster",
        "handle": "erika@example.org",
        "channel": "Support",
        "sender": "support@example.org",
        "subject": "Angebot",
        "date": "5. November 2026",
        "time": "09:07",
        "weekday": "Donnerstag",
    }
    assert tuple(known(draft)) == VARIABLES


def test_dates_are_written_as_the_snippet_speaks() -> None:
    english = known(Draft.new(), "en")
    assert (english["date"], english["weekday"]) == ("5 November 2026", "Thursday")


@pytest.mark.parametrize("to", [(), (ERIKA, Recipient("max@example.org", "Max Beispiel"))])
def test_nobody_or_several_people_have_no_name(to: tuple[Recipient, ...]) -> None:
    found = known(Draft.new(to=to))
    assert not {"full_name", "first_name", "last_name", "handle"} & set(found)
    assert filled("Hello {full_name}", found) == "Hello {full_name}"


@pytest.mark.parametrize("name", ["erika.muster@example.org", " ", "\u00a0"])
def test_what_is_no_name_greets_nobody(name: str) -> None:
    found = known(Draft.new(to=(Recipient("e@example.org", name),)))
    assert not {"full_name", "first_name", "last_name"} & set(found)


def test_what_is_not_known_stays_to_be_seen() -> None:
    text = "{first_name} {nothing} {{full_name}} {Full_name} { date }"
    assert filled(text, known(Draft.new(to=(ERIKA,)))) == (
        "Erika {nothing} {{full_name}} {Full_name} { date }"
    )


def test_a_value_is_not_filled_in_again() -> None:
    draft = Draft.new(to=(Recipient("x@example.org", "{date} {subject}"),), subject="{time}")
    assert filled("{full_name}|{subject}", known(draft)) == "{date} {subject}|{time}"


# Finding ------------------------------------------------------------------------

GREETING = Snippet(name="Begrüßung", html="<p>Guten Tag</p>")
HOURS = Snippet(name="Opening hours", html="<p>We are open from nine</p>", language="en")
TAG = Snippet(name="Guter Abschluss", html="<p>Freundliche Grüße</p>", channel_types=("email",))
ALL = (GREETING, HOURS, TAG)


def names(sought: str, channel_type: str = "") -> list[str]:
    return [snippet.name for snippet in matching(ALL, sought, channel_type)]


def test_without_words_all_are_offered_in_their_order() -> None:
    assert names("") == ["Begrüßung", "Opening hours", "Guter Abschluss"]


def test_names_come_before_texts_and_accents_do_not_matter() -> None:
    assert names("gut") == ["Guter Abschluss", "Begrüßung"]
    assert names("BEGRU") == ["Begrüßung"]
    assert names("nine open") == ["Opening hours"]
    assert names("grusse") == ["Guter Abschluss"]
    assert names("begrussung nothing") == []


def test_tags_are_not_searched() -> None:
    assert names("<p>") == []
    assert names("p") == ["Opening hours"]


def test_a_snippet_of_other_channels_is_not_offered() -> None:
    assert "Guter Abschluss" in names("", "email")
    assert "Guter Abschluss" not in names("", "sms")


# Files ----------------------------------------------------------------------------

_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_snippets = st.builds(
    Snippet,
    name=_texts.map(lambda name: " ".join(name.split())).filter(bool),
    html=_texts,
    text=st.just("") | _texts,
    language=st.sampled_from(["", "de", "en"]),
    channel_types=st.sampled_from([(), ("email",), ("email", "sms")]),
)


def _content(snippet: Snippet) -> tuple[object, ...]:
    return (
        *(snippet.name, snippet.html, snippet.text),
        *(snippet.language, snippet.channel_types),
    )


@given(st.lists(_snippets, min_size=1, max_size=5))
def test_what_is_written_is_read_again(snippets: list[Snippet]) -> None:
    found = snippet_file.read(snippet_file.write(snippets))
    assert [*map(_content, found.snippets)] == [*map(_content, snippets)]
    assert found.skipped == 0
    merged = snippet_file.merge(found.snippets, found.snippets)
    assert (merged.new, merged.changed) == ((), ())


def _file(rows: object, version: object = 1) -> bytes:
    return json.dumps({snippet_file.MARK: version, "snippets": rows}).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "broken"),
        (b"\xff\xfe{}", "broken"),
        (b"{", "broken"),
        (b"[" * 100_000, "broken"),
        (b'{"a": ' * 300, "broken"),
        (b"[]", "not_snippets"),
        (b"{}", "not_snippets"),
        (_file({}), "not_snippets"),
        (_file([], True), "not_snippets"),
        (_file([], 2), "newer"),
        (_file([]), "empty"),
        (_file([{"name": "x"}, 4, None, {"name": " ", "html": "y"}]), "empty"),
        (_file([{"name": "x", "html": "y"}] * (MOST + 1)), "too_many"),
        (b" " * (snippet_file.MAX_SIZE + 1), "too_large"),
        (_file([{"name": "x", "html": "y" * 200_001}]), "empty"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(SnippetFileError) as caught:
        snippet_file.read(data)
    assert caught.value.code == code


@given(
    st.binary(max_size=60)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["name", "html", "text", "language"]), inner, max_size=4
            )
        ),
    ).map(lambda row: _file([row]))
)
def test_no_file_breaks_the_reader(data: bytes) -> None:
    try:
        found = snippet_file.read(data)
    except SnippetFileError:
        return
    assert all(snippet.name and (snippet.html or snippet.text) for snippet in found.snippets)


def test_odd_values_in_a_row_are_passed_over() -> None:
    row = {"name": " A \n B ", "text": "x", "html": 4, "language": "fr", "channel_types": ["x", 1]}
    found = snippet_file.read(_file([row, {"name": 1}]))
    assert [*map(_content, found.snippets)] == [("A B", "", "x", "", ())]
    assert found.skipped == 1


def test_a_namesake_is_changed_and_only_when_asked() -> None:
    other = Snippet(name="BEGRÜSSUNG".replace("SS", "ß"), html="<p>Moin</p>")
    new = Snippet(name="Neu", html="<p>Neu</p>")
    merged = snippet_file.merge(ALL, [other, new, HOURS])
    assert (merged.new, merged.changed, merged.same) == ((new,), (other,), 1)
    rows = snippet_file.replaced(ALL, merged.changed)
    assert [row.key for row in rows] == [row.key for row in ALL]
    assert rows[0].html == "<p>Moin</p>"
    assert rows[1:] == ALL[1:]


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("https://example.org/?of={handle}", "https://example.org/?of=a%40example.org"),
        ("mailto:{handle}?subject={subject}", "mailto:a@example.org?subject=One%20%26%20two%2F3"),
        ("https://example.org/{nobody}", "https://example.org/{nobody}"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_what_is_filled_into_an_address_changes_no_other_part_of_it(
    address: str, there: str
) -> None:
    known = {"handle": "a@example.org", "subject": "One & two/3"}
    assert filled_address(address, known) == there
