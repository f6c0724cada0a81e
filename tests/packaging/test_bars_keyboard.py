"""The keyboard of the bench against a real X server."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from bars.screen import HEIGHT, WIDTH, Screen

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no Xvfb")

WINDOW = """\
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
edit = QLineEdit()
edit.resize(400, 60)
edit.textChanged.connect(lambda text: print(ascii(text), flush=True))
edit.show()
application.exec()
"""


@pytest.fixture
def screen() -> Iterator[Screen]:
    with Screen() as running:
        yield running


def test_an_empty_screen_is_white_and_has_its_size(screen: Screen) -> None:
    assert set(screen.row(5, 0, WIDTH)) <= {0xFF, 0x00}
    assert len(screen.rows(0, HEIGHT)) == HEIGHT * WIDTH * 4
    assert screen.row(5, 0, 1)[:3] == b"\xff\xff\xff"


def test_a_pressed_key_reaches_the_window_and_is_seen_on_the_screen(screen: Screen) -> None:
    call = [sys.executable, "-c", WINDOW]
    variables = {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "PYTHONUTF8": "1"}
    with subprocess.Popen(call, env=variables, stdout=subprocess.PIPE, text=True) as process:
        try:
            screen.keyboard.window(20)
            screen.settle(0.2, 20)
            before = screen.rows(0, HEIGHT)
            screen.keyboard.press("Block")
            assert process.stdout is not None
            assert process.stdout.readline().strip() == r"'\u2588'"
            look = screen.new_block(before, 10)
            assert screen.has_block(look)
            assert screen.count(look, 0, WIDTH) >= look.width
            screen.keyboard.press("BackSpace")
            assert process.stdout.readline().strip() == "''"
            screen.wait(lambda: not screen.has_block(look), 10)
        finally:
            process.kill()


def test_what_does_not_come_up_is_not_waited_for_for_ever(screen: Screen) -> None:
    with pytest.raises(TimeoutError):
        screen.keyboard.window(0.05)
    with pytest.raises(TimeoutError):
        screen.wait(lambda: False, 0.05)
