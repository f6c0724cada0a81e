"""One workspace that is open: its profile, and the parts as it uses them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from mateo_desktop.app.conversations import Conversations
from mateo_desktop.domain.window import Heard
from mateo_desktop.storage.ledger import Entry
from mateo_desktop.storage.profiles import Profile

if TYPE_CHECKING:
    from mateo_desktop.api.client import MateoClient
    from mateo_desktop.app.services import Services


class Workspace:
    """What the desk works with; nothing of another workspace is reachable here."""

    def __init__(self, profile: Profile, services: Services) -> None:
        self.profile = profile
        self.listener = services.listener
        self.database = services.database
        self.drafts = services.drafts
        self.ledger = services.ledger
        self.keeper = services.keeper
        self.sender = services.sender
        self.directory = services.directory
        self.contacts = services.contacts
        self.conversations = Conversations(
            told=functools.partial(services.windows.learn, profile.id)
        )
        self.templates = services.templates
        self.snippets = services.snippets
        self.signatures = services.signatures
        self._services = services

    async def client(self) -> MateoClient | None:
        """The client of this workspace, or None while there is no token."""
        return await self._services.accounts.client_for(self.profile.id)

    def heard(self, conversation_id: str) -> Heard | None:
        """When the customer of a conversation of this workspace last wrote, if it is known."""
        return self._services.windows.heard(self.profile.id, conversation_id)

    async def outbox(self) -> list[Entry]:
        """What is on its way from this workspace, and what waits for a person."""
        return [e for e in await self.ledger.outbox() if e.profile_id == self.profile.id]

    async def sent(self, search: str = "") -> list[Entry]:
        """What was accepted from this workspace, the latest first."""
        return await self.ledger.sent(self.profile.id, search=search)

    async def start_sending(self) -> None:
        """Let what waits go on."""
        await self._services.start_sending()

    async def remembered(self, name: str) -> str:
        """A small thing kept for this workspace, "" if there is none."""
        return await self._services.key_values.get(f"{self.profile.id}/{name}") or ""

    async def remember(self, name: str, text: str) -> None:
        """Keep a small thing for this workspace. Raises StorageFailed."""
        await self._services.key_values.put(f"{self.profile.id}/{name}", text)
