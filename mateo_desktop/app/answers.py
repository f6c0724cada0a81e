"""What the server said about an accepted message, and whether it is what was meant."""

from __future__ import annotations

import dataclasses
import json

from mateo_desktop.api.errors import Unreadable
from mateo_desktop.api.replies import MessageReply, SendReply, read_send_reply
from mateo_desktop.domain.receipt import ReceiptLine, receipt
from mateo_desktop.storage.entries import Entry


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """``reply`` is None when what was stored cannot be read."""

    reply: SendReply | None
    receipt: tuple[ReceiptLine, ...]


def answer_of(entry: Entry) -> Answer:
    """The stored answer of *entry*, and the comparison with what was sent."""
    try:
        reply = read_send_reply(entry.answer or b"")
    except Unreadable:
        return Answer(None, receipt(entry.body, {}))
    return Answer(reply, receipt(entry.body, reply.raw))


def found_answer(message: MessageReply) -> bytes:
    """A message that a look-up found, as the part of an answer that it is."""
    return json.dumps({"message": dict(message.raw)}).encode("ascii")
