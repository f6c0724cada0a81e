"""S6: bursts of ten clicks and Ctrl+Enters on Send: POSTs per burst.

The real program in a process of its own, and a server here that counts.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from bars.kills import environment
from bars.report import Figure
from tests.e2e.driver import prefer
from tests.e2e.processes import Started
from tests.e2e.servers import FaultServerThread, with_channel

BARS = {"S6": "bursts of clicks and keys"}
#: Then another window: the list of sent messages stays of a usual length.
_ONE_WINDOW = 100


def measure(_wanted: AbstractSet[str], *, full: bool) -> Iterator[Figure]:
    """The one bar there is."""
    count = 1000 if full else 50
    server = FaultServerThread()
    server.start()
    with_channel(server)
    sent: list[str] = []
    trouble = ""
    try:
        for start in range(0, count, _ONE_WINDOW):
            with tempfile.TemporaryDirectory(prefix="bench-") as name:
                place = Path(name)
                trouble = _sent(place, server, min(_ONE_WINDOW, count - start), sent) or trouble
        posts = server.call(lambda here: Counter(here.posts_by_id))
    finally:
        server.stop()
    wrong = sum(number != 1 for number in posts.values()) + len(set(sent) ^ set(posts))
    words = "bursts of ten clicks and Ctrl+Enters, held keys among them: not exactly one POST"
    yield Figure("S6", words, wrong, "bad", limit=0, n=len(sent), trouble=trouble)


def _sent(place: Path, server: FaultServerThread, count: int, sent: list[str]) -> str:
    folder = place / "data"
    folder.mkdir(mode=0o700)
    prefer(folder)
    arguments = ["--api-url", server.base_url, "--data-dir", str(folder)]
    more = {"MATEO_TOKEN": "a-token-of-the-bench", "PERSON_SENDS": str(count)}
    with Started(arguments, {**environment(place), **more}, "send_many") as program:
        code = program.wait(600 + 10 * count)
    sent += [line["sent"] for line in program.said if "sent" in line]
    return "" if code == 0 else f"ended with {code}: {program.stderr[-300:]}"
