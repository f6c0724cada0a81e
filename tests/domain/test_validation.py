"""What blocks Send, what is a remark, and what is neither."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.channels import KNOWN_TYPES, Channel, Limit, Unit, choose, pin, rules
from mateo_desktop.domain.draft import (
    FIELDS,
    UUID_FIELDS,
    Action,
    Attachment,
    Draft,
    Recipient,
    new_id,
)
from mateo_desktop.domain.problem import MAX_ALIKE
from mateo_desktop.domain.validation import (
    CODES,
    Problem,
    Severity,
    parse_date_time,
    problems,
    value,
)

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
CONTACT = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
CHANNELS = {channel_type: Channel(new_id(), channel_type) for channel_type in (*KNOWN_TYPES, "fax")}
TO = {
    "email": Recipient("erika@example.org", "Erika Muster"),
    "sms": Recipient("+4917139200001", "Erika Muster"),
    "whatsapp": Recipient("+4917139200001", "Erika Muster"),
    "instagram": Recipient(contact_id=CONTACT),
    "facebook": Recipient(contact_id=CONTACT),
    "google_business_messaging": Recipient("conversations/1"),
    "postal": Recipient(full_name="Erika Muster", contact_id=CONTACT),
    "fax": Recipient("+493023125000"),
}


def good(channel_type: str, **fields: object) -> Draft:
    """A draft that is fine on its channel, changed in *fields*."""
    words: dict[str, object] = {"to": (TO[channel_type],), "text": "Hallo"}
    if channel_type == "email":
        words["subject"] = "Angebot"
    draft = choose(Draft.new(**(words | fields)), CHANNELS[channel_type])
    channel_id = fields.get("channel_id", draft.channel_id)
    return draft.replace(channel_id=channel_id)


def found(draft: Draft, channel: Channel | None = None) -> tuple[Problem, ...]:
    return problems(draft, channel or CHANNELS.get(draft.channel_type), NOW)


def codes(draft: Draft) -> list[str]:
    return [problem.code for problem in found(draft)]


def only(draft: Draft) -> Problem:
    (problem,) = found(draft)
    return problem


@pytest.mark.parametrize("channel_type", [each for each in CHANNELS if "google" not in each])
def test_an_ordinary_draft_has_no_problems(channel_type: str) -> None:
    assert found(good(channel_type)) == ()


def test_the_example_of_the_reference_page_is_not_blocked() -> None:
    draft = good(
        "fax",
        conversation_id=CONTACT,
        conversation_status="open",
        cc=(Recipient("+493023125001"),),
        bcc=(Recipient("+493023125002"),),
        subject="Angebot",
        html="<p>Hallo</p>",
        content="{}",
        send_after="2027-11-07T05:31:56Z",
        placeholder_values=("Erika",),
        reply_to_message_id=CONTACT,
        attachments=(Attachment("https://example.org/a.pdf"), Attachment("media_library://a.pdf")),
        template_id=CONTACT,
        review_channel_id=CONTACT,
        marketing_channel_id=CONTACT,
        actions=(Action("quick_reply", "Ja", "ja", "url"),),
    )
    assert codes(draft) == ["several_bodies"]


# One draft for each code


def _email(**fields: object) -> Draft:
    return good("email", **fields)


def _whatsapp(**fields: object) -> Draft:
    return good("whatsapp", **fields)


def _button(**fields: str) -> Draft:
    return _whatsapp(actions=(Action(**({"text": "Ja"} | fields)),))


def _file(url: str = "", **fields: object) -> Draft:
    return _email(attachments=(Attachment(url, **fields),))


# Per code some drafts, each with the field and the place of its problem.
CASES: dict[str, list[tuple[Draft, str, str]]] = {
    "from_missing": [(_email(channel_id=""), "from", "/from")],
    "uuid_malformed": [
        (_email(conversation_id="4711"), "conversation_id", "/conversation_id"),
        (_email(template_id=f" {CONTACT}"), "template_id", "/template_id"),
    ],
    "conversation_status_unknown": [
        (_email(conversation_status="Open"), "conversation_status", "/conversation_status")
    ],
    "send_after_malformed": [(_email(send_after="tomorrow"), "send_after", "/send_after")],
    "json_broken": [
        (_email(content="{"), "content", "/content"),
        (_email(content='{"a": ' + "[" * 100_000), "content", "/content"),
        (_email(content='{"a": NaN}'), "content", "/content"),
        (_email(extra="{a: 1}"), "extra", ""),
        (_email(cc=(Recipient("a@example.org", extra="{"),)), "cc", "/cc/0"),
        (_button(extra='{"a"'), "actions", "/actions/0"),
    ],
    "json_not_object": [
        (_email(content="[]"), "content", "/content"),
        (_email(extra="null"), "extra", ""),
        (_email(to=(Recipient("a@example.org", extra="1"),)), "to", "/to/0"),
        (_button(extra='"a"'), "actions", "/actions/0"),
    ],
    "attachment_http": [
        (_file("http://example.org/a.pdf"), "attachments", "/attachments/0"),
        (_file("HTTP://example.org/a.pdf"), "attachments", "/attachments/0"),
    ],
    "attachment_scheme": [
        (_file("ftp://example.org/a.pdf"), "attachments", "/attachments/0"),
        (_file("file:///home/erika/a.pdf"), "attachments", "/attachments/0"),
        (_file("example.org/a.pdf"), "attachments", "/attachments/0"),
        (_file("https:/example.org/a.pdf"), "attachments", "/attachments/0"),
        (_file(" https://example.org/a.pdf"), "attachments", "/attachments/0"),
        (_file("HTTPS://example.org/a.pdf"), "attachments", "/attachments/0"),
        (_file("media_library:/a.pdf"), "attachments", "/attachments/0"),
    ],
    "attachment_not_uploaded": [
        (_file(path="/home/erika/a.pdf"), "attachments", "/attachments/0"),
        (_file(name="a.pdf"), "attachments", "/attachments/0"),
    ],
    "postal_handle": [
        (
            good("postal", to=(Recipient("erika@example.org", contact_id=CONTACT),)),
            *("to", "/to/0/handle"),
        ),
        (
            good("postal", to=(Recipient(contact_id=CONTACT, extra='{"handle": "x"}'),)),
            *("to", "/to/0/handle"),
        ),
    ],
    "postal_contact_missing": [
        (good("postal", to=(Recipient(full_name="Erika Muster"),)), "to", "/to/0"),
        (good("postal", to=(TO["postal"], Recipient(external_contact_id="7"))), "to", "/to/1"),
    ],
    "channel_discontinued": [(good("google_business_messaging"), "from", "/from")],
    "left_out": [
        (_whatsapp(cc=(TO["whatsapp"],)), "cc", "/cc"),
        (good("sms", attachments=(Attachment("ftp://x"),)), "attachments", "/attachments"),
    ],
    "unsupported_field": [
        (
            choose(pin(_whatsapp(subject="Angebot"), "subject"), CHANNELS["sms"]),
            "subject",
            "/subject",
        )
    ],
    "id_missing": [(_email(id=""), "id", "/id")],
    "no_recipients": [
        (_email(to=()), "to", "/to"),
        (_email(to=(Recipient(),)), "to", "/to"),
        (_whatsapp(to=(), cc=(TO["whatsapp"],), subject=""), "to", "/to"),
    ],
    "only_copies": [(_email(to=(), bcc=(TO["email"],)), "to", "/to")],
    "recipient_without_address": [(_email(to=(Recipient(full_name="Erika"),)), "to", "/to/0")],
    "recipient_duplicate": [
        (_email(cc=(Recipient("ERIKA@example.org"),)), "cc", "/cc/0"),
        (
            good("postal", to=(TO["postal"], Recipient(contact_id=CONTACT.upper()))),
            *("to", "/to/1"),
        ),
        (_whatsapp(to=(TO["whatsapp"], Recipient("0049 171 39200001"))), "to", "/to/1"),
    ],
    "many_visible_recipients": [
        (_email(to=tuple(Recipient(f"e{n}@example.org") for n in range(10))), "to", "/to")
    ],
    "handle_not_email": [
        (_email(to=(Recipient(handle),)), "to", "/to/0/handle")
        for handle in (
            *("erika", "erika@", "a@b", "+4917139200001", "a b@example.org"),
            "a@example.org\nBcc: b@example.org",
        )
    ],
    "handle_not_phone": [
        (_whatsapp(to=(Recipient(handle),)), "to", "/to/0/handle")
        for handle in (
            "erika@example.org",
            "0171 39200001",
            "+49 171 39200001",
            "+0171",
            "+４９１７１",
        )
    ],
    "handle_not_scoped_id": [
        (
            good("instagram", to=(Recipient("erika@example.org"),), conversation_id=CONTACT),
            "to",
            "/to/0/handle",
        ),
        (
            good("facebook", to=(Recipient("+4917139200001"),), conversation_id=CONTACT),
            "to",
            "/to/0/handle",
        ),
    ],
    "needs_conversation": [
        (good("instagram", to=(Recipient("1784"),)), "to", "/to/0"),
        (good("facebook", to=(TO["facebook"], Recipient("99"))), "to", "/to/1"),
    ],
    "contact_id_malformed": [(_email(to=(Recipient(contact_id="7"),)), "to", "/to/0/contact_id")],
    "country_code_odd": [
        (
            _whatsapp(to=(Recipient("0171 39200001", country_codes=("DE", "49")),)),
            "to",
            "/to/0/country_codes/1",
        )
    ],
    "nothing_to_send": [
        (_email(text="", subject=""), "text", "/text"),
        (_whatsapp(text=" \n", html=""), "text", "/text"),
    ],
    "several_bodies": [
        (_email(template_id=CONTACT), "template_id", "/template_id"),
        (_email(content="{}"), "content", "/content"),
    ],
    "subject_missing": [
        (_email(subject=""), "subject", "/subject"),
        (_email(subject="  "), "subject", "/subject"),
    ],
    "line_break": [
        (_email(subject="Angebot\r\nBcc: x@example.org"), "subject", "/subject"),
        (_email(to=(Recipient("a@example.org", "Erika\nMuster"),)), "to", "/to/0/full_name"),
    ],
    "text_too_long": [(good("facebook", text="a" * 2001), "text", "/text")],
    "text_too_long_with_actions": [
        (_whatsapp(text="a" * 1025, actions=(Action(text="Ja"),)), "text", "/text")
    ],
    "text_longer_than_advised": [(good("sms", text="a" * 321), "text", "/text")],
    "sms_parts": [(good("sms", text="a" * 161), "text", "/text")],
    "sms_unicode": [(good("sms", text="a" * 70 + "„"), "text", "/text")],
    "send_after_past": [(_email(send_after="2026-05-04T11:59:59Z"), "send_after", "/send_after")],
    "send_after_without_zone": [
        (_email(send_after="2026-05-05T08:00:00"), "send_after", "/send_after")
    ],
    "placeholder_empty": [
        (
            _whatsapp(text="", template_id=CONTACT, placeholder_values=("Erika", " ")),
            *("placeholder_values", "/placeholder_values/1"),
        )
    ],
    "placeholders_without_template": [
        (_whatsapp(placeholder_values=("Erika",)), "placeholder_values", "/placeholder_values")
    ],
    "too_many_attachments": [
        (
            _whatsapp(attachments=(Attachment("https://example.org/a.pdf"),) * 2),
            *("attachments", "/attachments"),
        )
    ],
    "attachment_too_big": [
        (
            _whatsapp(attachments=(Attachment("media_library://a.JPG", size=5_000_001),)),
            *("attachments", "/attachments/0"),
        )
    ],
    "attachment_bigger_than_advised": [
        (
            _whatsapp(
                attachments=(Attachment("https://example.org/a.pdf?x=y.jpg", size=16_000_001),)
            ),
            *("attachments", "/attachments/0"),
        )
    ],
    "attachment_format": [
        (
            _whatsapp(attachments=(Attachment("https://example.org/a.webp"),)),
            "attachments",
            "/attachments/0",
        ),
        (
            _whatsapp(attachments=(Attachment("https://example.org/a", name="a.MOV"),)),
            "attachments",
            "/attachments/0",
        ),
        (
            good("postal", attachments=(Attachment("https://example.org/a.docx"),)),
            "attachments",
            "/attachments/0",
        ),
        (
            good("postal", attachments=(Attachment("https://example.org/a.png"),)),
            "attachments",
            "/attachments/0",
        ),
    ],
    "attachment_malformed": [
        (_file(url), "attachments", "/attachments/0")
        for url in ("https://", "https:///a.pdf", "https://example.org/a b.pdf", "media_library://")
    ],
    "too_many_actions": [
        (_whatsapp(actions=tuple(Action(text=f"{n}") for n in range(4))), "actions", "/actions")
    ],
    "too_many_links": [
        (
            _whatsapp(
                text="",
                template_id=CONTACT,
                actions=tuple(
                    Action("call_to_action", f"{n}", "https://example.org") for n in range(3)
                ),
            ),
            *("actions", "/actions"),
        )
    ],
    "action_text_empty": [(_button(text=" "), "actions", "/actions/0/text")],
    "action_data_missing": [(_button(type="call_to_action"), "actions", "/actions/0/data")],
    "action_type_unknown": [
        (_button(type="carousel"), "actions", "/actions/0/type"),
        (_button(type=""), "actions", "/actions/0/type"),
    ],
    "action_subtype_unknown": [(_button(subtype="fax"), "actions", "/actions/0/subtype")],
    "action_type_unsupported": [
        (good("instagram", actions=(Action("list", "Ja"),)), "actions", "/actions/0/type")
    ],
    "action_label_too_long": [(_button(text="a" * 21), "actions", "/actions/0/text")],
    "action_label_emoji": [(_button(text="Ja 👍"), "actions", "/actions/0/text")],
    "action_data_too_long": [(_button(data="a" * 257), "actions", "/actions/0/data")],
    "extra_key_shadowed": [
        (_email(extra='{"subject": "Anderes"}'), "extra", "/subject"),
        (_email(to=(Recipient("a@example.org", extra='{"handle": "x"}'),)), "to", "/to/0/handle"),
        (_button(extra='{"text": "Nein"}'), "actions", "/actions/0/text"),
    ],
    "extra_known_key": [(_email(extra='{"conversation_id": 5}'), "extra", "/conversation_id")],
    "json_repeated_key": [
        (_email(extra='{"a": 1, "a": 2}'), "extra", ""),
        (_email(text="", content='{"a": 1, "a": 2}'), "content", "/content"),
    ],
}


@pytest.mark.parametrize(
    ("code", "draft", "field", "pointer"),
    [(code, *case) for code, cases in CASES.items() for case in cases],
)
def test_a_problem_names_its_code_field_and_place(
    code: str, draft: Draft, field: str, pointer: str
) -> None:
    matching = [problem for problem in found(draft) if problem.code == code]
    assert [(problem.field, problem.pointer) for problem in matching] == [(field, pointer)]
    others = {problem.code for problem in found(draft)} - {code}
    # Where a limit is passed others may be too, but nothing else may block.
    assert not [other for other in others if CODES[other] is Severity.BLOCKS]


def test_every_code_there_is_has_such_a_draft() -> None:
    assert set(CASES) | {"channel_inactive", "and_more"} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_only_what_the_reference_page_forbids_blocks(code: str) -> None:
    blocking = {
        *("from_missing", "uuid_malformed", "conversation_status_unknown", "send_after_malformed"),
        *("json_broken", "json_not_object", "attachment_http", "attachment_scheme"),
        *("attachment_not_uploaded", "postal_handle", "postal_contact_missing"),
    }
    assert (CODES[code] is Severity.BLOCKS) == (code in blocking)


@pytest.mark.parametrize("channel_type", CHANNELS)
def test_what_is_forbidden_blocks_on_every_channel(channel_type: str) -> None:
    draft = pin(
        good(channel_type, conversation_id="x", attachments=(Attachment("ftp://x"),), content="{"),
        *FIELDS,
    )
    blocking = [problem.code for problem in found(draft) if problem.blocks]
    assert blocking == ["uuid_malformed", "json_broken", "attachment_scheme"]


@pytest.mark.parametrize("status", ["inactive", "draft", "in-review", "something new"])
def test_a_channel_that_is_not_active_is_a_remark(status: str) -> None:
    draft = good("email")
    (problem,) = found(draft, Channel(draft.channel_id, "email", status=status))
    assert (problem.code, value(problem, "value")) == ("channel_inactive", status)
    (problem,) = found(draft, Channel(draft.channel_id, "email", status="active", active=False))
    assert (problem.code, value(problem, "value")) == ("channel_inactive", "inactive")


# Both sides of every limit of the table

_JPG, _MP4, _MP3, _PDF = (f"https://example.org/a.{end}" for end in ("jpg", "mp4", "mp3", "pdf"))
_FILES = {"image": _JPG, "video": _MP4, "audio": _MP3, "document": _PDF}
_CODE_OF = {
    "text_length": "text_too_long",
    "text_length_with_actions": "text_too_long_with_actions",
    "text_length_advised": "text_longer_than_advised",
    "sms_gsm7_single": "sms_parts",
    "sms_ucs2_single": "sms_parts",
    "attachments": "too_many_attachments",
    "image_bytes": "attachment_too_big",
    "video_bytes": "attachment_too_big",
    "audio_bytes": "attachment_too_big",
    "document_bytes": "attachment_too_big",
    "document_bytes_advised": "attachment_bigger_than_advised",
    "actions": "too_many_actions",
    "actions_with_template": "too_many_actions",
    "template_links": "too_many_links",
    "button_label": "action_label_too_long",
    "button_emoji": "action_label_emoji",
    "button_data": "action_data_too_long",
}
# What no draft can pass: the time since the last answer, the words of a
# template, and parts of a message that send_message has no field for.
_NOT_IN_A_DRAFT = {
    *("window", "window_human_agent", "header_text", "footer_text", "list_row_text"),
    *("template_body", "template_header", "template_footer"),
    *("template_button_label", "template_button_label_most"),
}
# How long a part of several is shows in the number of parts.
_PARTS = {"sms_gsm7_part": "a", "sms_ucs2_part": "я"}

ALL_LIMITS = [
    (channel_type, row, limit)
    for channel_type in KNOWN_TYPES
    for row, known in rules(channel_type).items()
    for limit in known.limits
]


def _using(channel_type: str, row: str, limit: Limit, used: int) -> Draft:
    """A draft that uses exactly so much of a limit."""
    about = limit.about
    action_type = row.partition(".")[2]
    if action_type not in ("call_to_action", "list"):
        action_type = "quick_reply"
    actions = tuple(Action(action_type, f"{n}", "https://example.org") for n in range(used % 1000))
    kind = about.partition("_")[0]
    length = "a" * used if used < 10_000_000 else ""
    umlauts = "ä" * (len(length) // 2) + "a" * (len(length) % 2)
    links = tuple(Action("call_to_action", "Mehr", "https://example.org") for _ in actions)
    templated = {"text": "", "template_id": CONTACT}
    size = {"attachments": (Attachment(_FILES.get(kind, ""), size=used),)}
    fields: dict[str, dict[str, object]] = {
        "text_length": {"text": umlauts if limit.unit is Unit.UTF8_BYTES else length},
        "text_length_with_actions": {"text": length, "actions": (Action(text="Ja"),)},
        "text_length_advised": {"text": length},
        "sms_gsm7_single": {"text": length},
        "sms_ucs2_single": {"text": "я" * len(length)},
        "attachments": {"attachments": (Attachment(_PDF),) * len(length)},
        "actions": {"actions": actions},
        "actions_with_template": templated | {"actions": actions},
        "template_links": templated | {"actions": links},
        "button_label": {"actions": (Action(action_type, length, "https://example.org"),)},
        "button_emoji": {"actions": (Action(text="Ja" + "👍" * len(length)),)},
        "button_data": {"actions": (Action(text="Ja", data=length),)},
    }
    return good(channel_type, **(size if "_bytes" in about else fields[about]))


def test_every_limit_of_the_table_is_tested_or_cannot_be_passed_by_a_draft() -> None:
    abouts = {limit.about for _, _, limit in ALL_LIMITS}
    assert abouts == set(_CODE_OF) | _NOT_IN_A_DRAFT | set(_PARTS)


@pytest.mark.parametrize(
    ("channel_type", "row", "limit"),
    [entry for entry in ALL_LIMITS if entry[2].about in _CODE_OF],
    ids=lambda part: getattr(part, "about", part),
)
def test_a_limit_is_a_remark_from_one_beyond_it_on(
    channel_type: str, row: str, limit: Limit
) -> None:
    code = _CODE_OF[limit.about]
    assert code not in codes(_using(channel_type, row, limit, limit.value))
    beyond = found(_using(channel_type, row, limit, limit.value + 1))
    (problem,) = [each for each in beyond if each.code == code]
    assert problem.severity is Severity.WARNS
    assert problem.source == limit.source
    assert value(problem, "limit") == str(limit.value)
    assert value(problem, "used") == str(limit.value + 1)
    assert value(problem, "unit") == limit.unit.value
    assert value(problem, "verified") == ("" if limit.verified else "no")


@pytest.mark.parametrize(
    ("about", "value_"), [(x.about, x.value) for _, _, x in ALL_LIMITS if x.about in _PARTS]
)
def test_an_sms_names_its_parts(about: str, value_: int) -> None:
    sign = _PARTS[about]
    for length, parts in ((2 * value_, "2"), (2 * value_ + 1, "3")):
        (problem,) = [
            each
            for each in found(good("sms", text=sign * length))
            if each.code in ("sms_parts", "text_longer_than_advised")
        ]
        assert (problem.code, value(problem, "parts")) == ("sms_parts", parts)


def test_there_are_no_limits_on_a_type_nobody_knows() -> None:
    draft = good(
        "fax",
        text="я" * 100_000,
        attachments=(Attachment(_JPG, size=10**9),) * 20,
        actions=(Action(text="👍" * 100, data="a" * 1000),) * 50,
    )
    assert found(draft) == ()


def test_a_text_has_one_remark_about_its_length_the_gravest() -> None:
    assert codes(good("sms", text="a" * 161)) == ["sms_parts"]
    assert codes(good("sms", text="a" * 321)) == ["text_longer_than_advised"]
    assert codes(good("sms", text="a" * 1601)) == ["text_too_long"]
    assert codes(_whatsapp(text="a" * 4097, actions=(Action(text="Ja"),))) == ["text_too_long"]


def test_foreign_characters_are_a_remark_only_where_they_cost_parts() -> None:
    assert codes(good("sms", text="„Hallo“ 😀")) == []
    assert codes(good("sms", text="😀" * 36)) == ["sms_parts"]
    problem = found(good("sms", text="„" + "a" * 159))[-1]
    assert problem.code == "sms_unicode"
    assert (value(problem, "parts"), value(problem, "parts_without")) == ("3", "1")
    assert value(problem, "signs") == "„"


# Single rules


@pytest.mark.parametrize("field", UUID_FIELDS)
@pytest.mark.parametrize(
    ("text", "fine"),
    [
        *((f"3c90c3cc-0d44-{version}b50-8888-8dd25736052a", True) for version in range(1, 9)),
        *((f"3c90c3cc-0d44-4b50-{variant}888-8dd25736052a", True) for variant in "89abAB"),
        *((f"3c90c3cc-0d44-4b50-{variant}888-8dd25736052a", False) for variant in "07cf"),
        ("3c90c3cc-0d44-0b50-8888-8dd25736052a", False),
        ("3c90c3cc-0d44-9b50-8888-8dd25736052a", False),
        ("00000000-0000-0000-0000-000000000000", True),
        ("ffffffff-ffff-ffff-ffff-ffffffffffff", True),
        ("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", True),
        ("fFFfffff-ffff-ffff-ffff-ffffffffffff", True),
        ("3C90C3CC-0D44-4B50-8888-8DD25736052A", True),
        ("3c90c3cc0d444b5088888dd25736052a", False),
        ("{3c90c3cc-0d44-4b50-8888-8dd25736052a}", False),
        ("3c90c3cc-0d44-4b50-8888-8dd25736052a\n", False),
        ("3c90c3cc-0d44-4b50-8888-8dd25736052", False),
        ("3c90c3cg-0d44-4b50-8888-8dd25736052a", False),
        ("３c90c3cc-0d44-4b50-8888-8dd25736052a", False),
    ],
)
def test_a_uuid_is_spelt_as_the_vendor_wants_it(field: str, text: str, fine: bool) -> None:
    name = "channel_id" if field == "from" else field
    blocking = [problem for problem in found(_email(**{name: text})) if problem.blocks]
    expected = [] if fine else [("uuid_malformed", field)]
    assert [(problem.code, problem.field) for problem in blocking] == expected


def _email_moment(send_after: str) -> list[str]:
    return codes(_email(send_after=send_after))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-04T12:00:00Z", []),
        ("2026-05-04T12:00:00.000Z", []),
        ("2026-05-04T12:00:00.1234567890Z", []),
        ("2026-05-04T14:00:00+02:00", []),
        ("2026-05-04T13:59:59+02:00", ["send_after_past"]),
        ("2026-05-04t12:00:00z", []),
        ("2026-12-31T23:59:60Z", []),
        ("2026-05-04T12:00:00", ["send_after_without_zone"]),
        ("2026-05-04T11:59:59", ["send_after_without_zone", "send_after_past"]),
        ("0001-01-01T00:00:00+23:59", ["send_after_past"]),
        ("9999-12-31T23:59:59-23:59", []),
        *(
            (text, ["send_after_malformed"])
            for text in (
                *("2026-05-04", "2026-05-04T12:00Z", "2026-05-04 12:00:00Z", "12:00:00Z"),
                *("2026-13-04T12:00:00Z", "2026-02-30T12:00:00Z", "2026-05-04T24:00:00Z"),
                *("2026-05-04T12:60:00Z", "2026-05-04T12:00:61Z", "2026-05-04T12:00:00+25:00"),
                *("2026-05-04T12:00:00+0200", "0000-01-01T00:00:00Z", "1777900000", "now"),
                *("2026-05-04T12:00:00Z ", "2026-05-04T12:00:00,5Z", "２026-05-04T12:00:00Z"),
            )
        ),
    ],
)
def test_a_date_is_a_date_time_of_the_reference_page(text: str, expected: list[str]) -> None:
    assert _email_moment(text) == expected


@given(st.datetimes(timezones=st.just(UTC)), st.integers(-23 * 60, 23 * 60))
def test_every_moment_is_read_in_every_zone(moment: datetime, offset: int) -> None:
    try:
        local = moment.astimezone(timezone(timedelta(minutes=offset)))
    except OverflowError:
        return
    assert parse_date_time(local.isoformat()) == moment


def test_a_moment_in_any_zone_is_compared_with_now() -> None:
    berlin = timezone(timedelta(hours=2))
    now = datetime(2026, 5, 4, 14, 0, tzinfo=berlin)
    draft = _email(send_after="2026-05-04T11:59:59Z")
    assert [each.code for each in problems(draft, None, now)] == ["send_after_past"]


def test_what_is_left_out_is_not_checked() -> None:
    draft = good("sms", subject="a\nb", attachments=(Attachment("ftp://x"), Attachment(path="/a")))
    assert [(each.code, each.field) for each in found(draft)] == [
        ("left_out", "subject"),
        ("left_out", "attachments"),
    ]


def test_html_left_out_is_a_remark_only_if_there_is_no_text() -> None:
    assert codes(good("sms", html="<p>Hallo</p>")) == []
    assert codes(good("sms", html="<p>Hallo</p>", text="")) == ["left_out", "nothing_to_send"]


def test_a_letter_to_copies_that_are_left_out_is_not_blocked() -> None:
    draft = good("postal", cc=(Recipient("erika@example.org"),))
    assert codes(draft) == ["left_out"]
    blocking = [problem.code for problem in found(pin(draft, "cc")) if problem.blocks]
    assert blocking == ["postal_handle", "postal_contact_missing"]


def test_a_letter_with_both_faults_names_both() -> None:
    draft = good("postal", to=(Recipient("erika@example.org"), Recipient()))
    assert codes(draft) == ["postal_handle", "postal_contact_missing"]


def test_a_contact_in_raw_json_is_a_contact() -> None:
    draft = good("postal", to=(Recipient(extra=f'{{"contact_id": "{CONTACT}"}}'),))
    assert codes(draft) == []


def test_a_conversation_is_enough_to_have_somebody_to_send_to() -> None:
    assert codes(_email(to=(), conversation_id=CONTACT)) == []
    assert codes(good("instagram", to=(Recipient("1784"),), conversation_id=CONTACT)) == []


def test_what_raw_json_fills_is_not_missing() -> None:
    draft = _email(to=(), subject="", text="", extra='{"to": [], "subject": "x", "text": "x"}')
    assert codes(draft) == ["extra_known_key"] * 3


def test_nulls_in_raw_json_fill_nothing() -> None:
    assert codes(_email(subject="", extra='{"subject": null}')) == ["subject_missing"]


@pytest.mark.parametrize("field", ["html", "text", "content", "template_id", "attachments"])
def test_any_body_is_something_to_send(field: str) -> None:
    worth: dict[str, object] = {
        "html": "<p>x</p>",
        "text": "x",
        "content": "{}",
        "template_id": CONTACT,
        "attachments": (Attachment(_PDF),),
    }
    draft = _whatsapp(**({"text": ""} | {field: worth[field]}))
    if field == "html":
        draft = pin(draft, "html")
    assert "nothing_to_send" not in codes(draft)


def test_a_template_needs_no_subject() -> None:
    assert codes(_email(subject="", text="", template_id=CONTACT)) == []


def test_visible_recipients_are_counted_without_bcc() -> None:
    def mail(visible: int, hidden: int) -> Draft:
        people = [Recipient(f"e{n}@example.org") for n in range(visible + hidden)]
        return _email(
            to=tuple(people[:1]), cc=tuple(people[1:visible]), bcc=tuple(people[visible:])
        )

    assert codes(mail(9, 50)) == []
    (problem,) = found(mail(10, 50))
    assert (problem.code, value(problem, "count")) == ("many_visible_recipients", "10")


@pytest.mark.parametrize(
    ("handle", "suggestion"),
    [
        ("+49 171 39200001", "+4917139200001"),
        ("+49 (0) 171 / 392000-01", "+4917139200001"),
        ("0049-171-39200001", "+4917139200001"),
        ("0171 39200001", ""),
        ("erika@example.org", ""),
        ("+49 171 3920000123456789", ""),
    ],
)
def test_a_number_spelt_otherwise_comes_with_a_suggestion(handle: str, suggestion: str) -> None:
    problem = only(_whatsapp(to=(Recipient(handle),)))
    assert (problem.code, value(problem, "suggestion")) == ("handle_not_phone", suggestion)


def test_a_national_number_with_its_country_is_fine() -> None:
    assert codes(_whatsapp(to=(Recipient("0171 39200001", country_codes=("DE",)),))) == []


@pytest.mark.parametrize(
    "handle", ["erika.muster+x@mail.example.org", "e@exämple.org", "müller@example.org", "o'x@a.de"]
)
def test_unusual_addresses_look_like_addresses(handle: str) -> None:
    assert codes(_email(to=(Recipient(handle),))) == []


def test_no_address_is_judged_on_a_type_nobody_knows() -> None:
    assert codes(good("fax", to=(Recipient("anything at all"),))) == []


def test_different_people_are_no_duplicates() -> None:
    people = (
        TO["email"],
        Recipient("max@example.org", "Erika Muster"),
        Recipient(contact_id=CONTACT),
    )
    assert codes(_email(to=people, cc=(Recipient(external_contact_id="1"),))) == []


def test_the_type_of_the_channel_counts_before_that_of_the_draft() -> None:
    draft = good("email", to=(Recipient("nobody"),))
    assert codes(draft) == ["handle_not_email"]
    assert [each.code for each in problems(draft, Channel(draft.channel_id), NOW)] == [
        "handle_not_email"
    ]
    assert [each.code for each in problems(draft, None, NOW)] == ["handle_not_email"]
    other = Channel(draft.channel_id, "sms")
    assert "handle_not_phone" in [each.code for each in problems(draft, other, NOW)]


def test_broken_json_says_where() -> None:
    problem = only(_email(extra='{\n  "a": 1,\n  b\n}'))
    assert [value(problem, name) for name in ("reason", "line", "column")] == ["syntax", "3", "3"]
    problem = only(_email(text="", content='{"a":' + "[" * 1000))
    assert value(problem, "reason") == "depth"


def test_blocking_problems_come_first_and_both_in_the_order_of_the_form() -> None:
    draft = _email(
        channel_id="x",
        to=(Recipient("nobody"),),
        subject="",
        content="{",
        send_after="2020-01-01T00:00:00Z",
        attachments=(Attachment("http://x"),),
        template_id="x",
        extra="{",
    )
    listed = found(draft)
    assert [problem.field for problem in listed if problem.blocks] == [
        *("from", "content", "attachments", "template_id", "extra")
    ]
    assert [problem.field for problem in listed if not problem.blocks] == [
        *("to", "send_after", "template_id")
    ]
    assert [problem.blocks for problem in listed] == [True] * 5 + [False] * 3


def test_of_many_alike_some_are_named_and_the_rest_is_counted() -> None:
    draft = _email(bcc=tuple(Recipient(f"nobody {n}") for n in range(MAX_ALIKE + 7)))
    listed = found(draft)
    assert [each.code for each in listed] == ["handle_not_email"] * MAX_ALIKE + ["and_more"]
    assert (value(listed[-1], "of"), value(listed[-1], "count")) == ("handle_not_email", "7")
    assert listed[-1].severity is Severity.WARNS
    draft = _email(bcc=tuple(Recipient(f"nobody {n}") for n in range(MAX_ALIKE)))
    assert codes(draft) == ["handle_not_email"] * MAX_ALIKE


def test_values_are_short_and_problems_can_be_compared() -> None:
    problem = only(_email(to=(Recipient("x" * 10_000),)))
    assert len(value(problem, "value")) == 80
    assert value(problem, "nonsense") == ""
    assert hash(problem) == hash(only(_email(to=(Recipient("x" * 10_000),))))


_WORDS = st.text(max_size=12)
_PEOPLE = st.lists(
    st.builds(
        Recipient,
        handle=_WORDS,
        full_name=_WORDS,
        contact_id=_WORDS,
        country_codes=st.lists(_WORDS, max_size=2).map(tuple),
        external_contact_id=_WORDS,
        extra=_WORDS | st.just('{"handle": 1}'),
    ),
    max_size=3,
).map(tuple)
_DRAFTS = st.builds(
    Draft.new,
    conversation_id=_WORDS,
    conversation_status=_WORDS,
    to=_PEOPLE,
    cc=_PEOPLE,
    subject=_WORDS,
    html=_WORDS,
    text=_WORDS,
    content=_WORDS | st.just("[]"),
    send_after=_WORDS | st.just("2026-05-04T12:00:00"),
    placeholder_values=st.lists(_WORDS, max_size=2).map(tuple),
    attachments=st.lists(
        st.builds(Attachment, url=_WORDS | st.just(_JPG), name=_WORDS, size=st.integers(0, 10**9)),
        max_size=3,
    ).map(tuple),
    template_id=_WORDS,
    actions=st.lists(
        st.builds(Action, type=_WORDS, text=_WORDS, data=_WORDS, subtype=_WORDS, extra=_WORDS),
        max_size=3,
    ).map(tuple),
    extra=_WORDS | st.just('{"to": 1}'),
)


@given(_DRAFTS, st.sampled_from([*CHANNELS.values(), None]), st.sets(st.sampled_from(FIELDS)))
def test_any_draft_can_be_checked(draft: Draft, channel: Channel | None, pinned: set[str]) -> None:
    draft = choose(pin(draft, *pinned), channel)
    listed = problems(draft, channel, NOW)
    assert listed == problems(draft, channel, NOW)
    for problem in listed:
        assert problem.severity is CODES[problem.code]
        assert problem.field in (*FIELDS, "extra")
        assert re.fullmatch(r"(/[a-z_0-9]+)*", problem.pointer)
        if problem.field not in ("extra", "from", "to") and problem.code != "left_out":
            assert problem.field not in draft.left_out or problem.code == "nothing_to_send"


def test_ten_thousand_recipients_and_a_megabyte_of_subject_are_checked_at_once() -> None:
    people = tuple(Recipient(f"erika{n}@example.org", f"Erika {n}") for n in range(10_000))
    for draft in (
        _email(to=people, subject="x" * 1_000_000),
        _whatsapp(to=people, text="😀" * 1_000_000),
        good("sms", to=people, text="„" * 1_000_000),
    ):
        started = time.perf_counter()
        listed = found(draft)
        assert time.perf_counter() - started < 1
        assert len(listed) < 200
