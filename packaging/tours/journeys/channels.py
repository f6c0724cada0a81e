"""The channels: the list open, put in order, corrected, and remembered for a person."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def channels(guide: Guide) -> None:
    """From the open list to the channel that is offered for somebody written to before."""
    from PySide6.QtCore import QPoint

    picker = guide.composer.channel
    await guide.until(lambda: len(picker.channels) > 3)
    await _coloured(guide)
    picker.box.showPopup()
    await guide.rest(0.6)
    below = picker.box.mapTo(guide.window, QPoint(0, picker.box.height()))
    guide.shot_with("list", picker.box.view().window(), below)
    picker.box.hidePopup()
    picker.arrange()
    await guide.rest(0.6)
    dialog = guide.found("channelDialog")
    middle = guide.window.rect().center() - dialog.rect().center()
    guide.shot_with("order", dialog, middle)
    dialog.close()
    await _discontinued(guide)
    await _last_time(guide)
    await _mismatch(guide)


async def _coloured(guide: Guide) -> None:
    """Two channels in colours of their own, as the dialog leaves them."""
    import dataclasses

    picker = guide.composer.channel
    colours = {"whatsapp": "ok", "email": "accent"}
    found = [
        dataclasses.replace(one, colour=colours.get(one.type, "") if one.offered else "")
        for one in picker.channels
    ]
    picker.put(found)
    picker.arranged.emit(picker.channels)
    await guide.rest()


async def _discontinued(guide: Guide) -> None:
    """A draft from the days of Google Business Messaging."""
    from mateo_desktop.domain.draft import Draft, Recipient

    google = next(
        one for one in guide.composer.channel.channels if one.type == "google_business_messaging"
    )
    draft = Draft.new(
        channel_id=google.id,
        channel_type=google.type,
        to=(Recipient("5a1d2c3b", "Autohaus Attrappe AG"),),
        text=guide.say("Your car is ready.", "Ihr Wagen ist fertig."),
    )
    guide.program.desk.lay(draft)
    await guide.rest(0.8)
    guide.shot("discontinued")


async def _written(guide: Guide, subject: str) -> None:
    guide.address("Erika Muster <erika.muster@example.org>")
    guide.subject(subject)
    guide.rich("", guide.say("See you on Monday.", "Bis Montag."))
    guide.composer.flush()
    await guide.rest(0.6)
    guide.press("sendButton")
    await guide.accepted()


async def _last_time(guide: Guide) -> None:
    guide.window.commands["new"].trigger()
    await guide.choose("email")
    await _written(guide, guide.say("Your appointment", "Ihr Termin"))
    await guide.rest(0.8)
    guide.window.commands["new"].trigger()
    await guide.choose("sms")
    guide.address("Erika Muster <erika.muster@example.org>")
    await guide.until(lambda: not guide.composer.channel.last.isHidden())
    await guide.rest()
    guide.shot("last-time")


async def _mismatch(guide: Guide) -> None:
    """A channel by hand was noted as SMS, and the answer says that it is e-mail."""
    from mateo_desktop.domain.channels import Channel

    mail = next(one for one in guide.composer.channel.channels if one.type == "email")
    others = [one for one in guide.composer.channel.channels if one.id != mail.id]
    name = guide.say("Front desk", "Empfang")
    by_hand = Channel(mail.id, "sms", name, by_hand=True)
    guide.program.desk.set_channels([*others, by_hand])
    guide.window.commands["new"].trigger()
    guide.program.session.choose(by_hand)
    guide.address("Erika Muster <+4917604069010>")
    guide.program.session.update(text=guide.say("See you on Monday.", "Bis Montag."))
    await guide.rest(0.6)
    guide.press("sendButton")
    await guide.accepted()
    await guide.rest(0.8)
    guide.shot("mismatch")


JOURNEYS = {
    "channels": Journey("the list of channels, its order, and what is remembered", channels)
}
