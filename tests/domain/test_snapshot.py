"""A draft comes back from its text exactly as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from mateo_desktop.domain.draft import Action, Draft, Recipient
from mateo_desktop.domain.snapshot import MARK, from_json, to_json
from tests.drafts import any_drafts, json_values, valid_drafts


@settings(max_examples=200)
@given(any_drafts() | valid_drafts())
def test_any_draft_comes_back_as_it_was(draft: Draft) -> None:
    text = to_json(draft)
    assert from_json(text) == draft
    assert to_json(from_json(text)) == text
    # A database and a file must take it, halves of surrogate pairs included.
    assert text.isascii()


def test_what_a_newer_program_added_is_no_obstacle() -> None:
    known = json.loads(to_json(Draft.new(subject="Hello", to=(Recipient(handle="a"),))))
    known |= {"mood": "good", MARK: 99}
    known["to"][0]["shoe_size"] = 42
    draft = from_json(json.dumps(known))
    assert (draft.subject, draft.to) == ("Hello", (Recipient(handle="a"),))


def test_what_an_older_program_did_not_write_has_its_default() -> None:
    draft = from_json('{"subject": "Hello", "actions": [{}]}')
    assert draft == Draft(key=draft.key, id=draft.id, subject="Hello", actions=(Action(),))
    assert draft.key
    assert draft.id
    assert draft.key != draft.id


@given(json_values)
def test_values_of_the_wrong_shape_never_break_a_draft(value: object) -> None:
    known = dict.fromkeys(json.loads(to_json(Draft.new())), value)
    parts = {
        "to": [{"handle": value, "country_codes": value}],
        "attachments": [{"size": value}, value],
    }
    for fields in (known, known | parts):
        draft = from_json(json.dumps(fields))
        assert isinstance(draft, Draft)
        assert from_json(to_json(draft)) == draft


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"draft"', "[" * 100_000, "\x00"])
def test_what_is_no_draft_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"draft|Expecting"):
        from_json(text)
