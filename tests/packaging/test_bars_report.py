"""The lines, the file and the exit code of the bench."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bars.report import Figure, exit_code, percentile, write


def test_a_figure_within_its_limit_is_ok() -> None:
    figure = Figure("P5", "Send to “Sending”", 80.0, limit=100, n=10)
    assert figure.ok
    assert figure.line.split()[:9] == [
        "P5",
        "80.0",
        "ms",
        "limit",
        "100",
        "ms",
        "ok",
        "n=10",
        "Send",
    ]


def test_a_figure_above_its_limit_is_short() -> None:
    figure = Figure("P5", "Send to “Sending”", 100.1, limit=100, n=10)
    assert figure.ok is False
    assert "SHORT" in figure.line


def test_a_ratio_is_taken_to_the_bare_window_of_the_same_run() -> None:
    figure = Figure("P1", "start", 231.0, bare=178.0, ratio_limit=1.4, n=15)
    assert figure.ok
    assert "231 ms  1.30x bare  limit 1.4x  ok  n=15" in figure.line
    assert Figure("P1", "start", 250.0, bare=178.0, ratio_limit=1.4, n=15).ok is False


@pytest.mark.parametrize(("value", "bare"), [(86.0, 60.0), (80.0, 40.0)])
def test_of_two_limits_both_must_hold(value: float, bare: float) -> None:
    assert (
        Figure("P2", "memory", value, "MB", limit=85, bare=bare, ratio_limit=1.7, n=1).ok is False
    )


def test_a_ratio_without_a_bare_window_is_not_ok() -> None:
    assert Figure("P1", "start", 100.0, ratio_limit=1.4, n=1).ok is False


def test_a_trouble_is_short_whatever_the_value_is() -> None:
    figure = Figure("P1", "start", 100.0, bare=100.0, ratio_limit=1.4, n=3, trouble="1 lost")
    assert figure.ok is False
    assert "(1 lost)" in figure.line


def test_what_was_not_measured_is_never_ok() -> None:
    figure = Figure("P9.bundle", "frozen bundle", limit=160, trouble="no PyInstaller here")
    assert figure.ok is None
    assert figure.line.split() == ["P9.bundle", "not", "measured:", "no", "PyInstaller", "here"]
    assert exit_code([figure]) == 1


def test_one_short_figure_fails_the_bench() -> None:
    good, bad = Figure("A", "", 1.0, limit=2, n=1), Figure("B", "", 3.0, limit=2, n=1)
    skipped = Figure("C", "")
    assert exit_code([good, skipped]) == 0
    assert exit_code([good, bad]) == 1


def test_a_limit_of_zero_is_a_limit() -> None:
    assert Figure("P8.writes", "written", 0.0, "kB", limit=0, n=1).ok
    assert Figure("P8.writes", "written", 0.1, "kB", limit=0, n=1).ok is False


def test_the_file_keeps_what_other_runs_measured(tmp_path: Path) -> None:
    path = tmp_path / "build" / "bench.json"
    write([Figure("P1", "start", 231.26, bare=178.0, ratio_limit=1.4, n=15)], path)
    write([Figure("P5", "sending", 20.0, limit=100, n=10), Figure("P1", "", trouble="no X")], path)
    entries = json.loads(path.read_text(encoding="utf-8"))
    assert set(entries) == {"P1", "P5"}
    assert entries["P1"]["value"] == 231.26
    assert entries["P1"]["ratio"] == 1.299
    assert entries["P1"]["limit"] == 1.4
    assert entries["P1"]["ok"] is True
    assert entries["P1"]["n"] == 15
    assert entries["P5"]["limit"] == 100


def test_a_broken_file_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "bench.json"
    path.write_text("{", encoding="utf-8")
    write([Figure("P5", "sending", 20.0, limit=100, n=10)], path)
    assert json.loads(path.read_text(encoding="utf-8"))["P5"]["ok"] is True


@pytest.mark.parametrize(
    ("percent", "expected"), [(50, 50), (95, 95), (99, 99), (100, 100), (0.5, 1)]
)
def test_a_percentile_is_one_of_the_values(percent: float, expected: int) -> None:
    assert percentile(list(range(100, 0, -1)), percent) == expected


def test_the_percentile_of_few_values_is_the_worst() -> None:
    assert percentile([3.0, 9.0, 1.0], 95) == 9.0
