"""Snippets are offered while somebody types, and nothing else changes for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import HTML, TEXT, Recipient
from mateo_desktop.domain.snippet import Snippet
from mateo_desktop.ui.snippets.completion import SnippetCompletion
from mateo_desktop.ui.snippets.popup import SnippetPopup
from tests.ui.composer.desk import MAIL, SMS, Desk

ERIKA = Recipient("erika@example.org", "Erika Muster")
GREETING = Snippet(
    name="Greeting", html="<p>Hello {first_name},</p><p>{cursor}</p><p>Kind <b>regards</b></p>"
)
HOURS = Snippet(name="Hours", html="<p>We are open <b>from nine</b></p>", channel_types=("email",))
LIST = Snippet(name="List", html="<ul><li>your card</li><li>the form {nothing}</li></ul>")
PLAIN = Snippet(name="Short", text="one\ntwo {cursor}here")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(qtbot)
    desk.session.snippets.put((GREETING, HOURS, LIST, PLAIN))
    desk.open(MAIL, to=(ERIKA,))
    desk.composer.body.setFocus(Qt.FocusReason.OtherFocusReason)
    return desk


def editor(desk: Desk) -> QTextEdit | QPlainTextEdit:
    found = desk.composer.body.pages.currentWidget()
    assert isinstance(found, QTextEdit | QPlainTextEdit)
    return found


def popup(desk: Desk) -> SnippetPopup | None:
    completion = editor(desk).findChild(SnippetCompletion)
    assert isinstance(completion, SnippetCompletion)
    return completion.popup


def offered(desk: Desk) -> list[str]:
    """The names in the list that is open."""
    shown = popup(desk)
    return [s.name for s in shown.rows.snippets] if shown is not None and shown.isVisible() else []


def write(desk: Desk, words: str) -> None:
    QTest.keyClicks(editor(desk), words)


def html(desk: Desk) -> str:
    desk.composer.flush()
    return desk.draft.html


def text(desk: Desk) -> str:
    return editor(desk).toPlainText()


def before_cursor(desk: Desk) -> str:
    return text(desk)[: editor(desk).textCursor().position()]


def test_a_slash_at_the_start_of_a_line_offers_all_that_fit(desk: Desk) -> None:
    write(desk, "/")
    assert offered(desk) == ["Greeting", "Hours", "List", "Short"]
    desk.open(SMS, to=(ERIKA,))
    desk.composer.body.setFocus(Qt.FocusReason.OtherFocusReason)
    write(desk, "/")
    assert offered(desk) == ["Greeting", "List", "Short"]


def test_typing_narrows_by_name_and_by_content(desk: Desk) -> None:
    write(desk, "/gree")
    assert offered(desk) == ["Greeting"]
    desk.key(Qt.Key.Key_Backspace)
    for _ in range(3):
        desk.key(Qt.Key.Key_Backspace)
    assert len(offered(desk)) == 4
    write(desk, "from nine")
    assert offered(desk) == ["Hours"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Enter])
def test_enter_and_tab_insert_what_is_chosen(desk: Desk, key: Qt.Key) -> None:
    write(desk, "/gre")
    desk.key(key)
    assert html(desk) == "<p>Hello Erika,</p><p><br></p><p>Kind <b>regards</b></p>"
    assert before_cursor(desk) == "Hello Erika,\n"
    assert not offered(desk)
    assert editor(desk).hasFocus()


def test_an_insertion_is_one_undo_step(desk: Desk) -> None:
    write(desk, "First")
    desk.key(Qt.Key.Key_Return)
    write(desk, "/gre")
    before = text(desk)
    desk.key(Qt.Key.Key_Return)
    assert text(desk) != before
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text(desk) == before
    desk.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert html(desk) == "<p>First</p><p>Hello Erika,</p><p><br></p><p>Kind <b>regards</b></p>"


def test_esc_closes_and_what_was_typed_stays(desk: Desk) -> None:
    write(desk, "/gre")
    desk.key(Qt.Key.Key_Escape)
    assert not offered(desk)
    assert text(desk) == "/gre"
    write(desk, "a")
    assert not offered(desk)
    desk.key(Qt.Key.Key_Return)
    assert text(desk) == "/grea\n"


def test_arrows_walk_and_stay_at_the_ends(desk: Desk) -> None:
    write(desk, "/")
    for _ in range(6):
        desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_Return)
    assert html(desk) == "<ul><li>your card</li><li>the form {nothing}</li></ul>"


@pytest.mark.parametrize("words", ["and/or", "see /", "/ ", "/home/erika", "//"])
def test_a_slash_that_is_no_snippet_stays_a_slash(desk: Desk, words: str) -> None:
    write(desk, words)
    assert not offered(desk)
    desk.key(Qt.Key.Key_Return)
    write(desk, "x")
    assert text(desk) == f"{words}\nx"


def test_taking_the_slash_back_closes_the_list(desk: Desk) -> None:
    write(desk, "/g")
    desk.key(Qt.Key.Key_Backspace)
    desk.key(Qt.Key.Key_Backspace)
    assert not offered(desk)
    desk.key(Qt.Key.Key_Down)
    assert text(desk) == ""


def test_another_line_or_another_field_closes_the_list(desk: Desk) -> None:
    write(desk, "one")
    desk.key(Qt.Key.Key_Return)
    write(desk, "/")
    desk.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert not offered(desk)
    desk.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    desk.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert offered(desk)
    desk.find("subjectField").setFocus()
    shown = popup(desk)
    assert shown is not None
    assert not shown.isVisible()


def test_ctrl_space_offers_anywhere_and_takes_the_word_before_it(desk: Desk) -> None:
    write(desk, "Well, hour")
    desk.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert offered(desk) == ["Hours"]
    desk.key(Qt.Key.Key_Tab)
    assert html(desk) == "<p>Well, We are open <b>from nine</b></p>"


def test_ctrl_space_after_another_word_offers_all_and_keeps_the_word(desk: Desk) -> None:
    write(desk, "Well")
    desk.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert len(offered(desk)) == 4
    write(desk, "hou")
    desk.key(Qt.Key.Key_Return)
    assert html(desk) == "<p>WellWe are open <b>from nine</b></p>"


def test_signs_that_count_twice_do_not_shift_anything(desk: Desk) -> None:
    editor(desk).textCursor().insertText("😀😀 ")
    write(desk, "hour")
    desk.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    desk.key(Qt.Key.Key_Return)
    assert html(desk) == "<p>😀😀 We are open <b>from nine</b></p>"


def test_ctrl_enter_does_not_send_while_the_list_is_open(desk: Desk, qtbot: QtBot) -> None:
    write(desk, "/gre")
    with qtbot.assertNotEmitted(desk.composer.send_requested):
        desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert html(desk).startswith("<p>Hello Erika,</p>")


def test_a_click_inserts_and_the_focus_stays_in_the_text(desk: Desk) -> None:
    write(desk, "/")
    shown = popup(desk)
    assert shown is not None
    place = shown.list.visualRect(shown.rows.index(1)).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert html(desk) == "<p>We are open <b>from nine</b></p>"
    assert QApplication.focusWidget() is editor(desk)


def test_plain_text_gets_the_plain_form(desk: Desk) -> None:
    desk.click(f"mode_{TEXT}")
    write(desk, "/gre")
    desk.key(Qt.Key.Key_Return)
    desk.composer.flush()
    assert desk.draft.text == "Hello Erika,\n\n\n\nKind regards"
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text(desk) == "/gre"


def test_a_text_snippet_has_its_own_words_and_its_cursor(desk: Desk) -> None:
    desk.click(f"mode_{TEXT}")
    write(desk, "/short")
    desk.key(Qt.Key.Key_Return)
    assert text(desk) == "one\ntwo here"
    assert before_cursor(desk) == "one\ntwo "


def test_html_source_gets_markup(desk: Desk) -> None:
    desk.click(f"mode_{HTML}")
    write(desk, "/hours")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Return)
    write(desk, "Well hours")
    desk.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    desk.key(Qt.Key.Key_Return)
    assert text(desk) == ("<p>We are open <b>from nine</b></p>\nWell We are open <b>from nine</b>")


def test_what_is_not_known_stays_and_the_guard_asks(desk: Desk) -> None:
    write(desk, "/list")
    desk.key(Qt.Key.Key_Return)
    desk.composer.flush()
    desk.assessed()
    assert "placeholder_left" in [problem.code for problem in desk.session.problems]


def test_values_are_words_and_never_markup(desk: Desk) -> None:
    desk.open(MAIL, to=(Recipient("x@example.org", "<b>Bold</b> {date}"),))
    desk.composer.body.setFocus(Qt.FocusReason.OtherFocusReason)
    write(desk, "/gre")
    desk.key(Qt.Key.Key_Return)
    assert html(desk).startswith("<p>Hello &lt;b&gt;Bold&lt;/b&gt;,</p>")


def test_without_snippets_a_slash_offers_nothing_and_ctrl_space_says_so(desk: Desk) -> None:
    desk.session.snippets.put(())
    write(desk, "/")
    assert popup(desk) is None
    desk.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    shown = popup(desk)
    assert shown is not None
    assert shown.isVisible()
    assert "no snippets yet" in shown.hint.text()
    desk.key(Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_message_that_is_only_shown_offers_nothing(desk: Desk) -> None:
    desk.composer.set_locked(True)
    write(desk, "/")
    desk.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert popup(desk) is None


def test_a_composed_slash_opens_the_list_too(desk: Desk) -> None:
    event = QInputMethodEvent()
    event.setCommitString("/")
    QApplication.sendEvent(editor(desk), event)
    assert len(offered(desk)) == 4


def test_a_slash_that_is_pasted_offers_nothing(desk: Desk) -> None:
    desk.paste("/")
    assert text(desk) == "/"
    assert not offered(desk)


def test_the_list_goes_with_its_line_and_closes_with_it_out_of_sight(desk: Desk) -> None:
    for number in range(60):
        write(desk, f"line {number}")
        desk.key(Qt.Key.Key_Return)
    for _ in range(5):
        desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_End)
    desk.key(Qt.Key.Key_Return)
    write(desk, "/")
    shown = popup(desk)
    assert shown is not None
    assert shown.isVisible()
    bar, before = editor(desk).verticalScrollBar(), shown.y()
    assert bar.maximum() > 0
    bar.setValue(bar.value() - 20)
    assert shown.isVisible()
    assert shown.y() == before + 20
    bar.setValue(0)
    assert not shown.isVisible()


def test_the_address_of_a_link_is_filled_in_too(desk: Desk) -> None:
    link = '<p>See <a href="https://example.org/?of={handle}&amp;at={nowhere}">here</a></p>'
    desk.session.snippets.put((Snippet(name="Link", html=link),))
    write(desk, "/link")
    desk.key(Qt.Key.Key_Return)
    assert html(desk) == link.replace("{handle}", "erika%40example.org")
    desk.open(SMS, to=(Recipient("+4917139200001"),))
    desk.composer.body.setFocus(Qt.FocusReason.OtherFocusReason)
    write(desk, "/link")
    desk.key(Qt.Key.Key_Return)
    assert text(desk) == "See here (https://example.org/?of=%2B4917139200001&at={nowhere})"
