"""Typed JSON is one object or one clear reason why not."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.json_text import (
    MAX_DEPTH,
    BrokenJson,
    read_object,
    read_object_and_repeats,
)

_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), _values, max_size=5), st.booleans())
def test_every_object_is_read_as_it_was_written(value: dict[str, object], ascii_only: bool) -> None:
    assert read_object(json.dumps(value, ensure_ascii=ascii_only)) == value


def _reading(text: str) -> object:
    try:
        return read_object(text)
    except BrokenJson as error:
        return error


@given(st.text())
def test_any_text_is_an_object_or_broken(text: str) -> None:
    found = _reading(text)
    assert isinstance(found, dict | BrokenJson)


@pytest.mark.parametrize(
    ("text", "reason", "line", "column"),
    [
        ("", "syntax", 1, 1),
        ("{", "syntax", 1, 2),
        ('{\n  "a": 1,\n  b\n}', "syntax", 3, 3),
        ('{"a": 1} x', "syntax", 1, 10),
        ("[]", "not_object", 1, 1),
        ("null", "not_object", 1, 1),
        ('"text"', "not_object", 1, 1),
        ('{"a": NaN}', "number", 0, 0),
        ('{"a": -Infinity}', "number", 0, 0),
        ('{"a": 1e999}', "number", 0, 0),
        ('{"a": ' + "9" * 5000 + "}", "number", 0, 0),
        ("\ufeff{}", "syntax", 1, 1),
        ("{'a': 1}", "syntax", 1, 2),
    ],
)
def test_broken_text_says_why_and_where(text: str, reason: str, line: int, column: int) -> None:
    with pytest.raises(BrokenJson) as caught:
        read_object(text)
    assert (caught.value.reason, caught.value.line, caught.value.column) == (reason, line, column)


def test_nesting_is_read_up_to_the_cap_and_broken_beyond() -> None:
    def nested(depth: int) -> str:
        return '{"a": ' + "[" * (depth - 1) + "]" * (depth - 1) + "}"

    assert read_object(nested(MAX_DEPTH))
    with pytest.raises(BrokenJson) as caught:
        read_object(nested(MAX_DEPTH + 1))
    assert (caught.value.reason, caught.value.line, caught.value.column) == ("depth", 1, 206)


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"a":[', '[\n{"a":'])
def test_a_million_open_brackets_are_depth_and_not_a_crash(opening: str) -> None:
    with pytest.raises(BrokenJson) as caught:
        read_object(opening * 300_000)
    assert caught.value.reason == "depth"


def test_brackets_within_strings_do_not_count() -> None:
    assert read_object('{"a": "' + "[{" * 1000 + '\\"[["}')


def test_an_unfinished_string_full_of_escapes_takes_no_time() -> None:
    text = '{"a": "' + "[" * 300 + '\\"' * 500_000
    started = time.thread_time()
    with pytest.raises(BrokenJson) as caught:
        read_object(text)
    assert caught.value.reason == "syntax"
    assert time.thread_time() - started < 2


def test_keys_named_twice_are_reported_and_the_last_one_counts() -> None:
    value, repeats = read_object_and_repeats('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}')
    assert value == {"a": 3, "b": {"c": 2}}
    assert repeats == ("c", "a")


def test_keys_of_the_same_name_in_different_objects_are_no_repeats() -> None:
    assert read_object_and_repeats('{"a": {"a": 1}}')[1] == ()
