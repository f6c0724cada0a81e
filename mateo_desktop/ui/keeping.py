"""Sees to it that what is typed is not longer in memory than it must be.

The draft keeper saves by the clock. Here are the moments that do not wait for
it: a key that a pane holds back for a while, a field or a window that is left,
and the end of a session, after which there may be nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.ui.desk import Desk
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession


class Keeping(QObject):
    """Between the panes and the draft keeper of the open workspace."""

    def __init__(self, window: MainWindow, session: DraftSession, desk: Desk, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._composer = window.composer
        self._session = session
        self._desk = desk
        self._tasks = tasks
        self._workspace: Workspace | None = None
        session.touched.connect(self._on_touched)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def use(self, workspace: Workspace | None) -> None:
        """From now on save in *workspace*."""
        self._workspace = workspace
        if workspace is not None:
            workspace.keeper.collect = self._collect
            workspace.listener.data_recovered = self._on_data_recovered

    def save_at_once(self) -> None:
        """Store everything before this returns: there may be no moment after it."""
        self._composer.flush()
        if self._workspace is not None:
            self._workspace.keeper.flush_now()

    def _collect(self) -> None:
        """Let the panes write down what they hold; nobody becomes a recipient by it."""
        self._composer.recipients.collect()
        self._composer.body.collect()

    def _on_data_recovered(self) -> None:
        """The data file was damaged while it was used, and is another one by now."""
        self._desk.keep_again()
        self._tasks.start("mended", self._go_on_mended())

    async def _go_on_mended(self) -> None:
        from mateo_desktop.ui.start_notices import say_what_was_mended

        workspace = self._workspace
        if workspace is not None:
            await say_what_was_mended(self._window, workspace.database)
            await workspace.sender.look_anew()

    @Slot()
    def _on_touched(self) -> None:
        workspace = self._workspace
        if workspace is None or self._desk.showing_sent or workspace.database.read_only:
            return
        # At the first key: it is saved later, and another start must not go on with the last one.
        self._desk.remember(self._session.draft)
        workspace.keeper.typed(self._session.draft.key)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, _new: QWidget | None) -> None:
        workspace = self._workspace
        # The focus goes, too, when the window is taken apart.
        if workspace is None or old is None or not shiboken6.isValid(self._composer):
            return
        if not self._composer.isAncestorOf(old):
            return
        # Not every pane: a half typed recipient stays one while another window is used.
        self._collect()
        if workspace.keeper.dirty:
            self._tasks.start("save", workspace.keeper.flush())
