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


async def switch(guide: Guide) -> None:
    """A letter by e-mail with everything goes to other channels, and comes back."""
    from mateo_desktop.domain.draft import Attachment

    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>")
    guide.address("Team <team@example.org>, Chefin <chefin@example.org>", "cc")
    guide.subject(guide.say("Your appointment on Monday", "Ihr Termin am Montag"))
    guide.rich("", guide.say("Please bring your papers.", "Bitte bringen Sie Ihre Unterlagen mit."))
    guide.composer.flush()
    plan = Attachment("https://example.org/plan.pdf", name=guide.say("Plan.pdf", "Plan.pdf"))
    guide.program.session.update(attachments=(plan,))
    for kind in ("sms", "whatsapp", "postal", "email"):
        await guide.choose(kind)
        await guide.rest(0.6)
        guide.shot(f"switched-{kind}")


async def schedule(guide: Guide) -> None:
    """The presets, and the night in which an hour comes twice."""
    from PySide6.QtWidgets import QDateTimeEdit, QDialog

    await guide.choose("whatsapp")
    guide.composer.schedule()
    await guide.rest(0.6)
    dialog = guide.window.findChild(QDialog, "scheduleDialog")
    edit = guide.window.findChild(QDateTimeEdit, "scheduleEdit")
    if dialog is None or edit is None:
        raise LookupError("scheduleDialog")
    guide.shot("presets", dialog)
    for name, month, day in (("skipped", 3, 28), ("twice", 10, 31)):
        moment = edit.dateTime()
        moment.setDate(moment.date().fromString(f"2027-{month:02}-{day}", "yyyy-MM-dd"))
        moment.setTime(moment.time().fromString("02:30", "HH:mm"))
        edit.setDateTime(moment)
        await guide.rest(0.3)
        guide.shot(name, dialog)
    dialog.accept()
    await guide.rest(0.6)
    guide.shot("scheduled")


async def letter(guide: Guide) -> None:
    """The second look before a letter goes, with an address and without."""
    from PySide6.QtWidgets import QMessageBox

    from mateo_desktop.domain.draft import Recipient, new_id

    await guide.choose("postal")
    person = Recipient(full_name="Erika Muster", contact_id=new_id())
    guide.rich("", guide.say("Please bring your papers.", "Bitte bringen Sie Ihre Unterlagen mit."))
    guide.composer.flush()
    guide.program.session.update(to=(person,), subject=guide.say("Your visit", "Ihr Besuch"))
    # Mateo knows nobody of that ID; what it does not say must not come later.
    asked = f"address:{person.contact_id}"
    await guide.until(lambda: not guide.program.tasks.running(asked))
    lines = ("Musterweg 1", "10115 Berlin")
    for name, known in (("address", lines), ("no-town", lines[:1])):
        guide.program.session.addresses.put({person.contact_id.casefold(): known})
        await guide.rest(0.8)
        guide.press("sendButton")
        await guide.until(lambda: guide.window.findChild(QMessageBox))
        box = guide.window.findChild(QMessageBox)
        if not isinstance(box, QMessageBox):
            raise LookupError("QMessageBox")  # noqa: TRY004 (there is no such question)
        await guide.rest(0.5)
        guide.shot(name, box)
        box.reject()
        await guide.rest(0.5)


async def forms(guide: Guide) -> None:
    """Each channel's form as it opens, then an SMS."""
    for kind in ("email", "whatsapp", "instagram", "facebook", "postal"):
        await guide.choose(kind)
        await guide.rest(0.6)
        guide.shot(kind)
    await sms(guide)


JOURNEYS = {
    "letter": Journey("the second look before a letter goes", letter),
    "schedule": Journey("a time is picked, also in the nights when clocks change", schedule),
    "switch": Journey("a channel is switched, and back", switch),
    "forms": Journey("the form of every channel type", forms),
}
