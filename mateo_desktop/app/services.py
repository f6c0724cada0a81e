"""Everything behind the window, opened once for a data folder.

The parts know each other only through what they are handed here. What they
have to tell goes to a :class:`Listener`, which the window fills in.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self

from mateo_desktop.app.accounts import Accounts, loaded
from mateo_desktop.app.answers import Answer
from mateo_desktop.app.composing import DraftKeeper
from mateo_desktop.app.contacts import Contacts
from mateo_desktop.app.directory import Directory
from mateo_desktop.app.sending import Choice, Sender
from mateo_desktop.app.spelling import Spelling
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.app.templates import Templates
from mateo_desktop.app.windows import Windows
from mateo_desktop.app.workspace import Workspace
from mateo_desktop.domain.redact import Redactor, Secret
from mateo_desktop.storage.books import ChannelBook, KeyValue, RecentRecipients
from mateo_desktop.storage.database import Database, StorageFailed
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Entry, Ledger
from mateo_desktop.storage.preferences import Preferences
from mateo_desktop.storage.profiles import Profile, ProfileStore
from mateo_desktop.storage.secrets import TokenStore
from mateo_desktop.storage.snippets import SignatureBook, SnippetBook
from mateo_desktop.storage.template_values import TemplateValues
from mateo_desktop.storage.templates import TemplateBook
from mateo_desktop.storage.windows import WindowBook

if TYPE_CHECKING:
    from mateo_desktop.sandbox import SandboxThread

#: A backup younger than this is new enough (sending.md keeps the last five).
_BACKUP_AFTER_S = 20 * 3600.0

#: The sandbox listens here if it can, so that its outbox finds it again.
_SANDBOX_PORT = 47_813

#: How long work under way may take to end.
_GRACE_S = 2.0

_log = logging.getLogger(__name__)


@dataclasses.dataclass(slots=True)
class Listener:
    """Who is told what; every part has a default that does nothing."""

    entry_changed: Callable[[Entry], None] = lambda _entry: None
    draft_saved: Callable[[str, datetime], None] = lambda _key, _at: None
    saving_failed: Callable[[str], None] = lambda _code: None
    saving_recovered: Callable[[], None] = lambda: None
    data_recovered: Callable[[], None] = lambda: None
    #: The profile whose messages taught something.
    values_learned: Callable[[str], None] = lambda _profile_id: None


class Services:
    """The parts that live as long as the program, whichever workspace is open."""

    def __init__(
        self, database: Database, preferences: Preferences, tasks: Tasks, redactor: Redactor
    ) -> None:
        self.listener = Listener()
        self.database = database
        database.on_recovered = self._on_data_recovered
        self.drafts = DraftStore(database)
        self.ledger = Ledger(database, redact=redactor)
        self.profiles = ProfileStore(database)
        self.key_values = KeyValue(database)
        self.tokens = TokenStore()
        self.accounts = Accounts(self.profiles, self.tokens, on_secret=redactor.add)
        self.directory = Directory(
            ChannelBook(database), RecentRecipients(database), self.accounts.client_for
        )
        self._template_values = TemplateValues(database)
        self.contacts = Contacts(self.accounts.client_for, self.key_values, self.directory)
        self.templates = Templates(
            TemplateBook(database), self.accounts.client_for, self._template_values
        )
        self.snippets = SnippetBook(database)
        self.signatures = SignatureBook(database)
        self.windows = Windows(WindowBook(database), tasks)
        self.spelling = Spelling(database.folder)
        self.keeper = DraftKeeper(
            self.drafts,
            tasks,
            on_saved=self._on_saved,
            on_failed=self._on_failed,
            on_recovered=self._on_recovered,
        )
        self.sender = Sender(
            self.ledger,
            self.accounts.client_for,
            tasks,
            changed=self._on_entry_changed,
            accepted=self._on_accepted,
            window_end=self.windows.end,
            hold_s=preferences.hold_seconds,
            stale_minutes=preferences.stale_minutes,
        )
        self._preferences = preferences
        self._tasks = tasks
        self._sandbox: SandboxThread | None = None
        self._is_sending = False

    @classmethod
    async def open(
        cls, folder: Path, preferences: Preferences, tasks: Tasks, redactor: Redactor
    ) -> Self:
        """Open the data in *folder*. Raises StorageFailed if that cannot be done at all."""
        services = cls(await Database.open(folder), preferences, tasks, redactor)
        await services.windows.read()
        if not services.database.read_only:
            tasks.start("housekeeping", services._keep_house())
        return services

    def workspace(self, profile: Profile) -> Workspace:
        """The parts as one workspace sees them."""
        self.drafts.profile_id = profile.id
        return Workspace(profile, self)

    async def sandbox(self, name: str) -> Profile:
        """The built-in sandbox as a profile, started if it is not running."""
        await loaded("mateo_desktop.sandbox")
        from mateo_desktop.sandbox import TOKEN, SandboxThread

        if self._sandbox is None:
            sandbox = SandboxThread()
            try:
                await asyncio.to_thread(sandbox.start, _SANDBOX_PORT)
            except OSError:
                sandbox = SandboxThread()
                await asyncio.to_thread(sandbox.start, 0)
            self._sandbox = sandbox
        return self.accounts.sandbox(name, self._sandbox.base_url, Secret(TOKEN))

    @property
    def running_sandbox(self) -> SandboxThread | None:
        """The sandbox while it runs, for its menu of faults."""
        return self._sandbox

    async def start_sending(self) -> None:
        """Take up what the last run left; only the first call does anything."""
        if not self._is_sending and not self.database.read_only:
            self._is_sending = True
            await self.sender.start()

    def follow(self, preferences: Preferences) -> None:
        """The person chose other preferences."""
        self._preferences = preferences
        self.sender.hold_s = preferences.hold_seconds
        self.sender.stale_minutes = preferences.stale_minutes

    async def aclose(self, choice: Choice = "keep") -> None:
        """Stop sending, save what is not saved, and close everything."""
        await self.sender.aclose(choice)
        await self.keeper.flush()
        self.keeper.rest()
        await self.windows.saved()
        # Whatever still asks the server or the database must end before they do.
        await self._tasks.aclose(_GRACE_S)
        await self.accounts.aclose()
        await self.spelling.aclose()
        await self.database.close()
        if self._sandbox is not None:
            await asyncio.to_thread(self._sandbox.stop)

    async def _keep_house(self) -> None:
        """A backup a day, and what is older than the person wants to keep goes."""
        try:
            await self.database.backup(unless_younger_than_s=_BACKUP_AFTER_S)
            before = datetime.now(UTC) - timedelta(days=self._preferences.retention_days)
            await self.ledger.forget_before(before)
            await self._template_values.forget_before(before)
            await self.windows.forget_before(before)
            await self.drafts.empty_trash(datetime.now(UTC) - timedelta(days=30))
        except StorageFailed as error:
            _log.warning("keeping house failed: %s", error.code)

    def _on_saved(self, key: str, at: datetime) -> None:
        self.listener.draft_saved(key, at)

    def _on_failed(self, code: str) -> None:
        self.listener.saving_failed(code)

    def _on_recovered(self) -> None:
        self.listener.saving_recovered()

    def _on_data_recovered(self) -> None:
        self.listener.data_recovered()

    def _on_entry_changed(self, entry: Entry) -> None:
        self.listener.entry_changed(entry)

    def _on_accepted(self, entry: Entry, _answer: Answer) -> None:
        self._tasks.start(f"learn:{entry.id}", self._learn(entry))

    async def _learn(self, entry: Entry) -> None:
        await self.directory.learn(entry)
        await self.templates.learn(entry)
        self.listener.values_learned(entry.profile_id)
