from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.storage.preferences import Preferences
from mateo_desktop.storage.profiles import Profile
from mateo_desktop.ui.settings.settings_dialog import SettingsDialog
from mateo_desktop.ui.settings.shortcuts import ShortcutSheet

PROFILES = (
    Profile(id="a", name="Muster GmbH", base_url="https://a.example.org", kind="live", colour=""),
    Profile(
        id="b", name="<b>\u202eB</b>", base_url="https://b.example.org", kind="live", colour=""
    ),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    dialog = SettingsDialog(Preferences(), PROFILES, "Secret Service", Path("/data/<i>here</i>"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def test_it_shows_the_preferences_and_where_things_are(dialog: SettingsDialog) -> None:
    usual = Preferences()
    assert dialog.hold.value() == usual.hold_seconds
    assert dialog.retention.value() == usual.retention_days
    assert dialog.stale.value() == usual.stale_minutes
    assert dialog.language.currentData() == usual.language
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Secret Service" in words
    assert "/data/<i>here</i>" in words


def test_a_change_is_told_at_once_and_keeps_the_rest(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.changed) as caught:
        dialog.hold.setFocus()
        qtbot.keyClick(dialog.hold, Qt.Key.Key_Up)
    changed = caught.args[0]
    assert changed == Preferences(hold_seconds=Preferences().hold_seconds + 1)


def test_the_scheme_is_chosen_with_the_keyboard(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.theme.setFocus()
    with qtbot.waitSignal(dialog.changed) as caught:
        qtbot.keyClick(dialog.theme, Qt.Key.Key_Down)
    assert caught.args[0].theme == "light"


@pytest.mark.parametrize(
    ("name", "low", "high"), [("holdSeconds", 0, 60), ("staleMinutes", 1, 1440)]
)
def test_numbers_stay_within_their_bounds(
    dialog: SettingsDialog, name: str, low: int, high: int
) -> None:
    box = dialog.findChild(QSpinBox, name)
    assert box is not None
    assert (box.minimum(), box.maximum()) == (low, high)


def test_nought_is_told_in_words(dialog: SettingsDialog) -> None:
    dialog.hold.setValue(0)
    assert dialog.hold.text() == "send at once"
    dialog.retention.setValue(0)
    assert dialog.retention.text() == "not at all"


def test_a_workspace_is_chosen_before_anything_is_deleted(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    forget = dialog.findChild(QPushButton, "deleteTokenButton")
    remove = dialog.findChild(QPushButton, "removeProfileButton")
    assert forget is not None
    assert remove is not None
    assert not forget.isEnabled()
    assert not remove.isEnabled()
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(dialog.token_removed) as caught:
        qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    assert caught.args == ["b"]
    with qtbot.waitSignal(dialog.profile_removed) as caught:
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert caught.args == ["b"]
    # Somebody is asked first, so the list says nothing yet.
    assert not dialog.isVisible()


def test_a_name_of_a_workspace_is_text(dialog: SettingsDialog) -> None:
    assert dialog.list.item(1).text().startswith("<b>[U+202E]B</b>")


def test_every_field_has_a_name(dialog: SettingsDialog) -> None:
    for kind in (QComboBox, QSpinBox):
        for box in dialog.findChildren(kind):
            assert box.accessibleName()
            assert "&" not in box.accessibleName()


def test_the_sheet_of_shortcuts_lists_what_there_is_to_press(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    send, silent, third = QAction("Send", parent), QAction("Silent", parent), QAction("C3", parent)
    send.setShortcut(QKeySequence("Ctrl+Return"))
    third.setShortcut(QKeySequence("Ctrl+3"))
    sheet = ShortcutSheet([send, silent, third], parent)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert words[words.index("Send") + 1].endswith("Return")
    assert "Silent" not in words
    assert "C3" not in words, "nine channels are one line"
    assert "Ctrl+1 … Ctrl+9" in words


def test_the_words_that_promise_a_file_are_changed_and_brought_back(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    with qtbot.waitSignal(dialog.changed) as caught:
        dialog.words.setFocus()
        qtbot.keyClicks(dialog.words, "Beilage")
        qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert caught.args[0].attachment_words == ("Beilage", *Preferences().attachment_words)
    with qtbot.waitSignal(dialog.changed) as caught:
        qtbot.mouseClick(
            dialog.findChild(QPushButton, "resetAttachmentWords"), Qt.MouseButton.LeftButton
        )
    assert caught.args[0] == Preferences()


def test_words_typed_a_moment_before_closing_count(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.words.selectAll()
    qtbot.keyClicks(dialog.words, " see  file ")
    with qtbot.waitSignal(dialog.changed) as caught:
        dialog.reject()
    assert caught.args[0].attachment_words == ("see file",)


def test_spelling_is_not_spoken_of_where_there_is_no_dictionary(dialog: SettingsDialog) -> None:
    assert dialog.spelling is None
    assert dialog.findChild(QWidget, "spellingOn") is None


def test_every_language_of_the_spelling_can_be_chosen_and_all_of_it_switched_off(
    qtbot: QtBot,
) -> None:
    found = ("de_AT", "de_DE", "en_GB", "en_US", "fr")
    dialog = SettingsDialog(Preferences(), (), "", Path("/data"), languages=found)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    row = dialog.spelling
    assert row is not None
    assert row.languages == ("de_DE", "en_GB") or "US" in row.languages[1]
    assert row.boxes["de_AT"].text() == "Österreichisches Deutsch (Österreich)"
    assert row.boxes["fr"].text() == "Français"
    places = {box.geometry().topLeft().toTuple() for box in row.boxes.values()}
    assert len(places) == len(found)
    assert all(row.boxes[tag].visibleRegion().boundingRect().height() > 10 for tag in found)
    with qtbot.waitSignal(dialog.changed) as caught:
        qtbot.keyClick(row.boxes["fr"], Qt.Key.Key_Space)
    assert "fr" in caught.args[0].spelling_languages
    with qtbot.waitSignal(dialog.changed) as caught:
        qtbot.keyClick(row.on, Qt.Key.Key_Space)
    assert not caught.args[0].spelling
    assert not row.boxes["fr"].isEnabled()
    dialog.close()


def test_the_proxies_on_the_way_are_named(qtbot: QtBot) -> None:
    dialog = SettingsDialog(
        Preferences(), PROFILES, "", Path("/data"), proxies=("proxy.example.org:3128",)
    )
    qtbot.addWidget(dialog)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Proxy of this computer: proxy.example.org:3128" in words


def test_the_colour_of_a_workspace_is_chosen_with_the_keyboard(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    assert not dialog.colour.isEnabled()
    dialog.list.setCurrentRow(1)
    assert dialog.colour.isEnabled()
    assert dialog.colour.currentText() == "Blue"
    dialog.colour.setFocus()
    with qtbot.waitSignal(dialog.profile_changed) as caught:
        qtbot.keyClick(dialog.colour, Qt.Key.Key_Down)
    assert caught.args == [dataclasses.replace(PROFILES[1], colour="ok")]
    dialog.list.setCurrentRow(0)
    assert dialog.colour.currentText() == "Blue"
    dialog.list.setCurrentRow(1)
    assert dialog.colour.currentText() == "Green"


def test_enter_in_a_field_deletes_and_resets_nothing(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.words.setPlainText("our own word")
    for field in (dialog.hold, dialog.stale, dialog.theme):
        field.setFocus()
        with qtbot.assertNotEmitted(dialog.token_removed):
            qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.words.toPlainText() == "our own word"
