"""Tooltips for text that others wrote.

Qt guesses whether a tooltip is rich text, and rich text may name local files.
So the guess is taken away: the text is escaped and said to be rich.
"""

from __future__ import annotations

import html


def plain_tooltip(text: str) -> str:
    """*text* as a tooltip that shows exactly its characters, line by line."""
    if not text:
        return ""
    lines = html.escape(text).split("\n")
    return "<p style='white-space:pre-wrap'>" + "<br>".join(lines) + "</p>"
