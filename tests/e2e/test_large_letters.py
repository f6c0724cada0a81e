"""With letters twice as large on a screen of 1024 x 700, no word is cut and nothing out of reach.

In German, whose words are longer.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.detail.elided_label import ElidedLabel
from tests.e2e.fit import faults
from tests.e2e.fit_states import PARTS
from tests.e2e.fit_walk import SCREEN, walked

#: At least so many states are seen in each part.
_STATES = {"dialogs": 25, "forms": 35, "popups": 20, "sent": 10, "welcome": 1}


@pytest.mark.parametrize("part", sorted(PARTS))
def test_with_letters_twice_as_large_everything_fits_and_can_be_reached(
    part: str, data_folder: Path, clean_environment: dict[str, str]
) -> None:
    seen = walked(part, data_folder, clean_environment)
    assert len(seen) >= _STATES[part]
    assert {state: found for state, found in seen.items() if found} == {}


# The eyes themselves ----------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot) -> QDialog:
    """A dialog with an empty column."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog)
    return dialog


def _shown(page: QDialog, *widgets: QWidget) -> list[str]:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    page.show()
    return faults(page, SCREEN)


def test_words_that_have_room_are_no_fault(page: QDialog) -> None:
    assert _shown(page, QLabel("Enough room"), QPushButton("Press")) == []


def test_a_label_and_a_button_narrower_than_their_words_are_found(page: QDialog) -> None:
    label, button = QLabel("Far more words than that"), QPushButton("And here as well")
    for widget in (label, button):
        widget.setFixedWidth(40)
    found = _shown(page, label, button)
    assert len(found) == 2
    assert "'Far more words than that' is 40 wide" in found[0]


def test_a_sentence_without_the_height_for_its_lines_is_found(page: QDialog) -> None:
    label = QLabel("One sentence that needs a few lines at this width.")
    label.setWordWrap(True)
    label.setFixedSize(90, 20)
    assert "is 20 high" in _shown(page, label)[0]


def test_words_that_end_in_dots_on_purpose_are_no_fault(page: QDialog) -> None:
    label = ElidedLabel("A name that is longer than the label")
    label.setFixedWidth(120)
    assert _shown(page, label) == []


def test_what_can_be_scrolled_to_is_reached(page: QDialog) -> None:
    area = _scrolling()
    assert _shown(page, area) == []
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert any("outside of qt_scrollarea_viewport" in fault for fault in faults(page, SCREEN))


def _scrolling() -> QScrollArea:
    area, inside = QScrollArea(), QWidget()
    row = QHBoxLayout(inside)
    for number in range(12):
        row.addWidget(QPushButton(f"Button {number}"))
    area.setWidget(inside)
    area.setFixedSize(300, 80)
    return area


def test_what_lies_beyond_the_edge_of_the_window_is_found(page: QDialog) -> None:
    beyond = QPushButton("Beyond", page)
    beyond.move(500, 0)
    assert any("outside of QDialog" in fault for fault in _shown(page, QLabel("Words")))


def test_a_dialog_larger_than_the_screen_is_found(page: QDialog) -> None:
    page.resize(1100, 300)
    assert "QDialog is 1100x300" in _shown(page, QLabel("Words"))


def test_a_tab_without_room_for_its_word_is_found(page: QDialog) -> None:
    tabs = QTabWidget()
    for words in ("A long first word", "A long second word"):
        tabs.addTab(QWidget(), words)
    tabs.tabBar().setUsesScrollButtons(False)
    tabs.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
    tabs.setFixedWidth(160)
    assert any("its words need" in fault for fault in _shown(page, tabs))
