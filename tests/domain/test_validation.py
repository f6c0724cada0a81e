"""What blocks Send, what is a remark, and what is neither."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.channels import Channel, choose, pin
from mateo_desktop.domain.draft import FIELDS, UUID_FIELDS, Action, Attachment, Draft, Recipient
from mateo_desktop.domain.problem import MAX_ALIKE
from mateo_desktop.domain.validation import CODES, Severity, parse_date_time, problems, value
from tests.domain.drafts import (
    CHANNELS,
    CONTACT,
    NOW,
    TO,
    codes,
    email,
    found,
    good,
    only,
    whatsapp,
)


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


@pytest.mark.parametrize("status", ["inactive", "draft", "in-review", "something new"])
def test_a_channel_that_is_not_active_is_a_remark(status: str) -> None:
    draft = good("email")
    (problem,) = found(draft, Channel(draft.channel_id, "email", status=status))
    assert (problem.code, value(problem, "value")) == ("channel_inactive", status)
    (problem,) = found(draft, Channel(draft.channel_id, "email", status="active", active=False))
    assert (problem.code, value(problem, "value")) == ("channel_inactive", "inactive")


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
    blocking = [problem for problem in found(email(**{name: text})) if problem.blocks]
    expected = [] if fine else [("uuid_malformed", field)]
    assert [(problem.code, problem.field) for problem in blocking] == expected


def _codes_at(send_after: str) -> list[str]:
    return codes(email(send_after=send_after))


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
    assert _codes_at(text) == expected


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
    draft = email(send_after="2026-05-04T11:59:59Z")
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
    assert codes(email(to=(), conversation_id=CONTACT)) == []
    assert codes(good("instagram", to=(Recipient("1784"),), conversation_id=CONTACT)) == []


def test_what_raw_json_fills_is_not_missing() -> None:
    draft = email(to=(), subject="", text="", extra='{"to": [], "subject": "x", "text": "x"}')
    assert codes(draft) == ["extra_known_key"] * 3


def test_nulls_in_raw_json_fill_nothing() -> None:
    assert codes(email(subject="", extra='{"subject": null}')) == ["subject_missing"]


@pytest.mark.parametrize("field", ["html", "text", "content", "template_id", "attachments"])
def test_any_body_is_something_to_send(field: str) -> None:
    worth: dict[str, object] = {
        "html": "<p>x</p>",
        "text": "x",
        "content": "{}",
        "template_id": CONTACT,
        "attachments": (Attachment("https://example.org/a.pdf"),),
    }
    draft = whatsapp(**({"text": ""} | {field: worth[field]}))
    if field == "html":
        draft = pin(draft, "html")
    assert "nothing_to_send" not in codes(draft)


def test_a_template_needs_no_subject() -> None:
    assert codes(email(subject="", text="", template_id=CONTACT)) == []


def test_visible_recipients_are_counted_without_bcc() -> None:
    def mail(visible: int, hidden: int) -> Draft:
        people = [Recipient(f"e{n}@example.org") for n in range(visible + hidden)]
        return email(to=tuple(people[:1]), cc=tuple(people[1:visible]), bcc=tuple(people[visible:]))

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
    problem = only(whatsapp(to=(Recipient(handle),)))
    assert (problem.code, value(problem, "suggestion")) == ("handle_not_phone", suggestion)


def test_a_national_number_with_its_country_is_fine() -> None:
    assert codes(whatsapp(to=(Recipient("0171 39200001", country_codes=("DE",)),))) == []


@pytest.mark.parametrize(
    "handle", ["erika.muster+x@mail.example.org", "e@exämple.org", "müller@example.org", "o'x@a.de"]
)
def test_unusual_addresses_look_like_addresses(handle: str) -> None:
    assert codes(email(to=(Recipient(handle),))) == []


def test_no_address_is_judged_on_a_type_nobody_knows() -> None:
    assert codes(good("fax", to=(Recipient("anything at all"),))) == []


def test_different_people_are_no_duplicates() -> None:
    people = (
        TO["email"],
        Recipient("max@example.org", "Erika Muster"),
        Recipient(contact_id=CONTACT),
    )
    assert codes(email(to=people, cc=(Recipient(external_contact_id="1"),))) == []


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
    problem = only(email(extra='{\n  "a": 1,\n  b\n}'))
    assert [value(problem, name) for name in ("reason", "line", "column")] == ["syntax", "3", "3"]
    problem = only(email(text="", content='{"a":' + "[" * 1000))
    assert value(problem, "reason") == "depth"


def test_blocking_problems_come_first_and_both_in_the_order_of_the_form() -> None:
    draft = email(
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
    draft = email(bcc=tuple(Recipient(f"nobody {n}") for n in range(MAX_ALIKE + 7)))
    listed = found(draft)
    assert [each.code for each in listed] == ["handle_not_email"] * MAX_ALIKE + ["and_more"]
    assert (value(listed[-1], "of"), value(listed[-1], "count")) == ("handle_not_email", "7")
    assert listed[-1].severity is Severity.WARNS
    draft = email(bcc=tuple(Recipient(f"nobody {n}") for n in range(MAX_ALIKE)))
    assert codes(draft) == ["handle_not_email"] * MAX_ALIKE


def test_values_are_short_and_problems_can_be_compared() -> None:
    problem = only(email(to=(Recipient("x" * 10_000),)))
    assert len(value(problem, "value")) == 80
    assert value(problem, "nonsense") == ""
    assert hash(problem) == hash(only(email(to=(Recipient("x" * 10_000),))))


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
        st.builds(
            Attachment,
            url=_WORDS | st.just("https://example.org/a.jpg"),
            name=_WORDS,
            size=st.integers(0, 10**9),
        ),
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
        email(to=people, subject="x" * 1_000_000),
        whatsapp(to=people, text="😀" * 1_000_000),
        good("sms", to=people, text="„" * 1_000_000),
    ):
        started = time.thread_time()
        listed = found(draft)
        assert time.thread_time() - started < 1
        assert len(listed) < 200
