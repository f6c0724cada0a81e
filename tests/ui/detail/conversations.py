"""Invented conversations as they are read from the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from mateo_desktop.api import replies
from mateo_desktop.api.replies import MessageReply
from mateo_desktop.app.conversations import Thread

#: In the morning, wherever that is.
BEGAN = datetime(2026, 11, 20, 9, 0).astimezone()
AS_OF = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)


def message(number: int, text: str, *, inbound: bool = False, **row: Any) -> MessageReply:
    """Message *number* of a conversation, an hour after the one before."""
    written = (BEGAN + timedelta(hours=number)).isoformat()
    values = {
        "id": f"m{number}",
        "conversation_id": "c1",
        "is_inbound": inbound,
        "raw_content": text,
        "status": "" if inbound else "sent",
        "created_at": written,
        **row,
    }
    return replies.message(values)


def thread(
    *said: MessageReply,
    people: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    buttons: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    as_of: datetime = AS_OF,
    **conversation: Any,
) -> Thread:
    """A conversation about an appointment, with *said* in it."""
    values = {
        "id": "c1",
        "subject": "Your appointment",
        "status": "open",
        "channel_type": "email",
        **conversation,
    }
    return Thread(
        conversation=replies.conversation(values),
        messages=said,
        recipients={
            key: tuple(replies.recipient(row) for row in rows)
            for key, rows in (people or {}).items()
        },
        actions={
            key: tuple(replies.action(row) for row in rows) for key, rows in (buttons or {}).items()
        },
        as_of=as_of,
    )
