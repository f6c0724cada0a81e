"""Backspace behind an emoji that is made of several signs.

Qt takes signs away one by one: of a flag a letter would stay, of a family its mother with a
joiner that nobody sees, and that is what would be sent. Accents are left to it: there one
sign back is what the writer of such a script expects.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

#: How an emoji of several signs can end, as Qt counts: the second half of a pair, the
#: selector of its look, a key's frame.
_LAST = re.compile("[\udc00-\udfff\ufe0f\u20e3]")
#: What only an emoji has: a joiner, a look, a frame, flags' letters, skins, tags.
_OF_EMOJI = re.compile(
    "[\u200d\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)


def select_before(edit: QTextEdit | QPlainTextEdit) -> None:
    """Select the emoji right before the cursor if it has several signs, so that all of it goes."""
    cursor = edit.textCursor()
    if cursor.hasSelection() or cursor.atBlockStart():
        return
    if not _LAST.match(edit.document().characterAt(cursor.position() - 1)):
        return
    cursor.movePosition(
        QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor
    )
    signs = cursor.selectedText()
    if len(signs) > 1 and _OF_EMOJI.search(signs):
        edit.setTextCursor(cursor)
