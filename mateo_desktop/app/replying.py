"""A draft that answers a message."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mateo_desktop.api.replies import MessageReply, RecipientReply
from mateo_desktop.app.conversations import Thread
from mateo_desktop.domain.channels import Channel, choose
from mateo_desktop.domain.draft import Draft, Recipient

# What mail programs put before a subject, in English and German; also counted: "Re[2]:".
_PREFIX = re.compile(r"\s*(?:re|aw|antw|antwort)\s*(?:\[\d+\])?\s*:\s*", re.IGNORECASE)


def reply_to(thread: Thread, message: MessageReply | None = None) -> Draft:
    """A draft that answers *message* (default: the latest that came in, else the latest).

    It goes to whoever wrote the message, or to whom our own went, on the
    channel of the conversation.
    """
    message = message or _latest(thread)
    known = thread.conversation
    draft = Draft.new(
        conversation_id=known.id or (message.conversation_id if message else ""),
        reply_to_message_id=message.id if message else "",
        to=_people(thread, message),
        subject=_subject(thread, message) if known.channel_type in ("email", "") else "",
    )
    if not known.channel_id:
        return draft.replace(channel_type=known.channel_type)
    return choose(draft, Channel(known.channel_id, known.channel_type))


def _latest(thread: Thread) -> MessageReply | None:
    inbound = [one for one in thread.messages if one.is_inbound]
    return next(reversed(inbound or thread.messages), None)


def _people(thread: Thread, message: MessageReply | None) -> tuple[Recipient, ...]:
    """Who is answered; a message that does not tell is asked of the rest of the thread."""
    others = [one for one in reversed(thread.messages) if one is not message]
    for one in ([message] if message else []) + others:
        rows = thread.recipients.get(one.id, ())
        wanted = ("from",) if one.is_inbound else ("to", "cc")
        found = _recipients(rows, wanted, thread.conversation.channel_type)
        if found:
            return found[:1] if one.is_inbound else found
    contact_id = thread.conversation.contact_id
    return (Recipient(contact_id=contact_id),) if contact_id else ()


def _recipients(
    rows: Iterable[RecipientReply], roles: tuple[str, ...], channel_type: str
) -> tuple[Recipient, ...]:
    found = {}
    for row in rows:
        # Our own channel is a row too. Not everybody says so of it.
        if row.is_organisation or row.role not in roles or not (row.handle or row.contact_id):
            continue
        # A letter goes to a contact; a handle is forbidden there (the reference page).
        handle = "" if channel_type == "postal" else row.handle
        found[row.handle or row.contact_id] = Recipient(handle, row.full_name, row.contact_id)
    return tuple(found.values())


def _subject(thread: Thread, message: MessageReply | None) -> str:
    subject = (message.subject if message else "") or thread.conversation.subject
    if not subject.strip():
        return ""
    while found := _PREFIX.match(subject):
        subject = subject[found.end() :]
    return f"Re: {subject.strip()}"
