import subprocess
import sys

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from mateo_desktop.domain import markup
from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.ui.composer.body_editor import BodyEditor
from mateo_desktop.ui.session import DraftSession
from tests.ui.composer.body import click, write

TABLE = '<table><tr><td style="x">cell</td></tr></table>'
MAIL, SMS, INSTAGRAM = (
    Channel(id=f"00000000-0000-4000-8000-00000000000{number}", type=kind)
    for number, kind in enumerate(("email", "sms", "instagram"))
)


def test_what_is_typed_arrives_after_a_pause_as_markup_and_as_text(
    qtbot: QtBot, session: DraftSession, body: BodyEditor
) -> None:
    with qtbot.waitSignal(session.changed):
        write(body, "Hello")
    assert session.draft.html == "<p>Hello</p>"
    assert session.draft.text == "Hello"
    assert not session.draft.text_is_own


def test_flush_pushes_at_once_and_only_once(session: DraftSession, body: BodyEditor) -> None:
    changes: list[Draft] = []
    session.changed.connect(changes.append)
    write(body, "Hello")
    body.flush()
    body.flush()
    assert [draft.html for draft in changes] == ["<p>Hello</p>"]


def test_leaving_the_editor_pushes(session: DraftSession, body: BodyEditor) -> None:
    write(body, "Hello")
    body.mode_buttons[HTML].setFocus()
    assert session.draft.html == "<p>Hello</p>"


def test_typing_without_a_pause_is_pushed_all_the_same(
    qtbot: QtBot, session: DraftSession, body: BodyEditor
) -> None:
    typing = QTimer()
    typing.timeout.connect(lambda: write(body, "x"))
    typing.start(10)
    with qtbot.waitSignal(session.changed):
        pass
    typing.stop()
    assert "x" in session.draft.html


def test_other_fields_and_own_pushes_never_touch_cursor_or_undo(
    session: DraftSession, body: BodyEditor
) -> None:
    write(body, "Hello")
    body.rich.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    body.flush()
    session.update(subject="Offer")
    write(body, "!")
    session.update(subject="Offer 2")
    body.flush()
    assert session.draft.html == "<p>Hell!o</p>"
    body.rich.undo()
    body.rich.undo()
    body.flush()
    assert session.draft.html == ""


def test_another_draft_fills_the_editor_and_nothing_of_the_first_can_be_undone(
    session: DraftSession, body: BodyEditor
) -> None:
    write(body, "first")
    body.flush()
    session.open(Draft.new(html="<p>second</p>"))
    assert body.rich.html() == "<p>second</p>"
    assert not body.rich.document().isUndoAvailable()
    session.open(Draft.new(html="<p>second</p>"))
    assert not body.rich.document().isUndoAvailable()


def test_opening_a_draft_changes_nothing_of_it(session: DraftSession, body: BodyEditor) -> None:
    for html in ("<div>a</div>", TABLE, "<p>a</p>\n\n", "<p>b</p>"):
        for mode in (RICH, HTML, TEXT):
            draft = Draft.new(html=html, text="other words", body_mode=mode)
            session.open(draft)
            body.flush()
            assert session.draft == draft


def test_markup_that_changed_elsewhere_is_shown(session: DraftSession, body: BodyEditor) -> None:
    write(body, "x")
    body.flush()
    session.update(html="<p>from elsewhere</p>")
    assert body.rich.toPlainText() == "from elsewhere"


def test_a_rich_draft_that_rich_cannot_keep_opens_as_source(
    session: DraftSession, body: BodyEditor
) -> None:
    session.open(Draft.new(html=TABLE))
    assert body.pages.currentWidget() is body.source
    assert body.source.text() == TABLE
    session.update(html="<p>x</p>" + TABLE)
    assert body.source.text() == "<p>x</p>" + TABLE


def test_source_is_kept_as_typed(session: DraftSession, body: BodyEditor) -> None:
    click(body, HTML)
    body.source.insertPlainText('<p class="x">a\u00a0b</p>\n\n<!-- c -->')
    body.flush()
    assert session.draft.html == '<p class="x">a\u00a0b</p>\n\n<!-- c -->'
    assert session.draft.body_mode == HTML
    assert "a" in session.draft.text


def test_looking_at_the_source_changes_no_byte(session: DraftSession, body: BodyEditor) -> None:
    session.open(Draft.new(html="<p>a</p><ul><li>b</li></ul>"))
    click(body, HTML)
    assert body.source.text() == "<p>a</p>\n<ul>\n<li>b</li>\n</ul>"
    body.flush()
    click(body, RICH)
    click(body, TEXT)
    assert session.draft.html == "<p>a</p><ul><li>b</li></ul>"


def test_simple_source_becomes_rich_without_a_question(
    session: DraftSession, body: BodyEditor
) -> None:
    click(body, HTML)
    body.source.insertPlainText("<p>a <strong>b</strong></p>")
    click(body, RICH)
    assert body.rich.html() == "<p>a <b>b</b></p>"
    assert session.draft.html == "<p>a <strong>b</strong></p>"


def test_text_follows_the_markup_until_it_is_edited_by_hand(
    session: DraftSession, body: BodyEditor
) -> None:
    write(body, "Hello")
    click(body, TEXT)
    assert body.text.text() == "Hello"
    assert body.foot.origin.text() == "Made from the formatted text"
    assert not body.foot.again_button.isVisible()
    write(body, "Own ")
    body.flush()
    assert session.draft.text == "Own Hello"
    assert session.draft.text_is_own
    assert body.foot.origin.text() == "Edited by hand"
    click(body, RICH)
    body.rich.moveCursor(QTextCursor.MoveOperation.End)
    write(body, " you")
    body.flush()
    assert session.draft.html == "<p>Hello you</p>"
    assert session.draft.text == "Own Hello"
    click(body, TEXT)
    QTest.mouseClick(body.foot.again_button, Qt.MouseButton.LeftButton)
    assert session.draft.text == "Hello you"
    assert body.text.text() == "Hello you"
    assert not session.draft.text_is_own


def test_two_texts_that_came_together_are_both_kept(
    session: DraftSession, body: BodyEditor
) -> None:
    session.open(Draft.new(html="<p>a</p>", text="quite another text"))
    write(body, "x")
    body.flush()
    assert session.draft.html == "<p>xa</p>"
    assert session.draft.text == "quite another text"
    assert session.draft.text_is_own


def test_text_without_markup_is_taken_along_to_rich(
    session: DraftSession, body: BodyEditor
) -> None:
    session.open(Draft.new(text="one\n\ntwo", text_is_own=True))
    assert body.pages.currentWidget() is body.text
    click(body, RICH)
    assert body.rich.toPlainText() == "one\ntwo"
    assert session.draft.html == "<p>one</p><p>two</p>"


def test_channels_without_markup_show_plain_text_and_a_counter(
    session: DraftSession, body: BodyEditor
) -> None:
    session.choose(MAIL)
    write(body, "Hello")
    session.choose(SMS)
    assert body.pages.currentWidget() is body.text
    assert body.head.isHidden()
    assert body.text.text() == "Hello"
    assert body.foot.count.text().startswith("5/160")
    # Who goes on writing goes on behind what is written.
    write(body, " you")
    body.flush()
    assert session.draft.text == "Hello you"
    assert body.foot.count.text().startswith("9/160")
    session.choose(MAIL)
    assert not body.head.isHidden()
    assert body.pages.currentWidget() is body.rich
    assert body.rich.html() == "<p>Hello</p>"


def test_a_limit_that_is_passed_is_said_in_the_unit_of_the_network(
    session: DraftSession, body: BodyEditor
) -> None:
    session.choose(INSTAGRAM)
    body.text.insertPlainText("ü" * 501)
    body.flush()
    assert body.foot.count.text() == "1,002/1,000 bytes"
    assert body.foot.count.property("tone") == "warning"


def test_markup_somebody_insists_on_can_be_edited(session: DraftSession, body: BodyEditor) -> None:
    session.choose(SMS)
    session.pin("html")
    assert not body.head.isHidden()


def test_the_window_can_go_to_either_field(session: DraftSession, body: BodyEditor) -> None:
    session.open(Draft.new(html="<p>x</p>", text="x"))
    body.show_field("text")
    assert body.text.hasFocus()
    body.show_field("html")
    assert body.rich.hasFocus()


def test_a_locked_body_is_only_shown(session: DraftSession, body: BodyEditor) -> None:
    session.open(Draft.new(html=TABLE, body_mode=HTML))
    body.set_read_only(True)
    write(body, "x")
    body.flush()
    assert session.draft.html == TABLE
    assert not body.bar.isEnabled()
    body.set_read_only(False)
    write(body, "x")
    body.flush()
    assert session.draft.html == "x" + TABLE


def test_what_is_read_in_a_pause_touches_neither_cursor_nor_undo(
    session: DraftSession, body: BodyEditor
) -> None:
    long = "<p>some words of a letter</p>" * 1_500
    session.open(Draft.new(html=long, text=markup.plain_text(long)))
    body.rich.finish_paste()
    cursor = body.rich.textCursor()
    cursor.setPosition(body.rich.document().findBlockByNumber(900).position() + 4)
    body.rich.setTextCursor(cursor)
    write(body, "x")
    body.rich.moveCursor(cursor.MoveOperation.PreviousCharacter)
    where, page = body.rich.textCursor().position(), body.rich.verticalScrollBar().value()
    steps = body.rich.document().availableUndoSteps()
    body.flush()
    assert session.draft.html.count("x") == 1
    assert not session.draft.text_is_own
    assert session.draft.text == markup.plain_text(session.draft.html)
    assert body.rich.textCursor().position() == where
    assert body.rich.verticalScrollBar().value() == page
    assert body.rich.document().availableUndoSteps() == steps
    body.rich.undo()
    assert body.rich.html() == long


def test_the_bar_shows_and_changes_what_is_at_the_cursor(
    session: DraftSession, body: BodyEditor
) -> None:
    bold = body.bar.buttons["bold"]
    QTest.mouseClick(bold, Qt.MouseButton.LeftButton)
    assert bold.isChecked()
    assert body.rich.hasFocus()
    write(body, "x")
    body.flush()
    assert session.draft.html == "<p><b>x</b></p>"
    QTest.mouseClick(body.bar.buttons["bullets"], Qt.MouseButton.LeftButton)
    assert body.bar.buttons["bullets"].isChecked()
    styles = body.bar.buttons["style"]
    styles.menu().actions()[1].trigger()
    assert not body.bar.buttons["bullets"].isChecked()
    assert styles.text() == "Heading 1 ▾"
    assert "Heading 1" in styles.accessibleName()


@pytest.mark.parametrize("channel_type", ["email", "whatsapp", "sms"])
def test_the_last_words_are_in_the_draft_when_a_window_is_destroyed(
    qtbot: QtBot, channel_type: str
) -> None:
    session = DraftSession(Draft.new(channel_type=channel_type))
    window = QMainWindow()
    body = BodyEditor(session, window)
    window.setCentralWidget(body)
    window.show()
    window.activateWindow()
    body.setFocus()
    qtbot.waitUntil(body.pages.editor.hasFocus)
    write(body, "Hello")
    assert session.draft.text == ""
    shiboken6.delete(window)
    assert session.draft.text == "Hello"


def test_every_button_and_page_has_a_name_for_those_who_cannot_see_it(body: BodyEditor) -> None:
    for button in body.bar.buttons.values():
        assert button.accessibleName()
        assert button.toolTip()
        assert not button.icon().isNull()
    names = {body.rich.objectName(), body.source.objectName(), body.text.objectName()}
    assert names == {"bodyEditor", "htmlSource", "textBody"}
    assert all(page.accessibleName() for page in (body.rich, body.source, body.text))


def test_much_source_on_one_line_is_shown_in_rows(body: BodyEditor) -> None:
    body.source.put_text("x" * 200_000)
    assert body.source.text() == "x" * 200_000
    assert body.source.document().blockCount() == 667
    body.source.put_text("x")
    assert body.source.document().blockCount() == 1


def test_the_pane_is_up_before_the_cleaner_is_loaded() -> None:
    program = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from mateo_desktop.ui.composer.body_editor import BodyEditor\n"
        "from mateo_desktop.ui.session import DraftSession\n"
        "from mateo_desktop.ui.text.foreign import safe_html\n"
        "app = QApplication([])\n"
        "body = BodyEditor(DraftSession())\n"
        "view = safe_html.SafeView()\n"
        "assert 'nh3' not in sys.modules\n"
        "view.show_html('<p>x</p>')\n"
        "assert 'nh3' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=150)
