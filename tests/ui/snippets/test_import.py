"""A file of snippets that anybody may have written: bounded, read aside, and left at will."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain import snippet_file
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.snippet import MOST, Snippet
from mateo_desktop.ui.main_window import MainWindow
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.snippets.shelf import SnippetShelf
from mateo_desktop.ui.snippets.snippet_dialog import SnippetDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OWN = Snippet("k", "Thanks", "<p>Thank you</p>")
#: What a turn of the loop may compute here; cleaning the file below takes a second.
TURN_S = 0.25


class Room:
    """A window with one snippet, its dialog open."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.errors: list[BaseException] = []
        self.tasks = Tasks(self.errors.append)
        self.session = DraftSession(Draft.new())
        self.session.snippets.put((OWN,))
        self.window = MainWindow(self.session).whole()
        qtbot.addWidget(self.window)
        self.window.show()
        self.shelf = SnippetShelf(self.window, self.session, self.tasks)
        self.shelf.open()
        self.path = folder / "snippets.json"

    @property
    def dialog(self) -> SnippetDialog:
        found = self.window.findChild(SnippetDialog)
        assert isinstance(found, SnippetDialog)
        return found

    @property
    def said(self) -> str:
        note = self.dialog.findChild(QLabel, "snippetNote")
        assert isinstance(note, QLabel)
        return note.text()

    def bring(self, data: bytes) -> None:
        self.path.write_bytes(data)
        self.dialog.page.import_wanted.emit(str(self.path))

    async def until(self, seen: Callable[[], object]) -> float:
        """Wait until that is so; what the longest turn took of this thread, in seconds."""
        longest = 0.0
        async with asyncio.timeout(60):
            while not seen():
                before = time.thread_time()
                await asyncio.sleep(0.002)
                longest = max(longest, time.thread_time() - before)
        return longest


@pytest.fixture
async def room(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Room]:
    room = Room(qtbot, tmp_path)
    yield room
    room.tasks.cancel("import-snippets")
    await room.tasks.idle()
    assert room.errors == []


def _file(*snippets: Snippet) -> bytes:
    return snippet_file.write(snippets)


def _large() -> bytes:
    html = "<p>Good <b>day</b> and <i>welcome</i></p>" * 4_000
    found = _file(*(Snippet(str(at), f"Number {at}", html) for at in range(3)))
    assert 400_000 < len(found) <= snippet_file.MAX_SIZE
    return found


async def test_a_large_file_is_read_beside_the_window(room: Room) -> None:
    room.bring(_large())
    assert await room.until(lambda: "3 snippets added" in room.said) < TURN_S
    assert len(room.session.snippets.all) == 4


@pytest.mark.parametrize(
    "data",
    [
        b" " * (snippet_file.MAX_SIZE + 1),
        b"[" * 200_000,
        b'{"mateo_desktop_snippets": 1, "snippets": ' + b'{"a":' * 100_000,
        json.dumps({snippet_file.MARK: 1, "snippets": [{}] * (MOST + 1)}).encode(),
        b"\xff\xfe\x00",
    ],
    ids=["size", "depth", "depth of objects", "rows", "no text"],
)
async def test_what_is_too_much_is_refused_in_words_and_changes_nothing(
    room: Room, data: bytes
) -> None:
    room.bring(data)
    assert await room.until(lambda: room.said) < TURN_S
    assert room.session.snippets.all == (OWN,)


async def test_who_closes_the_dialog_leaves_the_file(room: Room) -> None:
    room.bring(_large())
    task = room.tasks.running
    assert task("import-snippets")
    await asyncio.sleep(0)
    room.dialog.reject()
    await room.until(lambda: not task("import-snippets"))
    assert room.session.snippets.all == (OWN,)
    assert not [one for one in room.window.findChildren(QDialog) if one.isVisible()]


async def test_cancel_in_the_question_changes_nothing(room: Room) -> None:
    room.bring(_file(Snippet("x", "Thanks", "<p>Other words</p>"), Snippet("y", "New", "<p>n</p>")))
    boxes = room.window.findChildren
    await room.until(lambda: boxes(QMessageBox))
    (box,) = boxes(QMessageBox)
    assert box.defaultButton().text() == "Cancel"
    box.defaultButton().click()
    await room.until(lambda: not room.tasks.running("import-snippets"))
    assert room.session.snippets.all == (OWN,)


async def test_a_file_with_that_name_is_replaced_only_after_a_yes(room: Room) -> None:
    room.path.write_text("somebody's work", "utf-8")
    for answer, is_replaced in (("Keep the file", False), ("Replace", True)):
        room.dialog.page.export_wanted.emit(str(room.path))
        await room.until(lambda: room.window.findChildren(QMessageBox))
        (box,) = room.window.findChildren(QMessageBox)
        assert "snippets.json" in box.text()
        assert box.defaultButton().text() == "Keep the file"
        next(one for one in box.buttons() if one.text() == answer).click()
        await room.tasks.idle()
        await room.until(lambda: not room.window.findChildren(QMessageBox))
        assert (room.path.read_text("utf-8") != "somebody's work") is is_replaced
    assert room.said == "The snippets are in snippets.json"


async def test_the_dialog_of_the_system_asks_nothing_in_a_loop_of_its_own(room: Room) -> None:
    room.dialog.page.give.click()
    (chooser,) = room.dialog.findChildren(QFileDialog)
    assert chooser.testOption(QFileDialog.Option.DontConfirmOverwrite)
    chooser.close()


async def test_a_snippet_of_which_cleaning_leaves_nothing_is_not_taken(room: Room) -> None:
    script = Snippet("s", "Script", "<script>alert(1)</script>")
    room.bring(snippet_file.write([script, Snippet("n", "News", "<p>News</p>")]))
    await room.until(lambda: room.said)
    assert room.said == "1 snippet added. 1 could not be used."
    assert [one.name for one in room.session.snippets.all] == ["Thanks", "News"]
    room.dialog.page.say("")
    room.bring(snippet_file.write([script]))
    await room.until(lambda: room.said)
    assert "Nothing was changed" in room.said


async def test_what_was_replaced_is_what_the_form_shows_and_goes_on_with(room: Room) -> None:
    form = room.dialog.page.form
    assert form.name.text() == "Thanks"
    cursor = form.box.edit.textCursor()
    cursor.insertText("Typed a moment ago. ")
    room.bring(snippet_file.write([Snippet("n", "Thanks", "<p>Many thanks</p>")]))
    await room.until(lambda: room.window.findChildren(QMessageBox))
    # It was taken over before anything was compared, so that Cancel would keep it.
    assert room.session.snippets.all[0].html == "<p>Typed a moment ago. Thank you</p>"
    (box,) = room.window.findChildren(QMessageBox)
    next(one for one in box.buttons() if one.text() == "Replace mine").click()
    await room.tasks.idle()
    await room.until(lambda: room.said)
    assert form.box.html() == "<p>Many thanks</p>"
    form.name.setText("Thanks a lot")
    room.dialog.page.flush()
    (kept,) = room.session.snippets.all
    assert (kept.name, kept.html) == ("Thanks a lot", "<p>Many thanks</p>")
