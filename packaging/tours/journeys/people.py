"""Whom a message goes to: found, forgotten, made, and read as dialled at home."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def people(guide: Guide) -> None:
    """Suggestions with what is known of them, a national number, a new contact, a letter."""
    from PySide6.QtWidgets import QAbstractButton

    from mateo_desktop.domain.acquaintance import Acquaintance
    from mateo_desktop.domain.draft import Recipient

    recipients = guide.composer.recipients
    line = recipients.fields["to"].edit

    async def typed(text: str) -> None:
        line.dismiss()
        line.setFocus()
        line.setText(text)
        line.textEdited.emit(text)
        await guide.until(lambda: line.suggestions)
        await guide.rest(0.3)

    await guide.choose("email")
    await typed("mu")
    guide.shot("suggestions")
    # Two numbers of one person, one of them used before and with a lot to say.
    number, other = "+493023125001", "+4915228817386"
    long = Acquaintance(remembered=True, marketing=True, basis="contract_fulfillment")
    await guide.choose("sms")
    await typed("Erika")
    name = "Erika Muster-Beispielhausen, Hausverwaltung Lindenhof"
    found = (Recipient(number, name), Recipient(other, name))
    line.offer(found, {found[0]: Acquaintance(marketing=False), found[1]: long}, "Erika")
    await guide.rest(0.3)
    guide.shot("handles")
    crosses = guide.window.findChildren(QAbstractButton, "forgetSuggestion")
    crosses[0].click()
    await guide.rest(0.3)
    guide.shot("forgotten")
    line.clear()
    line.dismiss()
    guide.address("0152 28817386, (030) 23125-000, 0151 234")
    await guide.rest(0.6)
    guide.composer.show_first_problem()
    guide.composer.foot.pill.setChecked(True)
    guide.composer.checklist.setVisible(True)
    await guide.rest(0.5)
    guide.shot("numbers")
    await _contact(guide)


async def _contact(guide: Guide) -> None:
    """A letter to somebody who becomes a contact, and what a refusal says."""
    from PySide6.QtWidgets import QLineEdit

    from mateo_desktop.ui.composer.contact_dialog import ContactDialog

    line = guide.composer.recipients.fields["to"].edit
    guide.program.session.update(to=())
    await guide.choose("postal")
    line.setFocus()
    line.setText("Nora Neuland")
    line.textEdited.emit("Nora Neuland")
    await guide.until(lambda: line.suggestions)
    await guide.rest(0.3)
    guide.shot("nobody")
    offer = line.suggestions
    if offer is None:
        raise LookupError("suggestions")
    offer.walk(1)
    offer.take()
    await guide.rest(0.5)
    dialog = guide.window.findChild(ContactDialog)
    if dialog is None:
        raise LookupError("contactDialog")

    def fill(name: str, text: str) -> None:
        edit = dialog.findChild(QLineEdit, f"contact_{name}")
        if not isinstance(edit, QLineEdit):
            raise LookupError(name)  # noqa: TRY004 (there is no such line)
        edit.setText(text)
        edit.textEdited.emit(text)

    fill("address_line1", "Lindenweg 1")
    await guide.rest(0.3)
    guide.shot("missing", dialog)
    fill("email", "erika.muster@example.org")
    fill("zipcode", "10115")
    fill("city", "Berlin")
    guide.press("contactCreateButton")
    await guide.until(dialog.look.isVisible)
    await guide.rest(0.3)
    guide.shot("taken", dialog)
    guide.press("contactLookButton")
    await guide.until(dialog.use.isVisible)
    await guide.rest(0.3)
    guide.shot("found", dialog)
    fill("email", "nora.neuland@example.org")
    guide.press("contactCreateButton")
    await guide.until(lambda: guide.program.session.draft.to)
    await guide.rest(0.8)
    guide.shot("letter")


JOURNEYS = {"people": Journey("people found, forgotten, made, and numbers read", people)}
