"""How a message looks to its reader, on every kind of channel."""

from __future__ import annotations

from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient
from tours.guide import Guide
from tours.journey import Journey
from tours.letters import BRIEF, MAIL

_FILE = Attachment("https://example.org/files/form.pdf")
_CONTACT = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
#: What each network knows her by; a letter knows the contact alone.
_HANDLES = {"postal": "", "instagram": "17841499999000017", "facebook": "24449999990000017"}


def _lay(guide: Guide, kind: str, **fields: object) -> None:
    """Put a message on the desk that goes by the first usable channel of that type."""
    known = guide.composer.channel.channels
    channel = next(one for one in known if one.type == kind and one.usable)
    person = Recipient(_HANDLES.get(kind, "+4917604069010"), "Erika Muster", _CONTACT)
    told = {"channel_id": channel.id, "channel_type": kind, "to": (person,)}
    guide.program.session.open(Draft.new(**told | fields), channel)


async def preview(guide: Guide) -> None:
    """Mail in both widths, phones with their buttons, SMS with seams, pages of a letter."""
    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>")
    guide.subject(guide.say("Your appointment on Monday", "Ihr Termin am Montag"))
    guide.rich(guide.say(MAIL, BRIEF))
    guide.window.show_detail("preview")
    await guide.rest(1.2)
    guide.shot("mail")
    guide.press("preview_phone")
    await guide.rest()
    guide.shot("mail-phone")
    guide.press("preview_text")
    await guide.rest()
    guide.shot("mail-text")
    text = guide.say(
        "Good morning! Does *Monday at 9:30* suit you? _Please choose:_",
        "Guten Tag! Passt Ihnen *Montag um 9:30 Uhr*? _Bitte wählen Sie:_",
    )
    labels = guide.say("I will come,Another day,Please call", "Ich komme,Anderer Tag,Bitte anrufen")
    replies = tuple(Action(text=label) for label in labels.split(","))
    link = Action("call_to_action", guide.say("Open map", "Karte öffnen"), "https://x", "url")
    _lay(guide, "whatsapp", text=text, actions=replies, attachments=(_FILE,))
    await guide.rest(0.8)
    guide.shot("whatsapp")
    _lay(guide, "whatsapp", text=text, actions=(*replies, link))
    await guide.rest(0.8)
    guide.press("allOptionsButton")
    await guide.rest()
    guide.shot("whatsapp-options")
    for kind in ("instagram", "facebook"):
        _lay(guide, kind, text=text, actions=replies)
        await guide.rest(0.8)
        guide.shot(kind)
    short = guide.say(
        "Good morning Mrs Muster, your appointment is on Monday at 9:30. It costs 5 € [cash]. ",
        "Guten Tag Frau Muster, Ihr Termin ist am Montag um 9:30 Uhr. Er kostet 5 € [bar]. ",
    )
    _lay(guide, "sms", text=short * 3)
    await guide.rest(0.8)
    guide.shot("sms")
    _lay(guide, "sms", text=f"„{short.strip()}“ – 😀")
    await guide.rest(0.8)
    guide.shot("sms-unicode")
    html = guide.say(MAIL, BRIEF) + guide.say("<p>And so on.</p>", "<p>Und so weiter.</p>") * 30
    subject = guide.say("Your appointment on Monday", "Ihr Termin am Montag")
    _lay(guide, "postal", subject=subject, html=html)
    await guide.rest(1.0)
    guide.shot("letter")


JOURNEYS = {"preview": Journey("How a message looks to its reader", preview)}
