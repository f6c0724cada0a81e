"""A long paste comes bit by bit: nothing that happens meanwhile is lost or in its midst."""

import time

import pytest
from PySide6.QtCore import QEventLoop, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.foreign import pasted
from mateo_desktop.ui.text.rich.marks_edit import MarksEdit
from mateo_desktop.ui.text.rich.rich_edit import RichEdit

LINES = "\n".join(f"{number} words of a long letter" for number in range(1_500))
LIST = "<ul>" + "<li>an item of a long list</li>" * 1_200 + "</ul>"
TABLE = "<table>" + ("<tr>" + "<td>cell</td>" * 10 + "</tr>") * 60 + "</table>"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=[RichEdit, MarksEdit])
def edit(qtbot: QtBot, request: pytest.FixtureRequest) -> RichEdit:
    edit: RichEdit = request.param()
    qtbot.addWidget(edit)
    edit.resize(600, 400)
    edit.show()
    return edit


def _paste(edit: RichEdit, text: str, *, markup: bool = False) -> None:
    mime = QMimeData()
    if markup:
        mime.setHtml(text)
    else:
        mime.setText(text)
    edit.insertFromMimeData(mime)


def _wait(qtbot: QtBot, edit: RichEdit) -> None:
    qtbot.waitUntil(lambda: not edit.is_pasting)


def test_keys_of_a_long_paste_come_after_it_in_their_order(edit: RichEdit, qtbot: QtBot) -> None:
    edit.setPlainText("before  after")
    cursor = edit.textCursor()
    cursor.setPosition(7)
    edit.setTextCursor(cursor)
    _paste(edit, LINES)
    assert edit.is_pasting
    QTest.keyClicks(edit, "so")
    composed = QInputMethodEvent()
    composed.setCommitString("\u00e4")
    QApplication.sendEvent(edit, composed)
    QTest.keyClicks(edit, "!")
    assert "so" not in edit.toPlainText()
    _wait(qtbot, edit)
    assert edit.toPlainText() == f"before {LINES}so\u00e4! after"
    cursor = edit.textCursor()
    assert cursor.position() == len(f"before {LINES}so\u00e4!")


def test_a_long_paste_is_undone_at_once_and_done_again(edit: RichEdit, qtbot: QtBot) -> None:
    edit.setPlainText("a text of before")
    edit.selectAll()
    _paste(edit, LINES)
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL)
    _wait(qtbot, edit)
    assert edit.toPlainText() == "a text of before"
    edit.redo()
    assert edit.toPlainText() == LINES


@pytest.mark.parametrize("markup", [LIST, TABLE, LIST + TABLE + LIST])
def test_bit_by_bit_comes_what_comes_at_once(edit: RichEdit, qtbot: QtBot, markup: str) -> None:
    edit.setPlainText("one two")
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    _paste(edit, markup, markup=True)
    turns = 0
    while edit.is_pasting and turns < 1_000:
        turns += 1
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert turns > 4
    slowly = edit.html()
    edit.undo()
    _paste(edit, markup, markup=True)
    edit.finish_paste()
    assert edit.html() == slowly
    edit.undo()
    assert edit.toPlainText() == "one two"


def test_who_writes_elsewhere_meanwhile_is_not_in_the_midst(edit: RichEdit, qtbot: QtBot) -> None:
    _paste(edit, LINES)
    qtbot.waitUntil(lambda: edit.document().blockCount() > 1)
    edit.textCursor().insertText("meanwhile")
    _wait(qtbot, edit)
    assert edit.toPlainText() == LINES + "meanwhile"


def test_a_click_puts_the_cursor_elsewhere_and_there_it_stays(edit: RichEdit, qtbot: QtBot) -> None:
    edit.setPlainText("above\n")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    _paste(edit, LINES)
    qtbot.waitUntil(lambda: edit.document().blockCount() > 9)
    above = QTextCursor(edit.document())
    QTest.mouseClick(
        edit.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        edit.cursorRect(above).center(),
    )
    _wait(qtbot, edit)
    assert edit.textCursor().position() == 0
    assert edit.toPlainText() == "above\n" + LINES


def test_another_text_does_not_get_the_rest_of_a_paste(edit: RichEdit, qtbot: QtBot) -> None:
    _paste(edit, LINES)
    QTest.keyClicks(edit, "x")
    if isinstance(edit, MarksEdit):
        edit.put_text("another")
    else:
        edit.put_html("<p>another</p>")
    assert not edit.is_pasting
    QApplication.processEvents()
    assert edit.toPlainText() == "another"


def test_half_a_megabyte_is_pasted_whole(edit: RichEdit, qtbot: QtBot) -> None:
    text = "Good day and welcome. " * (pasted.TEXT_MAX // 22)
    told: list[str] = []
    edit.paste_reduced.connect(told.append)
    _paste(edit, text)
    edit.finish_paste()
    assert edit.toPlainText().replace("\n", "") == text
    assert not told


def test_a_long_list_becomes_several_that_go_on_with_their_numbers() -> None:
    count = pasted.LIST_MAX
    found = pasted.from_html("<ol>" + "<li>x</li>" * (2 * count) + "</ol>", "")
    assert {(row.start, row.chain) for row in found.rows} == {
        (1, found.rows[0].chain),
        (1 + count, found.rows[-1].chain),
    }
    assert found.rows[0].chain != found.rows[-1].chain
    assert not found.reduced


def test_a_thousand_cells_come_by_rows_without_a_stall_and_go_by_one_undo(qtbot: QtBot) -> None:
    edit = RichEdit()
    qtbot.addWidget(edit)
    edit.resize(420, 300)
    edit.show()
    cell = '<td><b>bold</b> and <a href="https://example.org/x">link</a> words</td>'
    _paste(edit, f"<table border=1>{('<tr>' + cell * 4 + '</tr>') * 250}</table>", markup=True)
    longest = 0.0
    while edit.is_pasting:
        before = time.thread_time()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        longest = max(longest, time.thread_time() - before)
    # 60 ms on a quiet machine.
    assert longest < 0.25
    assert edit.html().count("<td>") == 1_000
    edit.undo()
    assert edit.html() == ""
    assert not edit.document().isUndoAvailable()
