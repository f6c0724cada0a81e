"""Links in the document: the one at the cursor, a new one, none any more."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCharFormat, QTextCursor

from mateo_desktop.ui.text.foreign.addresses import safe_address
from mateo_desktop.ui.text.rich import rich_reader, rich_text
from mateo_desktop.ui.text.rich.blocks import BREAK, CODE, Run
from mateo_desktop.ui.text.rich.link_dialog import link_address
from mateo_desktop.ui.text.rich.rich_commands import one_step

#: What is a link as soon as it is typed: only what cannot mean anything else.
_TYPED = re.compile(r"(?:https?://|www\.)[^\s<>\"]+\Z", re.IGNORECASE)
_TYPED_MAX = 500
#: Marks that end a sentence, not an address.
_AFTER = ".,;:!?)]}'\u2019\u201c\u201d\u00bb\u2026"


def link_range(cursor: QTextCursor) -> QTextCursor | None:
    """The whole link *cursor* stands in, selected; None outside of a link."""
    at = cursor.selectionStart()
    spans: list[tuple[int, int, str]] = []
    fragments = cursor.document().findBlock(at).begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        form = fragment.charFormat()
        start, end = fragment.position(), fragment.position() + fragment.length()
        href = form.anchorHref() if form.isAnchor() else ""
        if spans and spans[-1][2] == href:
            start = spans.pop()[0]
        spans.append((start, end, href))
        fragments += 1
    # At a seam the link wins, whichever side it is on.
    span = next((span for span in spans if span[2] and span[0] <= at <= span[1]), None)
    if span is None:
        return None
    found = QTextCursor(cursor.document())
    found.setPosition(span[0])
    found.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return found


def set_link(cursor: QTextCursor, words: str, href: str) -> None:
    """Put *words* that lead to *href* in place of what *cursor* selects."""
    with one_step(cursor):
        # The words are shown in one line; where they are as they were, lines stay lines.
        if cursor.selectedText().replace("\u2029", " ").replace(BREAK, " ") == words:
            form = QTextCharFormat()
            form.setAnchor(True)
            form.setAnchorHref(href)
            cursor.mergeCharFormat(form)
            return
        flags, _ = rich_text.look(cursor.charFormat())
        cursor.removeSelectedText()
        rich_reader.write_runs(cursor, (Run(words, flags, href),))


def remove_link(cursor: QTextCursor) -> None:
    """The words of the selected link without the link."""
    form = QTextCharFormat()
    form.setAnchor(False)
    form.setAnchorHref("")
    with one_step(cursor):
        cursor.mergeCharFormat(form)


def link_typed(cursor: QTextCursor) -> bool:
    """Make the address that ends right before *cursor* a link; whether there was one."""
    block = cursor.block()
    end = cursor.position() - block.position()
    found = _TYPED.search(block.text()[max(0, end - _TYPED_MAX) : end])
    if found is None:
        return False
    words = found[0].rstrip(_AFTER)
    address = link_address(words)
    start = cursor.position() - len(found[0].encode("utf-16-le")) // 2
    word = QTextCursor(block)
    word.setPosition(start)
    word.setPosition(start + len(words.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
    flags, href = rich_text.look(word.charFormat())
    if not address or href or flags & CODE or rich_text.shape(block).pre:
        return False
    form = QTextCharFormat()
    form.setAnchor(True)
    form.setAnchorHref(address)
    with one_step(word):
        word.mergeCharFormat(form)
    return True


def link_selected(cursor: QTextCursor, pasted: str) -> bool:
    """Let the selected words lead to the address that was *pasted*, if it is one."""
    address = pasted.strip()
    block = cursor.document().findBlock(cursor.selectionStart())
    one = block.contains(cursor.selectionEnd()) and cursor.hasSelection()
    if not one or " " in address or "\n" in address or not safe_address(address):
        return False
    if not link_address(address) or cursor.selectedText() == address:
        return False
    set_link(cursor, cursor.selectedText(), link_address(address))
    return True
