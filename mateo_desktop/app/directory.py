"""Channels to send from and people to write to, with and without a network.

The book on this machine answers at once; the server is asked in the
background and only ever adds to what is known. A server without these
helpers leaves a form in which everything can be typed by hand.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mateo_desktop.api.errors import ApiError
from mateo_desktop.app.listing import ClientFor, Listing, refreshed
from mateo_desktop.app.troubles import trouble_code
from mateo_desktop.domain.acquaintance import Acquaintance
from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.phone import calling_code
from mateo_desktop.storage.books import ChannelBook, RecentRecipients

if TYPE_CHECKING:
    from mateo_desktop.api.replies import Contact
    from mateo_desktop.storage.entries import Entry

#: A shorter text finds half the workspace.
SHORTEST_SEARCH = 2
_BETWEEN_HANDLES = re.compile(r"[,;\n]")
MOST_FOUND = 20


class Directory:
    """What can be offered while somebody fills in From and To."""

    def __init__(self, book: ChannelBook, recents: RecentRecipients, client_for: ClientFor) -> None:
        self._book = book
        self._recents = recents
        self._client_for = client_for
        self._search: asyncio.Task[list[Contact]] | None = None
        #: Why the server could not be searched, by profile. Nobody asks it again
        #: before a person does.
        self._search_troubles: dict[str, str] = {}
        #: The postal addresses the server told so far, by the contact's folded ID.
        self.addresses: dict[str, tuple[str, ...]] = {}
        #: Which of ADDRESS_PARTS such an address lacks.
        self.address_lacks: dict[str, tuple[str, ...]] = {}
        #: What is known of those who were found last.
        self.known: dict[Recipient, Acquaintance] = {}

    async def channels(self, profile_id: str) -> list[Channel]:
        """The channels this machine knows, without asking anybody."""
        return await self._book.all(profile_id)

    async def refresh(self, profile_id: str) -> Listing[Channel]:
        """Ask the server for the channels and put them into the book.

        Entries by hand stay. Raises StorageFailed only if the book cannot be read.
        """
        return await refreshed(
            profile_id,
            self._client_for,
            ask=lambda client: client.channels(),
            read=lambda told: [channel for channel in told if channel.id],
            keep=self._book.put,
            known=self._book.all,
        )

    async def add_by_hand(self, profile_id: str, channel: Channel) -> list[Channel]:
        """Remember a channel that a person typed; gives all of them."""
        await self._book.add_by_hand(profile_id, channel)
        return await self._book.all(profile_id)

    async def arrange(self, profile_id: str, channels: Iterable[Channel]) -> list[Channel]:
        """Keep the order and the colours of *channels*; gives all of them."""
        await self._book.arrange(profile_id, channels)
        return await self._book.all(profile_id)

    async def remove(self, profile_id: str, channel_id: str) -> list[Channel]:
        """Forget a channel that was entered by hand; gives the others."""
        await self._book.remove(profile_id, channel_id)
        return await self._book.all(profile_id)

    async def last_time(self, profile_id: str, person: Recipient) -> tuple[str, Recipient] | None:
        """From which channel (its ID) *person* was written to last, and as whom; or None."""
        return await self._recents.last_time(profile_id, person)

    def search_trouble(self, profile_id: str) -> str:
        """Why only this machine is searched, one of ``troubles.TROUBLES``; "" if it is not so."""
        return self._search_troubles.get(profile_id, "")

    def search_again(self, profile_id: str) -> None:
        """A person asked for it: the next search goes to the server again."""
        self._search_troubles.pop(profile_id, None)

    def forget_told(self) -> None:
        """Know nothing of what a server told so far: another workspace is open."""
        if self._search is not None:
            self._search.cancel()
            self._search = None
        self.addresses, self.address_lacks, self.known = {}, {}, {}

    async def remembered(
        self, profile_id: str, text: str, channel_type: str, country: str = ""
    ) -> dict[Recipient, Acquaintance]:
        """Those of ``find_contacts`` who are known without asking anybody."""
        if len(text.strip()) < SHORTEST_SEARCH:
            return {}
        people = await self._recents.find(
            profile_id, text.strip(), channel_type, MOST_FOUND, country
        )
        return dict.fromkeys(people, Acquaintance(remembered=True))

    async def find_contacts(
        self, profile_id: str, text: str, channel_type: str, country: str = ""
    ) -> list[Recipient] | None:
        """People whose name or handle holds *text* and who can be reached on such a channel.

        Those who were written to before are found without a network. A later
        call ends an earlier one, which then gives None: its answer is no longer wanted.
        A number is read as it is dialled in *country*.
        A server that could not be searched is left alone until ``search_again``.
        """
        if self._search is not None:
            self._search.cancel()
            self._search = None
        text = text.strip()
        if len(text) < SHORTEST_SEARCH:
            return []
        code = calling_code(country)
        search = self._search = asyncio.create_task(self._contacts(profile_id, text, code))
        try:
            contacts = await search
        except asyncio.CancelledError:
            if not search.cancelled() or _being_cancelled():
                search.cancel()
                raise
            return None
        finally:
            if self._search is search:
                self._search = None
        for contact in contacts:
            if contact.id:
                self.addresses[contact.id.casefold()] = contact.address_lines
                self.address_lacks[contact.id.casefold()] = contact.address_lacks
        recents = await self._recents.find(profile_id, text, channel_type, MOST_FOUND, country)
        found = [(one, c) for c in contacts for one in reachable(c, channel_type)]
        people = _distinct([one for one, _ in found], recents)[:MOST_FOUND]
        self.known = _known(people, found, recents, channel_type)
        return people

    async def learn(self, entry: Entry) -> None:
        """Remember whom an accepted message went to."""
        draft = entry.draft
        await self._recents.remember(
            entry.profile_id, draft.channel_type, draft.recipients, draft.channel_id
        )

    async def forget(self, profile_id: str, recipient: Recipient) -> None:
        """Do not offer this person any more."""
        await self._recents.forget(profile_id, recipient)

    async def _contacts(self, profile_id: str, text: str, code: str) -> list[Contact]:
        if profile_id in self._search_troubles:
            return []
        try:
            client = await self._client_for(profile_id)
            return [] if client is None else await client.contacts(text, MOST_FOUND, code)
        except ApiError as error:
            self._search_troubles[profile_id] = trouble_code(error)
            return []


def reachable(contact: Contact, channel_type: str) -> list[Recipient]:
    """*contact* as a recipient on such a channel, once for each handle that fits it."""
    if channel_type == "postal":
        # A letter goes to a contact, and must not carry a handle (the reference page).
        letter = Recipient(full_name=contact.full_name, contact_id=contact.id)
        return [letter] if contact.id else []
    handles = contact.handles.get(channel_type, "")
    if not handles and not channel_type:
        handles = next(iter(contact.handles.values()), "")
    each = dict.fromkeys(one.strip() for one in _BETWEEN_HANDLES.split(handles))
    return [Recipient(one, contact.full_name, contact.id) for one in each if one]


def _known(
    people: Iterable[Recipient],
    found: Iterable[tuple[Recipient, Contact]],
    recents: Iterable[Recipient],
    channel_type: str,
) -> dict[Recipient, Acquaintance]:
    told = dict(found)
    used = {name for person in recents for name in _names(person)}
    known = {}
    for person in people:
        remembered = bool(_names(person) & used)
        contact = told.get(person)
        if contact is None:
            known[person] = Acquaintance(remembered)
            continue
        is_letter = channel_type == "postal"
        known[person] = Acquaintance(
            remembered,
            contact.marketing.get(channel_type),
            contact.basis.get(channel_type, ""),
            contact.address_lines if is_letter else (),
            contact.address_lacks if is_letter else (),
        )
    return known


def _names(person: Recipient) -> set[str]:
    return {name.casefold() for name in (person.handle, person.contact_id) if name}


def _distinct(contacts: Iterable[Recipient], recents: Iterable[Recipient]) -> list[Recipient]:
    """Everybody once; who is a contact is offered as the contact is now, by every handle."""
    # Two contacts may share a number, as families do: both are offered.
    each: dict[tuple[str, str], Recipient] = {}
    for person in contacts:
        each.setdefault((person.handle.casefold(), person.contact_id.casefold()), person)
    found = list(each.values())
    seen = {name for person in found for name in _names(person)}
    for person in recents:
        if not _names(person) & seen:
            found.append(person)
        seen |= _names(person)
    return found


def _being_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
