"""Recipients from what people type and paste.

One line of a spreadsheet, a header of a mail, ten thousand numbers: all of it
becomes recipients, and nothing that was there is dropped. Whether a handle
fits the channel is not decided here but said by validation.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.late_pattern import late_pattern

_SEPARATORS = ",;\n\r\t"
_PAIRS = {'"': '"', "<": ">", "(": ")"}
_SIGN = late_pattern(r'[,;\n\r\t"<(]')
_UUID = late_pattern(r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
# It begins where a word begins: tried at every letter of a long word it would take for ever.
_ADDRESS = late_pattern(
    r"(?<![^\s@<>\"()\[\]])[^\s@<>\"()\[\]]+@[^\s@<>\"()\[\]]+",
)
# What a phone puts around a number that is copied from it: nobody sees it, and nobody means it.
_UNSEEN = (
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_SURNAME = late_pattern(r"(?:[a-zäöü]{2,4} ){0,2}[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = late_pattern(r"^\+?[\d\s()/.\-–]{5,}$")


def read_recipients(text: str) -> tuple[Recipient, ...]:
    """Everybody in *text*, in its order.

    Knows ``Erika Muster <erika@example.org>``, bare addresses and numbers,
    contact IDs (a UUID), names with commas in them, and lists split by comma,
    semicolon, tab or line, addresses also by blanks. A name and a handle in
    neighbouring cells of a pasted table are one person.
    """
    return tuple(recipients_in(text))


def recipients_in(text: str) -> Iterator[Recipient]:
    """``read_recipients`` one after the other, for whoever has not the time for all at once."""
    for line in re.split(r"[\n\r]+", text):
        cells = ((cell.strip(), sign) for cell, sign in _pieces(line) if cell.strip())
        first = list(islice(cells, 3))
        if len(first) == 2 and first[0][1] == "\t":
            (name, _), (handle, _) = first
            if _is_handle(handle) and not _is_handle(name):
                yield Recipient(handle=_bare(handle), full_name=_unquoted(name))
                continue
        for cell in _whole_names(chain(first, cells)):
            words = cell.split()
            if len(words) > 1 and all(_ADDRESS.fullmatch(word) for word in words):
                people = [Recipient(handle=_bare(word)) for word in words]
            else:
                people = [_one(cell)]
            yield from (person for person in people if person.label)


def as_text(person: Recipient) -> str:
    """*person* as one would type it, read back by :func:`read_recipients`."""
    handle = person.handle or person.contact_id
    if not person.full_name or not handle:
        return handle or person.label
    name = person.full_name
    if any(sign in name for sign in _SEPARATORS + '"<>()'):
        name = '"' + name.replace('"', "'") + '"'
    return f"{name} <{handle}>"


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """Split at separators, but not inside quotes, angles or brackets; each with its end."""
    # A sign that is never closed is only a sign, and is looked for once.
    last = {sign: line.rfind(end) for sign, end in _PAIRS.items()}
    start = place = 0
    while found := _SIGN.search(line, place):
        sign, at = found[0], found.start()
        place = at + 1
        if sign in _SEPARATORS:
            yield line[start:at], sign
            start = place
        elif last[sign] > at:
            place = line.index(_PAIRS[sign], place) + 1
    yield line[start:], ""


def _whole_names(cells: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Join ``Muster`` and ``Erika <erika@example.org>``, which a comma parted."""
    surname = ""
    for cell, sign in cells:
        if surname and _angled(cell) and cell[0] not in "<\"'":
            yield f"{surname}, {cell}"
            surname = ""
            continue
        if surname:
            yield surname
        # Two words may be somebody of their own, whose address is missing.
        surname = cell if sign == "," and _SURNAME.fullmatch(cell) else ""
        if not surname:
            yield cell
    if surname:
        yield surname


def _one(cell: str) -> Recipient:
    if angled := _angled(cell):
        name, handle = _unquoted(angled[0]), _bare(angled[1])
        if handle:
            if _UUID.match(handle):
                return Recipient(contact_id=handle, full_name=name)
            return Recipient(handle=handle, full_name="" if name == handle else name)
        return Recipient(handle=name)
    if _UUID.match(cell):
        return Recipient(contact_id=cell)
    address = _ADDRESS.search(cell)
    if address and cell != address[0] and " " in cell:
        rest = re.sub(r"[(\[]\s*[)\]]", "", cell[: address.start()] + cell[address.end() :])
        name = _unquoted(rest.strip(" \"'"))
        return Recipient(handle=_bare(address[0]), full_name=name)
    return Recipient(handle=_bare(_unquoted(cell)))


def _angled(cell: str) -> tuple[str, str] | None:
    """The name and the handle of ``name <handle>``, or None for anything else."""
    name, opened, handle = cell.rpartition("<")
    if not opened or handle[-1:] != ">" or ">" in handle[:-1]:
        return None
    return name.rstrip(), handle[:-1]


def _is_handle(cell: str) -> bool:
    return bool(_ADDRESS.search(cell) or _NUMBER.match(cell) or _UUID.match(cell))


def _bare(handle: str) -> str:
    handle = handle.strip().strip(_UNSEEN).strip()
    if handle[:7].lower() == "mailto:":
        return handle[7:]
    return handle[4:] if handle[:4].lower() == "tel:" else handle


def _unquoted(name: str) -> str:
    name = name.strip()
    if len(name) >= 2 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return " ".join(name.split())
