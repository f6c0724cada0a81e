"""The ways in: the first page, the key, the helpers that may be missing, two workspaces."""

from __future__ import annotations

import json
import shutil
import ssl
from collections.abc import Iterator

import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from mateo_desktop.command_line import Options
from mateo_desktop.sandbox import TOKEN
from mateo_desktop.storage import secrets
from tests.conftest import MemoryKeyring
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL, Driver
from tests.e2e.servers import FaultServerThread, Sandbox
from tests.fault_server import Exchange, closed_port

FRESH = Options()


@pytest.fixture
def imposter() -> Iterator[FaultServerThread]:
    """A server whose certificate nobody trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    thread = FaultServerThread(tls=context)
    thread.start()
    yield thread
    thread.stop()


async def test_the_first_page_leads_into_the_sandbox(start: Start) -> None:
    async with start(options=FRESH) as window:
        assert window.found("welcomePage")
        assert not window.found("subjectField")
        window.click("sandboxButton")
        await window.channels_known()
        assert not window.found("welcomePage")
        assert window.widget("sandboxStrip")
        draft = await window.compose()
        assert draft.channel_type == "email"


async def test_what_the_program_was_started_with_opens_after_the_first_page(start: Start) -> None:
    opening = "mailto:erika.muster@example.org?subject=Your%20question"
    async with start(options=Options(opening=opening)) as window:
        window.click("sandboxButton")
        await window.until(lambda: window.draft.subject == "Your question", "the mailto draft")
        assert window.draft.to[0].handle == "erika.muster@example.org"


async def test_test_connection_tells_in_words_what_is_wrong(
    start: Start, sandbox: Sandbox, server: FaultServerThread, imposter: FaultServerThread
) -> None:
    nobody = f"http://127.0.0.1:{await closed_port()}/api/v1"
    no_json = server.base_url.replace("/api/v1", "/elsewhere")
    server.call(lambda here: here.pages.update({"/elsewhere/channel": {"an": "object"}}))
    server.call(lambda here: here.pages.update({"/channel": _no_key}))
    cases = (
        (TOKEN, server.base_url, "Mateo got no API key"),
        ("a-wrong-key", sandbox.base_url, "does not accept this key"),
        (TOKEN, nobody, "cannot be reached"),
        (TOKEN, no_json, "it is not the Mateo API"),
        (TOKEN, imposter.base_url, "comes from nobody this computer trusts"),
        (TOKEN, "ftp://mateo.example.org", "must begin with https://"),
        (TOKEN, "http://mateo.example.org", "only allowed on this computer"),
        (TOKEN, sandbox.base_url, "Connected. The key is valid."),
    )
    async with start(options=FRESH) as window:
        window.click("testConnectionButton")
        assert _result(window) == "Enter the API key first."
        for key, url, words in cases:
            await _test(window, key, url)
            assert words in _result(window), (url, _result(window))
        assert imposter.call(lambda here: len(here.requests)) == 0
        assert "Traceback" not in window.log()


async def _no_key(exchange: Exchange) -> None:
    await exchange.answer_json(401, {"code": "401", "message": "No API key."})


def _result(window: Driver) -> str:
    return window.widget("connectResult", QLabel).text()


async def _test(window: Driver, key: str, url: str) -> None:
    window.rewrite("apiKey", key)
    window.rewrite("baseUrl", url)
    async with window.work("connect"):
        window.click("testConnectionButton")


async def test_connecting_keeps_the_key_in_the_keyring_and_the_next_start_finds_it(
    start: Start,
    sandbox: Sandbox,
    memory_keyring: MemoryKeyring,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Only keyrings that are known to keep secrets are used: this one is for the test.
    allowed = secrets.ALLOWED | {secrets._class_name(memory_keyring)}
    monkeypatch.setattr(secrets, "ALLOWED", allowed)
    async with start(options=FRESH) as window:
        window.write("workspaceName", "Muster & Co.")
        window.rewrite("apiKey", TOKEN)
        window.rewrite("baseUrl", sandbox.base_url)
        emptied: list[str] = []
        window.widget("apiKey", QLineEdit).textChanged.connect(emptied.append)
        window.click("connectButton")
        await window.channels_known()
        assert emptied == [""]
        assert TOKEN in memory_keyring.secrets.values()
        assert window.notice == ""
        for path in window.folder.rglob("*"):
            assert path.is_dir() or TOKEN.encode() not in path.read_bytes(), path

    async with start(options=FRESH) as window:
        assert not window.found("welcomePage")
        assert "Muster & Co." in window.widget("profilePicker", QPushButton).text()
        await window.compose()
        window.click("sendButton")
        await window.accepted()
        assert sandbox.posts == 1


async def test_without_helpers_everything_is_typed_by_hand_and_sent(
    start: Start, sandbox: Sandbox
) -> None:
    channel = sandbox.snapshot()["channel"][0]
    for fault in ("helpers_404", "helpers_403"):
        sandbox.clear_faults()
        sandbox.set_fault(fault)
        async with start(sandbox.base_url) as window:
            await window.until(lambda: "cannot be had" in window.notice, "the notice")
            assert "A channel can be entered by its ID." in window.notice
            window.press(Qt.Key.Key_N, CTRL)
            window.widget("channelPicker").setFocus()
            window.press(Qt.Key.Key_End)
            window.write("handMadeId", channel["id"])
            window.choose("handMadeType", "e-mail")
            window.ok()
            await window.compose(channel="", subject=fault)
            window.click("sendButton")
            await window.accepted()
            assert "Traceback" not in window.log()
        # The book keeps what was entered by hand; the next run starts without it.
        shutil.rmtree(window.folder)
        window.folder.mkdir(mode=0o700)
    assert [json.loads(body)["subject"] for body in sandbox.bodies] == [
        "helpers_404",
        "helpers_403",
    ]


async def test_a_draft_stays_in_its_workspace(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose(subject="For real customers")
        window.click("profilePicker")
        await window.until(lambda: window.found("profileMenu"), "the menu")
        window.menu("Sandbox")
        await window.until(lambda: window.found("sandboxStrip"), "the sandbox")
        await window.until(lambda: not window.program.tasks.running("workspace"), "the arrival")
        assert window.draft.key != draft.key
        assert window.rows("draftList") == []
        await window.saved_as_typed()

    async with start(sandbox.base_url) as window:
        assert [row for row in window.rows("draftList") if "For real customers" in row]
