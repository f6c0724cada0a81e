"""Templates to choose from, with and without a network.

The book on this machine answers at once. The server lists approvals only, and
whether it tells a template's words is an assumption (mateo-api.md, 3.7); where
it does not, a person enters them once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

from mateo_desktop.api.errors import ApiError
from mateo_desktop.app.troubles import trouble_code
from mateo_desktop.storage.database import StorageFailed
from mateo_desktop.storage.templates import Template, TemplateBook

if TYPE_CHECKING:
    from mateo_desktop.api.client import MateoClient
    from mateo_desktop.api.replies import TemplateReply

ClientFor = Callable[[str], Awaitable["MateoClient | None"]]

#: The states of an approval (mateo-api.md, 3.7), the best first: a template may
#: have one for each provider, and one that takes it is enough.
STATUSES: tuple[str, ...] = ("approved", "in_review", "requested", "rejected")

#: Approvals are WhatsApp's: no other network asks for one.
_CHANNEL_TYPE = "whatsapp"


@dataclasses.dataclass(frozen=True, slots=True)
class TemplatesResult:
    """The templates as they are known now, and why the server was no help, if so.

    ``trouble`` is one of ``troubles.TROUBLES`` or "".
    """

    templates: tuple[Template, ...]
    trouble: str = ""


class Templates:
    """What can be offered when somebody needs a template."""

    def __init__(self, book: TemplateBook, client_for: ClientFor) -> None:
        self._book = book
        self._client_for = client_for

    async def all(self, profile_id: str) -> list[Template]:
        """The templates this machine knows, without asking anybody."""
        return await self._book.all(profile_id)

    async def refresh(self, profile_id: str) -> TemplatesResult:
        """Ask the server for the templates and put them into the book.

        Texts by hand stay. Raises StorageFailed only if the book cannot be read.
        """
        trouble = ""
        try:
            client = await self._client_for(profile_id)
            if client is None:
                trouble = "no_token"
            else:
                fetched = listed(await client.templates())
                try:
                    await self._book.put_fetched(profile_id, fetched)
                except StorageFailed:
                    return TemplatesResult(tuple(fetched), "storage")
        except ApiError as error:
            trouble = trouble_code(error)
        return TemplatesResult(tuple(await self._book.all(profile_id)), trouble)

    async def enter(self, profile_id: str, template: Template) -> list[Template]:
        """Remember a text that a person entered; gives all templates. Raises StorageFailed."""
        known = await self._book.get(profile_id, template.id)
        if not template.text.strip():
            # An emptied text is no text: the server may tell one again.
            template = dataclasses.replace(template, text="", by_hand=False)
        else:
            template = dataclasses.replace(template, by_hand=True)
        if known is not None:
            template = dataclasses.replace(
                template,
                name=template.name or known.name,
                channel_type=template.channel_type or known.channel_type,
                language=template.language or known.language,
                status=known.status,
            )
        if template.text or known is not None:
            await self._book.put(profile_id, template)
        return await self._book.all(profile_id)


def listed(replies: Iterable[TemplateReply]) -> list[Template]:
    """One template for all its approvals, with the best of their states."""
    found: dict[str, Template] = {}
    for reply in replies:
        if not reply.id:
            continue
        before = found.get(reply.id.casefold())
        found[reply.id.casefold()] = Template(
            id=before.id if before else reply.id,
            name=(before.name if before else "") or reply.name,
            text=(before.text if before else "") or reply.text,
            channel_type=_CHANNEL_TYPE,
            language=(before.language if before else "") or reply.language,
            status=_better(before.status if before else "", reply.status),
        )
    return list(found.values())


def _better(one: str, other: str) -> str:
    known = [status for status in STATUSES if status in (one, other)]
    return known[0] if known else one or other
