"""What was emptied, deleted, cut off or damaged comes back, and the window says so."""

from __future__ import annotations

import asyncio
import signal
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QTextEdit

from mateo_desktop.ui.lists.table_models import KeyRole
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL, Driver
from tests.e2e.servers import Sandbox

_CUT_OFF = """
import os, signal, sys
from pathlib import Path
from mateo_desktop.ui.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
assert instance.claim()
os.kill(os.getpid(), signal.SIGKILL)
"""


def emptied_line(window: Driver) -> bool:
    return window.found("emptiedLine") is not None


async def test_an_emptied_text_is_offered_and_comes_back(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject="Monday", body="Hours of careful writing.")
        await window.saved_as_typed()
        before = window.draft
        assert not emptied_line(window)
        editor = window.focus("bodyEditor")
        assert isinstance(editor, QTextEdit)
        window.press(Qt.Key.Key_A, CTRL)
        window.press(Qt.Key.Key_Delete)
        await window.until(lambda: emptied_line(window), "the offer")
        assert window.draft.text == ""
        await window.saved_as_typed()
        # It is still there after the program was closed for the night.
        assert await window.end() == 0

    async with start(sandbox.base_url) as window:
        await window.until(lambda: emptied_line(window), "the offer")
        window.write("subjectField", "! ")
        subject = window.draft.subject
        window.click("bringBackButton")
        await window.until(lambda: window.draft.text == before.text, "the text")
        assert window.draft.subject == subject, "nothing else of the draft is turned back"
        assert (window.draft.key, window.draft.id) == (before.key, before.id)
        assert "Hours of careful" in window.widget("bodyEditor", QTextEdit).toPlainText()
        await window.until(lambda: not emptied_line(window), "the end of the offer")
        await window.saved_as_typed()


async def test_who_writes_again_is_not_asked_any_more(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(body="First thought")
        window.rewrite("bodyEditor", "")
        window.window.composer.flush()
        assert emptied_line(window)
        window.write("bodyEditor", "Second thought")
        window.window.composer.flush()
        assert not emptied_line(window)
        window.press(Qt.Key.Key_N, CTRL)
        await window.program.tasks.idle()
        assert not emptied_line(window), "a new draft has nothing to bring back"


async def test_a_deleted_draft_comes_back_by_undo_or_from_the_list(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject="Kept for later")
        await window.saved_as_typed()
        draft = window.draft
        view = window.widget("draftList", QListView)
        view.setFocus()
        window.press(Qt.Key.Key_Delete)
        await window.until(lambda: window.notice == "The draft was deleted.", "the notice")
        assert window.rows("draftList") == []
        window.click("noticeAction")
        await window.until(lambda: window.draft == draft, "the draft")
        await window.until(lambda: len(window.rows("draftList")) == 1, "its row")

        window.widget("draftList").setFocus()
        window.press(Qt.Key.Key_Delete)
        await window.until(lambda: window.notice == "The draft was deleted.", "the notice")
        window.click("trashButton")
        await window.until(lambda: window.found("trashDialog"), "the deleted drafts")
        assert "Kept for later" in window.rows("trashList")[0]
        window.press(Qt.Key.Key_Return)
        await window.until(lambda: window.draft == draft, "the draft")
        assert window.found("trashDialog") is None
        assert window.notice == "", "what is back needs no undo"


async def test_deleting_for_good_asks_and_leaves_the_others(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        for subject in ("one", "two", "three"):
            window.press(Qt.Key.Key_N, CTRL)
            await window.compose(channel="" if subject != "one" else "Support", subject=subject)
            await window.saved_as_typed()
        rows = window.window.sidebar.drafts
        for left in (2, 1):
            window.window.sidebar.draft_deleted.emit(rows.index(0).data(KeyRole))
            await window.until(lambda left=left: rows.rowCount() == left, "the row to go")
        window.click("trashButton")
        await window.until(lambda: window.found("trashDialog"), "the deleted drafts")
        window.press(Qt.Key.Key_Delete)
        await window.answer("Keep")
        await window.until(lambda: not window.program.tasks.running("erase"), "the answer")
        assert len(window.rows("trashList")) == 2
        window.click("eraseDraftButton")
        asked = await window.answer("Delete for good")
        assert asked.startswith("1 draft ")
        await window.until(lambda: len(window.rows("trashList")) == 1, "the row to go")
        await window.until(lambda: not window.program.tasks.running("erase"), "the end of it")
        window.click("emptyTrashButton")
        await window.answer("Delete for good")
        await window.until(lambda: not window.rows("trashList"), "the rows to go")
        assert not window.widget("restoreDraftButton").isEnabled()
        window.dialog("trashDialog").reject()
        assert len(window.rows("draftList")) == 1


async def test_after_a_kill_it_is_said_once_what_lies_open_again(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject="Half a thought {time}")
        await window.saved_as_typed()
        draft = window.draft
        assert await window.end() == 0
    killed = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _CUT_OFF, str(window.folder)
    )
    assert await killed.wait() == -signal.SIGKILL
    assert (window.folder / "mateo.lock").exists()

    async with start(sandbox.base_url) as window:
        await window.until(lambda: window.notice, "the notice")
        assert window.draft == draft
        assert window.notice.startswith(
            "The program was cut off last time. Your draft is kept. “Half a thought {time}” lies "
            "open as it was saved at "
        )
        assert "at most the last second" in window.notice
        assert await window.end() == 0

    async with start(sandbox.base_url) as window:
        await window.program.tasks.wait("arrive")
        assert window.notice == "", "after a clean end there is nothing to say"


@pytest.mark.logs("damaged or lost: salvaged")
async def test_after_a_damage_it_is_said_what_came_back_and_where_the_file_is(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        for subject in ("one", "two"):
            window.press(Qt.Key.Key_N, CTRL)
            await window.compose(channel="Support", subject=subject)
            await window.saved_as_typed()
        assert await window.end() == 0
    path = window.folder / "mateo.db"
    content = bytearray(path.read_bytes())
    content[100:160] = bytes(60)
    path.write_bytes(content)

    async with start(sandbox.base_url) as window:
        (kept,) = window.folder.glob("mateo.damaged-*.db")
        assert "Back are: drafts 2, messages 0." in window.notice
        assert f"The damaged file: {kept}" in window.notice
        label = window.window.notice.findChild(QLabel)
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
        assert window.widget("noticeAction").isEnabled()
        assert len(window.rows("draftList")) == 2


@pytest.mark.logs("damaged or lost: salvaged")
async def test_a_damage_in_the_midst_of_writing_is_mended_said_once_and_costs_no_word(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject="one")
        await window.saved_as_typed()
        window.press(Qt.Key.Key_N, CTRL)
        await window.compose(channel="Support", subject="two")
        await window.saved_as_typed()
        path = window.folder / "mateo.db"
        with path.open("r+b") as file:
            # The counter of changes (bytes 24 to 27) is hit as well, so SQLite looks anew.
            file.seek(24)
            file.write(bytes(byte ^ 0x5A for byte in path.read_bytes()[24:160]))
        damaged = path.read_bytes()

        window.write("subjectField", "still ")
        await window.until(lambda: "Back are: drafts 2" in window.notice, "the notice")
        (kept,) = window.folder.glob("mateo.damaged-*.db")
        assert kept.read_bytes() == damaged
        assert f"The damaged file: {kept}" in window.notice
        await window.saved_as_typed()
        await window.until(lambda: window.saved.startswith("Saved "), "the save")
        assert window.draft.subject == "still two"
        stored = await window.program._services.drafts.load(window.draft.key)
        assert stored == window.draft
        assert len(window.rows("draftList")) == 2

        window.click("noticeClose")
        window.keys("and ")
        await window.saved_as_typed()
        assert window.notice == ""
        assert await window.end() == 0
    async with start(sandbox.base_url) as window:
        await window.until(lambda: window.draft.subject == "still and two", "the draft")
        assert window.notice == "", "it was said already"
