"""Tooltips for text that others wrote.

Qt guesses whether a tooltip is rich text, and rich text may name local files.
So the guess is taken away: the text is escaped and said to be rich.
"""

from __future__ import annotations

#: What html.escape does; its module reads every entity there is, and the start waits for that.
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"},
)


def plain_tooltip(text: str) -> str:
    """*text* as a tooltip that shows exactly its characters, line by line."""
    if not text:
        return ""
    lines = text.translate(_ESCAPED).split("\n")
    return "<p style='white-space:pre-wrap'>" + "<br>".join(lines) + "</p>"
