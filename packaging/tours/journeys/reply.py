"""Answering in a conversation."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def answer(guide: Guide) -> None:
    """J8: Reply starts a draft in the conversation."""
    from mateo_desktop.sandbox import stock

    await guide.choose("email")
    guide.program.session.update(conversation_id=stock.conversation_id("offer"))
    guide.program.desk.laid.emit(guide.program.session.draft)
    await guide.conversation(2)
    await guide.rest(1.0)
    guide.press("conversationReplyButton")
    await guide.rest()
    guide.write(
        "bodyEditor",
        guide.say(
            "Yes, we can build it in May. Shall we say the 12th?",
            "Ja, im Mai können wir aufbauen. Passt Ihnen der 12.?",
        ),
    )
    await guide.rest(1.2)
    guide.shot("reply")


JOURNEYS = {"J8": Journey("Reply starts a draft in the conversation", answer)}
