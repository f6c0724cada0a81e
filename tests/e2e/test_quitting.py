"""Quitting asks what becomes of messages that have not left, and does it."""

from __future__ import annotations

import json
import os
import signal

from mateo_desktop.domain.send_state import SendState
from tests.e2e.conftest import Start
from tests.e2e.driver import Driver
from tests.e2e.servers import Sandbox


async def _hold_one(window: Driver) -> str:
    draft = await window.compose()
    window.click("sendButton")
    await window.until(lambda: window.line.startswith("Sending in"), "the hold")
    return draft.id


async def test_do_not_quit_leaves_everything_as_it_was(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url, hold_seconds=60) as window:
        held = await _hold_one(window)
        window.window.close()
        asked = await window.answer("Do not quit")
        assert asked == "1 message waits to be sent."
        assert window.window.isVisible()
        assert window.entries()[held].state is SendState.HELD
        assert window.line.startswith("Sending in")

        # Wished twice, it is asked once.
        await window.until(lambda: not window.program.tasks.running("ending"), "the answer")
        window.window.close()
        window.window.close()
        await window.answer("Do not quit")
        await window.until(lambda: not window.program.tasks.running("ending"), "the answer")
        assert window.entries()[held].state is SendState.HELD
        assert window.window.isVisible()
        assert sandbox.posts == 0


async def test_send_now_sends_before_the_program_ends(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url, hold_seconds=60) as window:
        held = await _hold_one(window)
        window.window.close()
        await window.answer("Send now")
        assert await window.ended() == 0
        assert [json.loads(body)["id"] for body in sandbox.bodies] == [held]

    async with start(sandbox.base_url) as window:
        await window.until(lambda: window.rows("historyList"), "the row in Sent")
        assert window.rows("outboxList") == []
        assert window.draft.is_empty


async def test_kept_for_the_next_start_it_is_held_again_and_goes_once(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url, hold_seconds=60) as window:
        held = await _hold_one(window)
        window.window.close()
        await window.answer("Keep for the next start")
        assert await window.ended() == 0
        assert sandbox.posts == 0

    async with start(sandbox.base_url, hold_seconds=0) as window:
        await window.until(lambda: window.rows("historyList"), "the row in Sent")
        assert [json.loads(body)["id"] for body in sandbox.bodies] == [held]
        assert sandbox.posts == 1


async def test_back_to_drafts_makes_it_the_very_draft_again(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url, hold_seconds=60) as window:
        await _hold_one(window)
        draft = window.draft
        window.window.close()
        await window.answer("Back to drafts")
        assert await window.ended() == 0

    async with start(sandbox.base_url) as window:
        assert window.draft == draft
        assert len(window.rows("draftList")) == 1
        assert window.rows("outboxList") == []
        assert sandbox.posts == 0


async def test_sigterm_saves_what_was_typed_and_ends(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        window.write("subjectField", "Typed in the last")
        window.write("bodyEditor", "moment")
        os.kill(os.getpid(), signal.SIGTERM)
        assert await window.ended() == 0

    async with start(sandbox.base_url) as window:
        assert window.draft.subject == "Typed in the last"
        assert window.draft.text == "moment"
