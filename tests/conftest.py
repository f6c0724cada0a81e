"""What holds for every test, so that no test has to remember it.

No test reaches the network beyond this machine, the person's own files or the
person's own secrets, blocks in a dialog, or leaves something running behind.
Each guard fails the test that broke it, not the next one.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import ipaddress
import logging
import os
import re
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

# Before anything loads Qt: the platform is chosen once, and a locale or a
# proxy of the machine must not decide whether a test passes.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
for _name in tuple(os.environ):
    if _name.lower().endswith("_proxy") or _name in {
        "DBUS_SESSION_BUS_ADDRESS",
        "LANGUAGE",
        "MATEO_TOKEN",
        "SSLKEYLOGFILE",
    }:
        del os.environ[_name]

import hypothesis
import keyring
import keyring.backend
import keyring.errors
import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

#: How long something that is ending may take to end, in seconds; a busy machine is slow.
GRACE_S = float(os.environ.get("MATEO_GRACE_S", "20"))

#: Texts and orders that nobody has tried yet are looked for by ``dev.py bench X1`` and U2. Here
#: they are the same each time: a failure is then of the change that is tested, never of luck.
_SEED = 4711
_LIMITS = {
    # A shared machine has no steady clock; bars.md is measured by bench.py.
    "deadline": None,
    "print_blob": True,
    "suppress_health_check": [hypothesis.HealthCheck.too_slow],
}
hypothesis.settings.register_profile("mateo", derandomize=True, **_LIMITS)
hypothesis.settings.register_profile("search", derandomize=False, database=None, **_LIMITS)
hypothesis.settings.load_profile("mateo")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Shuffle alike each time, unless ``--randomly-seed`` names another order."""
    if getattr(config.option, "randomly_seed", None) == "default":
        config.option.randomly_seed = _SEED


# The network ------------------------------------------------------------------


class NetworkReached(AssertionError):
    """A test tried to leave this machine."""


_reached: list[str] = []


def _is_here(host: object) -> bool:
    if host in {None, "", "localhost", "0.0.0.0", "::", b"", b"localhost"}:
        return True
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_loopback


def _refuse(what: str) -> NoReturn:
    # Kept as well as raised: code under test may take it for a failed network.
    _reached.append(what)
    raise NetworkReached(what)


def _guard_network() -> None:
    real_lookup = socket.getaddrinfo

    def guarded(name: str, position: int) -> Callable[..., Any]:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, *arguments: Any, **options: Any) -> Any:
            address = arguments[position] if len(arguments) > position else None
            if isinstance(address, tuple) and not _is_here(address[0]):
                _refuse(f"socket.{name}({address[0]!r})")
            return real(self, *arguments, **options)

        return call

    def sendto(self: socket.socket, data: Any, *arguments: Any) -> Any:
        if isinstance(arguments[-1], tuple) and not _is_here(arguments[-1][0]):
            _refuse(f"socket.sendto({arguments[-1][0]!r})")
        return real_sendto(self, data, *arguments)

    def lookup(host: Any, *arguments: Any, **options: Any) -> Any:
        if _is_here(host):
            return real_lookup(host, *arguments, **options)
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name.rstrip(".").endswith((".invalid", ".test")):
            # RFC 6761: such a name never exists; asking would leave the machine.
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        _refuse(f"the address of {name!r}")

    real_sendto = socket.socket.sendto
    socket.socket.connect = guarded("connect", 0)  # type: ignore[method-assign]
    socket.socket.connect_ex = guarded("connect_ex", 0)  # type: ignore[method-assign]
    socket.socket.sendto = sendto  # type: ignore[method-assign, assignment]
    socket.getaddrinfo = lookup


_guard_network()


@pytest.fixture(autouse=True)
def _only_this_machine() -> Iterator[None]:
    _reached.clear()
    yield
    assert not _reached, f"the test reached for the network: {', '.join(_reached)}"


# Dialogs ----------------------------------------------------------------------


def _guard_dialogs() -> None:
    def blocker(what: str) -> Callable[..., NoReturn]:
        def block(*_arguments: object, **_options: object) -> NoReturn:
            raise AssertionError(f"{what} would block; open the dialog and await its answer")

        return block

    blocking = {
        QDialog: ("exec",),
        QMenu: ("exec",),
        QMessageBox: ("exec", "about", "critical", "information", "question", "warning"),
        QInputDialog: ("exec", "getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
        QColorDialog: ("exec", "getColor"),
        QFontDialog: ("exec", "getFont"),
        QFileDialog: (
            "exec",
            "getExistingDirectory",
            "getOpenFileName",
            "getOpenFileNames",
            "getOpenFileUrl",
            "getOpenFileUrls",
            "getSaveFileName",
            "getSaveFileUrl",
        ),
    }
    for kind, names in blocking.items():
        for name in names:
            setattr(kind, name, blocker(f"{kind.__name__}.{name}"))


_guard_dialogs()


# The person's own things ------------------------------------------------------


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that forgets with the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.secrets.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("no such password")


@pytest.fixture(autouse=True)
def memory_keyring() -> MemoryKeyring:
    """The keyring of this test; the real one is never asked."""
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    return backend


@pytest.fixture(autouse=True)
def _own_folders(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Send whoever asks for the person's folders to empty ones."""
    if request.node.get_closest_marker("real_home"):
        return
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("APPDATA", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))


# Nothing is left behind -------------------------------------------------------


class _Unexpected(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _expected_log_only(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a warning or error in the log that no ``logs`` mark announces."""
    patterns = [mark.args[0] for mark in request.node.iter_markers("logs")]
    handler = _Unexpected()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    said = [
        f"{record.levelname} {record.name}: {record.getMessage()}" for record in handler.records
    ]
    missing = [p for p in patterns if not any(re.search(p, line) for line in said)]
    surprising = [line for line in said if not any(re.search(p, line) for p in patterns)]
    assert not surprising, "unexpected in the log:\n" + "\n".join(surprising)
    assert not missing, f"announced but not in the log: {missing}"


@pytest.fixture(autouse=True)
def _no_leftover_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + GRACE_S
    # Qt's own threads that came by stay in the list for ever, as dummies.
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    running = [thread.name for thread in left if thread.is_alive()]
    assert not running, f"threads left running: {', '.join(running)}"


@pytest.fixture(autouse=True)
def _no_leftover_windows(
    request: pytest.FixtureRequest,
    # They end after the loop, whose executor has threads and whose end may log.
    _no_leftover_threads: None,
    _expected_log_only: None,
) -> Iterator[None]:
    if asyncio.iscoroutinefunction(getattr(request.node, "function", None)):
        request.getfixturevalue("_no_leftover_tasks")
    yield
    _assert_windows_closed()


def _assert_windows_closed() -> None:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    left = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__}({widget.objectName()!r})" for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    assert not left, f"windows left open: {', '.join(names)}"


@pytest.fixture
async def _no_leftover_tasks() -> AsyncIterator[None]:
    before = asyncio.all_tasks()
    yield
    # What was closed or cancelled needs a few turns of the loop to end.
    ending = asyncio.all_tasks() - before - {asyncio.current_task()}
    if ending:
        _, left = await asyncio.wait(ending, timeout=GRACE_S)
        names = [f"{task.get_name()} {task.get_coro()}" for task in left]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        assert not names, "tasks left running: " + ", ".join(names)


# A widget that a worker thread collects takes the process down later, inside Qt
# (ui/rubbish.py). So nothing is collected but here, on the thread of the tests.
gc.disable()
_COLLECT_ABOVE = 50_000


@pytest.fixture(autouse=True)
def _collect_on_this_thread() -> Iterator[None]:
    yield
    if gc.get_count()[0] > _COLLECT_ABOVE:
        gc.collect()


@pytest.fixture(autouse=True, scope="session")
def _collect_before_the_end() -> Iterator[None]:
    """Let what is forgotten say so (never awaited, never closed) inside the run."""
    yield
    gc.collect()


# Qt and asyncio ---------------------------------------------------------------

# Whoever waits gets what it waits for at once, or on a busy machine after a while.
for _wait in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitExposed):
    _wait.__kwdefaults__["timeout"] = 60_000


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], pytestconfig: pytest.Config) -> QApplication:
    """The application of all tests, with one font, so that widths are the same everywhere."""
    return _application()


def _application() -> QApplication:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        return application
    # Imported here: tests of the layers below must not need the window's.
    from mateo_desktop.ui.application import Application

    application = Application(["mateo-desktop"])
    application.setFont(QFont("DejaVu Sans", 10))
    application.speak("en")
    _kept.append(application)
    return application


@pytest.fixture(autouse=True)
def _english_words() -> None:
    """A test that ran the program in German leaves no German behind."""
    application = QApplication.instance()
    if getattr(application, "language", "en") != "en":
        application.speak("en")


_kept: list[QApplication] = []


def _qt_loop() -> asyncio.AbstractEventLoop:
    import qasync

    return qasync.QEventLoop(_application())


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run the window's tests on Qt's loop, as the program does; the others on a plain one."""
    here = Path(__file__).parent
    if any(item.path.is_relative_to(here / layer) for layer in ("ui", "e2e")):
        return {"qt": _qt_loop}
    return {"plain": asyncio.new_event_loop}


# For tests --------------------------------------------------------------------


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """An empty data folder, as the program makes it."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(scope="session")
def clean_environment() -> dict[str, str]:
    """The environment for a program started by a test: no home, no bus, no display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    with contextlib.suppress(KeyError):
        del kept["PYTHONPATH"]
    return {**kept, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONUTF8": "1"}


if sys.platform == "win32":
    # Qt and asyncio's proactor each want the wake-up socket pair on loopback.
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
