"""The tour finds its journeys by itself, and reads in which looks they are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
import tour

ROOT = Path(__file__).resolve().parent.parent.parent

from tours.journey import all_journeys
from tours.looks import ALL, Look


def test_every_file_of_journeys_is_found() -> None:
    files = {path.stem for path in (ROOT / "packaging/tours/journeys").glob("[a-z]*.py")}
    found = all_journeys()
    assert {journey.script.__module__.rpartition(".")[2] for journey in found.values()} == files
    assert all(journey.about for journey in found.values())


def test_a_look_is_read_as_it_is_written() -> None:
    assert Look.read("de-dark-1024x700") == Look("de", "dark", (1024, 700))
    for name in (*ALL.split(","), "de-dark-1024x700"):
        assert str(Look.read(name)) == name


@pytest.mark.parametrize(
    "arguments", [["J0"], ["J2", "--looks", "fr-light"], ["J2", "--size", "large"]]
)
def test_what_is_not_there_is_said_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tour.main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("tour: ")
    assert said.count("\n") == 1
