"""What makes an SMS dear: marked in its text, named below it, replaced by one click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.ui.composer.body_editor import BodyEditor
from mateo_desktop.ui.composer.sms_signs import SmsSigns
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.text.text_marks import marks_of

SMS, WHATSAPP, MAIL = (
    Channel(id=f"00000000-0000-4000-8000-00000000000{number}", type=kind)
    for number, kind in enumerate(("sms", "whatsapp", "email"))
)
DEAR = "„Grüße“ – bis 10\u00a0Uhr… 😀"
CHEAP = '"Grüße" - bis 10 Uhr... 😀'


@pytest.fixture
def body(qtbot: QtBot) -> BodyEditor:
    body = BodyEditor(DraftSession(Draft.new()))
    qtbot.addWidget(body)
    body.resize(700, 500)
    body.show()
    body.activateWindow()
    qtbot.waitUntil(body.isActiveWindow)
    return body


@pytest.fixture
def signs(body: BodyEditor) -> SmsSigns:
    return body.foot.signs


def _open(body: BodyEditor, text: str, channel: Channel = SMS, people: int = 1) -> None:
    draft = Draft.new(
        text=text,
        text_is_own=True,
        to=tuple(Recipient(f"+4917604069{number:03}") for number in range(people)),
        channel_id=channel.id,
        channel_type=channel.type,
    )
    body._session.open(draft, channel)


def _marked(body: BodyEditor) -> list[str]:
    found = []
    for start, end in marks_of(body.text).ranges("sms"):
        cursor = QTextCursor(body.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.append(cursor.selectedText())
    return found


def test_every_character_that_forces_unicode_is_marked_and_named(
    body: BodyEditor, signs: SmsSigns
) -> None:
    _open(body, DEAR)
    assert _marked(body) == ["„", "“", "–", "\u00a0", "…", "😀"]
    assert signs.isVisible()
    words = signs.words.text()
    for part in ('„ → "', "– → -", "no-break space → space", "… → ..."):
        assert part in words
    assert words.endswith("Without another spelling: 😀")
    assert body.text.accessibleDescription() == words
    assert signs.button.text() == "Replace 5 characters"


def test_the_mark_has_a_shape_besides_its_colour(body: BodyEditor, signs: SmsSigns) -> None:
    _open(body, DEAR)
    (look,) = {
        (
            each.format.underlineStyle(),
            each.format.hasProperty(QTextFormat.Property.BackgroundBrush),
        )
        for each in body.text.extraSelections()
    }
    assert look == (QTextCharFormat.UnderlineStyle.DashUnderline, True)


def test_one_click_replaces_all_and_one_undo_brings_all_back(
    qtbot: QtBot, body: BodyEditor, signs: SmsSigns
) -> None:
    _open(body, DEAR)
    QTest.mouseClick(signs.button, Qt.MouseButton.LeftButton)
    assert body.text.text() == CHEAP
    assert _marked(body) == ["😀"]
    assert not signs.button.isVisible()
    assert signs.words.text() == "Without another spelling: 😀"
    assert body.text.hasFocus()
    qtbot.waitUntil(lambda: body._session.draft.text == CHEAP)
    QTest.keyClick(body.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert body.text.text() == DEAR
    body.flush()
    assert body._session.draft.text == DEAR
    assert signs.button.text() == "Replace 5 characters"


def test_the_keyboard_reaches_the_button(body: BodyEditor, signs: SmsSigns) -> None:
    _open(body, "„Ja“")
    body.text.setFocus()
    for _ in range(3):
        if signs.button.hasFocus():
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert signs.button.hasFocus()
    QTest.keyClick(signs.button, Qt.Key.Key_Space)
    assert body.text.text() == '"Ja"'
    assert not signs.isVisible()


def test_marks_come_with_typing_and_go_with_the_character(
    qtbot: QtBot, body: BodyEditor, signs: SmsSigns
) -> None:
    _open(body, "Ja")
    assert not signs.isVisible()
    body.text.moveCursor(QTextCursor.MoveOperation.End)
    body.text.insertPlainText("…")
    qtbot.waitUntil(lambda: _marked(body) == ["…"])
    QTest.keyClick(body.text, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not signs.isVisible())
    assert marks_of(body.text).ranges("sms") == []


def test_other_channels_are_not_marked(body: BodyEditor, signs: SmsSigns) -> None:
    _open(body, DEAR, WHATSAPP)
    assert _marked(body) == []
    assert not signs.isVisible()
    body._session.choose(SMS)
    assert len(_marked(body)) == 6
    body._session.choose(WHATSAPP)
    assert _marked(body) == []


def test_the_same_words_in_another_draft_are_marked_as_well(body: BodyEditor) -> None:
    _open(body, DEAR)
    _open(body, DEAR)
    assert len(_marked(body)) == 6


@pytest.mark.qt_log_ignore("raise")
def test_a_marked_character_says_why_under_the_pointer(body: BodyEditor, signs: SmsSigns) -> None:
    _open(body, "a\u00a0b 😀")
    assert signs.about(0) == ""
    assert signs.about(1) == "no-break space forces Unicode; space does not"
    assert signs.about(4) == "😀 forces Unicode, and nothing else says the same"
    cursor = QTextCursor(body.text.document())
    cursor.setPosition(1)
    place = body.text.cursorRect(cursor).center() + QPoint(2, 0)
    port = body.text.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, place, port.mapToGlobal(place))
    QApplication.sendEvent(port, event)
    assert "no-break space forces Unicode; space does not" in QToolTip.text()
    QToolTip.hideText()


def test_a_sent_message_is_marked_but_not_changed(body: BodyEditor, signs: SmsSigns) -> None:
    _open(body, DEAR)
    body.set_read_only(True)
    assert signs.isVisible()
    assert not signs.button.isVisible()
    signs.replace()
    assert body.text.text() == DEAR


def test_the_count_is_of_parts_times_people(body: BodyEditor) -> None:
    _open(body, "a" * 161, people=3)
    assert body.foot.count.text() == "161/306, 2 parts × 3 recipients = 6 SMS"
    _open(body, "a" * 161)
    assert body.foot.count.text() == "161/306, 2 parts"
    _open(body, "", people=3)
    assert body.foot.count.text() == "0/160, 0 parts"


def test_a_text_that_is_no_sms_any_more_is_left_in_peace(body: BodyEditor, signs: SmsSigns) -> None:
    _open(body, "„" * 20_001)
    assert not signs.isVisible()
    assert _marked(body) == []
    _open(body, "„" * 20_000)
    assert len(_marked(body)) == 500
    QTest.mouseClick(signs.button, Qt.MouseButton.LeftButton)
    assert body.text.text() == '"' * 20_000
