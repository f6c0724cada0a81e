"""Every code a problem can have, with drafts that have it."""

from __future__ import annotations

import pytest

from mateo_desktop.domain.channels import choose, pin
from mateo_desktop.domain.draft import FIELDS, Action, Attachment, Draft, Recipient
from mateo_desktop.domain.validation import CODES, Severity
from tests.domain.drafts import (
    CHANNELS,
    CONTACT,
    TO,
    button,
    email,
    file,
    found,
    good,
    whatsapp,
)
from tests.domain.test_template_checks import TEMPLATE_CASES

# Per code some drafts, each with the field and the place of its problem.
CASES: dict[str, list[tuple[Draft, str, str]]] = {
    "from_missing": [(email(channel_id=""), "from", "/from")],
    "uuid_malformed": [
        (email(conversation_id="4711"), "conversation_id", "/conversation_id"),
        (email(template_id=f" {CONTACT}"), "template_id", "/template_id"),
    ],
    "conversation_status_unknown": [
        (email(conversation_status="Open"), "conversation_status", "/conversation_status")
    ],
    "send_after_malformed": [(email(send_after="tomorrow"), "send_after", "/send_after")],
    "json_broken": [
        (email(content="{"), "content", "/content"),
        (email(content='{"a": ' + "[" * 100_000), "content", "/content"),
        (email(content='{"a": NaN}'), "content", "/content"),
        (email(extra="{a: 1}"), "extra", ""),
        (email(cc=(Recipient("a@example.org", extra="{"),)), "cc", "/cc/0"),
        (button(extra='{"a"'), "actions", "/actions/0"),
    ],
    "json_not_object": [
        (email(content="[]"), "content", "/content"),
        (email(extra="null"), "extra", ""),
        (email(to=(Recipient("a@example.org", extra="1"),)), "to", "/to/0"),
        (button(extra='"a"'), "actions", "/actions/0"),
    ],
    "attachment_http": [
        (file("http://example.org/a.pdf"), "attachments", "/attachments/0"),
        (file("HTTP://example.org/a.pdf"), "attachments", "/attachments/0"),
    ],
    "attachment_scheme": [
        (file("ftp://example.org/a.pdf"), "attachments", "/attachments/0"),
        (file("file:///home/erika/a.pdf"), "attachments", "/attachments/0"),
        (file("example.org/a.pdf"), "attachments", "/attachments/0"),
        (file("https:/example.org/a.pdf"), "attachments", "/attachments/0"),
        (file(" https://example.org/a.pdf"), "attachments", "/attachments/0"),
        (file("HTTPS://example.org/a.pdf"), "attachments", "/attachments/0"),
        (file("media_library:/a.pdf"), "attachments", "/attachments/0"),
    ],
    "attachment_not_uploaded": [
        (file(path="/home/erika/a.pdf"), "attachments", "/attachments/0"),
        (file(name="a.pdf"), "attachments", "/attachments/0"),
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
        (whatsapp(cc=(TO["whatsapp"],)), "cc", "/cc"),
        (good("sms", attachments=(Attachment("ftp://x"),)), "attachments", "/attachments"),
    ],
    "unsupported_field": [
        (
            choose(pin(whatsapp(subject="Angebot"), "subject"), CHANNELS["sms"]),
            "subject",
            "/subject",
        )
    ],
    "id_missing": [(email(id=""), "id", "/id")],
    "no_recipients": [
        (email(to=()), "to", "/to"),
        (email(to=(Recipient(),)), "to", "/to"),
        (whatsapp(to=(), cc=(TO["whatsapp"],), subject=""), "to", "/to"),
    ],
    "only_copies": [(email(to=(), bcc=(TO["email"],)), "to", "/to")],
    "recipient_without_address": [(email(to=(Recipient(full_name="Erika"),)), "to", "/to/0")],
    "recipient_duplicate": [
        (email(cc=(Recipient("ERIKA@example.org"),)), "cc", "/cc/0"),
        (
            good("postal", to=(TO["postal"], Recipient(contact_id=CONTACT.upper()))),
            *("to", "/to/1"),
        ),
        (whatsapp(to=(TO["whatsapp"], Recipient("0049 171 39200001"))), "to", "/to/1"),
    ],
    "many_visible_recipients": [
        (email(to=tuple(Recipient(f"e{n}@example.org") for n in range(10))), "to", "/to")
    ],
    "handle_not_email": [
        (email(to=(Recipient(handle),)), "to", "/to/0/handle")
        for handle in (
            *("erika", "erika@", "a@b", "+4917139200001", "a b@example.org"),
            "a@example.org\nBcc: b@example.org",
        )
    ],
    "handle_not_phone": [
        (whatsapp(to=(Recipient(handle),)), "to", "/to/0/handle")
        for handle in (
            "erika@example.org",
            "0171 39200001",
            "+49 171 39200001",
            "+0171",
            "+４９１７１",
        )
    ],
    "handle_lookalike": [
        # The second letter is Cyrillic, in a name and in a domain.
        (email(to=(Recipient("s\u0430les@example.org"),)), "to", "/to/0/handle"),
        (email(to=(Recipient("sales@ex\u0430mple.org"),)), "to", "/to/0/handle"),
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
    "contact_id_malformed": [(email(to=(Recipient(contact_id="7"),)), "to", "/to/0/contact_id")],
    "country_code_odd": [
        (
            whatsapp(to=(Recipient("0171 39200001", country_codes=("DE", "49")),)),
            "to",
            "/to/0/country_codes/1",
        )
    ],
    "nothing_to_send": [
        (email(text="", subject=""), "text", "/text"),
        (whatsapp(text=" \n", html=""), "text", "/text"),
    ],
    "several_bodies": [
        (email(template_id=CONTACT), "template_id", "/template_id"),
        (email(content="{}"), "content", "/content"),
    ],
    "subject_missing": [
        (email(subject=""), "subject", "/subject"),
        (email(subject="  "), "subject", "/subject"),
    ],
    "line_break": [
        (email(subject="Angebot\r\nBcc: x@example.org"), "subject", "/subject"),
        (email(to=(Recipient("a@example.org", "Erika\nMuster"),)), "to", "/to/0/full_name"),
    ],
    "text_too_long": [(good("facebook", text="a" * 2001), "text", "/text")],
    "text_too_long_with_actions": [
        (whatsapp(text="a" * 1025, actions=(Action(text="Ja"),)), "text", "/text")
    ],
    "text_longer_than_advised": [(good("sms", text="a" * 321), "text", "/text")],
    "sms_parts": [(good("sms", text="a" * 161), "text", "/text")],
    "sms_unicode": [(good("sms", text="a" * 70 + "„"), "text", "/text")],
    "placeholder_left": [
        (email(text="Dear {full_name},"), "text", "/text"),
        (email(text="Dear Mrs Muster", subject="Offer {{1}}"), "subject", "/subject"),
        (email(html="<p>Dear [first name],</p>", text="Dear [first name],"), "html", "/html"),
    ],
    "todo_left": [
        (email(text="TODO: price"), "text", "/text"),
        (email(text="The price is XXX."), "text", "/text"),
    ],
    "attachment_forgotten": [
        (email(text="Anbei das Angebot."), "attachments", "/attachments"),
        (email(text="See the attached offer."), "attachments", "/attachments"),
    ],
    "send_after_past": [(email(send_after="2026-05-04T11:59:59Z"), "send_after", "/send_after")],
    "send_after_without_zone": [
        (email(send_after="2026-05-05T08:00:00"), "send_after", "/send_after")
    ],
    "placeholder_empty": [
        (
            whatsapp(text="", template_id=CONTACT, placeholder_values=("Erika", " ")),
            *("placeholder_values", "/placeholder_values/1"),
        )
    ],
    "placeholders_without_template": [
        (whatsapp(placeholder_values=("Erika",)), "placeholder_values", "/placeholder_values")
    ],
    "too_many_attachments": [
        (
            whatsapp(attachments=(Attachment("https://example.org/a.pdf"),) * 2),
            *("attachments", "/attachments"),
        )
    ],
    "attachment_too_big": [
        (
            whatsapp(attachments=(Attachment("media_library://a.JPG", size=5_000_001),)),
            *("attachments", "/attachments/0"),
        )
    ],
    "attachment_bigger_than_advised": [
        (
            whatsapp(
                attachments=(Attachment("https://example.org/a.pdf?x=y.jpg", size=16_000_001),)
            ),
            *("attachments", "/attachments/0"),
        )
    ],
    "attachment_format": [
        (
            whatsapp(attachments=(Attachment("https://example.org/a.webp"),)),
            "attachments",
            "/attachments/0",
        ),
        (
            whatsapp(attachments=(Attachment("https://example.org/a", name="a.MOV"),)),
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
        (file(url), "attachments", "/attachments/0")
        for url in ("https://", "https:///a.pdf", "https://example.org/a b.pdf", "media_library://")
    ],
    "too_many_actions": [
        (whatsapp(actions=tuple(Action(text=f"{n}") for n in range(4))), "actions", "/actions")
    ],
    "too_many_links": [
        (
            whatsapp(
                text="",
                template_id=CONTACT,
                actions=tuple(
                    Action("call_to_action", f"{n}", "https://example.org") for n in range(3)
                ),
            ),
            *("actions", "/actions"),
        )
    ],
    "action_text_empty": [(button(text=" "), "actions", "/actions/0/text")],
    "action_data_missing": [(button(type="call_to_action"), "actions", "/actions/0/data")],
    "action_type_unknown": [
        (button(type="carousel"), "actions", "/actions/0/type"),
        (button(type=""), "actions", "/actions/0/type"),
    ],
    "action_subtype_unknown": [(button(subtype="fax"), "actions", "/actions/0/subtype")],
    "action_type_unsupported": [
        (good("instagram", actions=(Action("list", "Ja"),)), "actions", "/actions/0/type")
    ],
    "action_label_too_long": [(button(text="a" * 21), "actions", "/actions/0/text")],
    "action_label_emoji": [(button(text="Ja 👍"), "actions", "/actions/0/text")],
    "action_data_too_long": [(button(data="a" * 257), "actions", "/actions/0/data")],
    "extra_key_shadowed": [
        (email(extra='{"subject": "Anderes"}'), "extra", "/subject"),
        (email(to=(Recipient("a@example.org", extra='{"handle": "x"}'),)), "to", "/to/0/handle"),
        (button(extra='{"text": "Nein"}'), "actions", "/actions/0/text"),
    ],
    "extra_known_key": [(email(extra='{"conversation_id": 5}'), "extra", "/conversation_id")],
    "json_repeated_key": [
        (email(extra='{"a": 1, "a": 2}'), "extra", ""),
        (email(text="", content='{"a": 1, "a": 2}'), "content", "/content"),
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
    # Those need more than a draft; handle_not_national: test_phone.py.
    others = {"channel_inactive", "and_more", "handle_not_national"} | set(TEMPLATE_CASES)
    assert set(CASES) | others == set(CODES)


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
