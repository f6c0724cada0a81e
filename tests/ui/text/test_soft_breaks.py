"""Long lines in rows: the text is what it would be without them, whatever is done to it."""

from __future__ import annotations

import random
import unicodedata

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text import soft_breaks
from mateo_desktop.ui.text.source.source_edit import SourceEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
KEEP = QTextCursor.MoveMode.KeepAnchor
LINE = "<p>One <b>two</b> three</p><p>four 😀 five</p>"


class InRows(SourceEdit):
    """Breaks lines that a test can be read with."""

    shape = (20, 10)


class Whole(SourceEdit):
    """Breaks none."""

    shape = (10**9, 10**9)


def _shown(qtbot: QtBot, kind: type[SourceEdit], text: str = "") -> SourceEdit:
    edit = kind()
    qtbot.addWidget(edit)
    edit.show()
    edit.put_text(text)
    return edit


@pytest.fixture
def edit(qtbot: QtBot) -> SourceEdit:
    return _shown(qtbot, InRows, LINE)


def _rows(edit: SourceEdit) -> list[str]:
    return edit.document().toRawText().split("\u2029")


def _unit(edit: SourceEdit) -> int:
    return soft_breaks.Lines(edit.document()).unit(edit.textCursor().position())


def _paste(edit: SourceEdit, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    edit.insertFromMimeData(mime)
    edit.finish_paste()


def test_a_long_line_is_shown_in_rows_and_read_as_one(edit: SourceEdit) -> None:
    assert _rows(edit) == ["<p>One ", "<b>two</b>", " three</p>", "<p>four 😀 ", "five</p>"]
    assert edit.text() == LINE
    assert not edit.document().isUndoAvailable()
    assert edit.textCursor().position() == 0


@pytest.mark.parametrize(
    "text",
    [
        LINE * 3,
        f"short\n{LINE}\n\n{LINE}\n",
        "x" * 20,
        "x" * 21 + "\n",
        "x" * 30 + "\n" + "y" * 40,
        "\u00a0" * 50,
        "u\u0308" * 40,
        "😀" * 40,
        "👩‍👩‍👧‍👦" * 20,
        "🇩🇪" * 25,
        "\u0308" * 100,
        ">" + "\u0338" * 60,
    ],
)
def test_whatever_is_put_in_is_read_again(qtbot: QtBot, text: str) -> None:
    edit = _shown(qtbot, InRows, text)
    assert edit.text() == text
    edit.put_text("")
    _paste(edit, text)
    assert edit.text() == text
    edit.selectAll()
    edit.copy()
    assert QGuiApplication.clipboard().text() == text


@pytest.mark.parametrize("sign", ["u\u0308", "😀", "🇩🇪", "e\u0301\u0302"])
def test_no_letter_is_torn_apart(qtbot: QtBot, sign: str) -> None:
    for before in range(5):
        rows = _rows(_shown(qtbot, InRows, "x" * before + sign * 30))
        assert len(rows) > 2
        for row in rows[1:]:
            assert not unicodedata.combining(row[0])
            assert row.startswith(sign)


def test_places_are_those_of_the_text(edit: SourceEdit) -> None:
    lines = soft_breaks.Lines(edit.document())
    for at in range(len(LINE)):
        [(start, end)] = lines.ranges([(at, at + 1)])
        cursor = QTextCursor(edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, KEEP)
        assert cursor.selectedText() == LINE[at]
        assert lines.character(start) == at
        assert lines.character(end) == at + 1


@pytest.mark.parametrize(("key", "back"), [(Qt.Key.Key_Right, False), (Qt.Key.Key_Left, True)])
@pytest.mark.parametrize("held", [NONE, SHIFT])
def test_an_arrow_goes_on_by_one_letter_each(
    edit: SourceEdit, key: Qt.Key, held: Qt.KeyboardModifier, *, back: bool
) -> None:
    if back:
        edit.moveCursor(QTextCursor.MoveOperation.End)
    lines = soft_breaks.Lines(edit.document())
    for number in range(1, len(LINE) + 1):
        QTest.keyClick(edit, key, held)
        at = lines.character(edit.textCursor().position())
        assert at == (len(LINE) - number if back else number)
    selected = soft_breaks.selected(edit.textCursor())
    assert selected == (LINE if held == SHIFT else "")


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_each_key_that_deletes_takes_one_letter(edit: SourceEdit, key: Qt.Key) -> None:
    if key == Qt.Key.Key_Backspace:
        edit.moveCursor(QTextCursor.MoveOperation.End)
    for number in range(1, len(LINE) + 1):
        QTest.keyClick(edit, key)
        kept = LINE[:-number] if key == Qt.Key.Key_Backspace else LINE[number:]
        assert edit.text() == kept
    while edit.document().isUndoAvailable():
        edit.undo()
    assert edit.text() == LINE


def test_home_and_end_stay_in_the_row_and_with_ctrl_reach_both_ends(edit: SourceEdit) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(10)
    edit.setTextCursor(cursor)
    QTest.keyClick(edit, Qt.Key.Key_End)
    assert _unit(edit) == len("<p>One <b>two</b>")
    QTest.keyClicks(edit, "!")
    QTest.keyClick(edit, Qt.Key.Key_Home)
    QTest.keyClicks(edit, "?")
    assert edit.text() == LINE.replace("<b>two</b>", "?<b>two</b>!")
    QTest.keyClick(edit, Qt.Key.Key_End, CTRL)
    QTest.keyClicks(edit, "z")
    QTest.keyClick(edit, Qt.Key.Key_Home, CTRL)
    QTest.keyClicks(edit, "a")
    assert edit.text() == "a" + LINE.replace("<b>two</b>", "?<b>two</b>!") + "z"


def test_a_word_is_deleted_across_a_break(edit: SourceEdit) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(soft_breaks.Lines(edit.document()).position(len("<p>One ")))
    edit.setTextCursor(cursor)
    QTest.keyClick(edit, Qt.Key.Key_Backspace, CTRL)
    assert edit.text() == LINE.replace("One ", "")
    assert _unit(edit) == len("<p>")


def test_a_typed_line_end_is_one_at_every_place(qtbot: QtBot) -> None:
    for at in range(len("<p>One <b>two</b> three")):
        edit = _shown(qtbot, InRows, LINE)
        for _ in range(at):
            QTest.keyClick(edit, Qt.Key.Key_Right)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert edit.text() == f"{LINE[:at]}\n\n{LINE[at:]}"
        QTest.keyClick(edit, Qt.Key.Key_Backspace)
        assert edit.text() == f"{LINE[:at]}\n{LINE[at:]}"


def test_what_is_copied_cut_and_dropped_has_no_breaks(edit: SourceEdit) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(soft_breaks.Lines(edit.document()).position(30), KEEP)
    edit.setTextCursor(cursor)
    assert edit.createMimeDataFromSelection().text() == LINE[3:30]
    edit.cut()
    assert edit.text() == LINE[:3] + LINE[30:]
    edit.paste()
    assert edit.text() == LINE
    edit.undo()
    edit.undo()
    assert edit.text() == LINE


def test_a_no_break_space_is_copied_as_it_is(qtbot: QtBot) -> None:
    edit = _shown(qtbot, SourceEdit, "10\u00a0€\nb")
    edit.selectAll()
    assert edit.createMimeDataFromSelection().text() == "10\u00a0€\nb"


def test_another_text_comes_as_one_step_and_the_cursor_stays(edit: SourceEdit) -> None:
    for _ in range(12):
        QTest.keyClick(edit, Qt.Key.Key_Right)
    other = LINE.replace("three", "3") + LINE.replace("p>", "h1>")
    assert edit.change_text(other)
    assert edit.text() == other
    assert _unit(edit) == 12
    edit.undo()
    assert edit.text() == LINE
    assert edit.change_text("short")
    assert edit.text() == "short"


def test_a_text_after_a_long_line_knows_of_no_breaks(edit: SourceEdit) -> None:
    edit.put_text("a\nb")
    assert edit.text() == "a\nb"
    assert not soft_breaks.is_broken(edit.document())


def test_a_break_is_never_inherited() -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    soft_breaks.write(cursor, "x" * 30, 20, 10)
    # The middle row is emptied: what is typed there takes its look from the break.
    cursor.setPosition(11)
    cursor.setPosition(21, KEEP)
    cursor.removeSelectedText()
    cursor.insertText("y")
    cursor.insertBlock()
    cursor.insertText("\nz\n")
    assert soft_breaks.text(document) == f"{'x' * 10}y\n\nz\n{'x' * 10}"


_KEYS = (
    *((Qt.Key.Key_Left, NONE), (Qt.Key.Key_Right, NONE), (Qt.Key.Key_Left, SHIFT)),
    *((Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Backspace, NONE), (Qt.Key.Key_Delete, NONE)),
    *((Qt.Key.Key_Return, NONE), (Qt.Key.Key_X, NONE), (Qt.Key.Key_Space, NONE)),
)


@pytest.mark.parametrize("seed", range(12))
def test_keys_say_the_same_in_rows_and_without(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice(("<b>", "word ", "\n", "abcdefghijk", "ü")) for _ in range(30))
    broken, whole = _shown(qtbot, InRows, text), _shown(qtbot, Whole, text)
    for _ in range(40):
        roll = chance.random()
        if roll < 0.15:
            at = chance.randint(0, len(whole.text()))
            to = min(len(whole.text()), at + chance.randint(0, 25))
            lines = soft_breaks.Lines(broken.document())
            for edit, places in ((broken, lines.ranges([(at, to)])), (whole, [(at, to)])):
                cursor = edit.textCursor()
                cursor.setPosition(places[0][0])
                cursor.setPosition(max(places[0]), KEEP)
                edit.setTextCursor(cursor)
        elif roll < 0.25:
            pasted = chance.choice(("p", "a\nb", "y" * 45, "<i>" * 12 + "\n" + "z " * 15))
            _paste(broken, pasted)
            _paste(whole, pasted)
        else:
            key, held = chance.choice(_KEYS)
            for edit in (broken, whole):
                QTest.keyClick(edit, key, held)
        assert broken.text() == whole.text()
        assert _unit(broken) == whole.textCursor().position()
        assert soft_breaks.selected(broken.textCursor()) == soft_breaks.selected(whole.textCursor())
    last = broken.text()
    while broken.document().isUndoAvailable():
        broken.undo()
    assert broken.text() == text
    while broken.document().isRedoAvailable():
        broken.redo()
    assert broken.text() == last
