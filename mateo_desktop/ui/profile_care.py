"""What the settings do with a workspace: its colour, its key, its removal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.ui import messages
from mateo_desktop.ui.dialogs import choose
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.app.services import Services
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.storage.profiles import Profile
    from mateo_desktop.ui.main_window import MainWindow


class ProfileCare(QObject):
    """Changes profiles that are stored, whichever of them is open."""

    #: The ID of a profile that has no key any more.
    key_forgotten = Signal(str)
    #: A Profile as it is now.
    kept = Signal(object)

    def __init__(self, window: MainWindow, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._services: Services | None = None

    def use(self, services: Services) -> None:
        """The data folder is open."""
        self._services = services

    @Slot(object)
    def keep(self, profile: Profile) -> None:
        """Keep the colour that somebody chose."""
        self.kept.emit(profile)
        self._tasks.start(f"profile:{profile.id}", self._keep(profile), replace=True)

    async def _keep(self, profile: Profile) -> None:
        assert self._services is not None
        try:
            await self._services.accounts.rename(profile)
        except StorageFailed as error:
            words = messages.storage_trouble(error.code)
            self._window.notice.show_notice(Notice("preferences", words, "danger"))

    @Slot(str)
    def forget_key(self, profile_id: str) -> None:
        """Delete the key of a profile."""
        self._tasks.start(f"forget-key:{profile_id}", self._forget_key(profile_id))

    async def _forget_key(self, profile_id: str) -> None:
        services = self._services
        assert services is not None
        for profile in await services.profiles.all():
            if profile.id == profile_id:
                if not await self._may_forget_key(profile):
                    return
                code = await services.accounts.forget_token(profile)
                if code:
                    words = messages.secrets_trouble(code)
                    self._window.notice.show_notice(Notice("keyring", words, "danger"))
                    return
                words = self.tr("The API key of {name} was deleted.")
                self._window.notice.show_notice(
                    Notice("keyring", words.format(name=plain_name(profile.name)), "ok")
                )
        self.key_forgotten.emit(profile_id)

    async def _may_forget_key(self, profile: Profile) -> bool:
        # It is asked for from the settings, which stay open above the window.
        settings = self._window.findChild(QDialog, "settingsDialog")
        answer = await choose(
            settings or self._window,
            self.tr("Delete the API key?"),
            self.tr(
                "It goes from the keyring of this computer. Nothing is sent from {name} until a"
                " key is entered again."
            ).format(name=plain_name(profile.name)),
            (self.tr("Keep it"), self.tr("Delete the key")),
            safe=0,
        )
        return answer == 1

    async def _may_remove(self, profile: Profile) -> bool:
        answer = await choose(
            self._window,
            self.tr("Remove the workspace?"),
            self.tr("{name} and its API key are removed from this computer.").format(
                name=plain_name(profile.name)
            ),
            (self.tr("Keep it"), self.tr("Remove")),
            safe=0,
            more=self.tr("Drafts and sent messages stay in the data folder."),
        )
        return answer == 1

    @Slot(str)
    def remove(self, profile_id: str) -> None:
        """Ask, and then forget a profile and its key."""
        self._tasks.start(f"remove:{profile_id}", self._remove(profile_id))

    async def _remove(self, profile_id: str) -> None:
        services = self._services
        assert services is not None
        profile = await services.accounts.profile(profile_id)
        if profile is not None and await self._may_remove(profile):
            code = await services.accounts.remove(profile)
            services.windows.forget(profile.id)
            if code:
                words = messages.secrets_trouble(code)
                self._window.notice.show_notice(Notice("keyring", words, "danger"))
