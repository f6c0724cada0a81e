from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.word_changes import Fate, Piece, item_changes, word_changes
from tests.drafts import texts

_few_words = st.lists(st.sampled_from(["to", "be", "or", " ", "\n", ".", "é"]), max_size=30)
any_texts = texts | _few_words.map("".join)


def told(old: str, new: str) -> str:
    """The changes in a line: [-what went-]{+what came+}."""
    marks = {Fate.SAME: "{}", Fate.GONE: "[-{}-]", Fate.NEW: "{{+{}+}}"}
    return "".join(marks[piece.fate].format(piece.text) for piece in word_changes(old, new))


def without(pieces: tuple[Piece, ...], fate: Fate) -> str:
    return "".join(piece.text for piece in pieces if piece.fate is not fate)


@given(any_texts, any_texts)
def test_the_pieces_are_both_texts_to_the_letter(old: str, new: str) -> None:
    pieces = word_changes(old, new)
    assert without(pieces, Fate.NEW) == old
    assert without(pieces, Fate.GONE) == new
    assert all(piece.text for piece in pieces)


@given(any_texts)
def test_a_text_has_not_changed_against_itself(text: str) -> None:
    assert word_changes(text, text) == ((Piece(Fate.SAME, text),) if text else ())


@given(any_texts, any_texts, any_texts)
def test_words_put_in_are_all_that_came(before: str, words: str, after: str) -> None:
    pieces = word_changes(f"{before} {after}", f"{before} {words} {after}")
    came = sum(len(piece.text) for piece in pieces if piece.fate is Fate.NEW)
    went = sum(len(piece.text) for piece in pieces if piece.fate is Fate.GONE)
    assert came - went == len(words) + 1


@given(st.lists(texts, max_size=8), st.lists(texts, max_size=8))
def test_the_entries_are_both_lists(old: list[str], new: list[str]) -> None:
    pieces = item_changes(old, new)
    assert [piece.text for piece in pieces if piece.fate is not Fate.NEW] == old
    assert [piece.text for piece in pieces if piece.fate is not Fate.GONE] == new


def test_words_are_told_apart_and_not_letters() -> None:
    assert told("See you on Monday.", "See you on Tuesday.") == (
        "See you on [-Monday-]{+Tuesday+}."
    )
    assert told("Hello", "Hello, world") == "Hello{+, world+}"
    assert told("a b c d", "a x y d") == "a [-b c-]{+x y+} d"
    assert told("", "new") == "{+new+}"
    assert told("old", "") == "[-old-]"


def test_a_few_changes_in_a_long_text_are_found_one_by_one() -> None:
    words = [f"word{number}" for number in range(30_000)]
    changed = words[:]
    for at in range(0, 30_000, 1_000):
        changed[at] = "other"
    old, new = " ".join(words), " ".join(changed)
    assert len(old) > 200_000
    pieces = word_changes(old, new)
    assert sum(piece.fate is Fate.NEW for piece in pieces) == 30


def test_lines_are_told_apart_where_words_are_too_many() -> None:
    chance = random.Random(1)  # not a secret
    vocabulary = [f"w{number}" for number in range(3_000)]
    lines = [" ".join(chance.choices(vocabulary, k=12)) for _ in range(2_000)]
    changed = [
        " ".join(chance.choices(vocabulary, k=12)) if number % 20 == 0 else line
        for number, line in enumerate(lines)
    ]
    pieces = word_changes("\n".join(lines), "\n".join(changed))
    same = sum(len(piece.text) for piece in pieces if piece.fate is Fate.SAME)
    assert same > 0.9 * len("\n".join(lines))


def test_two_texts_with_nothing_in_common_keep_nobody_waiting() -> None:
    chance = random.Random(2)  # not a secret
    vocabulary = [f"w{number}" for number in range(3_000)]
    old = " ".join(chance.choices(vocabulary, k=40_000))
    pairs = [
        (old, " ".join(chance.choices(vocabulary, k=40_000))),
        ("a b " * 50_000, "b a " * 50_000),
        ("a " * 100_000, "b " * 100_000),
    ]
    began = time.process_time()
    for one, other in pairs:
        pieces = word_changes(one, other)
        assert without(pieces, Fate.NEW) == one
        assert without(pieces, Fate.GONE) == other
    # Measured 0.2 to 0.4 s each; without a budget it is minutes.
    assert time.process_time() - began < 6
