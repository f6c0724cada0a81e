"""A key that is really held down, on a real X server: still one message."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.displays import Display
from tests.e2e.driver import prefer
from tests.e2e.processes import Started
from tests.e2e.servers import FaultServerThread, with_channel

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
)


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of its own, on a number that is free."""
    with Display() as server:
        yield server.name


def test_ctrl_enter_held_down_sends_one_message(
    display: str,
    server: FaultServerThread,
    data_folder: Path,
    clean_environment: dict[str, str],
) -> None:
    with_channel(server)
    prefer(data_folder)
    environment = {
        **clean_environment,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "MATEO_TOKEN": "held-down",
    }
    arguments = ["--api-url", server.base_url, "--data-dir", str(data_folder)]
    with Started(arguments, environment, "hold_down") as program:
        window = program.hear("window")

        def xdotool(*words: str) -> None:
            subprocess.run(["xdotool", *words], env=environment, check=True, timeout=120)

        # Nobody else gives the window the focus: there is no window manager.
        xdotool("windowfocus", "--sync", str(window))
        xdotool("keydown", "ctrl", "keydown", "Return")
        repeats = program.hear("repeats")
        xdotool("keyup", "Return", "keyup", "ctrl")
        (text,) = [line["text"] for line in program.said if "text" in line]

    posts = server.call(lambda here: Counter(here.posts_by_id))
    assert repeats > 10
    assert list(posts.values()) == [1]
    assert "\n" not in text
