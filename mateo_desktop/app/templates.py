"""Templates to choose from, with and without a network.

The book on this machine answers at once. The server lists approvals only, and
whether it tells a template's words is an assumption (mateo-api.md, 3.7); where
it does not, a person enters them once.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mateo_desktop.app.listing import ClientFor, Listing, refreshed
from mateo_desktop.domain.template import STATUSES, Template
from mateo_desktop.storage.template_values import TemplateValues
from mateo_desktop.storage.templates import TemplateBook

if TYPE_CHECKING:
    from mateo_desktop.api.replies import TemplateReply
    from mateo_desktop.storage.entries import Entry

#: Approvals are WhatsApp's: no other network asks for one.
_CHANNEL_TYPE = "whatsapp"


class Templates:
    """What can be offered when somebody needs a template."""

    def __init__(self, book: TemplateBook, client_for: ClientFor, values: TemplateValues) -> None:
        self._book = book
        self._client_for = client_for
        self._values = values

    async def all(self, profile_id: str) -> list[Template]:
        """The templates this machine knows, without asking anybody."""
        return await self._book.all(profile_id)

    async def refresh(self, profile_id: str) -> Listing[Template]:
        """Ask the server for the templates and put them into the book.

        Texts by hand stay. Raises StorageFailed only if the book cannot be read.
        """
        return await refreshed(
            profile_id,
            self._client_for,
            ask=lambda client: client.templates(),
            read=listed,
            keep=self._book.put_fetched,
            known=self._book.all,
        )

    async def enter(self, profile_id: str, template: Template) -> list[Template]:
        """Remember what a person entered; gives all templates. Raises StorageFailed.

        What the server listed of an approval is the server's to change.
        """
        known = await self._book.get(profile_id, template.id)
        told = known is not None and known.raw != ""
        template = dataclasses.replace(template, text=template.text.strip())
        words = (template.text, template.header_kind, template.footer, template.buttons)
        # What nobody lists is the person's, if it is a name alone. Of what is listed,
        # emptied words are no words: the server may tell some again.
        facts = () if told else (template.name, template.status, template.category)
        template = dataclasses.replace(template, by_hand=any((*words, *facts)))
        if known is not None:
            template = dataclasses.replace(
                template,
                name=template.name or known.name,
                channel_type=template.channel_type or known.channel_type,
                language=template.language or known.language,
                status=known.status if told else template.status,
                category=(known.category if told else "") or template.category,
                reason=known.reason,
                raw=known.raw,
            )
        if template.by_hand or known is not None:
            await self._book.put(profile_id, template)
        return await self._book.all(profile_id)

    async def values(self, profile_id: str) -> dict[str, dict[int, tuple[str, ...]]]:
        """What went into templates before: by folded template ID and place, the latest first."""
        return await self._values.all(profile_id)

    async def learn(self, entry: Entry) -> None:
        """Remember the values of an accepted message, for its own workspace."""
        draft = entry.draft
        if draft.template_id and not {"template_id", "placeholder_values"} & draft.left_out:
            await self._values.remember(
                entry.profile_id, draft.template_id, draft.placeholder_values
            )

    async def forget_value(
        self, profile_id: str, template_id: str, place: int, value: str
    ) -> dict[str, dict[int, tuple[str, ...]]]:
        """Do not offer *value* there any more; gives what is still known."""
        await self._values.forget(profile_id, template_id, place, value)
        return await self._values.all(profile_id)


def listed(replies: Iterable[TemplateReply]) -> list[Template]:
    """One template for all its approvals, with the best of their states."""
    grouped: dict[str, list[TemplateReply]] = {}
    for reply in replies:
        if reply.id:
            grouped.setdefault(reply.id.casefold(), []).append(reply)
    return [_template(approvals) for approvals in grouped.values()]


def _template(approvals: list[TemplateReply]) -> Template:
    best = min(approvals, key=_rank)
    return Template(
        id=approvals[0].id,
        name=next((each.name for each in approvals if each.name), ""),
        text=next((each.text for each in approvals if each.text), ""),
        channel_type=_CHANNEL_TYPE,
        language=next((each.language for each in approvals if each.language), ""),
        status=best.status,
        category=best.category or next((each.category for each in approvals if each.category), ""),
        reason=best.rejection_reason,
        raw=json.dumps([dict(each.raw) for each in approvals], ensure_ascii=True),
    )


def _rank(reply: TemplateReply) -> int:
    """The best known state first; one that nobody knows is better than none."""
    if reply.status in STATUSES:
        return STATUSES.index(reply.status)
    return len(STATUSES) + (not reply.status)
