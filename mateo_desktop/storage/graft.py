"""A new first page for a file whose own one is lost.

The first page tells where every table begins. Tables do not move while the
steps that made them are the same, so the page of a backup, or of a new file,
opens the damaged file again.
"""

from __future__ import annotations

from pathlib import Path

_HEADER = 100
_INTERIOR = 5


def graft(copy: Path, donor: Path) -> bool:
    """Overwrite the schema pages of *copy* by those of *donor*; False if they cannot fit."""
    page_size = _page_size(donor)
    pages = copy.stat().st_size // page_size
    if pages < 2:
        return False
    with donor.open("rb") as giver, copy.open("rb+") as taker:
        giver.seek(0)
        first = bytearray(giver.read(page_size))
        # The number of pages in the file, in the header (SQLite file format 1.3).
        first[28:32] = pages.to_bytes(4, "big")
        # No free pages: their list may be what was damaged.
        first[32:40] = bytes(8)
        taker.write(first)
        for number in _children(bytes(first)):
            if not 1 < number <= pages:
                return False
            giver.seek((number - 1) * page_size)
            taker.seek((number - 1) * page_size)
            taker.write(giver.read(page_size))
    return True


def _page_size(path: Path) -> int:
    with path.open("rb") as file:
        size = int.from_bytes(file.read(18)[16:18], "big")
    return 65536 if size == 1 else size


def _children(first: bytes) -> list[int]:
    """The pages below the root of the schema's tree (SQLite file format 1.6)."""
    if first[_HEADER] != _INTERIOR:
        return []
    cells = int.from_bytes(first[_HEADER + 3 : _HEADER + 5], "big")
    found = [int.from_bytes(first[_HEADER + 8 : _HEADER + 12], "big")]
    for cell in range(cells):
        at = _HEADER + 12 + 2 * cell
        place = int.from_bytes(first[at : at + 2], "big")
        found.append(int.from_bytes(first[place : place + 4], "big"))
    return found
