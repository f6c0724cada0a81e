"""X servers of the tests' own."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Self

#: Whether there can be one here.
HAS_XVFB = shutil.which("Xvfb") is not None


class Display:
    """One Xvfb on a number that is free, for ``with``; ``name`` is what DISPLAY is set to."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as said:
            self.name = f":{said.readline().strip()}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait(60)

    def kill(self) -> None:
        """Take it away from under whoever uses it, as when the machine's screen dies."""
        self._server.kill()
        self._server.wait(60)
