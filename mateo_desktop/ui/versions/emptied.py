"""A draft whose text was cleared still has it: it is offered where the text was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.desk import Desk
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession
    from mateo_desktop.ui.versions.versions import Versions


class Emptied(QObject):
    """Notices when the text of the draft on the desk goes, or went before."""

    def __init__(
        self,
        window: MainWindow,
        session: DraftSession,
        desk: Desk,
        versions: Versions,
        tasks: Tasks,
    ) -> None:
        super().__init__(window)
        self._composer = window.composer
        self._line = window.composer.emptied
        self._session = session
        self._desk = desk
        self._versions = versions
        self._tasks = tasks
        self._workspace: Workspace | None = None
        #: The last state with a text of the draft on the desk, as far as it was seen.
        self._seen: Draft | None = None
        session.changed.connect(self._on_changed)
        desk.laid.connect(self._on_laid)
        self._line.bring_back_requested.connect(self._on_bring_back)

    def use(self, workspace: Workspace | None) -> None:
        """Look for emptied texts in *workspace* from now on."""
        self._workspace = workspace
        self._seen = None
        self._line.setVisible(False)

    @Slot(object)
    def _on_changed(self, draft: Draft) -> None:
        if self._desk.showing_sent or draft.text or draft.html:
            self._seen = None if self._desk.showing_sent else draft
            if not self._line.isHidden():
                self._line.setVisible(False)
        elif self._seen is not None and self._seen.key == draft.key:
            self._offer(draft.key)

    @Slot(object)
    def _on_laid(self, draft: Draft) -> None:
        if self._seen is not None and self._seen.key != draft.key:
            self._seen = None
        self._line.setVisible(False)
        if not (draft.text or draft.html or self._desk.showing_sent):
            self._tasks.start("emptied", self._look(draft.key), replace=True)

    async def _look(self, key: str) -> None:
        """Whether an empty draft had a text the last time it lay here."""
        if self._workspace is None:
            return
        kept = await self._workspace.drafts.last_with_text(key)
        draft = self._session.draft
        if kept is not None and draft.key == key and not (draft.text or draft.html):
            self._seen = kept
            self._offer(key)

    def _offer(self, key: str) -> None:
        workspace = self._workspace
        if workspace is not None and not workspace.database.read_only:
            self._line.setVisible(key == self._session.draft.key and not self._composer.is_locked)

    @Slot()
    def _on_bring_back(self) -> None:
        self._tasks.start("bring-back", self._bring_back())

    async def _bring_back(self) -> None:
        workspace, key = self._workspace, self._session.draft.key
        if workspace is None:
            return
        # The end of a typed text may be in no version yet: it is saved first.
        await workspace.keeper.flush()
        kept = await workspace.drafts.last_with_text(key) or self._seen
        if kept is not None:
            await self._versions.bring_back_text(kept)
            self._composer.show_field("text" if kept.body_mode == "text" else "html")
