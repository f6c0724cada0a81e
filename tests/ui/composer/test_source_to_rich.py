"""From HTML source to formatted text: what would be lost is said, and nothing goes unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mateo_desktop.domain.draft import HTML, RICH
from mateo_desktop.ui.composer.body_editor import BodyEditor
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.text.source.loss_dialog import LossDialog
from tests.ui.composer.body import click, write

TABLE = '<table><tr><td style="x">cell</td></tr></table>'


def _question() -> LossDialog:
    (found,) = (
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, LossDialog) and widget.isVisible()
    )
    return found


def _convert(body: BodyEditor) -> None:
    """A table as source, and the yes to what Rich cannot keep of it."""
    click(body, HTML)
    body.source.insertPlainText(TABLE)
    click(body, RICH)
    QTest.mouseClick(_question().convert_button, Qt.MouseButton.LeftButton)


def test_rich_asks_before_it_drops_anything(session: DraftSession, body: BodyEditor) -> None:
    click(body, HTML)
    body.source.insertPlainText(f"<p>a</p>\n{TABLE}\n<p style='x'>b</p>")
    click(body, RICH)
    assert body.pages.currentWidget() is body.source
    assert body.mode_buttons[HTML].isChecked()
    question = _question()
    rows = [question.rows.item(row).text() for row in range(question.rows.count())]
    assert rows == [
        "tables without lines: line 2",
        "colours, fonts, sizes and spacing (style): lines 2, 3",
    ]
    # Enter means to stay.
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert not question.isVisible()
    before = session.draft.html
    assert TABLE in before
    click(body, RICH)
    QTest.mouseClick(_question().convert_button, Qt.MouseButton.LeftButton)
    assert body.pages.currentWidget() is body.rich
    assert session.draft.html == "<p>a</p><p>cell</p><p>b</p>"
    assert session.draft.body_mode == RICH


def test_what_a_reader_would_miss_most_comes_first(body: BodyEditor) -> None:
    click(body, HTML)
    body.source.insertPlainText(
        '<html lang="de"><body class="x"><img src="a" alt="b">\n'
        '<blink style="color:red">a</blink></body></html>'
    )
    click(body, RICH)
    question = _question()
    assert [question.rows.item(row).text() for row in range(question.rows.count())] == [
        "pictures: line 1",
        "blink: line 2",
        "colours, fonts, sizes and spacing (class, style): lines 1, 2",
        "the frame of a page (html, lang, body): line 1",
    ]
    question.reject()


def test_one_undo_brings_the_source_back(session: DraftSession, body: BodyEditor) -> None:
    _convert(body)
    assert body.question.isVisible()
    write(body, "x")
    QTest.keyClick(body.rich, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert body.pages.currentWidget() is body.rich
    QTest.keyClick(body.rich, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert body.pages.currentWidget() is body.source
    assert body.source.text() == session.draft.html == TABLE
    assert session.draft.body_mode == HTML
    assert not body.question.isVisible()
    # The source has its own history still.
    QTest.keyClick(body.source, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert body.source.text() == ""


def test_the_source_never_comes_back_over_what_was_written_since(
    session: DraftSession, body: BodyEditor
) -> None:
    _convert(body)
    # Looking at what became of it is no answer yet.
    click(body, HTML)
    assert body.question.isVisible()
    write(body, "x")
    assert not body.question.isVisible()
    click(body, RICH)
    written = session.draft.html
    assert "x" in written
    QTest.keyClick(body.rich, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert body.pages.currentWidget() is body.rich
    assert session.draft.html == written


def test_what_is_written_after_the_change_is_not_dropped_by_a_click(
    session: DraftSession, body: BodyEditor
) -> None:
    _convert(body)
    write(body, "x")
    assert not body.question.isVisible()
    body.flush()
    assert session.draft.html == "<p>xcell</p>"


def test_a_row_of_what_would_be_lost_leads_to_its_line(
    session: DraftSession, body: BodyEditor
) -> None:
    click(body, HTML)
    body.source.insertPlainText("<p>a</p>\n\n<!-- b -->")
    click(body, RICH)
    question = _question()
    question.rows.setCurrentRow(0)
    question.rows.setFocus()
    QTest.keyClick(question.rows, Qt.Key.Key_Return)
    assert body.source.textCursor().blockNumber() == 2
    assert session.draft.html == "<p>a</p>\n\n<!-- b -->"


def test_a_long_row_of_what_would_be_lost_is_as_high_as_its_lines(body: BodyEditor) -> None:
    click(body, HTML)
    body.source.insertPlainText('<p style="color:red">a</p>')
    click(body, RICH)
    question = _question()
    rows, row = question.rows, question.rows.item(0)
    words = rows.fontMetrics().horizontalAdvance(row.text())
    assert words < rows.viewport().width()
    one = rows.visualItemRect(row).height()
    # What is around the words counts as well.
    question.resize(question.width() - (rows.viewport().width() - words) + 8, question.height())
    QApplication.processEvents()
    assert rows.visualItemRect(row).height() >= one + rows.fontMetrics().height()
    question.reject()
