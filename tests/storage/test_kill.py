"""A program that is killed leaves the last save it spoke of, in a file that is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mateo_desktop.storage import draft_rows
from mateo_desktop.storage.connection import connect
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore

from .conftest import Script

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def _number(path: Path) -> int:
    """The number of the stored draft; the file must be whole."""
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        draft = draft_rows.read(connection, "the-draft")
    assert draft is not None
    assert draft.text == f"{draft.subject} " * 5_000
    return int(draft.subject)


def test_killed_ten_times_the_last_save_it_spoke_of_is_there(script: Script, folder: Path) -> None:
    number = 0
    for kill in range(10):
        process = subprocess.Popen(
            script.command("save_for_ever.py", folder, number),
            env=script.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        # Not after a pause but in the middle of saving: many saves take some
        # milliseconds each, so the moment is as good as random.
        for _ in range(random.Random(kill).randrange(1, 25)):
            said = process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        last_said = int(rest[-1] if rest else said)
        stored = _number(folder / "mateo.db")
        # One more may be on the disk that it could not speak of any more.
        assert stored in {last_said, last_said + 1}
        number = stored


@pytest.mark.parametrize(
    "what", ["save", "delete", "hold", "undo", "accept", "hear", "migrate", "backup", "salvage"]
)
def test_killed_at_every_statement_there_is_the_old_or_the_new_state(
    script: Script, folder: Path, what: str
) -> None:
    printed = script.run("kill_at_statement.py", folder, what).split()
    states = printed[1:]
    assert printed[0] == "kills:"
    assert set(states) <= {"old", "new"}
    assert {"old", "new"} <= set(states)
    assert len(states) > 4


async def test_after_a_kill_the_program_starts_and_goes_on(script: Script, folder: Path) -> None:
    process = await _started(script, folder)
    process.kill()
    process.wait()
    database = await Database.open(folder)
    assert database.recovered == ""
    assert len(await DraftStore(database).all()) == 1
    await database.close()


async def _started(script: Script, folder: Path) -> subprocess.Popen[str]:
    read, write = os.pipe()
    process = subprocess.Popen(  # noqa: ASYNC220
        script.command("save_for_ever.py", folder, 0),
        env=script.environment,
        stdout=write,
        text=True,
    )
    os.close(write)
    with os.fdopen(read) as said:
        said.readline()
    return process
