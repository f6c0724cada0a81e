"""The real program beside a Secret Service that never answers, and without any.

The same trials for the tests and for ``dev.py bench K4 K5``.
"""

from __future__ import annotations

import dataclasses
import shutil
import sys
from pathlib import Path
from time import monotonic_ns

from mateo_desktop.storage.database import Database
from mateo_desktop.storage.profiles import Profile, ProfileStore
from tests.e2e.driver import prefer
from tests.e2e.machine import Machine
from tests.e2e.processes import PERSON, Started
from tests.e2e.servers import FaultServerThread, with_channel
from tests.e2e.token_hunt import hits

_BESIDE_SILENT = PERSON.with_name("beside_silent_keyring.py")

#: Whether there can be a session bus here.
HAS_BUS = shutil.which("dbus-run-session") is not None


@dataclasses.dataclass(frozen=True, slots=True)
class Silence:
    """What a silent keyring does to the window."""

    #: From the start of the process until the first letter was on the screen.
    usable_s: float
    #: The longest until a letter was on the screen, all the time it was waited for.
    longest_s: float
    #: From the start of the process until it was said.
    told_s: float
    letters: int
    code: int
    #: For how long of the time in which it was waited for the machine made everybody wait.
    stood_s: float


async def beside_silence(folder: Path, environment: dict[str, str]) -> Silence:
    """Start with a workspace whose key is in a keyring that does not answer, and type."""
    prefer(folder)
    database = await Database.open(folder)
    profiles = ProfileStore(database)
    profile = Profile("p1", "Muster", "https://api.example.org/v1")
    await profiles.save(profile)
    await profiles.mark_used(profile.id)
    await database.close()
    without = {"PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS"}
    environment = {name: value for name, value in environment.items() if name not in without}
    before = ["dbus-run-session", "--", sys.executable, str(_BESIDE_SILENT)]
    arguments = ["--data-dir", str(folder)]
    begun = monotonic_ns()
    with (
        Machine(folder.parent) as machine,
        Started(arguments, environment, "wait_for_keyring", before) as program,
    ):
        usable = program.hear("usable")
        told = program.hear("told")
        stood_s = machine.stood_still_s(usable, told)
        code = program.wait()
    said = program.said[-1]
    return Silence(
        (usable - begun) / 1e9,
        said["longest_ns"] / 1e9,
        (told - begun) / 1e9,
        said["letters"],
        code,
        stood_s,
    )


def without_keyring(place: Path, environment: dict[str, str]) -> tuple[list[str], int]:
    """Enter a key where there is no keyring, send; gives where it was found, and the files."""
    server = FaultServerThread()
    server.start()
    with_channel(server)
    folder = place / "data"
    folder.mkdir(mode=0o700)
    prefer(folder)
    environment = {**environment, "PERSON_BASE_URL": server.base_url, "HOME": str(place)}
    try:
        with Started(["--data-dir", str(folder)], environment, "enter_key") as program:
            program.hear("sent")
            code = program.wait()
    finally:
        server.stop()
    files = [path for path in place.rglob("*") if path.is_file()]
    found = [f"{form} in {path.name}" for path in files for form in hits(path.read_bytes())]
    if code:
        found.append(f"ended with {code}")
    return found, len(files)
