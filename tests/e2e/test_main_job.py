"""The main job: write a message, send it once, read the conversation that came back."""

from __future__ import annotations

import asyncio
import json

from tests.e2e.conftest import Start
from tests.e2e.servers import Sandbox

#: bars.md (P4) says 100 ms; between two beats of the heart may be several turns of the loop.
LONGEST_WORK_S = 0.4


async def test_an_email_is_written_held_sent_and_answered(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url, hold_seconds=1) as window:
        draft = await window.compose(body="Good morning,")
        window.longest_work_s = 0.0
        for letter in " see you on Monday.":
            window.keys(letter)
            await asyncio.sleep(0.01)
        typing_s = window.longest_work_s
        for tab in ("preview", "payload", "response", "conversation"):
            window.window.show_detail(tab)
            await window.saved_as_typed()
        assert window.send_button.text() == "Send to erika.muster@example.org"

        lines = window.lines()
        window.click("sendButton")
        await window.accepted()
        assert any(line.startswith("Sending in") for line in lines), lines

        sent = json.loads(sandbox.bodies[0])
        assert len(sandbox.bodies) == sandbox.posts == 1
        assert sent == {
            "from": draft.channel_id,
            "id": draft.id,
            "to": [{"handle": "erika.muster@example.org"}],
            "subject": "Your appointment",
            "html": "<p>Good morning, see you on Monday.</p>",
            "text": "Good morning, see you on Monday.",
        }
        await window.until(lambda: window.found("receiptList"), "the receipt")
        receipt = window.widget("receiptList").accessibleDescription()
        talk = "conversationPane"
        await window.until(lambda: "Re: Your appointment" in window.texts(talk), "the answer")
        assert "all as asked" in receipt
        assert "Recipients: asked 1, got 1 ✓" in receipt
        assert "Subject: as asked ✓" in receipt
        assert "Erika Muster" in window.texts(talk)
        own = "Good morning, see you on Monday."
        await window.until(lambda: own in window.texts(talk), "the message itself")
        await window.until(lambda: window.rows("historyList"), "the row in Sent")
        assert "Your appointment" in window.rows("historyList")[0]
        assert window.rows("outboxList") == []
        assert window.rows("draftList") == []
        assert "Traceback" not in window.log()
        longest_s = window.longest_work_s
        print(f"longest work: {typing_s * 1000:.0f} ms typing, {longest_s * 1000:.0f} ms in all")
        assert longest_s < LONGEST_WORK_S
