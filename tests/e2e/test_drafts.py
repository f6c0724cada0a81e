"""Drafts: kept by themselves, listed, opened again as they were, never mixed."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL
from tests.e2e.servers import Sandbox


async def test_after_a_restart_the_last_draft_is_open_exactly_as_it_was(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject="Rich", body="First draft")
        window.press(Qt.Key.Key_N, CTRL)
        await window.compose(channel="", subject="In HTML", body="Dear")
        window.click("mode_html")
        window.rewrite("htmlSource", "<p>Dear   <b>Erika</b></p>")
        window.window.composer.flush()
        before = window.draft
        assert before.body_mode == "html"
        assert await window.end() == 0

    async with start(sandbox.base_url) as window:
        await window.until(lambda: window.draft.key == before.key, "the last draft")
        assert window.draft == before
        assert window.widget("htmlSource").toPlainText() == before.html
        assert len(window.rows("draftList")) == 2
        assert window.widget("subjectField").text() == "In HTML"


async def test_what_is_typed_is_saved_and_listed_by_itself(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        window.write("subjectField", "Half a thought")
        await window.until(lambda: window.saved.startswith("Saved "), "the save")
        await window.until(lambda: "Half a thought" in window.rows("draftList")[0], "the row")
        place = window.widget("subjectField").cursorPosition()
        window.keys(" more")
        await window.until(lambda: "thought more" in window.rows("draftList")[0], "the row")
        assert window.widget("subjectField").cursorPosition() == place + 5


async def test_switching_drafts_while_typing_never_mixes_them(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        keys = []
        for number in range(4):
            window.press(Qt.Key.Key_N, CTRL)
            window.write("toField", f"person{number}@example.org,")
            window.write("subjectField", f"subject {number}")
            window.write("bodyEditor", f"{number}")
            keys.append(window.draft.key)
            await window.saved_as_typed()
        chance = random.Random(4711)
        for _ in range(30):
            number = chance.randrange(4)
            window.click_row("draftList", keys[number])
            # Typing goes on while the other draft is fetched; it belongs to the old one.
            here = keys.index(window.draft.key)
            window.keys("")
            window.window.composer.body.rich.setFocus()
            window.press(Qt.Key.Key_End, CTRL)
            window.keys(str(here))
            if chance.random() < 0.5:
                window.write("toField", f"person{here}@example.org")
            await window.until(lambda: window.draft.key == keys[number], "the other draft")  # noqa: B023
            window.write("bodyEditor", str(number))
        await window.saved_as_typed()

        for number, key in enumerate(keys):
            draft = await window.program._services.drafts.load(key)
            assert draft is not None
            assert set(draft.text) == {str(number)}
            assert {person.handle for person in draft.to} == {f"person{number}@example.org"}
            assert draft.subject == f"subject {number}"


async def test_a_deleted_draft_comes_back_with_undo(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose()
        await window.saved_as_typed()
        window.click_row("draftList", draft.key)
        window.widget("draftList", QListView).setFocus()
        window.press(Qt.Key.Key_Delete)
        await window.until(lambda: window.notice == "The draft was deleted.", "the notice")
        assert window.rows("draftList") == []
        assert window.draft.is_empty

        window.click("noticeAction")
        await window.until(lambda: window.draft.key == draft.key, "the draft")
        assert window.draft == draft
        assert len(window.rows("draftList")) == 1
