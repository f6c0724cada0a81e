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
from tests.e2e.driver import prefer
from tests.e2e.processes import Started
from tests.e2e.servers import CHANNEL, FaultServerThread, with_channel
from tests.faults import FAULTS, with_storing

#: Characters that every kind of writing writes in a way of its own.
KEY = 'mk_live_Zx9/Qw7+Lt"Hq3\\Vt4%Rk8=Lp2Hs6'

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


def _forms(key: str) -> dict[str, bytes]:
    """The key as it may turn up."""
    raw = key.encode()
    middle = len(key) // 2
    forms = {
        "raw": raw,
        "percent": quote(key, safe="").encode(),
        "json": json.dumps(key)[1:-1].encode(),
        "json twice": json.dumps(json.dumps(key)[1:-1])[1:-1].encode(),
        "repr": repr(key)[1:-1].encode(),
        "utf-16-le": key.encode("utf-16-le"),
        "utf-16-be": key.encode("utf-16-be"),
        "hex": raw.hex().encode(),
        "first half": raw[:middle],
        "second half": raw[middle:],
    }
    for shift in range(3):
        # Whatever stands before it, these letters are in its base64.
        padded = base64.b64encode(b"x" * shift + raw)
        forms[f"base64 {shift}"] = padded[4 if shift else 0 : -4]
    return forms


def _assert_absent(place: str, data: bytes) -> None:
    for name, form in _forms(KEY).items():
        assert form not in data, f"the key ({name}) is in {place}"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.timeout(90)
def test_over_all_faults_the_key_is_in_nothing_that_is_written(
    server: FaultServerThread, data_folder: Path, clean_environment: dict[str, str]
) -> None:
    with_channel(server)
    prefer(data_folder)
    script = [with_storing(FAULTS[name], name != "status_400") for name in SENT]
    server.call(lambda here: here.script.extend(script))
    environment = {**clean_environment, "MATEO_TOKEN": KEY, "PERSON_SENDS": str(len(SENT))}
    arguments = ["--api-url", server.base_url, "--data-dir", str(data_folder)]
    with Started(arguments, environment, "send_through_faults") as program:
        program.hear("child")
        said = json.dumps(program.said, ensure_ascii=False).encode()
        command_line = Path(f"/proc/{program.process.pid}/cmdline")
        if command_line.exists():
            _assert_absent("the command line", command_line.read_bytes())
        assert program.wait() == 0
        errors = program.stderr

    requests = server.call(lambda here: list(here.requests))
    posts = [request for request in requests if request.method == "POST"]
    assert len(posts) == len(SENT)
    assert {KEY} <= {word for request in posts for word in request.headers["authorization"].split()}
    # Everything was said aloud: each line of the foot, the notices, the
    # clipboard with the copied command, and the environment of a child.
    assert b"$MATEO_TOKEN" in said
    assert "MATEO_TOKEN" not in program.said[-1]["child"]
    _assert_absent("the window, the clipboard or a child's environment", said)
    _assert_absent("stderr", errors.encode())
    written = _files(data_folder)
    assert {"mateo.db", "mateo-desktop.log", "preferences.json"} <= {path.name for path in written}
    for path in written:
        _assert_absent(path.name, path.read_bytes())
    log = (data_folder / "logs" / "mateo-desktop.log").read_text("utf-8")
    assert "DEBUG" in log
    assert "Traceback" not in errors


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
            _assert_absent(path.name, path.read_bytes())
        assert KEY not in QGuiApplication.clipboard().text()
    for path in _files(data_folder):
        _assert_absent(path.name, path.read_bytes())

    async with start(options=Options()) as window:
        # The next run has no key, says so, and is usable but for sending.
        await window.until(lambda: window.window.composer.foot.reason == "No API key", "it")
        assert window.found("noticeAction")
        window.write("subjectField", "Written without a key")
        await window.until(lambda: window.saved.startswith("Saved "), "the save")
        assert not window.send_button.isEnabled()
