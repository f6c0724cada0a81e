"""What other programs put on the clipboard, as blocks of ours.

The same caps and the same allow-list as for a received message. Before them
:mod:`office_markup` says what Word and its like mean; emphasis that is only a
style is kept, whatever else is a look is not.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from mateo_desktop.ui.text.foreign import cleaning, office_markup, plain_names
from mateo_desktop.ui.text.foreign.tag_tokens import Tag, attributes, tokens
from mateo_desktop.ui.text.rich import block_reader, rich_reader
from mateo_desktop.ui.text.rich.block import BOLD, UNDERLINE, Block, Run

if TYPE_CHECKING:
    from collections.abc import Iterable

#: More text than this is no message: the rest of a paste is cut.
TEXT_MAX = 500_000
#: So are more lines than this.
ROWS_MAX = 10_000
#: A paste of more characters, tags or lines is read and written bit by bit.
_SHORT, _SHORT_TAGS, _SHORT_LINES = 16_000, 500, 200
#: A paragraph is laid out as a whole: a longer one becomes several.
PARAGRAPH_MAX = 5_000
#: Where it has no blank at all, so long a piece: each line looks for one to its end.
_PIECE_MAX = 1_000
#: With each item more Qt lays out a list anew as a whole: a longer one becomes several.
LIST_MAX = 500

_FAR = 1_000_000

# No break inside of words: a long address must stay one.
_LIMITS = dataclasses.replace(cleaning.FOREIGN, text=TEXT_MAX, word=TEXT_MAX)

_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_ROWS = re.compile(r"\s*<(?:col|colgroup|thead|tbody|tr|td|th)\b", re.IGNORECASE)
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"))
_PICTURES_MAX = 20
#: A picture of another computer: asking for it would tell that computer who asks.
_SHARES = ("//", "\\\\")


@dataclasses.dataclass(frozen=True, slots=True)
class Pasted:
    """The blocks of a paste. ``reduced`` is "", "plain" (no formatting) or "cut".

    ``pictures`` are the files on this disk that the markup would show. They are
    named for a question, never opened.
    """

    rows: tuple[Block, ...]
    reduced: str = ""
    pictures: tuple[str, ...] = ()


def is_short(text: str) -> bool:
    """Whether a paste of *text*, markup or not, is read and written within a frame."""
    return (
        len(text) <= _SHORT and text.count("<") <= _SHORT_TAGS and text.count("\n") <= _SHORT_LINES
    )


def from_html(markup: str, plain: str) -> Pasted:
    """The blocks of pasted markup; *plain* is its text as the other program says it."""
    markup = _fragment(markup)
    if len(markup) <= cleaning.BYTES_MAX and markup.count("<") <= cleaning.TAGS_MAX:
        clean = cleaning.cleaned(office_markup.meant(markup), styled=True, limits=_LIMITS)
        if clean.html or not clean.text:
            rows = tuple(_parted(_tidy(block_reader.read(clean.html))))
            cut = clean.cut or len(rows) > ROWS_MAX
            return Pasted(rows[:ROWS_MAX], "cut" if cut else "", _pictures(markup))
        plain = plain or clean.text
    pasted = from_plain(plain or cleaning.text_of(markup))
    return dataclasses.replace(pasted, reduced=pasted.reduced or "plain")


def from_plain(text: str) -> Pasted:
    """The lines of pasted text as paragraphs."""
    # Ten megabytes of line ends take 80 ms to be taken away.
    cut = len(text) > TEXT_MAX
    text = text[:TEXT_MAX].rstrip("\n")
    rows = tuple(_parted(rich_reader.plain_rows(plain_names.isolated(text))))
    return Pasted(rows[:ROWS_MAX], "cut" if cut or len(rows) > ROWS_MAX else "")


def shortened(found: Pasted, limit: int) -> Pasted:
    """The rows of *found* up to so many characters, where no more can be laid out at once."""
    for number, row in enumerate(found.rows):
        limit -= len(row.text)
        if limit < 0:
            return dataclasses.replace(found, rows=found.rows[:number], reduced="cut")
    return found


def _fragment(markup: str) -> str:
    """What was selected, without the page Windows puts around it."""
    start, end = markup.find(_START), markup.rfind(_END)
    if not 0 <= start < end:
        return markup
    inside = markup[start + len(_START) : end]
    # Excel puts the mark into the table, before its first row.
    return f'<table border="1">{inside}</table>' if _ROWS.match(inside) else inside


def _tidy(rows: Iterable[Block]) -> Iterable[Block]:
    """*rows* as a writer of ours would have made them."""
    for row in rows:
        runs = row.runs
        if not row.text.strip("\u00a0 "):
            # Word fills empty paragraphs with a blank that does not break.
            runs = ()
        if any(run.href and run.flags & UNDERLINE for run in runs):
            # A link is underlined by being one.
            runs = tuple(
                run._replace(flags=run.flags & ~UNDERLINE) if run.href else run for run in runs
            )
        if row.heading and runs and all(run.flags & BOLD for run in runs):
            runs = tuple(run._replace(flags=run.flags & ~BOLD) for run in runs)
        yield row if runs is row.runs else row._replace(runs=runs)


def _parted(rows: Iterable[Block]) -> Iterable[Block]:
    """*rows* with every paragraph, and every list, that is too long as several."""
    items: dict[int, int] = {}
    for row in rows:
        if row.depth == 1:
            count = items[row.chain] = items.get(row.chain, -1) + 1
            if count >= LIST_MAX:
                part = count // LIST_MAX
                # Far from the numbers that tell lists apart by now.
                chain = row.chain + part * _FAR
                start = row.start + part * LIST_MAX if row.ordered else row.start
                row = row._replace(chain=chain, start=start)
        runs = row.runs
        if row.cell is None:
            while sum(len(run.text) for run in runs) > PARAGRAPH_MAX:
                first, runs = _halves(runs)
                yield row._replace(runs=first)
        yield row if runs is row.runs else row._replace(runs=runs)


def _halves(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    text = "".join(run.text for run in runs[:PARAGRAPH_MAX])
    room = text.rfind(" ", 1, PARAGRAPH_MAX) + 1 or _PIECE_MAX
    first: list[Run] = []
    for number, run in enumerate(runs):
        if len(run.text) > room:
            rest = run._replace(text=run.text[room:])
            if room:
                first.append(run._replace(text=run.text[:room]))
            return tuple(first), (rest, *runs[number + 1 :])
        first.append(run)
        room -= len(run.text)
    return tuple(first), ()


def _pictures(markup: str) -> tuple[str, ...]:
    """The paths of the pictures on this disk that *markup* would show."""
    if not re.search("file:", markup, re.IGNORECASE):
        return ()
    found: dict[str, None] = {}
    for token in tokens(markup):
        if isinstance(token, Tag) and token.name in ("img", "v:imagedata"):
            path = QUrl(attributes(token).get("src", "")).toLocalFile()
            if PurePath(path).suffix.lower() not in _PICTURES or path.startswith(_SHARES):
                continue
            if len(found) < _PICTURES_MAX:
                found[path] = None
    return tuple(found)
