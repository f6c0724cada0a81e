"""F1: J2 and J3 by keyboard alone; what takes the focus has a name."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mateo_desktop.command_line import Options
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL, SHIFT, Driver, focusable, spoken_name
from tests.e2e.servers import Sandbox


def _tab_to(window: Driver, name: str, *, back: bool = False) -> None:
    """Press Tab until the widget of that name has the focus."""
    for _ in range(80):
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == name:
            return
        window.press(Qt.Key.Key_Tab, SHIFT if back else Qt.KeyboardModifier.NoModifier)
    raise AssertionError(f"Tab never comes to {name}")


async def _take_suggestion(window: Driver, typed: str, name: str) -> None:
    window.keys(typed)
    edit = window.window.composer.recipients.fields["to"].edit
    await window.until(lambda: edit.suggestions is not None, "the suggestions")
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    assert window.draft.to[-1].full_name == name


async def test_an_email_with_a_file_by_keyboard_alone(
    start: Start, sandbox: Sandbox, tmp_path: Path
) -> None:
    offer = tmp_path / "offer.pdf"
    offer.write_bytes(b"%PDF-1.7")
    async with start(sandbox.base_url, hold_seconds=60) as window:
        await window.channels_known()
        window.press(Qt.Key.Key_1, CTRL)
        assert window.draft.channel_type == "email"
        # The cursor is in To from the start.
        await _take_suggestion(window, "erika", "Erika Muster")
        window.press(Qt.Key.Key_C, CTRL | SHIFT)
        window.keys("max.beispiel@example.org;")
        _tab_to(window, "subjectField")
        window.keys("By keyboard")
        _tab_to(window, "bodyEditor")
        window.keys("Plain and ")
        window.press(Qt.Key.Key_B, CTRL)
        window.keys("bold")
        window.press(Qt.Key.Key_A, CTRL | SHIFT)
        await window.until(lambda: _dialog() and _has_focus(_dialog()), "the dialog")
        window.keys(str(offer))
        window.press(Qt.Key.Key_Return)
        chips = window.window.composer.attachments.chips
        await window.until(lambda: chips and "✓" in chips[0].accessibleName(), "the upload")
        await window.until(lambda: window.send_button.isEnabled(), "Send")
        await window.is_active()

        window.press(Qt.Key.Key_Return, CTRL)
        await window.until(lambda: window.line.startswith("Sending in"), "the hold")
        window.press(Qt.Key.Key_F8)
        await window.until(lambda: window.line == "", "the draft")
        window.program._services.sender.hold_s = 0
        window.press(Qt.Key.Key_Return, CTRL)
        await window.accepted()

        sent = json.loads(sandbox.bodies[0])
        assert [person["handle"] for person in sent["to"]] == ["erika.muster@example.org"]
        assert [person["handle"] for person in sent["cc"]] == ["max.beispiel@example.org"]
        assert sent["html"] == "<p>Plain and <b>bold</b></p>"
        assert sent["subject"] == "By keyboard"
        assert len(sent["attachments"]) == 1
        # On to the conversation, and an answer to it.
        await window.until(lambda: window.window.commands["reply"].isEnabled(), "Reply")
        window.press(Qt.Key.Key_R, CTRL)
        await window.until(lambda: window.draft.conversation_id, "the reply")
        assert window.draft.reply_to_message_id


async def test_a_whatsapp_with_buttons_by_keyboard_alone(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        kinds = [channel.type for channel in window.window.composer.channel.channels]
        number = kinds.index("whatsapp") + 1
        window.press(Qt.Key(Qt.Key.Key_0.value + number), CTRL)
        assert window.draft.channel_type == "whatsapp"
        await _take_suggestion(window, "Max B", "Max Beispiel")
        _tab_to(window, "textBody")
        window.keys("Passt *Montag*?")
        for place, words in enumerate(("Ja", "Nein")):
            _tab_to(window, "addActionButton")
            window.press(Qt.Key.Key_Space)
            assert QApplication.focusWidget().objectName() == f"action_{place}_text"
            window.keys(words)
            _tab_to(window, f"action_{place}_data")
            window.keys(words.lower())
        window.press(Qt.Key.Key_P, CTRL | SHIFT)
        await window.until(lambda: '"Passt *Montag*?"' in window.texts("detailPane"), "it")
        await window.until(lambda: window.send_button.isEnabled(), "Send")
        window.press(Qt.Key.Key_Return, CTRL)
        await window.accepted()

        sent = json.loads(sandbox.bodies[0])
        assert sent["text"] == "Passt *Montag*?"
        assert "html" not in sent
        assert [action["text"] for action in sent["actions"]] == ["Ja", "Nein"]
        assert [action["data"] for action in sent["actions"]] == ["ja", "nein"]
        talk = "conversationPane"
        await window.until(lambda: "Ja ✓ pressed" in window.texts(talk), "the pressed button")


async def test_f4_leads_to_what_is_to_fix_and_f6_through_the_panes(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        window.write("subjectField", "Nobody yet")
        window.press(Qt.Key.Key_F4)
        await window.until(
            lambda: QApplication.focusWidget() is window.widget("channelPicker"), "From"
        )
        panes = []
        for _ in range(3):
            window.press(Qt.Key.Key_F6)
            focus = QApplication.focusWidget()
            holders = (window.window.sidebar, window.window.composer, window.window.detail)
            panes += [holder.objectName() for holder in holders if holder.isAncestorOf(focus)]
        assert sorted(panes) == ["composer", "detailPane", "sidebar"]


async def test_every_widget_that_takes_the_focus_has_a_name(start: Start, sandbox: Sandbox) -> None:
    nameless: dict[str, list[str]] = {}

    def look(where: str, holder: QWidget) -> None:
        found = [
            f"{type(widget).__name__} {widget.objectName()!r}"
            for widget in focusable(holder)
            if not spoken_name(widget).strip()
        ]
        if found:
            nameless[where] = found

    async with start(sandbox.base_url, hold_seconds=60) as window:
        await window.compose()
        window.press(Qt.Key.Key_C, CTRL | SHIFT)
        window.press(Qt.Key.Key_B, CTRL | SHIFT)
        window.click("moreButton")
        window.click("contentSwitch")
        window.click("addPlaceholderButton")
        look("the window with More", window.window)
        for mode in ("html", "text"):
            window.click(f"mode_{mode}")
            look(f"the body as {mode}", window.window)
        window.click("moreButton")
        for tab in ("conversation", "preview", "payload", "response"):
            window.window.show_detail(tab)
            look(tab, window.window)
        for name in ("outboxNav", "sentNav", "draftsNav"):
            window.click(name)
            look(name, window.window)
        for command in ("settings", "shortcuts", "enter_key", "schedule"):
            window.window.commands[command].trigger()
            await window.until(_dialog, command)
            dialog = _dialog()
            assert dialog is not None
            look(command, dialog)
            dialog.reject()
            await window.until(lambda: _dialog() is None, "the end of the dialog")
        QTest.keyClick(window.widget("channelPicker"), Qt.Key.Key_End)
        look("a channel by hand", window.dialog("handMadeChannel"))
        window.dialog("handMadeChannel").reject()
        window.click("sendButton")
        await window.until(lambda: window.line.startswith("Sending in"), "the hold")
        look("a held message", window.window)
    async with start(options=Options(sandbox=True)) as window:
        look("the sandbox", window.window)
    assert not nameless, json.dumps(nameless, indent=2)


def _has_focus(dialog: QDialog | None) -> bool:
    focus = QApplication.focusWidget()
    return dialog is not None and focus is not None and dialog.isAncestorOf(focus)


def _dialog() -> QDialog | None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            return widget
    return None


async def test_the_first_page_has_names_for_everything(start: Start) -> None:
    async with start(options=Options()) as window:
        nameless = [w.objectName() for w in focusable(window.window) if not spoken_name(w)]
        assert nameless == []
        reached = []
        for _ in range(12):
            window.press(Qt.Key.Key_Tab)
            focus = QApplication.focusWidget()
            reached.append(focus.objectName() if focus else "")
        assert {
            "sandboxButton",
            "workspaceName",
            "apiKey",
            "baseUrl",
            "testConnectionButton",
            "connectButton",
        } <= set(reached)
