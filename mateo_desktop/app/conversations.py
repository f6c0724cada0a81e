"""A conversation as it was read from the server, and drafts that answer it.

Everything here is a helper that may be missing. What the answer to a send
said is always there to fall back on, so a pane never has nothing to show.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from mateo_desktop.api.errors import ApiError
from mateo_desktop.api.replies import (
    ActionReply,
    ConversationReply,
    MessageReply,
    RecipientReply,
    SendReply,
    moment,
)
from mateo_desktop.app.clock import Clock
from mateo_desktop.app.troubles import trouble_code

if TYPE_CHECKING:
    from mateo_desktop.api.client import MateoClient

#: When to look again after a send; after the last time it stops.
WATCH_AFTER_S: tuple[float, ...] = (2, 4, 8, 15, 30, 60)

#: WhatsApp takes free text this long after the customer's last message
#: (mateo-api.md, 4).
WINDOW = timedelta(hours=24)


class _Row(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def message_id(self) -> str: ...
    @property
    def raw(self) -> Mapping[str, Any]: ...


R = TypeVar("R", bound=_Row)


@dataclasses.dataclass(frozen=True, slots=True)
class Thread:
    """One conversation at one moment; ``messages`` are oldest first.

    ``recipients`` and ``actions`` are by message ID. ``troubles`` says which of
    "conversation", "messages", "recipients" and "actions" could not be read,
    and why, as a code; what was known of them before is still there.
    """

    conversation: ConversationReply
    messages: tuple[MessageReply, ...]
    recipients: Mapping[str, tuple[RecipientReply, ...]]
    actions: Mapping[str, tuple[ActionReply, ...]]
    as_of: datetime
    troubles: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def id(self) -> str:
        """The ID of the conversation, "" while it is not known."""
        return self.conversation.id

    @property
    def trouble(self) -> str:
        """The gravest code of ``troubles``, "" if all was read."""
        return next(iter(self.troubles.values()), "")

    @property
    def raw(self) -> dict[str, Any]:
        """Everything as the server said it, in the shape of a send's answer."""
        return {
            "conversation": dict(self.conversation.raw),
            "messages": [dict(one.raw) for one in self.messages],
            "recipients": [dict(one.raw) for rows in self.recipients.values() for one in rows],
            "actions": [dict(one.raw) for rows in self.actions.values() for one in rows],
        }

    @property
    def window_end(self) -> datetime | None:
        """Until when WhatsApp takes free text, as far as ``as_of`` tells; None if unknown."""
        latest = self.latest_inbound
        if self.conversation.channel_type != "whatsapp" or latest is None:
            return None
        return latest + WINDOW

    @property
    def latest_inbound(self) -> datetime | None:
        """When the customer last wrote, as far as ``as_of`` tells; None if unknown."""
        latest = [self.conversation.latest_inbound_message_created_at]
        latest += [one.created_at or one.timestamp for one in self.messages if one.is_inbound]
        known = [moment(text) for text in latest if text]
        return max(known) if known and max(known).year > 1 else None

    def message(self, message_id: str) -> MessageReply | None:
        """The message of that ID."""
        return next((one for one in self.messages if one.id == message_id), None)


def thread_of(reply: SendReply, as_of: datetime) -> Thread:
    """What the answer to a send tells of its conversation."""
    message = reply.message
    known = reply.conversation
    if not known.id:
        known = dataclasses.replace(known, id=message.conversation_id)
    return Thread(
        conversation=known,
        messages=(message,) if message.id else (),
        recipients=_by_message(reply.recipients, message.id),
        actions=_by_message(reply.actions, message.id),
        as_of=as_of,
    )


class Conversations:
    """Reads conversations, and looks again for a while after a send.

    *told* gets each as it was read.
    """

    def __init__(
        self, clock: Clock | None = None, told: Callable[[Thread], None] = lambda _thread: None
    ) -> None:
        self._clock = clock or Clock()
        self._told = told

    async def load(
        self,
        client: MateoClient,
        conversation_id: str,
        known: Thread | None = None,
        *,
        left_alone: Mapping[str, str] = MappingProxyType({}),
    ) -> Thread:
        """The conversation as it is now; never raises for what the server does.

        What cannot be read is taken from *known* (the last reading, or
        ``thread_of`` the answer) and named in ``troubles``. What is *left_alone*,
        with the trouble it met before, is not asked for.
        """
        if known is None or known.id != conversation_id:
            known = Thread(ConversationReply(id=conversation_id), (), {}, {}, self._clock.now())
        if not conversation_id:
            return known
        reading = _Reading(left_alone)
        # One after the other: two requests a second are all there is.
        messages = await reading.of("messages", client.messages, conversation_id)
        shown = _merged(known.messages, messages)
        conversation = await reading.of("conversation", client.conversation, conversation_id)
        ids = [one.id for one in shown if one.id]
        recipients = actions = None
        if ids:
            recipients = await reading.of("recipients", client.recipients, ids)
            actions = await reading.of("actions", client.actions, ids)
        thread = Thread(
            conversation=conversation or known.conversation,
            messages=shown,
            recipients=_replaced(known.recipients, recipients),
            actions=_replaced(known.actions, actions),
            # What nobody could read anew is as old as it was.
            as_of=known.as_of if messages is conversation is None else self._clock.now(),
            troubles=MappingProxyType(reading.troubles),
        )
        self._told(thread)
        return thread

    async def watch(
        self,
        client: MateoClient,
        thread: Thread,
        *,
        read: Callable[[Thread], None],
        visible: Callable[[], bool],
        after_s: Sequence[float] = WATCH_AFTER_S,
    ) -> None:
        """Look again a few times for changes of status and for an answer.

        Each reading goes to *read*. Nothing is asked while *visible* says no,
        and nothing a second time that could not be read: then a person asks.
        """
        for delay_s in after_s:
            if "messages" in thread.troubles:
                return
            await self._clock.sleep(delay_s)
            if not visible():
                continue
            thread = await self.load(client, thread.id, thread, left_alone=thread.troubles)
            read(thread)


class _Reading:
    """What of several questions got an answer."""

    def __init__(self, left_alone: Mapping[str, str]) -> None:
        self.troubles = dict(left_alone)

    async def of(self, part: str, ask: Callable[[Any], Awaitable[Any]], about: Any) -> Any:
        """The answer to *ask* about *about*, or None if there was none."""
        if part in self.troubles:
            return None
        try:
            return await ask(about)
        except ApiError as error:
            self.troubles[part] = trouble_code(error)
            return None


def _merged(
    known: Iterable[MessageReply], read: Iterable[MessageReply] | None
) -> tuple[MessageReply, ...]:
    """Both, each message once as it was read last, oldest first."""
    by_id = {one.id: one for one in known}
    by_id.update((one.id, one) for one in read or ())
    return tuple(sorted(by_id.values(), key=lambda one: moment(one.created_at or one.timestamp)))


def _by_message(rows: Iterable[R], default_id: str = "") -> Mapping[str, tuple[R, ...]]:
    found: dict[str, list[R]] = {}
    for row in rows:
        found.setdefault(row.message_id or default_id, []).append(row)
    return MappingProxyType({key: tuple(some) for key, some in found.items()})


def _replaced(
    known: Mapping[str, tuple[R, ...]], read: Iterable[R] | None
) -> Mapping[str, tuple[R, ...]]:
    return known if read is None else MappingProxyType({**known, **_by_message(read)})
