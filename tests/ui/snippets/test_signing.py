"""The signature on the desk: below what is written, and never in the way."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.channels import Channel, choose
from mateo_desktop.domain.draft import HTML, Draft, Recipient
from mateo_desktop.ui.text.rich import blocks
from tests.ui.composer.desk import LETTER, MAIL, SMS, WHATSAPP, Desk

ERIKA = Recipient("erika@example.org", "Erika Muster")
SUPPORT = "<p>Kind regards</p><p><b>{channel}</b></p>"
TABLE = f"{blocks.TABLE}<tr><td>Tel</td><td>+49 30 23125</td></tr></table>"
RICH_ONES = [
    "<p>Regards</p><ul><li>Mon to Fri<ul><li>9 to 5</li></ul></li></ul>",
    f"<p>Regards</p>{TABLE}",
    f"<ol><li>One</li></ol>{TABLE}<p>Yours</p>",
]
FILLED = "<p>Kind regards</p><p><b>Support</b></p>"


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(qtbot)
    desk.session.snippets.put_signatures(
        {MAIL.id: SUPPORT, SMS.id: "<p>Your service</p>", LETTER.id: "<p>Yours</p>"}
    )
    return desk


def begin(desk: Desk, channel: Channel = MAIL, **fields: object) -> Draft:
    """A new message from *channel*, with the cursor in the text."""
    draft = choose(Draft.new(wants_signature=True, to=(ERIKA,), **fields), channel)
    desk.session.open(desk.session.signed(draft, channel), channel)
    desk.composer.body.setFocus(Qt.FocusReason.OtherFocusReason)
    return desk.draft


def write(desk: Desk, words: str) -> None:
    page = desk.composer.body.pages.currentWidget()
    assert page is not None
    QTest.keyClicks(page, words)


def test_typing_begins_above_the_signature(desk: Desk) -> None:
    begin(desk)
    write(desk, "Hello")
    desk.key(Qt.Key.Key_Return)
    write(desk, "there")
    desk.composer.flush()
    assert desk.draft.html == f"<p>Hello</p><p>there</p>{FILLED}"
    assert desk.draft.text == "Hello\n\nthere\n\nKind regards\n\nSupport"
    assert desk.sent["html"] == desk.draft.html
    assert desk.sent["text"] == desk.draft.text


def test_on_sms_typing_begins_above_it_too(desk: Desk) -> None:
    begin(desk, SMS)
    write(desk, "Hello")
    desk.composer.flush()
    assert desk.draft.text == "Hello\n\nYour service"


def test_a_new_message_with_nothing_but_it_is_untouched(desk: Desk) -> None:
    for channel in (MAIL, SMS, LETTER):
        begin(desk, channel)
        desk.draft.replace(to=())
        assert desk.draft.replace(to=()).is_empty, channel.name
        desk.session.update(to=())
        assert desk.composer.is_untouched
    write(desk, "x")
    assert not desk.composer.is_untouched


def test_another_channel_changes_it_and_keeps_the_words_and_the_cursor(desk: Desk) -> None:
    begin(desk)
    write(desk, "Hello")
    # By a shortcut the focus stays in the text, and what was typed is still in hand.
    desk.session.choose(LETTER)
    write(desk, "!")
    desk.composer.flush()
    assert desk.draft.html == "<p>Hello!</p><p>Yours</p>"
    desk.session.choose(SMS)
    assert desk.draft.text == "Hello!\n\nYour service"
    desk.session.choose(WHATSAPP)
    assert desk.draft.text == "Hello!"
    desk.session.choose(MAIL)
    assert desk.draft.html == f"<p>Hello!</p>{FILLED}"


def test_an_edited_one_stays_as_it_is(desk: Desk) -> None:
    begin(desk)
    desk.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    write(desk, " team")
    desk.session.choose(LETTER)
    assert desk.draft.html == "<p><br></p><p>Kind regards</p><p><b>Support team</b></p>"
    desk.session.choose(WHATSAPP)
    assert "Support team" in desk.draft.text


def test_undo_takes_back_what_was_typed_and_not_the_signature(desk: Desk) -> None:
    begin(desk)
    write(desk, "Hello")
    for _ in range(8):
        desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.composer.flush()
    assert desk.draft.html.replace("<p><br></p>", "") == FILLED
    assert desk.draft.replace(to=()).is_empty


def test_a_message_from_a_file_gets_none(desk: Desk) -> None:
    desk.open(MAIL, html="<p>Hi</p>", text="Hi")
    desk.session.choose(LETTER)
    assert desk.draft.html == "<p>Hi</p>"


def test_one_that_was_stored_is_not_changed_by_opening_it(desk: Desk) -> None:
    draft = begin(desk)
    desk.session.snippets.sign(MAIL.id, "<p>New</p>")
    desk.session.open(draft, MAIL)
    assert desk.draft == draft
    desk.session.choose(MAIL)
    assert desk.draft.html == "<p><br></p><p>New</p>"


def test_html_source_shows_it_as_ordinary_markup(desk: Desk) -> None:
    begin(desk)
    write(desk, "Hello")
    desk.click(f"mode_{HTML}")
    page = desk.composer.body.source
    assert FILLED in page.text().replace("\n", "")
    desk.session.choose(LETTER)
    QApplication.processEvents()
    assert desk.draft.html.replace("\n", "") == "<p>Hello</p><p>Yours</p>"


def test_the_guard_does_not_read_it(desk: Desk) -> None:
    desk.session.snippets.sign(MAIL.id, "<p>Our terms are attached to every [order]</p>")
    begin(desk, subject="Offer")
    write(desk, "Hello")
    desk.composer.flush()
    desk.assessed()
    assert desk.session.problems == ()


def test_another_signature_leaves_all_earlier_steps_to_undo(desk: Desk) -> None:
    begin(desk)
    write(desk, "Hello")
    desk.composer.flush()
    at = desk.composer.body.rich.textCursor().position()
    desk.session.choose(LETTER)
    rich = desk.composer.body.rich
    assert rich.html() == desk.draft.html == "<p>Hello</p><p>Yours</p>"
    assert rich.textCursor().position() == at
    rich.undo()
    assert rich.html() == f"<p>Hello</p>{FILLED}"
    rich.undo()
    assert "Hello" not in rich.html()
    rich.redo()
    rich.redo()
    desk.composer.flush()
    assert desk.draft.html == "<p>Hello</p><p>Yours</p>"


@pytest.mark.parametrize("signature", RICH_ONES)
def test_lists_and_tables_in_it_come_and_go_as_one_step(desk: Desk, signature: str) -> None:
    desk.session.snippets.put_signatures({MAIL.id: signature, LETTER.id: "<p>Yours</p>"})
    begin(desk)
    desk.composer.body.rich.document().clearUndoRedoStacks()
    write(desk, "Hello")
    desk.composer.flush()
    rich = desk.composer.body.rich
    at = rich.textCursor().position()
    desk.session.choose(LETTER)
    assert rich.html() == desk.draft.html == "<p>Hello</p><p>Yours</p>"
    desk.session.choose(MAIL)
    assert rich.html() == desk.draft.html == f"<p>Hello</p>{signature}"
    assert rich.textCursor().position() == at
    rich.undo()
    assert rich.html() == "<p>Hello</p><p>Yours</p>"
    rich.undo()
    assert rich.html() == f"<p>Hello</p>{signature}"
    rich.undo()
    assert rich.html() == f"<p><br></p>{signature}"
    for _ in range(3):
        rich.redo()
    desk.composer.flush()
    assert desk.draft.html == f"<p>Hello</p>{signature}"


@pytest.mark.parametrize("signature", RICH_ONES)
def test_above_a_quote_too(desk: Desk, signature: str) -> None:
    quote = f"<blockquote><p>Before</p>{TABLE}</blockquote>"
    desk.session.snippets.put_signatures({MAIL.id: signature, LETTER.id: "<p>Yours</p>"})
    begin(desk, html=f"<p>Hello</p>{quote}", text="")
    rich = desk.composer.body.rich
    assert rich.html() == f"<p>Hello</p>{signature}{quote}"
    desk.session.choose(LETTER)
    assert rich.html() == f"<p>Hello</p><p>Yours</p>{quote}"
    rich.undo()
    assert rich.html() == f"<p>Hello</p>{signature}{quote}"


@pytest.mark.parametrize("signature", [SUPPORT, *RICH_ONES])
def test_by_way_of_an_sms_no_step_is_lost(desk: Desk, signature: str) -> None:
    desk.session.snippets.put_signatures({MAIL.id: signature, SMS.id: "<p>Your service</p>"})
    begin(desk)
    write(desk, "Hello")
    desk.composer.flush()
    rich = desk.composer.body.rich
    before, at = rich.html(), rich.textCursor().position()
    desk.session.choose(SMS)
    write(desk, "!")
    assert desk.composer.body.text.text() == "Hello!\n\nYour service"
    desk.session.choose(LETTER)
    assert rich.html() == desk.draft.html == "<p>Hello</p>"
    assert rich.textCursor().position() == at
    rich.undo()
    assert rich.html() == before
    rich.undo()
    assert "Hello" not in rich.html()


def test_in_plain_text_it_changes_by_one_step_too(desk: Desk) -> None:
    other = dataclasses.replace(SMS, id="00000000-0000-4000-8000-00000000a5a5", name="Second")
    desk.session.snippets.put_signatures({SMS.id: "<p>Your service</p>", other.id: "<p>Bye 👋</p>"})
    begin(desk, SMS)
    write(desk, "Hello")
    text = desk.composer.body.text
    at = text.textCursor().position()
    desk.session.choose(other)
    assert text.text() == desk.draft.text == "Hello\n\nBye 👋"
    assert text.textCursor().position() == at
    text.undo()
    assert text.text() == "Hello\n\nYour service"
    text.undo()
    assert text.text() == "\n\nYour service"


def test_in_the_source_it_changes_by_one_step_too(desk: Desk) -> None:
    begin(desk)
    write(desk, "Hello")
    desk.click(f"mode_{HTML}")
    source = desk.composer.body.source
    write(desk, " ")
    before = source.text()
    desk.session.choose(LETTER)
    assert "Yours" in source.text()
    source.undo()
    assert source.text() == before
