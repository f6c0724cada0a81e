"""What is known of somebody who is offered as a recipient, beside name and handle."""

from __future__ import annotations

import dataclasses

#: The parts of an address without which a letter does not arrive, in reading order.
ADDRESS_PARTS: tuple[str, ...] = ("street", "zipcode", "city")


@dataclasses.dataclass(frozen=True, slots=True)
class Acquaintance:
    """Facts to choose by; nothing of it is ever sent.

    ``remembered`` says that the person comes from messages sent here and can be
    forgotten. ``marketing`` is the opt-in for the channel, None where the API
    does not tell; ``basis`` is on what grounds other messages may go there, as
    the API spells it. ``address`` are the lines of a letter, and ``lacks`` says
    which of ``ADDRESS_PARTS`` are missing.
    """

    remembered: bool = False
    marketing: bool | None = None
    basis: str = ""
    address: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
