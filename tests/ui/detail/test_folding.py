from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.ui.detail.folding import Folded, folded, parted
from mateo_desktop.ui.messages.counts import count_text

MORE = ("<{count} characters>", "<{count} lines>")


def test_what_is_short_stays_as_it_is() -> None:
    text = json.dumps({"a": 1}, indent=2)
    assert folded(text, *MORE) == Folded(text)


def test_a_long_string_keeps_its_beginning_and_its_line() -> None:
    text = '{\n  "text": "' + "y" * 30_000 + '",\n  "b": 1\n}'
    shown = folded(text, *MORE)
    assert shown.text.count("\n") == text.count("\n")
    assert f"<{count_text(29_602)} characters>" in shown.text
    assert shown.text.endswith('",\n  "b": 1\n}')
    assert len(shown.text) < 1_000


@pytest.mark.parametrize("line", ["[" * 1_000_000, '{"a' * 300_000, "\\" * 500_000])
def test_a_long_line_that_is_no_string_keeps_its_beginning(line: str) -> None:
    shown = folded(f"first\n{line}\nlast", *MORE)
    assert shown.text.startswith(f"first\n{line[:400]}<{count_text(len(line) - 400)} characters>")
    assert shown.text.endswith("\nlast")


def test_an_escape_is_not_cut_in_two() -> None:
    text = '"' + "\\u00e4" * 10_000 + '"'
    kept = folded(text, *MORE).text.partition("<")[0]
    assert (len(kept) - 1) % 6 == 0


@given(st.integers(0, 12_000))
def test_every_line_is_found_again_or_is_in_the_fold(count: int) -> None:
    text = "\n".join(str(number) for number in range(count + 1))
    shown = folded(text, *MORE)
    lines = shown.text.split("\n")
    for line in {0, count // 2, count, max(0, count - 999), min(count, 2_999), min(count, 3_000)}:
        place = shown.shown_line(line)
        if place is not None:
            assert lines[place] == str(line)
            assert shown.meant_line(place) == line
        else:
            assert shown.head <= line < shown.head + shown.hidden


@pytest.mark.parametrize("count", [3_999, 4_000, 4_001, 4_002])
def test_a_fold_never_hides_less_than_it_takes(count: int) -> None:
    text = "\n".join(["x"] * count)
    assert folded(text, *MORE).text.count("\n") <= text.count("\n")


@given(st.lists(st.text("ab ", max_size=3_000), max_size=5))
def test_long_lines_are_parted_and_nothing_is_lost(lines: list[str]) -> None:
    shown, left_out = parted("\n".join(lines))
    assert left_out == 0
    assert max(map(len, shown.split("\n"))) <= 1_000
    assert shown.replace("\n", "") == "".join(lines)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "\n" * 1_000_000, "Good day " * 200_000])
def test_of_a_very_long_text_it_is_said_how_much_is_left_out(text: str) -> None:
    shown, left_out = parted(text)
    assert shown.count("\n") < 4_000
    assert len(text) - left_out == pytest.approx(len(shown), abs=300)


def test_an_endless_string_of_escapes_is_cut_at_once() -> None:
    text = '{\n  "text": "' + "\\u0627" * 1_500_000 + '",\n  "b": 1\n}'
    began = time.thread_time()
    shown = folded(text, *MORE).text
    assert time.thread_time() - began < 0.3
    assert shown.startswith('{\n  "text": "\\u0627')
    assert shown.endswith('characters>",\n  "b": 1\n}')


@pytest.mark.parametrize(
    "text",
    [
        '"' * 1_200_000,
        '"' + '\\"' * 99_000,
        ('"' + '\\"' * 60_000 + "\n") * 9,
        ('"' + "a" * 19_000 + '\\"') * 60,
        ("a" * 19_999 + "\n") * 60,
        '"a",\n' * 240_000,
    ],
)
def test_a_hostile_text_is_folded_in_one_pass(text: str) -> None:
    # Patterns that begin anew at each quote took minutes of each of them.
    begun = time.thread_time()
    shown = folded(text, *MORE)
    assert time.thread_time() - begun < 1
    assert all(len(line) <= 20_000 for line in shown.text.split("\n"))
