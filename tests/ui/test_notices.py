from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.notices import Notice, NoticeBar
from mateo_desktop.ui.theme import theme


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def test_it_takes_no_room_while_there_is_nothing_to_say(bar: NoticeBar) -> None:
    assert bar.isHidden()


def test_the_newest_is_in_sight_and_the_older_one_comes_back(bar: NoticeBar) -> None:
    bar.show_notice(Notice("disk", "The disk is full.", "danger", lasts=True))
    bar.show_notice(Notice("channels", "No list of channels."))
    assert bar._label.text() == "No list of channels."
    bar.clear("channels")
    assert bar._label.text() == "The disk is full."
    assert not bar.isHidden()
    bar.clear("disk")
    assert bar.isHidden()


def test_a_notice_replaces_the_older_one_of_its_topic(bar: NoticeBar) -> None:
    bar.show_notice(Notice("import", "First"))
    bar.show_notice(Notice("import", "Second"))
    bar.clear("import")
    assert bar.isHidden()


def test_a_lasting_notice_cannot_be_dismissed(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.show_notice(Notice("disk", "The disk is full.", lasts=True))
    close = bar.findChild(QToolButton, "noticeClose")
    assert close is not None
    assert close.isHidden()
    bar.show_notice(Notice("disk", "Saved again.", "ok"))
    with qtbot.waitExposed(bar):
        bar.show()
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_the_action_runs_once_and_takes_the_notice_with_it(qtbot: QtBot, bar: NoticeBar) -> None:
    done: list[int] = []

    def act() -> None:
        done.append(1)
        # Trying again may fail again: its notice must stay.
        bar.show_notice(Notice("channels", "Still no list."))

    bar.show_notice(Notice("channels", "No list.", action="Try again", act=act))
    button = bar.findChild(QPushButton, "noticeAction")
    assert button is not None
    with qtbot.waitExposed(bar):
        bar.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert bar._label.text() == "Still no list."
    assert button.isHidden()


def test_what_it_says_is_text_and_is_spoken(bar: NoticeBar) -> None:
    bar.show_notice(Notice("x", "<img src=file:///etc/passwd> said “no”", "danger"))
    assert bar._label.textFormat() == Qt.TextFormat.PlainText
    assert bar.accessibleDescription() == "<img src=file:///etc/passwd> said “no”"
    assert bar.property("tone") == "danger"
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in bar.findChildren(QLabel))


def test_another_scheme_keeps_the_notice(bar: NoticeBar) -> None:
    bar.show_notice(Notice("x", "Still here"))
    theme().changed.emit()
    assert bar._label.text() == "Still here"
    assert not bar.isHidden()
