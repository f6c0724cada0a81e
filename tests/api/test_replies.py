"""Whatever the server sends is read, kept, and never fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.api import replies
from mateo_desktop.api.errors import Unreadable

READERS = (
    replies.channel,
    replies.conversation,
    replies.message,
    replies.recipient,
    replies.action,
    replies.contact,
)

SAMPLE = {
    "conversation": {
        "id": "c1",
        "subject": "Ihre Anfrage",
        "assignee_id": "e1",
        "unread": True,
        "channel_id": "ch1",
        "contact_id": "k1",
        "latest_message_created_at": "2026-11-22T10:00:00Z",
        "latest_inbound_message_created_at": None,
        "tags": ["VIP", "Termin"],
        "files": [{}],
        "channel_type": "email",
        "status": "open",
    },
    "message": {
        "id": "m1",
        "conversation_id": "c1",
        "is_inbound": False,
        "subject": "Ihre Anfrage",
        "blurb": "Guten Tag",
        "raw_content": "<p>Guten Tag</p>",
        "status": "sent",
        "attachment_count": 2,
        "author_type": "employee",
        "footer": "Viele Grüße",
        "location": {"lat": 1},
    },
    "recipients": [
        {"id": "r1", "role": "from", "status": "sent", "is_organisation": True},
        {"id": "r2", "role": "to", "handle": "erika@example.org", "full_name": "Erika Muster"},
    ],
    "actions": [
        {"id": "a1", "text": "Ja", "data": "y", "type": "quick_reply", "clicked": True},
    ],
}


def test_the_reference_answer_is_read() -> None:
    reply = replies.read_send_reply(json.dumps(SAMPLE).encode())

    assert reply.conversation.tags == ("VIP", "Termin")
    assert reply.conversation.unread
    assert reply.conversation.latest_inbound_message_created_at == ""
    assert reply.message.attachment_count == 2
    assert reply.message.location == '{"lat": 1}'
    assert [one.role for one in reply.recipients] == ["from", "to"]
    assert reply.recipients[0].is_organisation
    assert not reply.recipients[1].is_organisation
    assert reply.actions[0].clicked
    assert reply.raw == SAMPLE
    assert reply.message.raw == SAMPLE["message"]


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (None, ()),
        ([], ()),
        ({}, ()),
        ("", ()),
        ("VIP", ("VIP",)),
        (["VIP", None, "Termin"], ("VIP", "Termin")),
        ([{"name": "VIP", "color": "red"}], ("VIP",)),
        ({"name": "VIP", "color": "red"}, ("VIP",)),
        ({"0": "VIP", "1": "Termin"}, ("VIP", "Termin")),
        ({"VIP": True, "Termin": 1}, ("VIP", "Termin")),
        (7, ("7",)),
    ],
)
def test_tags_come_in_many_shapes(tags: Any, names: tuple[str, ...]) -> None:
    assert replies.conversation({"tags": tags}).tags == names


@pytest.mark.parametrize(
    ("location", "text"), [("Köln", "Köln"), ({"a": "ü"}, '{"a": "ü"}'), (None, "")]
)
def test_a_location_is_text_or_an_object(location: Any, text: str) -> None:
    assert replies.message({"location": location}).location == text


@pytest.mark.parametrize(
    ("count", "number"),
    [
        (3, 3),
        ("3", 3),
        (3.0, 3),
        (None, None),
        (True, None),
        ("x", None),
        ([], None),
        (1e400, None),
    ],
)
def test_a_count_is_a_number_or_not_known(count: Any, number: int | None) -> None:
    assert replies.message({"attachment_count": count}).attachment_count == number


def test_unknown_values_stay_as_they_came() -> None:
    assert replies.message({"status": "beamed", "author_type": "robot"}).status == "beamed"
    assert replies.channel({"id": "x", "type": "telegram"}).type == "telegram"


@pytest.mark.parametrize(
    ("active", "read"), [(True, True), (False, False), (None, None), (1, None)]
)
def test_whether_a_channel_is_active_may_be_unknown(active: Any, read: bool | None) -> None:
    assert replies.channel({"id": "x", "active": active}).active is read


def test_a_contact_has_its_handles_and_its_address() -> None:
    contact = replies.contact(
        {
            "id": "k1",
            "full_name": None,
            "display_name": "Erika Muster",
            "email": "erika@example.org",
            "sms": "",
            "whatsapp": None,
            "address_line1": "Musterweg 1",
            "address_line2": None,
            "zipcode": 50667,
            "city": "Köln",
            "country": "DEUTSCHLAND",
        }
    )

    assert contact.full_name == "Erika Muster"
    assert contact.handles == {"email": "erika@example.org"}
    assert contact.address_lines == ("Musterweg 1", "50667 Köln", "DEUTSCHLAND")


def test_a_lone_surrogate_can_be_stored_and_shown() -> None:
    message = replies.read_send_reply(b'{"message": {"subject": "a\\ud83db"}}').message

    assert message.subject.encode("utf-8") == "a\ufffdb".encode()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"<!DOCTYPE html>", "html"),
        (b"\xef\xbb\xbf <html>", "html"),
        (b"OK", "not_json"),
        (b'{"a": ', "not_json"),
        (b"\xff\xfe\x00", "not_json"),
        (b"\x00" * 50, "not_json"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "not_json"),
        (b"[" * 90_000, "too_deep"),
        (b"[" * 150 + b"]" * 150, "too_deep"),
        (b'{"a":' * 150 + b"1" + b"}" * 150, "too_deep"),
        (b"[" * 1_000_000, "too_deep"),
        (b"[" + b"0," * 250_000 + b"0]", "too_big"),
    ],
)
def test_what_is_no_json_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        replies.read_json(body)
    assert caught.value.reason == reason


def test_a_message_to_ten_thousand_people_is_read() -> None:
    rows = [{**SAMPLE["recipients"][1], "id": str(n), "a": 1, "b": 2} for n in range(10_000)]  # type: ignore[index]

    reply = replies.read_send_reply(json.dumps({**SAMPLE, "recipients": rows}).encode())

    assert len(reply.recipients) == 10_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
KEYS = sorted(
    {key for one in (SAMPLE["conversation"], SAMPLE["message"]) for key in one}  # type: ignore[union-attr]
    | {"id", "active", "role", "is_organisation", "clicked", "email", "city", "created_at"}
)


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_no_row_is_too_odd(row: dict[str, Any]) -> None:
    for read in READERS:
        value = read(row)
        for name in getattr(type(value), "__slots__", ()):
            attribute = getattr(value, name)
            if isinstance(attribute, str):
                attribute.encode("utf-8")
    replies.newest_first([replies.message(row), replies.message({})])


REASONS = {"empty", "html", "not_json", "too_deep", "too_big", "unexpected_shape"}


def reason_of(body: bytes) -> str:
    """Why *body* is no answer to a send; "" if it is one."""
    try:
        replies.read_send_reply(body)
    except Unreadable as error:
        return error.reason
    return ""


@given(JSON)
def test_every_json_value_is_read_or_says_why(value: Any) -> None:
    reason = reason_of(json.dumps(value).encode())

    assert reason == ("" if isinstance(value, dict) else "unexpected_shape")


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(body: bytes) -> None:
    assert reason_of(body) in REASONS | {""}


def test_replies_and_addresses_are_read_without_httpx() -> None:
    script = (
        "import sys, mateo_desktop.api.replies, mateo_desktop.api.errors, "
        "mateo_desktop.api.address, mateo_desktop.api.limiter, mateo_desktop.api.check\n"
        "sys.exit(any(name in sys.modules for name in ('httpx', 'httpcore', 'anyio')))"
    )
    root = Path(__file__).parents[2]

    done = subprocess.run([sys.executable, "-c", script], cwd=root, check=False)

    assert done.returncode == 0
