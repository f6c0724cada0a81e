"""The marks of a chat and the blocks they mean: ``*b* _i_ ~s~ ```code``` ``.

A text goes out exactly as it was typed: what cannot be written again as it was
is not read as marks at all, but shown as the characters it is made of. The
grammar is that of :mod:`mateo_desktop.domain.marks`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from mateo_desktop.ui.text.rich.blocks import BOLD, BREAK, CODE, ITALIC, STRIKE, Block, Run

#: The kind of page that is written with these marks, beside RICH, HTML and TEXT.
CHAT = "chat"

_FENCE = "```"
_CODE = re.compile(r"```(.+?)```", re.DOTALL)
_SIGNS = {"*": BOLD, "_": ITALIC, "~": STRIKE}
#: All that a chat can say of its words.
FLAGS = BOLD | ITALIC | STRIKE | CODE
_LONGEST = 20_000


def read(text: str) -> tuple[Block, ...]:
    """The lines of *text* as blocks, its marks as emphasis where nothing is lost."""
    if len(text) <= _LONGEST:
        rows = _marked(text)
        if written(rows) == text:
            return rows
    return tuple(Block((Run(line),) if line else ()) for line in text.split("\n"))


def written(rows: Iterable[Block]) -> str:
    """*rows* as lines of text with marks."""
    lines = [line for row in rows for line in _lines(row.runs)]
    out: list[str] = []
    code = False
    for line, goes_on in zip(lines, _goes_on(lines), strict=True):
        pieces, code = _line(line, code, goes_on)
        out.append(pieces)
    return "\n".join(out)


# Reading


def _marked(text: str) -> tuple[Block, ...]:
    lines: list[list[Run]] = [[]]
    place = 0
    for found in _CODE.finditer(text):
        _add(lines, _emphasised(text[place : found.start()]))
        _add(lines, [Run(found[1], CODE)])
        place = found.end()
    _add(lines, _emphasised(text[place:]))
    return tuple(Block(tuple(line)) for line in lines)


def _add(lines: list[list[Run]], runs: Iterable[Run]) -> None:
    for run in runs:
        first, *others = run.text.split("\n")
        if first:
            lines[-1].append(run._replace(text=first))
        lines += ([run._replace(text=line)] if line else [] for line in others)


def _emphasised(text: str) -> list[Run]:
    runs: list[Run] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            runs.append(Run("\n"))
        runs += _signs(line, 0)
    return runs


def _signs(line: str, flags: int) -> list[Run]:
    """The pairs of marks in *line*, what is around them, and what is inside."""
    found: list[Run] = []
    ends: dict[str, list[int]] = {}
    # Up to here everything is said.
    place = at = 0
    while at < len(line):
        sign = line[at]
        flag = _SIGNS.get(sign, 0)
        if flag and not flags & flag and _begins(line, at, place):
            if sign not in ends:
                ends[sign] = [spot for spot in range(1, len(line)) if _ends(line, spot, sign)]
            number = bisect_left(ends[sign], at + 2)
            if number < len(ends[sign]):
                end = ends[sign][number]
                if at > place:
                    found.append(Run(line[place:at], flags))
                found += _signs(line[at + 1 : end], flags | flag)
                place = at = end + 1
                continue
        at += 1
    if place < len(line):
        found.append(Run(line[place:], flags))
    return found


def _begins(line: str, at: int, place: int) -> bool:
    before, after = line[at - 1 : at] if at > place else "", line[at + 1 : at + 2]
    free = not before or not (before.isalnum() or before == "_" or before == line[at])
    return free and bool(after) and not after.isspace() and after != line[at]


def _ends(line: str, at: int, sign: str) -> bool:
    if line[at] != sign:
        return False
    before, after = line[at - 1], line[at + 1 : at + 2]
    free = not after or not (after.isalnum() or after in ("_", sign))
    return free and not before.isspace()


# Writing


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.replace("\n", BREAK).split(BREAK)
        flags = CODE if run.flags & CODE else run.flags & FLAGS
        if first:
            lines[-1].append(Run(first, flags))
        lines += ([Run(text, flags)] if text else [] for text in others)
    return lines


def _goes_on(lines: list[list[Run]]) -> list[bool]:
    """Of each line, whether code at its end goes on in the next one that has words."""
    found = [False] * len(lines)
    code = False
    for number in range(len(lines) - 1, -1, -1):
        found[number] = code and bool(number or lines[number])
        if lines[number]:
            code = bool(lines[number][0].flags & CODE)
    return found


def _line(runs: list[Run], code: bool, goes_on: bool) -> tuple[str, bool]:
    """One line, and whether code is open at its end."""
    out: list[str] = []
    opened: list[str] = []
    for number, run in enumerate(runs):
        if run.flags & CODE:
            _close(out, opened, 0)
            last = number == len(runs) - 1
            stays = goes_on if last else bool(runs[number + 1].flags & CODE)
            out.append(("" if code else _FENCE) + run.text + ("" if stays else _FENCE))
            code = stays
            continue
        wanted = [sign for sign, flag in _SIGNS.items() if run.flags & flag]
        same = 0
        while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
            same += 1
        _close(out, opened, same)
        text = run.text
        if len(wanted) > same:
            # A mark binds to the letter beside it.
            words = text.lstrip()
            out.append(text[: len(text) - len(words)])
            text = words
            if text:
                out += wanted[same:]
                opened += wanted[same:]
        out.append(text)
    _close(out, opened, 0)
    return "".join(out), code


def _close(out: list[str], opened: list[str], count: int) -> None:
    if len(opened) <= count:
        return
    last = out.pop() if out else ""
    words = last.rstrip()
    out.append(words)
    while len(opened) > count:
        out.append(opened.pop())
    out.append(last[len(words) :])


def reduced(rows: Iterable[Block]) -> tuple[Block, ...]:
    """What a chat can say of *rows*: items and cells as lines, links with their address."""
    out: list[Block] = []
    counts: dict[tuple[int, int], int] = {}
    place: tuple[int, int] | None = None
    for row in rows:
        runs = list(_with_addresses(row.runs))
        if row.cell is not None:
            if row.cell[:2] == place:
                before = out.pop()
                runs = [*before.runs, Run(" | "), *runs]
            place = row.cell[:2]
        elif row.depth:
            key = (row.chain, row.depth)
            counts[key] = counts.get(key, row.start - 1) + 1
            sign = f"{counts[key]}. " if row.ordered else "- "
            runs.insert(0, Run("  " * (row.depth - 1) + sign))
        elif row.heading:
            runs = [run._replace(flags=run.flags | BOLD) for run in runs]
        elif row.pre:
            runs = [run._replace(flags=CODE) for run in runs]
        out.append(Block(tuple(runs)))
    return tuple(out)


def _with_addresses(runs: Iterable[Run]) -> Iterable[Run]:
    href = ""
    said = ""
    for run in runs:
        if href and run.href != href:
            if said != href:
                yield Run(f" ({href.removeprefix('mailto:')})")
            said = ""
        href = run.href
        said += run.text if href else ""
        yield Run(run.text, run.flags & FLAGS)
    if href and said != href:
        yield Run(f" ({href.removeprefix('mailto:')})")
