"""WhatsApp outside 24 hours: the window says so, and a template goes out instead."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QTextBrowser

from mateo_desktop.command_line import Options
from mateo_desktop.domain.draft import Draft, new_id
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.domain.window import Heard
from mateo_desktop.sandbox import TOKEN
from mateo_desktop.sandbox.stock import channel_id, conversation_id, template_id
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.profiles import Profile, ProfileStore
from mateo_desktop.ui.template_list import TemplateList
from tests.e2e.conftest import Start
from tests.e2e.driver import Driver
from tests.e2e.servers import Sandbox

#: Anna Probe wrote four days ago, Max Beispiel two hours ago.
CLOSED, OPEN = conversation_id("closed window"), conversation_id("appointment")


def paste(window: Driver, **fields: Any) -> Draft:
    """Paste a message on the WhatsApp channel as JSON."""
    window.program.desk.import_text(json.dumps({"from": channel_id("whatsapp"), **fields}))
    return window.draft


def state(window: Driver) -> str:
    label = window.found("windowState", QLabel)
    return label.text() if label is not None else ""


async def press(window: Driver, words: str) -> None:
    """Press the button with *words* beside what the foot says."""
    foot = window.window.composer.foot

    def found() -> list[QPushButton]:
        buttons = foot.findChildren(QPushButton)
        here = [one for one in buttons if one.isVisible() and one.text() == words]
        return [] if foot.settling.isActive() else here

    await window.until(found, words)
    found()[0].click()


async def test_a_template_goes_where_the_window_is_closed(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url, hold_seconds=0) as window:
        await window.channels_known()
        paste(window, conversation_id=OPEN, text="Bis Montag!")
        await window.until(lambda: state(window).startswith("Open until"), "the open window")
        assert window.found("chooseTemplateButton") is None

        draft = paste(window, conversation_id=CLOSED)
        await window.until(lambda: state(window).startswith("Closed since"), "the closed window")
        assert state(window).endswith("a template is needed.")

        window.click("chooseTemplateButton")
        picker = window.widget("templatePicker", QComboBox)
        await window.until(lambda: picker.count() > 3, "the templates")
        window.choose("templatePicker", "terminerinnerung")
        for number, value in enumerate(("Anna", "Montag", "10")):
            window.write(f"templateValue_{number}", value)
        finished = "Hallo Anna, wir erinnern Sie an Ihren Termin am Montag um 10 Uhr. Bis dann!"
        card = window.widget("templatePreview").findChild(QTextBrowser)
        assert card is not None
        assert card.toPlainText() == finished
        assert state(window).endswith("this goes out as a template.")

        window.click("sendButton")
        await window.accepted()

        assert [json.loads(body) for body in sandbox.bodies] == [
            {
                "from": channel_id("whatsapp"),
                "id": draft.id,
                "conversation_id": CLOSED,
                "placeholder_values": ["Anna", "Montag", "10"],
                "template_id": template_id("terminerinnerung"),
            }
        ]
        talk = "conversationPane"
        await window.until(lambda: finished in window.texts(talk), "what Mateo made of it")
        assert "Traceback" not in window.log()


async def test_a_window_that_closes_in_the_outbox_is_asked_about_and_a_template_can_go(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url, hold_seconds=60) as window:
        await window.channels_known()
        draft = paste(window, conversation_id=OPEN, text="Bis Montag!")
        await window.until(lambda: state(window).startswith("Open until"), "the open window")
        window.click("sendButton")
        await window.until(lambda: window.line.startswith("Sending in"), "the hold")
        # Meanwhile the conversation was read again: the last message is a day old by now.
        services, workspace = window.program._services, window.program.workspaces._workspace
        assert services is not None
        assert workspace is not None
        heard = workspace.heard(OPEN)
        assert heard is not None
        earlier = heard.latest_inbound - timedelta(hours=23)
        services.windows._heard[workspace.profile.id, OPEN] = Heard(earlier, heard.as_of)
        await press(window, "Send now")
        await window.until(lambda: "nothing but templates" in window.line, "the question")
        assert sandbox.bodies == []

        await press(window, "Choose a template")
        await window.until(lambda: window.found("templatePicker", QComboBox), "the templates")
        assert (window.draft, window.line) == (draft, "")

        window.click("sendButton")
        await window.until(lambda: window.line.startswith("Sending in"), "the hold")
        # The form says by now that it is closed. Whoever sends then is not asked again.
        await press(window, "Send now")
        await window.accepted()
        assert [json.loads(body)["text"] for body in sandbox.bodies] == ["Bis Montag!"]


async def test_a_text_that_was_entered_is_there_at_the_next_start(
    start: Start,
) -> None:
    unlisted = new_id()
    async with start() as window:
        await window.channels_known()
        paste(window, conversation_id=CLOSED, template_id=unlisted)
        window.click("enterTemplateText")
        window.write("templateNameField", "rueckruf")
        window.widget("templateTextField", QPlainTextEdit).setPlainText("Guten Tag {{1}}!")
        window.click("keepTemplateText")
        window.write("templateValue_0", "Anna")
        assert window.draft.placeholder_values == ("Anna",)
        await window.until(lambda: not window.program.tasks.running(f"template:{unlisted}"), "it")

    async with start() as window:
        templates: TemplateList = window.program.session.templates
        await window.until(lambda: templates.find(unlisted) is not None, "the template")
        found = templates.find(unlisted)
        assert found is not None
        assert (found.name, found.text, found.by_hand) == ("rueckruf", "Guten Tag {{1}}!", True)


async def test_a_window_that_was_closed_when_last_seen_holds_a_message_after_a_restart(
    start: Start, sandbox: Sandbox, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await Database.open(data_folder)
    await ProfileStore(database).save(Profile("muster", "Muster", sandbox.base_url))
    await database.close()
    monkeypatch.setenv("MATEO_TOKEN", TOKEN)
    async with start(options=Options(), hold_seconds=60) as window:
        await window.channels_known()
        sandbox.set_fault("helpers_404")
        draft = paste(window, conversation_id=CLOSED, text="Bis Montag!")
        await window.until(lambda: state(window).startswith("Not known"), "that it is not known")
        window.click("sendButton")
        await window.until(lambda: window.line.startswith("Sending in"), "the hold")
        # Only now can the conversation be read.
        sandbox.clear_faults()
        async with window.work("conversation"):
            window.program.correspondent._on_refresh()

        window.window.close()
        asked = await window.answer("Send now")
        assert asked == (
            "1 message waits to be sent.\n\n“Send now” sends no free text to a customer whose "
            "window is closed. 1 of them stays for the next start, and asks there."
        )
        assert await window.ended() == 0
    assert sandbox.posts == 0

    sandbox.set_fault("helpers_404")
    monkeypatch.setenv("MATEO_TOKEN", TOKEN)
    async with start(options=Options(), hold_seconds=0) as window:
        await window.until(lambda: draft.id in window.entries(), "the message")
        assert window.entries()[draft.id].state is SendState.HELD
        paste(window, conversation_id=CLOSED, text="Und sonst?")
        await window.until(lambda: state(window).startswith("Closed since"), "what is known")

        window.program.dispatcher._on_entry_opened(draft.id)
        await window.until(lambda: "nothing but templates" in window.line, "the question")
        assert sandbox.posts == 0
        await press(window, "Send anyway")
        await window.accepted()
    assert [json.loads(body)["id"] for body in sandbox.bodies] == [draft.id]


async def test_what_may_have_arrived_goes_once_more_only_after_both_questions(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        draft = paste(window, conversation_id=OPEN, text="Bis Montag!")
        await window.until(lambda: state(window).startswith("Open until"), "the open window")
        sandbox.set_fault("html_200", times=1)
        window.click("sendButton")
        await window.until(lambda: "web page answered" in window.line, "the unknown end")
        # Meanwhile the last message of the customer is a day old.
        services, workspace = window.program._services, window.program.workspaces._workspace
        assert services is not None
        assert workspace is not None
        heard = workspace.heard(OPEN)
        assert heard is not None
        earlier = heard.latest_inbound - timedelta(hours=23)
        services.windows._heard[workspace.profile.id, OPEN] = Heard(earlier, heard.as_of)

        window.window.show_detail("response")
        await window.until(lambda: window.found("unknownChoices"), "the choices")
        window.click("choice_send_again")
        assert "may get it twice" in await window.answer("Send again")
        await window.until(lambda: "nothing but templates" in window.line, "the second question")
        assert window.line.startswith("Not sent again:")
        assert sandbox.posts == 1

        # Nothing more is asked: both questions were answered.
        await press(window, "Send anyway")
        await window.accepted()
        # The first one met the web page; what arrived has the same ID.
        assert sandbox.posts == 2
        assert [json.loads(body)["id"] for body in sandbox.bodies] == [draft.id]
