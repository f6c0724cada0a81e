"""Shows the window with large letters in every state and says what does not fit.

    large_letters.py FOLDER PART [--scale 2.0] [--pictures DIR] [--look de-light] [--size 1024x700]

A line of JSON for each state: its name and the faults that fit.py finds. With
pictures it keeps one of each state.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from qasync import QEventLoop

from mateo_desktop.command_line import Options
from mateo_desktop.ui import program as programs
from mateo_desktop.ui.application import Application
from mateo_desktop.ui.single_instance import SingleInstance
from tests.e2e import fit
from tests.e2e.driver import Driver, prefer
from tests.e2e.fit_states import PARTS

#: Ten points at 96 dots an inch, as the pictures are taken.
_USUAL_POINTS = 10


class Looker:
    """Sees one state after the other and says what it found."""

    def __init__(self, person: Driver, screen: QSize, pictures: Path | None) -> None:
        self.person = person
        self.window = person.window
        self._screen = screen
        self._pictures = pictures

    async def settled(self) -> None:
        """Let everything that is under way be laid out."""
        for _ in range(5):
            await asyncio.sleep(0.01)

    async def look(self, state: str, widget: QWidget | None = None) -> None:
        """Say what of the window, or of the dialog *widget*, does not fit."""
        await self.settled()
        seen = widget or self.window
        found = fit.faults(seen, self._screen)
        sys.stdout.write(json.dumps({"state": state, "faults": found}) + "\n")
        sys.stdout.flush()
        if self._pictures is not None:
            seen.grab().save(str(self._pictures / f"{state}.png"))


def main(arguments: list[str]) -> int:
    """Run the program through a part of the states."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("part", choices=sorted(PARTS))
    parser.add_argument("--scale", type=float, default=2.0)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--look", default="de-light")
    parser.add_argument("--size", default="1024x700")
    chosen = parser.parse_args(arguments)
    width, _, height = chosen.size.partition("x")
    size = QSize(int(width), int(height))
    language, theme = chosen.look.split("-")
    prefer(chosen.folder, language=language, theme=theme)
    if chosen.pictures is not None:
        chosen.pictures.mkdir(parents=True, exist_ok=True)

    application = Application(["mateo-desktop"])
    application.setFont(QFont("DejaVu Sans", round(_USUAL_POINTS * chosen.scale)))
    programs.Application = lambda _arguments: application  # type: ignore[assignment, misc]
    instance = SingleInstance(chosen.folder)
    assert instance.claim()
    program = programs.Program(
        Options(sandbox=chosen.part != "welcome", data_dir=chosen.folder), chosen.folder
    )
    program.window.resize(size)
    program.show(instance)

    async def everything() -> None:
        running = asyncio.create_task(program.run())
        person = Driver.at(program)
        try:
            await person.arrived()
            await PARTS[chosen.part](Looker(person, size, chosen.pictures))
        except BaseException:  # noqa: BLE001
            # Whatever is open would keep the program from ending.
            traceback.print_exc()
            os._exit(1)
        person.program._ending.set()  # type: ignore[union-attr]
        await asyncio.wait_for(running, 20)

    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        runner.run(everything())
    program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
