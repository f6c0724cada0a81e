"""Which field of the message a widget edits."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_POINTERS = {
    "channelPicker": "from",
    "toField": "to",
    "ccField": "cc",
    "bccField": "bcc",
    "subjectField": "subject",
    "bodyEditor": "html",
    "htmlSource": "html",
    "textBody": "text",
    "scheduleField": "send_after",
    "conversationStatusPicker": "conversation_status",
    "messageIdField": "id",
    "contentField": "content",
    "addAttachmentButton": "attachments",
    "addActionButton": "actions",
}


def pointer_of(widget: QWidget) -> str:
    """The JSON pointer of the field that *widget* edits, or ""."""
    field = str(widget.property("field") or _POINTERS.get(widget.objectName(), ""))
    if field:
        return f"/{field}"
    name, _, rest = widget.objectName().partition("_")
    number, _, part = rest.partition("_")
    if name == "action" and number.isdigit():
        return f"/actions/{number}/{'type' if part == 'kind' else part}"
    if name == "placeholder" and number.isdigit():
        return f"/placeholder_values/{number}"
    return ""
