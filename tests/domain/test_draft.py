"""A draft is a plain value with its own identity."""

from __future__ import annotations

import dataclasses
import uuid
from pathlib import Path

import pytest
from hypothesis import given

from mateo_desktop.domain.draft import FIELDS, ROLES, UUID_FIELDS, Action, Draft, Recipient
from tests.drafts import any_drafts, send_message_validator


def test_the_fields_are_those_of_the_contract_and_the_draft_holds_each() -> None:
    schema = send_message_validator().schema["components"]["schemas"]["SendMessageRequest"]
    assert set(FIELDS) == set(schema["properties"])
    assert len(FIELDS) == 19
    draft = Draft.new()
    for field in FIELDS:
        assert draft.wire(field) is not None
    assert set(UUID_FIELDS) | set(ROLES) <= set(FIELDS)


def test_the_sub_fields_are_those_of_the_contract() -> None:
    schemas = send_message_validator().schema["components"]["schemas"]
    for part, name in ((Recipient, "RecipientInput"), (Action, "MessageActionInput")):
        known = {field.name for field in dataclasses.fields(part)} - {"extra"}
        assert known == set(schemas[name]["properties"])


def test_a_new_draft_has_an_identity_of_its_own() -> None:
    first, second = Draft.new(), Draft.new()
    assert len({first.key, first.id, second.key, second.id}) == 4
    assert uuid.UUID(first.id).version == 4


def test_the_message_id_survives_every_edit() -> None:
    draft = Draft.new()
    assert draft.replace(subject="Hello").id == draft.id


@given(any_drafts())
def test_a_duplicate_says_the_same_under_another_id(draft: Draft) -> None:
    twin = draft.duplicate()
    assert twin.id != draft.id
    assert twin.key != draft.key
    assert twin.replace(id=draft.id, key=draft.key) == draft
    assert hash(draft) == hash(draft.replace())


def test_a_draft_is_empty_until_somebody_wrote_something() -> None:
    draft = Draft.new(channel_id="c", conversation_id="k", reply_to_message_id="m", extra=" \n")
    assert draft.is_empty
    assert not draft.replace(subject="a").is_empty
    assert not draft.replace(to=(Recipient(handle="erika@example.org"),)).is_empty
    assert not draft.replace(extra='{"a": 1}').is_empty


def test_everybody_addressed_stands_in_the_order_of_the_roles() -> None:
    people = [Recipient(handle=f"{role}@example.org") for role in ROLES]
    draft = Draft.new(bcc=(people[2],), cc=(people[1],), to=(people[0],))
    assert draft.recipients == tuple(people)


@pytest.mark.parametrize(
    ("person", "label"),
    [
        (Recipient(handle="erika@example.org", full_name="Erika Muster"), "Erika Muster"),
        (Recipient(handle="erika@example.org", contact_id="c"), "erika@example.org"),
        (Recipient(contact_id="c", external_contact_id="x"), "c"),
        (Recipient(secondary_external_contact_id="y"), "y"),
        (Recipient(country_codes=("DE",)), ""),
    ],
)
def test_a_recipient_is_called_by_the_first_thing_that_is_known(
    person: Recipient, label: str
) -> None:
    assert person.label == label


def test_the_domain_imports_no_qt_and_no_network() -> None:
    folder = Path(__file__).parents[2] / "mateo_desktop" / "domain"
    for module in folder.glob("*.py"):
        source = module.read_text("utf-8")
        for name in ("PySide6", "httpx", "sqlite3", "socket", "keyring"):
            lines = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
            own = [line for line in lines if line.split()[1].split(".")[0] == name]
            # The one program that is copied to the clipboard stands in a string.
            assert not own or (module.name == "curl.py" and own == ["import httpx"])
