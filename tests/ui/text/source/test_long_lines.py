"""HTML source in one very long line: shown in rows, and one line to all that look at it."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QPaintEvent, QSyntaxHighlighter, QTextBlock, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.source_problems import Inspection
from mateo_desktop.ui.composer.sms_signs import SmsSigns
from mateo_desktop.ui.text import soft_breaks
from mateo_desktop.ui.text.find_bar import FindBar
from mateo_desktop.ui.text.source.html_edit import HtmlEdit
from mateo_desktop.ui.text.source.line_numbers import LineNumbers
from mateo_desktop.ui.text.source.source_edit import SourceEdit
from mateo_desktop.ui.text.text_marks import marks_of
from mateo_desktop.ui.theme import LIGHT

PART = '<p class="x">Good <b>day</b> dear guest</p>'
LINE = PART * 60


@pytest.fixture
def edit(qtbot: QtBot) -> HtmlEdit:
    edit = HtmlEdit()
    qtbot.addWidget(edit)
    edit.resize(600, 400)
    edit.show()
    return edit


def _put(qtbot: QtBot, edit: HtmlEdit, text: str) -> Inspection:
    with qtbot.waitSignal(edit.inspected, timeout=5_000) as found:
        edit.put_text(text)
    inspection = found.args[0]
    assert isinstance(inspection, Inspection)
    return inspection


def _stand(edit: SourceEdit, character: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(soft_breaks.Lines(edit.document()).position(character))
    edit.setTextCursor(cursor)


def _character(edit: SourceEdit) -> int:
    return soft_breaks.Lines(edit.document()).character(edit.textCursor().position())


def _rows(edit: SourceEdit) -> list[QTextBlock]:
    document = edit.document()
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def test_a_key_lays_out_a_row_only(edit: HtmlEdit) -> None:
    edit.put_text(PART * 5_000)
    edit.finish_paste()
    assert edit.text() == PART * 5_000
    assert max(row.length() for row in _rows(edit)) <= 301
    # They end between two elements.
    assert all(row.text().startswith("<p") for row in _rows(edit))


class _Painted(QObject):
    """How high what is painted of a text is, each time."""

    def __init__(self, edit: SourceEdit) -> None:
        super().__init__(edit)
        self.heights: list[int] = []
        edit.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


@pytest.mark.parametrize("key", [Qt.Key.Key_X, Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_key_paints_its_row_only(qtbot: QtBot, edit: HtmlEdit, key: Qt.Key) -> None:
    _put(qtbot, edit, LINE)
    _stand(edit, 2 * len(PART))
    QTest.keyClick(edit, Qt.Key.Key_X)
    QApplication.processEvents()
    painted = _Painted(edit)
    QTest.keyClick(edit, key)
    qtbot.wait_until(lambda: bool(painted.heights), timeout=5_000)
    row = edit.cursorRect().height() * edit.textCursor().block().layout().lineCount()
    assert max(painted.heights) < 2 * row < edit.viewport().height()


def test_the_document_stays_whoever_was_asked_for_it(edit: HtmlEdit) -> None:
    edit.put_text(LINE)
    for asked in (*edit.document().findChildren(QSyntaxHighlighter), edit.document().firstBlock()):
        asked.document()
    edit.document().documentLayout().document()
    gc.collect()
    assert edit.text() == LINE


@pytest.mark.parametrize("before", ["", "<i>\n</i>\n", "😀" * 700 + "\n"])
def test_a_problem_is_found_at_its_line_and_column(
    qtbot: QtBot, edit: HtmlEdit, before: str
) -> None:
    inspection = _put(qtbot, edit, before + LINE + "<wrong" + LINE + "\nlast")
    problem = inspection.problems[0]
    assert problem.line == before.count("\n") + 1
    edit.go_to(problem.line, problem.column)
    assert _character(edit) == len(before + LINE)
    edit.go_to(before.count("\n") + 2, 3)
    assert _character(edit) == len(edit.text()) - 2
    edit.go_to(1, 10**6)
    assert _character(edit) == len(edit.text().partition("\n")[0])


def test_both_tags_of_an_element_are_marked_in_any_row(qtbot: QtBot, edit: HtmlEdit) -> None:
    _put(qtbot, edit, f"<div>😀{LINE}</div>")
    _stand(edit, len(edit.text()) - 2)
    lines = soft_breaks.Lines(edit.document())
    places = [(lines.character(a), lines.character(b)) for a, b in marks_of(edit).ranges("tags")]
    assert sorted(places) == [(0, 5), (len(edit.text()) - 6, len(edit.text()))]


def test_an_end_tag_is_completed_from_what_a_row_before_opened(edit: HtmlEdit) -> None:
    edit.put_text("<ul><li>" + LINE)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, "</")
    assert edit.text() == "<ul><li>" + LINE + "</li>"


def test_enter_keeps_the_indentation_of_the_line(edit: HtmlEdit) -> None:
    edit.put_text("    " + LINE)
    _stand(edit, 4 + len(PART) * 40)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "    " + PART * 40 + "\n    " + PART * 20


def test_a_line_is_shifted_at_its_beginning_only(edit: HtmlEdit) -> None:
    edit.put_text(f"a\n{LINE}\nb")
    _stand(edit, 2 + len(PART) * 30)
    QTest.keyClick(edit, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == f"a\n  {LINE}\nb"
    QTest.keyClick(edit, Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == f"a\n{LINE}\nb"


def test_colours_go_on_in_the_next_row(edit: HtmlEdit) -> None:
    edit.put_text("<!--" + "word " * 300 + "-->")
    for row in _rows(edit):
        colours = [each.format.foreground().color().name() for each in row.layout().formats()]
        assert colours == [LIGHT.quiet]


def test_a_line_has_one_number(edit: HtmlEdit) -> None:
    edit.put_text(f"one\n{LINE}\nthree\nfour")
    numbers = edit.findChild(LineNumbers)
    assert isinstance(numbers, LineNumbers)
    rows = len(_rows(edit)) - 4
    assert rows > 3
    expected = [1, 2, *[None] * rows, 3, 4]
    assert [numbers.number(row) for row in _rows(edit)] == expected
    _stand(edit, 4 + len(PART) * 30)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    shown = [number for row in _rows(edit) if (number := numbers.number(row)) is not None]
    assert shown == [1, 2, 3, 4, 5]
    edit.undo()
    assert [numbers.number(row) for row in _rows(edit)] == expected


def test_words_are_found_and_replaced_across_rows(qtbot: QtBot) -> None:
    class Narrow(SourceEdit):
        shape = (20, 10)

    edit = Narrow()
    bar = FindBar()
    for widget in (edit, bar):
        qtbot.addWidget(widget)
        widget.show()
    text = "abcdefgh" * 20 + "😀" + "abcdefgh" * 20 + "\nabcdefgh"
    edit.put_text(text)
    bar.watch(edit)
    bar.open(replace=True)
    QTest.keyClicks(bar.sought, "fghab")
    assert bar.count.text() == "1 of 38"
    assert soft_breaks.selected(edit.textCursor()) == "fghab"
    bar.find_previous()
    assert _character(edit) == text.rindex("fghab") + len("fghab")
    QTest.keyClicks(bar.other, "--")
    bar.all_button.click()
    assert edit.text() == text.replace("fghab", "--")
    edit.undo()
    assert edit.text() == text


def test_signs_that_make_an_sms_dear_are_marked_in_any_row(qtbot: QtBot) -> None:
    host = QWidget()
    edit = SourceEdit()
    signs = SmsSigns(edit)
    column = QVBoxLayout(host)
    column.addWidget(edit)
    column.addWidget(signs)
    qtbot.addWidget(host)
    host.show()
    text = "word " * 2_200 + "„x“ " + "word " * 100
    edit.put_text(text)
    assert soft_breaks.is_broken(edit.document())
    signs.show_text(text)
    marked = []
    for start, end in marks_of(edit).ranges("sms"):
        cursor = edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        marked.append(cursor.selectedText())
    assert marked == ["„", "“"]
    signs.replace()
    assert edit.text() == text.replace("„", '"').replace("“", '"')


def test_laid_out_source_can_be_had_back_in_one_line(edit: HtmlEdit) -> None:
    edit.put_text(LINE)
    _stand(edit, len(PART) * 30 + 20)
    edit.lay_out()
    assert edit.text().count("\n") == 59
    edit.undo()
    assert edit.text() == LINE


def test_many_short_pastes_do_not_make_one_long_row(edit: HtmlEdit) -> None:
    edit.put_text("<p>\n</p>")
    _stand(edit, 3)
    mime = QMimeData()
    mime.setText("word 😀 " * 60)
    for _ in range(12):
        edit.insertFromMimeData(mime)
    text = "<p>" + mime.text() * 12 + "\n</p>"
    assert edit.text() == text
    assert max(row.length() for row in _rows(edit)) < 1_200
    assert _character(edit) == len(text) - 5
    for number in range(11, -1, -1):
        edit.undo()
        assert edit.text() == "<p>" + mime.text() * number + "\n</p>"
