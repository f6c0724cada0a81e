"""A document for paper: a draft of ours, cleaned like a stranger's, laid out in portions.

It loads nothing, whoever shows it; where a picture will be, its name stands. A
long text comes bit by bit between other events, so that it grows in sight instead
of holding up a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)

from mateo_desktop.ui.text.foreign import cleaning
from mateo_desktop.ui.text.foreign.portions import UNCUT_MAX, markup_portions, text_portions
from mateo_desktop.ui.text.styles import PAGE
from mateo_desktop.ui.theme import PAPER

#: More than this is no message; the rest is not shown.
LONGEST = 500_000

_MARKUP, _PLAIN = "markup", "plain"


class SafeDocument(QTextDocument):
    """Shows one text at a time, as markup or plain."""

    #: The last portion is in the document.
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        # Qt takes the colour of links from the program's palette, not from the paper's.
        self.setDefaultStyleSheet(f"a[href] {{ color: {PAPER.accent}; }} {PAGE}")
        #: Whether all that was given is in the document, or will be as far as that is known.
        self.is_whole = True
        self._given: tuple[str, str] = ("", "")
        # The next portion, None for none, and those behind it.
        self._portion: str | None = None
        self._portions: Iterator[str] = iter(())
        self._is_started = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is still to come."""
        return self._portion is None

    def show_html(self, markup: str) -> None:
        """Show *markup* after cleaning it; nothing happens if it is there already."""
        if self._given == (_MARKUP, markup):
            return
        self._begin((_MARKUP, markup), markup_portions(markup[:LONGEST]))

    def show_plain(self, text: str) -> None:
        """Show exactly the characters of *text*."""
        if self._given == (_PLAIN, text):
            return
        self._begin((_PLAIN, text), text_portions(text[:LONGEST]))

    def begin_with(self, *blocks: tuple[str, QTextBlockFormat, QTextCharFormat]) -> None:
        """Empty the document and begin it with *blocks* of plain text; what is shown follows."""
        self._stop()
        self.clear()
        cursor = QTextCursor(self)
        for number, (text, block, letters) in enumerate(blocks):
            if number:
                cursor.insertBlock(block, letters)
            else:
                cursor.setBlockFormat(block)
                cursor.setBlockCharFormat(letters)
            cursor.insertText(cleaning.plain(text).text, letters)
        self._is_started = bool(blocks)
        self._given = ("", "")

    def show_runs(self, runs: Iterable[tuple[str, QTextCharFormat]]) -> tuple[int, ...]:
        """Show plain texts one after the other, each in its format; where each begins."""
        self._stop()
        self.clear()
        self._given, self.is_whole = ("", ""), True
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        places = []
        for text, letters in runs:
            places.append(cursor.position())
            clean = cleaning.plain(text)
            self.is_whole = self.is_whole and not clean.cut
            cursor.insertText(clean.text, letters)
        cursor.endEditBlock()
        return tuple(places)

    def finish(self) -> None:
        """Put in at once what is still to come."""
        while self._portion is not None:
            self._on_next()

    def _begin(self, given: tuple[str, str], portions: Iterator[str]) -> None:
        follows = self._is_started and self._given == ("", "")
        self._stop()
        self._portions = portions
        # Before it is empty: something is to come then.
        self._portion = next(portions)
        if not follows:
            self.clear()
            self._is_started = False
        self._given, self.is_whole = given, len(given[1]) <= LONGEST
        self._on_next()

    def _stop(self) -> None:
        self._next.stop()
        self._portion = None

    @Slot()
    def _on_next(self) -> None:
        if self._portion is None:
            return
        portion = self._portion[:UNCUT_MAX]
        is_markup = self._given[0] == _MARKUP
        images = self.tr("[Image: {name}]")
        clean = cleaning.cleaned(portion, images=images) if is_markup else cleaning.plain(portion)
        self.is_whole = self.is_whole and not clean.cut and len(portion) == len(self._portion)
        self._portion = next(self._portions, None)
        self._add(clean)
        if self._portion is not None:
            self._next.start()
        else:
            self.finished.emit()

    def _add(self, clean: cleaning.Clean) -> None:
        if not self._is_started:
            self._is_started = True
            if clean.html:
                self.setHtml(clean.html)
            else:
                self.setPlainText(clean.text)
            return
        cursor = QTextCursor(self)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if clean.html:
            self._insert(cursor, clean.html)
        else:
            cursor.insertText(clean.text)
        cursor.endEditBlock()

    def _insert(self, cursor: QTextCursor, html: str) -> None:
        piece = QTextDocument()
        piece.setDefaultFont(self.defaultFont())
        piece.setDefaultStyleSheet(self.defaultStyleSheet())
        piece.setHtml(html)
        place, blocks = cursor.position(), self.blockCount()
        cursor.insertFragment(QTextDocumentFragment(piece))
        # The first block of a fragment goes into the one that is there, without its form.
        first = QTextCursor(self)
        first.setPosition(place)
        if self.blockCount() - blocks >= piece.blockCount():
            # A list gets a block of its own, and leaves an empty item behind.
            first.deleteChar()
        form = piece.begin().blockFormat()
        # It stays in its list: one without items is gone.
        form.setObjectIndex(first.block().blockFormat().objectIndex())
        first.setBlockFormat(form)

    # Qt overrides

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:
        """Nothing is ever loaded: None or no bytes would make Qt open the file."""
        return QImage()
