"""The outside of the program: command line, files, a second start, exit codes."""

from __future__ import annotations

import json
import signal
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from mateo_desktop import __version__
from mateo_desktop.command_line import Options
from mateo_desktop.domain.draft import Draft
from mateo_desktop.sandbox import TOKEN
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from tests.e2e.conftest import Start
from tests.e2e.processes import Started, run
from tests.e2e.servers import Sandbox

EVERY_FIELD = Path(__file__).parent.parent / "contract" / "every_field.json"

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and signals of POSIX")


@pytest.mark.parametrize(
    ("option", "words"), [("--help", "--data-dir"), ("--version", __version__)]
)
def test_help_and_version_answer_without_qt(
    clean_environment: dict[str, str], option: str, words: str
) -> None:
    code = (
        "import sys\nfrom mateo_desktop.main import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit as end:\n"
        "    print('ended', end.code, [m for m in sys.modules if m.startswith('PySide6')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, option],
        env=clean_environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert words in done.stdout
    assert "ended 0 []" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-such-option"],
        ["no-such-file.json"],
        ["--sandbox", "--api-url", "https://mateo.example.org"],
        ["--api-url", "ftp://mateo.example.org"],
        ["--api-url", "http://mateo.example.org/api/v1"],
        ["one.json", "two.json"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_a_sentence(
    clean_environment: dict[str, str], tmp_path: Path, arguments: list[str]
) -> None:
    done = run([*arguments, "--data-dir", str(tmp_path / "data")], clean_environment)
    assert done.returncode == 2
    assert "mateo-desktop: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_the_self_test_passes_and_says_what_it_checked(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    done = run(["--self-test", "--data-dir", str(tmp_path / "data")], clean_environment)
    assert done.returncode == 0, done.stdout + done.stderr
    checks = [line.partition(":")[0] for line in done.stdout.splitlines()]
    assert checks == ["resources", "translations", "tls store", "keyring", "database", "window"]


def test_a_folder_that_cannot_be_used_is_named_in_a_sentence(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    occupied = tmp_path / "a file"
    occupied.write_text("not a folder")
    for place in (occupied, occupied / "below"):
        done = run(["--sandbox", "--data-dir", str(place)], clean_environment)
        assert done.returncode == 1
        assert str(place) in done.stderr
        assert "--data-dir" in done.stderr
        assert "Traceback" not in done.stderr


@posix
def test_a_folder_without_the_right_to_write_is_named_in_a_sentence(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o500)
    # Root may write everywhere; without that power it is like everybody else.
    code = (
        "import os, sys\nos.access = lambda *_: False\n"
        "from mateo_desktop.main import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--sandbox", "--data-dir", str(folder)],
        env=clean_environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"mateo-desktop: {folder} cannot be written to.")


@posix
def test_everything_it_writes_is_for_its_owner_alone(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    folder, home = tmp_path / "new" / "data", tmp_path / "home"
    home.mkdir()
    environment = {**clean_environment, "HOME": str(home)}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        environment.pop(name, None)
    with Started(["--sandbox", "--data-dir", str(folder)], environment) as program:
        program.hear("arrived")
        program.process.send_signal(signal.SIGTERM)
        assert program.wait() == 0
        assert program.stderr == ""
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    assert (folder / "mateo.db").exists()
    assert not list(home.rglob("*mateo*"))


def test_a_second_start_hands_its_argument_over_and_ends(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    arguments = ["--sandbox", "--data-dir", str(tmp_path / "data")]
    with Started(arguments, clean_environment) as first:
        first.hear("arrived")
        mailto = "mailto:erika.muster@example.org?subject=From%20a%20link"
        assert run([*arguments, mailto], clean_environment).returncode == 0
        assert run([*arguments, str(EVERY_FIELD)], clean_environment).returncode == 0
        assert run(arguments, clean_environment).returncode == 0
        subjects = {"From a link", json.loads(EVERY_FIELD.read_text("utf-8"))["subject"]}
        while not subjects <= {line.get("opened") for line in first.said}:
            first.next()
        assert first.process.poll() is None
        first.process.send_signal(signal.SIGTERM)
        assert first.wait() == 0


def test_four_starts_at_once_are_one_window(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    for attempt in range(2):
        arguments = ["--sandbox", "--data-dir", str(tmp_path / str(attempt))]
        with ThreadPoolExecutor(4) as pool:
            starts = list(pool.map(lambda _: Started(arguments, clean_environment), range(4)))  # noqa: B023
            list(pool.map(lambda start: start.hear_or_end("arrived"), starts))
        alive = [start for start in starts if start.process.poll() is None]
        others = [start for start in starts if start not in alive]
        codes = [start.wait() for start in others]
        errors = "".join(start.stderr for start in starts)
        for start in alive:
            start.process.send_signal(signal.SIGTERM)
            start.wait()
        assert len(alive) == 1
        assert codes == [0, 0, 0]
        assert "locked" not in errors
        assert not any("arrived" in line for start in others for line in start.said)


@posix
def test_a_killed_window_does_not_stand_in_the_way_of_the_next(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    arguments = ["--sandbox", "--data-dir", str(tmp_path / "data")]
    with Started(arguments, clean_environment) as program:
        program.hear("arrived")
        program.kill()
    with Started(arguments, clean_environment) as program:
        program.hear("arrived")


# In this process: what the window says about what it found ----------------------------------


async def test_a_mailto_start_fills_the_form_and_nothing_else(
    start: Start, sandbox: Sandbox
) -> None:
    link = (
        "mailto:erika.muster@example.org?cc=max.beispiel@example.org&subject=A%2BB%20%26%20C"
        "&body=Line%20one%0D%0ALine%20two&attach=/etc/passwd&from=evil"
    )
    async with start(sandbox.base_url, options=Options(opening=link)) as window:
        await window.until(lambda: window.draft.subject == "A+B & C", "the draft")
        draft = window.draft
        assert [person.handle for person in draft.to] == ["erika.muster@example.org"]
        assert [person.handle for person in draft.cc] == ["max.beispiel@example.org"]
        assert draft.text == "Line one\nLine two"
        assert draft.attachments == ()
        assert sandbox.posts == 0


async def test_a_mailto_start_finds_the_only_email_channel_on_the_first_run(
    start: Start, sandbox: Sandbox
) -> None:
    link = "mailto:erika.muster@example.org"
    async with start(sandbox.base_url, options=Options(opening=link)) as window:
        await window.channels_known()
        await window.until(lambda: window.draft.channel_type == "email", "the channel")
        assert window.draft.to


async def test_api_url_with_a_token_is_used_for_this_run_and_not_saved(
    start: Start, sandbox: Sandbox, data_folder: Path
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose()
        window.click("sendButton")
        await window.accepted()
    with closing(sqlite3.connect(data_folder / "mateo.db")) as connection:
        assert connection.execute("SELECT count(*) FROM profiles").fetchone() == (0,)
    for path in data_folder.rglob("*"):
        assert path.is_dir() or TOKEN.encode() not in path.read_bytes(), path


async def test_a_broken_preferences_file_is_kept_and_told(
    start: Start, sandbox: Sandbox, data_folder: Path
) -> None:
    (data_folder / "preferences.json").write_text("{ this is no JSON", "utf-8")
    async with start(sandbox.base_url) as window:
        await window.until(lambda: "The settings file could not be read" in window.notice, "it")
        kept = list(data_folder.glob("preferences.broken-*.json"))
        assert [path.read_text("utf-8") for path in kept] == ["{ this is no JSON"]
        await window.compose()


async def test_a_newer_database_is_shown_and_not_touched(
    start: Start, sandbox: Sandbox, data_folder: Path
) -> None:
    await _with_a_draft(data_folder, "From the future", "unsaved")
    path = data_folder / "mateo.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    before = path.read_bytes()
    async with start(sandbox.base_url) as window:
        await window.until(lambda: window.rows("draftList"), "the draft")
        await window.until(lambda: not window.program.tasks.running("channels"), "the channels")
        assert "newer version of this program" in window.notice
        assert "From the future" in window.rows("draftList")[0]
        window.write("subjectField", "typed all the same")
        window.window.composer.flush()
        assert await window.end() == 0
        assert "Traceback" not in window.log()
    assert path.read_bytes() == before


@pytest.mark.logs("damaged or lost")
async def test_a_damaged_database_is_kept_beside_what_could_be_saved(
    start: Start, sandbox: Sandbox, data_folder: Path
) -> None:
    await _with_a_draft(data_folder, "To be saved", "unsaved")
    path = data_folder / "mateo.db"
    data = bytearray(path.read_bytes())
    data[40:60] = b"\xff" * 20
    data[-4096:-2048] = b"\x5a" * 2048
    path.write_bytes(data)
    async with start(sandbox.base_url) as window:
        await window.until(lambda: "damaged" in window.notice, "the notice")
        await window.compose()
        await window.saved_as_typed()
        assert "Traceback" not in window.log()
    others = [one for one in data_folder.iterdir() if one.is_file() and one != path]
    assert bytes(data) in [one.read_bytes() for one in others]


async def _with_a_draft(folder: Path, subject: str, profile_id: str) -> None:
    database = await Database.open(folder)
    store = DraftStore(database)
    store.profile_id = profile_id
    await store.save(Draft.new(subject=subject, text="Some words"), 1)
    await database.close()
