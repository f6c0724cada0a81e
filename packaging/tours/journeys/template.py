"""WhatsApp when its window is closed."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def template(guide: Guide) -> None:
    """J4: outside the 24 hours a template is offered."""
    from mateo_desktop.domain import channels
    from mateo_desktop.domain.draft import Draft, Recipient
    from mateo_desktop.sandbox import stock

    await guide.choose("whatsapp")
    channel = guide.program.session.channel
    closed = stock.conversation_id("closed window")
    draft = Draft.new(conversation_id=closed, to=(Recipient("+4917604069020", "Anna Probe"),))
    guide.program.desk.lay(channels.choose(draft, channel))
    await guide.conversation(1)
    await guide.rest(0.8)
    guide.shot("closed")
    guide.press("chooseTemplateButton")
    await guide.rest(1.5)
    guide.program.session.update(template_id=stock.template_id("terminerinnerung"))
    await guide.rest(0.5)
    for number, text in enumerate(("Frau Probe", "7. Dezember", "9:30")):
        values = list(guide.program.session.draft.placeholder_values)
        values += [""] * (number + 1 - len(values))
        values[number] = text
        guide.program.session.update(placeholder_values=tuple(values))
    guide.window.show_detail("preview")
    await guide.rest(1.0)
    guide.shot("template")


JOURNEYS = {"J4": Journey("outside the 24 hours a template is offered", template)}
