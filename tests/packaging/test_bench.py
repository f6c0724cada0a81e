"""The parts of the bench that read: maps of memory, locks, pixels, arguments."""

from __future__ import annotations

import struct
from pathlib import Path

import bench
import pytest
from bars import search, wheels
from bars.memory import pss_alone
from bars.screen import longest_run

SMAPS = """\
55d0-55d1 r-xp 00000000 08:01 77 /opt/site-packages/PySide6/libQt6Core.so.6
Size:               3000 kB
Rss:                2048 kB
Pss:                1024 kB
SwapPss:               0 kB
VmFlags: rd ex
7f00-7f01 rw-p 00000000 00:00 0
Rss:                1024 kB
Pss:                1024 kB
7f02-7f03 r-xp 00000000 08:01 78 /usr/lib/libc.so.6
Rss:                4096 kB
Pss:                 512 kB
"""


def test_files_of_the_environment_are_counted_in_full_and_others_by_their_share() -> None:
    lines = SMAPS.splitlines()
    assert pss_alone(lines, ("/opt/site-packages",)) == pytest.approx(2 + 1 + 0.5)
    assert pss_alone(lines, ("/nowhere",)) == pytest.approx(1 + 1 + 0.5)


def test_a_lock_names_packages_in_their_normal_form(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text(
        "# What\njaraco.classes==3.4 \\\n    --hash=sha256:aa==\nPySide6_Essentials==6.11.3 ; x\n",
        encoding="utf-8",
    )
    assert wheels.locked(lock) == {"jaraco-classes", "pyside6-essentials"}


def test_the_measured_environment_holds_the_lock_and_nothing_of_the_developer(
    tmp_path: Path,
) -> None:
    python = wheels.environment(tmp_path / "environment")
    places = list(tmp_path.glob("environment/lib/python*/site-packages"))
    names = {path.name for path in places[0].iterdir()}
    assert python.exists()
    assert {"PySide6", "httpx", "qasync", "checkout.pth"} <= names
    assert not {"pytest", "rich", "mypy", "hypothesis"} & names


def test_the_size_of_a_package_counts_its_libraries() -> None:
    packages = wheels.installed({"pyside6-essentials"})
    assert [wheels.size_of(each) > 100_000_000 for each in packages] == [True]


def test_a_property_that_does_not_hold_is_told_by_its_name(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    assert search.found(report) == (0, [])
    report.write_text(
        "<testsuites><testsuite>"
        '<testcase classname="tests.domain.test_sms" name="test_good"/>'
        '<testcase classname="tests.domain.test_sms" name="test_bad"><failure/></testcase>'
        '<testcase classname="tests.ui.test_window" name="test_ugly"><error/></testcase>'
        "</testsuite></testsuites>"
    )
    assert search.found(report) == (
        3,
        ["tests.domain.test_sms.test_bad", "tests.ui.test_window.test_ugly"],
    )


def row(*colours: int) -> bytes:
    return struct.pack(f"<{len(colours)}I", *colours)


def test_a_block_is_a_run_of_one_new_colour() -> None:
    old = row(*[9] * 20)
    new = row(*[9] * 4, *[1] * 8, *[9] * 8)
    assert longest_run(old, new) == (4, 8, row(1))


@pytest.mark.parametrize("width", [1, 5, 40])
def test_a_caret_a_letter_and_a_bar_are_no_block(width: int) -> None:
    old = row(*[9] * 60)
    assert longest_run(old, row(*[1] * width, *[9] * (60 - width))) is None


def test_what_was_there_before_is_no_block() -> None:
    same = row(*[9] * 4, *[1] * 8)
    assert longest_run(same, same) is None


def test_an_unknown_bar_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bench.main(["P1", "P77"])
    assert ended.value.code == 2
    assert "no bar P77" in capsys.readouterr().err


def test_without_an_x_server_nothing_counts_as_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    figures = list(bench.measure({"P1", "P8"}, full=False))
    assert [(figure.bar, figure.ok) for figure in figures] == [("P1", None), ("P8", None)]
    assert all("Xvfb" in figure.line for figure in figures)
