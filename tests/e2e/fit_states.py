"""The states of the window in which everything has to fit (scripts/large_letters.py)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient, new_id
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.domain.snippet import Snippet
from mateo_desktop.sandbox import stock
from tests.e2e import fit_popups

if TYPE_CHECKING:
    from tests.e2e.scripts.large_letters import Looker

_KINDS = (
    "email",
    "whatsapp",
    "sms",
    "instagram",
    "facebook",
    "postal",
    "google_business_messaging",
)
_ERIKA = Recipient("erika.muster@example.org", "Erika Muster-Beispielhausen")
_PHONE = Recipient("+4917604069010", "Erika Muster")
_TEXT = "Guten Tag! Passt Ihnen *Montag um 9:30 Uhr*? _Bitte wählen Sie:_"
_REPLIES = tuple(Action(text=words) for words in ("Ich komme gern", "Anderer Tag", "Bitte anrufen"))
_LINK = Action("call_to_action", "Karte öffnen", "https://example.org/karte", "url")
_FILES = (
    Attachment("https://example.org/files/Bescheinigung.pdf"),
    Attachment("http://example.org/unsicher.pdf", name="Lageplan mit Anfahrt.pdf"),
)
_MAIL = (
    "<p>Guten Tag Frau Muster,</p><p>Ihr Termin ist am <b>Montag</b>. Die Unterlagen liegen im "
    "Anhang, [TODO] {unbekannt}.</p><ul><li>Versichertenkarte</li></ul>"
)


def _channel(looker: Looker, kind: str) -> str:
    """The ID of a usable channel of that type, or of any of it."""
    known = looker.window.composer.channel.channels
    of_kind = [one for one in known if one.type == kind]
    return next((one.id for one in of_kind if one.usable), of_kind[0].id if of_kind else "")


def _lay(looker: Looker, kind: str, **fields: object) -> None:
    draft = Draft.new(channel_id=_channel(looker, kind), channel_type=kind, **fields)
    looker.person.program.desk.lay(draft)


async def forms(looker: Looker) -> None:
    """The desk: every form, empty and full, and the pages beside it."""
    person, window = looker.person, looker.window
    composer = window.composer
    await person.channels_known()
    for kind in _KINDS:
        _lay(looker, kind)
        await looker.look(f"empty-{kind}")
    _lay(
        looker,
        "email",
        to=(_ERIKA, Recipient("keine-adresse", "Max")),
        cc=(Recipient("team@example.org"),),
        bcc=(Recipient("chefin@example.org"),),
        html=_MAIL,
        attachments=_FILES,
    )
    await looker.look("mail-full")
    composer.foot.pill.click()
    await looker.look("mail-remarks")
    composer.foot.pill.click()
    composer.more_button.click()
    await looker.look("mail-more")
    composer.more_button.click()
    composer.body.find_keys.replace.trigger()
    composer.body.find_keys.bar.sought.setText("Montag")
    composer.body.find_keys.bar.sought.textEdited.emit("Montag")
    await looker.look("find")
    composer.body.find_keys.bar.close_button.click()
    await _pages(looker, "mail")
    window.show_detail("preview")
    person.click("preview_phone")
    await looker.look("mail-preview-phone")
    _back(looker)
    for page in ("html", "text"):
        composer.body.head.buttons[page].click()
        await looker.look(f"page-{page}")
    _lay(looker, "whatsapp", to=(_PHONE,), text=_TEXT, actions=(*_REPLIES, _LINK))
    await looker.look("whatsapp-buttons")
    await _pages(looker, "whatsapp")
    _back(looker)
    composer.template.open()
    await looker.look("whatsapp-template")
    form = composer.template.form
    assert form is not None
    known = looker.person.session.templates.find(stock.template_id("terminerinnerung"))
    await person.until(
        lambda: looker.person.session.templates.find(stock.template_id("terminerinnerung"))
    )
    known = looker.person.session.templates.find(stock.template_id("terminerinnerung"))
    form.picker.take(known)
    await looker.look("whatsapp-template-chosen")
    form.enter_text.click()
    form.entry.buttons.add.click()
    await looker.look("whatsapp-template-entry")
    search = form.open_search()
    await looker.look("template-dialog", search)
    search.reject()
    closed = stock.conversation_id("closed window")
    _lay(
        looker,
        "whatsapp",
        to=(Recipient("+4917604069020", "Anna Probe"),),
        conversation_id=closed,
        text=_TEXT,
    )
    await looker.look("whatsapp-closed-window")
    _lay(looker, "sms", to=(_PHONE,), text="Guten Tag! Ihr „Termin“ – Montag, 9:30 Uhr 😀")
    await looker.look("sms")
    await _pages(looker, "sms")
    _back(looker)
    letter = Recipient(full_name="Erika Muster", contact_id=new_id())
    person.session.addresses.put(
        {letter.contact_id.casefold(): ("Musterweg 1",)},
        {letter.contact_id.casefold(): ("zipcode", "city")},
    )
    _lay(looker, "postal", to=(letter,), html=_MAIL)
    await looker.look("letter")
    await _pages(looker, "letter")
    _back(looker)
    _lay(looker, "email", to=(_ERIKA,), cc=(_ERIKA,), subject="Ihr Termin", html=_MAIL)
    _lay_left_out(looker)
    await looker.look("left-out")


def _lay_left_out(looker: Looker) -> None:
    """A mail with everything goes to SMS."""
    session = looker.person.session
    session.update(attachments=_FILES[:1])
    sms = next(o for o in looker.window.composer.channel.channels if o.type == "sms" and o.usable)
    session.choose(sms)


async def _pages(looker: Looker, name: str) -> None:
    for tab in ("preview", "payload", "response", "conversation"):
        looker.window.show_detail(tab)
        await looker.look(f"{name}-{tab}")


def _back(looker: Looker) -> None:
    """From the drawer to the message."""
    if looker.window.detail_button.isChecked() and not looker.window.composer.isVisible():
        looker.window.detail_button.click()


async def sent(looker: Looker) -> None:
    """A message on its way, what came back, and the lists."""
    person, window = looker.person, looker.window
    await person.channels_known()
    if window.list_button.isVisible():
        window.list_button.click()
    await looker.look("list-drafts")
    window.sidebar.show_list("outbox")
    await looker.look("list-outbox-empty")
    if window.list_button.isVisible():
        window.list_button.click()
    services = person.program._services
    assert services is not None
    sandbox = services.running_sandbox
    assert sandbox is not None
    _lay(looker, "email", to=(_ERIKA,), subject="Ihr Termin", html="<p>Guten Tag</p>")
    sandbox.set_fault("refused")
    await looker.settled()
    window.commands["send"].trigger()
    await person.until(lambda: person.program.dispatcher.state is SendState.QUEUED, "the refusal")
    await looker.look("foot-refused")
    if window.list_button.isVisible():
        window.list_button.click()
    window.sidebar.show_list("outbox")
    await looker.look("outbox-row")
    sandbox.clear_faults()
    sandbox.set_fault("html_200")
    _lay(looker, "email", to=(_ERIKA,), subject="Ihr zweiter Termin", html="<p>Guten Tag</p>")
    if not window.composer.isVisible():
        window.list_button.click()
    await looker.settled()
    window.commands["send"].trigger()
    await person.until(lambda: window.composer.foot._others[1].isVisible())
    await looker.look("foot-unknown")
    await _pages(looker, "unknown")
    _back(looker)
    sandbox.clear_faults()
    sandbox.set_fault("403")
    _lay(looker, "email", to=(_ERIKA,), subject="Ihr dritter Termin", html="<p>Guten Tag</p>")
    await looker.settled()
    window.commands["send"].trigger()
    await person.until(window.notice.isVisible)
    await looker.look("notice")
    sandbox.clear_faults()
    person.session.update(conversation_id=stock.conversation_id("offer"))
    person.program.desk.laid.emit(person.session.draft)
    await person.until(
        lambda: (
            person.program.correspondent.in_sight is not None
            and len(person.program.correspondent.in_sight.messages) > 1
        )
    )
    window.show_detail("conversation")
    await looker.look("conversation")


async def dialogs(looker: Looker) -> None:
    """Everything that opens before the window."""
    person, window = looker.person, looker.window
    await person.channels_known()
    _lay(looker, "email", to=(_ERIKA,), subject="Ihr Termin", html=_MAIL, attachments=_FILES)
    await person.saved_as_typed()
    for name, command in (
        ("shortcuts", "shortcuts"),
        ("settings", "settings"),
        ("channels", "channels"),
        ("schedule", "schedule"),
        ("contact", "new_contact"),
        ("trash", "trash"),
        ("versions", "versions"),
        ("snippets", "snippets"),
        ("print", "print"),
    ):
        window.commands[command].trigger()
        await person.until(lambda: _open() is not None, name)
        await _every_page(looker, name)
    await _others(looker)
    editor = person.widget("bodyEditor")
    editor.selectAll()
    for name in ("link", "table", "start"):
        dialog = getattr(editor, f"open_{name}_dialog")()
        if dialog is not None:
            await looker.look(f"dialog-{name}", dialog)
            dialog.reject()
    await _questions(looker)


async def _others(looker: Looker) -> None:
    """Those that take a few gestures to get at, made as they are there."""
    from mateo_desktop.domain.new_contact import NewContact
    from mateo_desktop.ui.composer.address_dialog import AddressDialog
    from mateo_desktop.ui.composer.contact_dialog import ContactDialog
    from mateo_desktop.ui.composer.hand_made_channel import HandMadeChannel
    from mateo_desktop.ui.composer.json_dialog import JsonDialog
    from mateo_desktop.ui.composer.recipient_dialogs import PeopleDialog, PersonDialog
    from mateo_desktop.ui.detail.raw_dialog import RawDialog
    from mateo_desktop.ui.detail.raw_text import RawText
    from mateo_desktop.ui.settings.settings_dialog import ConnectDialog
    from mateo_desktop.ui.text.foreign.link_question import LinkQuestion

    window, numbers = looker.window, looker.person.session.numbers
    far = QUrl("https://xn--mster-kva.example.org/" + "sehr-langer-weg/" * 12)
    nora = NewContact(full_name="Nora Neuland", email="nora@", address_line1="Lindenweg 1")
    made = (
        ("json", JsonDialog("{}", window)),
        ("address", AddressDialog("ftp://example.org/datei.pdf", window)),
        ("hand-made", HandMadeChannel("keine-id", window)),
        ("person", PersonDialog(_ERIKA, "email", window)),
        ("people", PeopleDialog((_ERIKA, _PHONE), "email", window)),
        ("raw-text", RawText("<p>Guten Tag</p>" * 9000, window)),
        ("raw", RawDialog(b'{"id": "5a1d2c3b", "closed": false}', window)),
        ("connect", ConnectDialog(None, window)),
        ("contact-letter", ContactDialog(nora, "postal", numbers, window)),
        ("link-question", LinkQuestion(far, ("www.example.org",), window)),
    )
    for name, dialog in made:
        dialog.open()
        await looker.look(f"dialog-{name}", dialog)
        if name in ("address", "hand-made"):
            # What is wrong is said in place.
            dialog.accept()
            await looker.look(f"dialog-{name}-trouble", dialog)
        dialog.reject()
    # A dialog that asks whether it may close would keep the next from opening.
    await looker.person.until(lambda: _open() is None, "the end of the dialogs")


async def _questions(looker: Looker) -> None:
    """What is asked before something happens."""
    person, window = looker.person, looker.window
    body = window.composer.body
    body.head.buttons["html"].click()
    body.source.selectAll()
    body.source.insertPlainText('<table width="600"><tr><td class="a">Guten Tag</td></tr></table>')
    body.head.buttons["rich"].click()
    await person.until(lambda: _open() is not None, "the question what would be lost")
    await _every_page(looker, "loss")
    letter = Recipient(full_name="Erika Muster", contact_id=new_id())
    person.session.addresses.put({letter.contact_id.casefold(): ("Musterweg 1", "10115 Berlin")})
    _lay(looker, "postal", to=(letter,), subject="Ihr Besuch", html="<p>Guten Tag</p>")
    await looker.settled()
    window.commands["send"].trigger()
    await person.until(lambda: _open() is not None, "the second look at a letter")
    await _every_page(looker, "letter")
    from mateo_desktop.ui.send_questions import what_of_those_that_wait

    words = "12 Nachrichten warten darauf, gesendet zu werden."
    asking = asyncio.ensure_future(what_of_those_that_wait(window, words, words))
    await person.until(lambda: _open() is not None, "the question at the end")
    await _every_page(looker, "quit")
    await asking


async def popups(looker: Looker) -> None:
    """What opens above the window: lists and menus."""
    person, window = looker.person, looker.window
    composer = window.composer
    await person.channels_known()
    _lay(looker, "email", to=(_ERIKA,), subject="Ihr Termin", html=_MAIL, attachments=_FILES)
    await looker.settled()
    await fit_popups.menus_of_buttons(looker, "mail")
    await fit_popups.lists_of_boxes(looker, "mail")
    await fit_popups.context_menu(looker, "editor", composer.body.rich)
    await fit_popups.context_menu(looker, "subject", composer.subject.edit)
    composer.more_button.click()
    await looker.settled()
    await fit_popups.lists_of_boxes(looker, "more")
    composer.more_button.click()
    person.write("toField", "er")
    line = composer.recipients.fields["to"].edit
    await person.until(lambda: line.suggestions, "somebody to take")
    await looker.look("suggestions", line.suggestions)
    line.clear()
    line.textEdited.emit("")
    html = "<p>Guten Tag, wir freuen uns auf Ihren Besuch am Montag.</p>"
    person.session.snippets.put(
        Snippet(name=f"Begrüßung der Neukunden {number}", html=html) for number in range(12)
    )
    person.rewrite("bodyEditor", "")
    person.keys("/")
    await person.until(lambda: _snippets(looker) is not None, "the snippets")
    await looker.look("snippets", _snippets(looker))
    person.press(Qt.Key.Key_Escape)
    _lay(looker, "whatsapp", to=(_PHONE,), text=_TEXT, actions=(*_REPLIES, _LINK))
    await looker.settled()
    await fit_popups.lists_of_boxes(looker, "whatsapp")
    window.show_detail("preview")
    await looker.settled()
    await fit_popups.menus_of_buttons(looker, "preview")


def _snippets(looker: Looker) -> QWidget | None:
    return looker.person.found("snippetPopup")


async def welcome(looker: Looker) -> None:
    """The first start."""
    await looker.look("welcome")


def _open() -> QDialog | None:
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    return next(shown, None)


async def _every_page(looker: Looker, name: str) -> None:
    dialog = _open()
    assert dialog is not None
    await looker.look(f"dialog-{name}", dialog)
    for tabs in dialog.findChildren(QTabWidget):
        if tabs.isVisible():
            for number in range(1, tabs.count()):
                tabs.setCurrentIndex(number)
                await looker.look(f"dialog-{name}-{number}", dialog)
    dialog.reject()
    await looker.person.until(lambda: _open() is None, f"the end of {name}")


PARTS: dict[str, Callable[[Looker], Awaitable[None]]] = {
    "dialogs": dialogs,
    "forms": forms,
    "popups": popups,
    "sent": sent,
    "welcome": welcome,
}
