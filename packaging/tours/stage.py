"""Where a journey is played: the program in a folder of its own, and a guide in it."""

from __future__ import annotations

import asyncio
import json
import tempfile
import traceback
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from tours.guide import Guide
from tours.journey import all_journeys
from tours.looks import Look


def play(name: str, look: Look) -> int:
    """Play the journey called *name* in this process; 1 if the program did not start."""
    journey = all_journeys()[name]
    return perform(
        name, look, journey.script, sandbox=journey.sandbox, preferences=journey.preferences
    )


def perform(
    name: str,
    look: Look,
    script: Callable[[Guide], Awaitable[None]],
    *,
    sandbox: bool = False,
    api_url: str = "",
    preferences: Mapping[str, object] | None = None,
) -> int:
    """Start the program in the sandbox or at *api_url*, let *script* act, and end it."""
    from qasync import QEventLoop

    from mateo_desktop.command_line import Options
    from mateo_desktop.ui.program import Program
    from mateo_desktop.ui.single_instance import SingleInstance

    with tempfile.TemporaryDirectory(prefix="mateo-tour-") as place:
        folder = Path(place)
        wishes = {"language": look.language, "theme": look.theme, "hold_seconds": 2}
        wishes |= preferences or {}
        (folder / "preferences.json").write_text(json.dumps(wishes), encoding="utf-8")
        instance = SingleInstance(folder)
        if not instance.claim():
            return 1
        program = Program(Options(sandbox=sandbox, api_url=api_url, data_dir=folder), folder)
        if look.size is not None:
            program.window.resize(*look.size)
        program.show(instance)
        guide = Guide(program, name, look)

        async def both() -> int:
            running = asyncio.create_task(program.run())
            try:
                await script(guide)
            except Exception:  # noqa: BLE001
                # The program's own hook would write it into a log that goes with the folder.
                traceback.print_exc()
                return 1
            finally:
                program.end()
                await asyncio.wait_for(running, 20)
            return 0

        with asyncio.Runner(loop_factory=lambda: QEventLoop(program.application)) as runner:
            code = runner.run(both())
        program.close()
        return code
