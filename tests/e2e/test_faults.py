"""What a person sees when sending fails, and that nothing is sent twice or lost."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from mateo_desktop.domain.send_state import SendState
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL, Driver
from tests.e2e.servers import Sandbox

#: The answer says no: fault, and words of the notice.
REFUSALS = (
    ("401", "Mateo says that the API key is missing."),
    ("403", "Mateo does not accept this API key."),
    ("422", "Mateo found fault with the message. “Not understood.”"),
    ("303", "The server pointed to another address."),
)

#: The message arrived, but its answer did not.
STORED = ("reset_after", "500_stored", "other_message_200", "truncated_json")

#: Nobody knows, and the message did not arrive: fault, and how its row begins.
NOT_STORED = (
    ("reset_before", "The connection broke"),
    ("html_200", "A web page answered in place of Mateo."),
)


@pytest.mark.parametrize(("fault", "words"), REFUSALS)
async def test_a_refused_message_is_a_draft_again_with_the_reason(
    start: Start, sandbox: Sandbox, fault: str, words: str
) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose()
        sandbox.set_fault(fault, times=1)
        window.click("sendButton")
        await window.until(lambda: words in window.notice, "the reason")

        assert "It was not sent." in window.notice
        assert window.line == ""
        assert window.draft == draft
        assert window.rows("outboxList") == []
        assert window.widget("subjectField").isEnabled()
        assert sandbox.posts == 1
        assert sandbox.bodies == []
        await window.until(lambda: window.rows("draftList"), "the row of the draft")

        window.press(Qt.Key.Key_Return, CTRL)
        await window.accepted()
        assert [json.loads(body)["id"] for body in sandbox.bodies] == [draft.id]
        assert "Traceback" not in window.log()


@pytest.mark.parametrize("fault", STORED)
async def test_what_arrived_without_an_answer_is_found_by_asking(
    start: Start, sandbox: Sandbox, fault: str
) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose()
        seen = window.lines()
        sandbox.set_fault(fault, times=1)
        window.click("sendButton")
        await window.accepted()

        assert sandbox.posts == 1
        assert [json.loads(body)["id"] for body in sandbox.bodies] == [draft.id]
        assert any("It may have been sent. Mateo is asked" in line for line in seen), seen
        assert window.rows("outboxList") == []
        await window.until(lambda: window.rows("historyList"), "the row in Sent")
        assert "Your appointment" in window.rows("historyList")[0]
        assert "Traceback" not in window.log()


@pytest.mark.parametrize(("fault", "words"), NOT_STORED)
async def test_what_may_have_been_sent_is_never_sent_again_by_itself(
    start: Start, sandbox: Sandbox, fault: str, words: str
) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose()
        sandbox.set_fault(fault, times=1)
        window.click("sendButton")
        await window.until(lambda: "Mateo is asked for it" in window.line, "the look-up")
        settling = window.window.composer.foot.settling
        await window.until(lambda: not settling.isActive(), "the button to take clicks")
        window.click("undoSendButton")
        await window.until(lambda: "Mateo did not know it" in window.line, "the look-up")
        assert window.line.startswith(words)
        assert "It is not sent again by itself." in window.line
        assert sandbox.posts == 1
        (row,) = window.rows("outboxList")
        assert "Sent? Please check" in row
        assert window.entries()[draft.id].draft == draft
        assert not window.widget("subjectField").isEnabled()

        # Asking once more changes nothing; a person decides.
        await _from_the_outbox(window, draft.id, "Check again")
        await window.until(lambda: "Mateo did not know it" in window.line, "the look-up")
        assert sandbox.posts == 1
        await _from_the_outbox(window, draft.id, "Send again…")
        asked = await window.answer("Send again")
        assert "may have been sent already" in asked
        await window.accepted()

        assert sandbox.posts == 2
        assert [json.loads(body)["id"] for body in sandbox.bodies] == [draft.id]
        assert "Traceback" not in window.log()


async def test_a_refused_connection_waits_and_goes_when_the_network_is_back(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose()
        seen = window.lines()
        sandbox.set_fault("refused")
        window.click("sendButton")
        await window.until(lambda: "Not sent" in window.line, "the refusal")
        assert "The server refused the connection." in window.line
        assert window.entries()[draft.id].state is SendState.QUEUED

        sandbox.clear_faults()
        await window.accepted()
        assert sandbox.posts == 1
        assert [json.loads(body)["id"] for body in sandbox.bodies] == [draft.id]
        assert any("with the same ID" in line for line in seen), seen


async def test_a_pause_that_mateo_asks_for_is_kept_and_then_it_goes(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose()
        seen = window.lines()
        sandbox.set_fault("429_seconds", times=1)
        window.click("sendButton")
        await window.accepted()

        assert sandbox.posts == 2
        assert [json.loads(body)["id"] for body in sandbox.bodies] == [draft.id]
        assert any("Mateo takes no more requests just now." in line for line in seen), seen


async def _from_the_outbox(window: Driver, message_id: str, words: str) -> None:
    """Open the menu of a row by its key and choose."""
    window.click("outboxNav")
    window.click_row("outboxList", message_id)
    await window.until(lambda: window.draft.id == message_id, "the message")
    view = window.widget("outboxList", QListView)
    view.setFocus()
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    window.menu(words)
