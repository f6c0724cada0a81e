"""Rows read straight from the pages of a file whose trees no longer lead to them.

A table is a tree of pages. When the upper pages are lost or point to the wrong
place, the rows below are still in the file. Each page that looks like a leaf
is read (SQLite file format 1.5, 1.6 and 2.1), and a row counts only if its seal
holds, so nothing is made up.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from mateo_desktop.storage.seals import SEALED, holds

_LEAF = 0x0D
#: A row longer than this was not written here; a wrong length must not cost the memory.
_LONGEST = 64_000_000

Value = str | bytes | int | float | None
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _FALSE, _TRUE, _FIRST_BLOB = 7, 8, 9, 12


def carved(
    path: Path, page_size: int, columns: dict[str, list[str]]
) -> Iterator[tuple[str, list[Value]]]:
    """Every sealed row that can be found, with its table; *columns* names those of each."""
    pages = _Pages(path.read_bytes(), page_size)
    shapes = {len(names): (table, names) for table, names in columns.items() if table in SEALED}
    for number in range(len(pages)):
        for rowid, payload in pages.cells(number):
            values = _record(payload)
            table, names = shapes.get(len(values), ("", []))
            if not table:
                continue
            # The number of the row is its first column and not stored twice.
            values[0] = rowid
            row = dict(zip(names, values, strict=True))
            sealed = row["seal"]
            if isinstance(sealed, int) and holds(sealed, *(row[name] for name in SEALED[table])):
                yield table, values


class _Pages:
    """The pages of a file, wherever they say they belong."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data = data
        self._size = size

    def __len__(self) -> int:
        return len(self._data) // self._size

    def page(self, number: int) -> bytes:
        return self._data[number * self._size : (number + 1) * self._size]

    def cells(self, number: int) -> Iterator[tuple[int, bytes]]:
        """Row number and payload of each cell of a leaf that can be read."""
        page = self.page(number)
        head = 100 if number == 0 else 0
        if len(page) < self._size or page[head] != _LEAF:
            return
        count = int.from_bytes(page[head + 3 : head + 5], "big")
        for cell in range(min(count, self._size // 4)):
            at = head + 8 + 2 * cell
            place = int.from_bytes(page[at : at + 2], "big")
            try:
                yield self._cell(page, place)
            except (IndexError, ValueError):
                continue

    def _cell(self, page: bytes, place: int) -> tuple[int, bytes]:
        length, place = _varint(page, place)
        rowid, place = _varint(page, place)
        if not 0 < length < _LONGEST:
            raise ValueError(length)
        # SQLite file format 1.6, for the leaf of a table.
        most, least = self._size - 35, (self._size - 12) * 32 // 255 - 23
        local = length
        if length > most:
            local = least + (length - least) % (self._size - 4)
            local = local if local <= most else least
        if place + local > len(page):
            raise ValueError(place)
        parts = [page[place : place + local]]
        missing = length - local
        following = page[place + local : place + local + 4]
        seen: set[int] = set()
        while missing > 0:
            number = int.from_bytes(following, "big") - 1
            if not 0 <= number < len(self) or number in seen:
                raise ValueError(number)
            seen.add(number)
            overflow = self.page(number)
            parts.append(overflow[4 : 4 + missing])
            missing -= len(parts[-1])
            following = overflow[:4]
        return rowid, b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9


def _record(payload: bytes) -> list[Value]:
    """The values of a row; none if it is no row."""
    try:
        head, at = _varint(payload, 0)
        kinds = []
        while at < head:
            kind, at = _varint(payload, at)
            kinds.append(kind)
        values = []
        for kind in kinds:
            value, at = _value(payload, at, kind)
            values.append(value)
    except (IndexError, ValueError, struct.error):
        return []
    return values


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (_FALSE, _TRUE):
        return kind - _FALSE, at
    if kind in _INTEGER_BYTES:
        end = at + _INTEGER_BYTES[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind == _FLOAT:
        return float(struct.unpack(">d", payload[at : at + 8])[0]), at + 8
    if kind < _FIRST_BLOB:
        raise ValueError(kind)
    end = at + (kind - _FIRST_BLOB) // 2
    data = payload[at:end]
    if len(data) < end - at:
        raise ValueError(kind)
    return (data.decode("utf-8") if kind % 2 else data), end
