"""Whatever is typed or pasted: a plain sentence, nothing lost, no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from mateo_desktop.command_line import Options
from tests.e2e.conftest import Start
from tests.e2e.driver import Driver
from tests.e2e.servers import Sandbox

#: Field, what is typed there, and how the sentence about it begins.
WRONG = (
    ("conversationIdField", "not-a-uuid", "Conversation ID"),
    ("replyToField", "12345678-1234-1234-1234", "Reply to message"),
    ("templateField", "urn:uuid:x", "Template ID"),
    ("reviewChannelField", "g0000000-0000-4000-8000-000000000000", "Review channel"),
    ("marketingChannelField", "{}", "Marketing channel"),
    ("messageIdField", "one", "Message ID"),
    ("scheduleField", "tomorrow at eight", "Send after"),
    ("extraFieldsField", '{"a": ', "Extra fields"),
    ("contentField", "{'single': 'quotes'}", "Raw content"),
)


async def test_what_the_reference_forbids_blocks_with_a_sentence_and_is_kept(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose()
        window.click("moreButton")
        window.click("contentSwitch")
        for number, (name, typed, words) in enumerate(WRONG, start=1):
            window.rewrite(name, typed)
            await window.until(lambda: len(_to_fix(window)) == number, words)  # noqa: B023
            assert any(row.startswith(f"To fix: {words}") for row in _to_fix(window)), words
            assert not window.send_button.isEnabled()
        assert window.send_button.accessibleDescription()
        for name, _, words in WRONG:
            index = [row.startswith(f"To fix: {words}") for row in window.remarks].index(True)
            window.window.composer.checklist.activated_row.emit(
                window.window.composer.checklist.rows.rows[index].pointer
            )
            await window.until(window.widget(name).hasFocus, f"the way to {name}")
        window.window.commands["send"].trigger()
        await window.saved_as_typed()
        assert sandbox.posts == 0
        assert await window.end() == 0
        assert "Traceback" not in window.log()

    async with start(sandbox.base_url) as window:
        window.click("moreButton")
        for name, typed, _ in WRONG:
            widget = window.widget(name)
            shown = widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()  # type: ignore[attr-defined]
            assert shown == typed


def _to_fix(window: Driver) -> list[str]:
    return [row for row in window.remarks if row.startswith("To fix: ")]


async def test_a_time_that_has_passed_is_remarked_and_can_be_sent(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose()
        window.click("moreButton")
        window.write("scheduleField", "2020-11-07T05:31:56Z")
        await window.until(lambda: any("past" in row for row in window.remarks), "the remark")
        assert window.send_button.isEnabled()
        window.click("sendButton")
        await window.accepted()
        assert json.loads(sandbox.bodies[0])["send_after"] == "2020-11-07T05:31:56Z"


async def test_an_http_attachment_is_refused_where_it_is_typed_and_where_it_is_opened(
    start: Start, sandbox: Sandbox, tmp_path: Path
) -> None:
    path = tmp_path / "message.json"
    path.write_text(json.dumps({"attachments": ["http://files.example.org/offer.pdf"]}), "utf-8")
    async with start(sandbox.base_url, options=Options(opening=str(path))) as window:
        await window.until(lambda: window.draft.attachments, "the file")
        assert any("https://" in row for row in window.remarks if row.startswith("To fix: "))
        assert not window.send_button.isEnabled()

        window.click("addAttachmentButton")
        window.menu("A link (https://)…")
        window.rewrite("attachmentAddress", "http://files.example.org/other.pdf")
        window.ok()
        assert "https://" in window.texts("addressDialog")
        assert window.widget("attachmentAddress").isVisible()
        window.dialog("addressDialog").reject()
        assert len(window.draft.attachments) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"subject": ', "This is no JSON: line 1"),
        (b"[1, 2]", "not an object"),
        (b'{"subject": "caf\xe9"}', "no text in UTF-8: line 1, column 17"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
async def test_a_file_that_is_no_message_is_told_in_a_sentence(
    start: Start, sandbox: Sandbox, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "message.json"
    path.write_bytes(content)
    async with start(sandbox.base_url, options=Options(opening=str(path))) as window:
        await window.until(lambda: words in window.notice, "the notice")
        assert window.draft.is_empty
        assert "Traceback" not in window.log()


async def test_ten_thousand_pasted_recipients_are_all_taken_and_sent(
    start: Start, sandbox: Sandbox
) -> None:
    addresses = [f"person{number}@example.org" for number in range(10_000)]
    async with start(sandbox.base_url) as window:
        await window.compose()
        window.paste("toField", "\n".join(addresses))
        await window.until(lambda: len(window.draft.to) == 10_001, "everybody")
        assert [person.handle for person in window.draft.to[1:]] == addresses
        await window.until(lambda: "10,001" in window.send_button.text(), "the button")
        await window.saved_as_typed()
        await _is_kept(window, start, sandbox, 10_001)


async def _is_kept(window: Driver, start: Start, sandbox: Sandbox, number: int) -> None:
    assert await window.end() == 0
    async with start(sandbox.base_url) as again:
        assert len(again.draft.to) == number


async def test_a_subject_of_a_megabyte_is_kept_and_remarked(start: Start, sandbox: Sandbox) -> None:
    subject = "Wörter " * 150_000
    async with start(sandbox.base_url) as window:
        await window.compose(subject="")
        window.paste("subjectField", subject)
        await window.until(lambda: len(window.draft.subject) > 1_000_000, "the subject")
        window.window.show_detail("payload")
        await window.saved_as_typed()
        typed = window.draft.subject
        assert typed.strip() == subject.strip()
        assert await window.end() == 0
        assert "Traceback" not in window.log()
    async with start(sandbox.base_url) as window:
        assert window.draft.subject == typed
