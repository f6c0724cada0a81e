"""Somebody who is no contact yet becomes one, and a letter tells where it goes."""

from __future__ import annotations

import asyncio
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from mateo_desktop.domain.draft import Recipient
from mateo_desktop.sandbox.stock import channel_id
from mateo_desktop.ui.composer.contact_dialog import ContactDialog
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL, SHIFT, Driver
from tests.e2e.servers import Sandbox

ERIKA = "5943e5ba-6190-505e-bcfd-169828fb3dcc"


async def _dialog(window: Driver) -> ContactDialog:
    await window.until(lambda: window.found("contactDialog"), "the form")
    return window.widget("contactDialog", ContactDialog)


def _fill(dialog: ContactDialog, name: str, text: str) -> None:
    edit = dialog.findChild(QLineEdit, f"contact_{name}")
    assert isinstance(edit, QLineEdit)
    edit.setText(text)
    edit.textEdited.emit(text)


def _result(dialog: ContactDialog) -> str:
    label = dialog.findChild(QLabel, "contactResult")
    assert isinstance(label, QLabel)
    return label.text()


async def test_a_typed_name_becomes_a_contact_and_a_recipient(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        window.choose("channelPicker", "Support")
        window.write("toField", "Nora Neuland")
        line = window.window.composer.recipients.fields["to"].edit
        await window.until(lambda: line.suggestions, "the offer")
        window.press(Qt.Key.Key_Down)
        window.press(Qt.Key.Key_Return)
        dialog = await _dialog(window)
        assert dialog.typed.full_name == "Nora Neuland"
        _fill(dialog, "email", "erika.muster@example.org")
        dialog.create_button.click()
        await window.until(dialog.look.isVisible, "the refusal")
        assert "not created" in _result(dialog)
        assert dialog.typed.email == "erika.muster@example.org"
        dialog.look.click()
        await window.until(dialog.use.isVisible, "who has that address")
        assert "+49 30 23125100" in _result(dialog)
        _fill(dialog, "email", "nora.neuland@example.org")
        dialog.create_button.click()
        dialog.create_button.click()
        await window.until(lambda: window.draft.to, "the pill")
        (person,) = window.draft.to
        assert (person.handle, person.full_name) == ("nora.neuland@example.org", "Nora Neuland")
        assert person.contact_id
        assert line.text() == ""


async def test_a_contact_is_made_and_no_recipient_where_nobody_can_be_added(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url, hold_seconds=60) as window:
        await window.channels_known()
        gone = {"from": channel_id("google"), "text": "Bis Montag!"}
        window.program.desk.import_text(json.dumps(gone))
        await window.until(lambda: window.window.composer.gone.isVisible(), "the notice")
        await _make(window, "Nora Neuland", "nora.neuland@example.org")
        assert window.draft.to == ()

        window.press(Qt.Key.Key_N, CTRL)
        window.choose("channelPicker", "Support")
        await window.compose()
        window.click("sendButton")
        await window.until(lambda: window.line.startswith("Sending in"), "the hold")
        sent = window.draft.to
        await _make(window, "Olaf Ort", "olaf.ort@example.org")
        assert window.draft.to == sent


async def _make(window: Driver, name: str, email: str) -> None:
    """Make a contact with the keys, and see that it was made."""
    window.press(Qt.Key.Key_N, CTRL | SHIFT)
    dialog = await _dialog(window)
    _fill(dialog, "full_name", name)
    _fill(dialog, "email", email)
    dialog.create_button.click()
    await window.until(lambda: f"{name} was created" in window.notice, "the notice")
    # Offscreen nobody gives the window back its place in front.
    window.window.activateWindow()
    await window.is_active()


async def test_what_a_missing_helper_says_keeps_every_word(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        window.choose("channelPicker", "Support")
        sandbox._call(lambda here: here.faults.add("helpers_404"))
        window.focus("toField")
        window.press(Qt.Key.Key_N, CTRL | SHIFT)
        dialog = await _dialog(window)
        _fill(dialog, "full_name", "Nora Neuland")
        _fill(dialog, "email", "nora@example.org")
        dialog.create_button.click()
        await window.until(lambda: "not created" in _result(dialog), "the refusal")
        assert not dialog.look.isVisible()
        dialog.reject()
        await window.until(lambda: not window.found("contactDialog"), "the form's end")
        assert window.draft.to == ()
        # Opened once more it is as it was left.
        window.window.commands["new_contact"].trigger()
        again = await _dialog(window)
        assert (again.typed.full_name, again.typed.email) == ("Nora Neuland", "nora@example.org")
        again.reject()


async def test_a_letter_that_is_opened_again_shows_where_it_goes(
    start: Start, sandbox: Sandbox
) -> None:
    from mateo_desktop.domain.draft import Recipient

    async with start(sandbox.base_url) as window:
        await window.channels_known()
        window.choose("channelPicker", "Briefversand")
        person = Recipient("", "Erika Muster", ERIKA)
        window.session.update(to=(person,))
        shown = window.window.composer.findChild(QLabel, "addressLine")
        assert isinstance(shown, QLabel)
        await window.until(shown.isVisible, "the address")
        assert any(sign.isdigit() for sign in shown.text())


async def test_the_form_opens_by_its_keys_from_everywhere(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        window.choose("channelPicker", "Support")
        for name in ("subjectField", "bodyEditor", "toField", "draftList"):
            window.focus(name)
            window.press(Qt.Key.Key_N, CTRL | SHIFT)
            dialog = await _dialog(window)
            dialog.close()
            await window.until(lambda: window.found("contactDialog") is None, f"its end, {name}")
            window.window.activateWindow()
            await window.is_active()


async def test_after_its_notice_was_dismissed_the_search_comes_back_from_the_last_row(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        window.choose("channelPicker", "Support")
        sandbox._call(lambda here: here.faults.add("helpers_500"))
        window.write("toField", "erik")
        line = window.window.composer.recipients.fields["to"].edit
        await window.until(lambda: "cannot be searched" in window.notice, "the notice")
        window.click("noticeClose")
        sandbox._call(lambda here: here.faults.clear())
        window.rewrite("toField", "erika")
        await window.until(
            lambda: line.suggestions and "Search in Mateo again" in window.rows("suggestions"),
            "the offer",
        )
        for _ in window.rows("suggestions"):
            window.press(Qt.Key.Key_Down)
        window.press(Qt.Key.Key_Return)
        await window.until(
            lambda: any("Erika Muster" in row for row in window.rows("suggestions")), "Erika"
        )
        assert "Search in Mateo again" not in window.rows("suggestions")
        assert window.notice == ""


async def test_who_was_found_for_another_kind_of_channel_is_not_offered(
    start: Start, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        window.choose("channelPicker", "Support")
        line = window.window.composer.recipients.fields["to"].edit
        services = window.program._services
        assert services is not None
        directory = services.directory
        find, begun, go_on = directory.find_contacts, asyncio.Event(), asyncio.Event()

        async def late(*about: str) -> list[Recipient] | None:
            found = await find(*about)
            begun.set()
            await go_on.wait()
            return found

        monkeypatch.setattr(directory, "find_contacts", late)
        window.write("toField", "erika")
        await begun.wait()
        monkeypatch.setattr(directory, "find_contacts", find)
        channels = window.window.composer.channel.channels
        window.session.choose(next(one for one in channels if one.type == "sms"))
        go_on.set()
        await window.until(lambda: not window.program.tasks.running("contacts:to"), "the end")
        assert line.suggestions is None
