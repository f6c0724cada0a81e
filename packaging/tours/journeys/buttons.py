"""WhatsApp with buttons."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def buttons(guide: Guide) -> None:
    """J3: WhatsApp with marks and three buttons; one is pressed."""
    await guide.choose("whatsapp")
    guide.address("Erika Muster <+4917604069010>")
    guide.write(
        "textBody",
        guide.say(
            "Good morning! Does *Monday at 9:30* suit you? _Please choose:_",
            "Guten Tag! Passt Ihnen *Montag um 9:30 Uhr*? _Bitte wählen Sie:_",
        ),
    )
    english = (("I will come", "yes"), ("Another day", "other"), ("Please call", "call"))
    german = (("Ich komme", "ja"), ("Anderer Tag", "anders"), ("Bitte anrufen", "anruf"))
    for label, data in german if guide.say("", "de") else english:
        guide.press("addActionButton")
        row = guide.composer.actions_editor.rows[-1]
        for edit, text in ((row.text, label), (row.data, data)):
            edit.setText(text)
            edit.textEdited.emit(text)
    guide.window.show_detail("preview")
    await guide.rest(0.8)
    guide.shot("written")
    guide.press("sendButton")
    await guide.accepted()
    await guide.until(
        lambda: (
            any(
                action.clicked
                for row in guide.program.correspondent.in_sight.actions.values()
                for action in row
            )
            if guide.program.correspondent.in_sight
            else False
        )
    )
    await guide.rest(1.0)
    guide.shot("pressed")


JOURNEYS = {"J3": Journey("WhatsApp with three buttons; one is pressed", buttons)}
