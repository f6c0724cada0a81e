"""The menu of faults, by mouse and by keys, over a sandbox that runs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from mateo_desktop.sandbox import FAULTS, GROUPS, PERSONALITIES, SandboxThread
from mateo_desktop.ui import messages
from mateo_desktop.ui.fault_menu import FaultMenu
from mateo_desktop.ui.sandbox_strip import Strip

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@dataclasses.dataclass
class Running:
    running_sandbox: SandboxThread


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    thread = SandboxThread()
    thread.start()
    yield thread
    thread.stop()


@pytest.fixture
def strip(qtbot: QtBot, sandbox: SandboxThread) -> Strip:
    strip = Strip()
    qtbot.addWidget(strip)
    menu = FaultMenu(strip.faults, strip.faults_off)
    menu.use(Running(sandbox))  # type: ignore[arg-type]
    strip.show()
    return strip


def the_menu(qtbot: QtBot, strip: Strip) -> QMenu:
    QTest.mouseClick(strip.faults, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> dict[str, QAction]:
    """Every entry of the menu and of those below it, by its words."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        below = action.menu()
        found |= entries(below) if isinstance(below, QMenu) else {action.text(): action}
    return found


def choose(qtbot: QtBot, strip: Strip, words: str) -> None:
    menu = the_menu(qtbot, strip)
    entries(menu)[words].trigger()
    menu.hide()


def test_every_fault_stands_in_exactly_one_group_with_words_of_its_own() -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(FAULTS)
    words = {messages.fault_name(name) for name in FAULTS}
    assert len(words) == len(FAULTS)
    assert all(messages.fault_group(group) != group for group in GROUPS)


def test_a_fault_strikes_once_and_the_button_says_so_until_it_has(
    qtbot: QtBot, strip: Strip, sandbox: SandboxThread
) -> None:
    choose(qtbot, strip, messages.fault_name("500"))
    assert sandbox.faults() == {"500"}
    qtbot.waitUntil(lambda: strip.faults.text() == "Fault: 500, not stored")
    assert strip.faults_off.isVisible()

    from mateo_desktop.sandbox.faults import Scope

    assert sandbox._call(lambda running: running.faults.take(Scope.SEND)) is not None
    qtbot.waitUntil(lambda: strip.faults.text() == "Faults")
    assert not strip.faults_off.isVisible()


def test_a_fault_can_strike_every_time_and_is_switched_off_with_one_click(
    qtbot: QtBot, strip: Strip, sandbox: SandboxThread
) -> None:
    from mateo_desktop.sandbox.faults import Scope

    choose(qtbot, strip, "Every time")
    choose(qtbot, strip, messages.fault_name("html_200"))
    for _ in range(3):
        assert sandbox._call(lambda running: running.faults.take(Scope.SEND)) is not None
    qtbot.waitUntil(strip.faults_off.isVisible)
    menu = the_menu(qtbot, strip)
    assert entries(menu)["Every time"].isChecked()
    assert entries(menu)[messages.fault_name("html_200")].isChecked()
    assert not entries(menu)["No fault"].isChecked()
    menu.hide()
    QTest.mouseClick(strip.faults_off, Qt.MouseButton.LeftButton)
    assert sandbox.faults() == frozenset()
    qtbot.waitUntil(lambda: not strip.faults_off.isVisible())


def test_a_fault_that_somebody_else_switched_on_is_shown_without_opening_the_menu(
    qtbot: QtBot, strip: Strip, sandbox: SandboxThread
) -> None:
    menu = strip.faults.findChild(FaultMenu)
    sandbox.set_fault("500")
    menu.attach()
    assert strip.faults.text() == "Fault: 500, not stored"
    assert strip.faults_off.isVisible()
    sandbox.clear_faults()
    qtbot.waitUntil(lambda: strip.faults.text() == "Faults")
    sandbox.set_fault("html_200", times=1)
    qtbot.waitUntil(strip.faults_off.isVisible)


def test_a_closed_door_stays_closed_until_it_is_opened(
    qtbot: QtBot, strip: Strip, sandbox: SandboxThread
) -> None:
    choose(qtbot, strip, messages.fault_name("refused"))
    choose(qtbot, strip, "Only once")
    assert sandbox.faults() == {"refused"}
    choose(qtbot, strip, "No fault")
    assert sandbox.faults() == frozenset()


def test_what_a_repeated_id_meets_can_be_chosen_and_is_shown(
    qtbot: QtBot, strip: Strip, sandbox: SandboxThread
) -> None:
    for name in PERSONALITIES:
        choose(qtbot, strip, messages.personality_name(name))
        assert sandbox.personality() == name
        menu = the_menu(qtbot, strip)
        shown = [
            n for n in PERSONALITIES if entries(menu)[messages.personality_name(n)].isChecked()
        ]
        assert shown == [name]
        menu.hide()


def test_the_menu_is_used_with_keys_alone(
    qtbot: QtBot, strip: Strip, sandbox: SandboxThread
) -> None:
    strip.activateWindow()
    qtbot.waitUntil(strip.isActiveWindow)
    strip.faults.setFocus()
    QTest.keyClick(strip.faults, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    # No fault, once, every time, then the first group; right, and its first fault.
    for _ in range(4):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not menu)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sandbox.faults() == {"refused"})
