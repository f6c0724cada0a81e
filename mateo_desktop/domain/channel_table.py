"""The capability table: what is known of each channel type, field by field.

Copied from channels.md and mateo-api.md, each limit with the place it was read
at. A row that only an unmarked cell of channels.md supports has that page as
its source; what stands as unverified there is marked here and never hardens.
"""

from __future__ import annotations

from collections.abc import Mapping

from mateo_desktop.domain import sms
from mateo_desktop.domain.capability import Discontinued, Limit, Rule, Unit, Use
from mateo_desktop.domain.draft import FIELDS

REFERENCE = "reference page"
CHANNELS = "channels.md"
API = "mateo-api.md"

_CHATWOOT = "https://developers.chatwoot.com/self-hosted/supported-features"
_CHATWOOT_ONE_FILE = "https://github.com/chatwoot/chatwoot/pull/14224"
_EXOTEL = "https://developer.exotel.com/docs/whatsapp-support/interactive-messages"
_GUPSHUP = "https://docs.gupshup.io/docs/reply-node"
_META = "https://developers.facebook.com/documentation/business-messaging"
_META_BUTTONS = f"{_META}/whatsapp/messages/interactive-reply-buttons-messages"
_META_TEMPLATES = f"{_META}/whatsapp/direct-send/supported-features-and-limits/"
_META_COMPONENTS = f"{_META}/whatsapp/templates/components"
_META_IG_REPLIES = f"{_META}/instagram-messaging/features/quick-replies.md"
_META_FB_REPLIES = f"{_META}/messenger-platform/send-messages/quick-replies"
_META_IG_SEND = (
    "https://developers.facebook.com/docs/messenger-platform/instagram/features/send-message"
)
_SINCH_TEXT = "https://developers.sinch.com/docs/conversation/message-types/text-message"
_SINCH_IG = "https://developers.sinch.com/docs/conversation/channel-support/instagram/properties"
_TELNYX = "https://developers.telnyx.com/docs/messaging/messages/message-encoding"
_TWILIO_SMS = "https://www.twilio.com/docs/glossary/what-sms-character-limit.md"
_TWILIO_WA_MEDIA = "https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages.md"
_TWILIO_WA_MARKS = "https://www.twilio.com/docs/whatsapp/message-features.md"
_TWILIO_REJECTED = "https://www.twilio.com/docs/api/errors/63040"
_COMMZGATE = (
    "https://support.commzgate.com/hc/en-us/articles"
    "/28330127502489-Guidelines-for-using-WhatsApp-placeholders"
)
_PARAM_TEXT = "https://github.com/netflie/whatsapp-cloud-api/issues/201"
#: The vendor's own help on templates, as mateo-api.md quotes it.
VENDOR_HELP = "https://hellomateo.notion.site/Nachrichtenvorlagen"
_VTEX = "https://help.vtex.com/en/docs/tutorials/supported-media-sending-whatsapp-cloud"
_GBM = (
    "https://developers.google.com/business-communications/business-messages"
    "/guides/concepts/business-messages-api"
)

#: Parts of a recipient; the rules hold for cc and bcc as well.
RECIPIENT_ROWS: tuple[str, ...] = (
    "to.handle",
    "to.full_name",
    "to.contact_id",
    "to.country_codes",
    "to.external_contact_id",
    "to.secondary_external_contact_id",
)

#: Parts of an action, and the three known types of one.
ACTION_ROWS: tuple[str, ...] = (
    "actions.type",
    "actions.subtype",
    "actions.text",
    "actions.data",
    "actions.quick_reply",
    "actions.call_to_action",
    "actions.list",
)

#: Every row of the table.
ROWS: tuple[str, ...] = FIELDS + RECIPIENT_ROWS + ACTION_ROWS

# The networks write "MB" without saying which; the smaller one warns first.
_MB = 1_000_000

_PICTURES = ("image", ("jpg", "jpeg", "png"))
_NO_ACTIONS = ("actions", *ACTION_ROWS)


def _characters(value: int, about: str, source: str, verified: bool = True) -> Limit:
    return Limit(value, Unit.CHARACTERS, source, about, verified)


def _items(value: int, about: str, source: str, verified: bool = True) -> Limit:
    return Limit(value, Unit.ITEMS, source, about, verified)


def _megabytes(value: int, about: str, source: str, verified: bool = True) -> Limit:
    return Limit(value * _MB, Unit.FILE_BYTES, source, about, verified)


def _hours(value: int, about: str, source: str, verified: bool = True) -> Limit:
    return Limit(value, Unit.HOURS, source, about, verified)


def _can(*limits: Limit, source: str = CHANNELS, verified: bool = True) -> Rule:
    return Rule(Use.OPTIONAL, limits, source, verified)


def _cannot(source: str = CHANNELS, verified: bool = True) -> Rule:
    return Rule(Use.HIDDEN, (), source, verified)


def _row(hidden: tuple[str, ...] = (), **known: Rule) -> Mapping[str, Rule]:
    """The rules of one type; keywords write "." as "__".

    What is neither known nor hidden is a field of the reference page that no
    network has a say in, so it is optional.
    """
    table = {row: Rule(Use.OPTIONAL, (), REFERENCE) for row in FIELDS}
    table |= {row: Rule(Use.OPTIONAL, (), API) for row in RECIPIENT_ROWS + ACTION_ROWS}
    table |= {row: _cannot() for row in hidden}
    table |= {name.replace("__", "."): rule for name, rule in known.items()}
    table["from"] = Rule(Use.REQUIRED, (), REFERENCE)
    return table


_EMAIL = _row(
    to__handle=_can(),
    to__contact_id=_can(),
    cc=_can(),
    bcc=_can(),
    subject=_can(),
    html=_can(),
    # A limit of another product in the same trade, not of e-mail.
    text=_can(_characters(25_000, "text_length", _CHATWOOT, verified=False)),
    attachments=_can(),
    actions=_cannot(verified=False),
    actions__type=_cannot(verified=False),
    actions__subtype=_cannot(verified=False),
    actions__text=_cannot(verified=False),
    actions__data=_cannot(verified=False),
    actions__quick_reply=_cannot(verified=False),
    actions__call_to_action=_cannot(),
    actions__list=_cannot(),
    template_id=_can(),
    placeholder_values=_can(),
    reply_to_message_id=_can(),
)

_SMS = _row(
    hidden=("cc", "bcc", "subject", "html", "attachments", *_NO_ACTIONS),
    to__handle=_can(),
    to__contact_id=_can(),
    text=_can(
        Limit(sms.GSM7_SINGLE, Unit.SMS, _TWILIO_SMS, "sms_gsm7_single"),
        Limit(sms.GSM7_PART, Unit.SMS, _TELNYX, "sms_gsm7_part"),
        Limit(sms.UCS2_SINGLE, Unit.SMS, _TWILIO_SMS, "sms_ucs2_single"),
        Limit(sms.UCS2_PART, Unit.SMS, _TELNYX, "sms_ucs2_part"),
        _characters(1600, "text_length", _TWILIO_SMS),
        _characters(320, "text_length_advised", _TWILIO_SMS),
    ),
    template_id=_can(),
    placeholder_values=_can(),
    # It has no effect there, and does no harm: Mateo may still link the two.
    reply_to_message_id=_can(),
)

_WHATSAPP = _row(
    hidden=("cc", "bcc", "subject"),
    to__handle=_can(),
    to__contact_id=_can(),
    html=_cannot(_TWILIO_WA_MARKS),
    text=_can(
        _characters(4096, "text_length", _SINCH_TEXT),
        _characters(1024, "text_length_with_actions", _EXOTEL),
        _hours(24, "window", API),
    ),
    attachments=Rule(
        Use.OPTIONAL,
        (
            _items(1, "attachments", _CHATWOOT_ONE_FILE),
            _megabytes(5, "image_bytes", _VTEX),
            _megabytes(16, "video_bytes", _VTEX),
            _megabytes(16, "audio_bytes", _VTEX),
            _megabytes(100, "document_bytes", _VTEX),
            _megabytes(16, "document_bytes_advised", _TWILIO_WA_MEDIA),
        ),
        _VTEX,
        formats=(_PICTURES, ("video", ("mp4", "3gp", "3gpp"))),
    ),
    actions=_can(
        _items(10, "actions_with_template", _META_TEMPLATES),
        # Neither can be written through send_message's own fields.
        _characters(60, "header_text", _GUPSHUP),
        _characters(60, "footer_text", _EXOTEL),
    ),
    actions__text=_can(
        _characters(20, "button_label", _EXOTEL),
        _items(0, "button_emoji", _GUPSHUP),
    ),
    actions__data=_can(_characters(256, "button_data", _EXOTEL)),
    actions__quick_reply=_can(_items(3, "actions", _META_BUTTONS)),
    actions__call_to_action=_can(_items(2, "actions", _EXOTEL)),
    actions__list=_can(
        _items(10, "actions", _EXOTEL),
        _characters(24, "button_label", API),
        _characters(72, "list_row_text", API),
    ),
    template_id=_can(
        _characters(1024, "template_body", _META_TEMPLATES),
        _characters(60, "template_header", _META_TEMPLATES),
        _characters(60, "template_footer", _META_TEMPLATES),
        _characters(25, "template_button_label", _META_COMPONENTS),
        # The other page of Meta's is about templates that are made while sending.
        _characters(20, "template_button_label_advised", _META_TEMPLATES),
        _items(10, "template_buttons", _META_TEMPLATES),
        _items(2, "template_links", _META_TEMPLATES),
        _items(1, "template_phones", API),
        _items(1, "template_header_places", _META_COMPONENTS),
        _items(0, "template_footer_places", API),
        _items(0, "template_header_emoji", VENDOR_HELP),
        _items(0, "template_footer_emoji", VENDOR_HELP),
        _items(0, "template_double_spaces", VENDOR_HELP),
        _items(0, "template_name_signs", VENDOR_HELP),
        _items(0, "template_place_at_start", _TWILIO_REJECTED),
        _items(0, "template_place_at_end", VENDOR_HELP),
        _items(0, "template_places_adjacent", _COMMZGATE),
        _items(0, "template_places_missing", _TWILIO_REJECTED),
    ),
    placeholder_values=_can(
        _items(0, "value_breaks", _PARAM_TEXT),
        _characters(4, "value_spaces", _PARAM_TEXT),
    ),
    reply_to_message_id=_can(),
)

_INSTAGRAM = _row(
    hidden=("cc", "bcc", "subject", "html", "actions.call_to_action", "actions.list"),
    to__handle=_can(),
    to__contact_id=_can(),
    text=_can(
        # Meta's page says bytes in one place and characters in another: the
        # stricter one warns first, so an umlaut counts two.
        Limit(1000, Unit.UTF8_BYTES, _META_IG_SEND, "text_length"),
        _hours(24, "window", _SINCH_IG),
        _hours(7 * 24, "window_human_agent", _SINCH_IG, verified=False),
    ),
    attachments=Rule(
        Use.OPTIONAL,
        (
            _items(1, "attachments", CHANNELS),
            _megabytes(8, "image_bytes", _META_IG_SEND),
            _megabytes(25, "audio_bytes", _META_IG_SEND),
            _megabytes(25, "video_bytes", _META_IG_SEND),
        ),
        _META_IG_SEND,
        formats=(_PICTURES,),
    ),
    actions__text=_can(_characters(20, "button_label", _META_IG_REPLIES)),
    actions__quick_reply=_can(_items(13, "actions", _META_IG_REPLIES)),
    template_id=_can(),
    placeholder_values=_can(),
    reply_to_message_id=_can(),
)

_FACEBOOK = _row(
    hidden=("cc", "bcc", "subject", "html"),
    to__handle=_can(source=_CHATWOOT),
    to__contact_id=_can(),
    text=_can(
        _characters(2000, "text_length", _CHATWOOT),
        _hours(24, "window", CHANNELS),
    ),
    attachments=_can(_items(1, "attachments", CHANNELS)),
    actions__text=_can(_characters(20, "button_label", _META_IG_REPLIES)),
    actions__quick_reply=_can(_items(13, "actions", _META_FB_REPLIES)),
    actions__call_to_action=_can(verified=False),
    actions__list=_can(verified=False),
    template_id=_can(),
    placeholder_values=_can(),
    reply_to_message_id=_can(),
)

_GOOGLE = _row(
    hidden=(
        *("cc", "bcc", "subject", "html", "attachments", *_NO_ACTIONS),
        *("template_id", "placeholder_values", "reply_to_message_id", "to.contact_id"),
    ),
    to__handle=_can(),
    text=_can(),
)

_POSTAL = _row(
    hidden=("cc", "bcc", "reply_to_message_id", *_NO_ACTIONS),
    to__handle=_cannot(REFERENCE),
    to__contact_id=Rule(Use.REQUIRED, (), REFERENCE),
    subject=_can(verified=False),
    html=_can(verified=False),
    text=_can(),
    attachments=Rule(
        Use.OPTIONAL,
        (),
        CHANNELS,
        verified=False,
        formats=(("document", ("pdf",)), ("image", ()), ("video", ()), ("audio", ())),
    ),
    template_id=_can(verified=False),
    placeholder_values=_can(verified=False),
)

TABLE: Mapping[str, Mapping[str, Rule]] = {
    "email": _EMAIL,
    "sms": _SMS,
    "whatsapp": _WHATSAPP,
    "instagram": _INSTAGRAM,
    "facebook": _FACEBOOK,
    "google_business_messaging": _GOOGLE,
    "postal": _POSTAL,
}

#: Existing entries are shown as discontinued; their type is still understood.
DISCONTINUED: Mapping[str, Discontinued] = {
    "google_business_messaging": Discontinued("2024-07-31", _GBM),
}
