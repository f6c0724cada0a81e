from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich.link_dialog import LinkDialog, link_address
from mateo_desktop.ui.text.rich.rich_edit import FormatState, RichEdit
from mateo_desktop.ui.theme import theme

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _press(edit: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(edit, key, held)


def test_typed_words_become_the_smallest_markup(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "Hello")
    _press(edit, Qt.Key.Key_Return)
    _press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "you")
    _press(edit, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(edit, "there <3")
    assert edit.html() == "<p>Hello</p><p><br></p><p>you<br>there &lt;3</p>"


@pytest.mark.parametrize(
    ("key", "markup"),
    [
        (Qt.Key.Key_B, "<p>a <b>b</b> c</p>"),
        (Qt.Key.Key_I, "<p>a <i>b</i> c</p>"),
        (Qt.Key.Key_U, "<p>a <u>b</u> c</p>"),
    ],
)
def test_emphasis_is_switched_by_keys_while_typing(
    edit: RichEdit, key: Qt.Key, markup: str
) -> None:
    QTest.keyClicks(edit, "a ")
    _press(edit, key, CTRL)
    QTest.keyClicks(edit, "b")
    _press(edit, key, CTRL)
    QTest.keyClicks(edit, " c")
    assert edit.html() == markup


@pytest.mark.parametrize(
    ("key", "markup"),
    [
        (Qt.Key.Key_7, "<ol><li>x</li></ol>"),
        (Qt.Key.Key_8, "<ul><li>x</li></ul>"),
        (Qt.Key.Key_9, "<blockquote><p>x</p></blockquote>"),
    ],
)
def test_lists_and_quotes_are_switched_on_and_off_by_keys(
    edit: RichEdit, key: Qt.Key, markup: str
) -> None:
    QTest.keyClicks(edit, "x")
    _press(edit, key, CTRL | SHIFT)
    assert edit.html() == markup
    _press(edit, key, CTRL | SHIFT)
    assert edit.html() == "<p>x</p>"
    edit.undo()
    assert edit.html() == markup


def test_items_nest_and_come_back_and_join_their_neighbours(edit: RichEdit) -> None:
    edit.put_html("<ul><li>a</li><li>b</li><li>c</li></ul>")
    edit.moveCursor(QTextCursor.MoveOperation.Down)
    _press(edit, Qt.Key.Key_BracketRight, CTRL)
    assert edit.html() == "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"
    _press(edit, Qt.Key.Key_BracketRight, CTRL)
    assert edit.html() == "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"
    edit.moveCursor(QTextCursor.MoveOperation.Down)
    _press(edit, Qt.Key.Key_BracketRight, CTRL)
    assert edit.html() == "<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>"
    edit.selectAll()
    _press(edit, Qt.Key.Key_BracketLeft, CTRL)
    assert edit.html() == "<p>a</p><ul><li>b</li><li>c</li></ul>"
    edit.undo()
    edit.undo()
    edit.undo()
    assert edit.html() == "<ul><li>a</li><li>b</li><li>c</li></ul>"


@pytest.mark.parametrize("how", ["shallower", "enter", "backspace"])
def test_an_item_that_comes_out_joins_the_list_it_comes_into(edit: RichEdit, how: str) -> None:
    inner = "<ul><li>a<ol><li>b</li><li><br></li></ol></li></ul>"
    edit.put_html(inner)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    if how == "shallower":
        _press(edit, Qt.Key.Key_M, CTRL | SHIFT)
    else:
        _press(edit, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Backspace)
    QTest.keyClicks(edit, "c")
    assert edit.html() == "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"
    _press(edit, Qt.Key.Key_M, CTRL)
    assert edit.html() == inner.replace("<br>", "c")


def test_enter_goes_on_in_a_list_and_an_empty_item_leaves_it(edit: RichEdit) -> None:
    _press(edit, Qt.Key.Key_8, CTRL | SHIFT)
    QTest.keyClicks(edit, "a")
    _press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "b")
    _press(edit, Qt.Key.Key_Return)
    _press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "c")
    assert edit.html() == "<ul><li>a</li><li>b</li></ul><p>c</p>"


def test_backspace_at_the_start_of_an_item_makes_it_a_paragraph(edit: RichEdit) -> None:
    edit.put_html("<ul><li>a</li></ul>")
    _press(edit, Qt.Key.Key_Backspace)
    assert edit.html() == "<p>a</p>"


def test_a_heading_ends_with_its_line(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "Title")
    edit.do("heading")
    _press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "text")
    assert edit.html() == "<h1>Title</h1><p>text</p>"
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.do("heading")
    assert edit.html() == "<h2>Title</h2><p>text</p>"
    edit.do("heading")
    edit.do("heading")
    assert edit.html() == "<p>Title</p><p>text</p>"


def test_a_rule_is_not_copied_by_enter(edit: RichEdit) -> None:
    edit.put_html("<p>a</p><hr><p>b</p>")
    edit.moveCursor(QTextCursor.MoveOperation.Down)
    _press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "c")
    assert edit.html() == "<p>a</p><hr><p>c</p><p>b</p>"


def test_clearing_takes_emphasis_links_and_lists_but_no_word(edit: RichEdit) -> None:
    edit.put_html('<h1>x <b>y</b></h1><ul><li><a href="https://example.org">z</a></li></ul>')
    edit.selectAll()
    _press(edit, Qt.Key.Key_Backslash, CTRL)
    assert edit.html() == "<p>x y</p><p>z</p>"
    edit.undo()
    assert edit.html() == '<h1>x <b>y</b></h1><ul><li><a href="https://example.org">z</a></li></ul>'


def test_tab_leaves_the_editor_even_from_a_list(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    edit, other = RichEdit(), QLineEdit()
    column.addWidget(edit)
    column.addWidget(other)
    window.show()
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    edit.put_html("<ul><li>a</li></ul>")
    _press(edit, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert edit.html() == "<ul><li>a</li></ul>"


def test_ctrl_enter_is_left_to_the_window(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "a")
    _press(edit, Qt.Key.Key_Return, CTRL)
    assert edit.html() == "<p>a</p>"


def test_the_state_at_the_cursor_is_told(edit: RichEdit) -> None:
    states: list[FormatState] = []
    edit.format_changed.connect(states.append)
    edit.put_html('<p>a</p><ol><li><b>b</b></li></ol><h2><a href="https://example.org">c</a></h2>')
    for _ in range(3):
        edit.moveCursor(QTextCursor.MoveOperation.NextBlock)
        edit.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    assert FormatState(bold=True, numbers=True) in states
    assert states[-1] == FormatState(link=True, heading=2)


def test_letters_tell_the_state_only_where_it_becomes_another(edit: RichEdit) -> None:
    edit.put_html("<p>ab<b>c</b></p>")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    states: list[FormatState] = []
    edit.format_changed.connect(states.append)
    QTest.keyClicks(edit, "de")
    assert (states, edit.state().bold) == ([], True)
    for _ in "cde":
        _press(edit, Qt.Key.Key_Backspace)
    assert states[-1:] == [FormatState()]
    QTest.keyClicks(edit, "x")
    assert edit.html() == "<p>abx</p>"
    _press(edit, Qt.Key.Key_1, CTRL | SHIFT)
    edit.do("heading1")
    QTest.keyClicks(edit, "y")
    assert states[-1] == edit.state() == FormatState(heading=1)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("example.org/path", "https://example.org/path"),
        ("erika@example.org", "mailto:erika@example.org"),
        ("mailto:erika@example.org", "mailto:erika@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("/etc/passwd", ""),
        ("two words", ""),
        ("https://", ""),
        ("", ""),
        ("word", ""),
    ],
)
def test_an_address_is_what_a_person_means(typed: str, address: str) -> None:
    assert link_address(typed) == address


def _dialog(edit: RichEdit) -> LinkDialog:
    _press(edit, Qt.Key.Key_K, CTRL)
    dialog = edit.findChild(LinkDialog)
    assert dialog is not None
    return dialog


def test_ctrl_k_makes_a_link_and_what_is_typed_after_it_is_none(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "see page")
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    dialog = _dialog(edit)
    assert dialog.words.text() == "page"
    dialog.address.setText("example.org/a")
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    QTest.keyClicks(edit, " now")
    assert edit.html() == '<p>see <a href="https://example.org/a">page</a> now</p>'


def test_a_refused_address_is_explained_and_changes_nothing(edit: RichEdit) -> None:
    dialog = _dialog(edit)
    dialog.address.setText("javascript:alert(1)")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "mail address" in dialog.remark.text()
    dialog.reject()
    assert edit.html() == ""


def test_a_link_is_changed_or_removed_as_a_whole(edit: RichEdit) -> None:
    edit.put_html('<p>a <a href="https://example.org">b <b>c</b></a> d</p>')
    for _ in range(3):
        edit.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    dialog = _dialog(edit)
    assert (dialog.words.text(), dialog.address.text()) == ("b c", "https://example.org")
    dialog.address.setText("https://example.net")
    dialog.accept_button.click()
    assert edit.html() == '<p>a <a href="https://example.net">b <b>c</b></a> d</p>'
    edit.undo()
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(3):
        edit.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    QApplication.sendPostedEvents()
    edit.open_link_dialog().removed.emit()
    assert edit.html() == "<p>a b <b>c</b> d</p>"
    for left in edit.findChildren(LinkDialog):
        left.reject()


def test_a_change_of_theme_is_no_change_of_the_text(edit: RichEdit, restore: None) -> None:
    edit.put_html('<h1>x</h1><p><a href="https://example.org">y</a></p>')
    theme().apply("dark")
    assert not edit.document().isModified()
    assert not edit.document().isUndoAvailable()


@pytest.fixture
def restore() -> Iterator[None]:
    yield
    theme().apply("light")


def test_a_locked_editor_takes_no_command(edit: RichEdit) -> None:
    edit.put_html("<p>x</p>")
    edit.setReadOnly(True)
    edit.selectAll()
    for command in ("bold", "bullets", "quote", "heading", "clear", "link"):
        edit.do(command)
    _press(edit, Qt.Key.Key_Return)
    _press(edit, Qt.Key.Key_Backspace)
    assert edit.html() == "<p>x</p>"


def test_input_methods_write_and_emoji_stay_whole(edit: RichEdit) -> None:
    from PySide6.QtGui import QInputMethodEvent

    event = QInputMethodEvent("", [])
    event.setCommitString("Grüße 😀 שלום")
    QApplication.sendEvent(edit, event)
    assert edit.html() == "<p>Grüße 😀 שלום</p>"
    _press(edit, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(edit, "!")
    assert edit.html() == "<p>Grüße 😀 שלום<b>!</b></p>"
