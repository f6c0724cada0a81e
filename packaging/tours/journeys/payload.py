"""What goes over the wire, copied and pasted back."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey
from tours.letters import BRIEF, MAIL


async def under_the_hood(guide: Guide) -> None:
    """J7: the live payload, copied as cURL, and a request pasted back."""
    from PySide6.QtGui import QGuiApplication

    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>; Max Beispiel <max@example.org>")
    guide.subject(guide.say("Opening hours in December", "Öffnungszeiten im Dezember"))
    guide.rich(guide.say(MAIL, BRIEF), guide.say(" Team", "-Team"))
    guide.composer.flush()
    guide.window.show_detail("payload")
    guide.composer.subject.edit.setFocus()
    await guide.rest(0.8)
    guide.window.detail.highlight("/subject")
    await guide.rest()
    guide.shot("payload")
    guide.window.detail.copy_curl()
    command = QGuiApplication.clipboard().text()
    if "$MATEO_TOKEN" not in command:
        raise ValueError("the copied command names no token variable")
    guide.program.desk.new()
    await guide.rest()
    guide.program.desk.import_text(
        command.replace("December", "January").replace("Dezember", "Januar")
    )
    guide.composer.more_button.click()
    await guide.rest(0.8)
    guide.shot("pasted")


JOURNEYS = {"J7": Journey("the payload, copied as cURL and pasted back", under_the_hood)}
