"""Every try of a message stays to be seen, and a person decides about the unknown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL
from tests.e2e.servers import Sandbox


async def test_the_unknown_shows_its_tries_and_goes_to_the_deleted_drafts_when_discarded(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose(subject="Nobody knows")
        sandbox.set_fault("html_200", times=1)
        window.press(Qt.Key.Key_Return, CTRL)
        await window.until(lambda: "web page answered" in window.line, "the unknown end")
        window.window.show_detail("response")
        await window.until(lambda: window.found("unknownChoices"), "the choices")
        await window.until(lambda: window.rows("attemptList"), "the try")
        assert (
            "A web page answered in place of Mateo., HTTP 200 · took "
            in (window.rows("attemptList")[-1])
        )
        window.widget("attemptList", QListView).setFocus()
        window.press(Qt.Key.Key_End)
        window.press(Qt.Key.Key_Return)
        await window.until(lambda: window.found("rawDialog"), "what was answered")
        assert "<html" in window.texts("rawDialog").lower()
        window.dialog("rawDialog").reject()

        window.click("choice_send_again")
        asked = await window.answer("Do not send")
        assert "may get it twice" in asked
        await window.until(lambda: not window.found("qt_msgbox_label"), "the answer")
        assert sandbox.posts == 1

        window.click("choice_discard")
        asked = await window.answer("Discard")
        assert "deleted drafts" in asked
        await window.until(lambda: not window.rows("outboxList"), "the row to go")
        window.click("trashButton")
        await window.until(lambda: window.found("trashDialog"), "the deleted drafts")
        assert "Nobody knows" in window.rows("trashList")[0]
        window.click("restoreDraftButton")
        await window.until(lambda: window.draft.key == draft.key, "the draft")
        assert window.draft.subject == "Nobody knows"
        assert window.line == ""


async def test_a_sent_message_keeps_its_tries_and_its_receipt_and_is_used_again_with_a_new_id(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose()
        window.press(Qt.Key.Key_Return, CTRL)
        await window.accepted()
        await window.until(lambda: window.rows("historyList"), "the row in Sent")
        assert await window.end() == 0

    async with start(sandbox.base_url) as window:
        window.window.sidebar.show_list("sent")
        window.click_row("historyList", draft.id)
        await window.until(lambda: window.line.startswith("Accepted"), "the message")
        window.window.show_detail("response")
        await window.until(lambda: window.found("attemptList"), "the tries")
        (row,) = window.rows("attemptList")
        assert row.startswith("Accepted by Mateo., HTTP 200 · took ")
        window.window.show_detail("conversation")
        await window.until(lambda: window.found("receiptList"), "the receipt")
        window.window.sidebar.entry_action.emit(draft.id, "duplicate")
        await window.until(lambda: window.line == "", "the copy")
        assert window.draft.subject == draft.subject
        assert window.draft.id != draft.id
        assert window.draft.key != draft.key
        assert sandbox.posts == 1


async def test_an_unknown_message_is_opened_with_its_choices_unless_another_tab_was_chosen(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose(subject="Nobody knows")
        sandbox.set_fault("html_200", times=1)
        window.press(Qt.Key.Key_Return, CTRL)
        await window.until(lambda: "web page answered" in window.line, "the unknown end")
        tabs = window.window.detail.tabs
        window.window.sidebar.show_list("outbox")

        async def opened_again() -> None:
            window.press(Qt.Key.Key_N, CTRL)
            await window.until(lambda: window.line == "", "the new draft")
            window.click_row("outboxList", draft.id)
            await window.until(lambda: "web page answered" in window.line, "the message")

        window.window.show_detail("payload")
        await opened_again()
        await window.until(lambda: window.found("unknownChoices"), "the choices")
        tabs.setFocus()
        QTest.keyClick(tabs.tabBar(), Qt.Key.Key_Left)
        assert window.window.detail.shown == "payload"
        await opened_again()
        assert window.window.detail.shown == "payload"


async def test_why_a_message_was_refused_goes_and_comes_with_its_draft(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject="Something else")
        other = window.draft
        await window.saved_as_typed()
        window.press(Qt.Key.Key_N, CTRL)
        draft = await window.compose(subject="Refused")
        sandbox.set_fault("400", times=1)
        window.press(Qt.Key.Key_Return, CTRL)
        await window.until(lambda: "It was not sent." in window.notice, "the refusal")
        window.window.show_detail("response")
        await window.until(lambda: "HTTP 400" in window.texts("detailPane"), "the answer")
        said = window.notice

        window.click_row("draftList", other.key)
        await window.until(lambda: window.draft.key == other.key, "the other draft")
        assert window.notice == ""
        assert "HTTP 400" not in window.texts("detailPane")
        window.click_row("draftList", draft.key)
        await window.until(lambda: window.draft.key == draft.key, "the refused draft")
        assert window.notice == said
        assert "HTTP 400" in window.texts("detailPane")

        # What was dismissed does not come back, but the answer is still there.
        window.click("noticeClose")
        window.click_row("draftList", other.key)
        await window.until(lambda: window.draft.key == other.key, "the other draft")
        window.click_row("draftList", draft.key)
        await window.until(lambda: window.draft.key == draft.key, "the refused draft")
        assert window.notice == ""
        assert "HTTP 400" in window.texts("detailPane")
        window.click("sendButton")
        await window.accepted()
