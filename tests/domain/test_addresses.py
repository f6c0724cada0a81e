"""What people paste into To becomes recipients, and nothing is dropped."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.addresses import as_text, read_recipients
from mateo_desktop.domain.draft import Recipient

ERIKA = Recipient(handle="erika@example.org", full_name="Erika Muster")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" ,; \n", ()),
        ("erika@example.org", (Recipient(handle="erika@example.org"),)),
        ("Erika Muster <erika@example.org>", (ERIKA,)),
        ("Erika Muster erika@example.org", (ERIKA,)),
        ('"Muster, Erika" <erika@example.org>', (Recipient("erika@example.org", "Muster, Erika"),)),
        (
            "a@example.org, b@example.org;c@example.org",
            tuple(Recipient(f"{n}@example.org") for n in "abc"),
        ),
        (
            "a@example.org\nb@example.org\r\nc@example.org",
            tuple(Recipient(f"{n}@example.org") for n in "abc"),
        ),
        ("Erika Muster\terika@example.org", (ERIKA,)),
        ("+49 171 3920001", (Recipient("+49 171 3920001"),)),
        ("Erika Muster <+49 171 3920001>", (Recipient("+49 171 3920001", "Erika Muster"),)),
        (
            "3c90c3cc-0d44-4b50-8888-8dd25736052a",
            (Recipient(contact_id="3c90c3cc-0d44-4b50-8888-8dd25736052a"),),
        ),
        (
            "Erika <3c90c3cc-0d44-4b50-8888-8dd25736052a>",
            (Recipient(contact_id="3c90c3cc-0d44-4b50-8888-8dd25736052a", full_name="Erika"),),
        ),
        ("mailto:erika@example.org", (Recipient("erika@example.org"),)),
        ("tel:+493023125001", (Recipient("+493023125001"),)),
        ("<erika@example.org>", (Recipient("erika@example.org"),)),
        ("O'Neil <o@example.org>", (Recipient("o@example.org", "O'Neil"),)),
        ('half "open <o@example.org>', (Recipient("o@example.org", 'half "open'),)),
        ("Erika Muster (erika@example.org)", (ERIKA,)),
        (
            "a@example.org b@example.org\u00a0c@example.org",
            tuple(Recipient(f"{n}@example.org") for n in "abc"),
        ),
        (
            "Muster, Erika <erika@example.org>; von Beispiel, Max <max@example.org>",
            (
                Recipient("erika@example.org", "Muster, Erika"),
                Recipient("max@example.org", "von Beispiel, Max"),
            ),
        ),
        (
            "max@example.org, Erika Muster <erika@example.org>",
            (Recipient("max@example.org"), ERIKA),
        ),
        (
            "Muster; Erika <erika@example.org>",
            (Recipient("Muster"), Recipient("erika@example.org", "Erika")),
        ),
        ("Max Beispiel, Erika Muster <erika@example.org>", (Recipient("Max Beispiel"), ERIKA)),
        ("just a name", (Recipient("just a name"),)),
    ],
)
def test_a_pasted_text_is_read_as_people_mean_it(
    text: str, expected: tuple[Recipient, ...]
) -> None:
    assert read_recipients(text) == expected


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for person in read_recipients(text):
        assert person.label


@given(
    st.lists(
        st.sampled_from(
            [
                "Erika",
                "muster",
                "e@example.org",
                "+49 171 3920001",
                "<",
                ">",
                '"',
                "'",
                "(",
                ")",
                ",",
                ";",
                "\t",
                "\n",
                " ",
                "@",
                "x",
                "Ä",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_no_letter_and_no_digit_of_a_pasted_text_is_lost(text: str) -> None:
    kept = "".join(
        person.full_name + person.handle + person.contact_id for person in read_recipients(text)
    )
    for sign in set(filter(str.isalnum, text)):
        assert kept.count(sign) >= text.count(sign), sign


@given(st.from_regex(r"[A-Za-zäöü][A-Za-zäöü ,.;']{0,20}[a-z]", fullmatch=True))
def test_a_person_survives_being_edited_as_text(name: str) -> None:
    name = " ".join(name.split())
    person = Recipient(handle="erika@example.org", full_name=name)
    assert read_recipients(as_text(person)) == (person,)


@pytest.mark.parametrize("sign", ["\u202a", "\u200e", "\u2060", "\ufeff"])
def test_what_a_phone_puts_around_a_number_unseen_is_no_part_of_it(sign: str) -> None:
    assert read_recipients(f"{sign}+4917604069010\u202c") == (Recipient("+4917604069010"),)
    assert read_recipients(f"Max <{sign}+4917604069010>") == (Recipient("+4917604069010", "Max"),)
    assert read_recipients(sign) == ()


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 300_000 + "b",
        "1" * 300_000,
        "a" * 300_000 + " <",
        "a" * 300_000 + " x@example.org",
        "(" * 100_000,
        '"<(' * 50_000,
    ],
    ids=["blanks", "digits", "angle", "address", "brackets", "openings"],
)
def test_one_endless_cell_takes_no_longer_than_its_length(text: str) -> None:
    started = time.thread_time()
    assert len(read_recipients(text)) == 1
    # Tried at every place it took minutes.
    assert time.thread_time() - started < 2.0


def test_ten_thousand_lines_are_read_in_a_blink() -> None:
    text = "\n".join(f'"Muster, Nr. {n}" <n{n}@example.org>' for n in range(10_000))
    started = time.thread_time()
    people = read_recipients(text)
    assert len(people) == 10_000
    assert people[-1] == Recipient("n9999@example.org", "Muster, Nr. 9999")
    assert time.thread_time() - started < 1.0
