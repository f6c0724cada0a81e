"""An X server of our own, whose screen is a file that can be read at any time.

Xvfb keeps its picture in a file (XWD: a header, then the pixels). Reading a
few rows of it costs microseconds and asks nobody, so looking does not disturb
what is measured.
"""

from __future__ import annotations

import dataclasses
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from bars.keyboard import Keyboard

WIDTH, HEIGHT = 1600, 1000
_PIXEL = 4
#: A glyph of the block is at least this wide and high at 13 pixels.
_BLOCK_WIDTH, _BLOCK_HEIGHT = 6, 8


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """Where the typed character is and what it is painted with."""

    x: int
    y: int
    width: int
    height: int
    colour: bytes


class Screen:
    """A running Xvfb. Raises FileNotFoundError if there is none."""

    def __init__(self) -> None:
        program = shutil.which("Xvfb")
        if program is None:
            raise FileNotFoundError("Xvfb is not installed (Debian: apt-get install xvfb)")
        self._folder = Path(tempfile.mkdtemp(prefix="bench-screen-"))
        told, tells = os.pipe()
        # White: whatever is dark was painted by a program.
        call = [program, "-displayfd", str(tells), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
        call += ["-wr", "-noreset", "-nolisten", "tcp", "-fbdir", str(self._folder)]
        self._server = subprocess.Popen(
            call, pass_fds=(tells,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(tells)
        self._ends = ExitStack()
        try:
            with os.fdopen(told, encoding="ascii") as number:
                self.number = int(number.readline())
            self.keyboard = Keyboard(self.number)
            self._ends.callback(self.keyboard.close)
            self._map_picture()
            # The pointer is part of the picture.
            self.keyboard.point(WIDTH - 1, HEIGHT - 1)
        except BaseException:
            self.close()
            raise

    def _map_picture(self) -> None:
        with (self._folder / "Xvfb_screen0").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._ends.callback(self._memory.close)
        head = struct.unpack_from(">20I", self._memory)
        if head[11] != 8 * _PIXEL:
            raise ValueError(f"the screen has {head[11]} bits a pixel")
        self._stride = head[12]
        self._start = head[0] + 12 * head[19]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server; programs on it end with it."""
        self._ends.close()
        self._server.terminate()
        try:
            self._server.wait(5)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def name(self) -> str:
        """The value of DISPLAY."""
        return f":{self.number}"

    # -- looking ----------------------------------------------------------------

    def rows(self, top: int, bottom: int) -> bytes:
        """The pixels of some rows."""
        return self._memory[self._start + top * self._stride : self._start + bottom * self._stride]

    def row(self, y: int, left: int, right: int) -> bytes:
        """The pixels of a piece of one row."""
        start = self._start + y * self._stride
        return self._memory[start + left * _PIXEL : start + right * _PIXEL]

    def has_block(self, like: Block) -> bool:
        """Whether a glyph as wide and in the colour of *like* is about where that was."""
        pattern = like.colour * like.width
        top, bottom = max(0, like.y - 80), min(HEIGHT, like.y + like.height + 80)
        at = self._start + top * self._stride
        end = self._start + bottom * self._stride
        while (at := self._memory.find(pattern, at, end)) >= 0:
            y, rest = divmod(at - self._start, self._stride)
            x = rest // _PIXEL
            rows = range(y, min(HEIGHT, y + _BLOCK_HEIGHT))
            # Two pixels more may be its last column and the caret beside it.
            wider = self.row(y, x, x + like.width + 3) == like.colour * (like.width + 3)
            if rest % _PIXEL == 0 and not wider and self._is_solid(x, rows, pattern):
                return True
            at += _PIXEL
        return False

    def _is_solid(self, x: int, rows: range, pattern: bytes) -> bool:
        right = x + len(pattern) // _PIXEL
        return all(self.row(y, x, right) == pattern for y in rows)

    def count(self, like: Block, left: int, right: int) -> int:
        """How many pixels have the colour of *like* in the row through its middle."""
        row = self.row(like.y + like.height // 2, left, right)
        return sum(1 for at in range(0, len(row), _PIXEL) if row[at : at + 3] == like.colour[:3])

    def wait(self, seen: Callable[[], bool], timeout_s: float) -> float:
        """Look until *seen* says yes; gives the moment. Raises TimeoutError."""
        ends = time.perf_counter() + timeout_s
        while not seen():
            if time.perf_counter() > ends:
                raise TimeoutError("it did not appear on the screen")
            time.sleep(0.0003)
        return time.perf_counter()

    def settle(self, quiet_s: float, timeout_s: float) -> None:
        """Wait until nothing but a caret has changed for *quiet_s*. Raises TimeoutError."""
        ends = time.monotonic() + timeout_s
        before, since = self.rows(0, HEIGHT), time.monotonic()
        while time.monotonic() - since < quiet_s:
            if time.monotonic() > ends:
                raise TimeoutError("the window did not come to rest")
            time.sleep(0.05)
            now = self.rows(0, HEIGHT)
            if now != before and self._differs_beyond_caret(before, now):
                since = time.monotonic()
            before = now

    def _differs_beyond_caret(self, before: bytes, now: bytes) -> bool:
        for y in range(HEIGHT):
            old, new = self._line_of(before, y), self._line_of(now, y)
            if old != new:
                changed = [x for x in range(WIDTH) if _at(old, x) != _at(new, x)]
                if changed[-1] - changed[0] > 3:
                    return True
        return False

    def new_block(self, before: bytes, timeout_s: float) -> Block:
        """The glyph of the block that was not there *before* (all rows). Raises TimeoutError."""
        ends = time.monotonic() + timeout_s
        while time.monotonic() < ends:
            time.sleep(0.1)
            found = self._find_block(before)
            if found is not None:
                return found
        raise TimeoutError("a typed character does not appear on the screen")

    def _find_block(self, before: bytes) -> Block | None:
        now = self.rows(0, HEIGHT)
        runs: list[tuple[int, int, bytes]] = []
        for y in range(HEIGHT):
            run = longest_run(self._line_of(before, y), self._line_of(now, y))
            if run is None or (runs and run != runs[-1]):
                runs.clear()
            if run is not None:
                runs.append(run)
            if len(runs) >= _BLOCK_HEIGHT:
                x, width, colour = run or runs[0]
                # Its last column may be the caret's.
                return Block(x, y - len(runs) + 1, width - 1, len(runs), colour)
        return None

    def _line_of(self, picture: bytes, y: int) -> bytes:
        return picture[y * self._stride : y * self._stride + WIDTH * _PIXEL]


def longest_run(old: bytes, new: bytes) -> tuple[int, int, bytes] | None:
    """Where in a row the longest piece of one new colour begins, its width and colour.

    None if it is no wider or far wider than the glyph of a block.
    """
    if old == new:
        return None
    best, x, width = (0, 0, b""), 0, len(new) // _PIXEL
    while x < width:
        colour, start = _at(new, x), x
        while x < width and _at(new, x) == colour != _at(old, x):
            x += 1
        if x - start > best[1]:
            best = (start, x - start, colour)
        x = max(x, start + 1)
    return best if _BLOCK_WIDTH < best[1] < 4 * _BLOCK_WIDTH else None


def _at(row: bytes, x: int) -> bytes:
    return row[x * _PIXEL : x * _PIXEL + _PIXEL]
