"""A journey: what somebody does in the window, and how the program starts for it."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from tours import journeys

if TYPE_CHECKING:
    from tours.guide import Guide


@dataclasses.dataclass(frozen=True, slots=True)
class Journey:
    """*script* acts and takes pictures; *preferences* are those it starts with.

    With *sandbox* the program starts in the sandbox, else as it does for the
    first time.
    """

    about: str
    script: Callable[[Guide], Awaitable[None]]
    sandbox: bool = True
    preferences: Mapping[str, object] = dataclasses.field(default_factory=dict)


def all_journeys() -> dict[str, Journey]:
    """Every journey by its name, in the order of the names."""
    found: dict[str, Journey] = {}
    for module in pkgutil.iter_modules(journeys.__path__):
        loaded = importlib.import_module(f"{journeys.__name__}.{module.name}").JOURNEYS
        twice = found.keys() & loaded.keys()
        if twice:
            raise ValueError(f"{module.name}.py names {sorted(twice)} once more")
        found |= loaded
    return dict(sorted(found.items()))
