"""What there is to know of long markup before Rich can show it.

To clean and read 200 kB, and to look for what Rich cannot keep of them, takes
a quarter of a second: it is done beside the window (:mod:`beside`).
"""

from __future__ import annotations

from typing import NamedTuple

from mateo_desktop.domain import markup
from mateo_desktop.ui.text.foreign import cleaning
from mateo_desktop.ui.text.rich import blocks
from mateo_desktop.ui.text.rich.block import Block

#: Reading and showing so much takes less than is felt.
AT_ONCE = 20_000
#: The same in tags: a thousand cells are short markup and take a fifth of a second.
TAGS_AT_ONCE = 800


class Loss(NamedTuple):
    """What is lost (a name of ``blocks.losses``) and the lines it stands in, from 1."""

    name: str
    lines: tuple[int, ...]


class Reading(NamedTuple):
    """``rows`` are what Rich shows of ``source``, ``text`` the same as plain text."""

    source: str
    lost: tuple[Loss, ...]
    rows: tuple[Block, ...]
    text: str


def takes_long(source: str) -> bool:
    """Whether reading and showing *source* at once would be felt."""
    return len(source) > AT_ONCE or source.count("<") > TAGS_AT_ONCE


def read(source: str) -> Reading:
    """All there is to know of *source*."""
    names = blocks.losses(source)
    lost: tuple[Loss, ...] = ()
    if names:
        from mateo_desktop.ui.text.source import source_losses

        lost = source_losses.losses(source, names)
    return Reading(source, lost, rows(source), markup.plain_text(source))


def rows(source: str) -> tuple[Block, ...]:
    """What Rich shows of *source*: one block at least."""
    return blocks.read(cleaning.own(source)) or (Block(),)
