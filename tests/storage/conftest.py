"""Real SQLite files in a folder of their own, and a clock that is set by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from mateo_desktop.storage.database import Database

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path(__file__).with_name("scripts")


class Clock:
    """Unix time that stands still until it is told otherwise."""

    def __init__(self, now: float = 1_790_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += seconds


class Script:
    """Runs one of our scripts in a process of its own."""

    def command(self, name: str, *arguments: object) -> list[str]:
        return [sys.executable, str(SCRIPTS / name), *map(str, arguments)]

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(ROOT)}

    def run(
        self, name: str, *arguments: object, before: list[str] | None = None, **environment: str
    ) -> str:
        """What the script prints. It must end well within the limit."""
        done = subprocess.run(
            [*(before or []), *self.command(name, *arguments)],
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=150,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest_asyncio.fixture
async def database(folder: Path) -> AsyncIterator[Database]:
    opened = await Database.open(folder)
    yield opened
    await opened.close()
