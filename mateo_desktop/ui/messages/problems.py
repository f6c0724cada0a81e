"""What is wrong with a draft: what, where, what to do.

The placeholders are the names of a problem's values. A limit of a network is
worded as what the network is said to do, not as a rule of Mateo's.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.domain.channels import Channel
from mateo_desktop.ui.messages.countries import country_name
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.messages.names import channel_status, field_name
from mateo_desktop.ui.messages.times import day
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.domain.problem import Problem

TEXTS: dict[str, str] = {
    # these keep the message from being sent
    "from_missing": QT_TRANSLATE_NOOP("problems", "Choose the channel to send from."),
    "uuid_malformed": QT_TRANSLATE_NOOP(
        "problems",
        "{field}: “{value}” is no UUID. It must look like 3c90c3cc-0d44-4b50-8888-8dd25736052a.",
    ),
    "conversation_status_unknown": QT_TRANSLATE_NOOP(
        "problems", "Conversation status: “{value}” is not one of open, closed, archived."
    ),
    "send_after_malformed": QT_TRANSLATE_NOOP(
        "problems",
        "Send after: “{value}” is no date and time. Write it like 2027-05-04T08:00:00+02:00.",
    ),
    "json_broken": QT_TRANSLATE_NOOP(
        "problems", "{field}: this JSON cannot be read, line {line}, column {column}."
    ),
    "json_not_object": QT_TRANSLATE_NOOP(
        "problems", "{field}: this must be a JSON object, beginning with “{” and ending with “}”."
    ),
    "attachment_http": QT_TRANSLATE_NOOP(
        "problems", "Attachment {value}: http:// is not accepted. Use the https:// address."
    ),
    "attachment_scheme": QT_TRANSLATE_NOOP(
        "problems", "Attachment {value}: the address must begin with https:// or media_library://."
    ),
    "attachment_not_uploaded": QT_TRANSLATE_NOOP(
        "problems", "Attachment {value} is not uploaded yet. Wait, upload it again or remove it."
    ),
    "postal_handle": QT_TRANSLATE_NOOP(
        "problems",
        "Recipient {value}: a letter goes to a contact. Remove the handle and set the contact ID.",
    ),
    "postal_contact_missing": QT_TRANSLATE_NOOP(
        "problems",
        "Recipient {value}: a letter needs a contact ID. Create the contact in Mateo first.",
    ),
    # these are only worth a remark
    "channel_inactive": QT_TRANSLATE_NOOP(
        "problems", "This channel is {value}; Mateo may refuse to send from it."
    ),
    "channel_discontinued": QT_TRANSLATE_NOOP(
        "problems", "This network was switched off on {since}; nothing can arrive."
    ),
    "left_out": QT_TRANSLATE_NOOP(
        "problems", "{field} is left out on this channel. Choose this line to send it anyway."
    ),
    "unsupported_field": QT_TRANSLATE_NOOP(
        "problems", "{field} is sent although this channel has no use for it."
    ),
    "id_missing": QT_TRANSLATE_NOOP(
        "problems", "Without a message ID this message cannot be found again."
    ),
    "no_recipients": QT_TRANSLATE_NOOP("problems", "Nobody is addressed yet."),
    "only_copies": QT_TRANSLATE_NOOP("problems", "Nobody stands in To, only in Cc or Bcc."),
    "recipient_without_address": QT_TRANSLATE_NOOP(
        "problems", "Recipient {value} has neither a handle nor a contact ID."
    ),
    "recipient_duplicate": QT_TRANSLATE_NOOP("problems", "{value} is addressed twice."),
    "many_visible_recipients": QT_TRANSLATE_NOOP(
        "problems", "{count} people in To and Cc will see each other's addresses."
    ),
    "handle_not_email": QT_TRANSLATE_NOOP(
        "problems", "“{value}” does not look like an e-mail address."
    ),
    "handle_not_phone": QT_TRANSLATE_NOOP(
        "problems", "“{value}” is no international phone number. It begins with + and the country."
    ),
    "handle_not_national": QT_TRANSLATE_NOOP(
        "problems", "This is not a phone number in {country}: “{value}”. It is sent as typed."
    ),
    "handle_not_scoped_id": QT_TRANSLATE_NOOP(
        "problems",
        "“{value}” is not this network's own ID. It is found in an existing conversation.",
    ),
    "handle_lookalike": QT_TRANSLATE_NOOP(
        "problems",
        "“{value}” mixes alphabets: {letters} only looks like Latin letters. Is it the right one?",
    ),
    "needs_conversation": QT_TRANSLATE_NOOP(
        "problems", "On this network the customer must have written first: use Reply."
    ),
    "contact_id_malformed": QT_TRANSLATE_NOOP(
        "problems", "Contact ID “{value}” is no UUID; newer versions of Mateo want one."
    ),
    "country_code_odd": QT_TRANSLATE_NOOP(
        "problems", "Country code “{value}”: two letters such as DE or AT are expected."
    ),
    "nothing_to_send": QT_TRANSLATE_NOOP("problems", "The message is empty."),
    "several_bodies": QT_TRANSLATE_NOOP(
        "problems",
        "The message has more than one body ({bodies}). Which one Mateo takes is not documented.",
    ),
    "subject_missing": QT_TRANSLATE_NOOP("problems", "The subject is empty."),
    "line_break": QT_TRANSLATE_NOOP("problems", "{field} has a line break in it."),
    "text_too_long": QT_TRANSLATE_NOOP(
        "problems", "The text has {used} {unit}; this network is said to take {limit}."
    ),
    "text_too_long_with_actions": QT_TRANSLATE_NOOP(
        "problems",
        "With buttons this network is said to take {limit} {unit} of text; these are {used}.",
    ),
    "text_longer_than_advised": QT_TRANSLATE_NOOP(
        "problems", "The text has {used} {unit}; at most {limit} are advised."
    ),
    "sms_parts": QT_TRANSLATE_NOOP("problems", "This is sent, and charged, as {parts} SMS."),
    "sms_unicode": QT_TRANSLATE_NOOP(
        "problems", "These characters make it {parts} SMS instead of {parts_without}: {signs}"
    ),
    "placeholder_left": QT_TRANSLATE_NOOP("problems", "“{value}” still waits to be filled in."),
    "todo_left": QT_TRANSLATE_NOOP("problems", "There is still a {value} in the text."),
    "attachment_forgotten": QT_TRANSLATE_NOOP(
        "problems", "The text says “{value}”, but there is no file."
    ),
    "send_after_past": QT_TRANSLATE_NOOP(
        "problems", "Send after lies in the past; Mateo may send the message at once."
    ),
    "send_after_without_zone": QT_TRANSLATE_NOOP(
        "problems", "Send after names no time zone; Mateo reads it as UTC."
    ),
    "placeholder_empty": QT_TRANSLATE_NOOP("problems", "Placeholder {number} is empty."),
    "placeholder_break": QT_TRANSLATE_NOOP(
        "problems",
        "Placeholder {number}: line breaks and tabs in a value are said to be refused.",
    ),
    "placeholder_spaces": QT_TRANSLATE_NOOP(
        "problems",
        "Placeholder {number}: {used} spaces in a row; at most {limit} are said to be taken.",
    ),
    "placeholders_surplus": QT_TRANSLATE_NOOP(
        "problems", "{used} values for {limit} placeholders; the last ones have no place."
    ),
    "template_text_too_long": QT_TRANSLATE_NOOP(
        "problems", "The template's text has {used} {unit}; WhatsApp is said to take {limit}."
    ),
    "template_filled_too_long": QT_TRANSLATE_NOOP(
        "problems",
        "With its values the template has {used} {unit}; WhatsApp is said to take {limit}.",
    ),
    "template_header_too_long": QT_TRANSLATE_NOOP(
        "problems", "The template's header has {used} {unit}; WhatsApp is said to take {limit}."
    ),
    "template_footer_too_long": QT_TRANSLATE_NOOP(
        "problems", "The template's footer has {used} {unit}; WhatsApp is said to take {limit}."
    ),
    "template_button_too_long": QT_TRANSLATE_NOOP(
        "problems",
        "Button {place} of the template: the label has {used} {unit};"
        " WhatsApp is said to take {limit}.",
    ),
    "template_button_longer_than_advised": QT_TRANSLATE_NOOP(
        "problems",
        "Button {place} of the template: the label has {used} {unit}; at most {limit} are safe.",
    ),
    "template_too_many_buttons": QT_TRANSLATE_NOOP(
        "problems", "The template has {used} buttons; WhatsApp is said to take {limit}."
    ),
    "template_too_many_links": QT_TRANSLATE_NOOP(
        "problems", "The template has {used} link buttons; WhatsApp is said to take {limit}."
    ),
    "template_too_many_phones": QT_TRANSLATE_NOOP(
        "problems", "The template has {used} buttons that call; WhatsApp is said to take {limit}."
    ),
    "template_header_places": QT_TRANSLATE_NOOP(
        "problems",
        "The template's header has {used} placeholders; WhatsApp is said to take {limit}.",
    ),
    "template_header_place": QT_TRANSLATE_NOOP(
        "problems",
        "Which value fills {value} in the template's header is not documented."
        " Look at what arrives.",
    ),
    "template_footer_places": QT_TRANSLATE_NOOP(
        "problems", "Placeholders in a template's footer are said to be refused."
    ),
    "template_header_emoji": QT_TRANSLATE_NOOP(
        "problems", "Emoji in a template's header are said to be refused."
    ),
    "template_footer_emoji": QT_TRANSLATE_NOOP(
        "problems", "Emoji in a template's footer are said to be refused."
    ),
    "template_double_spaces": QT_TRANSLATE_NOOP(
        "problems", "Double spaces in a template's text are said to be refused."
    ),
    "template_name_signs": QT_TRANSLATE_NOOP(
        "problems",
        "“{value}” has special characters; Mateo advises against them in a template's name.",
    ),
    "template_place_at_start": QT_TRANSLATE_NOOP(
        "problems", "A template that begins with a placeholder ({value}) is said to be refused."
    ),
    "template_place_at_end": QT_TRANSLATE_NOOP(
        "problems", "A template that ends with a placeholder ({value}) is said to be refused."
    ),
    "template_places_adjacent": QT_TRANSLATE_NOOP(
        "problems",
        "Two placeholders side by side ({value}) are said to be refused; put a word between them.",
    ),
    "template_places_missing": QT_TRANSLATE_NOOP(
        "problems",
        "The template counts its placeholders but lacks {value}."
        " Which value goes where is not certain.",
    ),
    "template_places_out_of_order": QT_TRANSLATE_NOOP(
        "problems",
        "The placeholders do not stand in the order of their numbers; values go by the number.",
    ),
    "placeholders_without_template": QT_TRANSLATE_NOOP(
        "problems", "Placeholder values are set, but no template."
    ),
    "too_many_attachments": QT_TRANSLATE_NOOP(
        "problems", "{used} attachments; this network is said to take {limit} in one message."
    ),
    "attachment_too_big": QT_TRANSLATE_NOOP(
        "problems", "An attachment of {used} bytes; this network is said to take {limit}."
    ),
    "attachment_bigger_than_advised": QT_TRANSLATE_NOOP(
        "problems", "An attachment of {used} bytes; some providers take only {limit}."
    ),
    "attachment_format": QT_TRANSLATE_NOOP(
        "problems", "Attachment {value}: this network is said to take only {formats}."
    ),
    "attachment_malformed": QT_TRANSLATE_NOOP(
        "problems", "Attachment {value} does not look like an address that can be fetched."
    ),
    "too_many_actions": QT_TRANSLATE_NOOP(
        "problems", "{used} buttons of this kind; this network is said to show {limit}."
    ),
    "too_many_links": QT_TRANSLATE_NOOP(
        "problems", "{used} link buttons; this network is said to show {limit}."
    ),
    "action_text_empty": QT_TRANSLATE_NOOP("problems", "Button {number} has no label."),
    "action_data_missing": QT_TRANSLATE_NOOP("problems", "Button {number} has no data."),
    "action_type_unknown": QT_TRANSLATE_NOOP(
        "problems", "Button {number}: “{value}” is not a type of the reference page."
    ),
    "action_subtype_unknown": QT_TRANSLATE_NOOP(
        "problems", "Button {number}: “{value}” is not a subtype of the reference page."
    ),
    "action_type_unsupported": QT_TRANSLATE_NOOP(
        "problems", "Button {number}: this network is not known to show this type."
    ),
    "action_label_too_long": QT_TRANSLATE_NOOP(
        "problems",
        "Button {number}: the label has {used} {unit}, the network is said to show {limit}.",
    ),
    "action_label_emoji": QT_TRANSLATE_NOOP(
        "problems", "Button {number}: emoji in labels are said to be refused."
    ),
    "action_data_too_long": QT_TRANSLATE_NOOP(
        "problems",
        "Button {number}: the data has {used} {unit}, the network is said to take {limit}.",
    ),
    "extra_key_shadowed": QT_TRANSLATE_NOOP(
        "problems", "Extra fields: “{key}” is set in the form too; the form is what is sent."
    ),
    "extra_known_key": QT_TRANSLATE_NOOP(
        "problems", "Extra fields: “{key}” has a field of its own in the form."
    ),
    "json_repeated_key": QT_TRANSLATE_NOOP(
        "problems", "{field}: “{key}” stands there twice; the last one is sent."
    ),
    "and_more": QT_TRANSLATE_NOOP("problems", "and {count} more of this kind"),
}

_UNITS = {
    "characters": QT_TRANSLATE_NOOP("problems", "characters"),
    "utf8_bytes": QT_TRANSLATE_NOOP("problems", "bytes"),
    "file_bytes": QT_TRANSLATE_NOOP("problems", "bytes"),
    "items": QT_TRANSLATE_NOOP("problems", "items"),
    "sms": QT_TRANSLATE_NOOP("problems", "characters"),
}

_COUNTS = frozenset(("count", "used", "limit", "parts", "parts_without", "bodies"))
_PLACE = re.compile(r"\{(\w+)\}")
_UNSURE = QT_TRANSLATE_NOOP("problems", "(not verified)")


def problem_text(problem: Problem) -> str:
    """The sentence for *problem*; its values are remote text and made harmless."""
    values = {name: plain_name(text) for name, text in problem.values}
    for name in _COUNTS & values.keys():
        if values[name].isdecimal():
            values[name] = count_text(int(values[name]))
    values["field"] = field_name(problem.field)
    if "unit" in values:
        unit = _UNITS.get(values["unit"], values["unit"])
        values["unit"] = QCoreApplication.translate("problems", unit)
    if "number" not in values:
        place = problem.pointer.split("/")
        values["number"] = str(int(place[2]) + 1) if len(place) > 2 and place[2].isdigit() else ""
    if "since" in values:
        values["since"] = day(date.fromisoformat(values["since"]))
    if "country" in values:
        values["country"] = country_name(values["country"])
    if problem.code == "channel_inactive":
        values["value"] = channel_status(Channel(id="", status=values.get("value", "")))
    words = _fill(QCoreApplication.translate("problems", TEXTS[problem.code]), values)
    if values.get("verified") == "no":
        words += " " + QCoreApplication.translate("problems", _UNSURE)
    return words


def _fill(words: str, values: dict[str, str]) -> str:
    # Not str.format: a sentence may speak of “{” and a value may hold one.
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), words)
