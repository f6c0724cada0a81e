"""The From row: choosing loses nothing, and any UUID can be entered by hand."""

import dataclasses

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit

from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient
from tests.ui.composer.desk import ASLEEP, CHANNELS, LETTER, MAIL, SMS, UUID, WHATSAPP, Desk


def _row(desk: Desk, channel_id: str) -> int:
    box = desk.composer.channel.box
    return next(
        row
        for row in range(box.count())
        if isinstance(box.itemData(row), Channel) and box.itemData(row).id == channel_id
    )


def _scroll_over(box: QComboBox) -> None:
    middle = QPointF(box.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(box.mapToGlobal(box.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)


def _ask_by_hand(desk: Desk) -> QDialog:
    box = desk.composer.channel.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    dialog = desk.dialog("handMadeChannel")
    assert isinstance(dialog, QDialog)
    return dialog


def test_name_type_and_handle_are_read_out_for_every_channel(desk: Desk) -> None:
    box = desk.composer.channel.box
    assert box.itemText(_row(desk, MAIL.id)) == "Support · e-mail · s@example.org"
    assert box.itemText(_row(desk, LETTER.id)) == "Letters · letter"
    desk.session.choose(WHATSAPP)
    assert box.currentText() == "Service · WhatsApp · +493023125001"


def test_a_channel_that_cannot_send_is_grey_and_says_why(desk: Desk) -> None:
    box = desk.composer.channel.box
    row = _row(desk, ASLEEP.id)
    assert box.itemText(row).endswith("in review")
    assert not box.model().flags(box.model().index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
    desk.composer.channel.choose_number(len(CHANNELS))
    assert desk.draft.channel_id == ""


@pytest.mark.parametrize(
    ("status", "active", "words"),
    [
        ("in-review", False, "in review"),
        ("rejected", True, "rejected"),
        ("active", False, "inactive"),
        ("", False, "inactive"),
        ("inactive", None, "inactive"),
        ("paused", False, "paused"),
    ],
)
def test_the_status_says_more_than_that_a_channel_is_off(
    desk: Desk, status: str, active: bool | None, words: str
) -> None:
    asleep = dataclasses.replace(ASLEEP, status=status, active=active)
    desk.composer.set_channels([asleep])
    assert desk.composer.channel.box.itemText(_row(desk, asleep.id)).endswith(words)


def test_a_number_chooses_the_channel_at_that_place(desk: Desk) -> None:
    for number, channel in enumerate((MAIL, SMS, WHATSAPP, LETTER), start=1):
        desk.composer.channel.choose_number(number)
        assert desk.draft.channel_id == channel.id
    desk.composer.channel.choose_number(9)
    assert desk.draft.channel_id == LETTER.id


def test_among_many_channels_typing_the_name_finds_one(desk: Desk) -> None:
    many = [
        Channel(f"00000000-0000-4000-8000-{number:012}", "email", f"Team {number:03}")
        for number in range(300)
    ]
    wanted = Channel(UUID, "sms", "Reminders")
    desk.composer.set_channels([*many, wanted])
    box = desk.composer.channel.box
    box.setFocus()
    QTest.keyClicks(box, "remind")
    assert desk.draft.channel_id == UUID


def test_the_wheel_scrolls_past_without_turning_any_list(desk: Desk) -> None:
    desk.open(MAIL, actions=(Action(),))
    desk.session.pin("actions")
    desk.composer.show_field("conversation_status")
    before = desk.draft
    for name in ("channelPicker", "conversationStatusPicker", "action_0_kind"):
        _scroll_over(desk.find(name, QComboBox))
    assert desk.draft == before


def test_a_channel_entered_by_hand_is_chosen_and_told(desk: Desk) -> None:
    made: list[Channel] = []
    desk.composer.channel_made.connect(made.append)
    dialog = _ask_by_hand(desk)
    line = dialog.findChild(QLineEdit, "handMadeId")
    QTest.keyClicks(line, "4711")
    dialog.accept()
    assert dialog.isVisible()
    assert made == []
    line.clear()
    QTest.keyClicks(line, f" {UUID} ")
    kind = dialog.findChild(QComboBox, "handMadeType")
    kind.setCurrentIndex(kind.findData("whatsapp"))
    QTest.keyClicks(dialog.findChild(QLineEdit, "handMadeName"), "My channel")
    dialog.accept()
    assert made == [Channel(UUID, "whatsapp", "My channel", by_hand=True)]
    assert desk.sent["from"] == UUID
    assert desk.draft.channel_type == "whatsapp"
    assert desk.composer.channel.box.currentText() == "My channel · WhatsApp"


def test_an_unknown_channel_of_a_draft_is_shown_and_offered_for_naming(desk: Desk) -> None:
    draft = Draft.new(channel_id=UUID)
    desk.session.open(draft)
    box = desk.composer.channel.box
    assert UUID in box.currentText()
    assert "type not known" in box.currentText()
    dialog = _ask_by_hand(desk)
    assert dialog.findChild(QLineEdit, "handMadeId").text() == UUID
    dialog.reject()
    assert UUID in box.currentText()
    assert desk.draft == draft


def test_a_late_list_of_channels_changes_no_draft(desk: Desk) -> None:
    draft = desk.open(WHATSAPP)
    for found in ((), (MAIL,), CHANNELS):
        desk.composer.set_channels(found, "as of yesterday")
        assert desk.draft == draft
    assert desk.composer.channel.box.currentText().startswith("Service")


FULL = {
    "to": (Recipient("a@example.org"),),
    "cc": (Recipient("b@example.org"),),
    "bcc": (Recipient("c@example.org"),),
    "subject": "Hello",
    "html": "<p>Hi</p>",
    "text": "Hi",
    "attachments": (Attachment("https://example.org/a.pdf"),),
    "actions": (Action(text="Yes"),),
    "placeholder_values": ("x",),
    "template_id": UUID,
}


def test_through_all_channels_and_back_nothing_is_lost(desk: Desk) -> None:
    first = desk.open(MAIL, **FULL)
    # The draft as MAIL would have it, which is where the journey ends.
    desk.session.choose(MAIL)
    at_home = desk.draft
    for channel in (SMS, LETTER, WHATSAPP, MAIL):
        desk.session.choose(channel)
        QApplication.processEvents()
    assert desk.draft == at_home
    for field in FULL:
        assert desk.draft.wire(field) == first.wire(field)


@pytest.mark.parametrize("field", ["subject", "cc", "attachments"])
def test_what_is_left_out_says_so_and_is_sent_by_one_click(desk: Desk, field: str) -> None:
    desk.open(MAIL, **FULL)
    desk.session.choose(SMS)
    assert field not in desk.sent
    desk.click("problemPill")
    rows = desk.composer.checklist
    (place,) = (number for number, row in enumerate(rows.rows.rows) if row.left_out == field)
    assert "left out" in rows.rows.rows[place].text
    rows.setCurrentIndex(rows.rows.index(place))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert field in desk.sent
    assert field in desk.draft.pinned
    desk.session.choose(LETTER)
    assert field in desk.sent


def test_a_renamed_channel_is_shown_under_its_new_name(desk: Desk) -> None:
    desk.open(MAIL)
    desk.composer.set_channels([dataclasses.replace(MAIL, name="Help desk")])
    assert desk.composer.channel.box.currentText().startswith("Help desk")
