"""When the disk does not take it, nothing is lost and saving resumes by itself."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.drafts import DraftStore

from .conftest import Script
from .drafts_for_tests import some_draft

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights and limits")


async def test_a_full_disk_leaves_the_old_state_and_there_may_be_room_again(
    database: Database,
) -> None:
    store = DraftStore(database)
    old = some_draft()
    await store.save(old, 1)
    for attempt in range(5):
        # The limit lasts as long as the connection.
        await database.run(lambda c: c.execute("PRAGMA max_page_count = 1").fetchone())
        with pytest.raises(StorageFailed) as failed:
            await store.save(old.replace(text="x" * 500_000), 2 + attempt)
        assert failed.value.code == "disk_full"
        assert await store.load(old.key) == old
        await store.save(some_draft(attempt), 1)
    assert len(await store.all()) == 6


@posix
def test_a_disk_that_stops_in_the_middle_of_a_write_harms_nothing(
    script: Script, folder: Path
) -> None:
    assert script.run("file_limit.py", folder).split() == [
        "io_error",
        "old",
        "backup:io_error",
        "preferences:io_error",
        "new",
        "ok",
    ]


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that another user may enter, which pytest's own are not."""
    place = Path(tempfile.mkdtemp(prefix="mateo-test-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@posix
def test_a_folder_that_may_only_be_read_is_still_read(script: Script, open_place: Path) -> None:
    before: list[str] = []
    if os.geteuid() == 0:
        # Rights do not bind root; another user has none here.
        setpriv = shutil.which("setpriv")
        assert setpriv, "apt-get install util-linux"
        before = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"]
        os.chown(open_place, 65534, 65534)
    assert script.run(
        "read_only_folder.py", open_place / "data", before=before, PYTHONDONTWRITEBYTECODE="1"
    ).split() == [
        "saved",
        "reads",
        "read_only",
        "reads",
        "read_only",
        "reads",
        "resumed",
        "missing:read_only",
    ]


@posix
@pytest.mark.parametrize("kind", ["full", "error", "read-only"])
def test_again_and_again_nothing_gets_shorter_and_saving_goes_on_by_itself(
    script: Script, open_place: Path, kind: str
) -> None:
    before: list[str] = []
    if os.geteuid() == 0 and kind == "read-only":
        setpriv = shutil.which("setpriv")
        assert setpriv, "apt-get install util-linux"
        before = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"]
        os.chown(open_place, 65534, 65534)
    said = script.run(
        "troubled_disk.py",
        open_place / "data",
        kind,
        8,
        3,
        before=before,
        PYTHONDONTWRITEBYTECODE="1",
    )
    assert said.startswith("rounds 8")
    assert int(said.split()[-1]) >= 3


async def test_a_folder_that_cannot_be_made_is_said_at_once(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with pytest.raises(StorageFailed) as failed:
        await Database.open(in_the_way / "data")
    assert failed.value.code == "io_error"


async def test_a_file_that_another_program_holds_is_waited_for_and_then_given_up(
    database: Database, folder: Path
) -> None:
    store = DraftStore(database)
    other = sqlite3.connect(folder / "mateo.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageFailed) as failed:
        await store.save(some_draft(), 1)
    assert failed.value.code == "locked"
    other.execute("ROLLBACK")
    other.close()
    await store.save(some_draft(), 1)
    assert len(await store.all()) == 1
