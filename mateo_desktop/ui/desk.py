"""The desk: which draft lies on it, and how it is kept.

Every way a draft can come onto the desk goes through :meth:`Desk.lay`, which
first takes over what is still in the hands of a pane and stores it: text
belongs to a draft, never to the window.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mateo_desktop import command_line
from mateo_desktop.domain import channels, curl, mailto, reader
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.reader import Reading
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.ui import messages
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.unstorable import Unstorable, row_of

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.channels import Channel
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession

#: Under this name the key of the draft on the desk is kept between starts.
LAST_DRAFT = "last_draft"
_LAST_CHANNEL = "last_channel"


class Desk(QObject):
    """New, open, duplicate, delete, import, save: everything but sending."""

    #: Another draft was laid on the desk by a person.
    laid = Signal(object)

    def __init__(self, window: MainWindow, session: DraftSession, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._workspace: Workspace | None = None
        #: Keys that have a row in the store; an untouched new draft has none.
        self._stored: set[str] = set()
        self._searching = QTimer(self, singleShot=True, interval=150)
        self._last_channel = ""
        #: What was typed while the data must not be written to.
        self._unstorable = Unstorable()
        #: The draft as it was laid here: not yet changed by anybody.
        self._as_read = session.draft
        #: The key that is stored as LAST_DRAFT, as far as this run knows.
        self._remembered = ""
        #: The draft of a mailto: address, which goes by e-mail if that is no question.
        self._wants_mail = ""
        #: While a sent message lies on the desk, nothing that changes is saved.
        self.showing_sent = False

        side, commands = window.sidebar, window.commands
        session.changed.connect(self._on_changed)
        side.draft_opened.connect(self._on_draft_opened)
        side.draft_duplicated.connect(self._on_draft_duplicated)
        commands["new"].triggered.connect(self.new)
        commands["save"].triggered.connect(self.save_now)
        window.search.textChanged.connect(self._on_search)
        self._searching.timeout.connect(self._on_search_due)
        window.detail.import_requested.connect(self.import_text)

    # -- the workspace ----------------------------------------------------------

    def use(self, workspace: Workspace) -> None:
        """From now on keep drafts in *workspace*."""
        self._workspace = workspace
        workspace.listener.draft_saved = self._on_saved
        workspace.listener.saving_failed = self._on_save_failed
        workspace.listener.saving_recovered = self._on_recovered
        # What was typed before the database was open is kept from here on.
        self._on_changed(self._session.draft)

    async def arrive(self) -> None:
        """List the drafts and lay the last one back, unless somebody types already."""
        workspace = self._workspace
        assert workspace is not None
        self._stored.clear()
        self._unstorable.clear()
        await self._list()
        self._last_channel = await workspace.remembered(_LAST_CHANNEL)
        key = await workspace.remembered(LAST_DRAFT)
        draft = await workspace.drafts.load(key) if key else None
        if self.showing_sent:
            return
        # Who types before the database is open goes on in the draft on the desk.
        if not self._window.composer.is_untouched:
            channel = self._window.composer.channel.find(self._last_channel)
            if channel is not None and not self._session.draft.channel_id:
                self._session.update(wants_signature=True)
                self._session.choose(channel)
            # Maybe no key follows.
            self._on_changed(self._session.draft)
        elif draft is not None:
            self.lay(draft)
        else:
            self.new()

    async def leave(self) -> None:
        """Store what is on the desk; called before the workspace closes."""
        self._window.composer.flush()
        workspace = self._workspace
        if workspace is None:
            return
        await workspace.keeper.flush()
        if not workspace.database.read_only:
            await workspace.remember(LAST_DRAFT, self._session.draft.key)
        self._workspace = None
        self._remembered = ""
        # A draft belongs to its workspace: the next one must not find it on the desk.
        self.showing_sent = False
        self._session.open(Draft.new())
        self._window.sidebar.put_drafts(())
        self._window.sidebar.put_sent(())

    # -- what a person does -------------------------------------------------------

    @Slot()
    def new(self) -> None:
        """A fresh draft, from the channel used last."""
        channel = self._window.composer.channel.find(self._last_channel)
        draft = channels.choose(Draft.new(wants_signature=True), channel)
        self.lay(self._session.signed(draft, channel))
        self._window.composer.recipients.show_field("to")

    def lay(self, draft: Draft, *, sent: bool = False) -> None:
        """Put *draft* on the desk; what lay there is stored first."""
        self._window.composer.flush()
        if self._workspace is not None:
            self._tasks.start("save", self._workspace.keeper.flush())
        self.showing_sent = sent
        self._as_read = draft
        self._session.open(draft, self._channel_of(draft))
        self._window.composer.set_saved(None)
        self._window.composer.offer_versions(not sent and draft.key in self._stored)
        if not sent:
            self._window.sidebar.choose_draft(draft)
            if draft.key in self._stored:
                self._remember(draft.key)
        self.laid.emit(draft)

    @Slot()
    def save_now(self) -> None:
        """Store at once instead of in a moment."""
        self._window.composer.flush()
        if self._workspace is not None:
            self._tasks.start("save", self._workspace.keeper.flush())

    @Slot(str)
    def import_text(self, text: str) -> None:
        """Make a draft of pasted JSON or of a pasted command."""
        stripped = text.lstrip("\ufeff \t\r\n")
        read = reader.read_payload if stripped.startswith(("{", "[")) else curl.read_curl
        self._import(lambda: read(text))

    def open_from_outside(self, opening: str) -> None:
        """Open a mailto: address or a file that the program was started with."""
        if not opening:
            return
        if command_line.is_mailto(opening):
            self._import(lambda: Reading(self._addressed_by(opening), ()))
        else:
            self._tasks.start(f"open:{opening}", self._open_file(Path(opening)))

    def set_channels(self, found: list[Channel], note: str = "") -> None:
        """The book's channels are known, or known better."""
        self._window.composer.set_channels(found, note)
        draft = self._session.draft
        channel = self._channel_of(draft)
        if channel != self._session.channel and not self.showing_sent:
            if channel is not None and channel.type != draft.channel_type:
                self._session.choose(channel)
            else:
                self._session.recognise(channel)
        if not draft.channel_id and draft.key == self._wants_mail:
            mail = self._only_mail()
            if mail is not None:
                self._session.choose(mail)
        elif not draft.channel_id and draft.is_empty and self._last_channel:
            last = self._window.composer.channel.find(self._last_channel)
            if last is not None:
                self._session.choose(last)

    # -- opening ----------------------------------------------------------------

    def _import(self, read: Callable[[], Reading]) -> None:
        try:
            reading = read()
        except reader.ReadError as error:
            words = messages.read_error(error.code, error.line, error.column)
            self._window.notice.show_notice(Notice("import", words, "danger"))
            return
        draft = reading.draft
        channel = self._window.composer.channel.find(draft.channel_id)
        if channel is not None:
            draft = channels.choose(draft, channel)
        self.lay(self._session.signed(draft, channel))
        if reading.notes:
            notes = " ".join(messages.read_note(code) for code in reading.notes)
            self._window.notice.show_notice(Notice("import", notes, "ok"))
        else:
            self._window.notice.clear("import")

    def _addressed_by(self, address: str) -> Draft:
        draft = mailto.read_mailto(address).replace(wants_signature=True)
        # At the first start the channels are not known yet.
        self._wants_mail = draft.key
        mail = self._only_mail()
        return channels.choose(draft, mail) if mail is not None else draft

    def _only_mail(self) -> Channel | None:
        """The one active e-mail channel; None if there is none, or a choice."""
        mail = [
            channel
            for channel in self._window.composer.channel.channels
            if channel.type == "email" and channel.usable
        ]
        return mail[0] if len(mail) == 1 else None

    async def _open_file(self, path: Path) -> None:
        try:
            size = await asyncio.to_thread(lambda: path.stat().st_size)
            if size > reader.MAX_SIZE:
                raise reader.ReadError("too_large")
            content = await asyncio.to_thread(path.read_bytes)
        except OSError:
            words = messages.read_error("unreadable")
            self._window.notice.show_notice(Notice("import", f"{path.name}: {words}", "danger"))
            return
        except reader.ReadError as error:
            self._window.notice.show_notice(
                Notice("import", messages.read_error(error.code), "danger")
            )
            return
        self._import(lambda: reader.read_payload(content))

    def _channel_of(self, draft: Draft) -> Channel | None:
        return self._window.composer.channel.find(draft.channel_id)

    @Slot(str)
    def _on_draft_opened(self, key: str) -> None:
        if key != self._session.draft.key or self.showing_sent:
            self._tasks.start("open-draft", self.open_draft(key), replace=True)

    async def open_draft(self, key: str) -> None:
        """Lay the stored draft *key* on the desk, if there is one."""
        workspace = self._workspace
        if workspace is None:
            return
        self._window.composer.flush()
        await workspace.keeper.flush()
        draft = self._unstorable.get(key) or await workspace.drafts.load(key)
        if draft is not None:
            self.lay(draft)

    @Slot(str)
    def _on_draft_duplicated(self, key: str) -> None:
        self._tasks.start("duplicate", self._duplicate(key))

    async def _duplicate(self, key: str) -> None:
        assert self._workspace is not None
        draft = self._unstorable.get(key) or await self._workspace.drafts.load(key)
        if draft is not None:
            self.lay(draft.duplicate())

    async def let_go(self, key: str) -> None:
        """The draft *key* was deleted: it has no row, and does not stay on the desk."""
        self._stored.discard(key)
        if key == self._session.draft.key and not self.showing_sent:
            self.new()
        await self._list()

    async def take_back(self, draft: Draft) -> None:
        """*draft* is no longer deleted: it has its row again and lies on the desk."""
        await self._list()
        self.lay(draft)

    # -- keeping ------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, draft: Draft) -> None:
        workspace = self._workspace
        if workspace is None or self.showing_sent:
            return
        if draft.is_empty and draft.key not in self._stored:
            return
        if workspace.database.read_only:
            self._keep_in_memory(draft)
            return
        self.remember(draft)
        workspace.keeper.note(draft)

    def _keep_in_memory(self, draft: Draft) -> None:
        """Nothing can be stored: what was typed stays in the list until the program ends."""
        if self._unstorable.keep(draft, self._as_read if draft.key in self._stored else None):
            self._window.composer.set_saved(None, self.tr("Not saved, kept until you quit"))
            self._window.sidebar.put_draft(row_of(draft))
            self._window.sidebar.choose_draft(draft)

    def _on_saved(self, key: str, saved_at: datetime) -> None:
        self._stored.add(key)
        draft = self._session.draft
        if key != draft.key or self.showing_sent:
            self.relist()
            return
        self._window.composer.set_saved(saved_at)
        self._window.composer.offer_versions(True)
        if not self._window.search.text().strip():
            self._window.sidebar.put_draft(row_of(draft, saved_at))
            self._window.sidebar.choose_draft(draft)

    def remember(self, draft: Draft) -> None:
        """Keep in mind that *draft* lies here, and its channel: a kill may come before a save."""
        workspace = self._workspace
        if workspace is None or workspace.database.read_only:
            return
        channel = draft.channel_id
        if channel and channel != self._last_channel:
            self._last_channel = channel
            self._tasks.start("remember-channel", workspace.remember(_LAST_CHANNEL, channel))
        self._remember(draft.key)

    def _remember(self, key: str) -> None:
        workspace = self._workspace
        if workspace is None or workspace.database.read_only or key == self._remembered:
            return
        self._remembered = key
        self._tasks.start("remember-draft", workspace.remember(LAST_DRAFT, key), replace=True)

    def keep_again(self) -> None:
        """The data file was mended and may have lost what lies here: store it once more."""
        self._remembered = ""
        self._on_changed(self._session.draft)
        self.relist()

    def _on_save_failed(self, code: str) -> None:
        words = messages.storage_trouble(code)
        self._window.composer.set_saved(None, self.tr("Not saved"))
        self._window.notice.show_notice(Notice("saving", words, "danger", lasts=True))

    def _on_recovered(self) -> None:
        self._window.notice.clear("saving")

    # -- listing ------------------------------------------------------------------

    async def _list(self) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        sought = self._window.search.text().strip()
        try:
            rows = await (workspace.drafts.search(sought) if sought else workspace.drafts.all())
            sent = await workspace.sent(sought)
        except StorageFailed as error:
            self._on_save_failed(error.code)
            return
        if workspace is not self._workspace:
            return
        if not sought:
            self._stored.update(row.key for row in rows)
        self._window.sidebar.set_searching(bool(sought))
        self._window.sidebar.put_drafts(rows)
        for row in () if sought else self._unstorable.rows():
            self._window.sidebar.put_draft(row)
        self._window.sidebar.put_sent(sent)
        if not self.showing_sent:
            self._window.sidebar.choose_draft(self._session.draft)

    def relist(self) -> None:
        """Read the lists anew: a draft became a message, or the other way round."""
        self._tasks.start("list", self._list(), replace=True)

    @Slot(str)
    def _on_search(self, _text: str) -> None:
        self._searching.start()

    @Slot()
    def _on_search_due(self) -> None:
        self.relist()
