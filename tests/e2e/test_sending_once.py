"""Never twice: bursts of clicks and keys, undo, and the newest text."""

from __future__ import annotations

import functools
import json
from collections import Counter

import pytest
from PySide6.QtCore import Qt

from mateo_desktop.api.limiter import Limiter
from tests.e2e.burst_trial import send_in_bursts
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL
from tests.e2e.servers import FaultServerThread, Sandbox, with_channel

BURSTS = 50


# bars.md wants fifty; each is a message that is written, sent and looked for.
@pytest.mark.timeout(400)
async def test_ten_clicks_and_ctrl_enters_send_one_message(
    start: Start, server: FaultServerThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_channel(server)
    # The limit of two requests a second would make this take half a minute.
    hurried = functools.partial(Limiter, rate=1000)
    monkeypatch.setattr("mateo_desktop.api.limiter.Limiter", hurried)
    async with start(server.base_url) as window:
        sent = [message_id async for message_id in send_in_bursts(window, BURSTS)]
        posts = server.call(lambda here: Counter(here.posts_by_id))
        assert posts == Counter(sent)
        assert len(set(sent)) == BURSTS
        assert "Traceback" not in window.log()


async def test_undo_with_f8_gives_the_very_draft_back_and_its_edits_go(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url, hold_seconds=60) as window:
        draft = await window.compose(body="I arrive at nine.")
        window.press(Qt.Key.Key_Return, CTRL)
        await window.until(lambda: window.line.startswith("Sending in"), "the hold")
        assert not window.widget("subjectField").isEnabled()

        window.press(Qt.Key.Key_F8)
        await window.until(lambda: window.line == "", "the draft")

        assert window.draft == draft
        assert window.rows("outboxList") == []
        await window.until(lambda: window.rows("draftList"), "the row of the draft")
        window.rewrite("bodyEditor", "I arrive at ten.")
        window.press(Qt.Key.Key_Return, CTRL)
        await window.until(lambda: window.entries(), "the hold")
        assert json.loads(window.entries()[draft.id].body)["text"] == "I arrive at ten."

        # A second click of a double click does not mean "Undo".
        settling = window.window.composer.foot.settling
        await window.until(lambda: not settling.isActive(), "Undo to take clicks")
        window.click("undoSendButton")
        await window.until(lambda: window.line == "", "the draft")
        window.rewrite("subjectField", "Later")
        window.program._services.sender.hold_s = 0
        window.click("sendButton")
        await window.accepted()

        (body,) = sandbox.bodies
        assert sandbox.posts == 1
        assert json.loads(body)["id"] == draft.id
        assert json.loads(body)["text"] == "I arrive at ten."
        assert json.loads(body)["subject"] == "Later"


async def test_what_was_typed_in_the_moment_of_sending_is_what_goes(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(body="Nine")
        window.write("toField", "max.beispiel@example.org")
        window.write("bodyEditor", "teen o'clock.")
        # No turn of the loop in between: nothing has been pushed or saved yet.
        window.press(Qt.Key.Key_Return, CTRL)
        await window.accepted()

        (body,) = sandbox.bodies
        sent = json.loads(body)
        assert "teen o'clock." in sent["text"]
        assert [person["handle"] for person in sent["to"]] == [
            "erika.muster@example.org",
            "max.beispiel@example.org",
        ]


async def test_a_new_message_right_after_sending_has_a_foot_of_its_own(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        first = await window.compose(subject="First")
        window.press(Qt.Key.Key_Return, CTRL)
        # In the same breath: the first one is not even in the outbox yet.
        window.press(Qt.Key.Key_N, CTRL)
        assert window.draft.key != first.key
        assert window.line == ""
        second = await window.compose(channel="", subject="Second")
        window.press(Qt.Key.Key_Return, CTRL)
        await window.accepted()

        sent = [json.loads(body)["id"] for body in sandbox.bodies]
        assert sorted(sent) == sorted([first.id, second.id])
        await window.until(lambda: len(window.rows("historyList")) == 2, "both in Sent")
        assert window.rows("draftList") == []
