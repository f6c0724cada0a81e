"""The program as a whole: in this process (driver.py) or in its own (processes.py)."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from mateo_desktop.command_line import Options
from mateo_desktop.sandbox import TOKEN
from tests.e2e.driver import Driver, prefer
from tests.e2e.servers import FaultServerThread, Sandbox

#: Offscreen has no window manager, and says so when a dialog opens.
_OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support")

Start = Callable[..., contextlib.AbstractAsyncContextManager[Driver]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect what the offscreen platform says in every test of this folder."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(_OFFSCREEN)
    # The long ones first, or one worker still runs them when the other has ended.
    items.sort(key=lambda item: "test_killed_again" not in item.name)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox whose customers answer at once."""
    thread = Sandbox()
    thread.start()
    yield thread
    thread.stop()


@pytest.fixture
def server() -> Iterator[FaultServerThread]:
    """A server that keeps every request and breaks as it is told."""
    thread = FaultServerThread()
    thread.start()
    yield thread
    thread.stop()


@pytest.fixture
def start(data_folder: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Start:
    """Run the program: ``async with start(base_url) as window``.

    With a base URL it is started as by ``--api-url`` and ``MATEO_TOKEN``.
    """
    # There is one application in a process, and the tests have it already.
    monkeypatch.setattr("mateo_desktop.ui.program.Application", lambda _arguments: qapp)

    @contextlib.asynccontextmanager
    async def run(
        base_url: str = "",
        *,
        token: str = TOKEN,
        options: Options | None = None,
        **preferred: object,
    ) -> AsyncIterator[Driver]:
        if base_url:
            monkeypatch.setenv("MATEO_TOKEN", token)
            options = dataclasses.replace(options or Options(), api_url=base_url)
        options = dataclasses.replace(options or Options(sandbox=True), data_dir=data_folder)
        if preferred or not (data_folder / "preferences.json").exists():
            prefer(data_folder, **preferred)
        driver = Driver(data_folder, options)
        try:
            yield await driver.start()
        finally:
            # Here and not in a fixture: its work needs the loop to be running.
            await driver.stop()

    return run
