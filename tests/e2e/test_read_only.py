"""Data of a newer program: shown, not touched, and what is typed stays on the screen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from PySide6.QtCore import Qt

from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.template import Template
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.ui.lists.table_models import KeyRole
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL
from tests.e2e.servers import Sandbox


async def test_newer_data_is_shown_and_nothing_typed_is_lost_before_the_end(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject="Kept as it was")
        await window.saved_as_typed()
        assert await window.end() == 0
    path = window.folder / "mateo.db"
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()

    async with start(sandbox.base_url) as window:
        await window.until(lambda: "newer version" in window.notice, "the sentence")
        await window.until(lambda: window.draft.subject == "Kept as it was", "the draft")
        assert window.saved == "", "nobody has typed anything yet"
        window.rewrite("subjectField", "Typed nevertheless")
        await window.until(lambda: window.saved == "Not saved, kept until you quit", "the state")
        changed = window.draft
        window.press(Qt.Key.Key_N, CTRL)
        await window.until(lambda: window.draft.key != changed.key, "the new draft")
        assert "Typed nevertheless" in window.rows("draftList")[0]
        key = window.window.sidebar.drafts.index(0).data(KeyRole)
        window.click_row("draftList", key)
        await window.until(lambda: window.draft.key == changed.key, "the first draft")
        assert window.draft.subject == "Typed nevertheless"

        window.window.commands["versions"].trigger()
        await window.until(lambda: window.found("versionsDialog"), "the versions")
        await window.until(
            lambda: "newer version" in window.texts("versionsDialog"), "why none is restored"
        )
        assert not window.widget("restoreVersionButton").isEnabled()
        window.dialog("versionsDialog").reject()
        window.click("trashButton")
        await window.until(lambda: window.found("trashDialog"), "the deleted drafts")
        assert not window.widget("emptyTrashButton").isEnabled()
        window.dialog("trashDialog").reject()
        assert await window.end() == 0
    assert path.read_bytes() == before


async def test_every_command_over_newer_data_says_plainly_what_it_does_not_do(
    start: Start, sandbox: Sandbox, data_folder: Path
) -> None:
    path, key = data_folder / "mateo.db", await _newer_data(data_folder)
    before = path.read_bytes()
    async with start(sandbox.base_url) as window:
        await window.until(lambda: window.rows("draftList"), "the draft")
        side = window.window.sidebar

        # Send: off, with its reason beside it, and Ctrl+Enter is no way around that.
        window.click_row("draftList", key)
        await window.until(lambda: window.draft.key == key, "the draft")
        await window.channels_known()
        window.choose("channelPicker", "Support")
        window.write("toField", "erika.muster@example.org,")
        await window.until(lambda: window.send_button.text() != "Send", "the name on the button")
        assert not window.send_button.isEnabled()
        assert window.window.composer.foot.reason == "Data of a newer version: nothing is sent"
        window.press(Qt.Key.Key_Return, CTRL)

        # Duplicate: made of what is in sight, and it stays in the list.
        side.draft_duplicated.emit(key)
        await window.until(lambda: window.draft.key != key, "the copy")
        assert window.draft.to
        copy = window.draft
        window.click_row("draftList", key)
        await window.until(lambda: window.draft.key == key, "the draft")
        window.window.search.setText("nothing like it")
        await window.until(lambda: not window.rows("draftList"), "the search")
        window.window.search.clear()
        await window.until(lambda: len(window.rows("draftList")) == 2, "both drafts")
        window.click_row("draftList", copy.key)
        await window.until(lambda: window.draft == copy, "the copy")

        # Delete, and a template by hand: said, and nothing is gone.
        window.window.notice.clear("storage")
        side.draft_deleted.emit(key)
        await window.until(lambda: "nothing is changed" in window.notice, "why not")
        assert len(window.rows("draftList")) == 2
        window.click("noticeClose")
        window.session.templates.enter(Template("t1", text="Hello {{1}}"))
        await window.until(lambda: "nothing is changed" in window.notice, "why not")
        assert window.session.templates.find("t1"), "it serves until the end"

        # Settings have a file of their own.
        window.click("themeButton")
        await window.until(
            lambda: '"theme": "dark"' in (data_folder / "preferences.json").read_text("utf-8"),
            "the setting",
        )
        assert window.rows("outboxList") == []
        assert sandbox.posts == 0
        assert await window.end() == 0
        assert "Traceback" not in window.log()
    assert path.read_bytes() == before


async def _newer_data(folder: Path) -> str:
    """A data folder as a newer program would leave it; gives the key of its one draft."""
    database = await Database.open(folder)
    store = DraftStore(database)
    store.profile_id = "unsaved"
    draft = Draft.new(subject="Kept as it was", text="Some words")
    await store.save(draft, 1)
    await database.close()
    newer = sqlite3.connect(folder / "mateo.db")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    return draft.key
