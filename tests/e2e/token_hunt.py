"""The hunt for the API key in everything the program writes, says or hands on.

The same trial for the tests and for ``dev.py bench K1``.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from tests.e2e.driver import prefer
from tests.e2e.processes import Started
from tests.e2e.servers import FaultServerThread, with_channel
from tests.faults import FAULTS, with_storing

#: Characters that every kind of writing writes in a way of its own.
KEY = 'mk_live_Zx9/Qw7+Lt"Hq3\\Vt4%Rk8=Lp2Hs6'


def forms(key: str) -> dict[str, bytes]:
    """How *key* may turn up."""
    raw = key.encode()
    middle = len(raw) // 2
    found = {
        "raw": raw,
        "percent": quote(key, safe="").encode(),
        "json": json.dumps(key)[1:-1].encode(),
        "json twice": json.dumps(json.dumps(key)[1:-1])[1:-1].encode(),
        "repr": repr(key)[1:-1].encode(),
        "utf-16-le": key.encode("utf-16-le"),
        "utf-16-be": key.encode("utf-16-be"),
        "hex": raw.hex().encode(),
        "first half": raw[:middle],
        "second half": raw[middle:],
    }
    for shift in range(3):
        # Whatever stands before it, these letters are in its base64.
        padded = base64.b64encode(b"x" * shift + raw)
        found[f"base64 {shift}"] = padded[4 if shift else 0 : -4]
    return found


_FORMS = forms(KEY)


def hits(data: bytes, sought: dict[str, bytes] = _FORMS) -> list[str]:
    """The forms of the key that are in *data*."""
    return [name for name, form in sought.items() if form in data]


@dataclasses.dataclass(slots=True)
class Hunt:
    """Where was looked, and what was found there."""

    sends: int = 0
    #: Bytes looked through, by place.
    places: dict[str, int] = dataclasses.field(default_factory=dict)
    found: list[str] = dataclasses.field(default_factory=list)
    troubles: list[str] = dataclasses.field(default_factory=list)

    def look(self, place: str, data: bytes) -> None:
        """Look for the key in *data*."""
        self.places[place] = self.places.get(place, 0) + len(data)
        self.found += [f"{name} in {place}" for name in hits(data)]


class _Journal:
    """Reads the journal of the database while there is something in it."""

    def __init__(self, path: Path, hunt: Hunt) -> None:
        self._path = path
        self._hunt = hunt
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(0.001):
            try:
                data = self._path.read_bytes()
            except OSError:
                continue
            if data:
                self._hunt.look(self._path.name, data)


def hunt_in_program(
    folder: Path,
    environment: dict[str, str],
    server: FaultServerThread,
    faults: Sequence[str],
) -> Hunt:
    """Send with the real program, an answer for each of *faults*, and look everywhere.

    Its log is at DEBUG, that of every library as well; it copies the command and
    starts a child.
    """
    hunt = Hunt()
    with_channel(server)
    prefer(folder)
    script = [with_storing(FAULTS[name], name != "status_400") for name in faults]
    server.call(lambda here: here.script.extend(script))
    environment = {**environment, "MATEO_TOKEN": KEY, "PERSON_SENDS": str(len(faults))}
    arguments = ["--api-url", server.base_url, "--data-dir", str(folder)]
    journal = _Journal(folder / "mateo.db-journal", hunt)
    try:
        with Started(arguments, environment, "send_through_faults") as program:
            program.hear("child", patience_s=60 + 10 * len(faults))
            said = json.dumps(program.said, ensure_ascii=False).encode()
            command_line = Path(f"/proc/{program.process.pid}/cmdline")
            if command_line.exists():
                hunt.look("the command line", command_line.read_bytes())
            code = program.wait()
    finally:
        journal.stop()
    requests = server.call(lambda here: list(here.requests))
    posts = [request for request in requests if request.method == "POST"]
    hunt.sends = len(posts)
    if any(f"Bearer {KEY}" != request.headers.get("authorization") for request in posts):
        hunt.troubles.append("a message went without the key")
    # Everything was said aloud: each line of the foot, the notices, the
    # clipboard with the copied command, and the environment of a child.
    hunt.look("the window, the clipboard and a child's environment", said)
    hunt.look("stderr", program.stderr.encode())
    for path in folder.rglob("*"):
        if path.is_file():
            hunt.look(path.name, path.read_bytes())
    log = (folder / "logs" / "mateo-desktop.log").read_text("utf-8")
    expected = {
        "it ended in order": code == 0,
        "the command was copied": b"$MATEO_TOKEN" in said,
        "the child has no token": "MATEO_TOKEN" not in program.said[-1]["child"],
        "the log is at DEBUG": "DEBUG" in log,
        "no traceback on stderr": "Traceback" not in program.stderr,
    }
    hunt.troubles += [f"not so: {what}" for what, holds in expected.items() if not holds]
    return hunt
