"""The capability table, and what choosing a channel does to a draft."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain import sms
from mateo_desktop.domain.channels import (
    KNOWN_TYPES,
    ROWS,
    Channel,
    Count,
    Unit,
    Use,
    choose,
    counter,
    discontinued,
    dropped_now,
    hidden_fields,
    left_out_now,
    pin,
    rule,
    rules,
    send_anyway,
)
from mateo_desktop.domain.draft import FIELDS, Action, Attachment, Draft, Recipient, new_id
from mateo_desktop.domain.payload import payload

EMAIL, SMS, WHATSAPP, POSTAL = (
    Channel(new_id(), channel_type) for channel_type in ("email", "sms", "whatsapp", "postal")
)

FULL = Draft.new(
    conversation_id=new_id(),
    conversation_status="open",
    to=(Recipient("erika@example.org"),),
    cc=(Recipient("team@example.org"),),
    bcc=(Recipient("archiv@example.org"),),
    subject="Angebot",
    html="<p>Hallo</p>",
    text="Hallo",
    content="{}",
    send_after="2026-12-01T08:00:00Z",
    placeholder_values=("Erika",),
    reply_to_message_id=new_id(),
    attachments=(Attachment("https://example.org/a.pdf"),),
    template_id=new_id(),
    review_channel_id=new_id(),
    marketing_channel_id=new_id(),
    actions=(Action(text="Ja"),),
    extra='{"a": 1}',
)

# The table of channels.md once more, by hand: what each type cannot use.
HIDDEN = {
    "email": {"actions", "actions.quick_reply", "actions.call_to_action", "actions.list"},
    "sms": {"cc", "bcc", "subject", "html", "attachments", "actions"},
    "whatsapp": {"cc", "bcc", "subject", "html"},
    "instagram": {"cc", "bcc", "subject", "html", "actions.call_to_action", "actions.list"},
    "facebook": {"cc", "bcc", "subject", "html"},
    "google_business_messaging": {
        *("cc", "bcc", "subject", "html", "attachments", "actions", "to.contact_id"),
        *("template_id", "placeholder_values", "reply_to_message_id"),
    },
    "postal": {"cc", "bcc", "actions", "reply_to_message_id", "to.handle"},
}
# What follows from "actions" being hidden as a whole.
PARTS_OF_ACTIONS = {row for row in ROWS if row.startswith("actions.")}

# And its limits: row, what about, value, unit, part of the source.
LIMITS = {
    ("email", "text", "text_length", 25000, Unit.CHARACTERS, "chatwoot"),
    ("sms", "text", "text_length", 1600, Unit.CHARACTERS, "twilio"),
    ("sms", "text", "text_length_advised", 320, Unit.CHARACTERS, "twilio"),
    ("sms", "text", "sms_gsm7_single", 160, Unit.SMS, "twilio"),
    ("sms", "text", "sms_gsm7_part", 153, Unit.SMS, "telnyx"),
    ("sms", "text", "sms_ucs2_single", 70, Unit.SMS, "twilio"),
    ("sms", "text", "sms_ucs2_part", 67, Unit.SMS, "telnyx"),
    ("whatsapp", "text", "text_length", 4096, Unit.CHARACTERS, "sinch"),
    ("whatsapp", "text", "text_length_with_actions", 1024, Unit.CHARACTERS, "exotel"),
    ("whatsapp", "text", "window", 24, Unit.HOURS, "mateo-api.md"),
    ("whatsapp", "attachments", "attachments", 1, Unit.ITEMS, "chatwoot/pull/14224"),
    ("whatsapp", "attachments", "image_bytes", 5_000_000, Unit.FILE_BYTES, "vtex"),
    ("whatsapp", "attachments", "video_bytes", 16_000_000, Unit.FILE_BYTES, "vtex"),
    ("whatsapp", "attachments", "audio_bytes", 16_000_000, Unit.FILE_BYTES, "vtex"),
    ("whatsapp", "attachments", "document_bytes", 100_000_000, Unit.FILE_BYTES, "vtex"),
    ("whatsapp", "attachments", "document_bytes_advised", 16_000_000, Unit.FILE_BYTES, "twilio"),
    ("whatsapp", "actions", "actions_with_template", 10, Unit.ITEMS, "facebook"),
    ("whatsapp", "actions", "header_text", 60, Unit.CHARACTERS, "gupshup"),
    ("whatsapp", "actions", "footer_text", 60, Unit.CHARACTERS, "exotel"),
    ("whatsapp", "actions.text", "button_label", 20, Unit.CHARACTERS, "exotel"),
    ("whatsapp", "actions.text", "button_emoji", 0, Unit.ITEMS, "gupshup"),
    ("whatsapp", "actions.data", "button_data", 256, Unit.CHARACTERS, "exotel"),
    ("whatsapp", "actions.quick_reply", "actions", 3, Unit.ITEMS, "interactive-reply-buttons"),
    ("whatsapp", "actions.call_to_action", "actions", 2, Unit.ITEMS, "exotel"),
    ("whatsapp", "actions.list", "actions", 10, Unit.ITEMS, "exotel"),
    ("whatsapp", "actions.list", "button_label", 24, Unit.CHARACTERS, "mateo-api.md"),
    ("whatsapp", "actions.list", "list_row_text", 72, Unit.CHARACTERS, "mateo-api.md"),
    ("whatsapp", "template_id", "template_body", 1024, Unit.CHARACTERS, "facebook"),
    ("whatsapp", "template_id", "template_header", 60, Unit.CHARACTERS, "facebook"),
    ("whatsapp", "template_id", "template_footer", 60, Unit.CHARACTERS, "facebook"),
    ("whatsapp", "template_id", "template_button_label", 25, Unit.CHARACTERS, "components"),
    ("whatsapp", "template_id", "template_button_label_advised", 20, Unit.CHARACTERS, "facebook"),
    ("whatsapp", "template_id", "template_buttons", 10, Unit.ITEMS, "facebook"),
    ("whatsapp", "template_id", "template_links", 2, Unit.ITEMS, "facebook"),
    ("whatsapp", "template_id", "template_phones", 1, Unit.ITEMS, "mateo-api"),
    ("whatsapp", "template_id", "template_header_places", 1, Unit.ITEMS, "components"),
    ("whatsapp", "template_id", "template_footer_places", 0, Unit.ITEMS, "mateo-api"),
    ("whatsapp", "template_id", "template_header_emoji", 0, Unit.ITEMS, "hellomateo"),
    ("whatsapp", "template_id", "template_footer_emoji", 0, Unit.ITEMS, "hellomateo"),
    ("whatsapp", "template_id", "template_double_spaces", 0, Unit.ITEMS, "hellomateo"),
    ("whatsapp", "template_id", "template_name_signs", 0, Unit.ITEMS, "hellomateo"),
    ("whatsapp", "template_id", "template_place_at_start", 0, Unit.ITEMS, "twilio"),
    ("whatsapp", "template_id", "template_place_at_end", 0, Unit.ITEMS, "hellomateo"),
    ("whatsapp", "template_id", "template_places_adjacent", 0, Unit.ITEMS, "commzgate"),
    ("whatsapp", "template_id", "template_places_missing", 0, Unit.ITEMS, "twilio"),
    ("whatsapp", "placeholder_values", "value_breaks", 0, Unit.ITEMS, "whatsapp-cloud-api"),
    ("whatsapp", "placeholder_values", "value_spaces", 4, Unit.CHARACTERS, "whatsapp-cloud-api"),
    ("instagram", "text", "text_length", 1000, Unit.UTF8_BYTES, "facebook"),
    ("instagram", "text", "window", 24, Unit.HOURS, "sinch"),
    ("instagram", "text", "window_human_agent", 168, Unit.HOURS, "sinch"),
    ("instagram", "attachments", "attachments", 1, Unit.ITEMS, "channels.md"),
    ("instagram", "attachments", "image_bytes", 8_000_000, Unit.FILE_BYTES, "instagram"),
    ("instagram", "attachments", "audio_bytes", 25_000_000, Unit.FILE_BYTES, "instagram"),
    ("instagram", "attachments", "video_bytes", 25_000_000, Unit.FILE_BYTES, "instagram"),
    ("instagram", "actions.text", "button_label", 20, Unit.CHARACTERS, "quick-replies"),
    ("instagram", "actions.quick_reply", "actions", 13, Unit.ITEMS, "quick-replies"),
    ("facebook", "text", "text_length", 2000, Unit.CHARACTERS, "chatwoot"),
    ("facebook", "text", "window", 24, Unit.HOURS, "channels.md"),
    ("facebook", "attachments", "attachments", 1, Unit.ITEMS, "channels.md"),
    ("facebook", "actions.text", "button_label", 20, Unit.CHARACTERS, "quick-replies"),
    ("facebook", "actions.quick_reply", "actions", 13, Unit.ITEMS, "quick-replies"),
}

UNVERIFIED_LIMITS = {
    ("email", "text_length"),
    ("instagram", "window_human_agent"),
}


@pytest.mark.parametrize("channel_type", KNOWN_TYPES)
def test_every_type_has_a_rule_for_every_field_and_its_parts(channel_type: str) -> None:
    assert set(rules(channel_type)) == set(ROWS)
    assert set(FIELDS) < set(ROWS)
    assert all(found.source for found in rules(channel_type).values())


@pytest.mark.parametrize("channel_type", KNOWN_TYPES)
def test_what_a_type_cannot_use_is_what_channels_md_says(channel_type: str) -> None:
    expected = set(HIDDEN[channel_type])
    if "actions" in expected:
        expected |= PARTS_OF_ACTIONS
    hidden = {row for row, found in rules(channel_type).items() if found.use is Use.HIDDEN}
    assert hidden == expected


def test_only_the_sender_and_the_contact_of_a_letter_are_required() -> None:
    required = {
        (channel_type, row)
        for channel_type in KNOWN_TYPES
        for row, found in rules(channel_type).items()
        if found.use is Use.REQUIRED
    }
    assert required == {(each, "from") for each in KNOWN_TYPES} | {("postal", "to.contact_id")}


def test_the_limits_are_those_of_channels_md_with_their_sources() -> None:
    found = {
        (channel_type, row, limit.about, limit.value, limit.unit): limit.source
        for channel_type in KNOWN_TYPES
        for row, known in rules(channel_type).items()
        for limit in known.limits
    }
    assert set(found) == {entry[:5] for entry in LIMITS}
    for *key, part in LIMITS:
        assert part in found[tuple(key)]


def test_what_is_not_verified_is_marked() -> None:
    marked = {
        (channel_type, limit.about)
        for channel_type in KNOWN_TYPES
        for known in rules(channel_type).values()
        for limit in known.limits
        if not limit.verified
    }
    assert marked == UNVERIFIED_LIMITS
    for row in ("subject", "html", "attachments", "template_id"):
        assert not rule("postal", row).verified
        assert rule("email", row).verified
    assert not rule("email", "actions").verified
    assert not rule("facebook", "actions.list").verified


def test_the_limits_of_an_sms_are_those_it_is_counted_by() -> None:
    text = rule("sms", "text")
    by_about = {limit.about: limit.value for limit in text.limits if limit.unit is Unit.SMS}
    assert by_about == {
        "sms_gsm7_single": sms.count("a").capacity,
        "sms_gsm7_part": sms.count("a" * 306).capacity // 2,
        "sms_ucs2_single": sms.count("я").capacity,
        "sms_ucs2_part": sms.count("я" * 134).capacity // 2,
    }


@pytest.mark.parametrize("channel_type", ["", "fax", "Email", "email "])
def test_an_unknown_type_can_do_everything_without_limits(channel_type: str) -> None:
    table = rules(channel_type)
    assert set(table) == set(ROWS)
    assert {row for row, found in table.items() if found.use is not Use.OPTIONAL} == {"from"}
    assert not any(found.limits or found.formats for found in table.values())


def test_a_row_that_nobody_knows_is_optional() -> None:
    assert rule("whatsapp", "actions.carousel").use is Use.OPTIONAL
    assert rule("fax", "nonsense").use is Use.OPTIONAL


def test_google_business_messaging_is_discontinued_and_nothing_else_is() -> None:
    gone = discontinued("google_business_messaging")
    assert gone is not None
    assert gone.since == "2024-07-31"
    assert "google.com" in gone.source
    assert [each for each in (*KNOWN_TYPES, "", "fax") if discontinued(each)] == [
        "google_business_messaging"
    ]


@pytest.mark.parametrize(
    ("status", "active", "usable"),
    [
        ("", None, True),
        ("active", True, True),
        ("active", None, True),
        ("active", False, False),
        ("inactive", True, False),
        ("draft", None, False),
        ("something new", True, False),
    ],
)
def test_a_channel_is_usable_unless_something_speaks_against_it(
    status: str, active: bool | None, usable: bool
) -> None:
    assert Channel(new_id(), status=status, active=active).usable is usable


# Choosing


@pytest.mark.parametrize("channel_type", KNOWN_TYPES)
def test_choosing_leaves_out_the_hidden_fields_and_clears_nothing(channel_type: str) -> None:
    channel = Channel(new_id(), channel_type)
    draft = choose(FULL, channel)
    assert draft.left_out == {field for field in HIDDEN[channel_type] if field in FIELDS}
    assert set(left_out_now(draft)) == draft.left_out
    assert draft.replace(channel_id="", channel_type="", left_out=frozenset()) == FULL
    assert (draft.channel_id, draft.channel_type) == (channel.id, channel_type)


@given(st.lists(st.sampled_from([*KNOWN_TYPES, "fax"]), min_size=1, max_size=8))
def test_only_the_last_channel_counts_and_switching_back_brings_everything_back(
    types: list[str],
) -> None:
    draft = FULL
    for channel_type in types:
        draft = choose(draft, Channel("c", channel_type))
    assert draft == choose(FULL, Channel("c", types[-1]))
    assert choose(draft, None) == FULL


@pytest.mark.parametrize("field", [field for field in FIELDS if field not in ("from", "id")])
@pytest.mark.parametrize("channel_type", KNOWN_TYPES)
def test_the_payload_has_a_field_if_the_table_allows_it_or_somebody_insists(
    channel_type: str, field: str
) -> None:
    is_hidden = rule(channel_type, field).use is Use.HIDDEN
    plain = choose(FULL, Channel(new_id(), channel_type))
    assert (field in json.loads(payload(plain).body)) is not is_hidden
    assert (field in dropped_now(plain)) is (is_hidden and field != "html")
    assert (field in hidden_fields(channel_type)) is is_hidden
    pinned = choose(pin(FULL, field), Channel(new_id(), channel_type))
    assert field in json.loads(payload(pinned).body)
    assert field not in dropped_now(pinned)


@pytest.mark.parametrize("channel_type", KNOWN_TYPES)
def test_the_sender_and_the_id_are_never_left_out(channel_type: str) -> None:
    sent = json.loads(payload(choose(FULL, Channel(new_id(), channel_type))).body)
    assert {"from", "id", "to", "text"} <= set(sent)


def test_formatted_text_is_dropped_only_where_no_text_goes_in_its_place() -> None:
    assert "html" not in dropped_now(choose(FULL, SMS))
    assert "html" in dropped_now(choose(FULL.replace(text=""), SMS))


def test_html_is_left_out_where_only_text_is_understood() -> None:
    draft = choose(FULL, SMS)
    assert "html" in draft.left_out
    assert "text" not in draft.left_out
    assert (draft.html, draft.text) == (FULL.html, FULL.text)


def test_only_fields_that_hold_something_are_named_as_left_out() -> None:
    draft = choose(Draft.new(subject="Angebot", actions=()), SMS)
    assert "html" in draft.left_out
    assert left_out_now(draft) == ("subject",)


def test_fields_left_out_are_named_in_the_order_of_the_form() -> None:
    assert left_out_now(choose(FULL, SMS)) == (
        *("cc", "bcc", "subject", "html", "attachments", "actions"),
    )


def test_a_field_is_sent_anyway_on_this_and_the_next_channel() -> None:
    draft = send_anyway(choose(FULL, SMS), "subject")
    assert "subject" not in left_out_now(draft)
    assert "cc" in left_out_now(draft)
    assert "subject" not in left_out_now(choose(draft, WHATSAPP))


def test_what_is_pinned_is_never_left_out() -> None:
    draft = choose(pin(FULL, "cc", "actions"), POSTAL)
    assert left_out_now(draft) == ("bcc", "reply_to_message_id")
    assert draft.pinned == {"cc", "actions"}


# Counters


def test_a_counter_counts_in_the_unit_of_the_network() -> None:
    assert counter("whatsapp", "text", "äöü") == Count(3, 4096, Unit.CHARACTERS)
    assert counter("instagram", "text", "äöü") == Count(6, 1000, Unit.UTF8_BYTES)
    assert counter("facebook", "text", "äöü") == Count(3, 2000, Unit.CHARACTERS)
    assert counter("whatsapp", "actions.text", "Ja") == Count(2, 20, Unit.CHARACTERS)
    assert counter("whatsapp", "actions.data", "ja") == Count(2, 256, Unit.CHARACTERS)
    assert counter("whatsapp", "actions.list", "Ja") == Count(2, 24, Unit.CHARACTERS)


def test_an_sms_is_counted_in_parts() -> None:
    assert counter("sms", "text", "") == Count(0, 160, Unit.SMS, 0)
    assert counter("sms", "text", "a" * 161) == Count(161, 306, Unit.SMS, 2)
    assert counter("sms", "text", "я" * 71) == Count(71, 134, Unit.SMS, 2)


def test_a_text_with_buttons_has_its_own_limit() -> None:
    assert counter("whatsapp", "text", "a", with_actions=True) == Count(1, 1024, Unit.CHARACTERS)
    assert counter("facebook", "text", "a", with_actions=True) == Count(1, 2000, Unit.CHARACTERS)


@pytest.mark.parametrize("channel_type", [*KNOWN_TYPES, "fax", ""])
def test_where_nothing_is_limited_there_is_no_counter(channel_type: str) -> None:
    assert counter(channel_type, "subject", "a" * 1000) is None
    if channel_type not in ("email", "sms", "whatsapp", "instagram", "facebook"):
        assert counter(channel_type, "text", "a" * 1000) is None
        assert counter(channel_type, "actions.text", "a" * 1000) is None


def test_a_counter_tells_when_its_limit_is_passed() -> None:
    at, over = (counter("facebook", "text", "a" * length) for length in (2000, 2001))
    parts = counter("sms", "text", "a" * 161)
    assert at is not None
    assert over is not None
    assert parts is not None
    assert (at.over, over.over, parts.over) == (False, True, False)


def test_half_a_surrogate_pair_can_be_counted() -> None:
    assert counter("instagram", "text", "\ud83d") == Count(3, 1000, Unit.UTF8_BYTES)
