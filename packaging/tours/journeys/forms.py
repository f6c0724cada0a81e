"""The form of every channel type."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def sms(guide: Guide) -> None:
    """An SMS that a typographic text made dear, before and after one click."""
    await guide.choose("sms")
    guide.address("Erika Muster <+4917604069010>")
    guide.address("Anna Probe <+4917604069020>")
    guide.write(
        "textBody",
        guide.say(
            "Good morning! Your “appointment” – Monday, 9:30\u00a0am – stands… Please bring your "
            "papers along 😀",
            "Guten Tag! Ihr „Termin“ – Montag, 9:30\u00a0Uhr – bleibt… Bitte bringen Sie Ihre "
            "Unterlagen mit 😀",
        ),
    )
    await guide.rest(0.8)
    guide.shot("sms")
    guide.press("smsReplace")
    await guide.rest(0.8)
    guide.shot("sms-replaced")


async def forms(guide: Guide) -> None:
    """Each channel's form as it opens, then an SMS."""
    for kind in ("email", "whatsapp", "instagram", "facebook", "postal"):
        await guide.choose(kind)
        await guide.rest(0.6)
        guide.shot(kind)
    await sms(guide)


JOURNEYS = {"forms": Journey("the form of every channel type", forms)}
