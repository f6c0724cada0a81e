"""Paper: the ways out of the preview, and the dialog of the printer."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey
from tours.letters import BRIEF, MAIL


async def printing(guide: Guide) -> None:
    """The menu of the preview and the dialog that opens before paper is used."""
    from PySide6.QtCore import QPoint
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QMenu, QToolButton

    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>")
    guide.subject(guide.say("Your appointment on Monday", "Ihr Termin am Montag"))
    guide.rich(guide.say(MAIL, BRIEF), guide.say(" Team", "-Team"))
    guide.composer.flush()
    guide.window.show_detail("preview")
    await guide.rest(1.0)
    button = guide.found("copiesButton")
    assert isinstance(button, QToolButton)
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    await guide.rest(0.2)
    corner = button.mapTo(guide.window, QPoint(button.width(), button.height()))
    guide.shot_with("ways-out", menu, corner - QPoint(menu.width(), 0))
    menu.hide()
    guide.window.commands["print"].trigger()
    await guide.until(lambda: guide.window.findChild(QPrintDialog))
    await guide.rest(0.6)
    dialog = guide.window.findChild(QPrintDialog)
    assert dialog is not None
    middle = guide.window.rect().center() - dialog.rect().center()
    guide.shot_with("dialog", dialog, middle)
    dialog.reject()


JOURNEYS = {"printing": Journey("the ways to paper, and the dialog of the printer", printing)}
