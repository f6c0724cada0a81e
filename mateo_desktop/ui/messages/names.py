"""Names of fields and of the values in open lists; unknown ones as they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.storage.words import REPLY
from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.domain.channels import Channel

_FIELDS = {
    "from": QT_TRANSLATE_NOOP("names", "From"),
    "id": QT_TRANSLATE_NOOP("names", "Message ID"),
    "conversation_id": QT_TRANSLATE_NOOP("names", "Conversation ID"),
    "conversation_status": QT_TRANSLATE_NOOP("names", "Conversation status"),
    "to": QT_TRANSLATE_NOOP("names", "To"),
    "cc": QT_TRANSLATE_NOOP("names", "Cc"),
    "bcc": QT_TRANSLATE_NOOP("names", "Bcc"),
    "subject": QT_TRANSLATE_NOOP("names", "Subject"),
    "html": QT_TRANSLATE_NOOP("names", "Formatted text"),
    "text": QT_TRANSLATE_NOOP("names", "Text"),
    "content": QT_TRANSLATE_NOOP("names", "Raw content"),
    "send_after": QT_TRANSLATE_NOOP("names", "Send after"),
    "placeholder_values": QT_TRANSLATE_NOOP("names", "Placeholder values"),
    "reply_to_message_id": QT_TRANSLATE_NOOP("names", "Reply to message"),
    "attachments": QT_TRANSLATE_NOOP("names", "Attachments"),
    "template_id": QT_TRANSLATE_NOOP("names", "Template ID"),
    "review_channel_id": QT_TRANSLATE_NOOP("names", "Review channel"),
    "marketing_channel_id": QT_TRANSLATE_NOOP("names", "Marketing channel"),
    "actions": QT_TRANSLATE_NOOP("names", "Buttons"),
    "extra": QT_TRANSLATE_NOOP("names", "Extra fields"),
}

_CHANNEL_TYPES = {
    "email": QT_TRANSLATE_NOOP("names", "e-mail"),
    "sms": QT_TRANSLATE_NOOP("names", "SMS"),
    "whatsapp": QT_TRANSLATE_NOOP("names", "WhatsApp"),
    "instagram": QT_TRANSLATE_NOOP("names", "Instagram"),
    "facebook": QT_TRANSLATE_NOOP("names", "Facebook"),
    "google_business_messaging": QT_TRANSLATE_NOOP("names", "Google Business Messages"),
    "postal": QT_TRANSLATE_NOOP("names", "letter"),
}

_CHANNEL_STATUSES = {
    "draft": QT_TRANSLATE_NOOP("names", "not set up yet"),
    "in-review": QT_TRANSLATE_NOOP("names", "in review"),
    "rejected": QT_TRANSLATE_NOOP("names", "rejected"),
    "inactive": QT_TRANSLATE_NOOP("names", "inactive"),
}

_CONVERSATION_STATUSES = {
    "": QT_TRANSLATE_NOOP("names", "leave as it is"),
    "open": QT_TRANSLATE_NOOP("names", "open"),
    "closed": QT_TRANSLATE_NOOP("names", "closed"),
    "archived": QT_TRANSLATE_NOOP("names", "archived"),
}

# "delivered" appears in no source (mateo-api.md, 2.4): no word here promises it.
_MESSAGE_STATUSES = {
    "draft": QT_TRANSLATE_NOOP("names", "draft at Mateo"),
    "scheduled": QT_TRANSLATE_NOOP("names", "scheduled"),
    "sending": QT_TRANSLATE_NOOP("names", "being sent"),
    "submitted": QT_TRANSLATE_NOOP("names", "handed to the network"),
    "sent": QT_TRANSLATE_NOOP("names", "sent"),
    "read": QT_TRANSLATE_NOOP("names", "read"),
    "sending_error": QT_TRANSLATE_NOOP("names", "the network could not deliver it"),
    "submission_error": QT_TRANSLATE_NOOP("names", "Mateo could not hand it to the network"),
    "bounce_error": QT_TRANSLATE_NOOP("names", "came back as undeliverable"),
}

_ROLES = {
    "from": QT_TRANSLATE_NOOP("names", "From"),
    "to": QT_TRANSLATE_NOOP("names", "To"),
    "cc": QT_TRANSLATE_NOOP("names", "Cc"),
    "bcc": QT_TRANSLATE_NOOP("names", "Bcc"),
}

_ACTION_TYPES = {
    "quick_reply": QT_TRANSLATE_NOOP("names", "Reply"),
    "call_to_action": QT_TRANSLATE_NOOP("names", "Link or call"),
    "list": QT_TRANSLATE_NOOP("names", "List entry"),
}

_ACTION_SUBTYPES = {
    "": QT_TRANSLATE_NOOP("names", "no subtype"),
    "url": QT_TRANSLATE_NOOP("names", "Link"),
    "phone_number": QT_TRANSLATE_NOOP("names", "Phone number"),
}


def _word(table: dict[str, str], value: str) -> str:
    known = table.get(value)
    if known is None:
        return plain_name(value, 80)
    return QCoreApplication.translate("names", known)


def addressee(*labels: str) -> str:
    """To whom a message goes, by the labels of its people; in a word where nobody is named."""
    if labels == (REPLY,):
        return QCoreApplication.translate("lists", "Reply")
    names = ", ".join(filter(None, map(plain_name, labels)))
    return names or QCoreApplication.translate("lists", "No recipient")


def field_name(field: str) -> str:
    """What the window calls a wire field."""
    return _word(_FIELDS, field)


def channel_type(name: str) -> str:
    """A type of channel; one we do not know keeps its own name."""
    if not name:
        return QCoreApplication.translate("names", "type not known")
    return _word(_CHANNEL_TYPES, name)


def channel_status(channel: Channel) -> str:
    """Why a channel cannot send, in a word: its status, if that says more than that it is off."""
    says_why = channel.status not in ("", "active")
    return _word(_CHANNEL_STATUSES, channel.status if says_why else "inactive")


def conversation_status(name: str) -> str:
    """The state of a conversation."""
    return _word(_CONVERSATION_STATUSES, name)


def message_status(name: str) -> str:
    """The state of a message or of one of its recipients, "" for none."""
    return _word(_MESSAGE_STATUSES, name)


def role(name: str) -> str:
    """The part somebody has in a message."""
    return _word(_ROLES, name)


def action_type(name: str) -> str:
    """The type of a button."""
    return _word(_ACTION_TYPES, name)


def action_subtype(name: str) -> str:
    """The subtype of a button."""
    return _word(_ACTION_SUBTYPES, name)
