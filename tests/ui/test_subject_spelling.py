"""Spelling in the subject: the same marks, menu and key as in the text below it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.preferences import Preferences
from mateo_desktop.ui.text.line_marks import LineMarks
from tests.spelling import small_dictionaries
from tests.ui import proofreading

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Listener(QObject):
    """Counts what an input method, or somebody in its place, tells a field."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.InputMethod
        return False


class Room(proofreading.Room):
    """Somebody writes a subject."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.edit: QLineEdit = self.window.composer.subject.edit
        found = self.reader._marks[self.edit]
        assert isinstance(found, LineMarks)
        self.marks = found

    @property
    def field(self) -> QWidget:
        return self.edit

    def open(self, subject: str, **fields: object) -> None:
        self.session.open(Draft.new(subject=subject, channel_type="email", **fields))
        self.edit.setFocus()

    def marked(self) -> list[str]:
        text = self.edit.text().encode("utf-16-le")
        return [text[2 * p.start : 2 * p.end].decode("utf-16-le") for p in self.marks._wrong]


@pytest.fixture
async def room(
    qtbot: QtBot, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Room]:
    small_dictionaries(tmp_path, monkeypatch)
    async with Room(qtbot, data_folder) as room:
        yield room


async def test_misspelt_words_are_marked_for_the_eye_and_nothing_else(room: Room) -> None:
    room.open("😀 Haus Huas house huose")
    before = room.edit.grab().toImage()
    await room.sees("Huas", "huose")
    assert room.edit.grab().toImage() != before
    assert room.edit.text() == room.session.draft.subject == "😀 Haus Huas house huose"
    assert not room.edit.isUndoAvailable()
    # A right one has no line: the picture is that of the plain line again.
    room.reader.follow(Preferences(spelling=False))
    await room.sees()
    assert room.edit.grab().toImage() == before


async def test_nothing_is_opened_before_somebody_writes(room: Room) -> None:
    room.session.open(Draft.new(subject="Huas", channel_type="email"))
    await room.tasks.idle()
    assert room.service.found == ()
    room.edit.setFocus()
    await room.sees("Huas")


async def test_lines_move_along_with_their_words_at_once(room: Room) -> None:
    room.open("Haus Huas Haus")
    await room.sees("Huas")
    room.edit.setCursorPosition(0)
    QTest.keyClicks(room.edit, "Tag ")
    assert room.marked() == ["Huas"]
    room.edit.setCursorPosition(len("Tag Haus Hu"))
    QTest.keyClick(room.edit, Qt.Key.Key_Backspace)
    # The word that is being changed is another one.
    assert room.marked() == []


async def test_the_word_that_is_being_typed_is_left_alone(room: Room) -> None:
    room.open("Huas ")
    await room.sees("Huas")
    room.edit.end(False)
    QTest.keyClicks(room.edit, "Trmin")
    room.marks.look()
    await room.tasks.idle()
    room.marks.look()
    assert room.marked() == ["Huas"]
    QTest.keyClicks(room.edit, " ")
    await room.sees("Huas", "Trmin")


async def test_what_is_being_composed_is_not_lost(room: Room) -> None:
    room.open("Huas ")
    await room.sees("Huas")
    room.edit.end(False)
    QApplication.sendEvent(room.edit, QInputMethodEvent("´", []))
    told = Listener()
    room.edit.installEventFilter(told)
    room.marks._render()
    assert told.count == 0
    done = QInputMethodEvent("", [])
    done.setCommitString("é")
    QApplication.sendEvent(room.edit, done)
    assert room.edit.text() == "Huas é"
    room.marks._render()
    assert told.count > 1


async def test_the_menu_key_offers_what_was_meant_and_undo_takes_it_back(room: Room) -> None:
    room.open("Haus huose Haus")
    await room.sees("huose")
    room.edit.setCursorPosition(6)
    menu = await room.menu()
    assert menu.actions()[0].text() == "house"
    assert "Undo" in " ".join(action.text() for action in menu.actions())
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert room.session.draft.subject == "Haus house Haus"
    await room.sees()
    QTest.keyClick(room.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.session.draft.subject == "Haus huose Haus"


async def test_f7_goes_from_the_subject_into_the_text_and_round(room: Room) -> None:
    room.open("Huas Haus Trmin", html="<p>Haus huose</p><p>Haus Huas</p>")
    await room.sees("Huas", "Trmin")
    rich = room.window.composer.body.rich
    for field, word in (
        *((room.edit, "Huas"), (room.edit, "Trmin")),
        *((rich, "huose"), (rich, "Huas")),
        (room.edit, "Huas"),
    ):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
        await room.until(lambda: field.hasFocus() and _selected(field) == word)  # noqa: B023


async def test_f7_in_the_text_finds_what_is_wrong_in_the_subject_only(room: Room) -> None:
    room.open("Huas", html="<p>Haus</p>")
    await room.sees("Huas")
    room.window.composer.body.rich.setFocus()
    QTest.keyClick(room.window.composer.body.rich, Qt.Key.Key_F7)
    await room.until(lambda: room.edit.hasFocus() and room.edit.selectedText() == "Huas")


def _selected(field: QLineEdit | QTextEdit) -> str:
    return (
        field.selectedText() if isinstance(field, QLineEdit) else field.textCursor().selectedText()
    )


async def test_what_the_line_means_is_said_as_well(room: Room) -> None:
    room.open("Huas Haus")
    await room.sees("Huas")
    room.edit.setCursorPosition(2)
    await room.until(room.edit.accessibleDescription)
    assert room.edit.accessibleDescription() == "“Huas” may be misspelt"
    room.edit.end(False)
    await room.until(lambda: not room.edit.accessibleDescription())
