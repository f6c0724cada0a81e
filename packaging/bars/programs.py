"""The programs that are measured: the bare window, Mateo Desktop, and its server.

Mateo Desktop runs as it does for a person: an own process, an own data folder,
a server on the other end of a socket. The server is the sandbox in a process
of its own, so that neither its time nor its memory is counted.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

from bars import wheels
from bars.screen import Screen
from mateo_desktop.sandbox import TOKEN
from mateo_desktop.sandbox.stock import channel_id
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.profiles import Profile, ProfileStore

ROOT = Path(__file__).resolve().parent.parent.parent
_BARE = ROOT / "packaging" / "bars" / "bare.py"


class DidNotOpen(Exception):
    """A program that shows no window; carries what it said instead."""


class Programs:
    """Starts what is measured, on one screen, from one environment."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.folder = Path(tempfile.mkdtemp(prefix="bench-"))
        self._running: list[subprocess.Popen[bytes]] = []
        self._python = str(wheels.environment(self.folder / "environment"))
        self._variables = self._make_variables()
        self._said = self.folder / "said.txt"
        self._servers: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self._running:
            end(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def bare(self, *text: Path) -> subprocess.Popen[bytes]:
        """Start the bare window, with the text of a file in it."""
        return self._start(str(_BARE), *map(str, text))

    def program(self, data: Path, *opening: Path) -> subprocess.Popen[bytes]:
        """Start Mateo Desktop with its data in *data*."""
        return self._start("-P", "-m", "mateo_desktop", "--data-dir", str(data), *map(str, opening))

    def server(self, fault: str = "") -> str:
        """The base URL of a sandbox that fails by *fault*; each is started once."""
        if fault not in self._servers:
            call = [
                "-P",
                "-m",
                "mateo_desktop.sandbox",
                "--no-rate-limit",
                "--customer-delay",
                "-1",
            ]
            call += ["--fault", fault] if fault else []
            process = self._start(*call, stdout=subprocess.PIPE)
            assert process.stdout is not None
            line = process.stdout.readline().decode()
            self._servers[fault] = line.split()[-1]
        return self._servers[fault]

    def data(self, name: str, fault: str = "", **preferences: object) -> Path:
        """A fresh data folder with *preferences* and a workspace at the server."""
        folder = self.folder / "data" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        (folder / "preferences.json").write_text(json.dumps(preferences), encoding="utf-8")
        asyncio.run(_add_workspace(folder, Profile(name, name, self.server(fault))))
        return folder

    def copy(self, made: Path) -> Path:
        """A data folder as *made* is, in place of the last copy."""
        folder = self.folder / "data" / "copy"
        shutil.rmtree(folder, ignore_errors=True)
        return Path(shutil.copytree(made, folder))

    def window(self, process: subprocess.Popen[bytes], timeout_s: float = 20.0) -> None:
        """Wait for the window of *process*, which gets the keyboard. Raises DidNotOpen."""
        ends = time.monotonic() + timeout_s
        while time.monotonic() < ends and process.poll() is None:
            try:
                self.screen.keyboard.window(0.5)
            except TimeoutError:
                continue
            return
        said = self._said.read_text(encoding="utf-8", errors="replace").strip()
        fate = "hangs" if process.poll() is None else f"ended with {process.returncode}"
        called = " ".join(map(str, process.args[1:])) if isinstance(process.args, list) else ""
        raise DidNotOpen(f"no window came up, {called} {fate}:\n{said[-2000:]}")

    def _start(self, *call: str, stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        with self._said.open("wb") as said:
            process = subprocess.Popen(
                [self._python, *call],
                env=self._variables,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=said,
            )
        self._running.append(process)
        return process

    def _make_variables(self) -> dict[str, str]:
        home = self.folder / "home"
        home.mkdir()
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        # No session bus and no desktop: nothing of this machine's person plays a part.
        return kept | {
            "HOME": str(home),
            "DISPLAY": self.screen.name,
            "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "1",
            "QT_QPA_PLATFORM": "xcb",
            "MATEO_TOKEN": TOKEN,
        }


async def _add_workspace(folder: Path, profile: Profile) -> None:
    database = await Database.open(folder)
    try:
        store = ProfileStore(database)
        await store.save(profile)
        await store.mark_used(profile.id)
    finally:
        await database.close()


def end(process: subprocess.Popen[bytes]) -> None:
    """Let a program end in its own way, or else end it."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout is not None:
        process.stdout.close()


def draft_file(path: Path, **fields: object) -> Path:
    """A message as a file that the program can be started with."""
    path.write_text(json.dumps(fields), encoding="utf-8")
    return path


def channel(name: str) -> str:
    """The ID of a channel that the server has: "email", "sms" and others."""
    return channel_id(name)
