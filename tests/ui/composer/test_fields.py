"""Every field of the reference page can be filled in by hand and arrives in the payload."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QLineEdit, QPlainTextEdit

from mateo_desktop.domain.draft import FIELDS, Action, Attachment, Draft, Recipient
from tests.ui.composer.desk import LETTER, MAIL, SMS, UUID, WHATSAPP, Desk

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def test_the_channel_is_chosen_with_the_arrow_keys(desk: Desk) -> None:
    box = desk.composer.channel.box
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert desk.draft.channel_id == MAIL.id
    assert desk.sent["from"] == MAIL.id
    assert desk.session.channel == MAIL


@pytest.mark.parametrize("role", ["to", "cc", "bcc"])
def test_recipients_are_typed(desk: Desk, role: str) -> None:
    if role != "to":
        desk.click(f"{role}Button")
    desk.type(f"{role}Field", "Erika Muster <erika@example.org>")
    desk.key(ENTER)
    assert desk.draft.wire(role) == (Recipient("erika@example.org", "Erika Muster"),)
    assert desk.sent[role] == [{"handle": "erika@example.org", "full_name": "Erika Muster"}]


def test_the_subject_is_typed(desk: Desk) -> None:
    desk.type("subjectField", "Your appointment")
    assert desk.sent["subject"] == "Your appointment"


def test_the_body_is_typed_as_html_and_text(desk: Desk) -> None:
    desk.open(MAIL)
    desk.composer.show_field("html")
    QTest.keyClicks(desk.find("bodyEditor"), "Hello")
    desk.composer.flush()
    assert desk.sent["html"] == "<p>Hello</p>"
    assert desk.sent["text"] == "Hello"


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("conversation_id", "conversationIdField"),
        ("reply_to_message_id", "replyToField"),
        ("template_id", "templateField"),
        ("review_channel_id", "reviewChannelField"),
        ("marketing_channel_id", "marketingChannelField"),
    ],
)
def test_ids_are_typed_under_more_and_never_left_out(desk: Desk, field: str, name: str) -> None:
    desk.open(SMS)
    desk.click("moreButton")
    desk.type(name, f" {UUID}")
    assert desk.draft.wire(field) == UUID
    desk.session.choose(LETTER)
    assert desk.sent[field] == UUID


def test_the_message_id_can_be_typed_renewed_and_copied(desk: Desk) -> None:
    first = desk.draft.id
    desk.click("moreButton")
    desk.composer.show_field("id")
    desk.click("newMessageId")
    renewed = desk.draft.id
    assert renewed not in (first, "")
    desk.click("copyMessageId")
    assert QGuiApplication.clipboard().text() == renewed
    line = desk.find("messageIdField", QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, UUID)
    assert desk.sent["id"] == UUID


def test_an_emptied_message_id_is_replaced_by_a_new_one(desk: Desk) -> None:
    before = desk.draft.id
    desk.composer.show_field("id")
    line = desk.find("messageIdField", QLineEdit)
    line.selectAll()
    desk.key(Qt.Key.Key_Delete)
    assert line.text() == ""
    desk.composer.flush()
    assert desk.draft.id not in (before, "")
    assert line.text() == desk.draft.id


def test_the_conversation_status_is_chosen(desk: Desk) -> None:
    desk.click("moreButton")
    desk.choose("conversationStatusPicker", "closed")
    assert desk.sent["conversation_status"] == "closed"
    desk.choose("conversationStatusPicker", "")
    assert "conversation_status" not in desk.sent


def test_the_time_is_typed_or_picked_or_cleared(desk: Desk) -> None:
    desk.click("moreButton")
    desk.type("scheduleField", "2031-05-04T08:00:00+02:00")
    assert desk.sent["send_after"] == "2031-05-04T08:00:00+02:00"
    desk.click("scheduleClear")
    assert desk.draft.send_after == ""
    desk.click("schedulePick")
    dialog = desk.dialog("scheduleDialog")
    assert isinstance(dialog, QDialog)
    picker = dialog.findChild(QDateTimeEdit, "scheduleEdit")
    picker.setDateTime(picker.dateTime().addDays(3))
    wanted = picker.dateTime().toSecsSinceEpoch()
    dialog.accept()
    # The picker shows the time of the wall; it knows no zones.
    sent = datetime.fromisoformat(desk.sent["send_after"])
    assert sent.replace(tzinfo=UTC).timestamp() == wanted


def test_a_time_is_never_picked_into_another_draft(desk: Desk) -> None:
    desk.composer.schedule()
    dialog = desk.dialog("scheduleDialog")
    desk.open(MAIL)
    assert isinstance(dialog, QDialog)
    dialog.accept()
    assert desk.draft.send_after == ""


def test_placeholder_values_are_added_typed_moved_and_removed(desk: Desk) -> None:
    desk.click("moreButton")
    for number, word in enumerate(("Erika", "Monday")):
        desk.composer.show_field("placeholder_values")
        desk.click("addPlaceholderButton")
        desk.type(f"placeholder_{number}", word)
    assert desk.sent["placeholder_values"] == ["Erika", "Monday"]
    desk.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.draft.placeholder_values == ("Monday", "Erika")
    table = desk.composer.more.form
    assert table is not None
    assert table.placeholders.rows[0].edit.hasFocus()
    QTest.mouseClick(table.placeholders.rows[0].remove, Qt.MouseButton.LeftButton)
    assert desk.draft.placeholder_values == ("Erika",)


def test_links_are_attached_by_address(desk: Desk) -> None:
    menu = desk.composer.attachments.add.menu()
    menu.actions()[1].trigger()
    dialog = desk.dialog("addressDialog")
    assert isinstance(dialog, QDialog)
    line = dialog.findChild(QLineEdit, "attachmentAddress")
    line.end(False)
    QTest.keyClicks(line, "example.org/form.pdf")
    dialog.accept()
    assert desk.sent["attachments"] == ["https://example.org/form.pdf"]


def test_buttons_are_added_and_filled_in(desk: Desk) -> None:
    desk.open(WHATSAPP)
    desk.click("addActionButton")
    desk.choose("action_0_kind", "call_to_action")
    desk.choose("action_0_subtype", "url")
    desk.type("action_0_text", "Map")
    desk.type("action_0_data", "https://example.org")
    assert desk.sent["actions"] == [
        {"type": "call_to_action", "text": "Map", "data": "https://example.org", "subtype": "url"}
    ]


def test_raw_content_waits_for_somebody_who_knows(desk: Desk) -> None:
    desk.click("moreButton")
    desk.composer.more.show_field("id")
    box = desk.find("contentField", QPlainTextEdit)
    assert not box.isVisible()
    desk.composer.show_field("content")
    QTest.keyClicks(box, '{"a": 1}')
    assert desk.sent["content"] == {"a": 1}
    # It is sent, so it stays in sight, but can no longer be edited by accident.
    desk.find("contentSwitch").setFocus()
    desk.key(Qt.Key.Key_Space)
    assert box.isVisible()
    assert box.isReadOnly()


def test_anything_newer_goes_into_the_extra_fields(desk: Desk) -> None:
    desk.composer.show_field("extra")
    QTest.keyClicks(desk.find("extraFieldsField"), '{"priority": "high"}')
    assert desk.sent["priority"] == "high"


def test_every_field_has_a_place_the_cursor_can_be_put_to(desk: Desk) -> None:
    desk.open(
        MAIL,
        to=(Recipient("a@example.org"),),
        actions=(Action(text="Yes"),),
        attachments=(Attachment("https://example.org/a.pdf"),),
        placeholder_values=("x",),
    )
    desk.session.pin("actions", "placeholder_values")
    places = {*FIELDS, "extra", "/to/0", "/actions/0", "/attachments/0", "/placeholder_values/0"}
    for place in sorted(places):
        desk.composer.foot.pill.setFocus()
        desk.composer.show_field(place)
        focus = desk.composer.focusWidget()
        assert focus is not None
        assert focus is not desk.composer.foot.pill, place
        assert desk.composer.isAncestorOf(focus), place


def test_wherever_the_cursor_is_the_payload_learns_of_it(desk: Desk) -> None:
    desk.open(MAIL, actions=(Action(text="Yes"),), placeholder_values=("x",))
    desk.session.pin("actions")
    told: list[str] = []
    desk.composer.field_focused.connect(told.append)
    for place in (
        "to", "from", "subject", "/actions/0", "conversation_id", "id", "send_after", "content",
        "conversation_status", "/placeholder_values/0", "template_id", "extra",
    ):  # fmt: skip
        told.clear()
        desk.composer.show_field(place)
        field = place.split("/")[1] if place.startswith("/") else place
        if field != "extra":
            assert any(pointer.startswith(f"/{field}") for pointer in told), place


def test_a_past_time_and_a_far_one_are_said_in_words(desk: Desk) -> None:
    soon = datetime.now(UTC) + timedelta(hours=14, minutes=10)
    desk.click("moreButton")
    form = desk.composer.more.form
    assert form is not None
    desk.session.update(send_after=soon.isoformat(timespec="seconds"))
    assert "in 14 h" in form.schedule.meaning
    desk.session.update(send_after="2020-01-01T00:00:00Z")
    assert "past" in form.schedule.meaning
    # No local time exists for these two ends of the calendar.
    for end in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        desk.session.update(send_after=end)
        assert form.schedule.edit.text() == end


def test_a_locked_message_shows_everything_and_lets_nothing_be_changed(desk: Desk) -> None:
    draft = desk.open(
        MAIL,
        to=(Recipient("a@example.org"),),
        subject="Hello",
        conversation_id=UUID,
        attachments=(Attachment("https://example.org/a.pdf"),),
        content="{}",
    )
    desk.composer.show_field("conversation_id")
    desk.composer.set_locked(True)
    for name in ("conversationIdField", "messageIdField", "extraFieldsField", "contentField"):
        desk.find(name).setFocus()
        QTest.keyClicks(desk.find(name), "x")
    QTest.keyClicks(desk.line(), "b@example.org,")
    QTest.keyClicks(desk.composer.subject.edit, "x")
    desk.composer.channel.choose_number(2)
    desk.composer.attachments.choose_files()
    desk.composer.schedule()
    desk.composer.flush()
    assert desk.draft == draft
    assert not desk.composer.acceptDrops()
    desk.click("copyMessageId")
    assert QGuiApplication.clipboard().text() == draft.id
    desk.composer.set_locked(False)
    desk.type("subjectField", "!")
    assert desk.draft.subject.count("!") == 1


def test_a_draft_with_an_unknown_status_keeps_it(desk: Desk) -> None:
    draft = Draft.new(conversation_status="snoozed")
    desk.composer.show_field("conversation_status")
    desk.session.open(draft)
    assert desk.composer.more.form is not None
    assert desk.composer.more.form.status.currentText() == "snoozed"
    assert desk.draft == draft
