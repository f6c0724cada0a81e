"""What is shown is what leaves: exact bytes, and every member's place."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from mateo_desktop.domain.draft import FIELDS, Action, Attachment, Draft, Recipient, new_id
from mateo_desktop.domain.payload import Payload, field_of, payload, pointer_at_line
from tests.drafts import any_drafts, send_message_validator, valid_drafts


def _exact(text: str) -> Any:
    """JSON with every number as it was spelled and keys in their order."""
    return json.loads(
        text,
        parse_float=lambda number: ("number", number),
        parse_int=lambda number: ("number", number),
        object_pairs_hook=lambda pairs: ("object", pairs),
    )


@settings(max_examples=500)
@given(valid_drafts())
def test_random_drafts_satisfy_the_contract(draft: Draft) -> None:
    errors = list(send_message_validator().iter_errors(json.loads(payload(draft).body)))
    assert errors == []


def test_the_contract_notices_what_is_wrong() -> None:
    # Without this the test above could be green for a schema that checks nothing.
    wrong: list[dict[str, Any]] = [
        {},
        {"from": "half-a-uuid"},
        {"from": new_id(), "send_after": "tomorrow"},
        {"from": new_id(), "send_after": "2026-13-01T00:00:00Z"},
        {"from": new_id(), "attachments": ["http://example.org/a.pdf"]},
        {"from": new_id(), "to": [{"handle": 5}]},
        {"from": new_id(), "actions": [{"type": "pigeon"}]},
    ]
    for body in wrong:
        assert not send_message_validator().is_valid(body), body


@given(any_drafts())
def test_any_draft_becomes_one_json_object_that_is_its_own_text(draft: Draft) -> None:
    made = payload(draft)
    assert made.body == made.text.encode("utf-8")
    found = json.loads(made.body)
    assert isinstance(found, dict)
    assert made == payload(draft.replace())
    assert made.text == "{}" or made.text.startswith("{\n  ")
    # Every line of the text is a line of any editor, whatever it breaks at.
    assert made.text.splitlines() == made.text.split("\n")


@given(any_drafts())
def test_fields_stand_in_the_order_of_the_reference_page_and_extra_keys_after(
    draft: Draft,
) -> None:
    keys = list(json.loads(payload(draft).text))
    extra = json.loads(draft.extra) if _is_object(draft.extra) else {}
    own = [field for field in FIELDS if field in keys and field not in extra]
    assert [key for key in keys if key not in extra] == own


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


@given(any_drafts())
def test_every_span_cuts_out_its_own_member(draft: Draft) -> None:
    made = payload(draft)
    body = json.loads(made.text)
    lines = made.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for pointer, span in made.spans.items():
        piece = made.text[span.start : span.end]
        steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        value = body
        for step in steps:
            value = value[int(step)] if isinstance(value, list) else value[step]
        if isinstance(_parent(body, steps), list):
            assert json.loads(piece) == value
        else:
            assert json.loads("{" + piece + "}") == {steps[-1]: value}
        assert starts[span.first_line] <= span.start < starts[span.first_line + 1]
        assert starts[span.last_line] < span.end < starts[span.last_line + 1]
    assert [span.start for span in made.spans.values()] == sorted(
        span.start for span in made.spans.values()
    )
    expected = {"/" + key.replace("~", "~0").replace("/", "~1") for key in body}
    assert {pointer for pointer in made.spans if pointer.count("/") == 1} == expected


def _parent(body: Any, steps: list[str]) -> Any:
    for step in steps[:-1]:
        body = body[int(step)] if isinstance(body, list) else body[step]
    return body


@given(any_drafts())
def test_every_line_leads_to_the_member_that_stands_on_it(draft: Draft) -> None:
    made = payload(draft)
    for line in range(made.text.count("\n") + 1):
        pointer = pointer_at_line(made, line)
        within = {
            name for name, span in made.spans.items() if span.first_line <= line <= span.last_line
        }
        assert pointer == max(within, key=lambda name: name.count("/"), default="")


def test_the_text_is_pretty_and_starts_with_from_and_id() -> None:
    draft = Draft(
        key="k",
        id="0b9f6c2e-8f43-4d0a-9a57-3c1de2f4a601",
        channel_id="7d3c2f1e-4b5a-4c6d-8e7f-90a1b2c3d4e5",
        to=(
            Recipient(handle="erika@example.org", country_codes=("DE", "AT")),
            Recipient(),
            Recipient(full_name="Max Müster", extra='{"vip": {"since": 1.50}, "full_name": "no"}'),
        ),
        text="Grüße\n",
        placeholder_values=("a", ""),
        attachments=(Attachment(url="https://example.org/a.pdf"), Attachment(path="/tmp/b.pdf")),
        actions=(Action(text="Yes", data="y"),),
        extra='{"newer/field": [1, {"x": []}], "text": "no"}',
    )
    made = payload(draft)
    assert (
        made.text
        == """\
{
  "from": "7d3c2f1e-4b5a-4c6d-8e7f-90a1b2c3d4e5",
  "id": "0b9f6c2e-8f43-4d0a-9a57-3c1de2f4a601",
  "to": [
    {
      "handle": "erika@example.org",
      "country_codes": [
        "DE",
        "AT"
      ]
    },
    {
      "full_name": "Max Müster",
      "vip": {
        "since": 1.50
      }
    }
  ],
  "text": "Grüße\\n",
  "placeholder_values": [
    "a",
    ""
  ],
  "attachments": [
    "https://example.org/a.pdf"
  ],
  "actions": [
    {
      "type": "quick_reply",
      "text": "Yes",
      "data": "y"
    }
  ],
  "newer/field": [
    1,
    {
      "x": []
    }
  ]
}"""
    )
    assert list(made.spans) == [
        "/from",
        "/id",
        "/to",
        "/to/0",
        "/to/0/handle",
        "/to/0/country_codes",
        "/to/1",
        "/to/1/full_name",
        "/to/1/vip",
        "/text",
        "/placeholder_values",
        "/placeholder_values/0",
        "/placeholder_values/1",
        "/attachments",
        "/attachments/0",
        "/actions",
        "/actions/0",
        "/actions/0/type",
        "/actions/0/text",
        "/actions/0/data",
        "/newer~1field",
    ]
    assert pointer_at_line(made, 0) == ""
    assert pointer_at_line(made, 7) == "/to/0/country_codes"
    assert pointer_at_line(made, 17) == "/to"
    assert pointer_at_line(made, 10_000) == ""
    assert made.fingerprint == _sha(made)


def _sha(made: Payload) -> str:
    import hashlib

    digits = hashlib.sha256(made.body).hexdigest()
    return digits[:4] + " " + digits[4:8]


@pytest.mark.parametrize(
    ("pointer", "field"),
    [
        ("", ""),
        ("/from", "from"),
        ("/to/0/handle", "to"),
        ("/actions/3/text", "actions"),
        ("/content", "content"),
        ("/newer", "extra"),
        ("/to~1", "extra"),
        ("/", "extra"),
    ],
)
def test_a_pointer_names_the_field_of_the_form(pointer: str, field: str) -> None:
    assert field_of(pointer) == field


def test_nothing_that_is_left_out_leaves_and_switching_back_brings_it_back() -> None:
    draft = Draft.new(channel_id=new_id(), subject="Hello", text="Body")
    without = draft.replace(left_out=frozenset({"subject"}))
    assert "subject" not in json.loads(payload(without).text)
    assert payload(without.replace(left_out=frozenset())) == payload(draft)


def test_a_key_typed_under_extra_is_sent_unless_the_form_fills_it() -> None:
    draft = Draft.new(extra='{"subject": "typed", "footer": "bye"}')
    assert json.loads(payload(draft).text)["subject"] == "typed"
    both = json.loads(payload(draft.replace(subject="form")).text)
    assert (both["subject"], both["footer"]) == ("form", "bye")


@pytest.mark.parametrize(
    "broken", ["{", "[1]", "nonsense", '{"a": NaN}', '{"a": 1e999}', "{" * 9999]
)
def test_broken_json_is_not_sent_and_takes_nothing_with_it(broken: str) -> None:
    draft = Draft.new(
        content=broken,
        extra=broken,
        text="Body",
        to=(Recipient(handle="erika@example.org", extra=broken),),
        actions=(Action(text="Yes", extra=broken),),
    )
    assert json.loads(payload(draft).text) == {
        "id": draft.id,
        "to": [{"handle": "erika@example.org"}],
        "text": "Body",
        "actions": [{"type": "quick_reply", "text": "Yes"}],
    }


@pytest.mark.parametrize(
    "number",
    ["1.10", "-0", "-0.0", "1E+5", "1e-400", "12345678901234567890123", "0.1" + "0123456789" * 5],
)
def test_numbers_leave_as_they_were_spelled(number: str) -> None:
    typed = f'{{"a": [{number}], "b": {{"c": {number}}}}}'
    draft = Draft.new(content=typed, extra=typed.replace('"a"', '"x"'))
    found = dict(_exact(payload(draft).text)[1])
    assert found["content"] == _exact(typed)
    assert found["x"] == [("number", number)]
    assert Decimal(number) == Decimal(found["x"][0][1])


def test_characters_that_break_a_view_are_escaped_and_mean_the_same() -> None:
    hostile = "\u2028\u2029\x85\u202e\u2066\u061c\u200f\ufeff\x7f\x00"
    made = payload(Draft.new(subject=hostile, extra=json.dumps({hostile: [hostile]})))
    assert not set(hostile) & set(made.text)
    assert json.loads(made.text)["subject"] == hostile
    assert json.loads(made.text)[hostile] == [hostile]
    assert "\\u202e" in made.text


def test_half_a_surrogate_pair_can_be_sent() -> None:
    made = payload(Draft.new(subject="a\ud83d", text="\udc00"))
    assert b'"subject": "a\\ud83d"' in made.body
    assert json.loads(made.body)["text"] == "\udc00"


def _best_ms(draft: Draft, times: int) -> float:
    best = float("inf")
    for _ in range(times):
        begin = time.thread_time()
        payload(draft)
        best = min(best, time.thread_time() - begin)
    return best * 1000


def test_ten_thousand_recipients_and_a_megabyte_of_subject_are_not_felt() -> None:
    # Five times the bar of bench.py: this is a guard against quadratic work.
    people = tuple(
        Recipient(handle=f"p{i}@example.org", full_name=f"Erika Müster {i}", contact_id=new_id())
        for i in range(10_000)
    )
    assert _best_ms(Draft.new(to=people), 5) < 250
    assert _best_ms(Draft.new(subject="ä" * 1_000_000), 3) < 150
    assert _best_ms(Draft.new(subject="\u2028\u202e" * 500_000), 3) < 1000
    ordinary = Draft.new(to=people[:3], subject="Hello", text="x" * 5000, content='{"a": 1}')
    assert _best_ms(ordinary, 20) < 5
    assert len(payload(Draft.new(to=people)).spans) == 40_002
