"""An API key goes from the settings only after a yes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton

from mateo_desktop.command_line import Options
from mateo_desktop.sandbox import TOKEN
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.profiles import Profile, ProfileStore
from tests.e2e.conftest import Start
from tests.e2e.servers import Sandbox


async def test_a_key_is_deleted_only_after_a_yes(
    start: Start, sandbox: Sandbox, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await Database.open(data_folder)
    await ProfileStore(database).save(Profile("muster", "Muster", sandbox.base_url))
    await database.close()
    monkeypatch.setenv("MATEO_TOKEN", TOKEN)
    async with start(options=Options()) as window:
        await window.channels_known()
        window.window.commands["settings"].trigger()
        await window.until(lambda: window.found("settingsDialog"), "the settings")
        profiles = window.widget("profileList", QListWidget)
        profiles.setCurrentRow(0)

        async def answered(words: str) -> None:
            window.widget("deleteTokenButton", QPushButton).click()
            assert "Nothing is sent from" in await window.answer(words)

        await answered("Keep it")
        notice = window.window.notice
        asking = "forget-key:muster"
        await window.until(lambda: not window.program.tasks.running(asking), "the end of it")
        assert not notice.holds("keyring")
        await answered("Delete the key")
        await window.until(lambda: notice.holds("keyring"), "that it was deleted")
        window.dialog("settingsDialog").reject()
