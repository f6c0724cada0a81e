"""An e-mail, from the first letter to the answer."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tours.guide import Guide
from tours.journey import Journey
from tours.letters import BRIEF, MAIL


async def mail(guide: Guide) -> None:
    """J2: an e-mail with contacts, a file, Send, Undo, accepted."""
    await guide.choose("email")
    field = guide.composer.recipients.fields["to"].edit
    field.setFocus()
    field.setText("eri")
    field.textEdited.emit("eri")
    await guide.rest(2.0)
    guide.shot("contacts")
    field.clear()
    guide.address("Erika Muster <erika.muster@example.org>")
    guide.subject(guide.say("Your appointment on Monday", "Ihr Termin am Montag"))
    guide.rich(guide.say(MAIL, BRIEF), guide.say(" Team", "-Team"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.pdf"
        path.write_bytes(b"%PDF-1.4 fictional " * 12_000)
        guide.composer.files_chosen.emit([str(path)])
        await guide.until(lambda: guide.program.session.draft.attachments)
        await guide.until(lambda: all(f.url for f in guide.program.session.draft.attachments))
    await guide.rest(1.2)
    guide.window.show_detail("preview")
    await guide.rest()
    guide.shot("written")
    guide.window.show_detail("conversation")
    guide.press("sendButton")
    await guide.rest(0.5)
    guide.shot("held")
    await guide.accepted()
    await guide.conversation(5)
    await guide.rest(1.0)
    guide.shot("accepted")
    guide.window.resize(1024, 700)
    await guide.rest()
    guide.shot("narrow")


JOURNEYS = {"J2": Journey("an e-mail with contacts, a file, Undo, accepted", mail)}
