"""The first start."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def first_start(guide: Guide) -> None:
    """J1: two ways in, and the sandbox at once."""
    await guide.rest()
    guide.shot("welcome")
    guide.press("sandboxButton")
    await guide.until(lambda: len(guide.composer.channel.channels) > 3)
    await guide.rest()
    guide.shot("sandbox")


JOURNEYS = {"J1": Journey("the first start, and the sandbox at once", first_start, sandbox=False)}
