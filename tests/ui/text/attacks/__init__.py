"""What a stranger may send to attack the window, by class of attack.

In a vector ``{port}`` stands for a loopback server that counts whoever calls,
``{file}`` for a picture on this disk nobody could miss if it were shown, and
``{folder}`` for the folder it lies in, which is watched.
"""

from __future__ import annotations

from pathlib import Path

from tests.ui.text.attacks.bombs import BOMBS
from tests.ui.text.attacks.clipboards import CLIPBOARDS
from tests.ui.text.attacks.disguises import DISGUISES
from tests.ui.text.attacks.links import HARMLESS_LINKS, LINKS
from tests.ui.text.attacks.loading import LOADING, QT_LOADING, STYLES
from tests.ui.text.attacks.parsing import PARSING
from tests.ui.text.attacks.running import RUNNING

#: Every class that is short enough to be shown in every place of the window.
CLASSES: dict[str, list[str]] = {
    "loading": LOADING,
    "loading by Qt": QT_LOADING,
    "styles": STYLES,
    "running": RUNNING,
    "links": [f'<p><a href="{href}">{href}</a></p>' for href in LINKS],
    "parsing": PARSING,
    "disguises": DISGUISES,
    "clipboards": CLIPBOARDS,
}

#: All of them, in a row.
VECTORS: list[str] = [vector for vectors in CLASSES.values() for vector in vectors]

__all__ = ["BOMBS", "CLASSES", "HARMLESS_LINKS", "LINKS", "LOADING", "VECTORS", "armed"]


def armed(vector: str, port: int, file: Path) -> str:
    """*vector* aimed at a real server and a real file."""
    text = vector.replace("{port}", str(port)).replace("{file}", str(file))
    return text.replace("{folder}", str(file.parent))
