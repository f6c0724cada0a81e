from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.detail.answer_view import AnswerView
from mateo_desktop.ui.detail.json_page import JsonPage
from mateo_desktop.ui.detail.raw_text import RawText


def test_a_text_is_shown_with_its_tags_and_controls(qtbot: QtBot) -> None:
    dialog = RawText("<p>gnp\u202e.exe</p>\nsecond line")
    qtbot.addWidget(dialog)
    assert dialog.page.toPlainText() == "<p>gnp\\u202e.exe</p>\nsecond line"
    assert dialog.note.isHidden()


def test_of_a_long_text_the_beginning_is_shown_and_all_is_copied(qtbot: QtBot) -> None:
    text = "Good day and welcome. " * 20_000
    dialog = RawText(text)
    qtbot.addWidget(dialog)
    assert dialog.note.text().endswith("Copy takes all of it.")
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text


@pytest.mark.parametrize("sign", ["x", "\n", "\u0627\u0644 ", "\u202e", "[", "<p>"])
def test_ten_megabytes_open_without_a_stall(qtbot: QtBot, sign: str) -> None:
    text = sign * (10_000_000 // len(sign))
    began = time.thread_time()
    dialog = RawText(text)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    # Some 50 ms; a stall would be seconds.
    assert time.thread_time() - began < 0.4


def test_an_answer_of_ten_megabytes_is_text(qtbot: QtBot) -> None:
    answer = b'{"list": [' + b'"x", ' * 2_000_000 + b"1]}"
    view = AnswerView("raw")
    qtbot.addWidget(view)
    began = time.thread_time()
    view.show_answer(answer)
    assert time.thread_time() - began < 0.4
    assert "Copy takes all of it" in view.raw.toPlainText()
    assert view.raw.toPlainText().startswith('{"list": ["x", ')


def test_json_shows_what_turns_and_what_hides_as_escapes(qtbot: QtBot) -> None:
    page = JsonPage()
    qtbot.addWidget(page)
    page.show_json('{\n  "file": "gnp\u202e.exe",\n  "name": "A\u200bnna 👩\u200d🚀"\n}')
    assert page.toPlainText() == (
        '{\n  "file": "gnp\\u202e.exe",\n  "name": "A\\u200bnna 👩\u200d🚀"\n}'
    )


def test_long_json_is_not_wrapped(qtbot: QtBot) -> None:
    page = JsonPage()
    qtbot.addWidget(page)
    modes = page.LineWrapMode
    for length, mode in ((10, modes.WidgetWidth), (4_000, modes.NoWrap), (10, modes.WidgetWidth)):
        page.show_json("[\n" + '  "Good day",\n' * length + "]")
        assert page.lineWrapMode() == mode
