"""The other side: a customer who reads, presses a button, and answers.

All of it is theatre, on real timers: a while after a message has left its
status becomes "read", and as long again later an answer comes in. Letters and
discontinued channels stay without an answer; nobody can see that an e-mail
was read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from mateo_desktop.sandbox.matching import moment
from mateo_desktop.sandbox.settings import Settings
from mateo_desktop.sandbox.store import Store, stamp
from mateo_desktop.sandbox.tables import Row

_SILENT = ("postal", "google_business_messaging")
_ANSWERS = (
    "Vielen Dank, das passt mir gut!",
    "Danke für die schnelle Antwort. Ich melde mich morgen noch einmal.",
    "Alles klar 👍",
    "Könnten Sie mir das bitte noch einmal genauer erklären?",
)

#: The longest wait a timer is given at once (a month is too long for some).
_DAY_S = 86_400.0

_SIDE = ("handle", "full_name", "contact_id", "is_organisation")


class Customer:
    """Follows every message from its storing to the answer."""

    def __init__(
        self, store: Store, settings: Settings, window_closed: Callable[[Row, Row], bool]
    ) -> None:
        self._store = store
        self._settings = settings
        self._window_closed = window_closed
        self._timers: set[asyncio.TimerHandle] = set()
        self._answered = 0

    def follow(self, message: Row) -> None:
        """Let a message that was just stored take its course."""
        if message["status"] == "scheduled":
            self._wait_until_due(message)
        else:
            self._left(message)

    def go_home(self) -> None:
        """Forget everything that was still to come."""
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()

    def _later(self, delay_s: float, what: Callable[[Row], None], message: Row) -> None:
        def happen() -> None:
            self._timers.discard(timer)
            # Deleted meanwhile. Assumption: that also cancels a scheduled one.
            if self._store.holds("message", message):
                what(message)

        timer = asyncio.get_running_loop().call_later(delay_s, happen)
        self._timers.add(timer)

    def _wait_until_due(self, message: Row) -> None:
        wait_s = (moment(message["send_after"]) - self._store.now()).total_seconds()
        if wait_s > 0:
            self._later(min(wait_s, _DAY_S), self._wait_until_due, message)
            return
        self._set_status(message, "sent")
        self._store.change(message, sent_at=message["send_after"])
        self._left(message)

    def _left(self, message: Row) -> None:
        delay_s = self._settings.customer_delay_s
        if delay_s is not None:
            self._later(delay_s, self._read, message)

    def _read(self, message: Row) -> None:
        conversation = self._conversation(message)
        kind = conversation["channel_type"]
        channel = self._store.get("channel", conversation["channel_id"])
        late = self._settings.closed_window == "fail_later" and not message["template_id"]
        if late and channel and self._window_closed(channel, conversation):
            self._set_status(message, "submission_error")
            self._event(message, "submission_error")
            return
        if kind in _SILENT or self._is_blocked(conversation):
            return
        if kind != "email":
            self._set_status(message, "read")
            self._event(message, "read")
        self._later(self._settings.customer_delay_s or 0.0, self._answer, message)

    def _answer(self, message: Row) -> None:
        text = self._press_button(message)
        if text is None:
            text = _ANSWERS[self._answered % len(_ANSWERS)]
            self._answered += 1
        conversation = self._conversation(message)
        subject = None
        if conversation["channel_type"] == "email":
            text = f"<p>{text}</p>"
            subject = f"Re: {message['subject'] or ''}".strip()
        self.write(conversation, text, subject, message)

    def _press_button(self, message: Row) -> str | None:
        """Press the first button; what it says comes back, unless it is a link."""
        actions = self._store.find("message_action", message_id=message["id"])
        if not actions:
            return None
        self._store.change(actions[0], clicked=True)
        self._event(message, "submit", actions[0])
        if actions[0]["type"] == "call_to_action":
            return None
        text: str | None = actions[0]["text"]
        return text

    def write(
        self, conversation: Row, text: str, subject: str | None = None, message: Row | None = None
    ) -> Row:
        """A message from the customer, in answer to *message*."""
        now = stamp(self._store.now())
        place = {"conversation_id": conversation["id"]}
        inbound = self._store.add(
            "message",
            is_inbound=True,
            author_type="external",
            forwarded=False,
            status="sent",
            subject=subject,
            raw_content=text,
            attachment_count=0,
            reply_to_message_id=message["id"] if message else None,
            sent_at=now,
            timestamp=now,
            **place,
        )
        place["message_id"] = inbound["id"]
        for role, row in self._sides(message):
            self._store.add(
                "recipient",
                role=role,
                status="sent",
                **{key: row[key] for key in _SIDE},
                **place,
            )
        self._store.change(
            conversation,
            status="open",  # assumption: an answer opens a closed conversation
            unread=True,
            latest_message_id=inbound["id"],
            latest_message_created_at=inbound["created_at"],
            latest_inbound_message_id=inbound["id"],
            latest_inbound_message_created_at=inbound["created_at"],
        )
        self._event(inbound, "inbound")
        return inbound

    def _sides(self, message: Row | None) -> list[tuple[str, Row]]:
        """Who answers *message*, and whom: its first addressee, its sender."""
        rows = self._store.find("recipient", message_id=message["id"]) if message else []
        to = [("from", row) for row in rows if row["role"] == "to"]
        return to[:1] + [("to", row) for row in rows if row["role"] == "from"]

    def _conversation(self, message: Row) -> Row:
        found = self._store.get("conversation", message["conversation_id"])
        assert found is not None  # conversations are never removed
        return found

    def _is_blocked(self, conversation: Row) -> bool:
        contact = self._store.get("contact", conversation["contact_id"])
        return bool(contact and contact["is_blocked"])

    def _set_status(self, message: Row, status: str) -> None:
        self._store.change(message, status=status)
        for row in self._store.find("recipient", message_id=message["id"]):
            self._store.change(row, status=status)

    def _event(self, message: Row, kind: str, action: Row | None = None) -> None:
        self._store.add(
            "event",
            conversation_id=message["conversation_id"],
            type=kind,
            source_type="recipient",
            target_type="message",
            target_message_id=message["id"],
            target_message_action_id=action["id"] if action else None,
        )
