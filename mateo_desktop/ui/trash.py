"""Deleting drafts, and having them back: by one click at once, from a list later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mateo_desktop.ui import messages
from mateo_desktop.ui.dialogs import choose
from mateo_desktop.ui.notices import Notice

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.ui.desk import Desk
    from mateo_desktop.ui.lists.trash_dialog import TrashDialog
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession


class Trash(QObject):
    """What becomes of a draft that nobody wants any more."""

    def __init__(self, window: MainWindow, session: DraftSession, desk: Desk, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._desk = desk
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._deleted_key = ""
        self._dialog: TrashDialog | None = None
        window.sidebar.draft_deleted.connect(self._on_draft_deleted)
        window.sidebar.trash_wanted.connect(self.open)
        window.commands["trash"].triggered.connect(self.open)

    def use(self, workspace: Workspace | None) -> None:
        """Delete in *workspace* from now on; None while there is none."""
        self._workspace = workspace
        self._window.notice.clear("deleted")

    @Slot(str)
    def _on_draft_deleted(self, key: str) -> None:
        self._tasks.start(f"delete:{key}", self._delete(key))

    async def _delete(self, key: str) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        await workspace.keeper.flush()
        gone = await workspace.drafts.delete(key)
        await self._desk.let_go(key)
        if gone is not None:
            self._deleted_key = key
            words = self.tr("The draft was deleted.")
            notice = Notice("deleted", words, "ok", self.tr("Undo"), self._on_undelete)
            self._window.notice.show_notice(notice)

    def _on_undelete(self) -> None:
        self._tasks.start("restore", self._restore(self._deleted_key))

    async def _restore(self, key: str) -> None:
        workspace = self._workspace
        draft = await workspace.drafts.restore(key) if workspace is not None else None
        if draft is not None:
            if key == self._deleted_key:
                self._window.notice.clear("deleted")
            await self._desk.take_back(draft)

    # -- the list -----------------------------------------------------------

    @Slot()
    def open(self) -> None:
        """Show what was deleted."""
        self._tasks.start("trash", self._open())

    async def _open(self) -> None:
        from mateo_desktop.ui.lists.trash_dialog import TrashDialog

        if self._workspace is None or self._dialog is not None:
            return
        rows = await self._workspace.drafts.trash()
        dialog = TrashDialog(self._window)
        dialog.restore_wanted.connect(self._on_restore_wanted)
        dialog.erase_wanted.connect(self._on_erase_wanted)
        dialog.finished.connect(self._on_finished)
        if self._workspace.database.read_only:
            dialog.refuse(messages.storage_trouble("newer_version"))
        self._dialog = dialog
        dialog.open()
        dialog.put(rows)

    @Slot(str)
    def _on_restore_wanted(self, key: str) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._tasks.start("restore", self._restore(key))

    @Slot(str)
    def _on_erase_wanted(self, key: str) -> None:
        self._tasks.start("erase", self._erase(key))

    async def _erase(self, key: str) -> None:
        workspace, dialog = self._workspace, self._dialog
        if workspace is None or dialog is None:
            return
        keys = [key] if key else [row.key for row in await workspace.drafts.trash()]
        answer = await choose(
            dialog,
            self.tr("Delete for good?"),
            self.tr(
                "%Ln draft(s) and their earlier versions are removed and cannot be had back.",
                "",
                len(keys),
            ),
            (self.tr("Keep"), self.tr("Delete for good")),
            safe=0,
        )
        if answer == 1:
            await workspace.drafts.erase(keys)
            if self._deleted_key in keys:
                self._window.notice.clear("deleted")
            if self._dialog is not None:
                self._dialog.put(await workspace.drafts.trash())

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None
