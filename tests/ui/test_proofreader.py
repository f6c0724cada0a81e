"""Spelling in the window, with the keys of somebody who writes and a small dictionary."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.storage.own_words import FILE_NAME
from mateo_desktop.storage.preferences import Preferences
from mateo_desktop.ui.text.text_marks import Editor, marks_of
from mateo_desktop.ui.theme import theme
from tests.spelling import small_dictionaries
from tests.ui import proofreading

#: Menus: offscreen there is no keyboard to grab.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Room(proofreading.Room):
    """Somebody writes a text."""

    @property
    def body(self):  # type: ignore[no-untyped-def]
        return self.window.composer.body

    @property
    def editor(self) -> Editor:
        shown: Editor = self.body.pages.currentWidget()
        return shown

    @property
    def field(self) -> QWidget:
        return self.editor

    def open(self, text: str, mode: str = RICH) -> None:
        html = "" if mode == TEXT else text
        self.session.open(Draft.new(html=html, text=text if mode == TEXT else "", body_mode=mode))
        self.editor.setFocus()

    def marked(self) -> list[str]:
        document = self.editor.document()
        words = []
        for start, end in marks_of(self.editor).ranges("spelling"):
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            words.append(cursor.selectedText())
        return words

    def go_to(self, word: str) -> None:
        at = self.editor.toPlainText().index(word)
        cursor = self.editor.textCursor()
        cursor.setPosition(at + 1)
        self.editor.setTextCursor(cursor)


@pytest.fixture
async def room(
    qtbot: QtBot, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Room]:
    small_dictionaries(tmp_path, monkeypatch)
    async with Room(qtbot, data_folder) as room:
        yield room


def _press(menu: QMenu, words: str) -> None:
    (action,) = (action for action in menu.actions() if action.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


@pytest.mark.parametrize("mode", [RICH, HTML, TEXT])
async def test_misspelt_words_of_both_languages_are_marked(room: Room, mode: str) -> None:
    room.open("😀 Haus Huas house huose Straße", mode)
    await room.sees("Huas", "huose")
    (mark, _) = room.editor.extraSelections()
    assert mark.format.underlineColor() == QColor(theme().colours.danger)


async def test_the_dictionaries_are_not_opened_before_somebody_comes_into_the_text(
    room: Room,
) -> None:
    room.session.open(Draft.new(html="<p>Huas</p>"))
    await room.tasks.idle()
    assert room.service.found == ()
    room.editor.setFocus()
    await room.sees("Huas")


async def test_a_letter_goes_through_nobodys_filter(room: Room) -> None:
    room.open("<p>Haus</p><p>Huas</p>")
    await room.sees("Huas")
    QTest.keyClicks(room.editor, "xy")
    QApplication.processEvents()
    called: list[str] = []

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            called.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        QTest.keyClicks(room.editor, "z")
        # Not the events of everybody: what another test left behind would count.
        room.editor.viewport().repaint()
    finally:
        sys.setprofile(None)
    assert "keyPressEvent" in called
    assert "paintEvent" in called
    assert "eventFilter" not in called


async def test_markup_and_entities_are_no_words(room: Room) -> None:
    room.open("<p class='huasx'>Haus &uuml;brr <!-- Huas --> Huas\n<script>huas</script>", HTML)
    await room.sees("Huas")


async def test_the_word_that_is_being_typed_is_left_alone(room: Room) -> None:
    room.open("<p>Huas</p>")
    await room.sees("Huas")
    room.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(room.editor, " Trmin")
    marks = room.reader._marks[room.editor]
    marks.look()
    await room.tasks.idle()
    marks.look()
    assert room.marked() == ["Huas"]
    QTest.keyClicks(room.editor, " ")
    await room.sees("Huas", "Trmin")


async def test_a_key_press_only_starts_a_clock(room: Room) -> None:
    room.open("<p>Haus</p>")
    await room.until(lambda: room.service.is_on)
    asked: list[object] = []
    room.reader._marks[room.editor].unknown.connect(asked.append)
    QTest.keyClicks(room.editor, "abc ")
    assert asked == []


async def test_the_menu_key_offers_what_was_meant(room: Room) -> None:
    room.open("<p>Haus <b>huose</b> Haus</p>")
    await room.sees("huose")
    room.go_to("huose")
    menu = await room.menu()
    assert menu.actions()[0].text() == "house"
    assert menu.activeAction() is menu.actions()[0]
    assert "Undo" in " ".join(action.text() for action in menu.actions())
    QTest.keyClick(menu, Qt.Key.Key_Return)
    room.body.flush()
    assert room.session.draft.html == "<p>Haus <b>house</b> Haus</p>"
    await room.sees()
    QTest.keyClick(room.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.body.flush()
    assert room.session.draft.html == "<p>Haus <b>huose</b> Haus</p>"


async def test_a_word_can_be_learned_and_forgotten(room: Room, data_folder: Path) -> None:
    room.open("<p>Mateox</p>")
    await room.sees("Mateox")
    room.go_to("Mateox")
    _press(await room.menu(), "Add to my words")
    await room.sees()
    await room.until(lambda: (data_folder / FILE_NAME).exists())
    assert (data_folder / FILE_NAME).read_text(encoding="utf-8") == "Mateox\n"
    _press(await room.menu(), "Remove “Mateox” from my words")
    await room.sees("Mateox")


async def test_a_word_can_be_ignored_in_this_message_only(room: Room) -> None:
    room.open("<p>Huas</p>")
    await room.sees("Huas")
    room.go_to("Huas")
    _press(await room.menu(), "Ignore in this message")
    await room.sees()
    room.open("<p>Huas!</p>")
    await room.sees("Huas")


async def test_f7_goes_from_one_to_the_next_through_the_whole_text(room: Room) -> None:
    room.open("Huas\n" + "Haus\n" * 300 + "Trmin Haus", TEXT)
    await room.sees("Huas")
    QTest.keyClick(room.editor, Qt.Key.Key_F7)
    await room.until(lambda: room.editor.textCursor().selectedText() == "Huas")
    QTest.keyClick(room.editor, Qt.Key.Key_F7)
    await room.until(lambda: room.editor.textCursor().selectedText() == "Trmin")
    QTest.keyClick(room.editor, Qt.Key.Key_F7)
    await room.until(lambda: room.editor.textCursor().selectedText() == "Huas")


async def test_f7_says_so_when_there_is_none(room: Room) -> None:
    room.open("<p>Haus</p>")
    await room.until(lambda: room.service.is_on)
    QTest.keyClick(room.editor, Qt.Key.Key_F7)
    await room.until(room.window.notice.isVisible)


async def test_what_the_line_means_is_said_as_well(room: Room) -> None:
    room.open("<p>Huas Haus</p>")
    await room.sees("Huas")
    room.go_to("Huas")
    await room.until(room.editor.accessibleDescription)
    assert room.editor.accessibleDescription() == "“Huas” may be misspelt"
    room.editor.moveCursor(QTextCursor.MoveOperation.End)
    await room.until(lambda: not room.editor.accessibleDescription())


async def test_it_can_be_switched_off_and_to_one_language(room: Room) -> None:
    room.open("<p>Haus house Huas</p>")
    await room.sees("Huas")
    room.reader.follow(Preferences(spelling_languages=("en_US",)))
    await room.sees("Haus", "Huas")
    room.reader.follow(Preferences(spelling=False))
    await room.sees()
    assert not room.reader.next_wrong.isEnabled()


async def test_only_what_is_in_sight_is_marked_in_much_text(room: Room) -> None:
    room.open("Huas Haus huose. " * 12_000, TEXT)
    await room.until(lambda: len(room.marked()) > 10)
    assert len(room.marked()) <= 600
    assert set(room.marked()) <= {"Huas", "huose"}
    room.editor.moveCursor(QTextCursor.MoveOperation.End)
    last = room.editor.document().characterCount()
    await room.until(
        lambda: any(start > last - 20 for start, _ in marks_of(room.editor).ranges("spelling"))
    )
