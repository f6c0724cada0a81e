"""Walks the program through the states of fit_states.py on a screen of 1024 x 700.

Each part is a process of its own: the size of the screen is chosen once, when
Qt starts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize

SCREEN = QSize(1024, 700)
#: A part takes some seconds; this is for a machine with a lot else to do.
_PATIENCE_S = 180
_SCRIPT = Path(__file__).parent / "scripts" / "large_letters.py"


def walked(
    part: str, folder: Path, environment: Mapping[str, str], look: str = "de-light"
) -> dict[str, list[str]]:
    """The faults of each state of *part*; *folder* is an empty data folder.

    Raises RuntimeError if the program came to no end of its own.
    """
    screen = {"name": "small", "x": 0, "y": 0, "width": SCREEN.width(), "height": SCREEN.height()}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config = folder.parent / "screen.json"
    config.write_text(json.dumps({"screens": [screen]}), "utf-8")
    done = subprocess.run(
        [sys.executable, str(_SCRIPT), str(folder), part, "--look", look],
        env={**environment, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    said = [json.loads(line) for line in done.stdout.splitlines()]
    return {one["state"]: one["faults"] for one in said}
