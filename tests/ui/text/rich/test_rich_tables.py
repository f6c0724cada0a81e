"""Tables in the editor: made, filled and changed with keys and commands."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.markup import plain_text
from mateo_desktop.ui.text.rich import rich_text
from mateo_desktop.ui.text.rich.blocks import TABLE
from mateo_desktop.ui.text.rich.number_dialogs import TableDialog
from mateo_desktop.ui.text.rich.rich_edit import RichEdit

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
TWO = f"{TABLE}<tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[RichEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    edit = RichEdit()
    column.addWidget(edit)
    column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    # The window lives as long as the test.
    yield edit
    window.close()


def _press(edit: RichEdit, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(edit, key, held)


def _go(edit: RichEdit, word: str) -> None:
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    assert edit.find(word)
    edit.moveCursor(QTextCursor.MoveOperation.NextCharacter)


def test_a_table_is_inserted_by_its_dialog_and_filled_with_tab(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "Prices")
    edit.do("table")
    dialog = edit.findChild(TableDialog)
    assert dialog is not None
    dialog.columns.setValue(2)
    dialog.rows.setValue(2)
    dialog.accept_button.click()
    for words in ("a", "b", "c", "d"):
        QTest.keyClicks(edit, words)
        _press(edit, Qt.Key.Key_Tab)
    QTest.keyClicks(edit, "end")
    assert edit.html() == f"<p>Prices</p>{TWO}<p>end</p>"


def test_tab_walks_through_the_cells_and_then_leaves_the_editor(edit: RichEdit) -> None:
    edit.put_html(TWO)
    _go(edit, "c")
    _press(edit, Qt.Key.Key_Tab, SHIFT)
    assert edit.textCursor().selectedText() == "b"
    for _ in range(3):
        _press(edit, Qt.Key.Key_Tab)
    assert edit.textCursor().currentTable() is None
    assert edit.hasFocus()
    _press(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()


def test_enter_makes_a_line_in_a_cell_and_backspace_stays_in_it(edit: RichEdit) -> None:
    edit.put_html(TWO)
    _go(edit, "d")
    _press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "e")
    assert "<td>d<br>e</td>" in edit.html()
    for _ in range(9):
        _press(edit, Qt.Key.Key_Backspace)
    assert edit.html() == TWO.replace("<td>d</td>", "<td><br></td>")


@pytest.mark.parametrize(
    ("command", "rows"),
    [
        ("table_below", "<tr><td>c</td><td>d</td></tr><tr><td><br></td><td><br></td></tr>"),
        ("table_above", "<tr><td><br></td><td><br></td></tr><tr><td>c</td><td>d</td></tr>"),
        ("table_no_row", ""),
    ],
)
def test_rows_come_and_go_as_one_step(edit: RichEdit, command: str, rows: str) -> None:
    edit.put_html(TWO)
    _go(edit, "c")
    edit.do(command)
    head = f"{TABLE}<tr><th>a</th><th>b</th></tr>"
    assert edit.html() == f"{head}{rows}</table>"
    edit.undo()
    assert edit.html() == TWO


def test_columns_come_and_go_and_a_head_stays_a_head(edit: RichEdit) -> None:
    edit.put_html(TWO)
    _go(edit, "a")
    edit.do("table_after")
    QTest.keyClicks(edit, "x")
    assert edit.html() == (
        f"{TABLE}<tr><th>a</th><th>x</th><th>b</th></tr>"
        "<tr><td>c</td><td><br></td><td>d</td></tr></table>"
    )
    edit.do("table_no_column")
    edit.do("table_no_column")
    assert edit.html() == f"{TABLE}<tr><th>a</th></tr><tr><td>c</td></tr></table>"
    edit.do("table_no_column")
    assert edit.html() == ""


def test_the_head_is_switched_and_the_state_tells_of_it(edit: RichEdit) -> None:
    edit.put_html(TWO)
    _go(edit, "d")
    assert edit.state().table
    assert edit.state().head
    edit.do("table_head")
    assert edit.html() == TWO.replace("th>", "td>")
    assert not edit.state().head
    edit.do("table_head")
    assert edit.html() == TWO


def test_what_is_pasted_into_a_cell_becomes_lines_of_it(edit: RichEdit) -> None:
    edit.put_html(TWO)
    _go(edit, "d")
    mime = QMimeData()
    mime.setHtml(f"<p>x</p><ul><li><b>y</b></li></ul>{TABLE}<tr><td>1</td><td>2</td></tr></table>")
    edit.insertFromMimeData(mime)
    assert "<td>dx<br><b>y</b><br>1 2</td>" in edit.html()


def test_a_copied_table_is_pasted_as_a_table(edit: RichEdit) -> None:
    edit.put_html(f"<p>x</p>{TWO}<p>y</p>")
    edit.selectAll()
    mime = edit.createMimeDataFromSelection()
    edit.put_html("")
    edit.insertFromMimeData(mime)
    assert edit.html() == f"<p>x</p>{TWO}<p>y</p>"


def test_a_table_in_the_middle_of_a_line_leaves_the_rest_below(edit: RichEdit) -> None:
    edit.put_html("<h1>ab</h1>")
    edit.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    edit.insert_table(1, 1, head=False)
    assert edit.html() == f"<h1>a</h1>{TABLE}<tr><td><br></td></tr></table><h1>b</h1>"
    edit.undo()
    assert edit.html() == "<h1>ab</h1>"


def test_lists_and_headings_do_not_get_into_a_table(edit: RichEdit) -> None:
    edit.put_html(f"<p>x</p>{TWO}<p>y</p>")
    edit.selectAll()
    edit.do("bullets")
    edit.do("heading1")
    edit.do("pre")
    assert edit.html() == f"<pre>x</pre>{TWO}<pre>y</pre>"


def test_empty_lines_around_a_table_are_those_that_are_seen(edit: RichEdit) -> None:
    markup = f"<p>x</p><p><br></p>{TWO}<p><br></p><p>y</p>"
    edit.put_html(markup)
    assert edit.html() == markup


def test_a_table_of_data_reads_well_as_plain_text() -> None:
    cells = (
        f"{TABLE}<tr><th>Item</th><th>Price</th></tr><tr><td>a<br>b</td><td>4 €</td></tr></table>"
    )
    assert plain_text(f"<p>x</p>{cells}<p>y</p>") == "x\n\nItem | Price\na | 4 €\nb\n\ny"


def test_done_again_the_cursor_is_in_the_cell_it_was_in(edit: RichEdit) -> None:
    edit.insert_table(2, 2, head=True)
    QTest.keyClicks(edit, "a")
    place, written = edit.textCursor().position(), edit.html()
    edit.undo()
    edit.undo()
    assert edit.html() == ""
    edit.redo()
    assert edit.textCursor().currentTable() is not None
    edit.redo()
    assert (edit.textCursor().position(), edit.html()) == (place, written)
    QTest.keyClicks(edit, "b")
    assert "<th>ab</th>" in edit.html()


def test_done_again_elsewhere_the_cursor_goes_to_what_came(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "one")
    edit.insert_table(1, 1, head=False)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.undo()
    assert edit.html() == "<p>one</p>"
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.redo()
    assert edit.textCursor().position() > 3


def test_the_cells_of_an_empty_table_can_be_hit_and_what_is_sent_is_as_small_as_ever(
    edit: RichEdit,
) -> None:
    edit.insert_table(2, 4, head=False)
    before = edit.html()
    assert before.startswith(f"{TABLE}<tr><td><br></td>")
    edges = []
    table = edit.textCursor().currentTable()
    for column in range(4):
        edges.append(edit.cursorRect(table.cellAt(1, column).firstCursorPosition()).left())
    shares = [right - left for left, right in itertools.pairwise(edges)]
    # What can be hit is 24 pixels wide, says WCAG 2.2 (2.5.8).
    assert min(shares) >= 24
    assert max(shares) == min(shares)
    assert edit.horizontalScrollBar().maximum() == 0
    here = edit.cursorRect(table.cellAt(1, 2).firstCursorPosition()).center()
    QTest.mouseClick(
        edit.viewport(), Qt.MouseButton.LeftButton, pos=here + QPoint(shares[0] // 2, 0)
    )
    QTest.keyClicks(edit, "hit")
    assert table.cellAt(1, 2).firstCursorPosition().block().text() == "hit"


def _width(edit: RichEdit) -> float:
    """How wide the cells of the only table are, all beside each other, in pixels."""
    (table,) = rich_text.tables(edit.document())
    layout = edit.document().documentLayout()
    first, last = (
        layout.blockBoundingRect(table.cellAt(0, column).firstCursorPosition().block())
        for column in (0, table.columns() - 1)
    )
    return float(last.right() - first.left())


def test_a_table_is_as_wide_as_its_text_while_it_is_edited(edit: RichEdit) -> None:
    edit.put_html(TWO)
    narrow = _width(edit)
    assert narrow < edit.viewport().width() / 3
    _go(edit, "b")
    QTest.keyClicks(edit, "roader")
    assert narrow + 20 < _width(edit) < edit.viewport().width() / 2
    QTest.keyClicks(edit, " and broader" * 20)
    assert _width(edit) <= edit.viewport().width()
    assert edit.horizontalScrollBar().maximum() == 0


def test_where_a_cell_is_aligned_its_text_stands_at_that_side(edit: RichEdit) -> None:
    edit.put_html(TWO)
    (table,) = rich_text.tables(edit.document())
    for command, share in (("left", 0.0), ("center", 0.5), ("right", 1.0)):
        _go(edit, "d")
        edit.do(command)
        form = table.cellAt(1, 1).firstCursorPosition().blockFormat()
        assert form.leftMargin() == share * (form.leftMargin() + form.rightMargin())
        edit.undo()


def test_a_very_large_table_fills_the_width_and_goes_on_doing_so(edit: RichEdit) -> None:
    rows = "<tr><td>a</td><td>b</td><td>c</td><td>d</td></tr>" * 80
    edit.put_html(f"{TABLE}{rows}</table>")
    edit.finish_paste()
    assert _width(edit) > edit.viewport().width() / 2
    _go(edit, "a")
    edit.do("table_head")
    assert _width(edit) > edit.viewport().width() / 2


def test_what_is_typed_over_several_cells_stands_in_the_first(edit: RichEdit) -> None:
    two = TWO.replace("<th>a", "<th>alpha")
    edit.put_html(two)
    for first, last in (("pha", "d"), ("d", "alph")):
        cursor = edit.document().find(first)
        place = edit.document().find(last).position()
        cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)
        assert edit.textCursor().hasComplexSelection()
        QTest.keyClicks(edit, "x")
        rows = "<tr><th>x</th><th><br></th></tr><tr><td><br></td><td><br></td></tr>"
        assert edit.html() == f"{TABLE}{rows}</table>"
        edit.undo()
        assert edit.html() == two
