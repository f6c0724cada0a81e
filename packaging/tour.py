#!/usr/bin/env python3
"""Drives the real window offscreen against the sandbox and takes pictures.

    python3 packaging/dev.py tour [JOURNEY…]    J1 J2 J3 J4 J7 J8, both looks

Each journey is a program of its own, in a folder of its own, so that one
picture never depends on another. The pictures are named after the journey, the
language and the theme: ``build/tour/J2-3-accepted.en-light.png``.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "tour"
LOOKS = (("en", "light"), ("de", "dark"))
JOURNEYS = ("J1", "J2", "J3", "J4", "J7", "J8")
DEADLINE_S = 40.0

if TYPE_CHECKING:
    from mateo_desktop.ui.program import Program


def main(arguments: list[str]) -> int:
    """Take the pictures of the named journeys, or of all."""
    if arguments[:1] == ["--one"]:
        return _take(*arguments[1:4])
    wanted = [name for name in arguments if name in JOURNEYS] or list(JOURNEYS)
    OUT.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    failed = 0
    for language, theme in LOOKS:
        for journey in wanted:
            command = [sys.executable, __file__, "--one", journey, language, theme]
            started = time.monotonic()
            code = subprocess.call(command, env=environment)
            took = time.monotonic() - started
            print(f"{journey} {language} {theme}: {'ok' if code == 0 else 'FAILED'}, {took:.0f} s")
            failed += code != 0
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}")
    return 1 if failed else 0


class Guide:
    """Acts in the window as a person would, and takes the pictures."""

    def __init__(self, program: Program, journey: str, language: str, theme: str) -> None:
        self.program = program
        self.window = program.window
        self.composer = program.window.composer
        self._look = f"{language}-{theme}"
        self._journey = journey
        self._number = 0

    def say(self, english: str, german: str) -> str:
        """The words of the message in the language of the picture."""
        return german if self._look.startswith("de") else english

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait until *seen* is true; TimeoutError if it never is."""
        end = time.monotonic() + DEADLINE_S
        while not seen():
            if time.monotonic() > end:
                self.shot("stuck")
                raise TimeoutError(self._journey)
            await asyncio.sleep(0.03)

    async def rest(self, seconds: float = 0.4) -> None:
        """Let what is under way be painted."""
        await asyncio.sleep(seconds)

    def shot(self, name: str) -> None:
        """Take a picture of the window."""
        self._number += 1
        path = OUT / f"{self._journey}-{self._number}-{name}.{self._look}.png"
        self.window.grab().save(str(path))

    async def choose(self, kind: str) -> None:
        """Choose the first usable channel of a type."""
        box = self.composer.channel.box
        await self.until(lambda: len(self.composer.channel.channels) > 3)
        for row in range(box.count()):
            held = box.itemData(row)
            if getattr(held, "type", "") == kind and held.usable:
                box.setCurrentIndex(row)
                box.activated.emit(row)
                return
        raise LookupError(kind)

    def address(self, text: str, role: str = "to") -> None:
        """Put recipients into a field."""
        self.composer.recipients.fields[role].edit.setText(text)
        self.composer.recipients.commit()

    def subject(self, text: str) -> None:
        """Write the subject."""
        self.composer.subject.edit.setText(text)
        self.composer.subject.edit.textEdited.emit(text)

    def write(self, name: str, text: str) -> None:
        """Write into the editor with that object name."""
        from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

        rich = self.window.findChild(QTextEdit, name)
        editor = rich or self.window.findChild(QPlainTextEdit, name)
        if not isinstance(editor, QTextEdit | QPlainTextEdit):
            raise LookupError(name)  # noqa: TRY004 (there is no such editor)
        editor.setFocus()
        editor.textCursor().insertText(text)

    def press(self, name: str) -> None:
        """Click the button with that object name."""
        from PySide6.QtWidgets import QAbstractButton

        button = self.window.findChild(QAbstractButton, name)
        if button is None:
            raise LookupError(name)
        button.click()

    async def accepted(self) -> None:
        """Wait until the message on the desk was accepted."""
        from mateo_desktop.domain.send_state import SendState

        await self.until(lambda: self.program.dispatcher.state is SendState.ACCEPTED)

    async def conversation(self, messages: int = 2) -> None:
        """Wait until the conversation has so many messages."""
        await self.until(
            lambda: (
                self.program.correspondent.in_sight is not None
                and len(self.program.correspondent.in_sight.messages) >= messages
            )
        )


_MAIL = (
    "<p>Good morning Mrs Muster,</p>"
    "<p>your appointment is on <b>Monday, 7 December at 9:30</b>. Please bring:</p>"
    "<ul><li>your insurance card</li><li>the enclosed form, filled in</li></ul>"
    '<p>You find us here: <a href="https://example.org/map">map and parking</a>.</p>'
    "<p>Kind regards<br>Support</p>"
)
_BRIEF = (
    "<p>Guten Tag Frau Muster,</p>"
    "<p>Ihr Termin ist am <b>Montag, 7. Dezember um 9:30 Uhr</b>. Bitte bringen Sie mit:</p>"
    "<ul><li>Ihre Versichertenkarte</li><li>das beiliegende Formular, ausgefüllt</li></ul>"
    '<p>Hier finden Sie uns: <a href="https://example.org/karte">Karte und Parkplätze</a>.</p>'
    "<p>Viele Grüße<br>Ihr Support</p>"
)


async def first_start(guide: Guide) -> None:
    """J1: two ways in, and the sandbox at once."""
    await guide.rest()
    guide.shot("welcome")
    guide.press("sandboxButton")
    await guide.until(lambda: len(guide.composer.channel.channels) > 3)
    await guide.rest()
    guide.shot("sandbox")


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
    _rich(guide)
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


def _rich(guide: Guide) -> None:
    from mateo_desktop.ui.text.rich_edit import RichEdit

    editor = guide.window.findChild(RichEdit, "bodyEditor")
    if not isinstance(editor, RichEdit):
        raise LookupError("bodyEditor")  # noqa: TRY004 (there is no such editor)
    editor.put_html(guide.say(_MAIL, _BRIEF))
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText(guide.say(" Team", "-Team"))


async def buttons(guide: Guide) -> None:
    """J3: WhatsApp with marks and three buttons; one is pressed."""
    await guide.choose("whatsapp")
    guide.address("Erika Muster <+4917604069010>")
    guide.write(
        "textBody",
        guide.say(
            "Good morning! Does *Monday at 9:30* suit you? _Please choose:_",
            "Guten Tag! Passt Ihnen *Montag um 9:30 Uhr*? _Bitte wählen Sie:_",
        ),
    )
    english = (("I will come", "yes"), ("Another day", "other"), ("Please call", "call"))
    german = (("Ich komme", "ja"), ("Anderer Tag", "anders"), ("Bitte anrufen", "anruf"))
    for label, data in german if guide.say("", "de") else english:
        guide.press("addActionButton")
        row = guide.composer.actions_editor.rows[-1]
        for edit, text in ((row.text, label), (row.data, data)):
            edit.setText(text)
            edit.textEdited.emit(text)
    guide.window.show_detail("preview")
    await guide.rest(0.8)
    guide.shot("written")
    guide.press("sendButton")
    await guide.accepted()
    await guide.until(
        lambda: (
            any(
                action.clicked
                for row in guide.program.correspondent.in_sight.actions.values()
                for action in row
            )
            if guide.program.correspondent.in_sight
            else False
        )
    )
    await guide.rest(1.0)
    guide.shot("pressed")


async def template(guide: Guide) -> None:
    """J4: outside the 24 hours a template is offered."""
    from mateo_desktop.domain import channels
    from mateo_desktop.domain.draft import Draft, Recipient
    from mateo_desktop.sandbox import stock

    await guide.choose("whatsapp")
    channel = guide.program.session.channel
    closed = stock.conversation_id("closed window")
    draft = Draft.new(conversation_id=closed, to=(Recipient("+4917604069020", "Anna Probe"),))
    guide.program.desk.lay(channels.choose(draft, channel))
    await guide.conversation(1)
    await guide.rest(0.8)
    guide.shot("closed")
    guide.press("chooseTemplateButton")
    await guide.rest(1.5)
    guide.program.session.update(template_id=stock.template_id("terminerinnerung"))
    await guide.rest(0.5)
    for number, text in enumerate(("Frau Probe", "7. Dezember", "9:30")):
        values = list(guide.program.session.draft.placeholder_values)
        values += [""] * (number + 1 - len(values))
        values[number] = text
        guide.program.session.update(placeholder_values=tuple(values))
    guide.window.show_detail("preview")
    await guide.rest(1.0)
    guide.shot("template")


async def under_the_hood(guide: Guide) -> None:
    """J7: the live payload, copied as cURL, and a request pasted back."""
    from PySide6.QtGui import QGuiApplication

    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>; Max Beispiel <max@example.org>")
    guide.subject(guide.say("Opening hours in December", "Öffnungszeiten im Dezember"))
    _rich(guide)
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


async def answer(guide: Guide) -> None:
    """J8: Reply starts a draft in the conversation."""
    from mateo_desktop.sandbox import stock

    await guide.choose("email")
    guide.program.session.update(conversation_id=stock.conversation_id("offer"))
    guide.program.desk.laid.emit(guide.program.session.draft)
    await guide.conversation(2)
    await guide.rest(1.0)
    guide.press("conversationReplyButton")
    await guide.rest()
    guide.write(
        "bodyEditor",
        guide.say(
            "Yes, we can build it in May. Shall we say the 12th?",
            "Ja, im Mai können wir aufbauen. Passt Ihnen der 12.?",
        ),
    )
    await guide.rest(1.2)
    guide.shot("reply")


SCRIPTS: dict[str, Callable[[Guide], Awaitable[None]]] = {
    "J1": first_start,
    "J2": mail,
    "J3": buttons,
    "J4": template,
    "J7": under_the_hood,
    "J8": answer,
}


def _take(journey: str, language: str, theme: str) -> int:
    with tempfile.TemporaryDirectory(prefix="mateo-tour-") as place:
        folder = Path(place)
        wishes = {"language": language, "theme": theme, "hold_seconds": 2}
        (folder / "preferences.json").write_text(json.dumps(wishes), encoding="utf-8")
        return asyncio_run(journey, language, theme, folder)


def asyncio_run(journey: str, language: str, theme: str, folder: Path) -> int:
    """Run one journey in this process; 1 if it did not come to its end."""
    from qasync import QEventLoop

    from mateo_desktop.command_line import Options
    from mateo_desktop.ui.program import Program
    from mateo_desktop.ui.single_instance import SingleInstance

    instance = SingleInstance(folder)
    if not instance.claim():
        return 1
    program = Program(Options(sandbox=journey != "J1", data_dir=folder), folder)
    program.show(instance)
    guide = Guide(program, journey, language, theme)

    async def both() -> int:
        running = asyncio.create_task(program.run())
        try:
            await SCRIPTS[journey](guide)
        finally:
            program.end()
            await asyncio.wait_for(running, 20)
        return 0

    with asyncio.Runner(loop_factory=lambda: QEventLoop(program.application)) as runner:
        code = runner.run(both())
    program.close()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
