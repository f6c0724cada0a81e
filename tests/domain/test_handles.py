"""What handles look like, and which only look like others."""

from __future__ import annotations

import pytest

from mateo_desktop.domain.handles import is_email, look_alikes


@pytest.mark.parametrize(
    ("handle", "letters"),
    [
        ("erika@example.org", ""),
        ("jörg.prüfstein+kurs@münchen.example", ""),
        # All of one alphabet: an address of its own.
        ("\u0438\u0432\u0430\u043d@\u043f\u0440\u0438\u043c\u0435\u0440.example", ""),
        ("\u0438\u0432\u0430\u043d@example.org", ""),
        ("erik\u0430@example.org", "\u0430"),
        ("erika@ex\u0430mpl\u0435.org", "\u0430 \u0435"),
        ("\u03bfskar@example.org", "\u03bf"),
        ("", ""),
    ],
)
def test_letters_that_pass_for_latin_ones_are_found(handle: str, letters: str) -> None:
    assert look_alikes(handle) == letters


@pytest.mark.parametrize(
    ("handle", "fits"),
    [
        ("erika+kurs@example.org", True),
        ("jörg@münchen.example", True),
        ("erika@xn--mnchen-3ya.example", True),
        ("\u0438\u0432\u0430\u043d@\u043f\u0440\u0438\u043c\u0435\u0440.example", True),
        ("erika@example", False),
        ("erika example.org", False),
        ("erika@@example.org", False),
    ],
)
def test_addresses_with_plus_and_other_alphabets_are_addresses(handle: str, fits: bool) -> None:
    assert is_email(handle) is fits
