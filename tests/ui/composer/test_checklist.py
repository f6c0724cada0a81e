"""Remarks that can be dealt with in their row, by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mateo_desktop.domain.draft import Recipient
from mateo_desktop.ui.composer.row_actions import ActionsRole
from tests.ui.composer.desk import MAIL, SMS, Desk

PEOPLE = tuple(Recipient(f"person{number}@example.org") for number in range(10))
TO = PEOPLE[:1]


def opened(desk: Desk, **fields: object) -> list[str]:
    desk.open(MAIL, **({"to": TO, "subject": "Offer"} | fields))
    desk.click("problemPill")
    return texts(desk)


def texts(desk: Desk) -> list[str]:
    return [row.text for row in desk.composer.checklist.rows.rows]


def click_action(desk: Desk, row: int, words: str) -> None:
    """Click where the words stand, as a person finds them."""
    checklist = desk.composer.checklist
    area = checklist.visualRect(checklist.rows.index(row))
    metrics = checklist.fontMetrics()
    right = area.right()
    for _, label in reversed(checklist.rows.index(row).data(ActionsRole)):
        width = metrics.horizontalAdvance(label)
        if label == words:
            place = QPoint(right - width // 2, area.top() + metrics.height() // 2 + 2)
            QTest.mouseClick(checklist.viewport(), Qt.MouseButton.LeftButton, pos=place)
            return
        right -= width + 18
    raise AssertionError(words)


def test_a_slip_is_a_row_and_ignored_by_a_click(desk: Desk) -> None:
    assert opened(desk, text="Dear {name}, see [the price] TODO") == [
        "“{name}” still waits to be filled in.",
        "“[the price]” still waits to be filled in.",
        "There is still a TODO in the text.",
    ]
    click_action(desk, 1, "Ignore")
    assert texts(desk) == [
        "“{name}” still waits to be filled in.",
        "There is still a TODO in the text.",
    ]
    assert desk.draft.ignored == {"placeholder_left:[the price]"}


def test_the_words_of_a_row_still_lead_to_the_place(desk: Desk) -> None:
    opened(desk, text="anbei", subject="{x}")
    checklist = desk.composer.checklist
    area = checklist.visualRect(checklist.rows.index(0))
    QTest.mouseClick(
        checklist.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(60, 8)
    )
    assert desk.find("subjectField").hasFocus()
    assert not desk.draft.ignored


def test_delete_ignores_and_the_next_row_is_chosen(desk: Desk) -> None:
    opened(desk, text="{a} {b}")
    desk.key(Qt.Key.Key_Delete)
    assert texts(desk) == ["“{b}” still waits to be filled in."]
    assert desk.composer.checklist.currentIndex().row() == 0
    desk.key(Qt.Key.Key_Delete)
    assert not desk.composer.checklist.isVisible()


def test_the_arrow_key_walks_to_what_can_be_done_and_enter_does_it(desk: Desk) -> None:
    opened(desk, text="Hello", to=PEOPLE[:5], cc=PEOPLE[5:])
    assert texts(desk) == ["10 people in To and Cc will see each other's addresses."]
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Return)
    assert set(desk.draft.bcc) == set(PEOPLE)
    assert not desk.draft.to
    assert not desk.draft.cc


def test_enter_without_a_walk_leads_to_the_field(desk: Desk) -> None:
    opened(desk, text="Hello", to=PEOPLE)
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Left)
    desk.key(Qt.Key.Key_Return)
    assert desk.draft.to == PEOPLE
    assert not desk.composer.checklist.hasFocus()


def test_a_press_that_is_let_go_elsewhere_does_nothing(desk: Desk) -> None:
    opened(desk, text="{a} {b}")
    view = desk.composer.checklist.viewport()
    area = desk.composer.checklist.visualRect(desk.composer.checklist.rows.index(0))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=area.topRight() - QPoint(20, -8))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(60, 8))
    assert len(texts(desk)) == 2


def test_a_screen_reader_hears_what_can_be_done(desk: Desk) -> None:
    opened(desk, text="anbei")
    spoken = desk.composer.checklist.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Remark: The text says “anbei”, but there is no file. Right arrow key: Ignore"
    )


def test_a_mail_address_on_an_sms_channel_is_a_row_that_can_be_ignored(desk: Desk) -> None:
    desk.open(SMS, to=TO, text="Hello")
    desk.click("problemPill")
    assert "person0@example.org" in texts(desk)[0]
    desk.key(Qt.Key.Key_Delete)
    assert texts(desk) == []


def test_a_blocking_row_offers_nothing_of_the_kind(desk: Desk) -> None:
    desk.open(None, to=TO, text="Hello")
    desk.click("problemPill")
    desk.key(Qt.Key.Key_Delete)
    desk.key(Qt.Key.Key_Right)
    assert desk.composer.checklist.rows.rows[0].blocks
    assert desk.composer.checklist.rows.rows[0].actions == ()


def test_what_was_ignored_comes_back_when_the_text_offends_anew(desk: Desk) -> None:
    opened(desk, text="{a}")
    desk.key(Qt.Key.Key_Delete)
    desk.session.update(text="{a} and {b}")
    desk.assessed()
    assert texts(desk) == ["“{b}” still waits to be filled in."]
