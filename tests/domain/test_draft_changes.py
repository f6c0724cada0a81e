from __future__ import annotations

from hypothesis import given

from mateo_desktop.domain.draft import FIELDS, Action, Attachment, Draft, Recipient
from mateo_desktop.domain.draft_changes import Shape, draft_changes, is_same
from mateo_desktop.domain.word_changes import Fate, Piece
from tests.drafts import any_drafts

ERIKA = Recipient("erika@example.org", "Erika Muster")
MAX = Recipient("max@example.org")


@given(any_drafts(), any_drafts())
def test_two_drafts_without_a_change_send_the_same(old: Draft, new: Draft) -> None:
    changes = draft_changes(old, new)
    named = [change.field for change in changes]
    assert len(named) == len(set(named))
    for field in FIELDS:
        if field not in ("id", "html", "text") and old.wire(field) != new.wire(field):
            assert field in named
    if old.html != new.html or (old.text != new.text and (old.text and new.text)):
        assert {"html", "text"} & set(named)


@given(any_drafts())
def test_a_draft_has_not_changed_against_itself(draft: Draft) -> None:
    twin = draft.duplicate()
    assert draft_changes(draft, twin) == ()
    assert is_same(draft, twin)


def test_what_never_leaves_is_no_change_but_can_be_restored() -> None:
    old = Draft.new(subject="Offer")
    for new in (old.replace(ignored=("subject_long",)), old.replace(signature="<p>E. M.</p>")):
        assert draft_changes(old, new) == ()
        assert not is_same(old, new)


def test_every_kind_of_field_is_told_in_its_own_way() -> None:
    old = Draft.new(
        channel_id="c1",
        to=(ERIKA, MAX),
        subject="Offer for May",
        html="<p>Dear Erika</p>",
        text="Dear Erika",
        attachments=(Attachment("https://example.org/a.pdf", "a.pdf", 12),),
        send_after="2027-05-04T08:00:00+02:00",
    )
    new = old.replace(
        channel_id="c2",
        to=(ERIKA,),
        subject="Offer for June",
        html="<p>Dear <b>Erika</b></p>",
        attachments=(),
        actions=(Action(text="Yes"),),
        send_after="",
    )
    found = {change.field: change for change in draft_changes(old, new)}
    assert list(found) == [
        "from",
        "to",
        "subject",
        "html",
        "send_after",
        "attachments",
        "actions",
    ]
    assert found["from"].pieces == (Piece(Fate.GONE, "c1"), Piece(Fate.NEW, "c2"))
    assert found["to"].shape is Shape.ITEMS
    assert found["to"].pieces[1] == Piece(Fate.GONE, "max@example.org")
    assert (found["subject"].count(Fate.GONE), found["subject"].count(Fate.NEW)) == (1, 1)
    assert found["html"].shape is Shape.FORMATTING
    assert found["send_after"].pieces == (Piece(Fate.GONE, "2027-05-04T08:00:00+02:00"),)
    assert found["actions"].count(Fate.NEW) == 1


def test_markup_written_by_hand_is_compared_as_it_was_written() -> None:
    old = Draft.new(html="<p>Hi</p>", text="Hi", body_mode="html")
    (change,) = draft_changes(old, old.replace(html="<p><b>Hi</b></p>"))
    assert (change.field, change.shape) == ("html", Shape.WORDS)


def test_a_draft_that_has_only_markup_is_compared_by_its_words() -> None:
    old = Draft.new(html="<p>Good morning</p>")
    (change,) = draft_changes(old, old.replace(html="<p>Good evening</p>"))
    assert change.field == "text"
    assert Piece(Fate.NEW, "evening") in change.pieces
