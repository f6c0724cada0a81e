"""Code, alignment, rules, numbers and links that are made while typing."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich.formatting_bar import FormattingBar
from mateo_desktop.ui.text.rich.number_dialogs import StartDialog
from mateo_desktop.ui.text.rich.rich_edit import RichEdit

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _press(edit: RichEdit, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(edit, key, held)


def test_code_in_a_line_is_switched_by_a_key(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "a ")
    _press(edit, Qt.Key.Key_E, CTRL)
    QTest.keyClicks(edit, "b")
    assert edit.state().code
    _press(edit, Qt.Key.Key_E, CTRL)
    QTest.keyClicks(edit, " c")
    assert edit.html() == "<p>a <code>b</code> c</p>"


def test_a_block_of_code_keeps_its_lines_and_an_empty_one_ends_it(edit: RichEdit) -> None:
    _press(edit, Qt.Key.Key_6, CTRL | SHIFT)
    QTest.keyClicks(edit, "if x:")
    _press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "    y  z")
    _press(edit, Qt.Key.Key_Return)
    _press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "text")
    assert edit.html() == "<pre>if x:\n    y  z</pre><p>text</p>"
    assert edit.plain_text() == "if x:\n    y  z\n\ntext"


@pytest.mark.parametrize(
    ("key", "style"),
    [(Qt.Key.Key_E, "center"), (Qt.Key.Key_R, "right")],
)
def test_blocks_are_aligned_by_keys_whatever_they_are(
    edit: RichEdit, key: Qt.Key, style: str
) -> None:
    edit.put_html("<h1>a</h1><ol><li>b</li><li>c</li></ol><blockquote><p>d</p></blockquote>")
    edit.selectAll()
    _press(edit, key, CTRL | SHIFT)
    align = f' style="text-align:{style}"'
    assert edit.html() == (
        f"<h1{align}>a</h1><ol><li{align}>b</li><li{align}>c</li></ol>"
        f"<blockquote><p{align}>d</p></blockquote>"
    )
    assert edit.state().align == style
    _press(edit, Qt.Key.Key_L, CTRL | SHIFT)
    assert "style" not in edit.html()


def test_headings_have_keys_and_enter_ends_them(edit: RichEdit) -> None:
    _press(edit, Qt.Key.Key_2, CTRL | SHIFT)
    QTest.keyClicks(edit, "a")
    _press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "b")
    assert edit.html() == "<h2>a</h2><p>b</p>"


def test_a_rule_goes_where_the_cursor_is(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "a")
    edit.do("rule")
    QTest.keyClicks(edit, "b")
    assert edit.html() == "<p>a</p><hr><p>b</p>"
    edit.put_html("<p>ab</p>")
    edit.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    edit.do("rule")
    assert edit.html() == "<p>a</p><hr><p>b</p>"
    edit.undo()
    assert edit.html() == "<p>ab</p>"


def test_items_nest_with_keys_that_every_keyboard_has(edit: RichEdit) -> None:
    edit.put_html("<ul><li>a</li><li>b</li></ul>")
    edit.moveCursor(QTextCursor.MoveOperation.Down)
    _press(edit, Qt.Key.Key_M, CTRL)
    _press(edit, Qt.Key.Key_7, CTRL | SHIFT)
    assert edit.html() == "<ul><li>a<ol><li>b</li></ol></li></ul>"
    _press(edit, Qt.Key.Key_M, CTRL | SHIFT)
    # Coming out it joins the list that it comes into.
    assert edit.html() == "<ul><li>a</li><li>b</li></ul>"


def test_a_list_begins_with_the_number_somebody_set(edit: RichEdit) -> None:
    edit.put_html("<ol><li>a</li><li>b</li></ol>")
    edit.do("start")
    dialog = edit.findChild(StartDialog)
    assert dialog is not None
    dialog.number.setValue(7)
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert edit.html() == '<ol start="7"><li>a</li><li>b</li></ol>'
    edit.undo()
    assert edit.html() == "<ol><li>a</li><li>b</li></ol>"


def test_a_typed_address_becomes_a_link_and_one_undo_takes_only_that_back(
    edit: RichEdit,
) -> None:
    QTest.keyClicks(edit, "see (https://example.org/a), ")
    link = '<a href="https://example.org/a">https://example.org/a</a>'
    assert edit.html() == f"<p>see ({link}),</p>"
    edit.undo()
    assert edit.html() == "<p>see (https://example.org/a),</p>"
    edit.put_html("")
    QTest.keyClicks(edit, "readme.md and www.example.org")
    _press(edit, Qt.Key.Key_Return)
    assert edit.html() == (
        '<p>readme.md and <a href="https://www.example.org">www.example.org</a></p>'
    )


def test_an_address_pasted_over_words_makes_them_a_link(edit: RichEdit) -> None:
    edit.put_html("<p>our <b>page</b></p>")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    mime = QMimeData()
    mime.setText("https://example.org/x\n")
    edit.insertFromMimeData(mime)
    assert edit.html() == '<p>our <a href="https://example.org/x"><b>page</b></a></p>'
    edit.undo()
    assert edit.html() == "<p>our <b>page</b></p>"


def test_a_command_moves_neither_cursor_nor_page_and_nor_does_its_undo(edit: RichEdit) -> None:
    edit.put_html("".join(f"<p>line {number}</p>" for number in range(200)))
    cursor = edit.textCursor()
    cursor.setPosition(edit.document().findBlockByNumber(100).position() + 3)
    edit.setTextCursor(cursor)
    edit.verticalScrollBar().setValue(edit.verticalScrollBar().value() + 40)
    where, page = edit.textCursor().position(), edit.verticalScrollBar().value()
    for command in ("bullets", "quote", "heading1", "center", "pre"):
        edit.do(command)
        assert edit.textCursor().position() == where
        edit.undo()
        assert edit.textCursor().position() == where
        assert abs(edit.verticalScrollBar().value() - page) < 20


def test_reading_what_is_written_touches_neither_cursor_nor_undo(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "one")
    edit.do("bullets")
    edit.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    steps, where = edit.document().availableUndoSteps(), edit.textCursor().position()
    edit.html()
    edit.plain_text()
    assert (edit.document().availableUndoSteps(), edit.textCursor().position()) == (steps, where)


def test_the_bar_puts_into_its_menu_what_has_no_room(qtbot: QtBot) -> None:
    bar = FormattingBar()
    qtbot.addWidget(bar)
    bar.resize(bar.sizeHint())
    bar.show()
    assert not bar.more.isVisible()
    assert all(button.isVisible() for button in bar.buttons.values())
    bar.resize(220, 30)
    assert bar.more.isVisible()
    assert bar.buttons["bold"].isVisible()
    assert not bar.buttons["clear"].isVisible()
    asked: list[str] = []
    bar.asked.connect(asked.append)
    bar.more.menu().aboutToShow.emit()
    words = {action.text(): action for action in bar.more.menu().actions()}
    words["Remove formatting"].trigger()
    assert asked == ["clear"]
    table = words["Table"].menu()
    assert table is not None
    assert [action.isEnabled() for action in table.actions() if action.text()][:2] == [True, False]
