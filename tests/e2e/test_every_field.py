"""Every field of the reference page reaches the wire: from a file, and by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from mateo_desktop.command_line import Options
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL, SHIFT, Driver
from tests.e2e.servers import FaultServerThread

EVERY_FIELD = Path(__file__).parent.parent / "contract" / "every_field.json"


def _exactly(text: str | bytes) -> Any:
    """JSON with its numbers as they are spelled."""
    return json.loads(text, parse_float=str, parse_int=str)


def _sent(server: FaultServerThread) -> list[Any]:
    requests = server.call(lambda here: list(here.requests))
    return [_exactly(request.body) for request in requests if request.method == "POST"]


async def test_the_example_with_every_field_opens_from_a_file_and_leaves_equal(
    start: Start, server: FaultServerThread
) -> None:
    wanted = _exactly(EVERY_FIELD.read_bytes())
    async with start(server.base_url, options=Options(opening=str(EVERY_FIELD))) as window:
        await window.until(lambda: window.draft.id == wanted["id"], "the file")
        assert _shown(window) == wanted
        await window.until(lambda: window.send_button.isEnabled(), "Send")

        window.click("sendButton")
        await window.accepted()

        assert _sent(server) == [wanted]
        assert "Traceback" not in window.log()


def _shown(window: Driver) -> Any:
    """What stands in the widgets, put together as the request would be."""
    window.click("moreButton")
    form = window.window.composer.more.form
    assert form is not None
    shown: dict[str, Any] = {
        "from": window.draft.channel_id,
        "subject": _value(window, "subjectField"),
        # The source is shown a block a line; it leaves as it came.
        "html": _value(window, "htmlSource").replace("</p>\n<p>", "</p><p>"),
        "content": _exactly(form.content.toPlainText()),
        "placeholder_values": [row.edit.text() for row in form.placeholders.rows],
        "conversation_status": form.status.currentData(),
    }
    assert shown["from"] in window.window.composer.channel.box.currentText()
    for field, name in {
        "id": "messageIdField",
        "conversation_id": "conversationIdField",
        "reply_to_message_id": "replyToField",
        "send_after": "scheduleField",
        "template_id": "templateField",
        "review_channel_id": "reviewChannelField",
        "marketing_channel_id": "marketingChannelField",
    }.items():
        shown[field] = _value(window, name)
    window.click("mode_text")
    shown["text"] = _value(window, "textBody")
    for role in ("to", "cc", "bcc"):
        pills = window.window.composer.recipients.fields[role].pills
        (person,) = getattr(window.draft, role)
        spoken = pills[0].accessibleName()
        assert len(pills) == 1
        assert person.full_name in spoken
        assert person.handle in spoken
        assert person.contact_id in pills[0].toolTip()
        shown[role] = [
            {
                "handle": person.handle,
                "full_name": person.full_name,
                "contact_id": person.contact_id,
            }
        ]
    rows = window.window.composer.actions_editor.rows
    shown["actions"] = [
        {
            name: value
            for name, value in {
                "data": row.data.text(),
                "text": row.text.text(),
                "type": row.kind.currentData(),
                "subtype": row.subtype.currentData(),
            }.items()
            if value
        }
        for row in rows
    ]
    chips = window.window.composer.attachments.chips
    shown["attachments"] = [chip.toolTip() for chip in chips]
    urls = [file.url for file in window.draft.attachments]
    assert all(url in tip for url, tip in zip(urls, shown["attachments"], strict=True))
    shown["attachments"] = urls
    return shown


def _value(window: Driver, name: str) -> str:
    widget = window.widget(name)
    return widget.text() if hasattr(widget, "text") else widget.toPlainText()  # type: ignore[attr-defined]


async def test_every_field_can_be_set_by_keys_and_clicks(
    start: Start, server: FaultServerThread
) -> None:
    wanted = json.loads(EVERY_FIELD.read_bytes())
    async with start(server.base_url) as window:
        _choose_by_hand(window, wanted["from"], "e-mail")

        for role, keys in (("to", None), ("cc", Qt.Key.Key_C), ("bcc", Qt.Key.Key_B)):
            (person,) = wanted[role]
            if keys:
                window.press(keys, CTRL | SHIFT)
            window.write(f"{role}Field", f"{person['full_name']} <{person['handle']}>")
            window.press(Qt.Key.Key_Return)
            window.press(Qt.Key.Key_Left)
            window.press(Qt.Key.Key_F2)
            window.write("person_contact_id", person["contact_id"])
            window.ok()
        window.write("subjectField", wanted["subject"])
        _type_the_body(window, wanted["html"])
        for number, url in enumerate(wanted["attachments"]):
            window.click("addAttachmentButton")
            window.menu(("A link (https://)…", "From the media library…")[number])
            window.rewrite("attachmentAddress", url)
            window.ok()
        _fill_more(window, wanted)
        if not window.found("addActionButton"):
            # E-mail has no buttons: they are sent anyway from a channel of no known type.
            _choose_by_hand(window, wanted["from"], "another type")
        _add_buttons(window, wanted["actions"])
        window.window.composer.flush()
        await window.until(lambda: window.send_button.isEnabled(), "Send")

        window.click("sendButton")
        await window.accepted()

        assert _sent(server) == [_exactly(EVERY_FIELD.read_bytes())]
        assert "Traceback" not in window.log()


def _choose_by_hand(window: Driver, channel_id: str, kind: str) -> None:
    window.widget("channelPicker").setFocus()
    window.press(Qt.Key.Key_End)
    window.write("handMadeId", channel_id)
    window.choose("handMadeType", kind)
    window.ok()


def _type_the_body(window: Driver, html: str) -> None:
    window.write("bodyEditor", "Dear Erika,")
    window.press(Qt.Key.Key_Return)
    window.keys("your order is ")
    window.press(Qt.Key.Key_B, CTRL)
    window.keys("nearly")
    window.press(Qt.Key.Key_B, CTRL)
    window.keys(" ready & waiting.")
    # The editor says <b>, the example <strong>: what is left is typed as source.
    window.click("mode_html")
    assert "<b>nearly</b>" in window.draft.html
    window.rewrite("htmlSource", html)


def _fill_more(window: Driver, wanted: dict[str, Any]) -> None:
    window.click("moreButton")
    window.rewrite("messageIdField", wanted["id"])
    for field, name in {
        "conversation_id": "conversationIdField",
        "reply_to_message_id": "replyToField",
        "send_after": "scheduleField",
        "template_id": "templateField",
        "review_channel_id": "reviewChannelField",
        "marketing_channel_id": "marketingChannelField",
    }.items():
        window.write(name, wanted[field])
    window.choose("conversationStatusPicker", wanted["conversation_status"])
    for number, value in enumerate(wanted["placeholder_values"]):
        window.click("addPlaceholderButton")
        window.write(f"placeholder_{number}", value)
    window.click("contentSwitch")
    content = _between(EVERY_FIELD.read_text("utf-8"), '"content": ', ',\n  "send_after"')
    window.paste("contentField", content)


def _add_buttons(window: Driver, actions: list[dict[str, str]]) -> None:
    names = {"quick_reply": "Reply", "call_to_action": "Link or call", "url": "Link"}
    for number, action in enumerate(actions):
        window.click("addActionButton")
        window.choose(f"action_{number}_kind", names[action["type"]])
        if "subtype" in action:
            window.choose(f"action_{number}_subtype", names[action["subtype"]])
        window.write(f"action_{number}_text", action["text"])
        window.write(f"action_{number}_data", action["data"])


def _between(text: str, before: str, after: str) -> str:
    return text.partition(before)[2].partition(after)[0]
