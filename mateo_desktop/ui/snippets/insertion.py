"""Putting a snippet where the cursor is: one undo step in every kind of editor.

However a snippet came here, its markup goes the way of everything that comes
in from outside before it gets into a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from mateo_desktop.domain import markup
from mateo_desktop.domain.draft import RICH, TEXT
from mateo_desktop.domain.snippet import (
    CURSOR,
    CURSOR_SIGN,
    Snippet,
    filled,
    filled_address,
    values,
)
from mateo_desktop.ui.text.foreign import cleaning
from mateo_desktop.ui.text.foreign.addresses import safe_address
from mateo_desktop.ui.text.rich import blocks, chat_marks, rich_insert, rich_reader
from mateo_desktop.ui.text.rich.chat_marks import CHAT

if TYPE_CHECKING:
    from mateo_desktop.domain.channels import Channel
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.text.rich.blocks import Block

TextEdit = QTextEdit | QPlainTextEdit


def known_values(draft: Draft, channel: Channel | None, language: str = "") -> dict[str, str]:
    """What the places of a snippet would be filled with now."""
    return values(
        draft,
        channel.name if channel else "",
        channel.handle if channel else "",
        datetime.now(),  # noqa: DTZ005 - the date on the writer's own wall
        language or spoken(),
    )


def signature(html: str, draft: Draft, channel: Channel | None) -> str:
    """The markup of a signature as it goes into *draft*, filled in."""
    found = rows(Snippet(html=html), known_values(draft, channel))
    return blocks.html(found).replace(CURSOR_SIGN, "")


def spoken() -> str:
    """The language the program speaks, "de" or "en"."""
    # Not the locale alone: it may be one that the program has no words for.
    says = QCoreApplication.translate("SnippetPopup", "Snippets")
    german = QLocale().language() == QLocale.Language.German
    return "de" if german and says != "Snippets" else "en"


def clean(html: str) -> str:
    """*html* in the vocabulary of the editor, whoever wrote it."""
    return blocks.html(blocks.read(cleaning.own(html))) if html else ""


def rows(snippet: Snippet, known: Mapping[str, str]) -> tuple[Block, ...]:
    """The snippet as blocks, filled in; the cursor's place is CURSOR_SIGN."""
    if snippet.html:
        return _rows(tuple(blocks.read(cleaning.own(snippet.html))), known)
    return _rows(rich_reader.plain_rows(snippet.text), known)


def chat_rows(snippet: Snippet, known: Mapping[str, str]) -> tuple[Block, ...]:
    """The same for a chat: own words for plain text go before, with the marks they have."""
    if snippet.text:
        return _rows(chat_marks.read(snippet.text), known)
    return rows(snippet, known)


def _rows(found: Iterable[Block], known: Mapping[str, str]) -> tuple[Block, ...]:
    out = []
    left = 1
    for row in found:
        runs = []
        for run in row.runs:
            text, left = _filled(run.text, known, left)
            href = filled_address(run.href, known)
            runs.append(run._replace(text=text, href=safe_address(href) or run.href))
        out.append(row._replace(runs=tuple(runs)))
    return tuple(out)


def plain(snippet: Snippet, known: Mapping[str, str]) -> str:
    """The snippet as plain text, filled in; the cursor's place is CURSOR_SIGN."""
    if snippet.text:
        return _filled(snippet.text, known, 1)[0]
    # Filled in as markup: in the address of a link a value is written otherwise than in words.
    return markup.plain_text(blocks.html(rows(snippet, known)))


def in_line(snippet: Snippet, known: Mapping[str, str]) -> str:
    """The snippet as one line, filled in; the cursor's place is CURSOR_SIGN."""
    return " ".join(plain(snippet, known).split())


def units(text: str) -> int:
    """How many places Qt counts for *text*: two for a sign beyond the first 65,536."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _filled(text: str, known: Mapping[str, str], marks: int) -> tuple[str, int]:
    """*text* filled in with at most *marks* marks of the cursor, and how many are left."""
    text = text.replace(CURSOR_SIGN, "")
    first, found, rest = text.partition(CURSOR)
    if not found:
        return filled(text, known), marks
    sign = CURSOR_SIGN if marks else ""
    return filled(first, known) + sign + filled(rest.replace(CURSOR, ""), known), 0


def insert(
    edit: TextEdit, kind: str, start: int, snippet: Snippet, known: Mapping[str, str]
) -> None:
    """Put *snippet* in place of what stands from *start* to the cursor; undone at once."""
    cursor = edit.textCursor()
    end = cursor.position()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.beginEditBlock()
    try:
        if kind == RICH:
            rich_insert.insert(cursor, rows(snippet, known))
        elif kind == CHAT:
            from mateo_desktop.ui.text.rich import marks_edit

            marks_edit.insert(cursor, chat_rows(snippet, known))
        else:
            cursor.insertText(_words(cursor, kind, snippet, known))
        sign = edit.document().find(CURSOR_SIGN, start)
        if not sign.isNull() and sign.selectionEnd() <= cursor.position():
            at = sign.selectionStart()
            cursor.setPosition(at)
            cursor.deleteChar()
    finally:
        cursor.endEditBlock()
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def selected_html(edit: TextEdit, kind: str) -> str:
    """What is selected in *edit* as clean markup, "" for nothing."""
    if not edit.textCursor().hasSelection():
        return ""
    mime = edit.createMimeDataFromSelection()
    if kind == TEXT:
        return markup.from_plain(mime.text())
    return clean(mime.html() if kind in (RICH, CHAT) else mime.text())


def _words(cursor: QTextCursor, kind: str, snippet: Snippet, known: Mapping[str, str]) -> str:
    if kind == TEXT:
        return plain(snippet, known)
    found = rows(snippet, known)
    html = blocks.html(found)
    alone = cursor.document().findBlock(cursor.selectionStart()).text().strip(" \t")
    if len(found) == 1 and html.startswith("<p>") and alone != cursor.selectedText():
        # Within a line of markup words stay words.
        html = html.removeprefix("<p>").removesuffix("</p>")
    return html
