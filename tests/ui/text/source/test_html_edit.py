"""HTML source in its editor, with the keys of somebody who writes it."""

import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.source_problems import Inspection
from mateo_desktop.ui.text.source.html_edit import HtmlEdit
from mateo_desktop.ui.text.source.source_edit import SourceEdit
from mateo_desktop.ui.text.source.source_foot import SourceFoot
from mateo_desktop.ui.text.text_marks import marks_of
from mateo_desktop.ui.theme import DARK, LIGHT, Colours

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Page:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.widget = QWidget()
        self.edit = HtmlEdit()
        self.foot = SourceFoot(self.edit)
        column = QVBoxLayout(self.widget)
        column.addWidget(self.edit, 1)
        column.addWidget(self.foot)
        qtbot.addWidget(self.widget)
        self.widget.resize(700, 500)
        self.widget.show()
        self.widget.activateWindow()
        self.edit.setFocus()
        qtbot.waitUntil(self.edit.hasFocus)

    def type(self, text: str) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(self.edit, Qt.Key.Key_Return)
            QTest.keyClicks(self.edit, part)

    def undo(self) -> None:
        QTest.keyClick(self.edit, Qt.Key.Key_Z, CTRL)

    def put(self, text: str) -> Inspection:
        with self.qtbot.waitSignal(self.edit.inspected) as found:
            self.edit.put_text(text)
        inspection = found.args[0]
        assert isinstance(inspection, Inspection)
        return inspection

    def rows(self) -> list[str]:
        return [self.foot.rows.item(row).text() for row in range(self.foot.rows.count())]


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


# Keys


def test_an_opening_tag_brings_its_end_and_one_undo_takes_it_away(page: Page) -> None:
    page.type("<b>")
    assert page.edit.text() == "<b></b>"
    page.type("x")
    assert page.edit.text() == "<b>x</b>"
    page.undo()
    page.undo()
    assert page.edit.text() == "<b>"


def test_an_end_tag_completes_itself(page: Page) -> None:
    page.edit.put_text("<ul><li>a")
    page.edit.moveCursor(QTextCursor.MoveOperation.End)
    page.type("</")
    assert page.edit.text() == "<ul><li>a</li>"
    page.type("</")
    assert page.edit.text() == "<ul><li>a</li></ul>"
    page.undo()
    assert page.edit.text() == "<ul><li>a</li></"


def test_typing_the_end_that_came_by_itself_walks_over_it(page: Page) -> None:
    page.type("<i>x</")
    assert page.edit.text() == "<i>x</i>"
    page.type("y")
    assert page.edit.text() == "<i>x</i>y"


def test_who_writes_an_end_tag_out_has_it_once(page: Page) -> None:
    page.type("<p>a</p><b>is</b> <i>it</")
    assert page.edit.text() == "<p>a</p><b>is</b> <i>it</i>"
    page.type("is")
    assert page.edit.text() == "<p>a</p><b>is</b> <i>it</i>is"


def test_nothing_is_closed_in_comments_scripts_and_before_words(page: Page) -> None:
    page.type("<!-- <b>")
    assert page.edit.text() == "<!-- <b>"
    page.edit.put_text("<script>\n\n</script>")
    page.edit.go_to(2, 1)
    page.type("a<b>c")
    assert page.edit.text() == "<script>\na<b>c\n</script>"
    page.edit.put_text("word")
    page.type("<b>")
    assert page.edit.text() == "<b>word"


def test_what_is_pasted_stays_as_it_is(page: Page) -> None:
    mime = QMimeData()
    mime.setText("<ul><li></")
    page.edit.insertFromMimeData(mime)
    assert page.edit.text() == "<ul><li></"


def test_enter_keeps_the_indentation(page: Page) -> None:
    page.type("<ul>\n<li>a")
    assert page.edit.text() == "<ul>\n  <li>a</li>\n</ul>"
    page.undo()
    page.edit.put_text("    x")
    page.edit.moveCursor(QTextCursor.MoveOperation.End)
    page.type("\ny")
    assert page.edit.text() == "    x\n    y"


@pytest.mark.parametrize(
    ("further", "back"),
    [
        ((Qt.Key.Key_BracketRight, CTRL), (Qt.Key.Key_BracketLeft, CTRL)),
        ((Qt.Key.Key_Right, ALT), (Qt.Key.Key_Left, ALT)),
    ],
)
def test_lines_go_in_and_out_as_one_step(
    page: Page,
    further: tuple[Qt.Key, Qt.KeyboardModifier],
    back: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:
    page.edit.put_text("a\n\nb\nc")
    cursor = page.edit.textCursor()
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    page.edit.setTextCursor(cursor)
    QTest.keyClick(page.edit, *further)
    assert page.edit.text() == "  a\n\n  b\nc"
    QTest.keyClick(page.edit, *back)
    assert page.edit.text() == "a\n\nb\nc"
    page.undo()
    page.undo()
    assert page.edit.text() == "a\n\nb\nc"


def test_tab_leaves_the_editor(page: Page) -> None:
    page.edit.put_text("a")
    QTest.keyClick(page.edit, Qt.Key.Key_Tab)
    assert page.edit.text() == "a"
    assert not page.edit.hasFocus()


# Laying out


LONG = "<ul>" + "<li>an item of a long list</li>" * 1_000 + "</ul>"


def test_long_source_is_laid_out_beside_the_window(page: Page, qtbot: QtBot) -> None:
    page.edit.put_text(LONG)
    with qtbot.waitSignal(page.edit.layout_ended):
        QTest.mouseClick(page.foot.layout_button, Qt.MouseButton.LeftButton)
        assert page.edit.text() == LONG
        assert not page.foot.layout_button.isEnabled()
        assert page.foot.layout_button.text() == "Laying out…"
    assert page.edit.text().startswith("<ul>\n  <li>an item of a long list</li>\n  <li>")
    assert page.foot.layout_button.isEnabled()
    assert page.foot.layout_button.text() == "Lay out"
    page.edit.undo()
    assert page.edit.text() == LONG


def test_what_is_written_while_long_source_is_laid_out_is_kept(page: Page, qtbot: QtBot) -> None:
    page.edit.put_text(LONG)
    with qtbot.waitSignal(page.edit.layout_ended):
        page.edit.lay_out()
        page.edit.lay_out()
        QTest.keyClicks(page.edit, "x")
    assert page.edit.text() == "x" + LONG


def test_laying_out_is_one_step_and_the_cursor_stays_at_its_word(page: Page) -> None:
    page.edit.put_text("<ul><li>ü😀</li><li>b|</li></ul>")
    page.edit.go_to(1, page.edit.text().index("|") + 1)
    QTest.mouseClick(page.foot.layout_button, Qt.MouseButton.LeftButton)
    assert page.edit.text() == "<ul>\n  <li>ü😀</li>\n  <li>b|</li>\n</ul>"
    QTest.keyClicks(page.edit, "x")
    assert "bx|" in page.edit.text()
    page.undo()
    page.undo()
    assert page.edit.text() == "<ul><li>ü😀</li><li>b|</li></ul>"


def test_what_cannot_be_laid_out_is_said(page: Page) -> None:
    page.put("<p>a")
    QTest.mouseClick(page.foot.layout_button, Qt.MouseButton.LeftButton)
    assert page.foot.said.text() == "There is nothing to lay out."
    page.put("<p><b")
    QTest.mouseClick(page.foot.layout_button, Qt.MouseButton.LeftButton)
    assert page.foot.said.text() == "It cannot be laid out before it is in order."
    page.type("x")
    assert page.foot.said.text() == ""


# What is wrong


def test_problems_stand_below_with_line_and_column_and_lead_there(page: Page) -> None:
    page.put("<p>😀 a</p>\n<p>😀 &foo; <b>x</p>\n<script></script>")
    assert page.rows() == [
        "Line 2, column 6: &foo; stands for no character.",
        "Line 2, column 12: <b> is never closed.",
        "Line 3, column 1: Mail programs run no scripts.",
    ]
    assert page.foot.pill.text() == "2 problems, 1 remark"
    assert page.foot.rows.isVisible()
    page.foot.rows.setCurrentRow(1)
    page.foot.rows.setFocus()
    QTest.keyClick(page.foot.rows, Qt.Key.Key_Return)
    assert page.edit.hasFocus()
    cursor = page.edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 3)
    assert cursor.selectedText() == "<b>"


def test_going_from_problem_to_problem_ends_behind_the_last(page: Page) -> None:
    page.put("<b>\n<i>")
    assert page.foot.go_to_next()
    assert page.edit.textCursor().blockNumber() == 0
    assert page.foot.go_to_next()
    assert page.edit.textCursor().blockNumber() == 1
    assert not page.foot.go_to_next()
    assert page.foot.go_to_next()


def test_mere_remarks_do_not_open_the_rows(page: Page) -> None:
    page.put("<script></script>")
    assert not page.foot.rows.isVisible()
    QTest.mouseClick(page.foot.pill, Qt.MouseButton.LeftButton)
    assert page.foot.rows.isVisible()
    page.put("<p>x</p>")
    assert page.foot.pill.text() == "No problems"
    assert not page.foot.rows.isVisible()


def test_rows_say_what_they_are_to_those_who_cannot_see_colours(page: Page) -> None:
    page.put("<b>")
    said = page.foot.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Problem: Line 1, column 1: <b> is never closed."


def test_the_tag_that_belongs_to_that_of_the_cursor_is_marked(page: Page) -> None:
    page.put("ä😀<b>x</b>")
    page.edit.go_to(1, 4)
    assert marks_of(page.edit).ranges("tags") == [(3, 6), (7, 11)]
    QTest.keyClick(page.edit, Qt.Key.Key_Home)
    assert marks_of(page.edit).ranges("tags") == []


def test_source_that_shrinks_at_once_leaves_no_mark_behind(page: Page) -> None:
    page.put("<table>\n<tr><td>x</td></tr>\n</table>")
    page.edit.go_to(1, 3)
    assert len(marks_of(page.edit).ranges("tags")) == 2
    # A warning of Qt about a place that is gone would fail this test.
    page.edit.selectAll()
    QTest.keyClicks(page.edit, "x")
    assert marks_of(page.edit).ranges("tags") == []


def test_a_very_long_line_is_in_rows_until_it_is_laid_out(page: Page) -> None:
    page.put("<p>word</p>" * 1_500)
    assert page.foot.said.text() == "A very long line goes on in rows without a number."
    QTest.mouseClick(page.foot.layout_button, Qt.MouseButton.LeftButton)
    assert page.edit.document().blockCount() == 1_500
    assert page.foot.said.text() == ""


# Colours


def _colours(page: Page, line: int) -> dict[str, str]:
    block = page.edit.document().findBlockByNumber(line)
    text = block.text()
    return {
        text[form.start : form.start + form.length]: form.format.foreground().color().name()
        for form in block.layout().formats()
    }


def test_each_part_has_its_colour_also_over_lines(page: Page) -> None:
    page.put('<a\n href="x">&auml;</a><!-- c\n<b> -->')
    assert _colours(page, 0)["a"] == LIGHT.accent
    assert _colours(page, 1)["href"] == LIGHT.warning
    assert _colours(page, 1)['"x"'] == LIGHT.ok
    assert _colours(page, 1)["&auml;"] == LIGHT.warning
    assert _colours(page, 2) == {"<b> -->": LIGHT.quiet}


def test_a_comment_that_is_begun_on_top_reaches_the_end_bit_by_bit(
    qtbot: QtBot, page: Page
) -> None:
    page.put("<p>a</p>\n" * 1_000)
    page.edit.moveCursor(QTextCursor.MoveOperation.Start)
    page.type("<!--")
    qtbot.waitUntil(lambda: _colours(page, 900) == {"<p>a</p>": LIGHT.quiet})


def _brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("meaning", "ground"),
    [(each, "surface") for each in ("accent", "warning", "ok", "quiet", "danger", "text")]
    + [("accent", "accent_soft")],
)
def test_every_colour_can_be_read(colours: Colours, meaning: str, ground: str) -> None:
    one, other = sorted(
        (_brightness(getattr(colours, meaning)), _brightness(getattr(colours, ground)))
    )
    assert (other + 0.05) / (one + 0.05) >= 4.5


# Much


def _middle_of_keys(edit: SourceEdit, text: str) -> float:
    edit.put_text(text)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    times = []
    for key in "<b>ab</":
        started = time.process_time()
        QTest.keyClicks(edit, key)
        times.append(time.process_time() - started)
    return sorted(times)[len(times) // 2]


@pytest.mark.parametrize("unit", ["<b>x</b>", "<p>a</p>\n"])
def test_keys_in_much_source_take_no_longer_than_in_a_bare_editor(
    qtbot: QtBot, page: Page, unit: str
) -> None:
    text = unit * (200_000 // len(unit))
    bare = SourceEdit()
    qtbot.addWidget(bare)
    bare.resize(page.edit.size())
    bare.show()
    ours, theirs = _middle_of_keys(page.edit, text), _middle_of_keys(bare, text)
    assert ours < 2 * theirs + 0.02
