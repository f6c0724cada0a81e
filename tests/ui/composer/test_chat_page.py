"""WhatsApp is written with formats: four marks, and everything a page of the text does."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.domain.snippet import Snippet
from mateo_desktop.ui.composer.chat_page import ChatPage
from mateo_desktop.ui.composer.pointers import pointer_of
from mateo_desktop.ui.snippets.completion import SnippetCompletion
from tests.ui.composer.desk import MAIL, SMS, WHATSAPP, Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LOOSE = "2 * 3 * 4, snake_case, *open, ** and ```\n\n  indented  \n*b*"


@pytest.fixture
def chat(desk: Desk) -> ChatPage:
    """The page of a WhatsApp message, with the cursor in it."""
    desk.open(WHATSAPP)
    return _focused(desk)


def _focused(desk: Desk) -> ChatPage:
    page = desk.composer.body.pages.currentWidget()
    assert isinstance(page, ChatPage)
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    assert page.hasFocus()
    return page


def _written(desk: Desk) -> str:
    desk.composer.body.flush()
    return desk.draft.text


def _buttons(desk: Desk) -> list[str]:
    bar = desk.composer.body.bar
    return [name for name, button in bar.buttons.items() if button.isVisible()]


def test_what_is_typed_with_formats_goes_out_with_marks(desk: Desk, chat: ChatPage) -> None:
    QTest.keyClicks(chat, "Dear ")
    QTest.keyClick(chat, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(chat, "you")
    QTest.keyClick(chat, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(chat, ", 2 * 3 * 4")
    QTest.keyClick(chat, Qt.Key.Key_Return)
    QTest.mouseClick(desk.composer.body.bar.buttons["italic"], Qt.MouseButton.LeftButton)
    assert chat.hasFocus()
    QTest.keyClicks(chat, "soon")
    assert desk.composer.body.bar.buttons["italic"].isChecked()
    assert _written(desk) == "Dear *you*, 2 * 3 * 4\n_soon_"
    assert desk.sent["text"] == "Dear *you*, 2 * 3 * 4\n_soon_"
    assert "html" not in desk.sent
    assert desk.composer.body.foot.count.isVisible()
    assert desk.composer.body.foot.count.text().startswith("28")


def test_a_chat_has_four_buttons_and_no_pages(desk: Desk, chat: ChatPage) -> None:
    body = desk.composer.body
    assert body.head.isVisible()
    assert _buttons(desk) == ["bold", "italic", "strike", "code"]
    assert not any(button.isVisible() for button in body.mode_buttons.values())
    assert desk.composer.findChild(QTextEdit, "textBody") is chat
    assert desk.composer.findChild(QPlainTextEdit, "textBody") is None
    assert chat.accessibleName() == "Chat message"
    assert pointer_of(chat) == "/text"
    desk.session.choose(MAIL)
    assert all(button.isVisible() for button in body.mode_buttons.values())
    desk.qtbot.waitUntil(lambda: "bullets" in _buttons(desk))
    desk.session.choose(SMS)
    assert body.head.isHidden()


def test_email_whatsapp_email_keeps_every_word_and_mixes_no_undo(desk: Desk) -> None:
    desk.open(MAIL)
    body = desk.composer.body
    body.setFocus()
    QTest.keyClicks(body.rich, "Hello")
    # Nothing was read yet when the channel changes.
    desk.session.choose(WHATSAPP)
    chat = _focused(desk)
    assert chat.text() == "Hello"
    assert not chat.document().isUndoAvailable()
    chat.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(chat, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(chat, " you")
    desk.session.choose(MAIL)
    assert desk.draft.text == "Hello *you*"
    assert body.pages.currentWidget() is body.rich
    assert body.rich.hasFocus()
    assert body.rich.html() == "<p>Hello</p>"
    QTest.keyClick(body.rich, Qt.Key.Key_Z, CTRL)
    body.flush()
    assert body.rich.toPlainText() == ""
    assert desk.draft.text == "Hello *you*"
    desk.session.choose(WHATSAPP)
    QTest.keyClick(chat, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(chat, Qt.Key.Key_Z, CTRL)
    assert _written(desk) == "Hello"


def test_a_text_from_another_page_is_shown_although_the_chat_knows_an_equal_one(
    desk: Desk, chat: ChatPage
) -> None:
    QTest.keyClicks(chat, "one")
    desk.session.choose(SMS)
    plain = desk.composer.body.text
    assert plain.text() == "one"
    plain.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(plain, " *two*")
    desk.session.choose(WHATSAPP)
    assert chat.text() == desk.draft.text == "one *two*"
    assert chat.toPlainText() == "one two"
    # What was written elsewhere is one step here.
    chat.undo()
    assert chat.text() == "one"
    chat.redo()
    desk.composer.flush()
    assert chat.text() == desk.draft.text == "one *two*"


def test_another_draft_begins_anew(desk: Desk, chat: ChatPage) -> None:
    QTest.keyClicks(chat, "same")
    desk.composer.body.flush()
    first = desk.draft
    desk.open(WHATSAPP, text="same")
    assert not chat.document().isUndoAvailable()
    QTest.keyClick(chat, Qt.Key.Key_Z, CTRL)
    assert _written(desk) == "same"
    desk.session.open(first, WHATSAPP)
    assert desk.draft == first


@pytest.mark.parametrize("text", [LOOSE, "*b* _i_", "a\u00a0b ", "*a " * 500, "\n\n*b*\n"])
def test_opening_and_leaving_a_draft_changes_no_letter(desk: Desk, text: str) -> None:
    desk.open(WHATSAPP, text=text)
    before = desk.draft
    desk.composer.body.flush()
    desk.session.choose(MAIL)
    desk.session.choose(WHATSAPP)
    assert desk.draft.text == text
    assert desk.draft.html == before.html
    chat = _focused(desk)
    chat.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(chat, "!")
    assert _written(desk) != text
    QTest.keyClick(chat, Qt.Key.Key_Backspace)
    assert _written(desk) == text


def test_marks_typed_by_hand_go_out_as_they_were_typed(desk: Desk, chat: ChatPage) -> None:
    QTest.keyClicks(chat, "is *Monday* ok? 3 * 4_")
    assert _written(desk) == "is *Monday* ok? 3 * 4_"


def test_every_key_is_told_at_once_and_read_when_asked(
    qtbot: QtBot, desk: Desk, chat: ChatPage
) -> None:
    keys: list[None] = []
    desk.session.touched.connect(lambda: keys.append(None))
    QTest.keyClicks(chat, "abc")
    QTest.keyClick(chat, Qt.Key.Key_A, CTRL)
    QTest.keyClick(chat, Qt.Key.Key_B, CTRL)
    assert len(keys) >= 4
    with qtbot.waitSignal(desk.session.changed):
        pass
    assert desk.draft.text == "*abc*"


def test_leaving_the_page_reads_it(desk: Desk, chat: ChatPage) -> None:
    QTest.keyClicks(chat, "abc")
    QTest.keyClick(chat, Qt.Key.Key_Tab)
    assert not chat.hasFocus()
    assert desk.draft.text == "abc"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, SHIFT)
    assert chat.hasFocus()


def test_tab_goes_from_the_bar_into_the_chat(desk: Desk, chat: ChatPage) -> None:
    reached = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, SHIFT)
        reached.append(QApplication.focusWidget().objectName())
    assert reached[:4] == ["format_code", "format_strike", "format_italic", "format_bold"]


def test_ctrl_enter_is_left_to_the_window(desk: Desk, chat: ChatPage) -> None:
    QTest.keyClicks(chat, "a")
    QTest.keyClick(chat, Qt.Key.Key_Return, CTRL)
    assert _written(desk) == "a"


def test_files_and_formats_come_in_by_a_paste(qtbot: QtBot, desk: Desk, chat: ChatPage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/offer.pdf")])
    with qtbot.waitSignal(desk.composer.files_chosen) as dropped:
        chat.insertFromMimeData(mime)
    assert dropped.args == [["/tmp/offer.pdf"]]
    mime = QMimeData()
    mime.setHtml("<p>a <b>b</b></p><ul><li>c</li></ul>")
    chat.insertFromMimeData(mime)
    assert _written(desk) == "a *b*\n- c"
    QTest.keyClick(chat, Qt.Key.Key_Z, CTRL)
    assert _written(desk) == ""


def test_what_is_copied_has_its_marks_as_text(chat: ChatPage) -> None:
    chat.put_text("*a*\n\nb ~c~")
    QTest.keyClick(chat, Qt.Key.Key_A, CTRL)
    QTest.keyClick(chat, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "*a*\n\nb ~c~"
    QTest.keyClick(chat, Qt.Key.Key_Delete)
    QTest.keyClick(chat, Qt.Key.Key_V, CTRL)
    assert chat.text() == "*a*\n\nb ~c~"


def test_find_and_replace_keeps_the_marks(desk: Desk, chat: ChatPage) -> None:
    chat.put_text("*old* and old")
    QTest.keyClick(chat, Qt.Key.Key_H, CTRL)
    bar = desk.composer.body.find_keys.bar
    assert bar.isVisible()
    QTest.keyClicks(bar.sought, "old")
    QTest.keyClicks(bar.other, "new")
    QTest.mouseClick(bar.all_button, Qt.MouseButton.LeftButton)
    assert _written(desk) == "*new* and new"


def test_a_snippet_brings_its_formats_as_marks_at_any_line(desk: Desk, chat: ChatPage) -> None:
    greeting = Snippet(
        name="Greeting", html="<p>Kind <b>regards</b>{cursor}</p><ul><li>x</li></ul>"
    )
    own = Snippet(name="Own", html="<p>long</p>", text="_short_ {channel}")
    desk.session.snippets.put((greeting, own))
    QTest.keyClicks(chat, "Hello")
    QTest.keyClick(chat, Qt.Key.Key_Return)
    QTest.keyClicks(chat, "/Gre")
    QTest.keyClick(chat, Qt.Key.Key_Return)
    assert _written(desk) == "Hello\nKind *regards*\n- x"
    QTest.keyClicks(chat, "!")
    assert _written(desk) == "Hello\nKind *regards!*\n- x"
    QTest.keyClick(chat, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(chat, Qt.Key.Key_Z, CTRL)
    assert _written(desk) == "Hello\n/Gre"
    completion = chat.findChild(SnippetCompletion)
    assert isinstance(completion, SnippetCompletion)
    chat.put_text("")
    QTest.keyClicks(chat, "Own")
    completion.ask()
    QTest.keyClick(chat, Qt.Key.Key_Return)
    assert _written(desk) == "_short_ Service"
    QTest.keyClick(chat, Qt.Key.Key_A, CTRL)
    assert completion.selected_html() == "<p><i>short</i> Service</p>"


def test_a_chat_that_was_sent_is_only_shown(desk: Desk, chat: ChatPage) -> None:
    desk.composer.set_locked(True)
    QTest.keyClicks(chat, "x")
    assert _written(desk) == ""
    desk.composer.set_locked(False)
    QTest.keyClicks(chat, "x")
    assert _written(desk) == "x"
    locked = Draft.new(text="a", channel_type="whatsapp")
    desk.composer.set_locked(True)
    desk.session.open(locked)
    assert chat.isReadOnly()


def test_markup_somebody_insists_on_has_its_pages_beside_the_chat(
    desk: Desk, chat: ChatPage
) -> None:
    body = desk.composer.body
    QTest.keyClicks(chat, "a")
    desk.session.pin("html")
    assert _written(desk) == "a"
    assert body.pages.currentWidget() is chat
    assert body.mode_buttons[TEXT].isChecked()
    for mode, page in ((RICH, body.rich), (HTML, body.source), (TEXT, chat)):
        QTest.mouseClick(body.mode_buttons[mode], Qt.MouseButton.LeftButton)
        assert body.pages.currentWidget() is page
    assert desk.draft.body_mode == TEXT
    body.show_field("html")
    assert not chat.isVisible()
    body.show_field("text")
    assert chat.hasFocus()


def test_clear_takes_the_marks_and_leaves_the_lines_close(chat: ChatPage) -> None:
    chat.put_text("*a*\nb")
    height = chat.document().size().height()
    QTest.keyClick(chat, Qt.Key.Key_A, CTRL)
    chat.do("clear")
    assert chat.text() == "a\nb"
    assert chat.document().size().height() == height


def test_a_long_text_of_a_chat_is_typed_without_a_hitch(desk: Desk) -> None:
    line = "*Bold* words, 2 * 3 and _some_ more of a line that is as long as a line is. "
    desk.open(WHATSAPP, text=(line + "\n") * 2_600)
    chat = _focused(desk)
    cursor = chat.textCursor()
    cursor.setPosition(chat.document().findBlockByNumber(1_300).position())
    chat.setTextCursor(cursor)
    took = []
    for letter in "some words":
        begun = time.thread_time()
        QTest.keyClicks(chat, letter)
        took.append(time.thread_time() - begun)
    # Far below what is felt; laid out as one block it takes seconds.
    assert sorted(took)[len(took) // 2] < 0.05
