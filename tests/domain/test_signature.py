"""A signature comes, goes and changes with the channel, and no word of the writer with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain import markup, signature, snapshot
from mateo_desktop.domain.draft import RICH, TEXT, Draft
from tests.domain.drafts import codes, good

SUPPORT = "<p>Kind regards</p><p><b>Support</b><br>Muster GmbH</p>"
SALES = "<p>Yours</p><p>Sales</p>"
SHORT = "<p>Your Service</p>"


def new(**fields: object) -> Draft:
    return Draft.new(**({"wants_signature": True, "channel_type": "email"} | fields))


def test_a_new_draft_gets_a_line_to_write_in_and_the_signature_below() -> None:
    draft = signature.signed(new(), SUPPORT)
    assert draft.html == f"<p><br></p>{SUPPORT}"
    assert draft.text.strip() == "Kind regards\n\nSupport\nMuster GmbH"
    assert draft.body_mode == RICH
    assert not draft.text_is_own
    assert signature.stands(draft)


def test_a_channel_of_words_gets_the_words() -> None:
    draft = signature.signed(new(channel_type="sms"), SHORT)
    assert (draft.html, draft.text) == ("", "\n\nYour Service")


def test_a_draft_with_nothing_but_the_signature_is_empty() -> None:
    for kind, signed in (("email", SUPPORT), ("sms", SHORT), ("postal", SUPPORT)):
        draft = signature.signed(new(channel_type=kind), signed)
        assert draft.is_empty, kind
        assert "nothing_to_send" in codes(
            good(kind, subject="").replace(
                html=draft.html, text=draft.text, signature=draft.signature
            )
        )
        assert not draft.replace(text="x" + draft.text, html="").is_empty
        assert not draft.replace(subject="Hello").is_empty
    written = signature.signed(new(html="<p>Hi</p>", text="Hi"), SUPPORT)
    assert not written.is_empty


def test_a_bold_word_more_in_the_markup_is_not_empty() -> None:
    draft = signature.signed(new(), SUPPORT)
    assert not draft.replace(html=draft.html.replace("<p><br></p>", "<hr>")).is_empty


def test_another_channel_has_another_signature_and_the_words_stay() -> None:
    draft = signature.signed(new(html="<p>Dear <i>all</i></p>", text="Dear all"), SUPPORT)
    other = signature.signed(draft, SALES)
    assert other.html == f"<p>Dear <i>all</i></p>{SALES}"
    assert other.text == "Dear all\n\nYours\n\nSales"
    assert signature.signed(other, SUPPORT) == draft


def test_a_channel_without_a_signature_takes_it_away_and_the_next_brings_one_back() -> None:
    draft = signature.signed(new(html="<p>Hi</p>", text="Hi"), SUPPORT)
    bare = signature.signed(draft, "")
    assert (bare.html, bare.text, bare.signature) == ("<p>Hi</p>", "Hi", "")
    assert signature.signed(bare, SALES).html == f"<p>Hi</p>{SALES}"
    empty = signature.signed(signature.signed(new(), SUPPORT), "")
    assert (empty.html, empty.text) == ("", "")


def test_from_mail_to_sms_and_back_nothing_is_doubled() -> None:
    draft = signature.signed(new(), SUPPORT)
    sms = signature.signed(draft.replace(channel_type="sms"), SHORT)
    assert (sms.html, sms.text) == ("", "\n\nYour Service")
    back = signature.signed(sms.replace(channel_type="email"), SUPPORT)
    assert (back.html, back.text, back.body_mode) == (draft.html, draft.text, RICH)


@pytest.mark.parametrize("edited", ["Kind regards from Erika", "Best", ""])
def test_an_edited_signature_is_left_alone_for_good(edited: str) -> None:
    draft = signature.signed(new(html="<p>Hi</p>", text="Hi"), SUPPORT)
    html = draft.html.replace("Kind regards", edited)
    theirs = draft.replace(html=html, text=markup.plain_text(html))
    for other in (SALES, "", SUPPORT):
        assert signature.signed(theirs, other) == theirs


def test_a_signature_that_was_deleted_does_not_come_back() -> None:
    draft = signature.signed(new(html="<p>Hi</p>", text="Hi"), SUPPORT)
    deleted = draft.replace(html="<p>Hi</p>", text="Hi")
    assert signature.signed(deleted, SALES) == deleted


def test_words_edited_by_hand_beside_the_markup_are_kept() -> None:
    draft = signature.signed(new(html="<p>Hi</p>", text="Hi"), SUPPORT)
    own = draft.replace(text="Hi there\n\nmy own end", text_is_own=True)
    assert signature.signed(own, SALES) == own
    own = draft.replace(text="Hi there\n\n" + signature.words(SUPPORT), text_is_own=True)
    other = signature.signed(own, SALES)
    assert other.text == "Hi there\n\nYours\n\nSales"
    assert other.html == f"<p>Hi</p>{SALES}"


def test_a_draft_that_came_from_elsewhere_gets_none() -> None:
    draft = Draft.new(channel_type="email", html="<p>Hi</p>", text="Hi")
    assert signature.signed(draft, SUPPORT) == draft


def test_in_an_answer_it_stands_above_the_quote() -> None:
    quote = "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"
    html = f"<p>Yes</p><blockquote><p>x</p></blockquote><p>No</p>{quote}"
    draft = signature.signed(new(html=html, text=markup.plain_text(html)), SUPPORT)
    assert draft.html == (f"<p>Yes</p><blockquote><p>x</p></blockquote><p>No</p>{SUPPORT}{quote}")
    assert signature.signed(draft, "").html == html
    plain = signature.signed(new(channel_type="sms", text="Yes\n\n> a\n> b"), SHORT)
    assert plain.text == "Yes\n\nYour Service\n\n> a\n> b"


def test_source_with_a_whole_page_keeps_it_inside() -> None:
    html = "<html><body><table><tr><td>x</td></tr></table></body></html>"
    draft = signature.signed(new(html=html, text="x", body_mode="html"), SUPPORT)
    assert draft.html.endswith(f"</table>{SUPPORT}</body></html>")
    assert draft.body_mode == "html"


def test_a_text_written_on_sms_stays_text_on_mail() -> None:
    draft = new(channel_type="email", text="Hello", body_mode=TEXT)
    signed = signature.signed(draft, SUPPORT)
    assert signed.html == ""
    assert signed.text == "Hello\n\nKind regards\n\nSupport\nMuster GmbH"


def test_a_copy_has_it_once_and_it_changes_there_too() -> None:
    draft = signature.signed(new(html="<p>Hi</p>", text="Hi"), SUPPORT)
    copy = snapshot.from_json(snapshot.to_json(draft.duplicate()))
    assert signature.signed(copy, SUPPORT).html == draft.html
    assert signature.signed(copy, SALES).html == f"<p>Hi</p>{SALES}"


_words = st.text(alphabet="ab \n>", max_size=12)
_signs = st.sampled_from(["", SUPPORT, SALES, SHORT])
_types = st.sampled_from(["email", "sms", "whatsapp", "postal", ""])


@given(_words, st.booleans(), st.lists(st.tuples(_types, _signs), min_size=1, max_size=6))
def test_whatever_the_channels_no_word_is_lost_and_no_signature_stands_twice(
    words: str, rich: bool, path: list[tuple[str, str]]
) -> None:
    html = markup.from_plain(words) if rich else ""
    text = markup.plain_text(html) if rich else words
    draft = new(html=html, text=text)
    for kind, sign in path:
        draft = signature.signed(draft.replace(channel_type=kind), sign)
        for one in (SUPPORT, SALES, SHORT):
            count = 1 if one == sign else 0
            assert draft.text.count(signature.words(one)) == count
            assert draft.html.count(one) in ((count,) if draft.html else (0,))
        assert "".join(signature.without(draft.text, draft.signature).split()) == "".join(
            text.split()
        )


def test_source_with_a_line_for_each_block_still_has_it() -> None:
    laid_out = "<p>Hello</p>\n" + SUPPORT.replace("><", ">\n<")
    draft = signature.signed(new(), SUPPORT).replace(html=laid_out)
    assert signature.stands(draft)
    assert signature.signed(draft, SALES).html == f"<p>Hello</p>{SALES}\n"
    assert not signature.stands(draft.replace(html=laid_out.replace("Kind", "Best")))
    assert signature.signed(new(), SUPPORT).replace(html=laid_out[len("<p>Hello</p>") :]).is_empty
