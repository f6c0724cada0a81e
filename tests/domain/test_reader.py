"""What was read is what would be sent, whatever was in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.draft import (
    FIELDS,
    HTML,
    RICH,
    TEXT,
    Action,
    Attachment,
    Draft,
    Recipient,
    new_id,
)
from mateo_desktop.domain.handles import is_uuid
from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.reader import (
    MAX_SIZE,
    NOTES,
    READ_ERRORS,
    ReadError,
    file_name,
    read_payload,
)
from mateo_desktop.domain.snapshot import to_json
from tests.drafts import any_drafts, json_values, send_message_validator, valid_drafts

_RECIPIENT_KEYS = (
    "handle",
    "full_name",
    "contact_id",
    "country_codes",
    "external_contact_id",
    "secondary_external_contact_id",
)
_ACTION_KEYS = ("type", "subtype", "text", "data")

EVERY_FIELD = Path(__file__).parents[1] / "contract" / "every_field.json"


def _exact(text: str | bytes) -> Any:
    return json.loads(text, parse_float=lambda n: ("number", n), parse_int=lambda n: ("number", n))


def _error(text: str | bytes) -> tuple[str, int, int]:
    with pytest.raises(ReadError) as caught:
        read_payload(text)
    assert caught.value.code in READ_ERRORS
    return caught.value.code, caught.value.line, caught.value.column


def test_a_file_with_every_field_goes_in_and_out_equal_as_json() -> None:
    source = EVERY_FIELD.read_bytes()
    assert set(json.loads(source)) == set(FIELDS)
    assert send_message_validator().is_valid(json.loads(source))

    reading = read_payload(source)

    assert reading.notes == ()
    assert _exact(payload(reading.draft).body) == _exact(source)
    draft = reading.draft
    for field in FIELDS:
        assert draft.wire(field), field
    assert draft.pinned == frozenset(FIELDS)
    assert (draft.body_mode, draft.text_is_own, draft.extra) == (HTML, True, "")
    assert draft.html.startswith("<p>Dear Erika,</p>")
    assert draft.to[0].full_name == "Erika Muster"
    assert [file.name for file in draft.attachments] == ["offer (1).pdf", "summer.pdf"]
    assert draft.actions[1] == Action(type="quick_reply", text="Yes, please", data="yes")


@given(valid_drafts() | any_drafts())
def test_what_was_written_is_read_and_written_the_same(draft: Draft) -> None:
    first = payload(draft)
    again = read_payload(first.body)
    second = payload(again.draft)
    told = _sayings(_exact(first.text))
    if not is_uuid(str(told.get("id"))):
        # Also where raw JSON wanted to set it to something else.
        told["id"] = again.draft.id
    assert _exact(second.text) == told
    # From then on the bytes stay the same too.
    assert payload(read_payload(second.text).draft).body == second.body
    assert set(again.notes) <= set(NOTES)


_parts = st.lists(
    st.dictionaries(
        st.sampled_from(_RECIPIENT_KEYS + _ACTION_KEYS) | st.text(max_size=3),
        json_values,
        max_size=4,
    )
    | json_values,
    max_size=2,
)


@given(
    st.dictionaries(st.sampled_from(FIELDS[2:]) | st.text(max_size=5), json_values, max_size=4),
    st.dictionaries(st.sampled_from(["to", "cc", "bcc", "actions"]), _parts),
)
def test_any_object_is_sent_as_it_came_but_for_what_says_nothing(
    body: dict[str, Any], lists: dict[str, Any]
) -> None:
    text = json.dumps(body | lists)
    draft = read_payload(text).draft
    assert _exact(payload(draft).text) == {**_sayings(_exact(text)), "id": draft.id}


def _sayings(body: dict[str, Any]) -> dict[str, Any]:
    """*body* without what says nothing; keys nobody knows stay as they are."""
    said = {key: _said(key, value) if key in FIELDS else value for key, value in body.items()}
    return {
        key: value
        for key, value in said.items()
        if key not in FIELDS or value not in (None, "", [])
    }


def _said(field: str, value: Any) -> Any:
    """*value* without the entries and sub-fields that say nothing."""
    if not isinstance(value, list):
        return value
    if field == "attachments" and all(isinstance(item, str) for item in value):
        return [item for item in value if item]
    if field not in ("to", "cc", "bcc", "actions"):
        return value
    if not all(isinstance(item, dict) for item in value):
        return value
    known = _ACTION_KEYS if field == "actions" else _RECIPIENT_KEYS
    parts = [
        {
            key: item
            for key, item in part.items()
            if key not in known
            or not (item in (None, "") or (key == "country_codes" and item == []))
        }
        for part in value
    ]
    return [part for part in parts if part]


def test_what_is_not_known_is_kept_where_it_was() -> None:
    body = {
        "from": new_id(),
        "id": new_id(),
        "to": [{"handle": "erika@example.org", "vip": True, "nothing": None}],
        "actions": [{"type": "pigeon", "text": "Fly", "wings": {"left": 1, "right": [2]}}],
        "footer": None,
        "deep": {"er": [{}, [], ""]},
    }
    reading = read_payload(json.dumps(body))
    assert json.loads(payload(reading.draft).text) == body
    assert reading.notes == ("unknown_keys",)
    assert json.loads(reading.draft.extra) == {"footer": None, "deep": {"er": [{}, [], ""]}}
    assert json.loads(reading.draft.to[0].extra) == {"vip": True, "nothing": None}
    assert json.loads(reading.draft.actions[0].extra) == {"wings": {"left": 1, "right": [2]}}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", 5),
        ("from", {"id": "x"}),
        ("text", ["a"]),
        ("content", "text"),
        ("content", [1]),
        ("to", "erika@example.org"),
        ("to", ["erika@example.org"]),
        ("to", [{"handle": "erika@example.org"}, 7]),
        ("to", {"handle": "erika@example.org"}),
        ("attachments", [5]),
        ("attachments", [None, "https://example.org/a.pdf"]),
        ("placeholder_values", [1, "2"]),
        ("actions", [["quick_reply"]]),
        ("send_after", False),
    ],
)
def test_a_value_of_the_wrong_shape_is_kept_and_noted(field: str, value: object) -> None:
    reading = read_payload(json.dumps({field: value}))
    assert reading.notes == ("wrong_shape",)
    assert json.loads(reading.draft.extra) == {field: value}
    assert json.loads(payload(reading.draft).text)[field] == value
    assert field not in reading.draft.pinned


def test_a_sub_field_of_the_wrong_shape_is_kept_with_its_recipient() -> None:
    person = {"handle": 5, "full_name": "Erika Muster", "country_codes": "DE"}
    reading = read_payload(json.dumps({"cc": [person], "actions": [{"text": ["Yes"]}]}))
    assert reading.notes == ("wrong_shape",)
    assert reading.draft.cc[0].full_name == "Erika Muster"
    sent = json.loads(payload(reading.draft).text)
    assert (sent["cc"], sent["actions"]) == ([person], [{"text": ["Yes"]}])


def test_null_and_empty_values_of_known_keys_are_not_filled_in() -> None:
    nothing: dict[str, Any] = dict.fromkeys(FIELDS)
    nothing |= {"subject": "", "to": [], "cc": [{}, {"handle": None}], "actions": [{"text": ""}]}
    reading = read_payload(json.dumps(nothing))
    assert reading.notes == ()
    assert reading.draft == Draft(key=reading.draft.key, id=reading.draft.id)
    assert reading.draft.body_mode == RICH


def test_an_id_that_is_no_uuid_is_replaced_and_one_that_is_stays() -> None:
    kept = read_payload('{"id": "0B9F6C2E-8F43-4D0A-9A57-3C1DE2F4A601"}')
    assert (kept.draft.id, kept.notes) == ("0B9F6C2E-8F43-4D0A-9A57-3C1DE2F4A601", ())
    replaced = read_payload('{"id": "<string>"}')
    assert replaced.notes == ("id_replaced",)
    assert replaced.draft.id not in ("", "<string>")
    assert "id" not in replaced.draft.pinned


@pytest.mark.parametrize(
    ("body", "mode", "own"),
    [
        ({"html": "<p>a</p>"}, HTML, False),
        ({"html": "<p>a</p>", "text": "a"}, HTML, True),
        ({"text": "a"}, TEXT, True),
        ({"subject": "a"}, RICH, False),
    ],
)
def test_the_body_opens_in_the_editor_it_came_for(
    body: dict[str, str], mode: str, own: bool
) -> None:
    draft = read_payload(json.dumps(body)).draft
    assert (draft.body_mode, draft.text_is_own) == (mode, own)


@given(any_drafts())
def test_an_exported_draft_opens_as_a_new_draft_with_everything_in_it(draft: Draft) -> None:
    reading = read_payload(to_json(draft))
    assert reading.draft.key != draft.key
    assert reading.draft.replace(key=draft.key) == draft
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", ("syntax", 1, 1)),
        ("{", ("syntax", 1, 2)),
        ('{\n  "subject": "a",\n  oops\n}', ("syntax", 3, 3)),
        ("[]", ("not_object", 1, 1)),
        ("null", ("not_object", 1, 1)),
        ('"text"', ("not_object", 1, 1)),
        ('{"subject": "NaN",\n "a": NaN}', ("number", 2, 7)),
        ('{"a": -Infinity}', ("number", 1, 7)),
        ('{"a": 1e999, "b": }', ("syntax", 1, 19)),
        ('{"a": ' + "[" * 201 + "]" * 201 + "}", ("too_deep", 1, 206)),
        ("[" * 100_000, ("too_deep", 1, 201)),
        ('{"a":' * 1_000_000, ("too_deep", 1, 1001)),
        (b'{"subject":\n "caf\xe9"}', ("encoding", 2, 6)),
        (b"\xff\xfe{", ("encoding", 1, 1)),
        (" " * (MAX_SIZE + 1), ("too_large", 0, 0)),
        (b" " * (MAX_SIZE + 1), ("too_large", 0, 0)),
    ],
)
def test_what_cannot_be_read_says_why_and_where(
    text: str | bytes, error: tuple[str, int, int]
) -> None:
    assert _error(text) == error


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_anything_is_read_or_refused(text: str | bytes) -> None:
    try:
        found: object = read_payload(text).draft
    except ReadError as error:
        found = error.code
    assert isinstance(found, Draft) or found in READ_ERRORS


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_every_common_encoding_are_read(coding: str) -> None:
    source = '{"subject": "Grüße 😀"}'
    assert read_payload(source.encode(coding)).draft.subject == "Grüße 😀"
    assert read_payload("\ufeff" + source).draft.subject == "Grüße 😀"
    big = b"\xfe\xff" + source.encode("utf-16-be")
    assert read_payload(big).draft.subject == "Grüße 😀"


def test_two_hundred_levels_are_read_and_sent() -> None:
    deep = '{"content": {"a": ' + "[" * 197 + "1.0" + "]" * 197 + "}}"
    draft = read_payload(deep).draft
    assert _exact(payload(draft).text)["content"] == _exact(deep)["content"]


@pytest.mark.parametrize("number", ["1e400", "-1e999", "9" * 5000])
def test_a_number_nobody_can_hold_is_kept_as_text(number: str) -> None:
    draft = read_payload(f'{{"subject": "a", "x": {number}, "to": [{{"y": {number}}}]}}').draft
    assert draft.extra == f'{{\n  "x": {number}\n}}'
    assert draft.to[0].extra == f'{{\n  "y": {number}\n}}'
    assert draft.subject == "a"


def test_a_key_that_comes_twice_is_noted_and_the_last_one_counts() -> None:
    reading = read_payload('{"subject": "first", "subject": "last"}')
    assert (reading.draft.subject, reading.notes) == ("last", ("repeated_keys",))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/a/offer.pdf", "offer.pdf"),
        ("https://example.org/a/offer%20%C3%BC.pdf?x=/y#z/q", "offer ü.pdf"),
        ("https://example.org/folder/", "folder"),
        ("https://example.org", ""),
        ("https://example.org/", ""),
        ("media_library://offer.pdf", "offer.pdf"),
        ("media_library://a/b/offer.pdf", "offer.pdf"),
        ("https://[broken/offer.pdf", "offer.pdf"),
        ("offer.pdf", ""),
        ("", ""),
    ],
)
def test_an_attachment_is_called_by_the_last_part_of_its_path(url: str, name: str) -> None:
    assert file_name(url) == name
    if url:
        found = read_payload(json.dumps({"attachments": [url]})).draft.attachments
        assert found == (Attachment(url=url, name=name),)


def test_recipients_keep_all_six_sub_fields() -> None:
    person = {
        "handle": "+49 30 23125 001",
        "full_name": "Erika Muster",
        "contact_id": "c",
        "country_codes": ["DE"],
        "external_contact_id": "x",
        "secondary_external_contact_id": "y",
    }
    draft = read_payload(json.dumps({"bcc": [person]})).draft
    assert draft.bcc == (Recipient("+49 30 23125 001", "Erika Muster", "c", ("DE",), "x", "y"),)
