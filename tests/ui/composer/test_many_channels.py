"""Five hundred channels: the list opens fast, and a name or a number finds one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mateo_desktop.domain.channels import Channel
from mateo_desktop.ui.composer.channel_box import KeysRole, TwoTones
from tests.ui.composer.desk import Desk

#: Offscreen has no window manager, and says so when a list opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TYPES = ("email", "sms", "whatsapp", "postal")
MANY = [
    Channel(
        f"00000000-0000-4000-8000-{number:012}",
        TYPES[number % len(TYPES)],
        f"Branch {number:03}",
        status="inactive" if number % 10 == 9 else "active",
        active=number % 10 != 9,
    )
    for number in range(500)
]


@pytest.fixture
def full(desk: Desk) -> Desk:
    desk.composer.set_channels(MANY)
    return desk


def test_all_of_them_are_listed_and_those_that_cannot_send_come_last(full: Desk) -> None:
    box = full.composer.channel.box
    held = [box.itemData(row) for row in range(box.count())]
    listed = [one for one in held if isinstance(one, Channel)]
    assert len(listed) == 500
    assert [one.offered for one in listed] == [True] * 450 + [False] * 50


def test_control_and_a_number_choose_the_first_nine_that_can_send(full: Desk) -> None:
    picker = full.composer.channel
    offered = [one for one in picker.channels if one.offered]
    for number in range(1, 10):
        picker.choose_number(number)
        assert full.draft.channel_id == offered[number - 1].id
        assert picker.box.currentData(KeysRole).endswith(str(number))
    picker.choose_number(10)
    assert full.draft.channel_id == offered[9].id
    assert not picker.box.currentData(KeysRole)


def test_a_name_typed_into_the_list_finds_the_one_of_five_hundred(full: Desk) -> None:
    box = full.composer.channel.box
    box.setFocus()
    QTest.keyClicks(box, "branch 417")
    assert full.draft.channel_id == MANY[417].id


def test_a_space_belongs_to_the_name_that_is_typed_and_alone_opens_the_list(full: Desk) -> None:
    box = full.composer.channel.box
    full.composer.set_channels([*MANY, Channel("x", "sms", "Branch office")])
    box.setFocus()
    QTest.keyClicks(box, "branch o")
    assert full.draft.channel_id == "x"
    assert not box.view().isVisible()
    box.forget_typed()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.view().isVisible()
    box.hidePopup()


def test_one_letter_typed_again_goes_on_to_the_next_that_can_send(full: Desk) -> None:
    picker, seen = full.composer.channel, []
    picker.box.setFocus()
    for _ in range(3):
        QTest.keyClick(picker.box, "b")
        seen.append(full.draft.channel_id)
    assert seen == [one.id for one in picker.channels[:3]]


class Counted(TwoTones):
    """Notes every row that it is asked to measure."""

    def __init__(self, box: QWidget) -> None:
        super().__init__(box)
        self.measured: list[int] = []

    def sizeHint(self, option: object, index: object) -> QSize:
        self.measured.append(index.row())  # type: ignore[attr-defined]
        return super().sizeHint(option, index)  # type: ignore[arg-type]


def test_opening_the_list_measures_one_row_for_all(full: Desk) -> None:
    box = full.composer.channel.box
    rows = Counted(box)
    box.setItemDelegate(rows)
    full.composer.channel.choose_number(1)
    box.showPopup()
    QApplication.processEvents()
    # One row speaks for all: hundreds of them took a tenth of a second.
    assert 0 < len(rows.measured) < 50
    box.hidePopup()


def test_the_open_list_is_wide_enough_for_its_longest_name(full: Desk) -> None:
    long = Channel(
        "00000000-0000-4000-8000-00000000ffff", "email", "Customer service, evenings only"
    )
    full.composer.set_channels([*MANY, long])
    box = full.composer.channel.box
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    row = next(r for r in range(box.count()) if box.itemData(r) == long)
    index = box.model().index(row, 0)
    view.scrollTo(index)
    words = str(index.data(Qt.ItemDataRole.DisplayRole))
    needed = view.fontMetrics().horizontalAdvance(words)
    assert view.visualRect(index).width() >= needed
    box.hidePopup()
