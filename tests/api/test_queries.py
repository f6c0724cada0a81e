"""What a person types stays a value inside the filter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.api.queries import any_of, contact_search, quoted

_PART = re.compile(r'(\w+)\.ilike\.("(?:[^"\\]|\\.)*"|[^",()]*)')


def patterns(search: str) -> list[tuple[str, str]]:
    """Read an ``or`` filter the way the server does; fails on broken syntax."""
    assert search.startswith("(")
    assert search.endswith(")")
    inner, found = search[1:-1], []
    while inner:
        part = _PART.match(inner)
        assert part, inner
        value = part[2]
        if value.startswith('"'):
            value = re.sub(r"\\(.)", r"\1", value[1:-1], flags=re.DOTALL)
        found.append((part[1], value))
        rest = inner[part.end() :]
        assert not rest or rest.startswith(","), rest
        inner = rest[1:]
    return found


def matches(pattern: str, text: str) -> bool:
    """Whether ILIKE with *pattern* finds *text* (PostgREST turns every * into %)."""
    parts, escaped = [], False
    for sign in pattern.replace("*", "%"):
        if escaped:
            parts.append(re.escape(sign))
            escaped = False
        elif sign == "\\":
            escaped = True
        else:
            parts.append({"%": ".*", "_": "."}.get(sign, re.escape(sign)))
    return re.fullmatch("".join(parts), text, re.IGNORECASE | re.DOTALL) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Erika",
        "Muster, Erika",
        "a.b@example.org",
        "(x)",
        'say "hi"',
        "back\\slash",
        "2*3",
        "100 %",
        "under_score",
        "a,id.eq.1",
        "),id.neq.(",
        "*",
        "'",
        "a:b",
        "{a}",
        "ü",
        "日本",
        "x\\",
    ],
)
def test_every_text_is_found_as_it_was_typed(text: str) -> None:
    found = dict(patterns(contact_search(text)))

    assert set(found) == {
        "full_name", "display_name", "email", "sms", "whatsapp", "external_id",
    }  # fmt: skip
    assert all(matches(pattern, f"vor {text} nach") for pattern in found.values())
    if "*" not in text:
        assert not matches(found["full_name"], "something else entirely")


@given(st.text(max_size=150))
def test_no_text_breaks_the_filter(text: str) -> None:
    search = contact_search(text)
    if search:
        assert {column for column, _ in patterns(search)} >= {"full_name", "email"}


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00"])
def test_nothing_typed_is_no_filter(text: str) -> None:
    assert contact_search(text) == ""


def test_plain_words_stay_readable() -> None:
    assert contact_search("Erika").startswith("(full_name.ilike.*Erika*,")


@pytest.mark.parametrize("typed", ["030 23125 007", "+49 30 23125-007", "0049 (0)30/23125007"])
def test_a_number_is_found_however_it_is_spelt(typed: str) -> None:
    found = [pattern for column, pattern in patterns(contact_search(typed)) if column == "sms"]

    assert any(matches(pattern, "+493023125007") for pattern in found)


@pytest.mark.parametrize(
    ("typed", "number", "found"),
    [
        ("0151 120", "+4915112000000", True),
        ("(0)151 120", "+4915112000000", True),
        ("0151 120", "0151120000", True),
        ("0151 120", "+3901511200000", True),
        ("0151 120", "+431511200000", False),
        ("151 120", "+431511200000", True),
        ("0043 151 120", "+431511200000", True),
        ("+43 151 120", "+431511200000", True),
    ],
)
def test_a_number_dialled_at_home_is_asked_for_in_that_country(
    typed: str, number: str, found: bool
) -> None:
    asked = [
        pattern for column, pattern in patterns(contact_search(typed, "49")) if column == "sms"
    ]

    assert any(matches(pattern, number) for pattern in asked) is found


def test_ids_are_asked_for_at_once_and_each_once() -> None:
    assert list(any_of("a")) == ["eq.a"]
    assert list(any_of(["a", "b", "a", ""])) == ["in.(a,b)"]
    assert list(any_of([])) == []


def test_syntax_in_a_value_is_quoted() -> None:
    assert quoted("a-b") == "a-b"
    assert quoted('a"b\\c,d') == '"a\\"b\\\\c,d"'
