"""Somebody types, and the program dies: what of it is on the disk.

The same trial for the tests and for ``dev.py bench D1``. Each number that is
typed carries the moment of its key, by the clock that all processes share.
"""

from __future__ import annotations

import dataclasses
import random
from contextlib import closing
from pathlib import Path
from typing import Any

from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage import draft_rows
from mateo_desktop.storage.connection import connect
from tests.e2e.machine import Machine
from tests.e2e.processes import Nursery

_PLACES = ("mail", "chat", "line")


@dataclasses.dataclass(slots=True)
class Losses:
    """What was found after each death; the program may lose a second of typing."""

    deaths: int = 0
    drafts: int = 0
    damaged: int = 0
    #: Seconds of typing that are not on the disk, each with the seconds of them in
    #: which the machine kept everybody waiting.
    typing_s: list[tuple[float, float]] = dataclasses.field(default_factory=list)
    troubles: list[str] = dataclasses.field(default_factory=list)

    def add(self, more: Losses) -> None:
        """Count *more* with these."""
        self.deaths += more.deaths
        self.drafts += more.drafts
        self.damaged += more.damaged
        self.typing_s += more.typing_s
        self.troubles += more.troubles

    @property
    def longest_s(self) -> float:
        """The most typing lost that the machine is not to blame for."""
        return max((lost - stood for lost, stood in self.typing_s), default=0.0)

    @property
    def longest_in_all_s(self) -> float:
        """The most typing lost, whoever is to blame."""
        return max((lost for lost, _ in self.typing_s), default=0.0)

    @property
    def usual_s(self) -> float:
        """The typing lost on average."""
        return sum(lost for lost, _ in self.typing_s) / max(1, len(self.typing_s))


def kill_again_and_again(
    folder: Path, environment: dict[str, str], kills: int, seed: int
) -> Losses:
    """Type into the program in *folder* and kill it in the midst, *kills* times.

    Every third draft is a new one, the others go on with the last; one is a mail, the
    next a chat, and the next has somebody half typed in its first line.
    """
    chance = random.Random(seed)
    losses = Losses()
    kept: dict[str, int] = {}
    last = ""
    arguments = ["--sandbox", "--data-dir", str(folder)]
    with Machine(folder.parent) as machine, Nursery(environment) as nursery:
        for kill in range(kills):
            which = "new" if kill % 3 == 0 else "last"
            place = _PLACES[kill // 3 % len(_PLACES)]
            program = nursery.begin(arguments, "type_on", PERSON_DRAFT=which, PERSON_PLACE=place)
            nursery.hear("number")
            # Killed in the midst of typing, after a third of a second to one and a half.
            begun, enough = nursery.said[-1]["at"], chance.uniform(0.3, 1.5) * 1e9
            while nursery.said[-1]["at"] - begun < enough:
                nursery.next("number")
            died_at = nursery.kill_child(program)
            typed = [line for line in nursery.said if "number" in line]
            key = str(typed[0]["key"])
            if which == "last" and last in kept and key != last:
                # As far as it was saved, the last draft lies on the desk again.
                losses.troubles.append(f"{key} on the desk instead of {last}")
            last = key
            look(folder, typed, died_at, kept, machine, losses)
    return losses


def look(
    folder: Path,
    typed: list[dict[str, Any]],
    died_at: int,
    kept: dict[str, int],
    machine: Machine,
    losses: Losses,
) -> None:
    """Add what is on the disk to *losses*, and to *kept* how far each draft got."""
    key = str(typed[0]["key"])
    losses.deaths += 1
    with closing(connect(folder / "mateo.db")) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            losses.damaged += 1
        drafts = {one: draft_rows.read(connection, one) for one in {*kept, key}}
    for one, number in kept.items():
        if numbers(drafts[one])[:number] != list(range(1, number + 1)):
            losses.drafts += 1
            losses.troubles.append(f"{one} was lost")
    found = numbers(drafts[key])
    if found != list(range(1, len(found) + 1)):
        losses.drafts += 1
        losses.troubles.append(f"{key} has a hole")
    if found:
        kept[key] = len(found)
    lost = [line["at"] for line in typed if line["number"] > len(found)]
    if lost:
        stood_s = machine.stood_still_s(lost[0], died_at)
        losses.typing_s.append(((died_at - lost[0]) / 1e9, stood_s))
    else:
        losses.typing_s.append((0.0, 0.0))


def numbers(draft: Draft | None) -> list[int]:
    """The numbers that stand in the draft; each was typed in one turn of the loop."""
    if draft is None:
        return []
    # Whoever is half typed becomes a recipient when the draft is left.
    people = (person.label for person in draft.to)
    return [int(word) for word in " ".join((draft.text, *people, *draft.lines)).split()]
