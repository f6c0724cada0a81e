"""A number typed as at home becomes a pill, formatted, and goes out as E.164."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from mateo_desktop.domain import phone
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.problem import value
from mateo_desktop.domain.reader import read_payload
from mateo_desktop.ui.composer.checklist import NUMBER
from mateo_desktop.ui.composer.suggestions import Suggestions
from tests.ui.composer.desk import MAIL, SMS, WHATSAPP, Desk


@pytest.fixture(autouse=True)
def german(desk: Desk) -> None:
    pytest.importorskip("phonenumbers")
    desk.session.numbers.use("DE")


def shown(desk: Desk) -> list[str]:
    """The words on the pills of To."""
    return [
        " ".join(label.text() for label in pill.findChildren(QLabel) if not label.isHidden())
        for pill in desk.field("to").pills
    ]


@pytest.mark.parametrize("channel", [SMS, WHATSAPP])
def test_a_number_typed_as_at_home_is_shown_in_groups_and_sent_as_e164(
    desk: Desk, channel: object
) -> None:
    desk.open(channel)  # type: ignore[arg-type]
    desk.type("toField", "0151 23456789")
    desk.key(Qt.Key.Key_Return)
    desk.type("toField", "Erika <(030) 2312-5000>")
    desk.key(Qt.Key.Key_Return)
    assert shown(desk) == ["+49 1512 3456789", "Erika +49 30 23125000"]
    assert desk.sent["to"] == [
        {"handle": "+4915123456789"},
        {"handle": "+493023125000", "full_name": "Erika"},
    ]
    assert "+4915123456789" in desk.field("to").pills[0].toolTip()


def test_what_cannot_be_read_stays_as_it_was_typed_and_is_said(desk: Desk) -> None:
    desk.open(SMS)
    desk.type("toField", "0151 234")
    desk.key(Qt.Key.Key_Return)
    assert desk.draft.to == (Recipient("0151 234"),)
    pill = desk.field("to").pills[0]
    desk.assessed()
    assert "not a phone number in Germany: “0151 234”" in pill.accessibleDescription()


def test_the_country_of_the_workspace_decides(desk: Desk) -> None:
    desk.session.numbers.use("AT")
    desk.open(SMS)
    desk.type("toField", "01 5880440")
    desk.key(Qt.Key.Key_Return)
    assert desk.draft.to == (Recipient("+4315880440"),)


def test_on_other_channels_a_number_is_a_word_like_any_other(desk: Desk) -> None:
    desk.open(MAIL)
    desk.type("toField", "0151 23456789")
    desk.key(Qt.Key.Key_Return)
    assert desk.draft.to == (Recipient("0151 23456789"),)


def test_a_number_from_a_file_goes_out_as_it_came_and_can_be_corrected(desk: Desk) -> None:
    body = f'{{"from": "{SMS.id}", "to": [{{"handle": "0151 23456789"}}], "text": "Hi"}}'
    desk.session.open(read_payload(body).draft, SMS)
    desk.session.choose(SMS)
    assert desk.sent["to"] == [{"handle": "0151 23456789"}]
    desk.session.numbers.arrive()
    (problem,) = (one for one in desk.session.problems if one.code == "handle_not_phone")
    assert value(problem, "suggestion") == "+4915123456789"
    rows = desk.composer.checklist.rows.rows
    desk.session.assess()
    rows = desk.composer.checklist.rows.rows
    (row,) = (one for one in rows if one.problem == problem)
    assert (NUMBER, "Use +49 1512 3456789") in row.actions
    desk.composer.checklist._do(row, NUMBER)
    assert desk.sent["to"] == [{"handle": "+4915123456789"}]


def test_a_file_in_e164_is_only_shown_in_groups(desk: Desk) -> None:
    desk.session.numbers.arrive()
    desk.open(SMS, to=(Recipient("+4915123456789"),))
    assert shown(desk) == ["+49 1512 3456789"]
    assert desk.sent["to"] == [{"handle": "+4915123456789"}]


def test_pills_are_grouped_as_soon_as_the_habits_are_known(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phone, "_loaded", [])
    desk.open(SMS, to=(Recipient("+4915123456789"),))
    assert shown(desk) == ["+4915123456789"]
    desk.session.numbers.arrive()
    assert shown(desk) == ["+49 1512 3456789"]


def test_without_the_habits_only_a_number_with_its_country_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phone, "_loaded", [])
    monkeypatch.setattr(phone, "LIBRARY", "mateo_desktop.domain.no_such_module")
    desk.open(SMS)
    for text in ("+49 151 23456789", "0151 23456780"):
        desk.type("toField", text)
        desk.key(Qt.Key.Key_Return)
    assert desk.draft.to == (Recipient("+4915123456789"), Recipient("0151 23456780"))


def test_the_number_in_the_form_of_one_recipient_is_read_too(desk: Desk) -> None:
    desk.open(SMS, to=(Recipient("+4915123456789", "Erika"),))
    desk.field("to").pills[0].setFocus()
    desk.key(Qt.Key.Key_Return)
    dialog = desk.dialog("personDialog")
    handle = dialog.findChild(QLineEdit, "person_handle")
    assert isinstance(handle, QLineEdit)
    handle.selectAll()
    QTest.keyClicks(handle, "0160 1234567")
    dialog.accept()  # type: ignore[attr-defined]
    assert desk.draft.to == (Recipient("+491601234567", "Erika"),)


def test_a_long_list_is_in_the_draft_at_once_and_read_afterwards(desk: Desk) -> None:
    desk.open(SMS)
    desk.line().setFocus(Qt.FocusReason.MouseFocusReason)
    desk.paste("\n".join(f"0151 3{n:07}" for n in range(300)))
    assert desk.draft.to[299] == Recipient("0151 30000299")
    desk.qtbot.waitUntil(lambda: desk.draft.to[299] == Recipient("+4915130000299"))
    assert len({one.handle for one in desk.draft.to}) == 300


def test_sending_waits_for_no_long_list(desk: Desk) -> None:
    desk.open(SMS)
    desk.line().setFocus(Qt.FocusReason.MouseFocusReason)
    desk.paste("\n".join(f"0151 3{n:07}" for n in range(300)))
    desk.composer.flush()
    assert all(one["handle"].startswith("+4915130000") for one in desk.sent["to"])


def test_suggestions_show_numbers_in_groups_and_give_them_as_they_are(desk: Desk) -> None:
    desk.session.numbers.arrive()
    desk.open(SMS)
    desk.type("toField", "er")
    desk.composer.offer_contacts("to", "er", (Recipient("+4915123456789", "Erika Muster"),))
    offer = desk.line().suggestions
    assert isinstance(offer, Suggestions)
    assert offer.model().index(0, 0).data() == "Erika Muster · +49 1512 3456789"
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert desk.draft.to == (Recipient("+4915123456789", "Erika Muster"),)
