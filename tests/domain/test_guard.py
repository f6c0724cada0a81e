"""Slips: found where they are, not where they only seem to be, and ignored one by one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain import guard, snapshot
from mateo_desktop.domain.attachment_words import ATTACHMENT_WORDS
from mateo_desktop.domain.draft import Attachment, Draft, Recipient
from mateo_desktop.domain.problem import Findings, Problem, value
from tests.domain.drafts import codes, email, found, good

PDF = Attachment(url="https://example.org/offer.pdf", name="offer.pdf")


def slips(**fields: object) -> list[tuple[str, str]]:
    findings = Findings()
    guard.check(Draft.new(**fields), findings)
    return [(problem.code, value(problem, "value")) for problem in findings.sorted()]


@pytest.mark.parametrize(
    "place",
    "{full_name}|{first name}|{{1}}|{{ name }}|[name]|[First name]|[Vorname]|{date}|[Anrede]"
    "|{Straße}|[company-name]".split("|"),
)
def test_what_waits_to_be_filled_in_is_found(place: str) -> None:
    assert slips(text=f"Dear {place}, hello") == [("placeholder_left", place)]
    assert slips(subject=f"Offer for {place}") == [("placeholder_left", place)]


@pytest.mark.parametrize(
    "text",
    'a {} b|{1, 2}|{"a": 1}|[1]|[x] done|[ ] open|[sic]|[SIC]|[map](https://example.org)|(name)'
    "|[…]|{a\nb}|[a\nb]|x[0]|{4711}".split("|"),
)
def test_brackets_that_are_no_place_are_left_alone(text: str) -> None:
    assert slips(text=text) == []


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "XXXX", "TBD"])
def test_a_note_to_oneself_is_found(word: str) -> None:
    assert slips(text=f"The price is {word}.") == [("todo_left", word)]


@pytest.mark.parametrize("text", ["todo el mundo", "XXXL", "TODOS", "A_TODO_", "xx"])
def test_words_that_only_contain_one_are_not(text: str) -> None:
    assert slips(text=text) == []


@pytest.mark.parametrize("word", ATTACHMENT_WORDS)
def test_every_word_that_promises_a_file_is_found_in_any_case(word: str) -> None:
    for spelt in (word, word.upper() if "ß" not in word else word, word.capitalize()):
        assert slips(text=f"Look: {spelt}.") == [("attachment_forgotten", spelt)]


def test_with_a_file_nothing_is_forgotten() -> None:
    assert slips(text="Anbei das Angebot", attachments=(PDF,)) == []
    left_out = slips(text="Anbei", attachments=(PDF,), left_out=frozenset(("attachments",)))
    assert left_out == [("attachment_forgotten", "Anbei")]


def test_longer_words_do_not_promise_a_file() -> None:
    assert slips(text="unattached, Anbeißen, enclosedness") == []


def test_the_list_of_words_can_be_changed() -> None:
    findings = Findings()
    guard.check(Draft.new(text="siehe Beilage, anbei"), findings, ["Beilage", " ", ""])
    (problem,) = findings.sorted()
    assert value(problem, "value") == "Beilage"
    findings = Findings()
    guard.check(Draft.new(text="attached"), findings, [])
    assert findings.sorted() == ()


def test_only_what_the_writer_wrote_is_read() -> None:
    quoted = "Thank you!\n\n> See the attached file, {name}\n  > TODO"
    assert slips(text=quoted) == []
    original = "Thank you!\n\n-----Ursprüngliche Nachricht-----\nanbei {name} TODO"
    assert slips(text=original) == []
    signed = "<p>Files are attached to [name]</p>"
    assert slips(text="Hi\n\nFiles are attached to [name]", signature=signed) == []
    # Somebody changed it: now it is theirs.
    assert slips(text="Hi\n\nFiles are attached to [nobody]", signature=signed) != []


def test_a_place_in_the_signature_that_nobody_filled_in_is_found() -> None:
    signed = "<p>Yours {first_name}, [dear] {reader}, attached</p>"
    html = f"<p>Hi</p>{signed}"
    text = "Hi\n\nYours {first_name}, [dear] {reader}, attached"
    found = [("placeholder_left", "{first_name}")]
    assert slips(html=html, text=text, signature=signed) == found
    assert slips(text=text, signature=signed) == found
    # It was taken out.
    assert slips(text="Hi", signature=signed) == []


def test_a_quote_in_markup_is_one_too() -> None:
    html = "<p>Hi</p><blockquote><p>attached {x}</p></blockquote>"
    assert slips(html=html, text="Hi\n\n> attached {x}") == []
    assert slips(html=html, text="Hi", text_is_own=True) == []
    assert slips(html="<p>attached</p>", text="Hi", text_is_own=True) != []


def test_a_slip_is_named_once_and_each_different_one_by_itself() -> None:
    assert slips(text="{a} {b} {a}") == [("placeholder_left", "{a}"), ("placeholder_left", "{b}")]


def test_what_is_not_sent_is_not_read() -> None:
    nothing = frozenset(("subject", "text"))
    assert slips(subject="{a}", text="TODO", left_out=nothing) == []


# Ignoring ---------------------------------------------------------------------


def only(draft: Draft) -> Problem:
    (problem,) = found(draft)
    return problem


def test_an_ignored_slip_is_gone_and_another_one_is_new() -> None:
    draft = email(text="Dear {name}")
    ignored = guard.ignore(draft, only(draft))
    assert codes(ignored) == []
    assert codes(ignored.replace(text="Dear {name}, on {date}")) == ["placeholder_left"]


def test_a_promise_that_was_ignored_does_not_hide_the_next_one() -> None:
    draft = email(text="The house is attached to the garage.")
    ignored = guard.ignore(draft, only(draft))
    assert codes(ignored) == []
    later = ignored.replace(text=f"{draft.text} You find the plan im Anhang, anbei the bill.")
    assert value(only(later), "value") == "im Anhang"
    # Once is enough for all that stand there.
    enough = guard.ignore(later, only(later))
    assert codes(enough) == []
    assert codes(enough.replace(text=f"{later.text} See the enclosed map.")) == [
        "attachment_forgotten"
    ]


def test_what_was_ignored_is_kept_with_the_draft_and_not_with_its_copy() -> None:
    draft = email(text="anbei")
    ignored = guard.ignore(draft, only(draft))
    assert codes(snapshot.from_json(snapshot.to_json(ignored))) == []
    assert codes(ignored.duplicate()) == ["attachment_forgotten"]


def people(count: int) -> tuple[Recipient, ...]:
    return tuple(Recipient(f"person{n}@example.org") for n in range(count))


def test_more_people_who_see_each_other_are_a_new_remark_and_fewer_are_not() -> None:
    draft = email(to=people(12))
    ignored = guard.ignore(draft, only(draft))
    assert codes(ignored) == []
    assert codes(ignored.replace(to=people(11))) == []
    assert codes(ignored.replace(to=people(13))) == ["many_visible_recipients"]


def test_a_mail_address_on_a_phone_channel_can_be_ignored_for_that_address() -> None:
    draft = good("sms", to=(Recipient("erika@example.org"),))
    assert codes(draft) == ["handle_not_phone"]
    ignored = guard.ignore(draft, only(draft))
    assert codes(ignored) == []
    assert codes(ignored.replace(to=(Recipient("max@example.org"),))) == ["handle_not_phone"]


def test_a_number_on_an_email_channel_is_a_remark() -> None:
    assert codes(email(to=(Recipient("+4917139200001"),))) == ["handle_not_email"]


def test_what_the_reference_forbids_cannot_be_ignored() -> None:
    draft = email(channel_id="")
    (problem,) = found(draft)
    assert guard.ignore_key(problem) == ""
    assert guard.ignore(draft, problem) == draft


def test_everybody_can_be_moved_to_bcc() -> None:
    draft = email(to=people(2), cc=people(1), bcc=(Recipient("x@example.org"),))
    moved = guard.to_bcc(draft)
    assert (moved.to, moved.cc) == ((), ())
    assert sorted(map(repr, moved.bcc)) == sorted(map(repr, draft.recipients))


# Anything at all ----------------------------------------------------------------


@given(st.text(alphabet="a{}[]T ODXanbei>\n-.", max_size=200))
def test_any_text_can_be_looked_over_and_what_is_named_stands_in_it(text: str) -> None:
    for code, offending in slips(text=text):
        assert offending in text, code


@pytest.mark.parametrize(
    "piece",
    [
        *("{", "[a ", "{{a", "[ab-", "> ", "--", "TODO", "anbei ", "your attachment ", "Von: a\n"),
        *("klicken [ab] ", "„a ", '"a', "<name", "%name", "kein a anbei, ", "[a.b, "),
    ],
)
def test_the_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        draft = Draft.new(text=(piece * length)[:length])
        best = 9.0
        for _ in range(3):
            began = time.thread_time()
            guard.check(draft, Findings())
            best = min(best, time.thread_time() - began)
        return best

    # Eight times the text; a square would be sixty-four times the time.
    assert seconds(160_000) < 40 * seconds(20_000) + 0.05
