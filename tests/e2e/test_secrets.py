"""K1 and K5: the key is in the keyring or in memory, and in nothing that is written."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from urllib.parse import quote

import keyring
import keyring.backends.fail
import pytest
from PySide6.QtGui import QGuiApplication

from mateo_desktop.command_line import Options
from tests.e2e.conftest import Start
from tests.e2e.keyring_trial import HAS_BUS, beside_silence
from tests.e2e.servers import CHANNEL, FaultServerThread, with_channel
from tests.e2e.token_hunt import KEY, hits, hunt_in_program

#: One for each way an answer can end; the last one says the key back.
SENT = (
    "ok",
    "reset_after_body",
    "close_without_reply",
    "truncated_json",
    "html_200",
    "other_message",
    "redirect_303",
    "status_400",
    "status_401",
    "status_403",
    "status_422",
    "status_500",
    "echo_token",
)


def _assert_absent(path: Path) -> None:
    assert hits(path.read_bytes()) == [], f"the key is in {path.name}"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.timeout(400)
def test_over_all_faults_the_key_is_in_nothing_that_is_written(
    server: FaultServerThread, data_folder: Path, clean_environment: dict[str, str]
) -> None:
    hunt = hunt_in_program(data_folder, clean_environment, server, SENT)
    assert hunt.found == []
    assert hunt.troubles == []
    assert hunt.sends == len(SENT)
    assert {
        "the command line",
        "the window, the clipboard and a child's environment",
        "stderr",
        "mateo.db",
        "mateo.db-journal",
        "mateo-desktop.log",
        "preferences.json",
    } <= set(hunt.places)


def test_the_hunt_finds_a_key_however_it_is_written() -> None:
    forms = (KEY, json.dumps({"a": KEY}), quote(KEY, safe=""), f"…{KEY[:20]}", KEY[-20:])
    for text in forms:
        assert hits(text.encode()), text
        assert hits(base64.b64encode(text.encode())) or KEY not in text
    assert hits(KEY.encode("utf-16-le"))
    assert hits(f"Basic {base64.b64encode(f'x:{KEY}'.encode()).decode()}".encode())
    assert hits(b"nothing of it") == []


@pytest.mark.parametrize("has_keyring", [False, True], ids=["none", "one that is not trusted"])
async def test_without_a_keyring_the_key_is_in_memory_only(
    start: Start, server: FaultServerThread, data_folder: Path, has_keyring: bool
) -> None:
    if not has_keyring:
        keyring.set_keyring(keyring.backends.fail.Keyring())
    with_channel(server)
    async with start(options=Options()) as window:
        window.write("workspaceName", "Muster")
        window.rewrite("apiKey", KEY)
        window.rewrite("baseUrl", server.base_url)
        window.click("connectButton")
        await window.channels_known()
        await window.until(lambda: "in memory until you quit" in window.notice, "the notice")
        await window.compose(channel=CHANNEL["name"])
        window.click("sendButton")
        await window.accepted()
        for path in _files(data_folder):
            _assert_absent(path)
        assert KEY not in QGuiApplication.clipboard().text()
    for path in _files(data_folder):
        _assert_absent(path)

    async with start(options=Options()) as window:
        # The next run has no key, says so, and is usable but for sending.
        await window.until(lambda: window.window.composer.foot.reason == "No API key", "it")
        assert window.found("noticeAction")
        window.write("subjectField", "Written without a key")
        await window.until(lambda: window.saved.startswith("Saved "), "the save")
        assert not window.send_button.isEnabled()


@pytest.mark.skipif(not HAS_BUS, reason="needs dbus-run-session")
async def test_a_real_keyring_that_never_answers_does_not_hold_the_window_up(
    data_folder: Path, clean_environment: dict[str, str]
) -> None:
    silence = await beside_silence(data_folder, clean_environment)
    assert silence.code == 0
    assert silence.letters > 20
    assert silence.longest_s < 1 + silence.stood_s
    # Given up after 7 s; the rest is what a busy machine needs to start the program.
    assert silence.told_s - silence.usable_s < 12 + silence.stood_s
