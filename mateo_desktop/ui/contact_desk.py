"""What the desk knows and does about people beside finding them: how their numbers are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mateo_desktop.app.accounts import loaded
from mateo_desktop.domain import phone
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.ui.numbers import COUNTRY

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession


class ContactDesk(QObject):
    """Gets ready in the background what the recipients' fields need."""

    def __init__(self, window: MainWindow, session: DraftSession, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._workspace: Workspace | None = None
        session.changed.connect(self._on_changed)

    def use(self, workspace: Workspace | None) -> None:
        """People are those of *workspace* from now on."""
        self._workspace = workspace

    async def arrive(self) -> None:
        """Read numbers as this workspace does."""
        workspace = self._workspace
        assert workspace is not None
        try:
            country = await workspace.remembered(COUNTRY)
        except StorageFailed:
            country = ""
        self._session.numbers.use(country)
        self._on_changed(self._session.draft)

    @Slot(object)
    def _on_changed(self, draft: Draft) -> None:
        if self._workspace is None:
            return
        if draft.channel_type in phone.PHONE_TYPES and not phone.is_loaded():
            self._tasks.start("numbers", self._get_habits())

    async def _get_habits(self) -> None:
        """Import the national habits beside the window, before the first number is typed."""
        try:
            await loaded(phone.LIBRARY)
        except ImportError:
            return
        self._session.numbers.arrive()
