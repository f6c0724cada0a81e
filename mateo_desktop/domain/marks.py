"""What ``*b* _i_ ~s~ ```code``` `` mean on WhatsApp, as minimal HTML.

Source of the marks: channels.md, "whatsapp" (no HTML, formatting marks). Used
for the preview only; what leaves is the text as typed.
"""

from __future__ import annotations

import html
import re

_CODE = re.compile(r"```(.+?)```", re.DOTALL)
# A mark binds to the letters beside it: "2 * 3 * 4" and snake_case stay as they are.
# One pattern for both ends would look for the end of each beginning anew, which
# takes two seconds for 20,000 characters of "*a ".
_MARKS = tuple(
    (
        re.compile(rf"(?<![\w{sign}]){sign}(?=[^\s{sign}])"),
        re.compile(rf"(?<=\S){sign}(?![\w{sign}])"),
        tag,
    )
    for sign, tag in ((r"\*", "b"), ("_", "i"), ("~", "s"))
)
_LONGEST_MARKED = 20_000


def marked_html(text: str) -> str:
    """*text* as the network would show it: escaped, marks turned into tags."""
    if len(text) > _LONGEST_MARKED:
        return _lines(html.escape(text))
    pieces: list[str] = []
    place = 0
    for found in _CODE.finditer(text):
        pieces.append(_inline(text[place : found.start()]))
        pieces.append(f"<code>{_lines(html.escape(found[1]))}</code>")
        place = found.end()
    pieces.append(_inline(text[place:]))
    return "".join(pieces)


def _inline(text: str) -> str:
    lines = html.escape(text, quote=False).split("\n")
    for begin, end, tag in _MARKS:
        lines = [_tagged(line, begin, end, tag) for line in lines]
    return "<br>".join(lines)


def _tagged(line: str, begin: re.Pattern[str], end: re.Pattern[str], tag: str) -> str:
    """*line* with each beginning and the first end after it turned into tags."""
    ends = [found.start() for found in end.finditer(line)]
    pieces: list[str] = []
    place = number = 0
    for found in begin.finditer(line):
        if found.start() < place:
            continue
        while number < len(ends) and ends[number] <= found.start():
            number += 1
        if number == len(ends):
            break
        pieces += (line[place : found.start()], f"<{tag}>")
        pieces += (line[found.end() : ends[number]], f"</{tag}>")
        place = ends[number] + 1
    return "".join(pieces) + line[place:]


def _lines(text: str) -> str:
    return text.replace("\n", "<br>")
