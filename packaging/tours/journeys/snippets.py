"""Snippets, a signature, and the second look before Send."""

from __future__ import annotations

from tours.guide import Guide
from tours.journey import Journey


async def snippets(guide: Guide) -> None:
    """A signature below the text, snippets from the list, remarks that can be ignored."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from mateo_desktop.domain.snippet import Snippet
    from mateo_desktop.ui.snippets.snippet_dialog import SnippetDialog

    await guide.choose("email")
    session = guide.program.session
    session.snippets.edit(
        (
            Snippet(
                name=guide.say("Greeting", "Begrüßung"),
                html=guide.say(
                    "<p>Hello {first_name},</p><p>{cursor}</p>",
                    "<p>Guten Tag {full_name},</p><p>{cursor}</p>",
                ),
            ),
            Snippet(
                name=guide.say("Appointment", "Terminbestätigung"),
                html=guide.say(
                    "<p>Your appointment is on <b>[date]</b>. Please bring:</p>"
                    "<ul><li>your insurance card</li><li>the form, filled in</li></ul>",
                    "<p>Ihr Termin ist am <b>[Datum]</b>. Bitte bringen Sie mit:</p>"
                    "<ul><li>Ihre Versichertenkarte</li><li>den ausgefüllten Bogen</li></ul>",
                ),
                channel_types=("email", "postal"),
            ),
            Snippet(
                name=guide.say("How to find us", "Anfahrt"),
                html=guide.say(
                    '<p>You find us here: <a href="https://example.org/map">map</a></p>',
                    '<p>So finden Sie uns: <a href="https://example.org/map">Karte</a></p>',
                ),
            ),
        )
    )
    session.snippets.sign(
        session.draft.channel_id,
        guide.say(
            "<p>Kind regards</p><p><b>{channel}</b><br>{sender}</p>",
            "<p>Freundliche Grüße</p><p><b>{channel}</b><br>{sender}</p>",
        ),
    )
    guide.program.desk.new()
    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>")
    editor = guide.editor
    guide.window.activateWindow()
    editor.setFocus()
    await guide.rest()
    guide.shot("signature")
    QTest.keyClicks(editor, "/")
    await guide.rest()
    guide.shot("offered")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "/")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    # Out of the list, and a line of its own.
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.textCursor().insertText(guide.say("The form is attached.", "Der Bogen liegt anbei."))
    guide.composer.flush()
    await guide.rest()
    guide.press("problemPill")
    QTest.keyClick(guide.composer.checklist, Qt.Key.Key_Right)
    await guide.rest()
    guide.shot("remarks")
    guide.window.commands["snippets"].trigger()
    await guide.rest()
    dialog = guide.window.findChild(SnippetDialog)
    if not isinstance(dialog, SnippetDialog):
        raise LookupError("snippetDialog")  # noqa: TRY004 (there is no such dialog)
    dialog.page.choose(session.snippets.all[1].key)
    await guide.rest()
    guide.shot("snippets", dialog)
    dialog.tabs.setCurrentWidget(dialog.signatures)
    await guide.rest()
    guide.shot("signatures", dialog)
    dialog.close()


JOURNEYS = {"snippets": Journey("snippets, a signature, remarks that can be ignored", snippets)}
