"""The foot says to whom, whether it can go, and what became of it."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from mateo_desktop.domain.draft import Attachment, Recipient
from mateo_desktop.ui.composer.send_bar import SendLine
from tests.ui.composer.desk import LETTER, MAIL, SMS, UUID, Desk

PEOPLE = tuple(Recipient(f"n{n}@example.org") for n in range(3))


def _ready(desk: Desk, **fields: object) -> None:
    words = {"to": (Recipient("e@example.org", "Erika & Söhne"),), "subject": "Hi", "text": "Hi"}
    desk.open(MAIL, **{**words, **fields})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Send to Erika && Söhne"),
        ({"to": ()}, "Send"),
        ({"to": PEOPLE[:2]}, "Send to 2 people"),
        ({"to": PEOPLE[:1], "cc": PEOPLE[1:]}, "Send to 3 people"),
        ({"to": (Recipient(full_name="N" * 60, handle="n@example.org"),)}, f"Send to {'N' * 27}…"),
        ({"send_after": "2031-01-01T08:00:00Z"}, "Schedule"),
    ],
)
def test_send_says_to_whom(desk: Desk, fields: dict[str, object], words: str) -> None:
    _ready(desk, **fields)
    assert desk.find("sendButton", QPushButton).text() == words
    assert desk.find("sendButton").isEnabled()


@pytest.mark.parametrize(
    ("fields", "sentence", "focus"),
    [
        ({"conversation_id": "4711"}, "no UUID", "conversationIdField"),
        ({"template_id": f"{UUID}x"}, "no UUID", "templateField"),
        ({"review_channel_id": "x"}, "no UUID", "reviewChannelField"),
        ({"marketing_channel_id": "x"}, "no UUID", "marketingChannelField"),
        ({"reply_to_message_id": "x"}, "no UUID", "replyToField"),
        ({"id": "x"}, "no UUID", "messageIdField"),
        ({"content": "{"}, "cannot be read", "contentField"),
        ({"extra": "{a}"}, "cannot be read", "extraFieldsField"),
        ({"extra": "[]"}, "JSON object", "extraFieldsField"),
        ({"send_after": "tomorrow"}, "no date and time", "scheduleField"),
        ({"conversation_status": "snoozed"}, "not one of", "conversationStatusPicker"),
        ({"attachments": (Attachment("http://example.org/a.pdf"),)}, "http://", ""),
        ({"attachments": (Attachment(path="/a.pdf", name="a.pdf"),)}, "not uploaded", ""),
    ],
)
def test_send_says_why_not_and_leads_to_the_place(
    desk: Desk, fields: dict[str, object], sentence: str, focus: str
) -> None:
    _ready(desk, **fields)
    send, why = desk.find("sendButton", QPushButton), desk.find("sendReason", QLabel)
    assert not send.isEnabled()
    assert sentence in why.text()
    assert why.isVisible()
    assert sentence in send.accessibleDescription()
    assert sentence in send.toolTip()
    assert desk.find("problemPill", QPushButton).text().startswith("1 to fix")
    desk.click("problemPill")
    checklist = desk.composer.checklist
    assert checklist.isVisible()
    assert checklist.hasFocus()
    assert sentence in checklist.rows.rows[0].text
    assert checklist.rows.rows[0].blocks
    desk.key(Qt.Key.Key_Return)
    assert not checklist.hasFocus()
    place = desk.composer.focusWidget()
    assert place is not None
    if focus:
        assert place.objectName() == focus
    else:
        assert place is desk.composer.attachments.chips[0]


@pytest.mark.parametrize(
    ("fields", "sentence", "focus"),
    [
        ({"send_after": "2020-01-01T08:00:00Z"}, "past", "scheduleField"),
        ({"extra": '{"subject": 1}'}, "set in the form", "extraFieldsField"),
        ({"subject": ""}, "subject is empty", "subjectField"),
        ({"to": ()}, "Nobody", "toField"),
    ],
)
def test_a_remark_leads_to_its_place_and_keeps_nobody_from_sending(
    desk: Desk, fields: dict[str, object], sentence: str, focus: str
) -> None:
    _ready(desk, **fields)
    assert desk.find("sendButton").isEnabled()
    assert "remark" in desk.find("problemPill", QPushButton).text()
    desk.click("problemPill")
    rows = desk.composer.checklist
    (place,) = (n for n, row in enumerate(rows.rows.rows) if sentence in row.text)
    where = rows.visualRect(rows.rows.index(place)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    shown = desk.composer.focusWidget()
    assert shown is not None
    assert shown.objectName() == focus


def test_a_wrong_recipient_of_a_letter_is_led_to(desk: Desk) -> None:
    desk.open(LETTER, to=(Recipient("e@example.org", contact_id=UUID),), text="Hi")
    desk.composer.show_first_problem()
    assert desk.field("to").pills[0].hasFocus()


def test_with_nothing_to_say_the_pill_says_ready(desk: Desk) -> None:
    _ready(desk)
    assert desk.find("problemPill", QPushButton).text() == "Ready"
    assert not desk.find("problemPill").isEnabled()
    assert desk.find("sendReason", QLabel).text() == ""


def test_the_remarks_close_by_escape_and_by_being_mended(desk: Desk) -> None:
    _ready(desk, conversation_id="x")
    desk.click("problemPill")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.composer.checklist.isVisible()
    assert desk.find("problemPill").hasFocus()
    desk.click("problemPill")
    desk.session.update(conversation_id="")
    desk.assessed()
    assert not desk.composer.checklist.isVisible()
    assert not desk.find("problemPill", QPushButton).isChecked()


def test_another_reason_than_the_draft_is_said_too(desk: Desk) -> None:
    _ready(desk)
    desk.composer.foot.set_reason("No API key")
    assert not desk.find("sendButton").isEnabled()
    assert desk.find("sendReason", QLabel).text() == "No API key"
    desk.composer.foot.set_reason("")
    assert desk.find("sendButton").isEnabled()


@pytest.mark.parametrize("name", ["toField", "subjectField", "bodyEditor", "problemList"])
def test_enter_never_sends(desk: Desk, name: str) -> None:
    _ready(desk, subject="")
    asked: list[bool] = []
    desk.composer.send_requested.connect(lambda: asked.append(True))
    desk.composer.show_field("html")
    if name == "problemList":
        desk.click("problemPill")
    widget = desk.find(name)
    widget.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(widget, key)
    assert asked == []


def test_the_send_button_is_pressed_by_click_and_by_space(desk: Desk) -> None:
    _ready(desk)
    asked: list[bool] = []
    desk.composer.send_requested.connect(lambda: asked.append(True))
    desk.click("sendButton")
    desk.find("sendButton").setFocus()
    desk.key(Qt.Key.Key_Space)
    assert len(asked) == 2


def test_a_double_click_on_send_does_not_undo_it(desk: Desk) -> None:
    _ready(desk)
    told: list[str] = []
    desk.composer.line_action.connect(told.append)
    held = SendLine("Sending in 5 s", "Undo", "undo")
    desk.composer.send_requested.connect(lambda: desk.composer.set_line(held))
    send = desk.find("sendButton")
    place = send.mapTo(desk.composer, send.rect().center())
    desk.click("sendButton")
    assert desk.find("undoSendButton").isVisible()
    under_the_pointer = desk.composer.childAt(place)
    assert not isinstance(under_the_pointer, QPushButton)
    QTest.keyClick(desk.find("undoSendButton"), Qt.Key.Key_Space)
    assert told == []
    settling = desk.composer.foot.settling
    desk.qtbot.waitUntil(lambda: not settling.isActive())
    desk.composer.set_line(SendLine("Sending in 4 s", "Undo", "undo"))
    desk.click("undoSendButton")
    assert told == ["undo"]


def test_while_held_the_foot_is_one_line_and_then_send_again(desk: Desk) -> None:
    _ready(desk)
    desk.composer.set_line(SendLine("Sending…"))
    assert not desk.find("sendButton").isVisible()
    assert not desk.find("undoSendButton").isVisible()
    assert desk.find("sendLine", QLabel).text() == "Sending…"
    desk.composer.set_line(None)
    assert desk.find("sendButton").isVisible()


def test_when_it_was_saved_is_said_and_why_it_was_not(desk: Desk) -> None:
    moment = datetime(2026, 11, 20, 12, 3, 4).astimezone()
    desk.composer.set_saved(moment)
    assert desk.find("saveState", QLabel).text() == "Saved 12:03:04"
    desk.composer.set_saved(None, "The disk is full")
    assert desk.find("saveState", QLabel).text() == "The disk is full"
    assert desk.find("saveState").property("tone") == "danger"
    desk.composer.set_saved(None)
    assert desk.find("saveState", QLabel).text() == ""


def test_the_remarks_are_looked_up_after_the_keystroke(desk: Desk) -> None:
    _ready(desk, subject="")
    looked: list[bool] = []
    desk.session.assessed.connect(lambda: looked.append(True))
    desk.type("subjectField", "Angebot")
    assert looked == []
    assert "remark" in desk.find("problemPill", QPushButton).text()
    desk.assessed()
    assert len(looked) == 1
    assert desk.find("problemPill", QPushButton).text() == "Ready"


def test_the_foot_fits_a_narrow_column(desk: Desk) -> None:
    _ready(desk, conversation_id="4711")
    desk.composer.set_saved(datetime.now().astimezone())
    desk.composer.resize(380, 700)
    QApplication.processEvents()
    assert desk.composer.width() == 380
    for name in ("problemPill", "sendButton", "sendMenuButton"):
        widget: QWidget = desk.find(name)
        right = widget.mapTo(desk.composer, widget.rect().topRight()).x()
        assert right < 380, name
        assert widget.width() >= widget.sizeHint().width(), name


def test_on_sms_a_subject_is_left_out_and_one_line_says_so(desk: Desk) -> None:
    desk.open(MAIL, to=(Recipient("+4917139200001"),), subject="Hi", text="Hi")
    desk.session.choose(SMS)
    assert not desk.composer.subject.isVisible()
    assert [row.left_out for row in desk.composer.checklist.rows.rows] == ["subject"]


UNSURE = SendLine(
    "A web page answered in place of Mateo. It may have been sent; at 14:05 Mateo did not know it.",
    "Check again",
    "check_again",
    "warning",
    (("Send again…", "send_again"), ("Discard…", "discard")),
)


def test_further_choices_stand_beside_the_first_and_are_told_by_name(desk: Desk) -> None:
    _ready(desk)
    told: list[str] = []
    desk.composer.line_action.connect(told.append)
    desk.composer.set_line(UNSURE)
    settling = desk.composer.foot.settling
    desk.qtbot.waitUntil(lambda: not settling.isActive())
    desk.click("lineButton0")
    desk.find("lineButton1").setFocus()
    desk.key(Qt.Key.Key_Space)
    assert told == ["send_again", "discard"]
    assert desk.find("lineButton1").accessibleDescription() == UNSURE.text
    desk.composer.set_line(SendLine("Sending in 4 s", "Undo", "undo"))
    assert not desk.find("lineButton0").isVisible()


@pytest.mark.parametrize("width", [380, 500, 760])
def test_a_long_line_and_its_buttons_fit_into_any_column(desk: Desk, width: int) -> None:
    _ready(desk)
    desk.composer.resize(width, 700)
    desk.composer.set_line(UNSURE)
    foot = desk.composer.foot
    words = desk.find("sendLine", QLabel)
    desk.qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    for name in ("undoSendButton", "lineButton0", "lineButton1"):
        button = desk.find(name)
        place = button.mapTo(foot, button.rect().bottomRight())
        assert foot.rect().contains(place), name
        assert button.width() >= button.sizeHint().width()
