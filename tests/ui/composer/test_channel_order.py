"""Channels in the order and the colours of who uses them, and the one of the last time."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListView, QPushButton, QWidget

from mateo_desktop.domain.channels import COLOURS, Channel, ordered
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.ui.composer.channel_box import ColourRole, KeysRole
from mateo_desktop.ui.composer.channel_dialog import ChannelDialog
from mateo_desktop.ui.theme import theme
from tests.ui.composer.desk import ASLEEP, CHANNELS, LETTER, MAIL, SMS, UUID, WHATSAPP, Desk

ERIKA = Recipient("erika@example.org", "Erika Muster", "3c90c3cc-0d44-4b50-8888-8dd25736052a")
CHATTING = dataclasses.replace(ERIKA, handle="+491713920000")


def _dialog(desk: Desk) -> ChannelDialog:
    desk.composer.channel.arrange()
    dialog = desk.dialog("channelDialog")
    assert isinstance(dialog, ChannelDialog)
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def _names(desk: Desk) -> list[str]:
    return [channel.name for channel in desk.composer.channel.channels]


def _choose(dialog: ChannelDialog, channel: Channel) -> None:
    for row in range(dialog.list.model().rowCount()):
        index = dialog.list.model().index(row, 0)
        if index.data(Qt.ItemDataRole.UserRole).id == channel.id:
            dialog.list.setCurrentIndex(index)
            return
    raise AssertionError(channel)


def test_keys_move_a_channel_and_the_numbers_follow(desk: Desk) -> None:
    arranged: list[tuple[Channel, ...]] = []
    desk.composer.channel.arranged.connect(arranged.append)
    dialog = _dialog(desk)
    dialog.list.setFocus()
    _choose(dialog, WHATSAPP)
    for _ in range(2):
        QTest.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _names(desk) == ["Service", "Support", "Reminders", "Letters", "Old"]
    assert [c.place for c in arranged[-1]] == [0, 1, 2, 3, 4]
    desk.composer.channel.choose_number(1)
    assert desk.draft.channel_id == WHATSAPP.id
    box = desk.composer.channel.box
    keys = [box.itemData(row, KeysRole) for row in range(1, 6)]
    assert keys == ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", None]
    dialog.close()


def test_no_step_leads_across_to_those_that_cannot_send(desk: Desk) -> None:
    dialog = _dialog(desk)
    _choose(dialog, LETTER)
    assert not dialog.down.isEnabled()
    _choose(dialog, ASLEEP)
    assert not dialog.up.isEnabled()
    assert "in review" in dialog.list.currentIndex().data()
    assert not dialog.remove.isEnabled()
    dialog.close()


def test_the_mouse_drags_a_channel_to_another_place(desk: Desk) -> None:
    dialog = _dialog(desk)
    _choose(dialog, LETTER)
    drop = QDropEvent(
        QPointF(dialog.list.visualRect(dialog.list.model().index(0, 0)).topLeft()),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.list.dropped.emit(3, 0)
    assert dialog.list._row_at(drop) == 0
    assert _names(desk)[0] == "Letters"
    assert dialog.chosen is not None
    assert dialog.chosen.id == LETTER.id
    dialog.close()


def test_a_colour_shows_in_the_list_and_belongs_to_the_theme(desk: Desk) -> None:
    dialog = _dialog(desk)
    _choose(dialog, SMS)
    colour = dialog.findChild(QComboBox, "channelColour")
    colour.setFocus()
    QTest.keyClicks(colour, "Gree")
    box = desk.composer.channel.box
    marked = {box.itemData(row).name: box.itemData(row, ColourRole) for row in range(1, 6)}
    assert marked["Reminders"] == "ok"
    assert marked["Support"] == ""
    for meaning in COLOURS:
        assert theme().colour(meaning).isValid()
    dialog.close()


def test_only_an_entry_by_hand_can_be_removed(desk: Desk) -> None:
    typed = Channel(UUID, "sms", "Typed", by_hand=True)
    desk.composer.set_channels((*CHANNELS, typed))
    gone: list[str] = []
    desk.composer.channel.removed.connect(gone.append)
    dialog = _dialog(desk)
    _choose(dialog, typed)
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert gone == [UUID]
    assert "Typed" not in _names(desk)
    dialog.close()


def test_what_the_server_tells_meanwhile_comes_into_the_dialog(desk: Desk) -> None:
    wanted: list[bool] = []
    desk.composer.channel.refresh_wanted.connect(lambda: wanted.append(True))
    dialog = _dialog(desk)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_F5)
    assert wanted == [True]
    desk.composer.set_channels([MAIL, Channel(UUID, "email", "Fresh")])
    assert dialog.list.model().rowCount() == 2
    assert dialog.findChild(QListView, "channelList").isVisible()
    dialog.close()


def test_what_nobody_ordered_comes_after_what_was(desk: Desk) -> None:
    placed = dataclasses.replace(WHATSAPP, place=0)
    assert ordered([MAIL, placed, ASLEEP]) == (placed, MAIL, ASLEEP)


def test_typing_a_letter_in_the_list_finds_channels_and_nothing_else(desk: Desk) -> None:
    box = desk.composer.channel.box
    desk.session.choose(MAIL)
    box.setFocus()
    for letter in "eoc":
        QTest.keyClicks(box, letter)
        QTest.qWait(0)
        assert desk.draft.channel_id == MAIL.id
    assert not [w for w in desk.composer.findChildren(QWidget, "handMadeChannel") if w.isVisible()]
    for _ in range(10):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert desk.draft.channel_id == LETTER.id


def test_the_channel_of_the_last_time_is_offered_and_one_click_uses_it(desk: Desk) -> None:
    desk.open(MAIL)
    asked: list[Recipient] = []
    last = desk.composer.channel.last
    last.asked.connect(asked.append)
    desk.session.update(to=(ERIKA,))
    desk.session.update(subject="Typed", to=(ERIKA, Recipient("b@example.org")))
    assert asked == [ERIKA]
    last.offer(ERIKA, WHATSAPP, CHATTING)
    words = desk.find("lastChannelWords", QLabel)
    assert words.text() == "Last time by WhatsApp: Service"
    assert "Service" in desk.find("useLastChannel", QPushButton).accessibleName()
    desk.click("useLastChannel")
    assert desk.draft.channel_id == WHATSAPP.id
    assert desk.draft.to[0] == CHATTING
    assert not last.isVisible()


def test_a_late_answer_about_somebody_else_is_not_offered(desk: Desk) -> None:
    desk.open(MAIL, to=(Recipient("b@example.org"),))
    desk.composer.channel.last.offer(ERIKA, WHATSAPP, CHATTING)
    assert not desk.composer.channel.last.isVisible()
    desk.session.update(to=(ERIKA,))
    desk.composer.channel.last.offer(ERIKA, ASLEEP, ERIKA)
    assert not desk.composer.channel.last.isVisible()
    desk.composer.channel.last.offer(ERIKA, MAIL, ERIKA)
    assert not desk.composer.channel.last.isVisible()


def test_a_typed_address_stays_when_another_channel_is_used(desk: Desk) -> None:
    typed = Recipient("erika@example.org")
    desk.open(SMS, to=(typed,))
    desk.session.update(subject="x")
    desk.composer.channel.last.offer(typed, MAIL, ERIKA)
    desk.click("useLastChannel")
    assert desk.draft.to == (typed,)


def test_in_a_narrow_row_the_last_channel_is_told_whole_and_the_address_gives_way(
    desk: Desk,
) -> None:
    desk.open(WHATSAPP)
    desk.session.update(to=(CHATTING,))
    picker = desk.composer.channel
    before = picker.box.sizeHint().width()
    picker.last.offer(CHATTING, MAIL, ERIKA)
    desk.composer.resize(570, 700)
    QApplication.processEvents()
    words = desk.find("lastChannelWords", QLabel)
    assert words.isVisible()
    assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())
    name = picker.box.fontMetrics().horizontalAdvance(WHATSAPP.name)
    assert name < picker.box.width() < before
    # What is not in sight is told by the tooltip.
    assert WHATSAPP.handle in picker.box.toolTip()
    desk.session.update(to=())
    assert picker.box.sizeHint().width() == before
