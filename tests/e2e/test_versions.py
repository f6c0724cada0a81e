"""Earlier versions: looked at on a slider, restored without losing a word."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTextEdit

from mateo_desktop.ui.versions.versions_dialog import VersionsDialog
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL, SHIFT, Driver
from tests.e2e.servers import Sandbox


async def with_two_states(window: Driver) -> None:
    """Leave a draft on the desk that was kept once before it was changed."""
    await window.compose(subject="Monday at nine", body="See you on Monday.")
    await window.saved_as_typed()
    await window.program._services.drafts.close_version(window.draft.key)
    window.rewrite("subjectField", "Tuesday at ten")
    window.rewrite("bodyEditor", "See you on Tuesday.")
    await window.saved_as_typed()


async def opened(window: Driver) -> VersionsDialog:
    """Open the versions by keyboard and wait for the state before the present one."""
    window.press(Qt.Key.Key_H, CTRL | SHIFT)
    await window.until(lambda: window.found("versionsDialog"), "the dialog")
    dialog = window.dialog("versionsDialog")
    assert isinstance(dialog, VersionsDialog)
    await window.until(lambda: changes_of(window), "the changes")
    return dialog


def changes_of(window: Driver) -> str:
    """What the dialog says has changed."""
    return window.widget("versionChanges", QTextEdit).toPlainText()


def button(dialog: VersionsDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "restoreVersionButton")
    assert found is not None
    return found


async def test_an_earlier_version_is_seen_compared_restored_and_taken_back(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await with_two_states(window)
        before = window.draft
        dialog = await opened(window)
        await window.until(lambda: button(dialog).isEnabled(), "the earlier state")
        assert "See you on Monday." in window.widget("versionText", QTextEdit).toPlainText()
        changes = window.widget("versionChanges", QTextEdit)
        assert "MondayTuesday" in changes.toPlainText()
        assert "Subject: 2 added, 2 removed" in changes.accessibleDescription()
        # By shape, not by colour alone.
        shapes = {}
        cursor = changes.document().find("Tuesday")
        shapes["Tuesday"] = cursor.charFormat().fontUnderline()
        cursor = changes.document().find("Monday")
        shapes["Monday"] = cursor.charFormat().fontStrikeOut()
        assert shapes == {"Tuesday": True, "Monday": True}

        window.press(Qt.Key.Key_End)
        await window.until(lambda: "as it stands now" in changes_of(window), "the present state")
        assert not button(dialog).isEnabled()
        name = dialog.slider.accessibleName()
        assert name.startswith("Now, saved ")
        assert "just now" in name
        window.press(Qt.Key.Key_Left)
        await window.until(lambda: button(dialog).isEnabled(), "the earlier state")
        window.click("restoreVersionButton")
        await window.until(lambda: window.draft.subject == "Monday at nine", "the restored draft")
        assert "See you on Monday." in window.widget("bodyEditor", QTextEdit).toPlainText()
        assert (window.draft.key, window.draft.id) == (before.key, before.id)
        await window.until(lambda: "restored" in window.notice, "the notice")
        await window.saved_as_typed()

        # The text before it is kept as a version, and one click brings it back.
        drafts = window.program._services.drafts
        states = [await drafts.version(row.id) for row in await drafts.versions(before.key)]
        assert [state.subject for state in states[:2]] == ["Monday at nine", "Tuesday at ten"]
        window.click("noticeAction")
        await window.until(lambda: window.draft == before, "the draft as it was")
        assert "See you on Tuesday." in window.widget("bodyEditor", QTextEdit).toPlainText()
        await window.saved_as_typed()
        states = [await drafts.version(row.id) for row in await drafts.versions(before.key)]
        assert [state.subject for state in states[:3]] == [
            "Tuesday at ten",
            "Monday at nine",
            "Tuesday at ten",
        ]


async def test_a_message_on_its_way_has_no_versions_to_restore(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url, hold_seconds=60) as window:
        await with_two_states(window)
        window.press(Qt.Key.Key_Return, CTRL)
        await window.until(lambda: window.line.startswith("Sending in"), "the hold")
        window.window.commands["versions"].trigger()
        await window.until(lambda: "on its way" in window.notice, "the reason")
        assert window.found("versionsDialog") is None


async def test_while_the_present_text_cannot_be_saved_nothing_is_restored(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await with_two_states(window)
        dialog = await opened(window)
        await window.until(lambda: button(dialog).isEnabled(), "the earlier state")
        before = window.draft.replace(subject="Changed behind the dialog")
        other = sqlite3.connect(window.folder / "mateo.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        window.session.put(before)
        window.click("restoreVersionButton")
        await window.until(
            lambda: "cannot be saved" in window.texts("versionsDialog"), "the reason"
        )
        assert window.draft == before
        assert not button(dialog).isEnabled()
        other.close()
        await window.saved_as_typed()
        assert await window.program._services.drafts.load(before.key) == before
