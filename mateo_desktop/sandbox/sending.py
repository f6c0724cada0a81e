"""``POST /send_message``: from a checked body to rows, and the answer made of them.

The shape of the answer is the reference page's: conversation, message,
recipients with the sender among them, actions. What the rows say beyond what
was asked for is an assumption (status "scheduled", author_type "employee").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from mateo_desktop.sandbox import checks
from mateo_desktop.sandbox.addressing import Addressing, Intended
from mateo_desktop.sandbox.errors import exists
from mateo_desktop.sandbox.matching import moment
from mateo_desktop.sandbox.settings import Settings
from mateo_desktop.sandbox.store import Store, stamp
from mateo_desktop.sandbox.tables import Row


class Deliveries:
    """How often what has really been sent: the measure of "never twice".

    ``by_id`` counts by the ID that was asked for (or made, if none was),
    ``by_body`` by the bytes of the request. A scheduled message counts when it
    is accepted.
    """

    def __init__(self) -> None:
        self.by_id: Counter[str] = Counter()
        self.by_body: Counter[bytes] = Counter()

    @property
    def total(self) -> int:
        """All messages that were sent."""
        return self.by_body.total()

    def note(self, message_id: str, body: bytes) -> None:
        """One message has gone out."""
        self.by_id[message_id.lower()] += 1
        self.by_body[body] += 1


class Sending:
    """Takes messages in. *on_stored* hears of every new one."""

    def __init__(
        self, store: Store, settings: Settings, on_stored: Callable[[Row], None] = lambda _row: None
    ) -> None:
        self.deliveries = Deliveries()
        self.addressing = Addressing(store, settings)
        self._store = store
        self._settings = settings
        self._on_stored = on_stored

    def send(self, body: dict[str, Any], raw: bytes) -> dict[str, Any]:
        """The answer to *body*, of which *raw* are the bytes. Raises Refusal."""
        checks.send_request(body, strict=self._settings.refuse_unknown_keys)
        intended = self.addressing.intended(body)
        asked_id = body.get("id")
        if (known := self._store.get("message", asked_id)) is not None:
            match self._settings.on_repeated_id:
                case "conflict":
                    raise exists("A message with this id exists.")
                case "return":
                    return self._answer(known)
                case "update":
                    self._overwrite(known, intended)
                    return self._answer(known)
        message = self._store_message(intended, None if known else asked_id)
        self.deliveries.note(asked_id or message["id"], raw)
        self._on_stored(message)
        return self._answer(message)

    def _store_message(self, intended: Intended, message_id: str | None) -> Row:
        now = self._store.now()
        conversation = intended.conversation or self._new_conversation(intended)
        later = _due(intended.body, now)
        message = self._store.add(
            "message",
            now,
            id=message_id,
            conversation_id=conversation["id"],
            is_inbound=False,
            author_type="employee",
            forwarded=False,
            status="scheduled" if later else "sent",
            sent_at=None if later else stamp(now),
            timestamp=stamp(later or now),
            **_words(intended),
        )
        self._store.change(
            conversation,
            status=intended.body.get("conversation_status") or conversation["status"],
            latest_message_id=message["id"],
            latest_message_created_at=message["created_at"],
        )
        self._add_people_and_actions(intended, message)
        self._store.add(
            "event",
            conversation_id=conversation["id"],
            type="outbound",
            source_type="employee",
            target_type="message",
            target_message_id=message["id"],
        )
        return message

    def _new_conversation(self, intended: Intended) -> Row:
        first = next(person for role, person in intended.people if role == "to")
        return self._store.add(
            "conversation",
            subject=intended.body.get("subject"),
            status="open",
            unread=False,
            channel_id=intended.channel["id"],
            channel_type=intended.channel["type"],
            contact_id=first["contact_id"],
            tags=[],
            is_spam=False,
        )

    def _add_people_and_actions(self, intended: Intended, message: Row) -> None:
        place = {"conversation_id": message["conversation_id"], "message_id": message["id"]}
        ours = {"handle": intended.channel["handle"], "full_name": intended.channel["name"]}
        for role, person in [("from", ours), *intended.people]:
            self._store.add(
                "recipient",
                role=role,
                status=message["status"],
                is_organisation=role == "from",
                **place,
                **person,
            )
        for action in intended.body.get("actions") or ():
            self._store.add(
                "message_action",
                text=action.get("text"),
                data=action.get("data"),
                type=action.get("type") or "quick_reply",
                subtype=action.get("subtype"),
                clicked=False,
                **place,
            )

    def _overwrite(self, message: Row, intended: Intended) -> None:
        """Put new words into a known message; it stays in its conversation."""
        self._store.change(message, **_words(intended))
        for table in ("recipient", "message_action"):
            for row in self._store.find(table, message_id=message["id"]):
                self._store.remove(table, row)
        self._add_people_and_actions(intended, message)

    def _answer(self, message: Row) -> dict[str, Any]:
        """The four parts of the answer, in the reference page's shape."""
        conversation = self._store.get("conversation", message["conversation_id"])
        assert conversation is not None  # conversations are never removed
        text = re.sub(r"<[^>]*>", " ", (message["raw_content"] or "")[:2000])
        return {
            "conversation": conversation | {"files": []},
            "message": message | {"blurb": " ".join(text.split())[:100]},
            "recipients": self._store.find("recipient", message_id=message["id"]),
            "actions": self._store.find("message_action", message_id=message["id"]),
        }


def _words(intended: Intended) -> Row:
    """What a message says, as far as the body decides it."""
    body = intended.body
    send_after = body.get("send_after")
    return {
        "subject": body.get("subject"),
        "content": body.get("content"),
        "raw_content": intended.text,
        "attachment_count": len(body.get("attachments") or ()),
        "send_after": stamp(moment(send_after)) if send_after else None,
        "reply_to_message_id": body.get("reply_to_message_id"),
        "template_id": body.get("template_id"),
        "review_channel_id": body.get("review_channel_id"),
    }


def _due(body: dict[str, Any], now: datetime) -> datetime | None:
    """When a message is to leave, if that is later than *now*.

    Assumption: a time in the past means at once.
    """
    later = moment(body["send_after"]) if body.get("send_after") else now
    return later if later > now else None
