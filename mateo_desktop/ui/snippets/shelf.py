"""Keeps the snippets and signatures, opens their dialog, and reads and writes their files.

The list in the session is the truth while the program runs; what a person
changes there is on the disk a moment later.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from mateo_desktop.domain import snippet_file
from mateo_desktop.domain.snippet import MOST
from mateo_desktop.domain.snippet_file import SnippetFileError
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.files import write_whole
from mateo_desktop.ui import messages
from mateo_desktop.ui.dialogs import choose
from mateo_desktop.ui.snippets import insertion
from mateo_desktop.ui.snippets.completion import Completion, SnippetCompletion
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.snippet import Snippet
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession
    from mateo_desktop.ui.snippets.snippet_dialog import SnippetDialog

_log = logging.getLogger(__name__)


class SnippetShelf(QObject):
    """The snippets of the person, and the signatures of the workspace that is open."""

    def __init__(self, window: MainWindow, session: DraftSession, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._snippets = session.snippets
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._unsaved: set[str] = set()
        self._dialog: SnippetDialog | None = None
        self._snippets.edited.connect(self._on_edited)
        self._snippets.signatures_edited.connect(self._on_signed)
        menu = QMenu(window.composer.snippet_button)
        for name in ("insert_snippet", "save_snippet", "snippets"):
            menu.addAction(window.commands[name])
        window.composer.snippet_button.setMenu(menu)
        window.commands["snippets"].triggered.connect(self.open)
        window.commands["save_snippet"].triggered.connect(self._on_save_selection)
        window.commands["insert_snippet"].triggered.connect(self._on_insert)

    async def arrive(self, workspace: Workspace) -> None:
        """Offer what is kept; raises StorageFailed."""
        self._workspace = workspace
        self._snippets.put(await workspace.snippets.all())
        self._snippets.put_signatures(await workspace.signatures.all(workspace.profile.id))

    async def leave(self) -> None:
        """Keep what is not kept yet; nothing of the workspace is used from now on."""
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            self._dialog.close()
        try:
            await self._keep()
        except StorageFailed as error:
            # That it was not kept was said when it was tried; the way out stays open.
            _log.warning("snippets could not be kept: %s", error.code)
        self._workspace = None
        self._snippets.put_signatures({})

    # -- keeping -----------------------------------------------------------------

    @Slot()
    def _on_edited(self) -> None:
        self._unsaved.add("snippets")
        self._tasks.start("snippets", self._keep(), replace=True)

    @Slot()
    def _on_signed(self) -> None:
        self._unsaved.add("signatures")
        self._tasks.start("snippets", self._keep(), replace=True)

    async def _keep(self) -> None:
        workspace = self._workspace
        if workspace is None or not self._unsaved:
            return
        # What is cut off here stays unsaved; who cut it off begins anew.
        if "snippets" in self._unsaved:
            await workspace.snippets.put_all(self._snippets.all)
            self._unsaved.discard("snippets")
        if "signatures" in self._unsaved:
            await workspace.signatures.put_all(workspace.profile.id, self._snippets.signatures)
            self._unsaved.discard("signatures")

    # -- the dialog --------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        """Show the snippets beside the message; the window stays usable."""
        self._opened()

    def _opened(self) -> SnippetDialog:
        if self._dialog is None or not shiboken6.isValid(self._dialog):
            from mateo_desktop.ui.snippets.snippet_dialog import SnippetDialog

            found = self._window.composer.channel.channels
            self._dialog = SnippetDialog(self._snippets, found, self._window)
            self._dialog.page.import_wanted.connect(self._on_import)
            self._dialog.page.export_wanted.connect(self._on_export)
            self._dialog.finished.connect(self._on_closed)
            self._dialog.signatures.choose(self._session.draft.channel_id)
            self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog

    def _completion(self) -> Completion:
        """That of the subject if somebody writes there, else of the page which is in sight."""
        subject = self._window.composer.subject
        if subject.edit.hasFocus():
            return subject.completion
        page = self._window.composer.body.pages.currentWidget()
        assert page is not None
        found = page.findChild(SnippetCompletion)
        assert isinstance(found, SnippetCompletion)
        return found

    @Slot()
    def _on_insert(self) -> None:
        self._completion().ask()

    @Slot()
    def _on_save_selection(self) -> None:
        html = self._completion().selected_html()
        dialog = self._opened()
        dialog.tabs.setCurrentWidget(dialog.page)
        if html:
            dialog.page.make(html)
        else:
            dialog.page.say(self.tr("Select the words in the message first."))

    # -- files -------------------------------------------------------------------

    @Slot()
    def _on_closed(self) -> None:
        # Who closes the dialog wants nothing of the file that is being read.
        self._tasks.cancel("import-snippets")

    @Slot(str)
    def _on_import(self, path: str) -> None:
        self._tasks.start("import-snippets", self._import(Path(path)))

    @Slot(str)
    def _on_export(self, path: str) -> None:
        self._tasks.start("export-snippets", self._export(Path(path)))

    async def _import(self, path: Path) -> None:
        left = threading.Event()
        try:
            found = await asyncio.to_thread(_read, path, left)
        except SnippetFileError as error:
            self._say(messages.snippet_file_error(error.code, error.line))
            return
        except OSError:
            self._say(messages.read_error("unreadable"))
            return
        finally:
            left.set()
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            # What is being typed is compared too.
            self._dialog.page.flush()
        merged = snippet_file.merge(self._snippets.all, found.snippets)
        rows = self._snippets.all
        replaced = 0
        if merged.changed:
            answer = await self._ask_about(merged.changed)
            if answer == 0:
                rows = snippet_file.replaced(self._snippets.all, merged.changed)
                replaced = len(merged.changed)
            elif answer == 2:
                return
        room = max(0, MOST - len(rows))
        self._snippets.edit((*rows, *merged.new[:room]))
        words = self.tr("%Ln snippet(s) added.", "", min(room, len(merged.new)))
        if replaced:
            words += " " + self.tr("%Ln replaced.", "", replaced)
        if merged.same:
            words += " " + self.tr("%Ln were there already.", "", merged.same)
        lost = found.skipped + max(0, len(merged.new) - room)
        if lost:
            words += " " + self.tr("%Ln could not be used.", "", lost)
        self._say(words)

    async def _ask_about(self, changed: Iterable[Snippet]) -> int:
        quoted = self.tr("“{name}”")
        names = [quoted.format(name=plain_name(snippet.name)) for snippet in changed]
        shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
        return await choose(
            self._opened(),
            self.tr("Import snippets"),
            self.tr("%Ln snippet(s) of the file have other words than yours.", "", len(names)),
            (self.tr("Replace mine"), self.tr("Keep mine"), self.tr("Cancel")),
            safe=2,
            more=shown,
        )

    async def _export(self, path: Path) -> None:
        try:
            if await asyncio.to_thread(path.exists) and not await self._may_replace(path):
                return
            await asyncio.to_thread(_write, path, self._snippets.all)
        except OSError:
            words = self.tr("The file could not be written: {file}")
        else:
            words = self.tr("The snippets are in {file}")
        self._say(words.format(file=plain_name(path.name)))

    async def _may_replace(self, path: Path) -> bool:
        answer = await choose(
            self._opened(),
            self.tr("Replace the file?"),
            self.tr("{name} is there already.").format(name=plain_name(path.name)),
            (self.tr("Keep the file"), self.tr("Replace")),
            safe=0,
        )
        return answer == 1

    def _say(self, words: str) -> None:
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            self._dialog.page.say(words)


def _read(path: Path, left: threading.Event) -> snippet_file.Read:
    """What *path* holds, cleaned: five megabytes of markup take seconds, unless it is *left*."""
    with path.open("rb") as file:
        # One more than is allowed, so that a larger file is noticed and not read.
        found = snippet_file.read(file.read(snippet_file.MAX_SIZE + 1))
    cleaned = [_cleaned(one) for one in found.snippets if not left.is_set()]
    # Of a script or a picture nothing is left, and nobody wants a name alone.
    some = tuple(one for one in cleaned if one.html or one.text)
    if cleaned and not some:
        raise SnippetFileError("empty")
    return snippet_file.Read(some, found.skipped + len(cleaned) - len(some))


def _write(path: Path, snippets: Sequence[Snippet]) -> None:
    write_whole(path, snippet_file.write(snippets))


def _cleaned(snippet: Snippet) -> Snippet:
    return dataclasses.replace(snippet, html=insertion.clean(snippet.html))
