"""Contacts beyond finding them: making one, and where a letter to one goes.

A contact is made by one request for one click. Where nobody knows whether it
came through, that is said: asked again, it might be made twice.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from mateo_desktop.api.errors import (
    ApiError,
    HelperMissing,
    NotSent,
    RateLimited,
    Refused,
)
from mateo_desktop.app.troubles import trouble_code
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.storage.errors import StorageFailed

if TYPE_CHECKING:
    from mateo_desktop.api.client import MateoClient
    from mateo_desktop.api.replies import Contact
    from mateo_desktop.app.directory import Directory
    from mateo_desktop.domain.new_contact import NewContact
    from mateo_desktop.storage.books import KeyValue

#: What became of a contact that was to be made.
MADE, NOT_MADE, UNKNOWN = "made", "not_made", "unknown"

#: So many addresses of letters are kept for a day without a network.
MOST_ADDRESSES = 200

#: PostgreSQL's code for "there is one already" (appendix A).
_TAKEN = "23505"


@dataclasses.dataclass(frozen=True, slots=True)
class Made:
    """The end of :meth:`Contacts.make`.

    ``code`` says why there is no contact: one of ``troubles.TROUBLES``, "taken"
    (a handle belongs to another contact), "forbidden" or "not_offered".
    ``words`` are the server's own.
    """

    fate: str
    code: str = ""
    words: str = ""
    contact: Contact | None = None


class Contacts:
    """Makes contacts of a workspace and remembers where their letters go."""

    def __init__(
        self,
        client_for: Callable[[str], Awaitable[MateoClient | None]],
        memory: KeyValue,
        directory: Directory,
    ) -> None:
        self._client_for = client_for
        self._memory = memory
        self._directory = directory

    async def make(self, profile_id: str, new: NewContact) -> Made:
        """Post *new* once. Never raises for what the network or the server does."""
        client = await self._client_for(profile_id)
        if client is None:
            return Made(NOT_MADE, "no_token")
        try:
            contact = await client.create_contact(new.body)
        except ApiError as error:
            return _failed(error)
        self._note(contact)
        return Made(MADE, contact=contact)

    async def look(self, profile_id: str, new: NewContact) -> Contact | None:
        """The contact that *new* has become, if there is one now. Raises ApiError."""
        client = await self._client_for(profile_id)
        if client is None:
            raise NotSent("bad_token")
        handles = {handle.casefold() for handle in new.handles}
        for text in (*new.handles, new.full_name):
            for contact in await client.contacts(text) if text.strip() else ():
                known = {handle.casefold() for handle in contact.handles.values()}
                same_name = contact.full_name.casefold() == new.full_name.strip().casefold()
                if known & handles or (not handles and same_name):
                    self._note(contact)
                    return contact
        return None

    # -- letters ------------------------------------------------------------------

    async def address(self, profile_id: str, contact_id: str) -> bool:
        """Ask where letters to that contact go, unless it is known; whether it is now.

        Without an answer it is what was known the last time.
        """
        key = contact_id.casefold()
        if key not in self._directory.addresses:
            try:
                client = await self._client_for(profile_id)
                contact = await client.contact(contact_id) if client is not None else None
            except ApiError:
                client = contact = None
            if client is None:
                return await self._recall(profile_id, key)
            if contact is None:
                # Who is no contact any more has no address either.
                return False
            self._note(contact)
        await self._keep(profile_id, key)
        return True

    def _note(self, contact: Contact) -> None:
        key = contact.id.casefold()
        self._directory.addresses[key] = contact.address_lines
        self._directory.address_lacks[key] = contact.address_lacks

    async def _keep(self, profile_id: str, key: str) -> None:
        facts = [self._directory.addresses[key], self._directory.address_lacks.get(key, ())]
        kept = await self._kept(profile_id)
        if kept.get(key) == [list(each) for each in facts]:
            return
        kept.pop(key, None)
        kept[key] = [list(each) for each in facts]
        latest = dict(list(kept.items())[-MOST_ADDRESSES:])
        try:
            await self._memory.put(f"{profile_id}/addresses", json.dumps(latest))
        except StorageFailed:
            # It is known for this run, and will be asked for in the next one.
            return

    async def _recall(self, profile_id: str, key: str) -> bool:
        facts = (await self._kept(profile_id)).get(key)
        if facts is None:
            return False
        self._directory.addresses[key] = tuple(facts[0])
        self._directory.address_lacks[key] = tuple(facts[1])
        return True

    async def _kept(self, profile_id: str) -> dict[str, list[list[str]]]:
        try:
            text = await self._memory.get(f"{profile_id}/addresses")
            found = json.loads(text or "{}")
        except (StorageFailed, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def as_recipient(contact: Contact, people: list[Recipient]) -> Recipient:
    """*contact* as somebody to write to: as one of *people*, or by its ID alone."""
    return people[0] if people else Recipient("", contact.full_name, contact.id)


def _failed(error: ApiError) -> Made:
    match error:
        case HelperMissing():
            code = "forbidden" if error.status == 403 else "not_offered"
            return Made(NOT_MADE, code, error.message)
        case Refused() if error.status == 409 or error.code == _TAKEN:
            return Made(NOT_MADE, "taken", error.message)
        case Refused(status=405 | 501):
            return Made(NOT_MADE, "not_offered", error.message)
        case Refused():
            return Made(NOT_MADE, trouble_code(error), f"{error.message} {error.hint}".strip())
        case NotSent() | RateLimited():
            return Made(NOT_MADE, trouble_code(error))
        case _:
            return Made(UNKNOWN, trouble_code(error))
