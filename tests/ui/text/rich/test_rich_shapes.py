"""Blocks beside those that are changed: items that hang below nothing, and what nobody sees."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from mateo_desktop.ui.text.rich.blocks import TABLE
from mateo_desktop.ui.text.rich.rich_edit import RichEdit

CTRL = Qt.KeyboardModifier.ControlModifier
NESTED = "<p>begin</p><ul><li>one<ul><li>inside</li></ul></li><li>two</li></ul>"
LIFTED = "<ul><li>inside</li><li>two</li></ul>"
CELLS = f"{TABLE}<tr><td>a</td></tr></table>"


def _go(edit: RichEdit, word: str, *, behind: bool = False) -> None:
    cursor = edit.document().find(word)
    cursor.setPosition(cursor.selectionEnd() if behind else cursor.selectionStart())
    edit.setTextCursor(cursor)


def _depths(edit: RichEdit) -> list[int]:
    """How deep each block is shown."""
    found, block = [], edit.document().begin()
    while block.isValid():
        items = block.textList()
        found.append(items.format().indent() if items is not None else 0)
        block = block.next()
    return found


@pytest.mark.parametrize(
    ("word", "behind", "keys", "said"),
    [
        ("one", False, ["Backspace"], f"<p>begin</p><p>one</p>{LIFTED}"),
        ("begin", True, ["Delete"], f"<p>beginone</p>{LIFTED}"),
        (
            "one",
            True,
            ["Return", "Return"],
            f"<p>begin</p><ul><li>one</li></ul><p><br></p>{LIFTED}",
        ),
    ],
)
def test_items_whose_item_above_is_gone_are_shown_as_deep_as_they_are_sent(
    edit: RichEdit, word: str, behind: bool, keys: list[str], said: str
) -> None:
    edit.put_html(NESTED)
    _go(edit, word, behind=behind)
    for key in keys:
        QTest.keyClick(edit, Qt.Key[f"Key_{key}"])
    assert edit.html() == said
    shown = _depths(edit)
    edit.put_html(said)
    assert shown == _depths(edit)


@pytest.mark.parametrize("command", ["heading1", "pre", "bullets", "shallower", "quote", "rule"])
def test_a_command_leaves_no_item_below_nothing_and_is_one_step(
    edit: RichEdit, command: str
) -> None:
    edit.put_html(NESTED)
    _go(edit, "one", behind=True)
    edit.do(command)
    shown, said = _depths(edit), edit.html()
    assert said.endswith(LIFTED)
    edit.undo()
    assert edit.html() == NESTED
    edit.redo()
    assert edit.html() == said
    assert shown == _depths(edit)


@pytest.mark.parametrize("key", ["Delete", "Backspace", "X"])
def test_a_join_that_lifts_items_is_undone_as_one_step(edit: RichEdit, key: str) -> None:
    edit.put_html(NESTED)
    _go(edit, "begin", behind=True)
    if key != "Delete":
        cursor = edit.textCursor()
        cursor.setPosition(edit.document().find("one").selectionEnd(), cursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)
    QTest.keyClick(edit, Qt.Key[f"Key_{key}"])
    assert edit.html().endswith(LIFTED)
    edit.undo()
    assert edit.html() == NESTED
    assert not edit.document().isUndoAvailable()


def _same_again(edit: RichEdit) -> None:
    """What is shown is as deep as it will be when the draft is opened again."""
    shown, said = _depths(edit), edit.html()
    edit.put_html(said)
    assert shown == _depths(edit)


def test_an_item_that_takes_the_place_of_all_above_it_is_lifted(edit: RichEdit) -> None:
    edit.put_html(NESTED)
    cursor = edit.document().find("side")
    cursor.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.html() == "<ul><li>side</li><li>two</li></ul>"
    _same_again(edit)


def test_an_inner_item_that_is_quoted_alone_is_lifted_into_the_quote(edit: RichEdit) -> None:
    edit.put_html(NESTED)
    _go(edit, "inside")
    edit.do("quote")
    assert "<blockquote><ul><li>inside</li></ul></blockquote>" in edit.html()
    _same_again(edit)


def test_other_blocks_pasted_into_an_inner_item_are_as_deep_as_they_are_sent(
    edit: RichEdit,
) -> None:
    edit.put_html(NESTED)
    _go(edit, "side")
    mime = QMimeData()
    mime.setHtml("<p>a</p><blockquote><ul><li>b</li></ul></blockquote><h1>c</h1>")
    edit.insertFromMimeData(mime)
    assert "<blockquote><ul><li>b</li></ul></blockquote><h1>c</h1>" in edit.html()
    _same_again(edit)


@pytest.mark.parametrize(("command", "name"), [("bullets", "ul"), ("numbers", "ol")])
def test_a_list_made_over_a_table_has_no_empty_items(
    edit: RichEdit, command: str, name: str
) -> None:
    edit.put_html(f"<p>x</p>{CELLS}{CELLS}<p>y</p>")
    edit.selectAll()
    edit.do(command)
    one, two = (f"<{name}><li>{word}</li></{name}>" for word in "xy")
    assert edit.html() == f"{one}{CELLS}{CELLS}{two}"


def test_a_line_put_above_a_heading_is_no_heading(edit: RichEdit) -> None:
    edit.put_html("<h1>title</h1>")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.html() == "<p><br></p><h1>title</h1>"
    QTest.keyClicks(edit, "A ")
    assert edit.html() == "<p><br></p><h1>A title</h1>"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("bullets", "<ul><li>a</li></ul><hr><ul><li>b</li></ul>"),
        ("pre", "<pre>a</pre><hr><pre>b</pre>"),
        ("clear", "<p>a</p><hr><p>b</p>"),
        ("quote", "<blockquote><p><b>a</b></p><hr><p>b</p></blockquote>"),
    ],
)
def test_a_rule_among_what_is_changed_stays_a_rule(edit: RichEdit, command: str, said: str) -> None:
    edit.put_html("<p><b>a</b></p><hr><p>b</p>")
    edit.selectAll()
    edit.do(command)
    assert edit.html().replace("<li><b>a</b>", "<li>a").replace("<pre><b>a</b>", "<pre>a") == said
    edit.undo()
    assert edit.html() == "<p><b>a</b></p><hr><p>b</p>"


def test_a_link_over_two_paragraphs_leaves_them_two(edit: RichEdit) -> None:
    edit.put_html("<p>one</p><p>two</p>")
    edit.selectAll()
    dialog = edit.open_link_dialog()
    assert dialog.words.text() == "one two"
    dialog.address.setText("https://example.org")
    dialog.accept_button.click()
    link = '<a href="https://example.org">'
    assert edit.html() == f"<p>{link}one</a></p><p>{link}two</a></p>"
