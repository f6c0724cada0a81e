"""A template from the list to the phone, and what an accepted one teaches."""

from __future__ import annotations

from PySide6.QtCore import Qt

from mateo_desktop.domain import channels
from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.sandbox.stock import conversation_id, template_id
from mateo_desktop.ui.composer.template_chooser import TemplateForm
from tests.e2e.conftest import Start
from tests.e2e.driver import Driver
from tests.e2e.servers import Sandbox

REMINDER = template_id("terminerinnerung")
VALUES = ("Frau Probe", "7. Dezember", "9:30")


async def write(window: Driver, values: tuple[str, ...], template: str = REMINDER) -> TemplateForm:
    """A message whose window is closed, with the template and its values."""
    await window.until(lambda: window.program.window.composer.channel.channels, "the channels")
    picker = window.program.window.composer.channel
    chat = next(one for one in picker.channels if one.type == "whatsapp" and one.offered)
    draft = Draft.new(
        conversation_id=conversation_id("closed window"),
        to=(Recipient("+4917604069020", "Anna Probe"),),
        template_id=template,
    )
    window.program.session.open(channels.choose(draft, chat), chat)
    form = window.program.window.composer.template.form
    assert form is not None
    await window.until(lambda: len(form.fields.edits) > 0, "the fields")
    for number, value in enumerate(values):
        window.write(f"templateValue_{number}", value)
    return form


async def test_values_of_an_accepted_message_are_offered_next_time_also_offline(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url, hold_seconds=0) as window:
        form = await write(window, VALUES)
        assert not form.fields.edits[0].recent.isVisible()
        window.click("sendButton")
        await window.accepted()
        await window.until(lambda: form.fields.edits[1].values == ("7. Dezember",), "the lesson")

    sandbox.set_fault("helpers_404")
    async with start(sandbox.base_url, hold_seconds=0) as window:
        form = await write(window, ())
        await window.until(lambda: form.fields.edits[0].recent.isVisible(), "the offer")
        assert [edit.text() for edit in form.fields.edits] == ["", "", ""]
        window.focus("templateValue_1")
        window.press(Qt.Key.Key_Down)
        window.press(Qt.Key.Key_Return)
        assert window.draft.placeholder_values == ("", "7. Dezember", "")
        window.focus("templateValue_0")
        window.press(Qt.Key.Key_Down)
        window.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
        await window.until(lambda: form.fields.edits[0].values == (), "the forgetting")
        await window.program.tasks.idle()

    async with start(sandbox.base_url) as window:
        form = await write(window, ())
        await window.until(lambda: form.fields.edits[2].recent.isVisible(), "the offer")
        assert form.fields.edits[0].values == ()


async def test_a_refused_message_teaches_nothing(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url, hold_seconds=0) as window:
        # Nobody approved this one.
        form = await write(window, ("Frau Probe",), template_id("gewinnspiel"))
        window.click("sendButton")
        await window.until(lambda: "It was not sent." in window.notice, "the answer")
        assert form.fields.edits[0].values == ()
        await window.program.tasks.idle()
        workspace = window.program.workspaces._workspace
        assert workspace is not None
        known = await workspace.directory.remembered(workspace.profile.id, "Anna", "whatsapp")
        assert known == {}
