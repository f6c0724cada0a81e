"""What ``*b* _i_ ~s~ ```code``` `` mean on WhatsApp, as minimal HTML.

Source of the marks: channels.md, "whatsapp" (no HTML, formatting marks). Used
for the preview only; what leaves is the text as typed.
"""

from __future__ import annotations

import html
import re

_CODE = re.compile(r"```(.+?)```", re.DOTALL)
# A mark binds to the letters beside it: "2 * 3 * 4" and snake_case stay as they are.
_MARKS = tuple(
    (
        re.compile(rf"(?<![\w{sign}]){sign}(?=[^\s{sign}])([^\n]*?)(?<=\S){sign}(?![\w{sign}])"),
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
    text = html.escape(text, quote=False)
    for pattern, tag in _MARKS:
        text = pattern.sub(rf"<{tag}>\1</{tag}>", text)
    return _lines(text)


def _lines(text: str) -> str:
    return text.replace("\n", "<br>")
