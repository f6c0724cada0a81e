"""All that formatted text can say, and the menus of the bar."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from tours.guide import Guide
from tours.journey import Journey

_LETTER = (
    "<h1>{title}</h1><p>{greeting} <b>Frau Muster</b>, {please} <i>{all}</i> <u>{papers}</u>, "
    '<s>{not_this}</s> <a href="https://example.org/route">{route}</a>, <code>PIN 4711</code>.</p>'
    '<ol start="3"><li>{card}<ul><li>{front}</li><li>{back}</li></ul></li><li>{form}</li></ol>'
    "<blockquote><p>{said}</p></blockquote><pre>GET /termine HTTP/1.1\nHost: example.org</pre><hr>"
    '<table border="1" cellpadding="4" style="border-collapse:collapse"><tr><th>{item}</th>'
    '<th>{price}</th></tr><tr><td>{advice}</td><td style="text-align:right">40,00 €</td></tr>'
    '</table><p style="text-align:center">{bye}</p>'
)


async def vocabulary(guide: Guide) -> None:
    """Everything at once, then the menus and the dialog of a table."""
    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>")
    guide.subject(guide.say("Your appointment on Monday", "Ihr Termin am Montag"))
    say = guide.say
    guide.rich(
        _LETTER.format(
            title=say("Your appointment", "Ihr Termin"),
            greeting=say("Good morning", "Guten Tag"),
            please=say("please bring", "bitte bringen Sie"),
            all=say("all", "alle"),
            papers=say("papers", "Unterlagen mit"),
            not_this=say("no money", "kein Geld"),
            route=say("how to find us", "so finden Sie uns"),
            card=say("your card", "Ihre Karte"),
            front=say("front", "Vorderseite"),
            back=say("back", "Rückseite"),
            form=say("the form", "das Formular"),
            said=say("You asked for Monday", "Sie baten um Montag"),
            item=say("Item", "Leistung"),
            price=say("Price", "Preis"),
            advice=say("Advice", "Beratung"),
            bye=say("See you then", "Bis dahin"),
        )
    )
    editor = guide.editor
    editor.setFocus()
    editor.find(say("Advice", "Beratung"))
    await guide.rest()
    guide.shot("all")
    bar = guide.composer.body.bar
    for name in ("style", "tables"):
        menu = bar.buttons[name].menu()
        menu.popup(bar.buttons[name].mapToGlobal(bar.buttons[name].rect().bottomLeft()))
        await guide.rest(0.2)
        guide.shot(f"menu-{name}", menu)
        menu.hide()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    editor.do("table")
    await guide.rest()
    dialog = guide.window.findChild(QDialog, "tableDialog")
    guide.shot("new-table", dialog)
    if dialog is not None:
        dialog.reject()


JOURNEYS = {"vocabulary": Journey("all that formatted text can say", vocabulary)}
