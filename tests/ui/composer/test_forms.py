"""One form per channel type: what the table says is what the window shows and what leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import KNOWN_TYPES, Channel, Use, rule
from mateo_desktop.domain.draft import FIELDS, HTML, Action, Attachment, Draft, Recipient, new_id
from mateo_desktop.ui import messages
from tests.ui.composer.desk import MAIL, SMS, WHATSAPP, Desk

TYPES = {kind: Channel(new_id(), kind, kind) for kind in KNOWN_TYPES}
VALUES: dict[str, object] = {
    "to": (Recipient("erika@example.org", "Erika Muster", contact_id=new_id()),),
    "cc": (Recipient("team@example.org", "Team"), Recipient("chef@example.org")),
    "bcc": (Recipient("archiv@example.org"),),
    "subject": "Your offer",
    "html": "<p>Good <b>morning</b></p>",
    "text": "Good morning",
    "attachments": (Attachment("https://example.org/a.pdf", name="a.pdf"),),
    "actions": (Action("quick_reply", text="Yes", data="y"), Action("quick_reply", text="No")),
    "conversation_id": new_id(),
    "conversation_status": "open",
    "content": '{"a": 1}',
    "send_after": "2031-05-04T08:00:00+02:00",
    "placeholder_values": ("Erika", "Monday"),
    "reply_to_message_id": new_id(),
    "template_id": new_id(),
    "review_channel_id": new_id(),
    "marketing_channel_id": new_id(),
}


def _fields_of(desk: Desk) -> dict[str, QWidget]:
    """The widget that shows each field which a channel can hide."""
    composer = desk.composer
    return {
        "cc": composer.recipients.fields["cc"],
        "bcc": composer.recipients.fields["bcc"],
        "subject": composer.subject,
        # A chat has its own formatted page, but no source.
        "html": composer.body.mode_buttons[HTML],
        "attachments": composer.attachments.list,
        "actions": composer.actions_editor,
    }


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with a letter that has something in every field of the form."""
    fields = {name: VALUES[name] for name in ("to", *_fields_of(desk), "text")}
    desk.session.open(Draft.new(**fields))
    return desk


@pytest.mark.parametrize("kind", KNOWN_TYPES)
def test_the_form_shows_what_the_channel_can_use_and_names_the_rest(full: Desk, kind: str) -> None:
    full.session.choose(TYPES[kind])
    pane = full.composer.left_out
    dropped = channels.dropped_now(full.draft)
    for field, widget in _fields_of(full).items():
        hidden = rule(kind, field).use is Use.HIDDEN
        assert widget.isVisibleTo(full.composer) is not hidden, field
        named = field in pane.rows and pane.rows[field][0].isVisible()
        assert named is (field in dropped), field
        assert (field in full.sent) is not hidden, field
    assert pane.isVisible() is bool(dropped)


@pytest.mark.parametrize("kind", KNOWN_TYPES)
def test_the_channel_tells_what_it_has_no_use_for(full: Desk, kind: str) -> None:
    full.session.choose(TYPES[kind])
    hidden = [messages.field_name(field) for field in channels.hidden_fields(kind)]
    words = full.composer.channel.box.accessibleDescription()
    assert words.endswith(": " + ", ".join(hidden))
    assert full.composer.channel.box.toolTip()


def test_why_a_field_is_not_sent_is_said_with_its_source(full: Desk) -> None:
    full.session.choose(SMS)
    _, content, button = full.composer.left_out.rows["subject"]
    for widget in (content, button):
        assert "Subject has no place on this channel (SMS)" in widget.toolTip()
        assert "channels.md" in widget.toolTip()
    full.session.choose(MAIL)
    assert "not verified" in full.composer.left_out.rows["actions"][1].toolTip()


def test_switching_shows_in_short_what_will_not_be_sent(full: Desk) -> None:
    full.session.choose(MAIL)
    full.session.choose(SMS)
    assert full.composer.left_out.lines == (
        ("cc", "Team (+1)"),
        ("bcc", "archiv@example.org"),
        ("subject", "Your offer"),
        ("attachments", "a.pdf"),
        ("actions", "Yes (+1)"),
    )
    assert full.composer.left_out.title.text().startswith("This channel (SMS) does not send these.")


def test_switching_back_brings_everything_back(full: Desk) -> None:
    full.session.choose(MAIL)
    before, sent = full.draft, full.sent
    full.session.choose(SMS)
    assert full.sent.keys() == {"from", "id", "to", "text"}
    full.session.choose(MAIL)
    assert full.draft == before
    assert full.sent == sent
    assert full.composer.left_out.lines == (("actions", "Yes (+1)"),)


def test_send_counts_nobody_who_gets_nothing(full: Desk) -> None:
    button = full.composer.foot.button
    full.session.choose(MAIL)
    full.qtbot.waitUntil(lambda: button.text() == "Send to 4 people")
    full.session.choose(SMS)
    full.qtbot.waitUntil(lambda: button.text() == "Send to Erika Muster")
    full.click("sendAnyway_bcc")
    full.qtbot.waitUntil(lambda: button.text() == "Send to 2 people")


def test_a_field_is_sent_anyway_by_its_button_and_left_out_again_by_the_same(full: Desk) -> None:
    full.session.choose(SMS)
    before = full.draft
    full.click("sendAnyway_subject")
    assert full.sent["subject"] == "Your offer"
    assert full.find("leftOut_subject", QLabel).toolTip()
    name, content, switch = full.composer.left_out.rows["subject"]
    assert content.text() == "is sent: Your offer"
    assert switch.text() == "Leave out again"
    assert switch.accessibleName() == "Leave out again: Subject"
    assert full.composer.left_out.title.text() == "This channel (SMS) has no use for these."
    assert full.composer.subject.isVisible()

    switch.setFocus(Qt.FocusReason.TabFocusReason)
    full.key(Qt.Key.Key_Space)
    assert full.draft == before
    assert "subject" not in full.sent
    assert (content.text(), switch.text()) == ("Your offer", "Send anyway")

    # What is sent anyway comes along to the next channel, and is no question there.
    full.click("sendAnyway_subject")
    full.session.choose(MAIL)
    assert not name.isVisible()
    full.session.choose(SMS)
    button = full.find("sendAnyway_cc")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    full.key(Qt.Key.Key_Space)
    assert len(full.sent["cc"]) == 2


def test_the_note_is_put_away_until_something_else_is_left_out(full: Desk) -> None:
    full.session.choose(SMS)
    full.click("leftOutFine")
    assert not full.composer.left_out.isVisible()
    full.session.update(text="Good evening")
    assert not full.composer.left_out.isVisible()
    full.session.choose(WHATSAPP)
    assert full.composer.left_out.isVisible()


def test_formatted_text_is_named_only_where_no_text_goes_in_its_place(desk: Desk) -> None:
    desk.session.open(Draft.new(html="<p>Good <b>morning</b></p>"))
    desk.session.choose(SMS)
    assert desk.composer.left_out.lines == (("html", "Good morning"),)
    desk.session.update(text="Good morning")
    assert not desk.composer.left_out.isVisible()


def test_a_strange_name_does_nothing_in_the_note(desk: Desk) -> None:
    desk.session.open(Draft.new(subject="<b>x</b>\u202egpj" + "a" * 500))
    desk.session.choose(SMS)
    label = desk.find("leftOut_subject", QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "\u202e" not in label.text()
    assert len(label.text()) < 70


@pytest.mark.parametrize("field", [field for field in FIELDS if field not in ("from", "id")])
def test_every_field_can_be_named_in_short(qtbot: QtBot, field: str) -> None:
    from mateo_desktop.ui.messages.left_out import in_short

    assert in_short(Draft.new(**VALUES), field)


def test_a_field_of_a_file_can_be_left_out_too(desk: Desk) -> None:
    # What a file or the keyboard under More brought is never left out by itself.
    desk.open(SMS, subject="Your offer", text="Hello", pinned=frozenset({"subject"}))
    pane = desk.composer.left_out
    assert pane.isVisible()
    assert pane.title.text().endswith("They are sent anyway.")
    desk.click("sendAnyway_subject")
    assert "subject" not in desk.sent
    desk.click("leftOutFine")
    assert not pane.isVisible()


GOOGLE = TYPES["google_business_messaging"]


def _draft_for_google(desk: Desk) -> Draft:
    desk.composer.set_channels((MAIL, GOOGLE))
    person = Recipient("5a1d2c3b", "Autohaus Attrappe AG")
    return desk.open(GOOGLE, to=(person,), text="Your car is ready.")


def test_what_was_written_for_a_network_that_is_no_more_can_be_read_and_not_sent(
    desk: Desk,
) -> None:
    draft = _draft_for_google(desk)
    foot, gone = desk.composer.foot, desk.composer.gone
    assert "31 July 2024" in gone.words.text() or "July 31, 2024" in gone.words.text()
    assert gone.isVisible()
    assert "switched off" in foot.reason
    assert not foot.button.isVisible()
    assert not foot.menu_button.isVisible()
    assert foot.why.isVisible()
    assert foot.why.text() == foot.reason
    body = desk.composer.body.text
    assert body.isVisible()
    assert body.toPlainText() == "Your car is ready."
    assert body.isReadOnly()
    assert not desk.line().isEnabled()
    desk.composer.schedule()
    assert desk.draft == draft


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_from_a_network_that_is_no_more_a_draft_goes_to_another_channel(desk: Desk) -> None:
    draft = _draft_for_google(desk)
    desk.click("chooseAnotherChannel")
    assert desk.composer.channel.box.view().isVisible()
    desk.composer.channel.box.hidePopup()
    desk.composer.channel.choose_number(1)
    assert desk.draft.channel_id == MAIL.id
    assert (desk.draft.to, desk.draft.text) == (draft.to, draft.text)
    assert not desk.composer.gone.isVisible()
    assert desk.composer.foot.button.isVisible()
    assert desk.line().isEnabled()
    assert not desk.composer.body.text.isReadOnly()


def test_a_message_that_is_shown_stays_locked_whatever_its_channel(desk: Desk) -> None:
    _draft_for_google(desk)
    desk.composer.set_locked(True)
    assert not desk.composer.channel.isEnabled()
    desk.open(MAIL, text="Good morning")
    assert not desk.line().isEnabled()
    desk.composer.set_locked(False)
    assert desk.line().isEnabled()
