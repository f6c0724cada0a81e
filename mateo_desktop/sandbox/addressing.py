"""What a message means: who writes to whom, in which conversation, which text.

Only looking, no writing. Nearly everything here is an assumption, because the
reference page says what goes in, not how a conversation is found or what is
refused.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from datetime import timedelta
from typing import Any

from mateo_desktop.sandbox.errors import bad_request, not_found
from mateo_desktop.sandbox.matching import moment
from mateo_desktop.sandbox.settings import Settings
from mateo_desktop.sandbox.store import Store
from mateo_desktop.sandbox.tables import CHANNEL_TYPES, Row

_WINDOW = timedelta(hours=24)
_PLACE = re.compile(r"\{\{(\d+)\}\}", re.ASCII)

#: Handle, name and contact of somebody, by role.
People = list[tuple[str, dict[str, Any]]]


@dataclasses.dataclass(frozen=True, slots=True)
class Intended:
    """A message as it is meant; *conversation* is None when it needs a new one."""

    body: dict[str, Any]
    channel: Row
    people: People
    conversation: Row | None
    text: str | None


class Addressing:
    """Finds out what a checked body means. Raises Refusal where it cannot be."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    def intended(self, body: dict[str, Any]) -> Intended:
        """The message that *body* describes."""
        channel = self._channel(body)
        people = self._people(body, channel)
        conversation = self._conversation(body, channel, people)
        if conversation and not any(role == "to" for role, _ in people):
            people.insert(0, ("to", self._customer(conversation)))
        text = self._text(body, channel, conversation)
        return Intended(body, channel, people, conversation, text)

    def _channel(self, body: dict[str, Any]) -> Row:
        channel = self._store.get("channel", body["from"])
        if channel is None:
            raise not_found("There is no channel with this ID.", "See GET /channel.")
        active = channel["status"] == "active" and channel["active"]
        if self._settings.check_channel_active and not active:
            raise bad_request("This channel is not active.")
        if channel["type"] == "postal":
            for role in ("to", "cc", "bcc"):
                for each in body.get(role) or ():
                    if each.get("handle") or not each.get("contact_id"):
                        raise bad_request(
                            "A postal recipient must have contact_id and no handle.",
                            "Create the contact first.",
                        )
        return channel

    def _people(self, body: dict[str, Any], channel: Row) -> People:
        """Who is addressed, by role, completed from the contacts."""
        return [
            (role, self._person(each, channel["type"]))
            for role in ("to", "cc", "bcc")
            for each in body.get(role) or ()
        ]

    def _person(self, given: dict[str, Any], channel_type: str) -> dict[str, Any]:
        handle = (given.get("handle") or "").strip() or None
        contact = None
        if contact_id := given.get("contact_id"):
            contact = self._store.get("contact", contact_id)
            if contact is None:
                raise not_found("There is no contact with this ID.", "Create the contact first.")
        for key in ("external_id", "secondary_external_id"):
            value = given.get(key.replace("external", "external_contact"))
            if contact is None and value:
                contact = next(iter(self._store.find("contact", **{key: value})), None)
        if contact is None and handle:
            contact = self._contact_of(handle, channel_type)
        if contact is None and handle and self._settings.make_contacts:
            name = given.get("full_name")
            contact = new_contact(self._store, {channel_type: handle, "full_name": name})
        if channel_type != "postal" and handle is None:
            handle = contact[channel_type] if contact else None
            if handle is None:
                raise bad_request("A recipient has no handle on this channel.")
        name = given.get("full_name") or (contact["full_name"] if contact else None)
        return {
            "handle": handle,
            "full_name": name,
            "contact_id": contact["id"] if contact else None,
        }

    def _contact_of(self, handle: str, channel_type: str) -> Row | None:
        wanted = same_handle(handle)
        for contact in self._store.rows("contact"):
            if contact[channel_type] and same_handle(contact[channel_type]) == wanted:
                return contact
        return None

    def _conversation(self, body: dict[str, Any], channel: Row, people: People) -> Row | None:
        """The conversation meant, or None when a new one is needed."""
        if body.get("conversation_id"):
            found = self._store.get("conversation", body["conversation_id"])
            if found is None:
                raise not_found("There is no conversation with this ID.")
            if found["channel_id"] != channel["id"]:
                raise bad_request("This conversation belongs to another channel.")
            return found
        to = [person for role, person in people if role == "to"]
        if not to:
            raise bad_request("There is no recipient.", "Fill in to, or conversation_id.")
        return self._latest_with(channel, to[0])

    def _latest_with(self, channel: Row, person: dict[str, Any]) -> Row | None:
        """The latest conversation with a contact, or with a handle that is none's."""
        if person["contact_id"]:
            key = {"channel_id": channel["id"], "contact_id": person["contact_id"]}
            return next(reversed(self._store.find("conversation", **key)), None)
        wanted = same_handle(person["handle"])
        for row in reversed(self._store.find("recipient", is_organisation=False)):
            found = self._store.get("conversation", row["conversation_id"])
            if (
                same_handle(row["handle"]) == wanted
                and found is not None
                and found["channel_id"] == channel["id"]
                and found["contact_id"] is None
            ):
                return found
        return None

    def _text(self, body: dict[str, Any], channel: Row, conversation: Row | None) -> str | None:
        """What becomes raw_content. Checks templates and the 24-hour window."""
        replied_to = body.get("reply_to_message_id")
        if replied_to and not self._store.get("message", replied_to):
            raise not_found("There is no message with the ID of reply_to_message_id.")
        if body.get("template_id"):
            return self._template_text(body)
        if self._settings.closed_window == "refuse" and self.window_closed(channel, conversation):
            raise bad_request("The customer's last message is more than 24 hours old.")
        marked_up = channel["type"] in ("email", "postal")
        first, second = ("html", "text") if marked_up else ("text", "html")
        return body.get(first) or body.get(second)

    def window_closed(self, channel: Row, conversation: Row | None) -> bool:
        """Whether WhatsApp would take nothing but a template."""
        if channel["type"] != "whatsapp":
            return False
        latest = conversation and conversation["latest_inbound_message_created_at"]
        return not latest or self._store.now() - moment(latest) > _WINDOW

    def _template_text(self, body: dict[str, Any]) -> str:
        template = self._store.get("template", body["template_id"])
        if template is None:
            raise not_found("There is no template with this ID.")
        values = body.get("placeholder_values") or []
        # Assumption: {{1}}, {{2}} … by position, as on WhatsApp itself.
        wanted = len(set(_PLACE.findall(template["text"])))
        if self._settings.check_templates:
            approved = self._store.find(
                "provider_template_approval", template_id=template["id"], status="approved"
            )
            if not approved:
                raise bad_request("This template is not approved.")
            if len(values) != wanted:
                raise bad_request(f"This template needs {wanted} placeholder values.")
        places = {str(at): value for at, value in enumerate(values, 1)}
        text: str = template["text"]
        return _PLACE.sub(lambda found: places.get(found[1], found[0]), text)

    def _customer(self, conversation: Row) -> dict[str, Any]:
        """The other side of *conversation*, when the message names nobody."""
        contact = self._store.get("contact", conversation["contact_id"])
        for row in self._store.find("recipient", conversation_id=conversation["id"]):
            if not row["is_organisation"]:
                return {key: row[key] for key in ("handle", "full_name", "contact_id")}
        handle = contact[conversation["channel_type"]] if contact else None
        return {
            "handle": handle,
            "full_name": contact["full_name"] if contact else None,
            "contact_id": conversation["contact_id"],
        }


@functools.lru_cache(maxsize=10_000)
def same_handle(handle: str | None) -> str:
    """A handle without what people write differently: case, blanks, dashes."""
    return re.sub(r"[\s()/-]", "", handle or "").lower()


def new_contact(store: Store, values: dict[str, Any]) -> Row:
    """A contact row with what such a row always has."""
    row: Row = {"is_blocked": False}
    row |= {f"{channel}_marketing_opt_in": False for channel in CHANNEL_TYPES}
    row |= values
    row["display_name"] = values.get("display_name") or values.get("full_name")
    return store.add("contact", fts=searchable(row), **row)


def searchable(contact: Row) -> str:
    """The words by which a contact is found: what its column fts holds here."""
    columns = ("full_name", "email", "whatsapp", "sms", "city", "external_id")
    return " ".join(str(contact[name]) for name in columns if contact.get(name))
