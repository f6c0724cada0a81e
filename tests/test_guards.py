"""The guards of conftest.py, each shown a test that breaks it."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BREAKERS = {
    "a task that outlives its test": (
        "tasks left running",
        """
        async def test_it():
            global kept
            kept = asyncio.get_running_loop().create_task(asyncio.Event().wait())
        """,
    ),
    "a thread that outlives its test": (
        "threads left running",
        """
        def test_it():
            threading.Thread(target=threading.Event().wait, args=(20,), daemon=True).start()
        """,
    ),
    "a window that outlives its test": (
        "windows left open",
        """
        def test_it(qapp):
            global kept
            kept = QWidget()
            kept.show()
        """,
    ),
    "an unexpected warning in the log": (
        "unexpected in the log",
        """
        def test_it():
            logging.getLogger("somewhere").warning("odd")
        """,
    ),
    "an announced warning that does not come": (
        "announced but not in the log",
        """
        @pytest.mark.logs("odd")
        def test_it():
            pass
        """,
    ),
    "a connection to another machine, swallowed": (
        "reached for the network",
        """
        def test_it():
            with contextlib.suppress(AssertionError), socket.socket() as made:
                made.connect(("192.0.2.1", 80))
        """,
    ),
    "a look-up of a name, swallowed": (
        "reached for the network",
        """
        def test_it():
            with contextlib.suppress(AssertionError):
                socket.create_connection(("example.org", 80))
        """,
    ),
    "a dialog that blocks": (
        "QMessageBox.question would block",
        """
        def test_it(qapp):
            QMessageBox.question(None, "Title", "Text")
        """,
    ),
    "a warning of Qt": (
        "odd things in Qt",
        """
        def test_it(qapp):
            qWarning("odd things in Qt")
        """,
    ),
    "a coroutine nobody awaits": (
        "was never awaited",
        """
        async def test_it():
            asyncio.sleep(0)
        """,
    ),
}

HEAD = """
import asyncio, contextlib, logging, os, pathlib, socket, threading
import keyring, pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QMessageBox, QWidget
"""

ALLOWED = """
async def test_threads_of_the_loop_end_with_it():
    assert await asyncio.to_thread(lambda: 3) == 3

async def test_loopback_may_be_connected():
    server = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    assert await reader.read() == b""
    writer.close()
    server.close()
    await server.wait_closed()

def test_a_name_that_cannot_exist_is_not_found():
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("nobody.invalid", 443)

@pytest.mark.logs("^ERROR somewhere: odd")
def test_an_announced_record_may_come():
    logging.getLogger("somewhere").error("odd")

def test_the_keyring_forgets(memory_keyring):
    keyring.set_password("mateo", "me", "secret")
    assert memory_keyring.secrets == {("mateo", "me"): "secret"}

def test_the_home_is_empty():
    assert list(pathlib.Path.home().iterdir()) == []
"""


def run(tests: list[str], folder: Path) -> dict[str, str]:
    """Run *tests* under the project's configuration and conftest; what each one said, by name."""
    file = folder / "test_breaker.py"
    file.write_text(HEAD + "\n\n".join(textwrap.dedent(body) for body in tests))
    report = folder / "report.xml"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml")),
            *("-p", "tests.conftest", "-p", "no:cacheprovider", "-p", "no:randomly"),
            *(f"--junitxml={report}", str(file)),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "MATEO_GRACE_S": "2"},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    said = {}
    for case in ET.parse(report).iter("testcase"):
        faults = [*case.iter("failure"), *case.iter("error")]
        said[case.get("name", "")] = "\n".join(fault.text or "" for fault in faults)
    return said


def test_each_guard_fails_the_test_that_breaks_it(tmp_path: Path) -> None:
    bodies = [
        body.replace("def test_it", f"def test_{number}")
        for number, (_, body) in enumerate(BREAKERS.values())
    ]
    said = run(bodies, tmp_path)
    unseen = [
        name
        for number, (name, (words, _)) in enumerate(BREAKERS.items())
        if words not in said[f"test_{number}"]
    ]
    assert unseen == []


def test_what_is_allowed_passes_the_guards(tmp_path: Path) -> None:
    said = run([ALLOWED], tmp_path)
    assert len(said) == 6
    assert {name: words for name, words in said.items() if words} == {}
