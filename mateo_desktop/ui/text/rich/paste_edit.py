"""The part of the editor that takes in what is pasted and dropped.

Everything is cleaned and read as blocks before it is written; files are handed
on. A long paste is written bit by bit (:mod:`pasting`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from mateo_desktop.ui.text import beside
from mateo_desktop.ui.text.foreign import pasted
from mateo_desktop.ui.text.hearing import Heard, Hearing
from mateo_desktop.ui.text.pasting import Pasting, Steps
from mateo_desktop.ui.text.rich import rich_insert, rich_links
from mateo_desktop.ui.text.steady_layout import SteadyLayout

#: The text of a cell is laid out as a whole.
_CELL_MAX = 20_000


class PasteEdit(Heard, SteadyLayout, QTextEdit):
    """Takes text, markup and the names of files."""

    #: Local files were dropped or pasted: a list of paths. Nothing was inserted.
    files_dropped = Signal(object)
    #: A paste lost something: "plain", "cut" or "image".
    paste_reduced = Signal(str)
    #: Pasted markup named pictures on this disk: their paths. Nothing was read.
    pictures_named = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasting: Pasting | None = None
        #: What others hear of this editor.
        self.hearing = Hearing(self)

    @property
    def is_pasting(self) -> bool:
        """Whether more of a long paste is to come."""
        return self._pasting is not None

    def finish_paste(self) -> None:
        """Write at once what is still to come of a long paste."""
        if self._pasting is not None:
            self._pasting.finish()

    def stop_paste(self) -> None:
        """Another text comes: what is still to come of a paste belonged to the last one."""
        if self._pasting is not None:
            self._pasting.stop()

    def offers(self, _command: str) -> bool:
        """Whether that command has a meaning here."""
        return True

    def usual_menu(self) -> QMenu:
        """The menu of any text."""
        return self.createStandardContextMenu()

    def paste_plain(self) -> None:
        """Paste the words of the clipboard only."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is not None and mime.hasText() and not self.isReadOnly():
            self._paste_plain(mime.text())

    def _paste_plain(self, text: str) -> None:
        self._paste(partial(pasted.from_plain, text), short=pasted.is_short(text))

    def _paste(self, read: Callable[[], pasted.Pasted], *, short: bool) -> None:
        """Write what *read* gives, at once if it is *short*."""
        self.finish_paste()
        if short:
            for _ in self._work(read()):
                pass
            return
        self._pasting = Pasting(self, self._long_work(read))
        self._pasting.finished.connect(self._on_pasted)

    def _long_work(self, read: Callable[[], pasted.Pasted]) -> Steps:
        found = yield from beside.steps(read)
        yield from self._work(found)

    def _work(self, found: pasted.Pasted) -> Iterator[None]:
        cursor = self.textCursor()
        if cursor.currentTable() is not None:
            found = pasted.shortened(found, _CELL_MAX)
        for _ in rich_insert.stepwise(cursor, self._writing(cursor, found)):
            # Read while it is written: no pause in typing is the first to read all of it.
            # A table is read as a whole, so not before it is one.
            if cursor.currentTable() is None:
                self._read_ahead()
            yield
        if self._pasting is None or not self._pasting.left_alone:
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        if found.reduced:
            self.paste_reduced.emit(found.reduced)
        if found.pictures:
            self.pictures_named.emit(list(found.pictures))

    def _writing(self, cursor: QTextCursor, found: pasted.Pasted) -> Iterator[None]:
        """Write what was pasted at *cursor*, bit by bit."""
        return rich_insert.pieces(cursor, found.rows)

    def _read_ahead(self) -> None:
        """Read what was written so far."""

    def _pasted_link(self, text: str) -> bool:
        """Whether *text* is an address, and the selected words lead there now."""
        return self.offers("link") and rich_links.link_selected(self.textCursor(), text)

    @Slot()
    def _on_pasted(self) -> None:
        self._pasting = None

    # Qt overrides

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, markup and files are welcome; images alone are not."""
        return source.hasText() or source.hasHtml() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Clean what is pasted or dropped; files are handed on, not inserted."""
        self.finish_paste()
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        text = source.text()
        if files:
            self.files_dropped.emit(files)
        elif self._pasted_link(text):
            cursor = self.textCursor()
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)
        elif source.hasHtml():
            markup = source.html()
            short = pasted.is_short(markup) and pasted.is_short(text)
            self._paste(partial(pasted.from_html, markup, text), short=short)
        elif source.hasText():
            self._paste_plain(text)
        elif source.hasImage():
            self.paste_reduced.emit("image")
