"""What a typed beginning tells of a new contact, and what it still lacks."""

from __future__ import annotations

import pytest

from mateo_desktop.domain.new_contact import NewContact


@pytest.mark.parametrize(
    ("typed", "channel", "new"),
    [
        ("Erika", "email", NewContact("Erika")),
        ("Erika Muster", "postal", NewContact("Erika Muster")),
        ("e@example.org", "email", NewContact(email="e@example.org")),
        ("Erika <e@example.org>", "sms", NewContact("Erika", email="e@example.org")),
        ("0151 234", "sms", NewContact(sms="0151 234")),
        ("0151 234", "whatsapp", NewContact(whatsapp="0151 234")),
        ("", "email", NewContact()),
    ],
)
def test_what_was_typed_goes_where_it_belongs(typed: str, channel: str, new: NewContact) -> None:
    assert NewContact.of(typed, channel) == new


def test_a_letter_lacks_what_has_no_line() -> None:
    new = NewContact("Erika", address_line1="Lindenweg 1", city=" ")
    assert new.lacks == ("zipcode", "city")
    assert not new.reaches("postal")
    assert NewContact(address_line1="a", zipcode="1", city="b").reaches("postal")


def test_blanks_are_not_sent() -> None:
    assert NewContact(" Erika ", email=" ").body == {"full_name": "Erika"}
