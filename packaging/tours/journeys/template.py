"""WhatsApp when its window is closed, and a template with all its parts."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def template(guide: Guide) -> None:
    """J4: outside the 24 hours a template is offered, completed, sent and used again."""
    from mateo_desktop.sandbox import stock

    await guide.choose("whatsapp")
    _lay(guide)
    await guide.conversation(1)
    await guide.rest(0.8)
    guide.shot("closed")
    guide.press("chooseTemplateButton")
    await guide.rest(1.5)
    form = guide.composer.template.form
    assert form is not None
    dialog = form.open_search()
    dialog.line.setText(guide.say("a", "e"))
    await guide.rest()
    guide.shot("search")
    guide.shot("search-dialog", dialog)
    dialog.reject()
    known = guide.program.session.templates.find(stock.template_id("terminerinnerung"))
    assert known is not None
    form.picker.take(known)
    form.enter_text.click()
    _complete(guide)
    await guide.rest(0.6)
    guide.shot("entry")
    guide.shot("entry-form", form)
    form.entry.keep.click()
    guide.window.show_detail("preview")
    await guide.rest(0.8)
    _fill(guide)
    await guide.rest(1.0)
    guide.shot("template")
    guide.press("sendButton")
    await guide.accepted()
    await guide.rest(0.5)
    _lay(guide)
    form.picker.take(known)
    await guide.rest(0.5)
    guide.window.activateWindow()
    await guide.rest()
    values = form.fields.edits[1]
    values.recent.trigger()
    await guide.rest(0.5)
    guide.shot("earlier-values")
    refused = guide.program.session.templates.find(stock.template_id("gewinnspiel"))
    assert refused is not None
    form.picker.take(refused)
    await guide.rest(0.6)
    guide.composer.foot.pill.click()
    await guide.rest(0.5)
    guide.shot("refused")


def _lay(guide: Guide) -> None:
    """Put a message to somebody on the desk who has not written for days."""
    from mateo_desktop.domain import channels
    from mateo_desktop.domain.draft import Draft, Recipient
    from mateo_desktop.sandbox import stock

    closed = stock.conversation_id("closed window")
    draft = Draft.new(conversation_id=closed, to=(Recipient("+4917604069020", "Anna Probe"),))
    guide.program.desk.lay(channels.choose(draft, guide.program.session.channel))


def _complete(guide: Guide) -> None:
    """Enter by hand what the list does not tell; the text breaks a few rules."""
    from mateo_desktop.domain.draft import Action

    form = guide.composer.template.form
    assert form is not None
    entry = form.entry
    entry.header_kind.setCurrentIndex(entry.header_kind.findData("text"))
    entry.header_kind.activated.emit(entry.header_kind.currentIndex())
    entry.header.setText("Ihr Termin in der Praxis")
    entry.footer.setText("Praxis Nord, Lindenweg 1")
    entry.text.setPlainText(
        "Hallo {{1}}, wir erinnern Sie an Ihren Termin am {{2}} {{3}}.  Bis dann, {{1}}"
    )
    entry.buttons.put(
        (
            Action("quick_reply", "Ich komme gern"),
            Action("quick_reply", "Anderer Termin"),
            Action(
                "call_to_action", "Anfahrt und Parkplätze", "https://example.org/anfahrt", "url"
            ),
        )
    )


def _fill(guide: Guide) -> None:
    form = guide.composer.template.form
    assert form is not None
    for edit, text in zip(form.fields.edits, ("Frau Probe", "7. Dezember", "9:30"), strict=False):
        edit.setText(text)
        edit.textEdited.emit(text)


JOURNEYS = {"J4": Journey("outside the 24 hours a template is offered", template)}
