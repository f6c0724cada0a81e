"""Earlier versions: looked at in a dialog, and laid back onto the desk.

Restoring never costs a word: the present text is saved and closed as a version
of its own first, and one click brings it back.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mateo_desktop.domain.draft_changes import draft_changes, is_same
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.ui import messages
from mateo_desktop.ui.notices import Notice

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.storage.drafts import VersionRow
    from mateo_desktop.ui.desk import Desk
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession
    from mateo_desktop.ui.versions.versions_dialog import VersionsDialog

_TOPIC = "restored"


class Versions(QObject):
    """The way back to what a draft was."""

    def __init__(self, window: MainWindow, session: DraftSession, desk: Desk, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._desk = desk
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._dialog: VersionsDialog | None = None
        #: What lay on the desk before the last restoring.
        self._before: Draft | None = None
        window.commands["versions"].triggered.connect(self.open)
        window.sidebar.draft_versions_wanted.connect(self._on_wanted)
        window.composer.foot.versions_requested.connect(self.open)
        desk.laid.connect(self._on_laid)

    def use(self, workspace: Workspace | None) -> None:
        """Look into the versions of *workspace* from now on; None while there is none."""
        self._workspace = workspace
        self._before = None
        self._window.notice.clear(_TOPIC)

    @Slot()
    def open(self) -> None:
        """Show the earlier versions of the draft on the desk."""
        self._tasks.start("versions", self._open(self._session.draft.key))

    @Slot(str)
    def _on_wanted(self, key: str) -> None:
        self._tasks.start("versions", self._open(key))

    async def _open(self, key: str) -> None:
        workspace = self._workspace
        if workspace is None or self._dialog is not None:
            return
        if key != self._session.draft.key or self._desk.showing_sent:
            if self._is_locked() and key == self._session.draft.key:
                self._say_locked()
                return
            await self._desk.open_draft(key)
        if self._is_locked() or key != self._session.draft.key:
            self._say_locked()
            return
        self._window.composer.flush()
        await workspace.keeper.flush()
        rows = await workspace.drafts.versions(key)
        from mateo_desktop.ui.versions.versions_dialog import VersionsDialog

        dialog = VersionsDialog(self._value_name, self._window)
        dialog.version_wanted.connect(self._on_version_wanted)
        dialog.restore_wanted.connect(self._on_restore_wanted)
        dialog.finished.connect(self._on_finished)
        if workspace.database.read_only:
            dialog.refuse(messages.storage_trouble("newer_version"))
        self._dialog = dialog
        dialog.open()
        dialog.put(rows)

    def _is_locked(self) -> bool:
        """Whether the message on the desk has left the drafts, or is about to."""
        return self._desk.showing_sent or self._window.composer.is_locked

    def _say_locked(self) -> None:
        words = self.tr("This message is on its way or was sent: it has no earlier versions.")
        self._window.notice.show_notice(Notice(_TOPIC, words))

    # -- looking --------------------------------------------------------------

    @Slot(object)
    def _on_version_wanted(self, row: VersionRow) -> None:
        self._tasks.start("version", self._show(row), replace=True)

    async def _show(self, row: VersionRow) -> None:
        workspace, dialog = self._workspace, self._dialog
        if workspace is None or dialog is None:
            return
        try:
            draft = await workspace.drafts.version(row.id)
        except (KeyError, StorageFailed):
            # Thinned away, or damaged, since the list was read.
            dialog.show_trouble(row, self.tr("This version can no longer be read."))
            return
        present = self._session.draft
        # Two texts of a megabyte are compared within half a second, but not here.
        changes = await asyncio.to_thread(draft_changes, draft, present)
        if self._dialog is dialog:
            dialog.show_version(row, draft, changes, is_same=is_same(draft, present))

    def _value_name(self, field: str, value: str) -> str:
        """How a person would call the value of a field."""
        if field == "from":
            channel = self._window.composer.channel.find(value)
            return (channel.name or channel.handle or value) if channel is not None else value
        if field == "conversation_status":
            return messages.conversation_status(value)
        return value

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None
        self._tasks.cancel("version")

    # -- restoring ------------------------------------------------------------

    @Slot(object)
    def _on_restore_wanted(self, version: Draft) -> None:
        self._tasks.start("restore-version", self._restore(version))

    async def _restore(self, version: Draft) -> None:
        before = self._session.draft
        if version.key != before.key or not await self._replace(version):
            return
        if self._dialog is not None:
            self._dialog.accept()
        self._before = before
        words = self.tr("The earlier version is restored. The text before it is kept.")
        undo = Notice(_TOPIC, words, "ok", self.tr("Undo"), self._on_undo)
        self._window.notice.show_notice(undo)

    def _on_undo(self) -> None:
        before, self._before = self._before, None
        if before is not None and before.key == self._session.draft.key:
            self._tasks.start("restore-version", self._replace(before))

    async def bring_back_text(self, version: Draft) -> None:
        """Put the text of *version* into the draft on the desk, and nothing else of it."""
        names = ("html", "text", "body_mode", "text_is_own")
        draft = self._session.draft
        if version.key == draft.key:
            await self._replace(draft.replace(**{name: getattr(version, name) for name in names}))

    async def _replace(self, version: Draft) -> bool:
        """Lay *version* in place of the draft on the desk, once that is kept; whether it was."""
        workspace = self._workspace
        if workspace is None or self._is_locked():
            return False
        self._window.composer.flush()
        key = version.key
        present: Draft | None = None
        while present != self._session.draft:
            present = self._session.draft
            if not await workspace.keeper.flush():
                if self._dialog is not None:
                    words = self.tr("Nothing is restored while the present text cannot be saved.")
                    self._dialog.refuse(words)
                return False
            await workspace.drafts.close_version(key)
        if self._is_locked() or present.key != key:
            return False
        self._desk.lay(version.replace(key=present.key, id=present.id))
        return True

    @Slot(object)
    def _on_laid(self, draft: Draft) -> None:
        if self._before is not None and draft.key != self._before.key:
            self._before = None
            self._window.notice.clear(_TOPIC)
