"""Copies of the message outside of the window: in a browser, on paper, as a PDF.

A copy is made of what is on the desk at that moment, nothing of it is sent.
What a browser is to open lies in a private file for a few minutes.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from mateo_desktop.domain.browser_page import browser_page, text_page
from mateo_desktop.storage.browser_files import BrowserFiles
from mateo_desktop.storage.files import write_whole
from mateo_desktop.ui.detail.preview import arrival as arrivals
from mateo_desktop.ui.detail.preview import bar
from mateo_desktop.ui.dialogs import ask, choose
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.ui.detail.preview.arrival import Arrival
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.printing.look_sheets import LookSheets
    from mateo_desktop.ui.printing.sheets import Sheets
    from mateo_desktop.ui.session import DraftSession
    from mateo_desktop.ui.text.foreign.safe_document import SafeDocument

#: A browser that is not running yet takes seconds to read its file.
KEPT_S = 300.0

_LOOKS = (bar.PRINT_PREVIEW, bar.PDF_PREVIEW)


class Copies(QObject):
    """Makes the copies that the preview and Ctrl+P ask for."""

    def __init__(
        self,
        window: MainWindow,
        session: DraftSession,
        tasks: Tasks,
        data_folder: Path,
        *,
        opener: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._files = BrowserFiles(data_folder)
        self._opener = opener
        self.kept_s = KEPT_S
        window.detail.copy_wanted.connect(self._on_wanted)
        window.commands["print"].triggered.connect(self._on_print)

    def arrive(self) -> None:
        """Take away what a crash left behind."""
        self._tasks.start("browser-files", self._clear())

    # -- wishes -----------------------------------------------------------------

    @Slot()
    def _on_print(self) -> None:
        self._on_wanted(bar.PRINT)

    @Slot(str)
    def _on_wanted(self, name: str) -> None:
        self._window.composer.flush()
        shown = self._arrival()
        if shown.is_empty:
            self._say(self.tr("There is nothing to print yet."))
        elif name == bar.BROWSER:
            self._tasks.start("browser", self._open(shown))
        else:
            self._tasks.start("copy", self._copy(name, shown))

    def _arrival(self) -> Arrival:
        session = self._session
        template = session.templates.find(session.draft.template_id)
        return arrivals.arrival(session.draft, session.channel, template)

    # -- the browser ------------------------------------------------------------

    async def _open(self, shown: Arrival) -> None:
        page = browser_page(shown.html, shown.subject)
        if not shown.html:
            page = text_page(shown.text, shown.subject)
        try:
            path = await asyncio.to_thread(self._files.write, page.text)
        except OSError as error:
            self._say(self.tr("The page could not be written: {why}"), error)
            return
        if not self._opener(QUrl.fromLocalFile(str(path))):
            await asyncio.to_thread(self._files.remove, path)
            self._say(self.tr("No browser could be opened."))
            return
        if page.disarmed:
            names = ", ".join(f"<{name}>" for name in page.disarmed)
            words = self.tr(
                "In the browser scripts and everything from the network are off."
                " Put out of action for this view: {names}"
            )
            self._window.notice.show_notice(Notice("copy", words.format(names=names), "ok"))
        elif shown.html and page.has_pictures:
            words = self.tr(
                "In the browser scripts and everything from the network are off:"
                " its pictures are not loaded."
            )
            self._window.notice.show_notice(Notice("copy", words, "ok"))
        self._tasks.start(f"browser-file:{path.name}", self._remove_later(path))

    async def _remove_later(self, path: Path) -> None:
        try:
            await asyncio.sleep(self.kept_s)
        finally:
            # Also when the program ends meanwhile; one file, a few microseconds.
            self._files.remove(path)

    async def _clear(self) -> None:
        try:
            await asyncio.to_thread(self._files.clear)
        except OSError:
            # The next start tries again; nobody but the owner can read it.
            return

    # -- paper and PDF ------------------------------------------------------------

    async def _copy(self, name: str, shown: Arrival) -> None:
        if name in (bar.PDF, bar.PDF_PREVIEW):
            path = await self._asked_for_path(shown)
            if path is not None:
                await self._save(name, shown, path)
            return
        await self._print(name, shown)

    async def _save(self, name: str, shown: Arrival, path: Path) -> None:
        from mateo_desktop.ui.printing.press import NothingPrinted, pdf

        sheets = await self._sheets(name, shown)
        try:
            data = await pdf(sheets, shown.subject)
            await asyncio.to_thread(write_whole, path, data)
        except (OSError, NothingPrinted) as error:
            self._say(self.tr("The PDF could not be saved: {why}"), error)
            return
        finally:
            _close(sheets)
        words = self.tr("Saved as {name}").format(name=plain_name(path.name))
        self._window.notice.show_notice(Notice("copy", words, "ok"))

    async def _print(self, name: str, shown: Arrival) -> None:
        # 25 ms and 3 MB that most days are not needed.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from mateo_desktop.ui.printing.press import NothingPrinted, on_paper

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(shown.subject or self.tr("Message"))
        dialog = QPrintDialog(printer, self._window)
        dialog.setObjectName("printDialog")
        if await ask(dialog) != QDialog.DialogCode.Accepted:
            return
        sheets = await self._sheets(name, shown)
        try:
            await on_paper(sheets, printer)
        except NothingPrinted as error:
            self._say(self.tr("Nothing was printed. Is the printer switched on?"), error)
        finally:
            _close(sheets)

    async def _sheets(self, name: str, shown: Arrival) -> Sheets | LookSheets:
        from mateo_desktop.ui.detail.preview.letter_page import LetterPage
        from mateo_desktop.ui.detail.preview.pages import page_for
        from mateo_desktop.ui.printing.letter_sheets import LetterSheets
        from mateo_desktop.ui.printing.look_sheets import LookSheets
        from mateo_desktop.ui.printing.message_sheets import MessageSheets

        if name not in _LOOKS:
            return await _laid_out(MessageSheets(shown, datetime.now().astimezone()))
        if shown.kind == arrivals.LETTER:
            letter = LetterSheets()
            letter.has_guides = False
            letter.show_arrival(shown, self._session.addresses.of(shown.to))
            return await _laid_out(letter)
        page = page_for(shown)
        assert not isinstance(page, LetterPage)
        page.show_arrival(shown)
        await _finished(page.paper)
        return LookSheets(page)

    async def _asked_for_path(self, shown: Arrival) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = _file_name(shown.subject) or self.tr("Message")
        while True:
            dialog = QFileDialog(self._window, self.tr("Save as PDF"), folder)
            dialog.setObjectName("pdfDialog")
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            # Qt would ask in a loop of its own, in which tasks are lost.
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
            dialog.setNameFilter(self.tr("PDF (*.pdf)"))
            dialog.setDefaultSuffix("pdf")
            dialog.selectFile(name)
            if await ask(dialog) != QDialog.DialogCode.Accepted:
                return None
            chosen = dialog.selectedFiles()
            if not chosen:
                return None
            path = Path(chosen[0])
            if not await asyncio.to_thread(path.exists) or await self._may_replace(path):
                return path
            folder, name = str(path.parent), path.name

    async def _may_replace(self, path: Path) -> bool:
        answer = await choose(
            self._window,
            self.tr("Replace the file?"),
            self.tr("{name} is there already.").format(name=plain_name(path.name)),
            (self.tr("Choose another name"), self.tr("Replace")),
            safe=0,
        )
        return answer == 1

    def _say(self, words: str, error: Exception | None = None) -> None:
        why = getattr(error, "strerror", None) or self.tr("the program got no answer")
        self._window.notice.show_notice(Notice("copy", words.format(why=why), "danger"))


async def _laid_out(sheets: Sheets) -> Sheets:
    await _finished(sheets.document)
    return sheets


async def _finished(document: SafeDocument) -> None:
    # A long text comes in portions, between which the window is alive.
    if not document.is_finished:
        is_there = asyncio.Event()
        document.finished.connect(is_there.set)
        await is_there.wait()


def _close(sheets: Sheets | LookSheets) -> None:
    close = getattr(sheets, "close", None)
    if close is not None:
        close()


def _file_name(subject: str) -> str:
    """*subject* as the name of a file: no separators, no leading dots, not endless."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f\s]+', " ", subject).strip(" .")[:80]
