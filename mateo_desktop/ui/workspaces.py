"""Which workspace is open: the first page, the picker, keys and settings."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mateo_desktop.api.address import parse_base_url
from mateo_desktop.api.errors import BadBaseUrl
from mateo_desktop.api.proxy import proxy_of
from mateo_desktop.storage import preferences as preference_file
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.profiles import SANDBOX, UNSAVED, Profile
from mateo_desktop.storage.secrets import SecretsUnavailable
from mateo_desktop.ui import messages
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.numbers import COUNTRY
from mateo_desktop.ui.profile_care import ProfileCare
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import theme

if TYPE_CHECKING:
    from mateo_desktop.api.check import CheckResult
    from mateo_desktop.app.services import Services
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.redact import Secret
    from mateo_desktop.storage.preferences import Preferences
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.numbers import Numbers
    from mateo_desktop.ui.settings.connect_form import ConnectForm
    from mateo_desktop.ui.settings.settings_dialog import ConnectDialog

_CONNECT, _SANDBOX = "connect", "sandbox"

#: What was said of one workspace is no word about the next.
_OF_ONE_WORKSPACE = (
    *("attach", "channel-type", "channels", "contacts", "copy", "deleted"),
    *("import", "key", "keyring", "sending"),
)


class Workspaces(QObject):
    """Opens workspaces one after the other; *enter* does what an open one needs."""

    #: Somebody chose other Preferences.
    preferences_chosen = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        preferences: Preferences,
        enter: Callable[[Workspace], Awaitable[None]],
        leave: Callable[[], Awaitable[None]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self.preferences = preferences
        window.heed(preferences.attachment_words)
        self._enter = enter
        self._leave = leave
        self._services: Services | None = None
        self._workspace: Workspace | None = None
        self.care = ProfileCare(window, tasks)
        self.care.key_forgotten.connect(self._on_key_forgotten)
        self.care.kept.connect(self._on_profile_kept)
        window.profile_button.clicked.connect(self._on_picker)
        window.theme_button.clicked.connect(self._on_theme)
        window.settings_button.clicked.connect(self._on_settings)
        window.commands["settings"].triggered.connect(self._on_settings)
        window.commands["enter_key"].triggered.connect(self._on_key_wanted)

    def use(self, services: Services) -> None:
        """The data folder is open."""
        self._services = services
        self.care.use(services)

    # -- the ways in ------------------------------------------------------------------

    def welcome(self) -> None:
        """Show the first page."""
        from mateo_desktop.ui.settings.welcome import WelcomePage

        page = WelcomePage()
        page.sandbox_wanted.connect(self.open_sandbox)
        page.form.test_wanted.connect(self._on_test)
        page.form.connect_wanted.connect(self._on_connect)
        self._window.show_welcome(page)

    @Slot()
    def open_sandbox(self) -> None:
        """Open the sandbox."""
        self._tasks.start("workspace", self._open_sandbox())

    async def _open_sandbox(self) -> None:
        if self._services is not None:
            await self.open(await self._services.sandbox(self.tr("Sandbox")))

    async def open(self, profile: Profile) -> None:
        """Leave the workspace that is open and enter *profile*'s."""
        services = self._services
        assert services is not None
        # At the start there is none, and what is being typed must be left alone.
        if self._workspace is not None:
            await self._leave()
            for topic in _OF_ONE_WORKSPACE:
                self._window.notice.clear(topic)
        self._workspace = workspace = services.workspace(profile)
        if profile.kind != UNSAVED and not services.database.read_only:
            await services.profiles.mark_used(profile.id)
        self._show_name(profile)
        self._window.detail.set_base_url(profile.base_url)
        self._window.show_desk()
        self._window.composer.foot.set_reason(self._standing_reason())
        await self._enter(workspace)
        await self._look_for_key(workspace)

    def _show_name(self, profile: Profile) -> None:
        self._window.show_workspace(
            plain_name(profile.name), profile.tone, sandbox=profile.kind == SANDBOX
        )

    async def _look_for_key(self, workspace: Workspace) -> None:
        """Say why there is no key, if there is none; the window is usable all the same."""
        services = self._services
        assert services is not None
        try:
            found = await services.accounts.token_for(workspace.profile)
        except SecretsUnavailable as error:
            words = messages.secrets_trouble(error.code, error.backend)
            self._say_key(words, "warning")
            return
        if found is None:
            self._say_key(self.tr("There is no API key for this workspace yet."), "warning")
        else:
            self._window.notice.clear("key")
            self._window.composer.foot.set_reason(self._standing_reason())
            # What waited for a key may go.
            workspace.sender.resume(workspace.profile.id)

    def _standing_reason(self) -> str:
        """Why nothing can be sent in this run, whatever key there is; "" if it can."""
        if self._services is not None and self._services.database.read_only:
            return self.tr("Data of a newer version: nothing is sent")
        return ""

    def _say_key(self, words: str, tone: str) -> None:
        reason = self._standing_reason() or self.tr("No API key")
        self._window.composer.foot.set_reason(reason)
        notice = Notice(
            "key", words, tone, self.tr("Enter the key…"), self._ask_for_key, lasts=True
        )
        self._window.notice.show_notice(notice)

    # -- connecting -------------------------------------------------------------------

    def _form(self) -> ConnectForm | None:
        from mateo_desktop.ui.settings.welcome import WelcomePage

        if isinstance(self._window.welcome, WelcomePage):
            return self._window.welcome.form
        dialog = self._dialog()
        return dialog.form if dialog else None

    def _dialog(self) -> ConnectDialog | None:
        from mateo_desktop.ui.settings.settings_dialog import ConnectDialog

        return self._window.findChild(ConnectDialog)

    @Slot(str, object)
    def _on_test(self, base_url: str, secret: Secret) -> None:
        self._tasks.start("connect", self._test(base_url, secret))

    async def _test(self, base_url: str, secret: Secret) -> None:
        form = self._form()
        if form is None or self._services is None:
            return
        form.set_busy(True)
        result = await self._services.accounts.check(base_url, secret)
        self._show_check(form, base_url, result)

    def _show_check(self, form: ConnectForm, base_url: str, result: CheckResult) -> None:
        try:
            parse_base_url(base_url)
        except BadBaseUrl as error:
            form.show_bad_url(error.code)
        else:
            form.show_check(result.kind, result.detail, proxy_of(base_url))

    @Slot(str, str, object)
    def _on_connect(self, name: str, base_url: str, secret: Secret) -> None:
        dialog = self._dialog()
        known = dialog.profile if dialog else None
        self._tasks.start("connect", self._connect(name, base_url, secret, known))

    async def _connect(
        self, name: str, base_url: str, secret: Secret, known: Profile | None
    ) -> None:
        form = self._form()
        if form is None or self._services is None:
            return
        form.set_busy(True)
        if known is not None and known.kind == UNSAVED:
            # A profile of this run gets a key for this run; nothing is stored.
            self._services.accounts.use_token(known, secret)
            country = form.country.country
            self._after_connecting(form)
            await self.open(known)
            self._numbers.use(country)
            return
        connected = await self._services.accounts.connect(name, base_url, secret, profile=known)
        if connected.profile is None:
            self._show_check(form, base_url, connected.check)
            return
        country = form.country.country
        self._after_connecting(form)
        await self.open(connected.profile)
        await self._keep_country(country)
        if connected.trouble:
            words = messages.secrets_trouble(connected.trouble, connected.backend)
            self._window.notice.show_notice(Notice("keyring", words))

    def _after_connecting(self, form: ConnectForm) -> None:
        form.forget_key()
        dialog = self._dialog()
        if dialog is not None:
            dialog.accept()

    def _ask_for_key(self) -> None:
        self._on_key_wanted()

    @Slot()
    def _on_key_wanted(self) -> None:
        workspace = self._workspace
        if workspace is not None and workspace.profile.kind != SANDBOX:
            self._open_dialog(workspace.profile)

    def _open_dialog(self, profile: Profile | None) -> None:
        country = self._numbers.country if profile is not None else ""
        from mateo_desktop.ui.settings.settings_dialog import ConnectDialog

        dialog = ConnectDialog(profile, self._window, country=country)
        dialog.form.test_wanted.connect(self._on_test)
        dialog.form.connect_wanted.connect(self._on_connect)
        dialog.open()

    # -- the picker -------------------------------------------------------------------

    @Slot()
    def _on_picker(self) -> None:
        self._tasks.start("picker", self._show_picker())

    async def _show_picker(self) -> None:
        if self._services is None:
            return
        profiles = await self._services.profiles.all()
        menu = QMenu(self._window)
        menu.setObjectName("profileMenu")
        here = self._workspace.profile.id if self._workspace is not None else ""
        for profile in profiles:
            if profile.kind == SANDBOX:
                continue
            action = menu.addAction(plain_name(profile.name).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(profile.id == here)
            # Beside an icon there is no room for a tick.
            font = action.font()
            font.setBold(profile.id == here)
            action.setFont(font)
            action.setIcon(theme().icon("dot", profile.tone))
            action.setData(profile)
        menu.addSeparator()
        sandbox = menu.addAction(theme().icon("sandbox", "warning"), self.tr("Sandbox"))
        sandbox.setData(_SANDBOX)
        menu.addAction(self.tr("Connect a workspace…")).setData(_CONNECT)
        menu.triggered.connect(self._on_picked)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._window.profile_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot(QAction)
    def _on_picked(self, action: QAction) -> None:
        held = action.data()
        if held == _SANDBOX:
            self.open_sandbox()
        elif held == _CONNECT:
            self._open_dialog(None)
        elif isinstance(held, Profile):
            self._tasks.start("workspace", self.open(held))

    # -- settings ---------------------------------------------------------------------

    @Slot()
    def _on_theme(self) -> None:
        scheme = "light" if theme().is_dark else "dark"
        self._on_preferences(dataclasses.replace(self.preferences, theme=scheme))

    @Slot()
    def _on_settings(self) -> None:
        self._tasks.start("settings", self._show_settings())

    async def _show_settings(self) -> None:
        services = self._services
        if services is None:
            return
        profiles = [p for p in await services.profiles.all() if p.kind != SANDBOX]
        try:
            keyring = await services.tokens.check()
        except SecretsUnavailable as error:
            keyring = messages.secrets_trouble(error.code, error.backend)
        await services.spelling.open()
        from mateo_desktop.ui.settings.settings_dialog import SettingsDialog

        dialog = SettingsDialog(
            self.preferences,
            profiles,
            keyring,
            services.database.folder,
            self._window,
            languages=services.spelling.found,
            proxies=sorted({proxy_of(profile.base_url) for profile in profiles} - {""}),
            country=self._numbers.country,
        )
        dialog.country_chosen.connect(self._on_country)
        dialog.changed.connect(self._on_preferences)
        dialog.token_removed.connect(self.care.forget_key)
        dialog.profile_removed.connect(self.care.remove)
        dialog.profile_changed.connect(self.care.keep)
        dialog.open()

    @property
    def _numbers(self) -> Numbers:
        return self._window.composer.recipients.numbers

    @Slot(str)
    def _on_country(self, country: str) -> None:
        self._tasks.start("country", self._keep_country(country), replace=True)

    async def _keep_country(self, country: str) -> None:
        """Read numbers as in *country* from now on, and in this workspace ever after."""
        workspace = self._workspace
        self._numbers.use(country)
        if workspace is None or workspace.database.read_only:
            return
        try:
            await workspace.remember(COUNTRY, country)
        except StorageFailed as error:
            words = messages.storage_trouble(error.code)
            self._window.notice.show_notice(Notice("preferences", words, "danger"))

    @Slot(object)
    def _on_preferences(self, preferences: Preferences) -> None:
        before, self.preferences = self.preferences, preferences
        self._window.heed(preferences.attachment_words)
        if preferences.theme != before.theme:
            theme().apply(preferences.theme)
        if self._services is not None:
            self._services.follow(preferences)
            self.preferences_chosen.emit(preferences)
            try:
                preference_file.save(self._services.database.folder, preferences)
            except StorageFailed as error:
                words = messages.storage_trouble(error.code)
                self._window.notice.show_notice(Notice("preferences", words, "danger"))

    @Slot(str)
    def _on_key_forgotten(self, profile_id: str) -> None:
        if self._workspace is not None and self._workspace.profile.id == profile_id:
            self._tasks.start("look-for-key", self._look_for_key(self._workspace))

    @Slot(object)
    def _on_profile_kept(self, profile: Profile) -> None:
        """Show the colour that somebody chose, if its workspace is open."""
        workspace = self._workspace
        if workspace is not None and workspace.profile.id == profile.id:
            workspace.profile = profile
            self._show_name(profile)
