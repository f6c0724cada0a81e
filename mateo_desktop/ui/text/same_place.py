"""The cursor of one page where that of another one stands: in the same words.

Pages show one text in different ways, with bullets, tags or gaps of their own.
So the place is that behind the same letters, blanks left aside.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from PySide6.QtGui import QTextDocument

from mateo_desktop.domain.finding import Positions
from mateo_desktop.ui.text.text_marks import Editor

#: So many letters before the cursor are looked for.
_LETTERS = 24
#: Fewer say nothing, unless there are no more.
_FEWEST = 3
#: In a longer text nobody looks: it may not be there as a whole yet.
_LONGEST = 20_000
#: What Qt writes around cells.
_MARKS = "\ufdd0\ufdd1"


def stand_like(editor: Editor, other: Editor) -> None:
    """Put the cursor of *editor* behind the words that the cursor of *other* stands behind."""
    if max(editor.document().characterCount(), other.document().characterCount()) > _LONGEST:
        return
    text, places = _letters(other.document())
    count = bisect_right(places, other.textCursor().position())
    found, ends = _letters(editor.document())
    at = _behind(found, text[:count])
    cursor = editor.textCursor()
    cursor.setPosition(ends[at - 1] if at else 0)
    editor.setTextCursor(cursor)


def _letters(document: QTextDocument) -> tuple[str, list[int]]:
    """The text without blanks, and the position behind each of its letters."""
    raw = document.toRawText()
    positions = Positions(raw)
    kept = [at for at, letter in enumerate(raw) if not letter.isspace() and letter not in _MARKS]
    return "".join(raw[at] for at in kept), [positions.position(at + 1) for at in kept]


def _behind(text: str, before: str) -> int:
    """How many letters of *text* say what *before* says at its end, as near as can be."""
    longest = min(len(before), _LETTERS)
    for length in range(longest, min(longest, _FEWEST) - 1, -1):
        ends = [found.end() for found in re.finditer(re.escape(before[-length:]), text)]
        if length and ends:
            return min(ends, key=lambda end: abs(end - len(before)))
    return 0
