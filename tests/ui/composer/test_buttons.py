"""Reply buttons: rows that count, move and keep what they do not know."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit

from mateo_desktop.domain.draft import Action
from tests.ui.composer.desk import MAIL, SMS, WHATSAPP, Desk

YES, NO, MAYBE = Action(text="Yes"), Action(text="No"), Action(text="Maybe")


def _labels(desk: Desk) -> list[str]:
    return [action.text for action in desk.draft.actions]


def test_the_label_is_counted_while_it_is_typed(desk: Desk) -> None:
    desk.open(WHATSAPP, actions=(Action(),))
    row = desk.composer.actions_editor.rows[0]
    desk.type("action_0_text", "Yes, please")
    assert row.count.text() == "11/20"
    assert not row.count.property("tone")
    desk.type("action_0_text", ", at half past")
    assert row.count.text() == "25/20"
    assert row.count.property("tone") == "warning"
    desk.session.choose(MAIL)
    assert isinstance(row.count, QLabel)
    assert not row.count.isVisible()


def test_a_long_label_shows_how_it_begins(desk: Desk) -> None:
    desk.open(WHATSAPP, actions=(Action(text="Yes, please, at half past nine"),))
    row = desk.composer.actions_editor.rows[0]
    assert row.text.cursorPosition() == 0
    desk.type("action_0_text", "!")
    assert _labels(desk) == ["!Yes, please, at half past nine"]
    assert row.text.cursorPosition() == 1


def test_alt_and_arrows_move_the_row_and_the_cursor_goes_along(desk: Desk) -> None:
    desk.open(WHATSAPP, actions=(YES, NO, MAYBE))
    rows = desk.composer.actions_editor.rows
    rows[0].text.setFocus()
    desk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _labels(desk) == ["No", "Yes", "Maybe"]
    assert rows[1].text.hasFocus()
    for _ in range(3):
        desk.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _labels(desk) == ["Yes", "No", "Maybe"]


def test_a_row_is_dragged_by_its_handle(desk: Desk) -> None:
    desk.open(WHATSAPP, actions=(YES, NO, MAYBE))
    QApplication.processEvents()
    rows = desk.composer.actions_editor.rows
    handle = rows[0].handle
    start = handle.rect().center()
    below = handle.mapFromGlobal(rows[2].mapToGlobal(rows[2].rect().center()))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=start)
    QTest.mouseMove(handle, QPoint(start.x(), below.y()))
    assert _labels(desk) == ["No", "Maybe", "Yes"]
    QTest.mouseRelease(handle, left, pos=QPoint(start.x(), below.y()))
    assert QApplication.activePopupWidget() is None
    QTest.mousePress(handle, left, pos=start)
    QTest.mouseMove(handle, QPoint(start.x(), start.y() + 1))
    QTest.mouseMove(handle, QPoint(start.x(), below.y()))
    QTest.mouseRelease(handle, left, pos=QPoint(start.x(), below.y()))
    assert _labels(desk) == ["Maybe", "Yes", "No"]


def test_a_row_is_removed_and_the_next_one_has_the_cursor(desk: Desk) -> None:
    desk.open(WHATSAPP, actions=(YES, NO, MAYBE))
    desk.click("action_1_remove")
    assert _labels(desk) == ["Yes", "Maybe"]
    assert desk.composer.actions_editor.rows[1].text.hasFocus()
    desk.click("action_1_remove")
    desk.click("action_0_remove")
    assert desk.draft.actions == ()
    assert desk.composer.actions_editor.add.hasFocus()


@pytest.mark.qt_log_ignore(r"does not support (raise|grabbing)")
def test_keys_the_form_does_not_know_can_be_edited_and_stay(desk: Desk) -> None:
    desk.open(WHATSAPP, actions=(Action("carrier", "Fly", "x", "dove", '{"a": 1}'),))
    row = desk.composer.actions_editor.rows[0]
    assert row.kind.currentText() == "carrier"
    assert row.subtype.currentText() == "dove"
    desk.type("action_0_text", "!")
    assert desk.draft.actions == (Action("carrier", "!Fly", "x", "dove", '{"a": 1}'),)
    desk.click("action_0_handle")
    desk.choose_in_menu("extra")
    dialog = desk.dialog("jsonDialog")
    assert isinstance(dialog, QDialog)
    text = dialog.findChild(QPlainTextEdit, "jsonText")
    text.selectAll()
    QTest.keyClicks(text, '{"b": 2}')
    dialog.accept()
    assert desk.sent["actions"][0]["b"] == 2


def test_a_narrow_column_shows_every_part_of_a_row(desk: Desk) -> None:
    desk.open(WHATSAPP, actions=(Action("call_to_action", "Call us", "+493023125001", "url"),))
    for width in (760, 380, 760):
        desk.composer.resize(width, 760)
        QApplication.processEvents()
        assert desk.composer.width() == width
        row = desk.composer.actions_editor.rows[0]
        for widget in row.fields:
            right = widget.mapTo(desk.composer, widget.rect().topRight()).x()
            assert right < width
            assert widget.height() >= widget.minimumSizeHint().height()
        assert row.text.width() > 60
        assert row.data.width() > 60
    assert row.text.y() == row.kind.y()


def test_on_sms_there_are_no_buttons_unless_somebody_sends_them_anyway(desk: Desk) -> None:
    desk.open(WHATSAPP, actions=(YES,))
    desk.session.choose(SMS)
    assert not desk.composer.actions_editor.isVisible()
    desk.session.pin("actions")
    assert desk.composer.actions_editor.isVisible()
    assert desk.find("action_0_text", QLineEdit).text() == "Yes"
