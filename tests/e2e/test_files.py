"""Files: uploaded beside the writing, named in the payload, never left behind unseen."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton

from tests.e2e.conftest import Start
from tests.e2e.driver import Driver
from tests.e2e.servers import Sandbox


def _drop(window: Driver, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    composer = window.widget("composer")
    enter = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    QApplication.sendEvent(composer, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(composer, QDropEvent(QPointF(20, 20), copy, data, left, none))


def _chip(window: Driver) -> str:
    chips = window.window.composer.attachments.chips
    return chips[0].accessibleName() if chips else ""


async def test_a_dropped_file_is_uploaded_and_sent_by_its_library_address(
    start: Start, sandbox: Sandbox, tmp_path: Path
) -> None:
    offer = tmp_path / "offer.pdf"
    offer.write_bytes(b"%PDF-1.7 " + b"x" * 200_000)
    async with start(sandbox.base_url) as window:
        await window.compose()
        _drop(window, offer)
        await window.until(lambda: "✓" in _chip(window), "the upload")
        assert "offer.pdf" in _chip(window)
        await window.until(lambda: window.send_button.isEnabled(), "Send")
        window.click("sendButton")
        await window.accepted()

        (url,) = json.loads(sandbox.bodies[0])["attachments"]
        assert url.startswith("media_library://")
        stored = sandbox.files()
        assert stored[url.removeprefix("media_library://")] == offer.stat().st_size
        await window.until(lambda: window.found("receiptList"), "the receipt")
        assert "Attachments: asked 1, got 1 ✓" in (
            window.widget("receiptList").accessibleDescription()
        )


async def test_a_failed_upload_blocks_send_with_the_reason_until_it_worked(
    start: Start, sandbox: Sandbox, tmp_path: Path
) -> None:
    offer = tmp_path / "offer.pdf"
    offer.write_bytes(b"%PDF-1.7")
    sandbox.set_fault("upload_500")
    async with start(sandbox.base_url) as window:
        await window.compose()
        _drop(window, offer)
        await window.until(lambda: _chip(window) and "uploading" not in _chip(window), "the end")
        assert "✓" not in _chip(window)
        await window.until(lambda: not window.send_button.isEnabled(), "Send to be disabled")
        assert any(row.startswith("To fix: ") for row in window.remarks)
        assert "upload" in window.send_button.accessibleDescription()
        window.window.commands["send"].trigger()
        assert sandbox.posts == 0

        sandbox.clear_faults()
        chip = window.window.composer.attachments.chips[0]
        menu = chip.findChild(QToolButton).menu()
        (again,) = [action for action in menu.actions() if action.text() == "Upload again"]
        assert again.isVisible()
        again.trigger()
        await window.until(lambda: "✓" in _chip(window), "the upload")
        await window.until(lambda: window.send_button.isEnabled(), "Send")
        window.click("sendButton")
        await window.accepted()
        assert len(json.loads(sandbox.bodies[0])["attachments"]) == 1


async def test_a_file_that_is_gone_is_named_in_a_sentence(
    start: Start, sandbox: Sandbox, tmp_path: Path
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose()
        _drop(window, tmp_path / "gone.pdf")
        await window.until(lambda: "gone.pdf" in window.notice, "the notice")
        assert window.draft.attachments == ()
        assert window.send_button.isEnabled()
