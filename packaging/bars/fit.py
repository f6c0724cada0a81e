"""F2: what is cut off or out of reach with letters twice as large at 1024 x 700.

The program itself, in every state of ``tests/e2e/fit_states.py``; each widget
with words is asked what its style needs for them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from bars.report import Figure

ROOT = Path(__file__).resolve().parent.parent.parent

BARS = {"F2": "clipped or unreachable widgets, letters of 200 %"}

#: German has the longer words; the full bench reads English as well.
_LOOKS, _ALL_LOOKS = ("de-light",), ("de-light", "en-dark")


def measure(_wanted: AbstractSet[str], *, full: bool) -> Iterator[Figure]:
    """One figure over all states."""
    from tests.e2e.fit_states import PARTS
    from tests.e2e.fit_walk import walked

    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    states = faults = 0
    for look in _ALL_LOOKS if full else _LOOKS:
        for part in sorted(PARTS):
            with tempfile.TemporaryDirectory(prefix="mateo-fit-") as place:
                folder = Path(place) / "data"
                folder.mkdir(mode=0o700)
                found = walked(part, folder, environment, look)
            states += len(found)
            faults += sum(map(len, found.values()))
    about = f"cut off or out of reach, letters of 200 % at 1024 x 700, {states} states"
    yield Figure("F2", about, float(faults), "widgets", limit=0.0, n=states)
