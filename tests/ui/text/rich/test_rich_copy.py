"""What is copied in the editor, and where it goes when it is pasted there."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from mateo_desktop.ui.text.rich.blocks import TABLE
from mateo_desktop.ui.text.rich.rich_edit import RichEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LIST = "<ul><li>one<ul><li>inside</li></ul></li><li>two</li></ul>"
PRICES = (
    f"{TABLE}<tr><th>what</th><th>price</th></tr><tr><td>tea</td><td>2</td></tr>"
    "<tr><td>milk</td><td>1</td></tr></table>"
)


def _select(edit: RichEdit, first: str, last: str = "") -> None:
    start, end = edit.document().find(first), edit.document().find(last or first)
    cursor = edit.textCursor()
    cursor.setPosition(start.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def _go_behind(edit: RichEdit, word: str) -> None:
    _select(edit, word)
    cursor = edit.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    edit.setTextCursor(cursor)


def _paste(edit: RichEdit, text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    edit.insertFromMimeData(mime)


def _moved(edit: RichEdit, first: str, last: str, behind: str) -> str:
    """The markup after what was selected was copied *behind* a word, by keys."""
    _select(edit, first, last)
    QTest.keyClick(edit, Qt.Key.Key_C, CTRL)
    _go_behind(edit, behind)
    QTest.keyClick(edit, Qt.Key.Key_V, CTRL)
    return edit.html()


@pytest.mark.parametrize("word", ["on", "one", "inside", "two"])
def test_a_word_of_an_item_is_copied_as_that_word(edit: RichEdit, word: str) -> None:
    edit.put_html(LIST)
    _select(edit, word)
    mime = edit.createMimeDataFromSelection()
    assert (mime.text(), mime.html()) == (word, word)


def test_items_are_copied_without_a_blank_line_before_them(edit: RichEdit) -> None:
    edit.put_html(LIST)
    edit.selectAll()
    mime = edit.createMimeDataFromSelection()
    assert mime.text() == "one\ninside\ntwo"
    assert mime.html() == LIST


def test_an_item_copied_to_the_end_of_its_line_is_that_item_alone(edit: RichEdit) -> None:
    edit.put_html(LIST)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(edit, Qt.Key.Key_Down, SHIFT)
    assert edit.createMimeDataFromSelection().html() == "<ul><li>one</li></ul>"


@pytest.mark.parametrize(
    ("first", "last", "text", "rows"),
    [
        ("tea", "2", "tea\t2", "<tr><td>tea</td><td>2</td></tr>"),
        (
            "price",
            "1",
            "price\n2\n1",
            "<tr><th>price</th></tr><tr><td>2</td></tr><tr><td>1</td></tr>",
        ),
    ],
)
def test_copied_cells_are_a_table_of_those_and_lines_with_tabs(
    edit: RichEdit, first: str, last: str, text: str, rows: str
) -> None:
    edit.put_html(PRICES)
    _select(edit, first, last)
    mime = edit.createMimeDataFromSelection()
    assert (mime.text(), mime.html()) == (text, f"{TABLE}{rows}</table>")


def test_an_item_pasted_below_another_joins_its_list(edit: RichEdit) -> None:
    edit.put_html("<ol><li>one</li><li>two</li><li>three</li></ol><p>end</p>")
    said = _moved(edit, "one", "two", "three")
    assert (
        said == "<ol><li>one</li><li>two</li><li>three</li><li>one</li><li>two</li></ol><p>end</p>"
    )
    edit.undo()
    assert edit.html() == "<ol><li>one</li><li>two</li><li>three</li></ol><p>end</p>"


def test_items_pasted_deeper_are_as_deep(edit: RichEdit) -> None:
    edit.put_html(f"{LIST}<ul><li>three</li><li>four</li></ul>")
    said = _moved(edit, "three", "four", "inside")
    inner = "<ul><li>inside</li><li>three</li><li>four</li></ul>"
    assert said.startswith(f"<ul><li>one{inner}</li><li>two</li></ul>")


def test_items_pasted_into_an_empty_item_take_its_place(edit: RichEdit) -> None:
    edit.put_html("<ul><li>one</li><li><br></li><li>two</li></ul>")
    _go_behind(edit, "one")
    edit.moveCursor(QTextCursor.MoveOperation.NextBlock)
    _paste(edit, "a\nb", "<ul><li>a</li><li>b</li></ul>")
    assert edit.html() == "<ul><li>one</li><li>a</li><li>b</li><li>two</li></ul>"


def test_items_pasted_into_the_only_and_empty_item_are_the_list(edit: RichEdit) -> None:
    edit.put_html("<p>x</p><ul><li><br></li></ul>")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    _paste(edit, "a\nb", "<ul><li>a</li><li>b</li></ul>")
    assert edit.html() == "<p>x</p><ul><li>a</li><li>b</li></ul>"
    edit.undo()
    assert edit.html() == "<p>x</p><ul><li><br></li></ul>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<ul><li>one</li><li>two</li></ul>", "<ul><li>oneA</li><li>B</li><li>two</li></ul>"),
        (
            "<blockquote><p>one</p></blockquote><p>two</p>",
            "<blockquote><p>oneA</p><p><br></p><p>B</p></blockquote><p>two</p>",
        ),
        ("<pre>one\ntwo</pre>", "<pre>oneA\n\nB\ntwo</pre>"),
        ("<h2>one</h2><p>two</p>", "<h2>oneA</h2><p><br></p><p>B</p><p>two</p>"),
    ],
    ids=["list", "quote", "code", "heading"],
)
def test_pasted_lines_stay_where_they_are_pasted(edit: RichEdit, before: str, after: str) -> None:
    edit.put_html(before)
    _go_behind(edit, "one")
    _paste(edit, "A\n\nB")
    assert edit.html() == after
    edit.undo()
    assert edit.html() == before


def test_a_table_made_or_pasted_in_a_quote_stays_in_it(edit: RichEdit) -> None:
    edit.put_html("<blockquote><p>one</p></blockquote><p>two</p>")
    _go_behind(edit, "one")
    edit.insert_table(1, 1, head=False)
    assert edit.html() == (
        f"<blockquote><p>one</p>{TABLE}<tr><td><br></td></tr></table></blockquote><p>two</p>"
    )


def test_what_is_cut_from_a_quote_and_pasted_there_is_no_quote_in_a_quote(edit: RichEdit) -> None:
    before = "<blockquote><p>one</p><p>two</p></blockquote>"
    edit.put_html(before)
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_X, CTRL)
    QTest.keyClick(edit, Qt.Key.Key_V, CTRL)
    assert edit.html() == before
