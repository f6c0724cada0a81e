"""The running program: one window, one session, and what keeps them going.

``show`` paints the window and touches neither database nor network nor
keyring; what works behind the window is imported and made after the first
paint. ``run`` opens the rest beside it, waits for the wish to end, and closes
everything in the reverse order.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot

from mateo_desktop.domain.redact import Redactor
from mateo_desktop.storage import preferences
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.ui import logs, messages, start
from mateo_desktop.ui.application import Application
from mateo_desktop.ui.main_window import MainWindow
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.rubbish import Rubbish
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.theme import theme

if TYPE_CHECKING:
    import asyncio

    from mateo_desktop.app.sending import Choice
    from mateo_desktop.app.services import Services
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.command_line import Options
    from mateo_desktop.storage.profiles import Profile
    from mateo_desktop.ui.single_instance import SingleInstance


class Program(QObject):
    """Makes the parts of the window and runs them."""

    def __init__(self, options: Options, folder: Path) -> None:
        self.application = Application(["mateo-desktop"])
        super().__init__()
        self._options = options
        self._folder = folder
        self._redactor = Redactor()
        self._token = start.token_of_this_run(self._redactor)
        self._preferences, self._preference_trouble = preferences.load(folder)
        self.application.wear(self._preferences.language, self._preferences.theme, dress=False)
        self._ending: asyncio.Event | None = None
        self._asked_to_end = False
        self._choice: Choice = "keep"
        self._services: Services | None = None
        self._instance: SingleInstance | None = None
        self._opening = options.opening
        self.session = DraftSession()
        self.window = MainWindow(self.session)
        theme().dress()
        self.window.closing.connect(self.end)
        self.application.quit_requested.connect(self.end)

    def _make_the_rest(self) -> None:
        """What works behind the window; importing it takes longer than to paint the window."""
        from mateo_desktop.app.tasks import Tasks
        from mateo_desktop.ui.copies import Copies
        from mateo_desktop.ui.correspondent import Correspondent
        from mateo_desktop.ui.desk import Desk
        from mateo_desktop.ui.dispatcher import Dispatcher
        from mateo_desktop.ui.fault_menu import FaultMenu
        from mateo_desktop.ui.keeping import Keeping
        from mateo_desktop.ui.proofreader import Proofreader
        from mateo_desktop.ui.snippets.shelf import SnippetShelf
        from mateo_desktop.ui.template_shelf import TemplateShelf
        from mateo_desktop.ui.trash import Trash
        from mateo_desktop.ui.uploads import Uploads
        from mateo_desktop.ui.versions.emptied import Emptied
        from mateo_desktop.ui.versions.versions import Versions
        from mateo_desktop.ui.workspaces import Workspaces

        self.tasks = Tasks(self.report)
        self.copies = Copies(self.window, self.session, self.tasks, self._folder)
        self.desk = Desk(self.window, self.session, self.tasks)
        self.keeping = Keeping(self.window, self.session, self.desk, self.tasks)
        self.correspondent = Correspondent(self.window, self.session, self.desk, self.tasks)
        self.dispatcher = Dispatcher(
            self.window, self.session, self.desk, self.correspondent, self.tasks
        )
        self.template_shelf = TemplateShelf(self.session.templates, self.tasks, self.window)
        self.snippet_shelf = SnippetShelf(self.window, self.session, self.tasks)
        self.uploads = Uploads(self.window, self.session, self.desk, self.tasks)
        self.versions = Versions(self.window, self.session, self.desk, self.tasks)
        self.emptied = Emptied(self.window, self.session, self.desk, self.versions, self.tasks)
        self.trash = Trash(self.window, self.session, self.desk, self.tasks)
        self.fault_menu = FaultMenu(self.window.strip.faults, self.window.strip.faults_off)
        self.workspaces = Workspaces(
            self.window, self.tasks, self._preferences, enter=self._enter, leave=self._leave
        )
        self._parts = (
            self.keeping,
            self.correspondent,
            self.dispatcher,
            self.uploads,
            self.template_shelf,
            self.versions,
            self.emptied,
            self.trash,
        )
        self.proofreader = Proofreader(self.window, self.session, self.tasks)
        self._connect()

    def _connect(self) -> None:
        window, commands, composer = self.window, self.window.commands, self.window.composer
        commands["quit"].triggered.connect(self.end)
        commands["shortcuts"].triggered.connect(self._on_shortcuts)
        commands["payload"].triggered.connect(self._on_payload)
        commands["copy_curl"].triggered.connect(window.detail.copy_curl)
        commands["first_problem"].triggered.connect(composer.show_first_problem)
        commands["cc"].triggered.connect(composer.recipients.show_cc)
        commands["bcc"].triggered.connect(composer.recipients.show_bcc)
        commands["channels"].triggered.connect(composer.channel.arrange)
        commands["attach"].triggered.connect(composer.attachments.choose_files)
        for number in range(1, 10):
            commands[f"channel_{number}"].triggered.connect(self._on_channel)
        self.workspaces.preferences_chosen.connect(self.proofreader.follow)
        composer.field_focused.connect(window.detail.highlight)
        window.detail.field_wanted.connect(composer.show_field)

    # -- the start --------------------------------------------------------------------

    def show(self, instance: SingleInstance, pause: Callable[[], object] | None = None) -> None:
        """Put the window on the screen, and then make what works behind it.

        *pause* is called where there is time to take in keys and to paint.
        """
        self._instance = instance
        instance.called.connect(self._on_called)
        fresh = not (self._folder / "mateo.db").exists()
        if fresh and not (self._options.sandbox or self._options.api_url):
            self.window.whole()
            self._make_the_rest()
            self.workspaces.welcome()
            self.window.show()
            return
        self.window.strip.setVisible(self._options.sandbox)
        self.window.show()
        self.window.composer.recipients.show_field("to")
        start.finish(self.window.sides(), self.window.parts(), pause)
        self._make_the_rest()

    async def run(self) -> int:
        """Open what is slow, wait for the end, close it; gives the exit code."""
        import asyncio

        from mateo_desktop.ui.endings import Endings

        self._ending = asyncio.Event()
        if self._asked_to_end:
            self._ending.set()
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._on_loop_error)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        endings = Endings(self.application, self)
        endings.asked.connect(self._on_end_asked)
        endings.last_moment.connect(self.save_at_once)
        rubbish = Rubbish(self)
        # Two turns of the loop: the first paint is on the screen by then.
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        logs.begin(self._folder, self._redactor)
        assert self._instance is not None
        self._instance.listen()
        self.tasks.start("arrive", self._arrive())
        await self._ending.wait()
        endings.stop()
        rubbish.stop()
        await self._close()
        return 0

    async def _arrive(self) -> None:
        from mateo_desktop.app.services import Services
        from mateo_desktop.ui import start_notices

        try:
            services = await Services.open(
                self._folder, self.workspaces.preferences, self.tasks, self._redactor
            )
        except StorageFailed as error:
            words = messages.storage_trouble(error.code)
            self.window.notice.show_notice(Notice("storage", words, "danger", lasts=True))
            return
        self._services = services
        self.workspaces.use(services)
        self.proofreader.use(services.spelling, self.workspaces.preferences)
        self.fault_menu.use(services)
        await start_notices.say_how_it_was_found(
            self.window, services.database, self._preference_trouble
        )
        self.window.detail.start()
        self.copies.arrive()
        profile = await self._profile(services)
        if profile is None:
            if self.window.welcome is None:
                self.workspaces.welcome()
            return
        await self.workspaces.open(profile)

    async def _profile(self, services: Services) -> Profile | None:
        options = self._options
        if options.sandbox:
            return await services.sandbox(self.tr("Sandbox"))
        if options.api_url:
            return services.accounts.unsaved(options.api_url, self._token)
        profile = await services.profiles.last_used()
        if options.profile:
            known = await services.profiles.all()
            named = [each for each in known if options.profile in (each.name, each.id)]
            if not named:
                words = self.tr("There is no workspace called “{name}”.")
                words = words.format(name=options.profile)
                self.window.notice.show_notice(Notice("profile", words))
            profile = named[0] if named else None
        if profile is not None and self._token is not None:
            services.accounts.use_token(profile, self._token)
        return profile

    async def _enter(self, workspace: Workspace) -> None:
        from mateo_desktop.ui import start_notices

        self.desk.use(workspace)
        for part in self._parts:
            part.use(workspace)
        self.fault_menu.attach()
        await self.correspondent.arrive()
        await self.template_shelf.arrive()
        await self.snippet_shelf.arrive(workspace)
        await self.desk.arrive()
        await self.dispatcher.arrive()
        await start_notices.say_what_was_restored(
            self._instance, self.window, workspace, self.session.draft
        )
        self._open_outside()

    async def _leave(self) -> None:
        await self.desk.leave()
        await self.snippet_shelf.leave()
        for part in self._parts:
            part.use(None)

    # -- the end ----------------------------------------------------------------------

    @Slot()
    def end(self) -> None:
        """Wish to end. Messages on hold are asked about first."""
        self.window.composer.flush()
        self._asked_to_end = True
        if self._ending is None:
            return
        if self._services is None:
            self._ending.set()
        else:
            # While the question is open, a second wish is the same question.
            self.tasks.start("ending", self._end())

    async def _end(self) -> None:
        from mateo_desktop.ui.send_questions import what_of_those_that_wait

        assert self._services is not None
        assert self._ending is not None
        waiting, closed = len(self._services.sender.pending), len(self._services.sender.shut_out)
        if waiting:
            words = self.tr("%Ln message(s) wait to be sent.", "", waiting)
            more = self.tr("%Ln of them stay(s) for the next start, and ask(s) there.", "", closed)
            choice = await what_of_those_that_wait(self.window, words, more if closed else "")
            if choice is None:
                self._asked_to_end = False
                return
            self._choice = choice
        self._ending.set()

    async def _close(self) -> None:
        if not self.window.composer.is_untouched:
            # Who types at the start and closes at once waits for where it is kept.
            await start.arrival(self.tasks)
        services = self._services
        if services is not None:
            try:
                await self.desk.leave()
                await self.snippet_shelf.leave()
            except StorageFailed as error:
                logs.warn("the last draft could not be saved: %s", error.code)
            await services.aclose(self._choice)
        else:
            await self.tasks.aclose()
        self.window.hide()

    def close(self) -> None:
        """Give back what Qt holds; the loop has ended."""
        if self._instance is not None:
            self._instance.release()
        self.window.deleteLater()

    @Slot()
    def save_at_once(self) -> None:
        """Store what was typed before this returns; there may be no moment after it."""
        self.keeping.save_at_once()

    @Slot()
    def _on_end_asked(self) -> None:
        self._asked_to_end = True
        self.window.composer.flush()
        if self._ending is not None:
            self._ending.set()

    # -- commands of the window -----------------------------------------------------------

    @Slot()
    def _on_shortcuts(self) -> None:
        from mateo_desktop.ui.settings.shortcuts import ShortcutSheet

        of_the_text = (*self.window.composer.body.find_keys.actions, self.proofreader.next_wrong)
        ShortcutSheet((*self.window.commands.values(), *of_the_text), self.window).open()

    @Slot()
    def _on_payload(self) -> None:
        self.window.composer.flush()
        self.window.show_detail("payload")

    @Slot()
    def _on_channel(self) -> None:
        name = self.sender().objectName()
        if not self.desk.showing_sent:
            self.window.composer.channel.choose_number(int(name.rpartition("_")[2]))

    @Slot(str)
    def _on_called(self, opening: str) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        self._opening = opening or self._opening
        self._open_outside()

    def _open_outside(self) -> None:
        if self._opening and self.window.welcome is None and self._services is not None:
            opening, self._opening = self._opening, ""
            self.desk.open_from_outside(opening)

    # -- errors -----------------------------------------------------------------------

    def report(self, error: BaseException) -> None:
        """A bug: say so, with its place redacted, and go on."""
        if isinstance(error, StorageFailed):
            words = messages.storage_trouble(error.code)
            self.window.notice.show_notice(Notice("saving", words, "danger"))
            return
        logs.log_crash(error)
        words = self.tr("Something went wrong in this program. Your text is kept. ({kind})").format(
            kind=type(error).__name__
        )
        self.window.notice.show_notice(Notice("crash", words, "danger"))

    def _on_exception(self, _kind: type[BaseException], error: BaseException, _trace: Any) -> None:
        self.report(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            logs.log_crash(args.exc_value)

    def _on_loop_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.report(error)
        else:
            logs.warn("event loop: %s", context.get("message", ""))
