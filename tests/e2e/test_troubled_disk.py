"""A disk in trouble while one writes: the words stay, it is said, and saving resumes by itself."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage import draft_rows
from mateo_desktop.storage.connection import connect
from tests.e2e.conftest import Start
from tests.e2e.machine import Machine
from tests.e2e.servers import Sandbox

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts and limits of Linux")

_PAGE = 4096
#: Nothing can be written beyond it: the log is shorter, the database longer.
_LIMIT = _PAGE


@contextlib.contextmanager
def full(folder: Path) -> Iterator[None]:
    """Not a byte is left where the data lies."""
    ballast = folder / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(_PAGE))
    try:
        yield
    finally:
        ballast.unlink()


@contextlib.contextmanager
def failing(_folder: Path) -> Iterator[None]:
    """Writing fails in the midst of a file."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LIMIT, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextlib.contextmanager
def only_readable(folder: Path) -> Iterator[None]:
    """Nothing new may be made where the data lies."""
    if os.geteuid() != 0:
        folder.chmod(0o500)
    else:
        # Rights do not bind root; a second mount on top does.
        assert _mount("--bind", str(folder), str(folder))
        assert _mount("-o", "remount,ro,bind", str(folder))
    try:
        yield
    finally:
        if os.geteuid() != 0:
            folder.chmod(0o700)
        else:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(*arguments: str) -> bool:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


#: How each trouble is made, and what is said of it.
Trouble = tuple[Callable[[Path], AbstractContextManager[None]], str]
FAILING: Trouble = (failing, "The disk reports a fault.")
READ_ONLY: Trouble = (only_readable, "The data folder cannot be written to.")
FULL: Trouble = (full, "The disk is full")


@pytest.fixture
def machine(data_folder: Path) -> Iterator[Machine]:
    with Machine(data_folder.parent) as watching:
        yield watching


@pytest.fixture
def troubles(data_folder: Path) -> Iterator[list[Trouble]]:
    """What can be made here; who may mount gets a small disk for the data."""
    if os.geteuid() != 0:
        yield [FAILING, READ_ONLY]
    elif not _mount("-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(data_folder)):
        yield [FAILING]
    else:
        try:
            yield [FULL, FAILING, READ_ONLY]
        finally:
            subprocess.run(["umount", "--lazy", str(data_folder)], check=True)


async def test_the_words_stay_a_banner_comes_and_saved_is_never_said_too_early(
    start: Start, sandbox: Sandbox, data_folder: Path, troubles: list[Trouble], machine: Machine
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject=".")
        await window.saved_as_typed()
        # Housekeeping writes as well, and must not meet the trouble in place of the draft.
        await window.program.tasks.wait("housekeeping")
        claims: list[tuple[str, Draft | None]] = []
        assert (data_folder / "mateo.db").stat().st_size > _LIMIT
        for make, words in troubles:
            before = _stored(data_folder, window.draft.key)
            window.longest_stall_s = 0.0
            with make(data_folder):
                window.write("subjectField", "a")
                pressed = time.monotonic_ns()
                await window.until(lambda: words in window.notice, words)  # noqa: B023
                said = time.monotonic_ns()
                waited_s = window.longest_stall_s + machine.stood_still_s(pressed, said)
                assert (said - pressed) / 1e9 <= 1.0 + waited_s
                assert window.saved == "Not saved"
                # Writing goes on, and still nothing is claimed.
                window.keys("b")
                shown = window.widget("subjectField").text()
                assert shown == window.draft.subject
                assert shown.count("b") == len(claims) + 1
                assert window.saved == "Not saved"
                assert _stored(data_folder, window.draft.key) == before
            await window.until(lambda: window.saved.startswith("Saved "), "the save")
            await window.until(lambda: not window.program._services.keeper.dirty, "all of it")
            claims.append((window.saved, _stored(data_folder, window.draft.key)))
            assert claims[-1][1] == window.draft
            assert window.notice == ""
        assert "Traceback" not in window.log()


def _stored(folder: Path, key: str) -> Draft | None:
    """The draft as it is in the file, seen beside the program."""
    with closing(connect(folder / "mateo.db", read_only=True)) as connection:
        return draft_rows.read(connection, key)
