"""A chat message is written with formats and goes out with its marks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich import chat_marks
from mateo_desktop.ui.text.rich.blocks import TABLE
from mateo_desktop.ui.text.rich.formatting_bar import FormattingBar
from mateo_desktop.ui.text.rich.marks_edit import MARKS, MarksEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LOOSE = "2 * 3 * 4, snake_case, ~ and `x`, *open, ** and ```\n\n  indented  \n*b*"


@pytest.fixture
def edit(qtbot: QtBot) -> MarksEdit:
    edit = MarksEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return edit


@given(st.text(st.sampled_from("*_~` ab.\nü😀\u00a0"), max_size=30))
def test_every_text_is_written_as_it_was_read(text: str) -> None:
    assert chat_marks.written(chat_marks.read(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", LOOSE, "*b* _i_ ~s~ ```code``` *b _bi_*", "```a\n\nb``` c", "a\n\n\n*b*\n", "*_~x~_*"],
)
def test_a_text_goes_through_the_editor_unchanged(edit: MarksEdit, text: str) -> None:
    edit.put_text(text)
    assert edit.text() == text
    assert not edit.document().isUndoAvailable()


def test_a_line_of_thousands_of_marks_is_read_and_written_at_once() -> None:
    for text in ("*a* " * 4_900, "*a " * 6_600, "*_~" * 6_600, "\n" * 19_000, "``` " * 4_900):
        begun = time.thread_time()
        assert chat_marks.written(chat_marks.read(text)) == text
        # Pair by pair it takes ten seconds, or ends in a RecursionError.
        assert time.thread_time() - begun < 2


def test_formats_are_typed_and_become_marks_that_bind_to_letters(edit: MarksEdit) -> None:
    QTest.keyClicks(edit, "Dear ")
    QTest.keyClick(edit, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(edit, " you ")
    QTest.keyClick(edit, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(edit, "all")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_E, CTRL)
    QTest.keyClicks(edit, "x = 1")
    assert edit.text() == "Dear  *you* all\n```x = 1```"


def test_marks_are_shown_as_what_they_mean(edit: MarksEdit) -> None:
    edit.put_text("*b* and 2 * 3")
    assert edit.toPlainText() == "b and 2 * 3"
    assert edit.html() == "<p><b>b</b> and 2 * 3</p>"


def test_what_a_chat_cannot_say_has_no_command(edit: MarksEdit) -> None:
    edit.put_text("x")
    edit.selectAll()
    for command in ("bullets", "heading1", "link", "table", "underline", "quote", "pre", "rule"):
        edit.do(command)
    QTest.keyClick(edit, Qt.Key.Key_8, CTRL | SHIFT)
    QTest.keyClick(edit, Qt.Key.Key_U, CTRL)
    assert edit.html() == "<p>x</p>"
    QTest.keyClicks(edit, "https://example.org ")
    assert edit.text() == "https://example.org "


def test_a_paste_keeps_what_a_chat_can_say(edit: MarksEdit) -> None:
    mime = QMimeData()
    mime.setHtml(
        '<h1>T</h1><p>a <b>b</b> <u>c</u> <a href="https://example.org/">d</a></p>'
        f"<ol><li>e</li><li>f</li></ol><pre>g</pre>{TABLE}<tr><td>h</td><td>i</td></tr></table>"
    )
    edit.insertFromMimeData(mime)
    assert edit.text() == ("*T*\na *b* c d (https://example.org/)\n1. e\n2. f\n```g```\nh | i")
    edit.undo()
    assert edit.text() == ""


def test_the_bar_of_a_chat_has_its_four_marks(qtbot: QtBot, edit: MarksEdit) -> None:
    bar = FormattingBar()
    qtbot.addWidget(bar)
    bar.only(MARKS)
    bar.asked.connect(edit.do)
    bar.resize(bar.sizeHint())
    bar.show()
    assert [name for name, button in bar.buttons.items() if button.isVisible()] == sorted(
        MARKS, key=list(bar.buttons).index
    )
    bar.buttons["italic"].click()
    QTest.keyClicks(edit, "x")
    assert edit.text() == "_x_"
