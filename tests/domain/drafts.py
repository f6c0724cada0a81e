"""Drafts that are fine on their channel, to be spoilt by a test."""

from __future__ import annotations

from datetime import UTC, datetime

from mateo_desktop.domain.channels import KNOWN_TYPES, Channel, choose
from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient, new_id
from mateo_desktop.domain.validation import Problem, problems

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
CONTACT = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
CHANNELS = {channel_type: Channel(new_id(), channel_type) for channel_type in (*KNOWN_TYPES, "fax")}
TO = {
    "email": Recipient("erika@example.org", "Erika Muster"),
    "sms": Recipient("+4917139200001", "Erika Muster"),
    "whatsapp": Recipient("+4917139200001", "Erika Muster"),
    "instagram": Recipient(contact_id=CONTACT),
    "facebook": Recipient(contact_id=CONTACT),
    "google_business_messaging": Recipient("conversations/1"),
    "postal": Recipient(full_name="Erika Muster", contact_id=CONTACT),
    "fax": Recipient("+493023125000"),
}


def good(channel_type: str, **fields: object) -> Draft:
    """A draft that is fine on its channel, changed in *fields*."""
    words: dict[str, object] = {"to": (TO[channel_type],), "text": "Hallo"}
    if channel_type == "email":
        words["subject"] = "Angebot"
    draft = choose(Draft.new(**(words | fields)), CHANNELS[channel_type])
    channel_id = fields.get("channel_id", draft.channel_id)
    return draft.replace(channel_id=channel_id)


def found(draft: Draft, channel: Channel | None = None) -> tuple[Problem, ...]:
    return problems(draft, channel or CHANNELS.get(draft.channel_type), NOW)


def codes(draft: Draft) -> list[str]:
    return [problem.code for problem in found(draft)]


def only(draft: Draft) -> Problem:
    (problem,) = found(draft)
    return problem


def email(**fields: object) -> Draft:
    return good("email", **fields)


def whatsapp(**fields: object) -> Draft:
    return good("whatsapp", **fields)


def button(**fields: str) -> Draft:
    return whatsapp(actions=(Action(**({"text": "Ja"} | fields)),))


def file(url: str = "", **fields: object) -> Draft:
    return email(attachments=(Attachment(url, **fields),))
