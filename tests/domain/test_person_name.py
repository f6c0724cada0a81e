"""Whom a greeting greets: the parts of a name, and nothing where it is no name of one person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.person_name import name_parts


@pytest.mark.parametrize(
    ("full_name", "parts"),
    [
        ("Erika Muster", ("Erika", "Muster")),
        ("Muster, Erika", ("Erika", "Muster")),
        ("von Muster, Erika Anna", ("Erika", "von Muster")),
        ("Prof. Dr. Erika Maria Muster", ("Erika", "Muster")),
        ("Dipl.-Ing. Max Beispiel", ("Max", "Beispiel")),
        ("Dr.-Ing. Max Beispiel", ("Max", "Beispiel")),
        ("Frau Muster", ("", "Muster")),
        ("Frau Dr. Muster", ("", "Muster")),
        ("Familie Muster", ("", "Muster")),
        ("Erika", ("Erika", "")),
        ("Erika von der Heide", ("Erika", "von der Heide")),
        ("Frau von der Heide", ("", "von der Heide")),
        ("Juan de la Cruz", ("Juan", "de la Cruz")),
        ("Anna-Lena Probe-Muster", ("Anna-Lena", "Probe-Muster")),
        ("Erika Muster (Buchhaltung)", ("Erika", "Muster")),
        ("Erika Muster, M.A.", ("Erika", "Muster")),
        ("Erika Muster Ph.D.", ("Erika", "Muster")),
        ("Max Beispiel jun.", ("Max", "Beispiel")),
        ("  ", ("", "")),
        ("Dr.", ("", "")),
        (",", ("", "")),
    ],
)
def test_first_and_last_names(full_name: str, parts: tuple[str, str]) -> None:
    assert name_parts(full_name) == parts


@pytest.mark.parametrize(
    "full_name",
    "Muster GmbH|Muster AG & Co. KG|Beispiel e.V.|Team Vertrieb|Erika und Max Muster|Erika & Max"
    "|erika.muster@example.org|+49 171 39200001".split("|"),
)
def test_what_is_no_name_of_one_person_has_no_parts(full_name: str) -> None:
    assert name_parts(full_name) == ("", "")


@given(st.text(max_size=60))
def test_the_parts_of_any_name_stand_in_it(full_name: str) -> None:
    for part in name_parts(full_name):
        assert all(word in full_name for word in part.split())
