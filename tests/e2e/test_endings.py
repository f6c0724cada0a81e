"""Whatever ends the program from outside, what was typed is on the disk before it is gone."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic_ns
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mateo_desktop.storage import draft_rows
from mateo_desktop.storage.connection import connect
from mateo_desktop.ui.endings import Endings
from tests.e2e.conftest import Start
from tests.e2e.displays import HAS_XVFB, Display
from tests.e2e.driver import CTRL
from tests.e2e.machine import Machine
from tests.e2e.processes import Started
from tests.e2e.servers import Sandbox
from tests.e2e.typing_trial import numbers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


def _assert_within(seconds: float, begun: int, machine: Machine) -> None:
    """No more has gone by since *begun*, but for what the machine made everybody wait."""
    now = monotonic_ns()
    assert (now - begun) / 1e9 < seconds + machine.stood_still_s(begun, now)


@contextmanager
def _typing(folder: Path, environment: dict[str, str]) -> Iterator[Started]:
    """The program with somebody who has typed for a while and goes on."""
    arguments = ["--sandbox", "--data-dir", str(folder)]
    with Started(arguments, {**environment, "PERSON_DRAFT": "new"}, "type_on") as program:
        program.hear("number")
        begun = program.said[-1]["at"]
        while program.said[-1]["at"] - begun < 3e8:
            program.next("number")
        yield program


def _on_disk(folder: Path, key: str) -> list[int]:
    with closing(connect(folder / "mateo.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return numbers(draft_rows.read(connection, key))


def _typed(program: Started) -> list[dict[str, Any]]:
    return [line for line in program.said if "number" in line]


@pytest.fixture(autouse=True)
def _heeding_signals() -> Iterator[None]:
    """What nohup or a shell's "&" has switched off is handed on to children, who live on."""
    hang_up = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    interrupt = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGHUP, hang_up)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_every_letter_and_ends_in_order(
    data_folder: Path, clean_environment: dict[str, str], number: signal.Signals
) -> None:
    with _typing(data_folder, clean_environment) as program:
        at = monotonic_ns()
        program.process.send_signal(number)
        assert program.wait() == 0, program.stderr
    typed = _typed(program)
    # What came before the signal is there; typing went on until the window was closed.
    before = [line["number"] for line in typed if line["at"] < at]
    assert len(_on_disk(data_folder, typed[0]["key"])) >= len(before) > 0


def test_who_starts_it_with_nohup_may_close_the_terminal(
    data_folder: Path, clean_environment: dict[str, str]
) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with _typing(data_folder, clean_environment) as program:
            program.process.send_signal(signal.SIGHUP)
            heard = len(program.said)
            while len(program.said) < heard + 20:
                program.next("number")
            program.process.send_signal(signal.SIGTERM)
            assert program.wait() == 0
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.skipif(not HAS_XVFB, reason="needs Xvfb")
def test_when_the_window_system_dies_what_was_typed_is_saved_first(
    data_folder: Path, clean_environment: dict[str, str]
) -> None:
    with Display() as display:
        environment = {**clean_environment, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
        with _typing(data_folder, environment) as program:
            at = monotonic_ns()
            display.kill()
            assert program.wait() != 0
    typed = _typed(program)
    found = _on_disk(data_folder, typed[0]["key"])
    before = [line["number"] for line in typed if line["at"] < at]
    assert len(found) >= len(before) > 0
    assert "Traceback" not in program.stderr

    # The next start takes the folder over at once, and the draft is on the desk.
    begun = monotonic_ns()
    arguments = ["--sandbox", "--data-dir", str(data_folder)]
    again_environment = {**clean_environment, "PERSON_DRAFT": "last"}
    with (
        Machine(data_folder.parent) as machine,
        Started(arguments, again_environment, "type_on") as again,
    ):
        again.hear("number")
        _assert_within(25, begun, machine)
        assert again.said[-1]["key"] == typed[0]["key"]
        assert again.said[-1]["number"] == len(found) + 1


async def test_at_the_end_of_a_session_nothing_is_asked_and_all_is_saved(
    start: Start, sandbox: Sandbox, data_folder: Path
) -> None:
    async with start(sandbox.base_url, hold_seconds=60) as window:
        await window.compose(subject="On hold")
        window.click("sendButton")
        await window.until(lambda: window.line, "the foot")
        window.press(Qt.Key.Key_N, CTRL)
        window.write("subjectField", "Typed in the last")
        window.write("bodyEditor", "moment")
        key = window.draft.key
        # When this returns, the system may switch the machine off. (Nobody but Qt
        # can make what commitDataRequest carries.)
        endings = window.program.findChild(Endings)
        assert endings is not None
        endings._on_session_end()
        with closing(connect(data_folder / "mateo.db")) as connection:
            draft = draft_rows.read(connection, key)
        assert draft is not None
        assert (draft.subject, draft.text) == ("Typed in the last", "moment")
        # It did not: the window goes on.
        window.write("bodyEditor", "!")
        await window.saved_as_typed()


async def test_who_leaves_the_window_finds_it_saved_at_once(
    start: Start, sandbox: Sandbox, data_folder: Path
) -> None:
    async with start(sandbox.base_url) as window:
        await window.is_active()
        window.write("bodyEditor", "And now for the telephone")
        keeper = window.program._services.keeper  # type: ignore[union-attr]
        other = QWidget()
        other.show()
        other.activateWindow()
        await window.until(lambda: not window.window.isActiveWindow(), "another window")
        # Not by the clock: every timer of the keeper is gone the moment the flush is done.
        assert window.draft.text == "And now for the telephone"
        assert window.program.tasks.running("save") or not keeper.dirty
        other.close()
        other.deleteLater()
        assert QApplication.instance() is window.program.application


@pytest.mark.parametrize("holder", ["nobody", "another python"])
def test_the_lock_of_a_crashed_window_is_taken_over_at_once(
    data_folder: Path, clean_environment: dict[str, str], holder: str
) -> None:
    arguments = ["--sandbox", "--data-dir", str(data_folder)]
    with Started(arguments, clean_environment) as first:
        first.hear("arrived")
        first.kill()
    lock = data_folder / "mateo.lock"
    lines = lock.read_text("utf-8").splitlines()
    if holder == "another python":
        # Its number was given to another process since, of the same name.
        lines[0] = str(os.getpid())
        lock.write_text("\n".join(lines) + "\n", "utf-8")
    begun = monotonic_ns()
    with Machine(data_folder.parent) as machine, Started(arguments, clean_environment) as second:
        second.hear("arrived")
        # Qt waits 30 s for a lock it takes for stale; a busy machine starts in ten.
        _assert_within(25, begun, machine)
        assert lock.read_text("utf-8").splitlines()[0] == str(second.process.pid)


def test_the_lock_of_a_living_window_is_never_taken(
    data_folder: Path, clean_environment: dict[str, str]
) -> None:
    arguments = ["--sandbox", "--data-dir", str(data_folder)]
    with Started(arguments, clean_environment) as first:
        first.hear("arrived")
        with Started(arguments, clean_environment) as second:
            assert second.wait() == 0
        assert not any("arrived" in line for line in second.said)
        lock = (data_folder / "mateo.lock").read_text("utf-8")
        assert lock.splitlines()[0] == str(first.process.pid)
