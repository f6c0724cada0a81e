"""Data of a newer program: shown, not touched, and what is typed stays on the screen."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import Qt

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
